"""A file of a case's stays: what was written is read again, and anything else is refused in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from desktop.domain.errors import BadInput
from desktop.domain.timewords import Precision
from desktop.sync.case_stays import MOST_BYTES, MOST_STAYS, FiledStay, open_stays, read_stays, stays_file

DAY = 24 * 60 * 60_000
identifiers = st.uuids().map(str)


@st.composite
def stays(draw: st.DrawFn) -> FiledStay:
    since = draw(st.integers(0, 2_000_000_000_000))
    until = since + draw(st.integers(0, DAY))
    gate = draw(st.one_of(st.just(""), identifiers))
    return FiledStay(draw(identifiers), "惠州市民中心", gate, "北门", since, until, draw(st.sampled_from(Precision)))


STAY = FiledStay(
    "0199aaaa-0000-7000-8000-000000000001",
    "惠州市民中心",
    "",
    "",
    1_700_000_000_000,
    1_700_000_600_000,
    Precision.RANGE,
)


@settings(deadline=None)
@given(st.lists(stays(), min_size=1, max_size=5))
def test_what_was_written_is_read_again(chosen: list[FiledStay]) -> None:
    assert read_stays(stays_file(chosen), "F.vdstays") == tuple(chosen)


def test_there_is_no_person_in_it() -> None:
    (one,) = json.loads(stays_file([STAY]))["stays"]
    assert set(one) == {"venue", "venue_name", "gate", "gate_name", "visited_from", "visited_to", "precision"}


def changed(**fields: Any) -> bytes:
    one = json.loads(stays_file([STAY]))
    one["stays"][0] |= fields
    return json.dumps(one).encode()


WRONG = {
    "a person": changed(name="单田芳"),
    "a venue by name": changed(venue="惠州市民中心"),
    "a gate by name": changed(gate="北门"),
    "an end before the beginning": changed(visited_to=STAY.visited_from - 1),
    "more than a day": changed(visited_to=STAY.visited_from + DAY + 1),
    "a time as text": changed(visited_from="2026-11-23"),
    "a precision of no meaning": changed(precision="roughly"),
    "a name without an end": changed(venue_name="惠" * 201),
    "nothing": b"",
    "no JSON": b"\xff{",
    "a list": b"[]",
    "no stays": json.dumps({"format": "venuedesk-stays", "version": 1, "stays": []}).encode(),
    "another file": json.dumps({"format": "something", "version": 1, "stays": []}).encode(),
    "too much": stays_file([STAY]) + b" " * MOST_BYTES,
    "brackets without an end": b"[" * 100_000,
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"F\.vdstays is no file of a case"):
        read_stays(data, "F.vdstays")


def test_a_newer_file_asks_for_an_update() -> None:
    newer = json.loads(stays_file([STAY])) | {"version": 2}
    with pytest.raises(BadInput, match="newer"):
        read_stays(json.dumps(newer).encode(), "F.vdstays")


def test_none_and_too_many_are_not_written(tmp_path: Path) -> None:
    for wrong in ([], [STAY] * (MOST_STAYS + 1)):
        with pytest.raises(BadInput, match="1 to 1,000"):
            stays_file(wrong)
    with pytest.raises(BadInput, match="cannot be read"):
        open_stays(tmp_path / "absent.vdstays")


def test_names_cannot_hide_anything() -> None:
    hidden = stays_file([structs.replace(STAY, venue_name="惠州\u202e\n市民 中心")])
    assert read_stays(hidden, "F.vdstays")[0].venue_name == "惠州 市民 中心"
