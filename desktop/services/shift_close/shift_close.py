"""The end of a shift in one reading: the checks, the figures of the shift, and whether its papers were printed."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.counting import day_start
from desktop.domain.people import Member, Right
from desktop.domain.posters import Language
from desktop.reports.handover import Handover
from desktop.services.counting.hour_sheets import HourSheetService
from desktop.services.counting.shift_note import ShiftNote, ShiftNotes
from desktop.services.counting.shifts import Shift, ShiftService
from desktop.services.fevers.fevers import FeverService
from desktop.services.green_channel.slips import SlipService
from desktop.services.imports.drafts import ImportDrafts
from desktop.services.posters.posters import PosterService
from desktop.services.rights import open_to_all
from desktop.services.session import Session
from desktop.services.shift_close.checks import CheckSources, ShiftCheck
from desktop.services.shift_close.counts import agreement, tally_sheets
from desktop.services.shift_close.open_work import drafts, fevers, imports, incomplete, slips
from desktop.services.shift_close.outside import posters, sync
from desktop.services.statistics.reports import HANDOVER
from desktop.services.sync.status import SyncStatusReader
from desktop.store.ledger import Store
from desktop.store.queries import audits, members

Check = Callable[[CheckSources], ShiftCheck | None]

CHECKS: tuple[Check, ...] = (fevers, slips, incomplete, imports, drafts, tally_sheets, agreement, posters, sync)
"""What is looked at before a shift ends, in the order of the list. A further line is one more function here; one that
gives None has nothing to say at this desk, or to this member."""


@dataclass(frozen=True, slots=True)
class Printed:
    """When (UTC ms) and by whom a handover sheet was printed last."""

    at: int
    by: str


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """How things stand at the end of the shift of ``me``, now (UTC ms).

    ``handover`` has the figures of the sheet that would be printed now, ``printed`` the last sheet of today; both are None
    for a member who may not print one. ``note`` was left for whoever comes next.
    """

    now: int
    me: Member
    shift: Shift
    checks: tuple[ShiftCheck, ...]
    handover: Handover | None = None
    printed: Printed | None = None
    note: ShiftNote | None = None

    @property
    def open(self) -> tuple[ShiftCheck, ...]:
        """What somebody has to do."""
        return tuple(check for check in self.checks if check.state.is_open)


class ShiftCloseService:
    """Reads everything, changes nothing. Every member may ask, and is told what that member may see. ``recounts``: the
    store has all that its figures are made of."""

    recounts = True

    def __init__(
        self,
        store: Store,
        session: Session,
        shifts: ShiftService,
        fevers: FeverService,
        slips: SlipService,
        posters: PosterService,
        import_drafts: ImportDrafts,
        hour_sheets: HourSheetService,
        shift_notes: ShiftNotes,
    ) -> None:
        self._store = store
        self._session = session
        self._shifts = shifts
        self._shift_notes = shift_notes
        self._sources = CheckSources(
            store=store,
            session=session,
            fevers=fevers,
            slips=slips,
            posters=posters,
            import_drafts=import_drafts,
            hour_sheets=hour_sheets,
            sync=SyncStatusReader(store),
            recounts=self.recounts,
        )

    @open_to_all("Everybody ends a shift; it tells what the member may see.")
    def read(self) -> ShiftFacts:
        """How things stand; a background thread's work. Raises ``UserError``."""
        me, shift = self._session.member, self._shifts.now()
        may_print = me.may(Right.SEE_STATISTICS)
        return ShiftFacts(
            self._store.clock.now_ms(),
            me,
            shift,
            tuple(found for check in CHECKS if (found := check(self._sources)) is not None),
            self._shifts.handover(shift, Language.ZH) if may_print else None,
            self._printed() if may_print else None,
            self._shift_notes.left(),
        )

    def _printed(self) -> Printed | None:
        with self._store.read() as connection:
            found = audits.last(connection, "print", "report", HANDOVER, day_start(self._store.clock.now_ms()))
            names = {m.id: m.name for m in members.every(connection, include_unbound=True)} if found else {}
        return Printed(found[0], names.get(found[1], "")) if found else None
