"""Hour sheets: tallies on paper from gates without a PC, typed in afterwards."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.clock import venue_time
from desktop.domain.counting import (
    OLDEST_SHEET_DAYS,
    CountedBefore,
    HourCell,
    HourCells,
    HourSheetDraft,
    add_cells,
    counted_fields,
    deduct_counted,
    hour_start,
    read_sheet,
)
from desktop.domain.errors import BadInput, Problem
from desktop.domain.gate import Gate
from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.domain.messages import Message, message
from desktop.domain.people import Member, Right, Role
from desktop.services.json_shapes import mapping, sequence, whole
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import gates, hour_sheets, hourly, members, screenings, settings
from desktop.store.queries.hour_sheets import HourSheetRow
from desktop.store.queries.hourly import HourSpan
from desktop.store.queries.screenings import ScreeningRow


@dataclass(frozen=True, slots=True)
class EnteredSheet:
    """A sheet that counts: whose it is, who typed it in when (UTC ms), and its people by the hour of the day.

    ``included`` are those of them whom presses had counted, and whom it does not count again.
    """

    id: str
    day: str
    gate_id: str
    inspector_id: str
    inspector: str
    entered_at: int
    entered_by: str
    cells: Mapping[int, HourCell]
    included: Mapping[int, HourCell] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All people on the sheet."""
        return sum(map(sum, self.cells.values()))

    @property
    def counted_before(self) -> int:
        """Those of them whom presses had counted."""
        return sum(map(sum, self.included.values()))


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A gate on a day: the sheets that were entered, and who was counted otherwise, by the hour of the day.

    These are presses at this desk, and whatever other desks counted there.
    """

    sheets: tuple[EnteredSheet, ...] = ()
    counted: Mapping[int, HourCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """Whose sheets can be entered: gates and inspectors of now, then those of the last months that are gone since."""

    gates: tuple[Gate, ...]
    inspectors: tuple[Member, ...]


class HourSheetService:
    """One sheet for a gate, a day and an inspector; a second one, and one whose people presses may have counted, is asked
    about and never silently added."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires_own(Right.COUNT)
    def choices(self) -> SheetChoices:
        """What a sheet may name. Raises ``Forbidden``."""
        now, me = self._store.clock.now_ms(), self._session.member
        span = HourSpan(now - (OLDEST_SHEET_DAYS + 1) * 24 * HOUR_MS, now)
        with self._store.read() as connection:
            used = {value for key, _ in hourly.totals(connection, span, "gate_id", "inspector_id") for value in key}
            places = gates.every(connection, include_retired=True)
            people = members.every(connection, include_unbound=True)
        return SheetChoices(
            tuple(g for g in places if me.may_at(Right.COUNT, g.id) and (not g.retired or g.id in used)),
            tuple(m for m in people if m.id in used or (m.bound and (m.inspector or m.role is Role.INSPECTOR))),
        )

    @requires_at(Right.COUNT, "gate_id")
    def place(self, gate_id: str, day: str) -> SheetPlace:
        """What is there already for a gate and a day (ISO). Raises ``Forbidden``."""
        return SheetPlace(self.of_gate(gate_id, day), self.counted(gate_id, day))

    @requires_at(Right.COUNT, "gate_id")
    def counted(self, gate_id: str, day: str) -> Mapping[int, HourCell]:
        """Who was counted without a sheet, by the hour of the day; nobody on a day that is none. Raises ``Forbidden``."""
        try:
            read = dt.date.fromisoformat(day)
        except ValueError:
            return {}
        with self._store.read() as connection:
            return _counted(connection, gate_id, read)

    @requires_at(Right.COUNT, "gate_id")
    def of_gate(self, gate_id: str, day: str) -> tuple[EnteredSheet, ...]:
        """What was entered for a gate and a day (ISO). Raises ``Forbidden``."""
        with self._store.read() as connection:
            names = {m.id: m.name for m in members.every(connection, include_unbound=True)}
            return tuple(_entered(row, names) for row in hour_sheets.of_gate(connection, gate_id, day))

    @requires_own(Right.COUNT)
    def double_of(self, draft: HourSheetDraft, sheets: Sequence[EnteredSheet]) -> EnteredSheet | None:
        """The last of a gate's sheets that may be the same piece of paper."""
        sheet, _ = read_sheet(draft, self._store.clock.now_ms())
        cells = sheet.cells if sheet is not None else {}
        return next((e for e in reversed(sheets) if _may_be_one(draft, cells, e.inspector_id, e.cells)), None)

    @requires_at(Right.COUNT, "draft", lambda draft: (draft.gate_id,))
    def enter(
        self,
        draft: HourSheetDraft,
        *,
        insist: bool = False,
        replaces: str = "",
        counted: CountedBefore | None = None,
        as_id: str = "",
    ) -> EnteredSheet:
        """Count a sheet. ``insist``: the doubtful problems were looked at; ``replaces``: the sheet it is entered for anew.

        ``counted``: whether people whom presses have counted in its hours are on it; without an answer such a sheet is
        refused, with both figures at ``9.counted``, whatever is insisted on. ``as_id``: the identifier that the sheet has
        already. Raises ``BadInput`` with every problem, ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            sheet, problems = self._review(change.connection, draft, replaces)
            before = _not_on_sheets(change.connection, draft.gate_id, sheet.day, replaces) if sheet else {}
            asked = counted_fields(sheet.cells, before) if sheet else ()
            open_ones = (() if insist and sheet is not None else problems) + (() if counted else asked)
            if sheet is None or open_ones:
                raise BadInput.of(open_ones)
            cells, included = _split(sheet, before if counted is CountedBefore.INCLUDED else {})
            if replaces:
                self._take_back(change, replaces)
            row = HourSheetRow(
                as_id or new_id(),
                sheet.day.isoformat(),
                draft.gate_id,
                draft.inspector_id or None,
                change.now,
                change.actor,
                None,
                cells,
                included,
            )
            hour_sheets.insert(change.connection, row)
            screenings.insert(change.connection, list(_screenings(row, sheet.day)))
            change.record("enter", "hour_sheet", row.id, hour_sheets.body(row))
            answered = {"replaces": replaces, "counted": str(counted or "")}
            change.operation("sheet", {"id": row.id, "sheet": sheet_json(draft), **answered})
            names = {m.id: m.name for m in members.every(change.connection, include_unbound=True)}
            return _entered(row, names)

    @requires_own(Right.COUNT, "sheet_id")
    def take_back(self, sheet_id: str) -> None:
        """It was entered for the wrong gate or day: its people count no more. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            self._take_back(change, sheet_id)
            change.operation("sheet_back", {"id": sheet_id})

    def _take_back(self, change: Change, sheet_id: str) -> None:
        row = hour_sheets.find(change.connection, sheet_id)
        if row is not None:
            self._session.require_at(Right.COUNT, row.gate_id)
        if row is None or row.replaced_at is not None:
            raise BadInput(message("counting", "This sheet was taken back already."))
        hour_sheets.replaced(change.connection, sheet_id, change.now)
        screenings.void(change.connection, screenings.of_sheet(change.connection, sheet_id), change.now)
        change.record("take_back", "hour_sheet", sheet_id, hour_sheets.body(row))

    def _review(
        self, connection: Connection, draft: HourSheetDraft, replaces: str
    ) -> tuple[HourCells | None, tuple[Problem, ...]]:
        sheet, problems = read_sheet(draft, self._store.clock.now_ms())
        more = list(_wrong_places(connection, draft))
        if sheet is not None:
            more += self._doubts(connection, draft, sheet, replaces)
        return (None if any(not p.doubtful for p in more) else sheet), (*problems, *more)

    def _doubts(
        self, connection: Connection, draft: HourSheetDraft, sheet: HourCells, replaces: str
    ) -> Iterator[Problem]:
        """A sheet that may be there already."""
        there = [
            row for row in hour_sheets.of_gate(connection, draft.gate_id, sheet.day.isoformat()) if row.id != replaces
        ]
        double = [row for row in there if _may_be_one(draft, sheet.cells, row.inspector_id or "", row.paper)]
        if double:
            yield Problem("sheet", _entered_before(double[-1], draft, sheet), doubtful=True)


