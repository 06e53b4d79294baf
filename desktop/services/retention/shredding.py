"""Shredding of paper slips: the boxes they are stored in, the list of those to shred, and certificates of destruction.

First the list becomes paper (or a file), then the slips are shredded, then they are certified. The certificate covers
exactly what was on the last list: slips whose records were deleted later wait for the next one.

Making it also deletes the backups that a migration left in the desk's folder and that still hold what it certifies,
so that its words are true from the moment it is made.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.destruction import Destruction, SlipLot
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.retention import DEFAULT_DAYS, kept_since
from desktop.domain.slips import SlipSerial, SlipState, runs
from desktop.domain.text import clean_line
from desktop.reports.destruction import (
    DestructionCertificate,
    ShredBatch,
    ShredList,
    destruction_certificate_pdf,
    shred_list_pdf,
)
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.old_backups import remove_backups
from desktop.store.queries import backups, destructions, purges, settings, slips, venues
from desktop.store.queries.slips import SlipToShred
from desktop.store.set_aside import remove_set_aside

MAX_BOX = 12
_LISTED_KEY = "shred_listed_at"


@dataclass(frozen=True, slots=True)
class ShredWork:
    """What waits to be shredded.

    ``listed`` stand on the list that was made at ``listed_at`` (UTC ms, 0 for none); ``newer`` came after it.
    ``records`` were deleted since the last certificate, and ``early`` before their time. ``prefix`` is that of the
    serials.
    """

    prefix: str
    listed: tuple[SlipLot, ...]
    newer: tuple[SlipLot, ...]
    listed_at: int
    records: int
    early: int = 0

    @property
    def deleted(self) -> int:
        """Records deleted since the last certificate, at the end of their retention or before."""
        return self.records + self.early

    @property
    def lots(self) -> tuple[SlipLot, ...]:
        """Everything that a list made now has on it."""
        return (*self.listed, *self.newer)

    @property
    def may_certify(self) -> bool:
        """Whether there is something to certify, and no slip without a list."""
        return bool(self.listed) or (self.deleted > 0 and not self.newer)


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list of so many slips as it stood at a moment (UTC ms), as a PDF."""

    at: int
    slips: int
    pdf: bytes


