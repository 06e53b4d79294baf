"""Text styles of a document: changing how texts are set, without changing others that share the style."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from desktop.domain.posters import Language
from desktop.posters.document.layout import Element, Layout, TextProps
from desktop.posters.editing.actions import edited, elements_of, free_name
from desktop.posters.typesetting.text import TextStyle


def style_of(layout: Layout, element: Element, language: Language) -> TextStyle | None:
    """How an element's text is set in a language; None for what is no text."""
    return layout.styles[element.props.styles[language]] if isinstance(element.props, TextProps) else None


def with_styles(
    layout: Layout, styles: Mapping[str, TextStyle], elements: Collection[Element]
) -> tuple[Layout, tuple[Element, ...]]:
    """The layout with styles of elements that come from elsewhere, and these elements with the names that the styles
    have here: one that is there already is shared, another style of that name gets a new one."""
    known, names = dict(layout.styles), {}
    for name, style in styles.items():
        if known.get(name) == style:
            names[name] = name
            continue
        names[name] = free_name(name, known)
        known[names[name]] = style
    return replace(layout, styles=known), tuple(_renamed(element, names) for element in elements)


def restyled(
    layout: Layout, gate_id: str | None, ids: Collection[str], language: Language, changes: Mapping[str, object]
) -> Layout:
    """Texts with some properties of their style changed in one language, by the fields of ``TextStyle``. Texts that
    share a style and are not among ``ids`` keep theirs; those that shared one go on sharing it."""
    texts = {i: e for i, e in elements_of(layout, gate_id).items() if i in ids and isinstance(e.props, TextProps)}
    new: dict[str, str] = {}
    styles = dict(layout.styles)
    for element in texts.values():
        assert isinstance(element.props, TextProps)
        old = element.props.styles[language]
        if old not in new:
            new[old] = old if _is_only_of(layout, gate_id, old, ids, language) else free_name(old, styles)
            styles[new[old]] = _changed(layout.styles[old], changes)

    def change(element: Element) -> Element:
        props = element.props
        if not isinstance(props, TextProps) or props.styles[language] not in new:
            return element
        return replace(element, props=replace(props, styles={**props.styles, language: new[props.styles[language]]}))

    return edited(replace(layout, styles=styles), gate_id, texts.keys(), change)


def _changed(style: TextStyle, changes: Mapping[str, object]) -> TextStyle:
    """A style with some fields changed. The least size is never above the size: the one that was not set follows."""
    new = replace(style, **changes)  # type: ignore[arg-type]
    if new.min_size <= new.size:
        return new
    return replace(new, size=new.min_size) if "size" not in changes else replace(new, min_size=new.size)


def set_in(layout: Layout, gate_id: str | None, ids: Collection[str], language: Language, style: str) -> Layout:
    """Texts in a style of the document, in one language."""

    def change(element: Element) -> Element:
        props = element.props
        if not isinstance(props, TextProps):
            return element
        return replace(element, props=replace(props, styles={**props.styles, language: style}))

    return edited(layout, gate_id, ids, change)


def _is_only_of(layout: Layout, gate_id: str | None, style: str, ids: Collection[str], language: Language) -> bool:
    """Whether a style is used by these elements in this language alone, so that it can be changed itself."""
    if gate_id is not None:
        return False
    texts = [e for e in layout.elements if isinstance(e.props, TextProps)]
    uses = {
        (e.id, spoken)
        for e in texts
        if isinstance(e.props, TextProps)
        for spoken, name in e.props.styles.items()
        if name == style and spoken in e.languages
    }
    return uses <= {(i, language) for i in ids} and not layout.overrides


def _renamed(element: Element, names: Mapping[str, str]) -> Element:
    props = element.props
    if not isinstance(props, TextProps):
        return element
    return replace(element, props=replace(props, styles={k: names.get(v, v) for k, v in props.styles.items()}))
