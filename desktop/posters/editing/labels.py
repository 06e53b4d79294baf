"""What people call an element: by the name that they gave it, what it is bound to, or its own words."""

from collections.abc import Mapping

from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.document.bindings import fields_of, text_parts
from desktop.posters.document.layout import (
    ArrowProps,
    CodeProps,
    Element,
    ImageProps,
    ShapeKind,
    ShapeProps,
    TextProps,
)

_LONGEST = 16
"""Characters of an element's own words that name it."""


def label_of(element: Element, language: Language) -> Message:
    """The name of an element in lists, in the studio's undo menu, and to screen readers."""
    if element.label:
        return message("studio", "{name}", name=element.label)
    match element.props:
        case TextProps(words, _):
            return _text_label(words[language])
        case CodeProps():
            return message("studio", "QR code")
        case ImageProps():
            return message("studio", "Picture")
        case ArrowProps():
            return message("studio", "Arrow")
        case ShapeProps(shape):
            return _shapes()[shape]


def field_labels() -> Mapping[str, Message]:
    """What people call the fields that a text can hold, in the order of the list to insert one from."""
    return {
        "venue.name": message("studio", "Venue name"),
        "venue.address": message("studio", "Venue address"),
        "venue.code": message("studio", "Venue number"),
        "gate.name": message("studio", "Gate name"),
        "gate.code": message("studio", "Gate number"),
        "poster.serial": message("studio", "Serial number"),
        "poster.issued_on": message("studio", "Issue date"),
        "code.payload": message("studio", "Content of the code"),
    }


def _text_label(text: str) -> Message:
    fields = fields_of(text)
    if fields and fields[0] in field_labels():
        return field_labels()[fields[0]]
    words = " ".join("".join(part.text for part in text_parts(text)).split())
    if not words:
        return message("studio", "Text")
    return message("studio", "“{words}”", words=words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")


def _shapes() -> Mapping[ShapeKind, Message]:
    return {
        ShapeKind.BOX: message("studio", "Box"),
        ShapeKind.ELLIPSE: message("studio", "Circle"),
        ShapeKind.LINE: message("studio", "Line"),
    }
