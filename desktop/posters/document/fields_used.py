"""Which fields a layout prints: an edit of anything else leaves its posters as they are."""

from desktop.domain.posters import Language
from desktop.posters.document.bindings import fields_of
from desktop.posters.document.layout import CodeProps, Element, Layout, TextProps
from desktop.posters.document.layout_json import for_gate


def fields_used(layout: Layout, language: Language) -> frozenset[str]:
    """Names of the fields that the layout's texts and codes ask for in a language, at any gate."""
    layouts = [layout, *(for_gate(layout, gate_id) for gate_id in layout.overrides)]
    shown = (element for one in layouts for element in one.elements if element.is_shown(language))
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
