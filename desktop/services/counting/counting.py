"""Counting at the gates: one press is one person checked, safe on the disk before it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, auto

from desktop.domain.counting import UNDO_MS, day_start
from desktop.domain.errors import BadInput
from desktop.domain.gate import Gate
from desktop.domain.hourly import hour_of
from desktop.domain.messages import message
from desktop.domain.people import Member, Right, Role
from desktop.domain.symptoms import NO_SYMPTOMS, Symptoms
from desktop.domain.temperature import is_fever, show_temperature
from desktop.services.counting.gate_presses import take_back
from desktop.services.fevers.records import end_mistaken, open_row, worksheet_at_gate
from desktop.services.rights import requires_at, requires_own
from desktop.services.session import Session
from desktop.services.statistics.venue_desks import SeenDesk, seen_desks
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import fevers, gate_days, gates, members, screenings
from desktop.store.queries.screenings import ScreeningRow

LATEST = 8
"""How many of the last minute's presses the board tells of."""


@dataclass(frozen=True, slots=True)
class GateCount:
    """How many people came through a gate in the running hour and today; how many of today's had a fever, and how many
    were registered in the green channel.

    These are the figures of ``desktop.domain.figures``: whoever declared on a slip is among them, and whoever was
    counted at another desk of the venue, as far as it was heard of. Whoever's slip tells no hour is in no hour.
    """

    hour: int = 0
    day: int = 0
    abnormal: int = 0
    registered: int = 0

    def __add__(self, other: "GateCount") -> "GateCount":
        return GateCount(
            self.hour + other.hour,
            self.day + other.day,
            self.abnormal + other.abnormal,
            self.registered + other.registered,
        )


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody at a gate who is to be counted: when (UTC ms), checked by whom, and the reading if it is a fever.

    ``id`` is the press's where it has one already: it was made in the inspectors' database.
    """

    gate_id: str
    at: int
    inspector_id: str | None = None
    tenths: int | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Somebody with a fever at a gate, as far as it was told. ``tenths`` of a degree; name and phone may be empty.

    ``press`` and ``sheet`` are the identifiers of press and worksheet where they have them already.
    """

    gate_id: str
    tenths: int
    inspector_id: str | None = None
    symptoms: Symptoms = NO_SYMPTOMS
    name: str = ""
    phone: str = ""
    press: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class GatePress:
    """A person who was counted: what undoes it, when (UTC ms), and the figures of the gate with it.

    ``inspector_left``: the inspector who was named is not of this venue any more; the person counts without.
    ``fever_id``: the worksheet that was opened with it.
    """

    id: str
    at: int
    gate_id: str
    abnormal: bool
    gate: GateCount
    inspector_left: bool = False
    fever_id: str = ""


class WorksheetEnd(Enum):
    """What became of the fever worksheet of a press that was taken back: nothing was written on it and it is gone, or
    it ended as opened by mistake."""

    GONE = auto()
    MISTAKEN = auto()


@dataclass(frozen=True, slots=True)
class Undone:
    """A press was taken back: the figures of its gate, and what became of its fever worksheet if it had one."""

    gate: GateCount
    worksheet: WorksheetEnd | None = None


@dataclass(frozen=True, slots=True)
class CountingBoard:
    """The gates that the member may count at, who checks there, and their figures by gate.

    ``retired``: gates that people were counted at today and that were given up since; their figures are here as well.
    ``latest``: what the member has counted within the last minute, the last one first. ``desks``: the venue's others.
    ``own_only``: these are the gates of a member who counts at no others.
    """

    gates: tuple[Gate, ...]
    inspectors: tuple[Member, ...]
    counts: Mapping[str, GateCount]
    retired: tuple[Gate, ...] = ()
    latest: tuple[GatePress, ...] = ()
    desks: tuple[SeenDesk, ...] = ()
    own_only: bool = False

    @property
    def total(self) -> GateCount:
        """All gates together."""
        return sum(self.counts.values(), GateCount())


