"""The steps of a poster: texts of a layout that a venue may word otherwise.

The elements of step 3 are ``step-3``, with the words of a language, and ``step-3-zh`` and ``step-3-en`` on posters in
both. A layout whose words stay the same is the same layout, so that its posters keep their serials.
"""

import re
from dataclasses import replace

from desktop.domain.posters import Language
from desktop.domain.wording import StepTexts
from desktop.posters.document.layout import Element, Layout, TextProps

_STEP = re.compile(r"step-([1-9])(-zh|-en)?")


def with_steps(layout: Layout, language: Language, steps: StepTexts) -> Layout:
    """The layout with these steps in one language; the words of the others stay, so that they change no poster of it."""
    elements = tuple(_worded(element, language, steps) for element in layout.elements)
    return layout if elements == layout.elements else replace(layout, elements=elements)


def steps_shown(layout: Layout, language: Language, steps: StepTexts) -> tuple[tuple[str, str], ...]:
    """Which texts of the steps a layout has in a language: the element, and the field that they come from, such as
    ``steps_zh.1``."""
    found = ((e, _STEP.fullmatch(e.id)) for e in layout.elements if e.is_shown(language))
    return tuple(
        (element.id, f"steps_{'en' if _is_english(match, language) else 'zh'}.{match[1]}")
        for element, match in found
        if match is not None and int(match[1]) <= len(steps.zh)
    )


def is_step(element: Element, steps: StepTexts) -> bool:
    """Whether an element's words are the venue's: it is the text of one of these steps."""
    match = _STEP.fullmatch(element.id)
    return match is not None and isinstance(element.props, TextProps) and int(match[1]) <= len(steps.zh)


def _worded(element: Element, language: Language, steps: StepTexts) -> Element:
    match, props = _STEP.fullmatch(element.id), element.props
    if match is None or not isinstance(props, TextProps) or language not in element.languages:
        return element
    texts = steps.en if _is_english(match, language) else steps.zh
    number = int(match[1])
    if number > len(texts) or props.words[language] == texts[number - 1]:
        return element
    return replace(element, props=replace(props, words={**props.words, language: texts[number - 1]}))


def _is_english(match: "re.Match[str]", language: Language) -> bool:
    return match[2] == "-en" or (match[2] is None and language is Language.EN)