class DestructionService:
    """Boxes, the shred list and the certificates."""

    def __init__(self, store: Store, session: Session, typesetting: Typesetting, backups: Path) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._backups = backups

    @requires_own(Right.ENTER_DECLARATIONS)
    def box(self) -> str:
        """The name of the box for slips that are entered now."""
        with self._store.read() as connection:
            usual = slips.usual_box(self._store.clock.now_ms())
            return str(settings.get(connection, slips.BOX_KEY, None) or usual)

    @requires_own(Right.ENTER_DECLARATIONS)
    def boxes_of(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """In which box the paper of each of these slips lies; those that are in none are left out."""
        with self._store.read() as connection:
            return slips.boxes(connection, numbers)

    @requires(Right.ENTER_DECLARATIONS)
    def set_box(self, name: str) -> None:
        """Begin another box; an empty name goes back to one box for each month. Raises ``BadInput``, ``Forbidden``."""
        label = clean_line(name)
        if len(label) > MAX_BOX:
            raise BadInput.at(
                "box", message("destruction", "A box has a short name: at most {most} characters.", most=MAX_BOX)
            )
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, slips.BOX_KEY, label or None)
            change.record("edit", "slip_box", "", {"box": label}, sync=False)

    @requires(Right.EDIT_VENUE)
    def work(self) -> ShredWork:
        """What waits to be shredded. Raises ``Forbidden``."""
        with self._store.read() as connection:
            return self._work(connection)

    @requires(Right.EDIT_VENUE)
    def waiting(self) -> int:
        """How many slips wait to be shredded."""
        with self._store.read() as connection:
            return slips.count_in_state(connection, SlipState.TO_SHRED)

    @requires(Right.EDIT_VENUE)
    def make_list(self, language: Language = Language.ZH) -> MadeList:
        """The list of all that waits; it counts once it has become paper (``note_listed``).

        Raises ``BadInput`` where nothing waits, ``Forbidden``.
        """
        with self._store.read() as connection:
            now, venue = self._store.clock.now_ms(), venues.get(connection)
            lots = _lots(slips.to_shred(connection), venue.serial_prefix)
        if not lots:
            raise BadInput(message("destruction", "No slips wait to be shredded."))
        batches = tuple(_batch(lot, venue.serial_prefix) for lot in lots)
        shred = ShredList(venue.name, _day_of(now), batches, language)
        pdf = shred_list_pdf(shred, self._typesetting.fonts, self._typesetting.catalogue)
        return MadeList(now, sum(lot.count for lot in lots), pdf)

    @requires(Right.EDIT_VENUE)
    def note_listed(self, made: MadeList) -> None:
        """The list is printed or saved: what stands on it is what is certified next. Raises ``UserError``."""
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, _LISTED_KEY, made.at)
            change.record("list", "destruction", "", {"slips": made.slips}, sync=False)

    @requires(Right.EDIT_VENUE)
    def certify(self) -> Destruction:
        """The slips of the last list are shredded: a certificate of them and of the records deleted until now.

        Raises ``BadInput`` where there is nothing to certify or no list was made, ``Forbidden``, ``UserError``.
        """
        with self._store.read() as connection:
            state = purges.state(connection)
        if state.unswept:
            raise UserError(
                message("destruction", "Records are still being deleted. Wait a moment, then make the certificate.")
            )
        self._store.checkpoint_truncate()
        remove_backups(self._backups, made_before=state.touched + 1, dated_after=self._store.clock.now_ms())
        remove_set_aside(self._backups.parent, made_before=state.touched + 1)
        with self._store.write(self._session.member.id) as change:
            backups.note_erased(change.connection, state.touched)  # those in the second place go with the next
            work, erased = self._work(change.connection), purges.erased(change.connection)
            if not work.may_certify:
                raise BadInput(message("destruction", "Print or save the list first, then shred what stands on it."))
            days = int(settings.get(change.connection, settings.RETENTION_KEY, DEFAULT_DAYS))
            today = _day_of(change.now).isoformat()
            visits = [day for lot in work.listed for day in (lot.first_visit, lot.last_visit)]
            visits += [erased.first_visit, erased.last_visit] if erased else []
            row = Destruction(
                destructions.next_number(change.connection),
                change.now,
                change.actor,
                min(visits),
                max(visits),
                erased.days if erased else days,
                work.records,
                purges.count_held(change.connection, kept_since(change.now, days)),
                erased.on if erased else today,
                work.listed,
                work.early,
            )
            destructions.insert(change.connection, row)
            slips.set_shredded(change.connection, work.listed_at, change.now)
            purges.keep_erased(change.connection, None)
            settings.put(change.connection, _LISTED_KEY, 0)
            change.record(
                "certify",
                "destruction",
                str(row.number),
                {
                    "records": row.records,
                    "early": row.early,
                    "slips": row.slip_count,
                    "held": row.held,
                    "first_visit": row.first_visit,
                    "last_visit": row.last_visit,
                    "erased_on": row.erased_on,
                },
            )
        return row

    @requires(Right.EDIT_VENUE)
    def certificates(self) -> tuple[Destruction, ...]:
        """Every certificate, the last one first. Raises ``Forbidden``."""
        with self._store.read() as connection:
            return destructions.newest(connection)

    @requires(Right.EDIT_VENUE)
    def certificate_pdf(self, row: Destruction, language: Language = Language.ZH) -> bytes:
        """A certificate to be signed; the same one gives the same bytes whenever it is printed again."""
        with self._store.read() as connection:
            name = venues.get(connection).name
        return destruction_certificate_pdf(
            DestructionCertificate(
                name,
                certificate_number(row),
                _day_of(row.at),
                dt.date.fromisoformat(row.first_visit),
                dt.date.fromisoformat(row.last_visit),
                row.days,
                row.records,
                row.slip_count,
                dt.date.fromisoformat(row.erased_on),
                row.held,
                row.early,
                language=language,
            ),
            self._typesetting.fonts,
            self._typesetting.catalogue,
        )

    def _work(self, connection: Connection) -> ShredWork:
        prefix = venues.get(connection).serial_prefix
        listed_at = int(settings.get(connection, _LISTED_KEY, 0))
        waiting = slips.to_shred(connection)
        erased = purges.erased(connection)
        return ShredWork(
            prefix,
            _lots([s for s in waiting if s.expired_at <= listed_at], prefix),
            _lots([s for s in waiting if s.expired_at > listed_at], prefix),
            listed_at,
            erased.records if erased else 0,
            erased.early if erased else 0,
        )


def certificate_number(row: Destruction) -> str:
    """The number that a certificate bears, such as XH-2026-003 (销毁)."""
    return f"XH-{_day_of(row.at).year}-{row.number:03d}"


def _lots(waiting: Iterable[SlipToShred], prefix: str) -> tuple[SlipLot, ...]:
    """Slips by box and batch, in the order in which the boxes are opened."""

    def place(slip: SlipToShred) -> tuple[str, int]:
        return slip.box, slip.batch_first or 0

    return tuple(_lot(tuple(those), prefix) for _, those in groupby(sorted(waiting, key=place), place))


def _lot(those: Sequence[SlipToShred], prefix: str) -> SlipLot:
    one, days = those[0], sorted(slip.visited_on for slip in those)
    batch = ""
    if one.batch_first is not None and one.batch_count is not None:
        # As it is printed at the foot of each slip of the batch (slip_printing.py).
        batch = f"{SlipSerial(prefix, one.batch_first)}–{one.batch_first + one.batch_count - 1:06d}"
    return SlipLot(one.box, batch, days[0], days[-1], runs(slip.number for slip in those))


def _batch(lot: SlipLot, prefix: str) -> ShredBatch:
    serials = tuple(
        (str(SlipSerial(prefix, a)), f"{b:06d}" if b > a else str(SlipSerial(prefix, a))) for a, b in lot.runs
    )
    first, last = dt.date.fromisoformat(lot.first_visit), dt.date.fromisoformat(lot.last_visit)
    return ShredBatch(lot.box, lot.batch, serials, first, last, lot.count)


def _day_of(ms: int) -> dt.date:
    return venue_time(ms).date()