@dataclass
class _Minute:
    """When the presses of the last minute were made, by a clock that no change of the PC's time moves."""

    made: dict[str, int] = field(default_factory=dict)

    def note(self, ids: Sequence[str], now: int) -> None:
        while self.made and now - next(iter(self.made.values())) > UNDO_MS:
            del self.made[next(iter(self.made))]
        self.made.update(dict.fromkeys(ids, now))


class CountingService:
    """Presses, and their undoing within a minute."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._minute = _Minute()

    @requires_own(Right.COUNT)
    def board(self) -> CountingBoard:
        """How things stand now. Raises ``Forbidden``."""
        now, me = self._store.clock.now_ms(), self._session.member
        with self._store.read() as connection:
            everywhere = tuple(g for g in gates.every(connection, include_retired=True) if me.may_at(Right.COUNT, g.id))
            people = tuple(m for m in members.every(connection) if m.inspector or m.role is Role.INSPECTOR)
            found = gate_days.by_gate(connection, day_start(now), hour_of(now))
            desks = seen_desks(connection)
            last = screenings.latest(connection, me.id, now - UNDO_MS, LATEST)
        current = tuple(g for g in everywhere if not g.retired)
        every = {g.id: GateCount(*found.get(g.id, ())) for g in everywhere}
        retired = tuple(g for g in everywhere if g.retired and every[g.id].day)
        counts = {g.id: every[g.id] for g in (*current, *retired)}
        latest = tuple(
            GatePress(row.id, row.at, row.gate_id, row.abnormal, counts[row.gate_id])
            for row in last
            if row.gate_id in counts
        )
        return CountingBoard(current, people, counts, retired, latest, desks, not me.may(Right.COUNT))

    @requires_at(Right.COUNT, "gate_id")
    def press(self, gate_id: str, inspector_id: str | None = None) -> GatePress:
        """One person with a normal temperature. Raises ``BadInput`` for a gate that is closed, ``Forbidden``."""
        return self.take([Pressed(gate_id, self._store.clock.now_ms(), inspector_id)])[0]

    @requires_at(Right.COUNT, "pressed", lambda pressed: {each.gate_id for each in pressed})
    def take(self, pressed: Sequence[Pressed]) -> tuple[GatePress, ...]:
        """Presses that came while the disk was busy, all of them in one transaction, each with its own time.

        Raises ``BadInput`` for a gate that is closed, ``Forbidden``; then none of them counts.
        """
        with self._store.write(self._session.member.id) as change:
            counted = self._count(change, pressed)
            change.operation("count", {"presses": list(map(_press_json, counted, pressed))})
            return counted

    @requires_at(Right.COUNT, "noticed", lambda noticed: (noticed.gate_id,))
    def abnormal(self, noticed: Noticed) -> GatePress:
        """One person with a fever, and the worksheet about it, both or neither.

        Raises ``BadInput`` for a reading that is none, a gate that is closed or a name that cannot be; ``Forbidden``.
        """
        if not is_fever(noticed.tenths):
            raise BadInput.at(
                "temperature_c",
                message(
                    "counting",
                    "{value} °C is not a fever: count this person with a plain press.",
                    value=show_temperature(noticed.tenths),
                ),
            )
        now = self._store.clock.now_ms()
        pressed = [Pressed(noticed.gate_id, now, noticed.inspector_id, noticed.tenths, noticed.press)]
        with self._store.write(self._session.member.id) as change:
            (press,) = self._count(change, pressed)
            sheet = self._open_worksheet(change, replace(noticed, press=press.id))
            content = asdict(replace(noticed, press=press.id, sheet=sheet)) | {"symptoms": str(noticed.symptoms)}
            change.operation("abnormal", content)
        return GatePress(press.id, press.at, press.gate_id, True, press.gate, press.inspector_left, sheet)

    @requires_own(Right.COUNT, "press_id")
    def undo(self, press_id: str) -> Undone:
        """Take a press back within a minute, and the fever worksheet that it opened.

        Raises ``BadInput`` when it is too late, or when somebody has closed the worksheet: then there was a fever.
        """
        with self._store.write(self._session.member.id) as change:
            row = screenings.find(change.connection, press_id)
            if row is not None:
                self._session.require_at(Right.COUNT, row.gate_id)
            if row is None or row.sheet_id is not None or row.void_at is not None:
                raise BadInput(message("counting", "This press was taken back already."))
            change.operation("undo", {"press": press_id})
            if not self._is_fresh(row, change.now):
                raise BadInput(message("counting", "A press can be taken back for one minute."))
            sheet = fevers.of_press(change.connection, row.id)
            if sheet is not None and sheet.outcome:
                raise BadInput(
                    message("counting", "The fever worksheet of this press was closed already, so the press stays.")
                )
            self._take_back(change, row)
            if sheet is None:
                return Undone(self._figures(change, row.gate_id))
            is_gone = end_mistaken(change, sheet)
            return Undone(self._figures(change, row.gate_id), WorksheetEnd.GONE if is_gone else WorksheetEnd.MISTAKEN)

    def _open_worksheet(self, change: Change, noticed: Noticed) -> str:
        """Open the worksheet of somebody with a fever; gives its identifier."""
        row = worksheet_at_gate(
            change, noticed.gate_id, noticed.tenths, noticed.symptoms, noticed.name, noticed.phone, noticed.press
        )
        return open_row(change, replace(row, id=noticed.sheet or row.id))

    def _take_back(self, change: Change, row: ScreeningRow) -> None:
        """Count a press no more."""
        take_back(change, row)

    def _count(self, change: Change, pressed: Sequence[Pressed]) -> tuple[GatePress, ...]:
        current = {
            gate_id: gates.is_live(change.connection, gate_id, change.now)
            for gate_id in {each.gate_id for each in pressed}
        }
        if not all(current.values()):
            raise BadInput(message("counting", "This gate is closed now. Count at another one."))
        named = {each.inspector_id for each in pressed if each.inspector_id}
        people = frozenset(member for member in named if members.is_bound(change.connection, member))
        rows = [_row(each, change.actor, people) for each in pressed]
        screenings.insert(change.connection, rows)
        for row in rows:
            change.record("count", "screening", row.id, screenings.body(row))
        counts = {gate_id: self._figures(change, gate_id) for gate_id in current}
        self._minute.note([row.id for row in rows], self._store.clock.steady_ms())
        return tuple(
            GatePress(
                row.id, row.at, row.gate_id, row.abnormal, counts[row.gate_id], row.inspector_id != each.inspector_id
            )
            for row, each in zip(rows, pressed, strict=True)
        )

    def _is_fresh(self, row: ScreeningRow, now: int) -> bool:
        """Within a minute, whatever happened to the PC's clock since; of other programs' presses only it can tell."""
        made = self._minute.made.get(row.id)
        if made is not None:
            return self._store.clock.steady_ms() - made <= UNDO_MS
        return row.at <= now <= row.at + UNDO_MS

    def _figures(self, change: Change, gate_id: str) -> GateCount:
        return GateCount(*gate_days.at_gate(change.connection, gate_id, day_start(change.now), hour_of(change.now)))


def _press_json(press: GatePress, pressed: Pressed) -> dict[str, object]:
    return {
        "id": press.id,
        "gate_id": pressed.gate_id,
        "at": pressed.at,
        "inspector_id": pressed.inspector_id,
        "tenths": pressed.tenths,
    }


def _row(pressed: Pressed, actor: str, people: frozenset[str]) -> ScreeningRow:
    inspector = pressed.inspector_id if pressed.inspector_id in people else None
    return ScreeningRow(
        pressed.id or new_id(),
        pressed.at,
        pressed.gate_id,
        inspector,
        actor,
        is_fever(pressed.tenths),
        pressed.tenths,
        1,
    )
