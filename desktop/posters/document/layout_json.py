"""Layout documents as JSON: read with every mistake named in a sentence, written so that reading gives the same.

The file's shape is the dataclasses of ``layout``; ``version`` rises whenever an older program would print a newer
document differently. A property that came after the first released version is written only where it is not at its
default: a document that does not use it stays byte for byte what it was, and so do the digests of its posters.
"""

import base64
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.document.bindings import FIELDS, fields_of
from desktop.posters.document.jsonfields import Json, damaged, filled, list_at, numbers, object_at, plain, text_at
from desktop.posters.document.layout import (
    VERSION,
    ArrowProps,
    Asset,
    CodeProps,
    CopyPlacement,
    Element,
    Frame,
    ImageProps,
    Imposition,
    Layout,
    PageFormat,
    Props,
    Rule,
    ShapeProps,
    TextByLanguage,
    TextProps,
)
from desktop.posters.typesetting.text import TextStyle

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_KINDS: Mapping[str, type[Props]] = {
    "text": TextProps,
    "qr": CodeProps,
    "image": ImageProps,
    "shape": ShapeProps,
    "arrow": ArrowProps,
}
_READ_APART = frozenset({"type", "frame", "languages", "bind", "style", "props"})
PICTURE_FORMATS = (PngImageFile.format, JpegImageFile.format)  # with their plugins, which Pillow loads late otherwise
"""What pictures inside a layout may be. Named where one is opened: Pillow would try its other readers on hostile bytes."""
_FIRST_VERSION = 1
_FIRST: Mapping[type, frozenset[str]] = {
    Layout: frozenset("id sheet name page styles elements large_print assets overrides".split()),
    PageFormat: frozenset("width height bleed safe imposition".split()),
    TextStyle: frozenset("size min_size weight colour align vertical leading max_lines balance".split()),
    Element: frozenset("id frame props rotation z lock languages".split()),
    CodeProps: frozenset("bind level colour background distance min_version logo logo_share".split()),
    ImageProps: frozenset({"asset"}),
    ShapeProps: frozenset("shape fill stroke stroke_width radius dash".split()),
    ArrowProps: frozenset({"colour"}),
}
"""Properties of the first released version. They are always written, default or not. Add nothing here: the digest of
every poster ever printed is over these names."""


