"""Layout documents: read, checked, written."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadInput
from desktop.domain.posters import Language
from desktop.posters.document.layout import CodeProps, Frame, TextProps
from desktop.posters.document.layout_json import dump, for_gate, load
from desktop.posters.document.templates import TemplateLibrary
from tests.posters.samples import layout, text_element

BOX = {"id": "box", "type": "shape", "frame": [1, 2, 3, 4], "props": {"fill": "#0B6E63", "shape": "ellipse"}}


def document(**parts: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(dump(layout(text_element("{gate.name}"), BOX)))
    return data | parts


def test_built_in_templates_survive_writing_and_reading(templates: TemplateLibrary) -> None:
    for info in templates.list():
        one = templates.layout(info.id)
        assert load(dump(one)) == one


@given(
    st.lists(st.floats(0.5, 200, width=16), min_size=4, max_size=4),
    st.floats(-360, 360, width=16),
    st.integers(-5, 5),
    st.booleans(),
    st.dictionaries(st.sampled_from(list(Language)), st.text("abc惠州", max_size=5), min_size=1),
    st.frozensets(st.sampled_from(list(Language)), min_size=1),
)
def test_any_element_survives_writing_and_reading(
    frame: list[float], rotation: float, z: int, lock: bool, words: dict[Language, str], shown: frozenset[Language]
) -> None:
    one = layout(
        {
            "id": "a",
            "type": "text",
            "frame": frame,
            "rotation": rotation,
            "z": z,
            "lock": lock,
            "bind": words,
            "style": "plain",
            "languages": sorted(shown),
        }
    )
    again = load(dump(one))
    assert again == one
    element = again.elements[1]
    assert (element.frame, element.rotation, element.z, element.lock) == (Frame(*frame), rotation, z, lock)
    assert element.languages == shown


def test_one_text_for_all_languages_or_one_each() -> None:
    one = layout(text_element("{gate.name}"), text_element("") | {"id": "other", "bind": {"zh": "一", "en": "one"}})
    first, second = one.elements[1].props, one.elements[2].props
    assert isinstance(first, TextProps)
    assert isinstance(second, TextProps)
    assert set(first.words.values()) == {"{gate.name}"}
    assert second.words == {Language.ZH: "一", Language.EN: "one", Language.ZH_EN: "一"}


@pytest.mark.parametrize("version", [0, 2, 99])
def test_another_version_is_refused_in_a_sentence(version: int) -> None:
    with pytest.raises(BadInput, match=f"another version of VenueDesk .layout version {version}"):
        load(json.dumps(document(version=version)))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"elements": [text_element("{gate.nmae}")]}, r"elements\.words: there is no field \{gate\.nmae\}"),
        ({"elements": [text_element("x"), text_element("y")]}, "two of that name"),
        ({"elements": [text_element("x", style="fancy")]}, "the style fancy does not exist"),
        ({"elements": [text_element("x", frame=[1, 2, 3])]}, r"elements\.0\.frame: it must be 4 numbers"),
        ({"elements": [text_element("x", (0, 0, 0, 5))]}, "above zero"),
        ({"elements": [text_element("x", colour="red")]}, r"elements\.0\.colour: it is not known"),
        ({"elements": [text_element("x", languages=["fr"])]}, "unknown language"),
        ({"elements": [BOX | {"props": {"fill": "red"}}]}, "must be a colour"),
        ({"elements": [BOX | {"props": {"shape": "star"}}]}, "must be one of box, ellipse, line"),
        ({"elements": [BOX | {"type": "video"}]}, "must be one of text, qr, image, shape, arrow"),
        ({"elements": [BOX | {"z": 1.5}]}, "wrong type"),
        ({"elements": [BOX | {"rotation": "left"}]}, "must be a number"),
        ({"elements": "none"}, "elements: it must be a list"),
        ({"page": {"width": 210}}, r"page\.height: it is missing"),
        ({"page": {"width": 210, "height": -1}}, "above zero"),
        ({"styles": {"plain": {"size": "big"}}}, r"styles\.plain\.size"),
        ({"assets": {"00": "AAAA"}}, "does not match its name"),
        ({"assets": {"00": "?"}}, "cannot be read"),
        ({"assets": {sha256(b"x").hexdigest(): "eA=="}}, "it is not a picture"),
        (
            {"elements": [{"id": "i", "type": "image", "frame": [1, 1, 9, 9], "props": {"asset": "00"}}]},
            "not in the file",
        ),
        ({"overrides": {"gate-1": {"box": {"frame": "big"}}}}, r"overrides\.gate-1\.box\.frame"),
        ({"overrides": {"gate-1": 5}}, "must be an object"),
        ({"version": "1"}, "version: it is missing"),
    ],
)
def test_a_mistake_is_named_with_its_place(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        load(json.dumps(document(**change)))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, '{"version": 1, "id": NaN}'])
def test_what_is_no_layout_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        load(text)


def test_an_override_changes_one_gate_only() -> None:
    one = load(json.dumps(document(overrides={"gate-1": {"words": {"frame": [1, 2, 30, 4], "bind": "侧门"}}})))
    changed = for_gate(one, "gate-1").elements[1]
    assert changed.frame == Frame(1, 2, 30, 4)
    assert isinstance(changed.props, TextProps)
    assert changed.props.words[Language.ZH] == "侧门"
    assert for_gate(one, "gate-2") is one


def test_every_template_keeps_the_quartile_level_and_a_distance(templates: TemplateLibrary) -> None:
    for info in templates.list():
        (code,) = [e.props for e in templates.layout(info.id).elements if isinstance(e.props, CodeProps)]
        assert code.level == "Q"
        assert code.distance > 0
