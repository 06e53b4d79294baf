"""Hour sheets: tallies on paper from gates without a PC, typed in afterwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.clock import venue_time
from desktop.domain.counting import (
    OLDEST_SHEET_DAYS,
    Cell,
    HourCells,
    HourSheetDraft,
    cell_field,
    hour_start,
    read_sheet,
)
from desktop.domain.errors import BadInput, Forbidden, Problem
from desktop.domain.gate import Gate
from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.domain.messages import Message, message
from desktop.domain.people import Member, Right, Role
from desktop.services.session import Session
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import gates, hour_sheets, hourly, members, screenings
from desktop.store.queries.hour_sheets import HourSheetRow
from desktop.store.queries.hourly import Span
from desktop.store.queries.screenings import ScreeningRow


@dataclass(frozen=True, slots=True)
class EnteredSheet:
    """A sheet that counts: whose it is, who typed it in when (UTC ms), and its people by the hour of the day."""

    id: str
    day: str
    gate_id: str
    inspector_id: str
    inspector: str
    entered_at: int
    entered_by: str
    cells: Mapping[int, Cell]

    @property
    def total(self) -> int:
        """All people on the sheet."""
        return sum(normal + abnormal for normal, abnormal in self.cells.values())


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """Whose sheets can be entered: gates and inspectors of now, then those of the last months that are gone since."""

    gates: tuple[Gate, ...]
    inspectors: tuple[Member, ...]


class HourSheetService:
    """One sheet for a gate, a day and an inspector; a second one is asked about, never silently added."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def choices(self) -> SheetChoices:
        """What a sheet may name. Raises ``Forbidden``."""
        self._session.require(Right.COUNT, Right.COUNT_AT_OWN_GATE)
        now = self._store.clock.now_ms()
        span = Span(now - (OLDEST_SHEET_DAYS + 1) * 24 * HOUR_MS, now)
        with self._store.read() as connection:
            used = {value for key, _ in hourly.totals(connection, span, "gate_id", "inspector_id") for value in key}
            places = gates.every(connection, include_retired=True)
            people = members.every(connection, include_unbound=True)
        return SheetChoices(
            tuple(g for g in places if self._may_count_at(g.id) and (not g.retired or g.id in used)),
            tuple(m for m in people if m.id in used or (m.bound and (m.inspector or m.role is Role.INSPECTOR))),
        )

    def of_gate(self, gate_id: str, day: str) -> tuple[EnteredSheet, ...]:
        """What was entered for a gate and a day (ISO). Raises ``Forbidden``."""
        self._require(gate_id)
        with self._store.read() as connection:
            names = {m.id: m.name for m in members.every(connection, include_unbound=True)}
            return tuple(_entered(row, names) for row in hour_sheets.of_gate(connection, gate_id, day))

    def check(self, draft: HourSheetDraft, replaces: str = "") -> tuple[Problem, ...]:
        """What is wrong or doubtful with a sheet; writes nothing."""
        with self._store.read() as connection:
            return self._review(connection, draft, replaces)[1]

    def enter(self, draft: HourSheetDraft, *, insist: bool = False, replaces: str = "") -> EnteredSheet:
        """Count a sheet. ``insist``: the doubtful problems were looked at; ``replaces``: the sheet it is entered for anew.

        Raises ``BadInput`` with every problem, ``Forbidden``.
        """
        self._require(draft.gate_id)
        with self._store.write(self._session.member.id) as change:
            sheet, problems = self._review(change.connection, draft, replaces)
            if sheet is None or (problems and not (insist and all(p.doubtful for p in problems))):
                raise BadInput.of(problems)
            if replaces:
                self._take_back(change, replaces)
            row = HourSheetRow(
                new_id(), sheet.day.isoformat(), draft.gate_id, draft.inspector_id or None, change.now, change.actor,
                None, sheet.cells,
            )  # fmt: skip
            hour_sheets.insert(change.connection, row)
            screenings.insert(change.connection, list(_screenings(row, sheet)))
            change.record("enter", "hour_sheet", row.id, hour_sheets.body(row))
            names = {m.id: m.name for m in members.every(change.connection, include_unbound=True)}
            return _entered(row, names)

    def take_back(self, sheet_id: str) -> None:
        """It was entered for the wrong gate or day: its people count no more. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            self._take_back(change, sheet_id)

    def _take_back(self, change: Change, sheet_id: str) -> None:
        row = hour_sheets.find(change.connection, sheet_id)
        if row is None or row.replaced_at is not None:
            raise BadInput(message("counting", "This sheet was taken back already."))
        self._require(row.gate_id)
        hour_sheets.replaced(change.connection, sheet_id, change.now)
        screenings.void(change.connection, screenings.of_sheet(change.connection, sheet_id), change.now)
        change.record("take_back", "hour_sheet", sheet_id, hour_sheets.body(row))

    def _review(
        self, connection: Any, draft: HourSheetDraft, replaces: str
    ) -> tuple[HourCells | None, tuple[Problem, ...]]:
        sheet, problems = read_sheet(draft, self._store.clock.now_ms())
        more = list(_wrong_places(connection, draft))
        if sheet is not None:
            more += self._doubts(connection, draft, sheet, replaces)
        return (None if any(not p.doubtful for p in more) else sheet), (*problems, *more)

    def _doubts(self, connection: Any, draft: HourSheetDraft, sheet: HourCells, replaces: str) -> Iterator[Problem]:
        """A sheet that is there already, and hours in which presses were counted at the same gate."""
        earlier = [
            row for row in hour_sheets.of_gate(connection, draft.gate_id, sheet.day.isoformat())
            if (row.inspector_id or "") == draft.inspector_id and row.id != replaces
        ]  # fmt: skip
        if earlier:
            yield Problem("sheet", _entered_before(earlier[-1], sheet), doubtful=True)
            return
        replaced = hour_sheets.find(connection, replaces) if replaces else None
        since = hour_start(sheet.day, 0)
        span = Span(
            since, since + 24 * HOUR_MS, (draft.gate_id,), [draft.inspector_id], (), (CountKind.SCREENING,), True
        )
        for hour, _, _, tally in hourly.by_hour(connection, span):
            of_day = venue_time(hour).hour
            there = tally.count - (sum(replaced.cells.get(of_day, (0, 0))) if replaced else 0)
            if there > 0 and of_day in sheet.cells:
                yield Problem(cell_field(of_day, "normal"), message(
                    "counting", "In this hour {count} people were counted here already.", count=there
                ), doubtful=True)  # fmt: skip

    def _may_count_at(self, gate_id: str) -> bool:
        member = self._session.member
        return member.may(Right.COUNT) or (member.may(Right.COUNT_AT_OWN_GATE) and gate_id in member.gate_ids)

    def _require(self, gate_id: str) -> None:
        if not self._may_count_at(gate_id):
            raise Forbidden


def _entered_before(earlier: HourSheetRow, sheet: HourCells) -> Message:
    time = f"{venue_time(earlier.entered_at):%m-%d %H:%M}"
    if earlier.cells == sheet.cells:
        return message("counting", "The same sheet was entered at {time} already.", time=time)
    return message("counting", "Another sheet of this gate, day and inspector was entered at {time}.", time=time)


def _wrong_places(connection: Any, draft: HourSheetDraft) -> Iterator[Problem]:
    """A gate that was retired since, and an inspector who has left, are still right on a sheet of the past."""
    if all(g.id != draft.gate_id for g in gates.every(connection, include_retired=True)):
        yield Problem("gate", message("counting", "Choose the gate."))
    if draft.inspector_id and members.find(connection, draft.inspector_id) is None:
        yield Problem("inspector", message("counting", "Choose the inspector again."))


def _screenings(row: HourSheetRow, sheet: HourCells) -> Iterator[ScreeningRow]:
    for hour, cell in sheet.cells.items():
        for is_abnormal, count in zip((False, True), cell, strict=True):
            if count:
                yield ScreeningRow(
                    new_id(), hour_start(sheet.day, hour), row.gate_id, row.inspector_id, row.entered_by, is_abnormal,
                    None, count, row.id,
                )  # fmt: skip


def _entered(row: HourSheetRow, names: Mapping[str, str]) -> EnteredSheet:
    return EnteredSheet(
        row.id, row.day, row.gate_id, row.inspector_id or "", names.get(row.inspector_id or "", ""), row.entered_at,
        names.get(row.entered_by, ""), row.cells,
    )  # fmt: skip