def _may_be_one(
    draft: HourSheetDraft, cells: Mapping[int, HourCell], inspector: str, paper: Mapping[int, HourCell]
) -> bool:
    """Whether two sheets of a gate and a day may be the same paper: they name one inspector, or one of them names
    nobody, or they say the same."""
    return draft.inspector_id == inspector or not draft.inspector_id or not inspector or cells == paper


def _entered_before(earlier: HourSheetRow, draft: HourSheetDraft, sheet: HourCells) -> Message:
    time = f"{venue_time(earlier.entered_at):%m-%d %H:%M}"
    if earlier.paper == sheet.cells:
        return message("counting", "The same sheet was entered at {time} already.", time=time)
    if (earlier.inspector_id or "") == draft.inspector_id:
        return message("counting", "Another sheet of this gate, day and inspector was entered at {time}.", time=time)
    return message(
        "counting",
        "Another sheet of this gate and day was entered at {time}, one of them without an inspector.",
        time=time,
    )


def _split(sheet: HourCells, before: Mapping[int, HourCell]) -> tuple[Mapping[int, HourCell], Mapping[int, HourCell]]:
    """The people whom a sheet counts, and those on it who were counted. Raises ``BadInput`` where it has fewer."""
    cells, included, problems = deduct_counted(sheet.cells, before)
    if problems:
        raise BadInput.of(problems)
    return cells, included


def _counted(connection: Connection, gate_id: str, day: dt.date) -> Mapping[int, HourCell]:
    """People counted at a gate by the hour of a day, without those whom the sheets of this desk count."""
    since = hour_start(day, 0)
    span = HourSpan(since, since + 24 * HOUR_MS, (gate_id,), (), (), (CountKind.SCREENING,), whole=True)
    found = {
        venue_time(hour).hour: (tally.count - tally.abnormal, tally.abnormal)
        for hour, _, _, tally in hourly.by_hour(connection, span)
    }
    sheets = hour_sheets.of_gate(connection, gate_id, day.isoformat())
    return _less(found, (row.cells for row in sheets))


