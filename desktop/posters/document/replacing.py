"""A text replaced wherever a layout says it: in its texts of every language, and in what differs at single gates."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.posters.document.layout import Layout, TextProps

_MARK = re.compile(r"(\{[^{}]*\}|\*\*)")


@dataclass(frozen=True, slots=True)
class Replaced:
    """A layout with a text replaced: how often, and each text of it that is another now, before and after."""

    layout: Layout
    count: int
    texts: tuple[tuple[str, str], ...]


def replaced_text(text: str, find: str, replacement: str) -> tuple[str, int]:
    """A text of a layout with all places replaced, and how many there were.

    What stands in braces is a field, and two stars begin and end bold type: both stay as they are, unless what is looked
    for has such a mark itself.
    """
    if not find:
        return text, 0
    if _MARK.search(find):
        return text.replace(find, replacement), text.count(find)
    parts = _MARK.split(text)
    count = sum(part.count(find) for part in parts[::2])
    parts[::2] = [part.replace(find, replacement) for part in parts[::2]]
    return "".join(parts), count


def with_replaced(layout: Layout, find: str, replacement: str, left_out: Callable[[str], bool]) -> Replaced:
    """The layout with all places replaced, but in elements (by their identifiers) that are ``left_out``."""
    count, texts = 0, dict[tuple[str, str], None]()

    def change(text: str) -> str:
        nonlocal count
        after, times = replaced_text(text, find, replacement)
        if times:
            texts[text, after] = None
        count += times
        return after

    elements, changed = [], {e.id for e in layout.elements if isinstance(e.props, TextProps) and not left_out(e.id)}
    for element in layout.elements:
        if isinstance(element.props, TextProps) and element.id in changed:
            seen = {text: change(text) for text in dict.fromkeys(element.props.words.values())}
            words = {language: seen[text] for language, text in element.props.words.items()}
            element = replace(element, props=replace(element.props, words=words))
        elements.append(element)
    overrides = {
        gate: {name: _patched(patch, change) if name in changed else patch for name, patch in patches.items()}
        for gate, patches in layout.overrides.items()
    }
    return Replaced(replace(layout, elements=tuple(elements), overrides=overrides), count, tuple(texts))


def _patched(patch: Mapping[str, object], change: Callable[[str], str]) -> Mapping[str, object]:
    """What differs at a gate, with its words changed: one text for all languages, or one each."""
    bind = patch.get("bind")
    if isinstance(bind, str):
        return {**patch, "bind": change(bind)}
    if isinstance(bind, Mapping):
        seen = {text: change(text) for text in dict.fromkeys(map(str, bind.values()))}
        return {**patch, "bind": {language: seen[str(text)] for language, text in bind.items()}}
    return patch
