"""Listeners are called with the kinds of things that a change has changed, once it is committed."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.domain.changes import Kind
from desktop.services.desk import Desk

SOURCES = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def notified(desk: Desk) -> list[frozenset[str]]:
    made: list[frozenset[str]] = []
    desk.subscribe(made.append)
    return made


def test_a_listener_gets_the_kinds_that_a_change_records(desk: Desk, notified: list[frozenset[str]]) -> None:
    desk.gates.add("西门")
    assert notified == [{Kind.GATE, Kind.OUTBOX}]


def test_a_listener_is_called_when_everybody_can_read_the_change(desk: Desk) -> None:
    seen: list[int] = []
    desk.subscribe(lambda _kinds: seen.append(len(desk.gates.list())))
    before = len(desk.gates.list())
    desk.gates.add("西门")
    assert seen == [before + 1]


def test_a_change_that_is_rolled_back_calls_no_listener(desk: Desk, notified: list[frozenset[str]]) -> None:
    with suppress(ZeroDivisionError), desk.store.write(desk.session.member.id) as change:
        change.record("add", "gate", "g", {})
        raise ZeroDivisionError
    assert notified == []


def test_kinds_without_a_record_of_their_own_are_named(desk: Desk, notified: list[frozenset[str]]) -> None:
    with desk.store.write(desk.session.member.id) as change:
        change.record("pull", "hub", "h", {}, sync=False)
        change.touch(Kind.GATE, Kind.HOURLY)
    with desk.store.write_unaudited(Kind.HOURLY):
        pass
    with desk.store.write_unaudited():
        pass
    assert notified == [{Kind.HUB, Kind.GATE, Kind.HOURLY}, {Kind.HOURLY}]


def test_looking_at_something_changes_nothing(desk: Desk, notified: list[frozenset[str]]) -> None:
    with desk.store.write(desk.session.member.id) as change:
        change.record("unmask", "declaration", "d", {"reason": "公安来函"}, sync=False)
    assert notified == []


def test_a_listener_that_unsubscribed_is_not_called(desk: Desk, notified: list[frozenset[str]]) -> None:
    later: list[frozenset[str]] = []
    end = desk.subscribe(later.append)
    end()
    desk.gates.add("西门")
    assert (len(notified), later) == (1, [])


def test_every_kind_that_is_recorded_has_its_name() -> None:
    recorded = re.compile(r'\.record\(\s*"[\w-]+",\s*"(\w+)"')
    found = {kind for file in SOURCES.rglob("*.py") for kind in recorded.findall(file.read_text("utf-8"))}
    assert found - set(Kind) == set()
    assert "declaration" in found
