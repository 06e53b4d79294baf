"""The inspectors' database, ``gate.db``: the same tables as the desk's, filled with what somebody at a gate needs.

Venue, gates, members by name, posters and figures; never a visitor. Whoever opens the desk's database writes it anew from
that (``project``) once everything that inspectors did has been applied; what they do until then stands there as well.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DatabaseError

from desktop.domain.clock import Clock, venue_time
from desktop.domain.counting import OLDEST_SHEET_DAYS
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.records import RecordKinds
from desktop.domain.retention import DEFAULT_DAYS
from desktop.files.whole import sync_folder
from desktop.store import engine as engines
from desktop.store import tables
from desktop.store.failures import as_sentences
from desktop.store.folder import DeskFolder
from desktop.store.ledger import Store
from desktop.store.migrate import bring_up_to_date
from desktop.store.operations import GateAccess
from desktop.store.prepared import driver_of
from desktop.store.queries import gate_operations, settings
from desktop.store.wiping import wipe

_DAY_MS = 86_400_000
_ENTRIES_MS = 2 * _DAY_MS
"""How long inspectors see in their list what they entered."""
_SLIPS = 2_000
"""Of so many of the last slips it is known at a gate what became of them; of older ones, that they are blank."""
_SHEETS = dt.timedelta(days=OLDEST_SHEET_DAYS + 2)
_SHOWN_KEY = "gate_shown"
"""The setting of the inspectors' database that says how far the desk was when it was filled (``_State``)."""
_SPARE_DAYS = 10
"""Figures change as long as declarations and sheets may be entered or corrected, and these days longer."""
_SETTINGS = (settings.RETENTION_KEY, "usual_template", "posters_leapt", "slip_from", "wall_round_last")
"""The settings of the desk that matter at a gate."""


_MASKED = "CASE WHEN length(phone) > 7 THEN substr(phone, 1, 3) || '****' || substr(phone, -4) ELSE '' END"
"""A member's phone as inspectors see it."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a table goes into the inspectors' database: the rows ``where``, with some columns ``instead`` of the desk's
    (SQL). Rows are compared by ``compared``, all columns where it is empty; only those ``within`` are looked at, there
    and here, and what else the inspectors' database has stays in it."""

    table: Table
    where: str = "1"
    within: str = "1"
    instead: Mapping[str, str] = field(default_factory=dict)
    compared: tuple[str, ...] = ()


_PARTS = (
    _Part(tables.venue),
    _Part(tables.gate),
    _Part(tables.member, instead={"phone": _MASKED}),
    _Part(tables.assignment),
    _Part(tables.head, instead={"audit_seq": "0", "audit_chain": "zeroblob(32)", "outbox_seq": "0"}),
    _Part(tables.incarnations),
    _Part(tables.credential),
    _Part(tables.register, where="kind = 'desk'"),
    _Part(tables.desk_last_seen),
    _Part(tables.poster_issue),
    _Part(tables.poster_print),
    _Part(tables.poster_layout, compared=("sha256",)),
    _Part(tables.poster_picture, compared=("sha256",)),
    _Part(tables.poster_content),
    _Part(tables.poster_template, compared=("id", "changed_at", "coalesce(deleted_at, 0)")),
    _Part(tables.slip_batch),
    _Part(
        tables.slip,
        where=f"state = 'blank' OR number > (SELECT max(number) FROM main.slip) - {_SLIPS}",
        instead={"reason": "''", "box": "''", "visited_on": "NULL", "changed_at": "0"},
    ),
    _Part(tables.hourly, within="hour >= {hours}"),
    _Part(tables.hourly_remote, within="hour >= {hours}"),
    _Part(tables.hourly_scan, within="hour >= {hours}"),
    _Part(tables.hour_sheet, where="day >= '{since}'"),
    _Part(tables.screening, where="sheet_id IN (SELECT id FROM main.hour_sheet WHERE day >= '{since}')"),
    # Inspectors have settings of their own there.
    _Part(tables.setting, within=f"key IN ({', '.join(map(repr, _SETTINGS))})"),
)


@dataclass(frozen=True, slots=True)
class _State:
    """How far the desk was: entries of its audit log, and what tells that old figures were written anew (incarnation, and
    when they were counted again)."""

    recorded: int
    figures: tuple[str, int]

    @classmethod
    def of(cls, connection: Connection) -> "_State":
        """That of the desk."""
        row = connection.exec_driver_sql("SELECT incarnation, audit_seq FROM main.head").one()
        again = "SELECT value FROM main.setting WHERE key = ?"
        counted = connection.exec_driver_sql(again, (settings.RECOUNTED_KEY,)).scalar()
        return cls(row.audit_seq, (row.incarnation, int(counted or 0)))

    @classmethod
    def kept(cls, connection: Connection) -> "_State | None":
        """The one that the inspectors' database was filled at."""
        stored = connection.exec_driver_sql("SELECT value FROM gate.setting WHERE key = ?", (_SHOWN_KEY,)).scalar()
        if stored is None:
            return None
        recorded, incarnation, counted = json.loads(stored)
        return cls(recorded, (incarnation, counted))


