"""Steps of a layout in a venue's own words."""

import pytest

from desktop.domain.posters import Language
from desktop.domain.wording import ShownCodes, StepTexts, usual_steps
from desktop.posters.document.layout import Layout, TextProps
from desktop.posters.document.steps import steps_shown, with_steps
from desktop.posters.document.templates import TemplateLibrary

OWN = StepTexts(("一", "二", "三"), ("one", "two", "three"))


def words(layout: Layout, language: Language) -> list[str]:
    shown = dict(steps_shown(layout, language, OWN))
    return [e.props.words[language] for e in layout.elements if e.id in shown and isinstance(e.props, TextProps)]


@pytest.mark.parametrize("language", Language)
def test_every_template_shows_every_step_or_none_in_the_words_of_the_venue(
    templates: TemplateLibrary, language: Language
) -> None:
    wanted = {
        Language.ZH: ["一", "二", "三"],
        Language.EN: ["one", "two", "three"],
        Language.ZH_EN: ["一", "one", "二", "two", "三", "three"],
    }
    for info in templates.list():
        plain = templates.layout(info.id)
        assert words(with_steps(plain, language, OWN), language) in (wanted[language], []), info.id
        for other in set(Language) - {language}:
            assert words(with_steps(plain, language, OWN), other) == words(plain, other), info.id


@pytest.mark.parametrize("language", Language)
def test_the_words_of_the_templates_leave_them_as_they_are(templates: TemplateLibrary, language: Language) -> None:
    released = usual_steps(ShownCodes(True, "粤康码", travel_card=True))
    for info in templates.list():
        plain = templates.layout(info.id)
        assert with_steps(plain, language, released) is plain, "their posters keep their serials"
