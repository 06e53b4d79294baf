"""Layout documents as JSON: read with every mistake named in a sentence, written so that reading gives the same.

The file's shape is the dataclasses of ``layout`` with short names; ``version`` rises whenever an older program
would print a newer document differently.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any, TypeAlias

from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.posters.bindings import FIELDS, fields_of
from desktop.posters.fonts import Weight
from desktop.posters.layout import (
    VERSION,
    ArrowProps,
    Asset,
    Cell,
    CodeProps,
    Element,
    Frame,
    ImageProps,
    Imposition,
    Layout,
    Page,
    Props,
    Rule,
    ShapeKind,
    ShapeProps,
    TextProps,
    Words,
)  # fmt: skip
from desktop.posters.qr import Level
from desktop.posters.text import Align, TextStyle, VerticalAlign

Json: TypeAlias = Mapping[str, Any]

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_COLOURS = {"colour", "background", "fill", "stroke"}
_KINDS: Mapping[str, type[Props]] = {
    "text": TextProps, "qr": CodeProps, "image": ImageProps, "shape": ShapeProps, "arrow": ArrowProps,
}  # fmt: skip
_CHOICES: Mapping[str, type[StrEnum]] = {
    "weight": Weight, "align": Align, "vertical": VerticalAlign, "level": Level, "shape": ShapeKind,
}  # fmt: skip


def load(text: str | bytes) -> Layout:
    """Read a layout document. Raises ``BadInput`` with one sentence that names the place and the mistake."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise _damaged("", message("layout", "it is not JSON")) from error
    if not isinstance(data, dict) or not isinstance(data.get("version"), int):
        raise _damaged("version", message("layout", "it is missing"))
    if data["version"] != VERSION:
        raise BadInput(
            message("layout", "This layout was made by another version of VenueDesk (layout version {version}; "
                    "this program reads {known}).", version=data["version"], known=VERSION)
        )  # fmt: skip
    return _layout(data)