def load(text: str | bytes) -> Layout:
    """Read a layout document. Raises ``BadInput`` with one sentence that names the place and the mistake."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged("", message("layout", "it is not JSON")) from error
    if not isinstance(data, dict) or not isinstance(data.get("version"), int):
        raise damaged("version", message("layout", "it is missing"))
    if data["version"] != VERSION:
        raise BadInput(
            message(
                "layout",
                "This layout was made by another version of VenueDesk (layout version {version}; "
                "this program reads {known}).",
                version=data["version"],
                known=VERSION,
            )
        )
    layout = Layout(
        id=text_at(data, "id"),
        sheet=text_at(data, "sheet"),
        name=text_at(data, "name"),
        page=_page(object_at(data, "page")),
        styles={name: filled(TextStyle, s, f"styles.{name}") for name, s in object_at(data, "styles").items()},
        elements=tuple(_element(e, f"elements.{i}") for i, e in enumerate(list_at(data, "elements"))),
        large_print=bool(data.get("large_print", False)),
        assets={name: _asset(name, encoded) for name, encoded in object_at(data, "assets").items()},
        overrides=_overrides(object_at(data, "overrides")),
    )
    _check_references(layout)
    for gate_id in layout.overrides:
        for_gate(layout, gate_id)
    return layout


def dump(layout: Layout) -> str:
    """Write a layout document; ``load`` gives back an equal one."""
    return _written(layout, VERSION)


def canonical(layout: Layout) -> str:
    """What the digest of a poster is taken over: the document as the first version wrote it, with the properties that
    came later where they are not at their default.

    It does not name today's version, and a new property with a default changes it for no layout that leaves the
    property alone. Every serial that was ever given hangs on this text; change nothing of what it writes already.
    """
    return _written(layout, _FIRST_VERSION)


def _written(layout: Layout, version: int) -> str:
    page = _plain(layout.page)
    if layout.page.imposition:
        page["imposition"] = {
            "width": layout.page.imposition.width,
            "height": layout.page.imposition.height,
            "cells": [[c.x, c.y, c.rotation] for c in layout.page.imposition.cells],
            "rules": [[r.x1, r.y1, r.x2, r.y2] for r in layout.page.imposition.rules],
        }
    document = {
        "version": version,
        "id": layout.id,
        "sheet": layout.sheet,
        "name": layout.name,
        "large_print": layout.large_print,
        "page": page,
        "styles": {name: _plain(style) for name, style in layout.styles.items()},
        "assets": {name: base64.b64encode(asset.data).decode("ascii") for name, asset in layout.assets.items()},
        "elements": [element_json(element) for element in layout.elements],
        "overrides": layout.overrides,
        **_later(layout),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def for_gate(layout: Layout, gate_id: str) -> Layout:
    """The layout as it is at one gate, its overrides applied. Raises ``BadInput`` where one does not fit."""
    patches = layout.overrides.get(gate_id)
    if not patches:
        return layout
    elements = tuple(
        _element({**element_json(element), **patches[element.id]}, f"overrides.{gate_id}.{element.id}")
        if element.id in patches
        else element
        for element in layout.elements
    )
    changed = replace(layout, elements=elements)
    _check_references(changed)
    return changed


def element_json(element: Element) -> dict[str, object]:
    """One element in the file's shape, which is also the shape of an override."""
    out: dict[str, object] = {
        "id": element.id,
        "type": next(kind for kind, props in _KINDS.items() if isinstance(element.props, props)),
        "frame": [element.frame.x, element.frame.y, element.frame.width, element.frame.height],
        "rotation": element.rotation,
        "z": element.z,
        "lock": element.lock,
        "languages": [language.value for language in Language if language in element.languages],
        **_later(element),
    }
    if isinstance(element.props, TextProps):
        return out | {"bind": _words_out(element.props.words), "style": _words_out(element.props.styles)}
    props = _plain(element.props)
    if isinstance(element.props, CodeProps):
        out["bind"] = props.pop("bind")
    return out | {"props": props}


def _plain(value: "DataclassInstance") -> dict[str, object]:
    return plain(value, _first(value))


def _later(value: "DataclassInstance") -> dict[str, object]:
    """The properties that came after the first version and are not at their default."""
    return {name: found for name, found in plain(value, frozenset()).items() if name not in _first(value)}


def _first(value: "DataclassInstance") -> frozenset[str]:
    return next((names for kind, names in _FIRST.items() if isinstance(value, kind)), frozenset())


def _page(data: Json) -> PageFormat:
    sheet = data.get("imposition")
    page = filled(PageFormat, {key: value for key, value in data.items() if key != "imposition"}, "page")
    if page.width <= 0 or page.height <= 0:
        raise damaged("page", message("layout", "width and height must be above zero"))
    if sheet is None:
        return page
    at = "page.imposition"
    if not isinstance(sheet, dict):
        raise damaged(at, message("layout", "it must be an object"))
    cells = [numbers(cell, 3, f"{at}.cells") for cell in list_at(sheet, "cells")]
    rules = [numbers(rule, 4, f"{at}.rules") for rule in sheet.get("rules", ())]
    width, height = numbers([sheet.get("width"), sheet.get("height")], 2, at)
    imposition = Imposition(
        width,
        height,
        tuple(CopyPlacement(x, y, int(turn)) for x, y, turn in cells),
        tuple(Rule(*rule) for rule in rules),
    )
    return replace(page, imposition=imposition)


