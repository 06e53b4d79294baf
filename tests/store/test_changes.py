"""A change tells the kinds of things that it has changed, once it is on the disk."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.domain.changes import Kind
from desktop.services.desk import Desk

SOURCES = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def told(desk: Desk) -> list[frozenset[str]]:
    made: list[frozenset[str]] = []
    desk.subscribe(made.append)
    return made


def test_a_change_tells_what_it_records(desk: Desk, told: list[frozenset[str]]) -> None:
    desk.gates.add("西门")
    assert told == [{Kind.GATE, Kind.OUTBOX}]


def test_it_is_told_when_everybody_can_read_it(desk: Desk) -> None:
    seen: list[int] = []
    desk.subscribe(lambda _kinds: seen.append(len(desk.gates.list())))
    before = len(desk.gates.list())
    desk.gates.add("西门")
    assert seen == [before + 1]


def test_a_change_that_is_taken_back_is_not_told(desk: Desk, told: list[frozenset[str]]) -> None:
    with suppress(ZeroDivisionError), desk.store.write(desk.session.member.id) as change:
        change.record("add", "gate", "g", {})
        raise ZeroDivisionError
    assert told == []


def test_what_gets_no_record_of_its_own_is_named(desk: Desk, told: list[frozenset[str]]) -> None:
    with desk.store.write(desk.session.member.id) as change:
        change.record("pull", "hub", "h", {}, sync=False)
        change.touch(Kind.GATE, Kind.HOURLY)
    with desk.store.write_unaudited(Kind.HOURLY):
        pass
    with desk.store.write_unaudited():
        pass
    assert told == [{Kind.HUB, Kind.GATE, Kind.HOURLY}, {Kind.HOURLY}]


def test_looking_at_something_changes_nothing(desk: Desk, told: list[frozenset[str]]) -> None:
    with desk.store.write(desk.session.member.id) as change:
        change.record("unmask", "declaration", "d", {"reason": "公安来函"}, sync=False)
    assert told == []


def test_who_has_left_is_told_nothing(desk: Desk, told: list[frozenset[str]]) -> None:
    later: list[frozenset[str]] = []
    end = desk.subscribe(later.append)
    end()
    desk.gates.add("西门")
    assert (len(told), later) == (1, [])


def test_every_kind_that_is_recorded_has_its_name() -> None:
    recorded = re.compile(r'\.record\(\s*"[\w-]+",\s*"(\w+)"')
    found = {kind for file in SOURCES.rglob("*.py") for kind in recorded.findall(file.read_text("utf-8"))}
    assert found - set(Kind) == set()
    assert "declaration" in found
