"""Nothing that somebody typed stands in the clear part of a record, whatever the body holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clear_part import UNREADABLE, clear_part
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.records import ERASE, RECORD_KINDS, RecordKind

DECLARATION = RECORD_KINDS["declaration"]
KINDS = st.sampled_from(RECORD_KINDS.personal)
ACTIONS = st.sampled_from(("enter", "correct", "hold", ERASE, "void"))
TYPED = st.from_regex(r"[\u4e00-\u9fff]{2,4}|[A-Z ]{3,20}|1[3-9]\d{9} |[1-9]\d{16}X|.{1,9}[ .。，]", fullmatch=True)
"""Names in both scripts, phones and numbers with a mark or a blank, texts: no words of the program."""
KEYS = [*FIELDS.keys, "holder", "first", "second", "typed", "slip", "reason", "measured", "before", "id", "gate_id"]
BODIES = st.recursive(
    st.dictionaries(
        st.sampled_from(KEYS), TYPED | st.none() | st.floats(allow_nan=False) | st.lists(TYPED, max_size=2)
    ),
    lambda inner: st.dictionaries(st.sampled_from(KEYS), inner | TYPED, max_size=6),
    max_leaves=8,
)


def values(thing: object) -> list[object]:
    """All that stands in a body, at any depth."""
    if isinstance(thing, dict):
        return [one for value in thing.values() for one in values(value)]
    return [one for value in thing for one in values(value)] if isinstance(thing, list) else [thing]


@given(KINDS, ACTIONS, BODIES)
def test_nothing_that_was_typed_is_clear(kind: RecordKind, action: str, body: dict[str, object]) -> None:
    clear = clear_part(kind, action, body)
    typed = {text for text in values(body) if isinstance(text, str) and text not in ("elderly", "exact")}
    assert typed.isdisjoint(one for one in values(clear) if one != "")
    assert clear.keys() <= {"id", "reason", "proof", *kind.clear}


@given(KINDS, ACTIONS, BODIES)
def test_a_clear_part_is_clear(kind: RecordKind, action: str, body: dict[str, object]) -> None:
    clear = clear_part(kind, action, body)
    assert clear_part(kind, action, clear) == clear


def test_what_counting_and_joins_need_is_clear_and_a_temperature_is_two_answers() -> None:
    places = {"id": "01a2", "gate_id": "01a3", "visited_from": 5, "visited_to": 9, "precision": "exact"}
    before = {"gate_id": "01a4", "visited_from": 4, "temperature_c": "36.5", "name": "单田芳"}
    body = {**places, "inspector_id": None, "category": "elderly", "temperature_c": "37.3", "slip": 7, "before": before}
    assert clear_part(DECLARATION, "correct", body) == {
        **places,
        "inspector_id": None,
        "category": "elderly",
        "measured": True,
        "abnormal": True,
        "before": {"gate_id": "01a4", "visited_from": 4, "measured": True, "abnormal": False},
    }


@pytest.mark.parametrize("text", ["hot", 36.5, "单田芳", ["36.5"], None, "136.5"])
def test_a_temperature_that_is_none_is_no_answer(text: object) -> None:
    assert clear_part(DECLARATION, "enter", {"temperature_c": text})["measured"] == UNREADABLE


def test_only_the_end_of_a_thing_says_why() -> None:
    ended = {"id": "a", "reason": "asked", "proof": "Zm9v+/=="}
    assert clear_part(DECLARATION, ERASE, ended) == ended
    assert clear_part(DECLARATION, "hold", {"reason": "asked"}) == {}


def test_a_field_is_sealed_unless_it_is_named() -> None:
    """Every field of the declaration's registry is sealed but for these."""
    body = dict.fromkeys(FIELDS.keys, "elderly")
    assert set(json.loads(json.dumps(clear_part(DECLARATION, "enter", body)))) <= {"category", "measured", "abnormal"}


def test_only_a_personal_kind_says_what_is_clear() -> None:
    with pytest.raises(ValueError, match="not personal"):
        RecordKind("made_up", clear=("gate_id",))