class GateFile:
    """The inspectors' database of a desk that is open: made, opened, and filled."""

    def __init__(self, folder: DeskFolder, access: GateAccess, clock: Clock, kinds: RecordKinds) -> None:
        self._folder = folder
        self._access = access
        self._clock = clock
        self._kinds = kinds

    def exists(self) -> bool:
        """Whether there is one."""
        return self._folder.gate_database.exists()

    def open(self) -> Store:
        """The database, made where there is none. One that this key does not open is put aside, with whatever is in it.

        Raises ``UserError``; also where a re-key was cut off that gave only one of the databases its new key.
        """
        path = self._folder.gate_database
        engine = engines.open_engine(path, self._access.key)
        if self.exists() and not _is_readable(engine):
            engine.dispose()
            if self._folder.next_keys.exists():
                raise UserError(
                    message(
                        "rekey",
                        "The keys of this desk were not changed to the end. Close the program and open it again, which does that first.",
                    )
                )
            self._put_aside()
            engine = engines.open_engine(path, self._access.key)
        is_new = not self.exists()
        bring_up_to_date(engine, path, self._folder.backups, self._clock)
        if is_new:
            path.chmod(0o600)
            sync_folder(path.parent)
        return Store(engine, self._clock, self._kinds)

    def project(self, desk: Store, *, anyway: bool = False) -> bool:
        """Fill it from the desk's database, in one transaction of its own file; gives whether that was done.

        It is not while operations wait in it: their figures would be lost until they are applied. Nothing is compared
        where the desk has recorded nothing since, unless ``anyway``: inspectors may have written into it. Raises
        ``UserError``.
        """
        gate = self.open()
        try:
            with as_sentences(), self._attached(desk) as connection:
                # First a write: from then on no inspector writes, and what is read of their database holds.
                gone = self._clock.now_ms() - _ENTRIES_MS
                connection.exec_driver_sql("DELETE FROM gate.gate_entry WHERE at < ?", (gone,))
                if connection.exec_driver_sql("SELECT count(*) FROM gate.gate_operation").scalar():
                    return False
                state = _State.of(connection)
                known = _State.kept(connection)
                if known != state or anyway:
                    self._write(connection, state, known)
            return True
        finally:
            gate.close()

    def _write(self, connection: Connection, state: "_State", known: "_State | None") -> None:
        now = self._clock.now_ms()
        same = known is not None and known.figures == state.figures
        kept = connection.exec_driver_sql("SELECT value FROM main.setting WHERE key = ?", (settings.RETENTION_KEY,))
        days = max(int(kept.scalar() or 0), DEFAULT_DAYS, OLDEST_SHEET_DAYS) + _SPARE_DAYS
        _fill(connection, venue_time(now).date() - _SHEETS, now - days * _DAY_MS if same else 0)
        aged = "DELETE FROM gate.setting WHERE key GLOB '*_draft:*' AND json_extract(value, '$.at') < ?"
        connection.exec_driver_sql(aged, (now - days * _DAY_MS,))
        self._address(connection)
        _put(connection, _SHOWN_KEY, json.dumps([state.recorded, *state.figures]))

    def _address(self, connection: Connection) -> None:
        """To whom inspectors seal; and not what opens it, which a migration has made in this database as well."""
        connection.exec_driver_sql("DELETE FROM gate.setting WHERE key = ?", (gate_operations.ACCESS_KEY,))
        _put(connection, gate_operations.RECIPIENT_KEY, json.dumps(self._access.recipient))

    @contextmanager
    def _attached(self, desk: Store) -> Iterator[Connection]:
        """A transaction on the desk's database that writes to the inspectors' alone, as schema ``gate``."""
        with desk.connect() as connection:
            driver = driver_of(connection)
            # Tables are filled one after the other, in no order that foreign keys would ask for.
            driver.execute("PRAGMA foreign_keys = OFF")
            raw = f"x'{self._access.key.hex()}'"  # bound: SQLite keeps the text of statements
            driver.execute("ATTACH DATABASE ? AS gate KEY ?", (str(self._folder.gate_database), raw))
            wipe(raw)
            try:
                with connection.begin():
                    yield connection
            finally:
                driver.execute("DETACH DATABASE gate")
                driver.execute("PRAGMA foreign_keys = ON")

    def _put_aside(self) -> None:
        path = self._folder.gate_database
        stamp = venue_time(self._clock.now_ms()).strftime("%Y%m%d-%H%M%S")
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.replace(path.with_name(f"gate-unreadable-{stamp}.db"))


def _is_readable(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DatabaseError:
        return False
    return True


def _put(connection: Connection, key: str, value: str) -> None:
    connection.exec_driver_sql("INSERT OR REPLACE INTO gate.setting (key, value) VALUES (?, ?)", (key, value))


def _fill(connection: Connection, since: dt.date, hours: int) -> None:
    """Make the inspectors' tables (schema ``gate``) those of the desk (``main``), row by row where they differ: sheets
    from a day on, figures from an hour on (UTC ms)."""
    for part in _PARTS:
        names = [column.name for column in part.table.columns]
        name, within = part.table.name, part.within.format(hours=hours)
        where = f"{within} AND ({part.where.format(since=since.isoformat())})"
        listed = ", ".join(f'"{column}"' for column in names)
        shown = ", ".join(part.instead.get(column, f'"{column}"') for column in names)
        key = ", ".join(f'"{column.name}"' for column in part.table.primary_key)
        gone = f"{within} AND ({key}) NOT IN (SELECT {key} FROM main.{name} WHERE {where})"
        connection.exec_driver_sql(f"DELETE FROM gate.{name} WHERE {gone}")
        rows = f"SELECT {shown} FROM main.{name} WHERE {where}"
        if part.compared:
            by = ", ".join(part.compared)
            rows += f" AND ({by}) NOT IN (SELECT {by} FROM gate.{name})"
        else:
            rows += f" EXCEPT SELECT {listed} FROM gate.{name} WHERE {within}"
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO gate.{name} ({listed}) {rows}")