def _element(data: object, at: str) -> Element:
    if not isinstance(data, dict) or data.get("type") not in _KINDS:
        raise damaged(f"{at}.type", message("layout", "it must be one of {choices}", choices=", ".join(_KINDS)))
    x, y, width, height = numbers(data.get("frame"), 4, f"{at}.frame")
    # A straight line has no height; everything else covers some paper.
    if width < 0 or height < 0 or (data["type"] != "shape" and not (width and height)):
        raise damaged(f"{at}.frame", message("layout", "width and height must be above zero"))
    try:
        shown = frozenset(map(Language, data.get("languages", Language)))
    except (TypeError, ValueError) as error:
        raise damaged(f"{at}.languages", message("layout", "it names an unknown language")) from error
    rest = {key: value for key, value in data.items() if key not in _READ_APART}
    return filled(Element, rest, at, frame=Frame(x, y, width, height), props=_props(data, at), languages=shown)


def _props(data: Json, at: str) -> Props:
    kind = _KINDS[text_at(data, "type")]
    if kind is TextProps:
        return TextProps(_words(data.get("bind"), f"{at}.bind"), _words(data.get("style"), f"{at}.style"))
    if kind is CodeProps:
        return filled(CodeProps, object_at(data, "props"), f"{at}.props", bind=text_at(data, "bind"))
    return filled(kind, object_at(data, "props"), f"{at}.props")


def _overrides(data: Json) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    gates = {gate_id: object_at(data, gate_id) for gate_id in data}
    return {
        gate_id: {element: object_at(patches, element) for element in patches} for gate_id, patches in gates.items()
    }


def _asset(name: str, encoded: object) -> Asset:
    try:
        data = base64.b64decode(cast(str, encoded), validate=True)
    except (TypeError, ValueError) as error:
        raise damaged(f"assets.{name}", message("layout", "it cannot be read")) from error
    if hashlib.sha256(data).hexdigest() != name:
        raise damaged(f"assets.{name}", message("layout", "its content does not match its name"))
    try:
        with Image.open(io.BytesIO(data), formats=PICTURE_FORMATS) as image:
            return Asset(name, data, image.size)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise damaged(f"assets.{name}", message("layout", "it is not a picture")) from error


def _words(value: object, at: str) -> TextByLanguage:
    """One text for every language, or a text each; a language left out takes the Chinese one."""
    if isinstance(value, str):
        return dict.fromkeys(Language, value)
    if not isinstance(value, dict) or not value or not all(isinstance(v, str) for v in value.values()):
        raise damaged(at, message("layout", "it must be a text, or a text for each language"))
    if strange := [key for key in value if key not in set(Language)]:
        raise damaged(f"{at}.{strange[0]}", message("layout", "it names an unknown language"))
    first = next(iter(value.values()))
    return {language: value.get(language, value.get(Language.ZH, first)) for language in Language}


def _words_out(words: TextByLanguage) -> str | dict[str, str]:
    texts = {language.value: words[language] for language in Language}
    return words[Language.ZH] if len(set(texts.values())) == 1 else texts


def _check_references(layout: Layout) -> None:
    seen: set[str] = set()
    for element in layout.elements:
        at = f"elements.{element.id}"
        if element.id in seen:
            raise damaged(at, message("layout", "there are two of that name"))
        seen.add(element.id)
        match element.props:
            case TextProps(words, styles):
                _check_fields((text for language, text in words.items() if language in element.languages), at)
                if unknown := [name for name in styles.values() if name not in layout.styles]:
                    raise damaged(at, message("layout", "the style {name} does not exist", name=unknown[0]))
            case CodeProps(bind=bind, logo=logo):
                _check_fields([bind], at)
                _check_asset(layout, logo, at)
            case ImageProps(asset):
                _check_asset(layout, asset, at)
            case _:
                pass


def _check_fields(texts: Iterable[str], at: str) -> None:
    for text in texts:
        if unknown := [name for name in fields_of(text) if name not in FIELDS]:
            raise damaged(at, message("layout", "there is no field {name}", name="{" + unknown[0] + "}"))


def _check_asset(layout: Layout, name: str | None, at: str) -> None:
    if name is not None and name not in layout.assets:
        raise damaged(at, message("layout", "its picture is not in the file"))
