"""What records count for: read from their bodies alone, and never more than a desk could have counted."""

import json
from typing import Any

import pytest

from desktop.domain.hourly import HOUR_MS, CountKind, HourCount, HourKey, Tally
from desktop.sync.counts import (
    ROWS_AT_ONCE,
    SHORT,
    WrongCounts,
    counted,
    read_remainder,
    read_state,
    remainder_body,
    state_bodies,
)

HOUR = 1_794_999_600_000


def count(number: int, gate: str = "g", people: int = 1) -> HourCount:
    return HourCount(HourKey(HOUR + number * HOUR_MS, gate, "", CountKind.SCREENING, ""), Tally(people, people, 0))


def of(kind: str, **body: Any) -> tuple[HourCount, ...]:
    return counted(kind, json.dumps(body), body.get("id", ""))


def test_a_press_and_its_undoing_are_nothing_together() -> None:
    press = {"id": "x", "at": HOUR + 5, "gate_id": "g", "abnormal": True, "temperature": 378, "count": 1}
    (there,), (back,) = of("screening.count", **press), of("screening.undo", **press)
    assert there == HourCount(HourKey(HOUR, "g", "", "screening", ""), Tally(1, 1, 1))
    assert back == HourCount(there.key, -there.tally)


def test_a_correction_takes_back_what_counted_before() -> None:
    before = {
        "visited_from": HOUR,
        "precision": "exact",
        "gate_id": "g",
        "category": "elderly",
        "temperature_c": "37.3",
    }
    now = {**before, "gate_id": "h", "precision": "morning", "temperature_c": ""}
    assert of("declaration.correct", **now, before=before) == (
        HourCount(HourKey(HOUR, "g", "", "registration", "elderly"), Tally(-1, -1, -1)),
        HourCount(HourKey(HOUR, "h", "", "registration", "elderly", True), Tally(1, 0, 0)),
    )


def test_what_does_not_say_whom_it_counts_counts_nobody() -> None:
    for kind in ("screening.count", "screening.undo", "hour_sheet.take_back", "declaration.enter", "gate.add"):
        assert of(kind, id="x", gate_id="g") == ()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("screening.count", {"at": HOUR, "gate_id": "g", "count": 0}),
        ("screening.count", {"at": HOUR, "gate_id": "g", "count": 1 << 40}),
        ("screening.count", {"at": -1, "gate_id": "g", "count": 1}),
        ("screening.count", {"at": 1 << 60, "gate_id": "g", "count": 1}),
        ("screening.count", {"at": HOUR, "gate_id": "g" * 200, "count": 1}),
        ("screening.count", {"at": HOUR, "gate_id": "a\0", "count": 1}),
        ("screening.count", {"at": "now", "gate_id": "g", "count": 1}),
        ("hour_sheet.enter", {"day": "2026-11-31", "gate_id": "g", "cells": {"9": [1, 0]}}),
        ("hour_sheet.enter", {"day": "2026-11-30", "gate_id": "g", "cells": {"24": [1, 0]}}),
        ("hour_sheet.enter", {"day": "2026-11-30", "gate_id": "g", "cells": {"9": [-1, 0]}}),
        ("hour_sheet.enter", {"day": "0001-01-01", "gate_id": "g", "cells": {"9": [1, 0]}}),
        ("declaration.enter", {"visited_from": HOUR, "precision": "exact", "gate_id": "g", "temperature_c": "hot"}),
        ("declaration.correct", {"visited_from": HOUR, "gate_id": "g", "before": {"gate_id": "g"}}),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_cannot_be_is_said_so(kind: str, body: dict[str, Any]) -> None:
    with pytest.raises(WrongCounts):
        of(kind, **body)


def test_a_rollup_comes_back_from_its_state_with_no_hour_in_two_parts() -> None:
    rollup = [count(number // 7, f"gate-{number % 7}", number) for number in range(1, ROWS_AT_ONCE * 5 // 2)]
    states = [read_state(json.dumps(body)) for body in state_bodies(rollup)]
    assert [one for state in states for one in state.counts] == sorted(rollup, key=lambda one: one.key)
    assert [state.parts for state in states] == [0, 0, len(states)]
    assert states[0].since == 0
    assert [one.until for one in states[:-1]] == [one.since for one in states[1:]]
    assert states[-1].until > HOUR * 10


def test_there_is_a_state_even_of_nothing() -> None:
    (state,) = (read_state(json.dumps(body)) for body in state_bodies([]))
    assert (state.counts, state.parts) == ((), 1)


def test_a_remainder_says_it_of_each_record_by_itself() -> None:
    sent = ((b"a" * 32, count(0)), (b"b" * 32, count(1)), (b"b" * 32, HourCount(count(0).key, Tally(-1, -1, 0))))
    read = read_remainder(json.dumps(remainder_body(sent)))
    assert read == tuple((digest[:SHORT], people) for digest, people in sent)


@pytest.mark.parametrize(
    "body",
    [
        {"since": 0, "until": HOUR, "names": ["g"], "rows": [[HOUR, 0, 0, 0, 0, False, 1, 1, 0]]},
        {"since": 0, "until": 1 << 47, "names": ["g"], "rows": [[HOUR, 0, 0, 0, 1, False, 1, 1, 0]]},
        {"since": 0, "until": 1 << 47, "names": ["g"], "rows": [[HOUR, -1, 0, 0, 0, False, 1, 1, 0]]},
        {"since": 0, "until": 1 << 47, "names": ["g"], "rows": [[HOUR + 1, 0, 0, 0, 0, False, 1, 1, 0]]},
        {"since": 0, "until": 1 << 60, "names": [], "rows": []},
        {"since": 5, "until": 4, "names": [], "rows": []},
        {"rows": []},
    ],
    ids=["outside", "no name", "negative name", "no hour", "too late", "backwards", "no span"],
)
def test_a_state_that_cannot_be_is_said_so(body: dict[str, Any]) -> None:
    with pytest.raises(WrongCounts):
        read_state(json.dumps(body))
