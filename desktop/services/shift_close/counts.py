"""Whether everybody who came is counted: tally sheets that are missing, and sheets and presses that do not agree."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.clock import venue_time
from desktop.domain.counting import HourCell, add_cells, hour_start
from desktop.domain.gate import Gate
from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.services.counting.hour_sheets import SheetPlace
from desktop.services.shift_close.checks import CheckSources, CheckState, Mend, ShiftCheck, joined, listed
from desktop.store.connections import Connection
from desktop.store.queries import gates, hour_sheets, hourly, members
from desktop.store.queries.hourly import HourSpan

_SHEETS, _AGREEMENT = message("ShiftClose", "Tally sheets"), message("ShiftClose", "Figures")
_ENTER, _LOOK = message("ShiftClose", "Enter"), message("ShiftClose", "Look")
_PAST = dt.timedelta(days=14)
"""Days before today that tell how a gate is counted, and at which hours."""
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Missing:
    """A gate whose people of some hours of today are on paper, if anywhere."""

    gate: Gate
    since: int
    until: int

    @property
    def words(self) -> Message:
        return message(
            "ShiftClose", "{gate} {since}:00–{until}:00", gate=self.gate.name, since=self.since, until=self.until
        )


def tally_sheets(sources: CheckSources) -> ShiftCheck | None:
    """Gates counted on paper, and the hours of today that no sheet of theirs covers. Where keys are pressed, an hour
    without anybody is a quiet hour, and nothing is missing."""
    places = _places(sources)
    if not places:
        return None
    today = sources.store.clock.today()
    with sources.store.read() as connection:
        first, history = _first_hour(connection, today), _counting_history(connection, today)
    if first is None:
        text = message("ShiftClose", "Nobody has been counted at the gates today.")
        return ShiftCheck(_SHEETS, CheckState.INFORMATION, text, Mend(_ENTER, "counting.sheet"))
    now = venue_time(sources.store.clock.now_ms()).hour
    found = (_missing(gate, place, history, first, now) for gate, place in places.items())
    missing = [one for one in found if one is not None]
    if not missing:
        return ShiftCheck(_SHEETS, CheckState.FINE, message("ShiftClose", "No tally sheet is missing."))
    text = message("ShiftClose", "Not entered: {gates}", gates=listed([one.words for one in missing]))
    return ShiftCheck(_SHEETS, CheckState.TO_DO, text, Mend(_ENTER, "counting.sheet", missing[0].gate.id))


@dataclass(frozen=True, slots=True)
class _CountingHistory:
    """How gates were counted on the days before today: the hours of their sheets by day, and those where anybody was
    counted at all. ``manned`` are the gates that somebody is assigned to."""

    today: dt.date
    sheets: Mapping[str, Mapping[dt.date, frozenset[int]]]
    counted: frozenset[str]
    manned: frozenset[str]

    def uses_paper(self, gate_id: str) -> bool:
        """Whether a sheet is to be expected: there were some, and one on this weekday a week ago if they go back so far;
        or somebody stands at a gate that nobody was ever counted at."""
        days = self.sheets.get(gate_id, {})
        if not days:
            return gate_id in self.manned and gate_id not in self.counted
        a_week_ago = self.today - _WEEK
        return a_week_ago in days or min(days) > a_week_ago

    def hours(self, gate_id: str) -> frozenset[int]:
        """The hours of the day that its sheets have had."""
        return frozenset[int]().union(*self.sheets.get(gate_id, {}).values())


def _first_hour(connection: Connection, today: dt.date) -> int | None:
    """The first hour of today at which anybody was counted at a gate."""
    found = hourly.hours_there(connection, _at_gates(today, today + dt.timedelta(days=1)))
    return venue_time(found[0]).hour if found else None


def _counting_history(connection: Connection, today: dt.date) -> _CountingHistory:
    since = today - _PAST
    sheets: dict[str, dict[dt.date, frozenset[int]]] = defaultdict(dict)
    for row in hour_sheets.between(connection, since.isoformat(), today.isoformat()):
        of_gate, day = sheets[row.gate_id], dt.date.fromisoformat(row.day)
        of_gate[day] = of_gate.get(day, frozenset()) | frozenset(row.paper)
    counted = {gate_id for (gate_id,), _ in hourly.totals(connection, _at_gates(since, today), "gate_id")}
    manned = {gate_id for member in members.every(connection) for gate_id in member.gate_ids}
    return _CountingHistory(today, sheets, frozenset(counted), frozenset(manned))


def _at_gates(since: dt.date, until: dt.date) -> HourSpan:
    return HourSpan(hour_start(since, 0), hour_start(until, 0), kinds=(CountKind.SCREENING,), whole=True)


def _missing(gate: Gate, place: SheetPlace, history: _CountingHistory, first: int, now: int) -> _Missing | None:
    """The hours since its last sheet, or since it opens: as the sheets before tell, or with the first gate today."""
    if place.counted or not (place.sheets or history.uses_paper(gate.id)):
        return None
    usual = history.hours(gate.id)
    covered = max((hour for sheet in place.sheets for hour in sheet.cells), default=-1)
    since = covered + 1 if place.sheets else min(usual, default=first)
    until = min(now, max(usual, default=now) + 1)
    return _Missing(gate, since, until) if since < until else None


def agreement(sources: CheckSources) -> ShiftCheck | None:
    """Today's sheets against today's presses, and the figures of today against all that they are made of. Nothing is said
    while nobody is counted and no sheet is entered."""
    places, today = _places(sources), sources.store.clock.today()
    if sources.recounts and _is_wrong(sources, today):
        text = message("ShiftClose", "Figures of today are not what was entered adds up to. Let them be counted again.")
        return ShiftCheck(_AGREEMENT, CheckState.TO_DO, text, _way_to_recount(sources))
    wrong = [(gate, words) for gate, place in places.items() for words in _contradictions(gate, place)]
    if wrong:
        return ShiftCheck(
            _AGREEMENT,
            CheckState.TO_DO,
            joined([words for _, words in wrong[:2]]),
            Mend(_LOOK, "counting.sheet", wrong[0][0].id),
        )
    both = [(gate, words) for gate, place in places.items() for words in _additions(gate, place)]
    if both:
        return ShiftCheck(
            _AGREEMENT,
            CheckState.INFORMATION,
            joined([words for _, words in both[:2]]),
            Mend(_LOOK, "counting.sheet", both[0][0].id),
        )
    if any(place.sheets for place in places.values()):
        text = message("ShiftClose", "Tally sheets and presses agree at every gate.")
    elif any(place.counted for place in places.values()):
        text = message("ShiftClose", "The figures are those of the presses; no tally sheet was entered today.")
    else:
        return None
    return ShiftCheck(_AGREEMENT, CheckState.FINE, text, Mend(_LOOK, "go.statistics"))


def _contradictions(gate: Gate, place: SheetPlace) -> Iterator[Message]:
    """Hours of which sheets say that people on them had been counted by presses, and these presses are gone."""
    included = _included(place)
    for hour in sorted(included):
        on_sheets, by_presses = sum(included[hour]), sum(place.counted.get(hour, (0, 0)))
        if on_sheets > by_presses:
            yield message(
                "ShiftClose",
                "{gate}, {hour}:00: {noted} on the sheet were said to be counted by presses, there are {there}",
                gate=gate.name,
                hour=hour,
                noted=on_sheets,
                there=by_presses,
            )


def _additions(gate: Gate, place: SheetPlace) -> Iterator[Message]:
    """People whom presses count beside those of a sheet, in hours that have both: right if they are others."""
    included, on_sheets = _included(place), {hour for sheet in place.sheets for hour in sheet.cells}
    beside = sum(
        sum(cell) - sum(included.get(hour, (0, 0))) for hour, cell in place.counted.items() if hour in on_sheets
    )
    if beside > 0:
        yield message(
            "ShiftClose",
            "{gate}: {sheet} on tally sheets, and {beside} more by presses in the same hours",
            gate=gate.name,
            sheet=sum(sheet.total for sheet in place.sheets),
            beside=beside,
        )


def _included(place: SheetPlace) -> Mapping[int, HourCell]:
    found: Mapping[int, HourCell] = {}
    for sheet in place.sheets:
        found = add_cells(found, sheet.included)
    return found


def _is_wrong(sources: CheckSources, today: dt.date) -> bool:
    since = hour_start(today, 0)
    span = HourSpan(since, since + 24 * HOUR_MS)
    with sources.store.read() as connection:
        right = hourly.recount(connection, span.since, span.until)
        there = {each.key: each.tally for each in hourly.rows(connection, span)}
    return right != there


def _way_to_recount(sources: CheckSources) -> Mend:
    if sources.session.member.may(Right.EDIT_VENUE):
        return Mend(message("ShiftClose", "Count again"), "statistics.recompute")
    return Mend(_LOOK, "go.statistics")


def _places(sources: CheckSources) -> Mapping[Gate, SheetPlace]:
    """Today's sheets and presses of the live gates that the member may count at."""
    me, today = sources.session.member, sources.store.clock.today().isoformat()
    with sources.store.read() as connection:
        live = gates.every(connection)
    mine = (gate for gate in live if me.may(Right.COUNT) or gate.id in me.gate_ids)
    return {gate: sources.hour_sheets.place(gate.id, today) for gate in mine}
