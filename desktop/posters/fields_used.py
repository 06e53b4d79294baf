"""Which fields a layout prints: an edit of anything else leaves its posters as they are."""

from desktop.domain.posters import Language
from desktop.posters.bindings import fields_of
from desktop.posters.layout import CodeProps, Element, Layout, TextProps


def fields_used(layout: Layout, language: Language) -> frozenset[str]:
    """Names of the fields that the layout's texts and codes ask for in a language."""
    shown = (element for element in layout.elements if language in element.languages)
    return frozenset(name for element in shown for name in fields_of_element(element, language))


def fields_of_element(element: Element, language: Language) -> tuple[str, ...]:
    """Names of the fields that one element asks for in a language."""
    match element.props:
        case TextProps(words, _):
            return fields_of(words[language])
        case CodeProps(bind=bind):
            return fields_of(bind)
        case _:
            return ()