def dump(layout: Layout) -> str:
    """Write a layout document; ``load`` gives back an equal one."""
    page = _plain(layout.page)
    page["imposition"] = layout.page.imposition and {
        "width": layout.page.imposition.width,
        "height": layout.page.imposition.height,
        "cells": [[c.x, c.y, c.rotation] for c in layout.page.imposition.cells],
        "rules": [[r.x1, r.y1, r.x2, r.y2] for r in layout.page.imposition.rules],
    }
    document = {
        "version": VERSION,
        "id": layout.id,
        "sheet": layout.sheet,
        "name": layout.name,
        "large_print": layout.large_print,
        "page": page,
        "styles": {name: _plain(style) for name, style in layout.styles.items()},
        "assets": {name: base64.b64encode(asset.data).decode("ascii") for name, asset in layout.assets.items()},
        "elements": [element_json(element) for element in layout.elements],
        "overrides": layout.overrides,
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
    _check_references(changed := replace(layout, elements=elements))
    return changed


def element_json(element: Element) -> dict[str, Any]:
    """One element in the file's shape, which is also the shape of an override."""
    out: dict[str, Any] = {
        "id": element.id,
        "type": next(kind for kind, props in _KINDS.items() if isinstance(element.props, props)),
        "frame": [element.frame.x, element.frame.y, element.frame.width, element.frame.height],
        "rotation": element.rotation,
        "z": element.z,
        "lock": element.lock,
        "languages": [language.value for language in Language if language in element.languages],
    }
    if isinstance(element.props, TextProps):
        return out | {"bind": _words_out(element.props.words), "style": _words_out(element.props.styles)}
    props = _plain(element.props)
    if isinstance(element.props, CodeProps):
        out["bind"] = props.pop("bind")
    return out | {"props": props}


def _layout(data: Json) -> Layout:
    elements = tuple(_element(e, f"elements.{i}") for i, e in enumerate(_list(data, "elements")))
    layout = Layout(
        id=_text(data, "id"),
        sheet=_text(data, "sheet"),
        name=_text(data, "name"),
        page=_page(_object(data, "page")),
        styles={name: _filled(TextStyle, style, f"styles.{name}") for name, style in _object(data, "styles").items()},
        elements=elements,
        large_print=bool(data.get("large_print", False)),
        assets={name: _asset(name, encoded) for name, encoded in data.get("assets", {}).items()},
        overrides=data.get("overrides", {}),
    )
    _check_references(layout)
    for gate_id in layout.overrides:
        for_gate(layout, gate_id)
    return layout


def _page(data: Json) -> Page:
    imposition = data.get("imposition")
    page: Page = _filled(Page, {k: v for k, v in data.items() if k != "imposition"}, "page")
    if imposition is None:
        return page
    try:
        return replace(page, imposition=Imposition(
            float(imposition["width"]), float(imposition["height"]),
            tuple(Cell(float(x), float(y), int(turn)) for x, y, turn in imposition["cells"]),
            tuple(Rule(*map(float, rule)) for rule in imposition.get("rules", ())),
        ))  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged("page.imposition", message("layout", "it is incomplete")) from error


def _element(data: Any, at: str) -> Element:
    if not isinstance(data, dict) or data.get("type") not in _KINDS:
        raise _damaged(f"{at}.type", message("layout", "it must be one of {choices}", choices=", ".join(_KINDS)))
    frame = data.get("frame")
    if not (isinstance(frame, list) and len(frame) == 4 and all(_is_number(n) for n in frame)):
        raise _damaged(f"{at}.frame", message("layout", "it must be four numbers"))
    if frame[2] < 0 or frame[3] < 0 or (data["type"] != "shape" and 0 in frame[2:]):
        raise _damaged(f"{at}.frame", message("layout", "width and height must be above zero"))
    languages = data.get("languages", [language.value for language in Language])
    try:
        shown = frozenset(map(Language, languages))
    except (TypeError, ValueError) as error:
        raise _damaged(f"{at}.languages", message("layout", "it names an unknown language")) from error
    common = {key: data[key] for key in ("id", "rotation", "z", "lock") if key in data}
    element: Element = _filled(Element, {**common, "frame": Frame(*map(float, frame)), "props": _props(data, at),
                             "languages": shown}, at)  # fmt: skip
    return element


def _props(data: Json, at: str) -> Props:
    kind = _KINDS[data["type"]]
    if kind is TextProps:
        return TextProps(_words(data.get("bind"), f"{at}.bind"), _words(data.get("style"), f"{at}.style"))
    given = dict(data.get("props", {}))
    if kind is CodeProps:
        given["bind"] = data.get("bind")
    props: Props = _filled(kind, given, f"{at}.props")
    return props


def _filled(kind: type[Any], data: Any, at: str) -> Any:
    """A dataclass from an object of the file: right names, right types, nothing missing."""
    if not isinstance(data, dict):
        raise _damaged(at, message("layout", "it must be an object"))
    known = {f.name: f for f in fields(kind)}
    if strange := [key for key in data if key not in known]:
        raise _damaged(f"{at}.{strange[0]}", message("layout", "it is not known"))
    values = {}
    for name, value in data.items():
        values[name] = _value(name, value, str(known[name].type), f"{at}.{name}")
    if absent := [n for n, f in known.items() if n not in values and f.default is MISSING]:
        raise _damaged(f"{at}.{absent[0]}", message("layout", "it is missing"))
    return kind(**values)


def _value(name: str, value: Any, type_name: str, at: str) -> Any:
    if name in _CHOICES:
        try:
            return _CHOICES[name](value)
        except ValueError as error:
            choices = ", ".join(_CHOICES[name])
            raise _damaged(at, message("layout", "it must be one of {choices}", choices=choices)) from error
    if name in _COLOURS and value is not None and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        raise _damaged(at, message("layout", "it must be a colour such as #0B6E63"))
    if value is None and "None" in type_name:
        return value
    if "float" in type_name:
        if not _is_number(value):
            raise _damaged(at, message("layout", "it must be a number"))
        return float(value)
    expected = {"<class 'int'>": int, "<class 'bool'>": bool, "<class 'str'>": str}.get(type_name)
    if expected and (not isinstance(value, expected) or (expected is int and isinstance(value, bool))):
        raise _damaged(at, message("layout", "it has the wrong type"))
    return value


def _check_references(layout: Layout) -> None:
    seen: set[str] = set()
    for element in layout.elements:
        at = f"elements.{element.id}"
        if element.id in seen:
            raise _damaged(at, message("layout", "there are two of that name"))
        seen.add(element.id)
        match element.props:
            case TextProps(words, styles):
                _check_fields([text for language, text in words.items() if language in element.languages], at)
                if unknown := [name for name in styles.values() if name not in layout.styles]:
                    raise _damaged(at, message("layout", "the style {name} does not exist", name=unknown[0]))
            case CodeProps() as code:
                _check_fields([code.bind], at)
                _check_asset(layout, code.logo, at)
            case ImageProps(asset):
                _check_asset(layout, asset, at)
            case _:
                pass


def _check_fields(texts: Iterable[str], at: str) -> None:
    for text in texts:
        if unknown := [name for name in fields_of(text) if name not in FIELDS]:
            raise _damaged(at, message("layout", "there is no field {name}", name="{" + unknown[0] + "}"))


def _check_asset(layout: Layout, name: str | None, at: str) -> None:
    if name is not None and name not in layout.assets:
        raise _damaged(at, message("layout", "its picture is not in the file"))


def _asset(name: str, encoded: Any) -> Asset:
    try:
        data = base64.b64decode(encoded, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise _damaged(f"assets.{name}", message("layout", "it cannot be read")) from error
    if hashlib.sha256(data).hexdigest() != name:
        raise _damaged(f"assets.{name}", message("layout", "its content does not match its name"))
    return Asset(name, data)


def _words(value: Any, at: str) -> Words:
    """One text for every language, or a text each; a language left out takes the Chinese one."""
    if isinstance(value, str):
        return dict.fromkeys(Language, value)
    if not isinstance(value, dict) or not value or not all(isinstance(v, str) for v in value.values()):
        raise _damaged(at, message("layout", "it must be a text, or a text for each language"))
    if strange := [key for key in value if key not in set(Language)]:
        raise _damaged(f"{at}.{strange[0]}", message("layout", "it names an unknown language"))
    first = next(iter(value.values()))
    return {language: value.get(language, value.get(Language.ZH, first)) for language in Language}


def _words_out(words: Words) -> str | dict[str, str]:
    texts = {language.value: words[language] for language in Language}
    return words[Language.ZH] if len(set(texts.values())) == 1 else texts


def _plain(value: Any) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in fields(value)}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _object(data: Json, key: str) -> dict[str, Any]:
    if not isinstance(data.get(key), dict):
        raise _damaged(key, message("layout", "it must be an object"))
    found: dict[str, Any] = data[key]
    return found


def _list(data: Json, key: str) -> list[Any]:
    if not isinstance(data.get(key), list):
        raise _damaged(key, message("layout", "it must be a list"))
    found: list[Any] = data[key]
    return found


def _text(data: Json, key: str) -> str:
    if not isinstance(data.get(key), str):
        raise _damaged(key, message("layout", "it must be a text"))
    found: str = data[key]
    return found


def _damaged(at: str, what: Message) -> BadInput:
    if not at:
        return BadInput(message("layout", "This layout cannot be used: {what}.", what=what))
    return BadInput(message("layout", "This layout cannot be used. At {place}: {what}.", place=at, what=what))