def _not_on_sheets(connection: Connection, gate_id: str, day: dt.date, replaces: str) -> Mapping[int, HourCell]:
    """Those of them whom no other sheet says to include: nobody is on two papers."""
    sheets = hour_sheets.of_gate(connection, gate_id, day.isoformat())
    return _less(_counted(connection, gate_id, day), (row.included for row in sheets if row.id != replaces))


def _less(found: Mapping[int, HourCell], taken: Iterable[Mapping[int, HourCell]]) -> Mapping[int, HourCell]:
    for cells in taken:
        found = add_cells(found, {hour: (-normal, -abnormal) for hour, (normal, abnormal) in cells.items()})
    # Another desk's taking back may reach us before what it takes back: then there is nobody, not less than nobody.
    there = {hour: (max(normal, 0), max(abnormal, 0)) for hour, (normal, abnormal) in found.items()}
    return {hour: cell for hour, cell in there.items() if any(cell)}


def _wrong_places(connection: Connection, draft: HourSheetDraft) -> Iterator[Problem]:
    """A gate that was retired since, and an inspector who has left, are still right on a sheet of the past."""
    if all(g.id != draft.gate_id for g in gates.every(connection, include_retired=True)):
        yield Problem("gate", message("counting", "Choose the gate."))
    if draft.inspector_id and members.find(connection, draft.inspector_id) is None:
        yield Problem("inspector", message("counting", "Choose the inspector again."))


def _screenings(row: HourSheetRow, day: dt.date) -> Iterator[ScreeningRow]:
    for hour, cell in row.cells.items():
        for is_abnormal, count in zip((False, True), cell, strict=True):
            if count:
                yield ScreeningRow(
                    new_id(),
                    hour_start(day, hour),
                    row.gate_id,
                    row.inspector_id,
                    row.entered_by,
                    is_abnormal,
                    None,
                    count,
                    row.id,
                )


def _entered(row: HourSheetRow, names: Mapping[str, str]) -> EnteredSheet:
    return EnteredSheet(
        row.id,
        row.day,
        row.gate_id,
        row.inspector_id or "",
        names.get(row.inspector_id or "", ""),
        row.entered_at,
        names.get(row.entered_by, ""),
        row.paper,
        row.included,
    )


_KEY = "hour_sheet_draft:{member}"


def key_of(member_id: str) -> str:
    """The setting that holds what a member has left."""
    return _KEY.format(member=member_id)


class SheetDrafts:
    """The sheets of the member who is signed in: each gate keeps its own."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._key = key_of(session.member.id)

    @requires_own(Right.COUNT)
    def keep(self, drafts: Sequence[HourSheetDraft]) -> None:
        """Remember sheets in place of the last ones. Raises ``UserError``."""
        self._put({"at": self._store.clock.now_ms(), "sheets": list(map(sheet_json, drafts))})

    @requires_own(Right.COUNT)
    def clear(self) -> None:
        """Forget them: they were saved, or discarded on purpose."""
        self._put(None)

    @requires_own(Right.COUNT)
    def kept(self) -> tuple[HourSheetDraft, ...] | None:
        """The sheets that were left, if any, in the order of ``keep``; none that are older than sheets may be."""
        with self._store.read() as connection:
            stored = settings.get(connection, self._key, None)
        if not isinstance(stored, Mapping):
            return None
        if self._store.clock.now_ms() - int(stored["at"]) > OLDEST_SHEET_DAYS * 24 * HOUR_MS:
            return None
        return tuple(map(sheet_of, stored.get("sheets", [stored])))  # it used to be one

    def _put(self, value: Mapping[str, object] | None) -> None:
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, value)


def sheets_left_by(connection: Connection, member_id: str) -> tuple[HourSheetDraft, ...]:
    """The sheets that a member has typed and not saved."""
    stored = settings.get(connection, key_of(member_id), None)
    return tuple(map(sheet_of, stored.get("sheets", [stored]))) if isinstance(stored, Mapping) else ()


def sheet_json(draft: HourSheetDraft) -> dict[str, object]:
    """A sheet as it is typed, as JSON."""
    cells = [[hour, kind, text] for (hour, kind), text in draft.cells.items()]
    return {"day": draft.day, "gate": draft.gate_id, "inspector": draft.inspector_id, "cells": cells}


def sheet_of(stored: object) -> HourSheetDraft:
    """The sheet of such a value."""
    kept = mapping(stored)
    cells = {}
    for cell in sequence(kept["cells"]):
        hour, kind, text = sequence(cell)
        cells[whole(hour), str(kind)] = str(text)
    return HourSheetDraft(str(kept["day"]), str(kept["gate"]), str(kept["inspector"]), cells)
