"""Which fields a layout prints: an edit of anything else leaves its posters as they are."""

from collections.abc import Iterator

from desktop.domain.posters import Language
from desktop.posters.bindings import fields_of
from desktop.posters.layout import CodeProps, Element, Layout, TextProps


def fields_asked(layout: Layout, language: Language) -> frozenset[str]:
    """Names of the fields that the layout's texts and codes ask for in a language."""
    return frozenset(
        name
        for element in layout.elements
        if language in element.languages
        for text in _texts(element, language)
        for name in fields_of(text)
    )


def _texts(element: Element, language: Language) -> Iterator[str]:
    match element.props:
        case TextProps(words, _):
            yield words[language]
        case CodeProps() as props:
            yield props.bind
