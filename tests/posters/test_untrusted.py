"""Layout files from elsewhere: whatever is in them, one sentence or a layout, soon, and nothing else."""

import base64
import hashlib
import io
import json
import struct
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.domain.errors import BadInput
from desktop.domain.posters import Language
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import dump
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.document.untrusted import LIMITS, file_of, read_file
from desktop.posters.editing.editor import Editor
from tests.posters.editing.documents import ACTIONS, act, document
from tests.posters.samples import layout, text_element

Json = dict[str, Any]
BASE: Json = json.loads(
    dump(layout(text_element("{gate.name}"), {"id": "box", "type": "shape", "frame": [1, 2, 3, 4], "props": {}}))
)
QUICK = settings(max_examples=1000, deadline=1000, suppress_health_check=[HealthCheck.too_slow])


def png(width: int, height: int, data: bytes | None = None) -> bytes:
    """A picture with this header, and data of another size where it is given."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = data if data is not None else b"".join(b"\0" + b"\0" * 3 * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_picture(data: bytes) -> Json:
    name = hashlib.sha256(data).hexdigest()
    picture = {"id": "logo", "type": "image", "frame": [10, 10, 20, 20], "props": {"asset": name}}
    return BASE | {"assets": {name: base64.b64encode(data).decode()}, "elements": [*BASE["elements"], picture]}


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "GIF")
    return out.getvalue()


def nested(depth: int) -> bytes:
    return b'{"version": 1, "id": ' + b"[" * depth + b"]" * depth + b"}"


def box(**more: object) -> Json:
    return BASE | {"elements": [{"id": "b", "type": "shape", "frame": [1, 2, 3, 4], "props": {}} | more]}


def code(**more: object) -> Json:
    return BASE | {"elements": [BASE["elements"][0] | {"props": more}]}


ATTACKS: dict[str, Callable[[], bytes | Json]] = {
    "nothing": lambda: b"",
    "too large": lambda: b" " * (LIMITS.file_bytes + 1),
    "too deep": lambda: nested(100_000),
    "deep within limits": lambda: nested(30),
    "not text": lambda: bytes(range(256)),
    "a list": lambda: b"[1]",
    "a huge number": lambda: b'{"version": 1' + b"0" * 5000 + b"}",
    "endless": lambda: json.dumps(box()).replace("[1, 2, 3, 4]", "[1, Infinity, 3, 4]").encode(),
    "no number": lambda: json.dumps(box()).replace("[1, 2, 3, 4]", "[1, NaN, 3, 4]").encode(),
    "beyond floats": lambda: json.dumps(box()).replace("[1, 2, 3, 4]", "[1, 1" + "0" * 400 + ", 3, 4]").encode(),
    "far away": lambda: box(frame=[1e300, 2, 3, 4]),
    "crowded": lambda: BASE | {"elements": [BASE["elements"][0] | {"id": str(n)} for n in range(600)]},
    "a page like a field": lambda: BASE | {"page": {"width": 1e9, "height": 1e9}},
    "type of a tower": lambda: BASE | {"styles": {"plain": {"size": 1e9, "min_size": 1}}},
    "no lines": lambda: BASE | {"styles": {"plain": {"size": 9, "min_size": 1, "max_lines": 0}}},
    "a novel": lambda: BASE | {"elements": [text_element("长" * 3000)]},
    "backwards": lambda: BASE | {"elements": [text_element("门\u202eabc")]},
    "a bell in a name": lambda: BASE | {"name": "a\u0007"},
    "half a character": lambda: json.dumps(BASE | {"name": "\ud800"}).encode(),
    "twice the same element": lambda: BASE | {"elements": [BASE["elements"][0]] * 2},
    "a style that is not there": lambda: BASE | {"styles": {}},
    "a font that is not there": lambda: BASE | {"fonts": ["Comic Sans"]},
    "fonts that are no list": lambda: BASE | {"fonts": {"a": 1}},
    "another version": lambda: BASE | {"version": 99},
    "a field of ours that is none": lambda: BASE | {"elements": [text_element("{member.password}")]},
    "a picture of another name": lambda: BASE | {"assets": {"0" * 64: base64.b64encode(png(2, 2)).decode()}},
    "a path for a name": lambda: BASE | {"assets": {"../../etc/passwd": "AAAA"}},
    "a lying header": lambda: with_picture(png(4000, 4000, b"\0")),
    "500 megapixels": lambda: with_picture(png(25_000, 20_000, b"\0")),
    "another format": lambda: with_picture(gif()),
    "postscript": lambda: with_picture(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "two hundred copies and more": lambda: (
        BASE
        | {
            "page": {
                "width": 9,
                "height": 9,
                "imposition": {"width": 99, "height": 99, "cells": [[0, 0, 0]] * 201, "rules": []},
            }
        }
    ),
    "a thousand rules": lambda: (
        BASE
        | {
            "page": {
                "width": 9,
                "height": 9,
                "imposition": {"width": 9, "height": 9, "cells": [], "rules": [[0, 0, 1, 1]] * 999},
            }
        }
    ),
    "copies askew": lambda: (
        BASE
        | {
            "page": {
                "width": 9,
                "height": 9,
                "imposition": {"width": 99, "height": 99, "cells": [[0, 0, 45]], "rules": []},
            }
        }
    ),
    "a code of version 1000": lambda: code(min_version=1000),
    "a code of version -3": lambda: code(min_version=-3),
    "a logo as large as a house": lambda: code(logo_share=50),
    "a code with a hidden mark": lambda: BASE | {"elements": [BASE["elements"][0] | {"bind": "HTTPS://A\u202eB"}]},
    "a line as thick as a wall": lambda: box(props={"stroke": "#000000", "stroke_width": 1e300}),
    "a negative radius": lambda: box(props={"radius": -1}),
    "type that grows when it shrinks": lambda: BASE | {"styles": {"plain": {"size": 9, "min_size": 10}}},
    "a margin of nine metres": lambda: BASE | {"page": {"width": 9, "height": 9, "safe": 9000}},
    "brackets without end": lambda: b"][" * (10 << 20),
    "many long texts": lambda: BASE | {"elements": [text_element("长" * 1900) | {"id": str(n)} for n in range(60)]},
    "one gate's novel": lambda: BASE | {"overrides": {"g": {"words": {"bind": "长" * 3000}}}},
    "patches that are no objects": lambda: BASE | {"overrides": {"g": {"code": 5}}},
    "a patch of an unknown kind": lambda: BASE | {"overrides": {"g": {"code": {"type": "virus"}}}},
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_file_is_refused_in_one_sentence_and_soon(attack: str) -> None:
    found = ATTACKS[attack]()
    data = found if isinstance(found, bytes) else json.dumps(found).encode()
    begun = time.perf_counter()
    with pytest.raises(BadInput) as refused:
        read_file(data)
    assert time.perf_counter() - begun < 1
    assert "\n" not in str(refused.value)


def outcome(data: bytes) -> Layout | str:
    """A layout or the sentence, within a second; anything else is a fault."""
    begun = time.perf_counter()
    try:
        return read_file(data)
    except BadInput as refused:
        return str(refused)
    finally:
        assert time.perf_counter() - begun < 1


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@QUICK
@given(st.data())
def test_any_change_of_a_document_gives_a_layout_or_a_sentence(data: st.DataObject) -> None:
    mutated = json.loads(json.dumps(BASE))
    for _ in range(data.draw(st.integers(1, 3))):
        _mutate(mutated, data)
    found = outcome(json.dumps(mutated).encode())
    if isinstance(found, Layout):
        assert read_file(file_of(found)) == found


def _mutate(node: Any, data: st.DataObject) -> None:
    """Change a value somewhere in a document."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and node[key] and data.draw(st.booleans()):
            node = node[key]
            continue
        match data.draw(st.sampled_from(("set", "drop", "copy"))):
            case "set":
                node[key] = data.draw(VALUES)
            case "drop":
                del node[key]
            case _ if isinstance(node, list):
                node.append(node[key])
            case _:
                node[data.draw(st.text(max_size=4))] = node[key]
        return


@QUICK
@given(st.binary(max_size=12), st.integers(0, 4000), st.integers(0, 40))
def test_any_change_of_its_bytes_gives_a_layout_or_a_sentence(noise: bytes, at: int, cut: int) -> None:
    plain = json.dumps(BASE).encode()
    at %= len(plain)
    outcome(plain[:at] + noise + plain[at + cut :])


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=8))
def test_what_is_written_is_read_back_the_same(actions: list[Any]) -> None:
    editor = Editor(document(), Language.ZH)
    for action in actions:
        act(editor, action)
    assert read_file(file_of(editor.layout)) == editor.layout


def test_the_built_in_templates_lie_within_the_limits(templates: TemplateLibrary) -> None:
    for info in templates.list():
        one = templates.layout(info.id)
        assert read_file(file_of(one)) == one


def test_brackets_in_a_text_are_no_nesting() -> None:
    one = BASE | {"elements": [*BASE["elements"][:1], text_element("[" * 60 + '\\"]')]}
    assert read_file(json.dumps(one).encode()).elements[1].id == "words"


def test_a_picture_within_travels_with_it() -> None:
    found = read_file(json.dumps(with_picture(png(8, 6))).encode())
    assert [asset.pixels for asset in found.assets.values()] == [(8, 6)]
