"""A desk in the middle of its shift, and the lines of its shift close by their topic."""

import datetime as dt
from collections.abc import Mapping

from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.posters import Language
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.services.shift_close.checks import ShiftCheck
from tests.services.counting.counted_desk import NOW, TODAY

HOUR_MS = 3_600_000


def line(desk: Desk, topic: str) -> ShiftCheck:
    """The line about something, such as ``Slips``; a test fails where there is none."""
    return next(check for check in desk.shift_close.read().checks if str(check.topic) == topic)


def stated(desk: Desk, topic: str) -> tuple[str, str]:
    """How it stands, and the sentence."""
    found = line(desk, topic)
    return str(found.state), str(found.text)


def way(desk: Desk, topic: str) -> tuple[str, str]:
    """The command that mends it, and what it is about."""
    mend = line(desk, topic).mend
    assert mend is not None
    return mend.command, mend.about


def gate(desk: Desk, name: str) -> str:
    """A gate's identifier."""
    return next(one.id for one in desk.gates.list() if one.name == name)


def press_at(desk: Desk, name: str, hours: Mapping[int, int], days: int = 0) -> None:
    """So many presses at a gate in each of these hours of today, or of so many days after it."""
    midnight = NOW - NOW % HOUR_MS - 10 * HOUR_MS + days * 24 * HOUR_MS
    pressed = [
        Pressed(gate(desk, name), midnight + hour * HOUR_MS) for hour, count in hours.items() for _ in range(count)
    ]
    desk.counting.take(pressed)


def enter_sheet(
    desk: Desk,
    name: str,
    hours: Mapping[int, int],
    counted: CountedBefore | None = None,
    *,
    days: int = 0,
    insist: bool = False,
) -> None:
    """A tally sheet of a gate, people by the hour of the day; today's, or that of so many days after it."""
    day = TODAY + dt.timedelta(days=days)
    cells = {(hour, "normal"): str(count) for hour, count in hours.items()}
    desk.hour_sheets.enter(HourSheetDraft(day.isoformat(), gate(desk, name), "", cells), counted=counted, insist=insist)


def print_posters(desk: Desk) -> None:
    """A poster for every gate."""
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP LaserJet M209", 1)


def hang_posters(desk: Desk) -> None:
    """A poster seen on the wall of every gate."""
    print_posters(desk)
    for poster in desk.posters.states():
        desk.posters.confirm_posted(poster.gate.id, poster.serial or "")
