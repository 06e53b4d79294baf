"""An open desk: its services, named here once and each made when it is first asked for.

A command of the command line needs one or two of them and is not to pay for the imports of all: a service's module is
imported when the service is first asked for.
"""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.clock import Clock
from desktop.settings import Settings
from desktop.store.folder import DeskFolder
from desktop.store.labels import LabelFile, Labels

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.posters.fonts import FontLibrary
    from desktop.printing.spooler import Spooler
    from desktop.services.audit import AuditFileService, HealthService
    from desktop.services.cards.cards import CardService
    from desktop.services.cards.printing import CardPrintService
    from desktop.services.counting.choices import CountingChoices
    from desktop.services.counting.counting import CountingService
    from desktop.services.counting.hour_sheets import HourSheetService, SheetDrafts
    from desktop.services.counting.rollups import RollupService
    from desktop.services.counting.shifts import ShiftService
    from desktop.services.fevers.fevers import FeverService
    from desktop.services.fevers.printing import FeverPrintService
    from desktop.services.green_channel.book import DeclarationBook
    from desktop.services.green_channel.declarations import DeclarationService
    from desktop.services.green_channel.drafts import EntryDrafts
    from desktop.services.green_channel.export import DeclarationExportService
    from desktop.services.green_channel.slips import SlipPrintService, SlipService
    from desktop.services.imports.drafts import ImportDrafts
    from desktop.services.imports.importer import ImportService
    from desktop.services.imports.template import TemplateService
    from desktop.services.posters.code_pictures import CodePictureService
    from desktop.services.posters.posters import PosterService
    from desktop.services.posters.typesetting import Typesetting
    from desktop.services.printing.papers import PaperPrinter
    from desktop.services.printing.posters import PrintService
    from desktop.services.retention.erasure import ErasureService
    from desktop.services.retention.retention import RetentionService
    from desktop.services.retention.shredding import DestructionService
    from desktop.services.session import Session
    from desktop.services.statistics.files import CountFileService
    from desktop.services.statistics.reports import CountReportService
    from desktop.services.statistics.statistics import StatisticsService
    from desktop.services.sync.enrolment import EnrolmentService
    from desktop.services.sync.outbox import OutboxService
    from desktop.services.sync.replication import ReplicationService
    from desktop.services.sync.sync import SyncService
    from desktop.services.venue.gates import GateService
    from desktop.services.venue.members import MemberService
    from desktop.services.venue.venues import VenueReview, VenueService
    from desktop.store.ledger import Listener, Store
    from desktop.store.vault import Vault

_MAKING = threading.RLock()
"""Two threads that ask for a service at the same time get the same one: some remember the last minute."""


class _Service:
    """A service of a desk, of the class that its annotation names, in the module ``module`` of ``desktop.services``.

    Each parameter of its constructor that has no default is given the desk's attribute of that name.
    """

    def __init__(self, module: str) -> None:
        self._module = f"desktop.services.{module}"

    def __set_name__(self, owner: type, name: str) -> None:
        self._name, self._kind = name, owner.__annotations__[name]

    def __get__(self, desk: Any, owner: type) -> Any:
        if desk is None:
            return self
        with _MAKING:
            if self._name not in desk.__dict__:
                kind = getattr(import_module(self._module), self._kind)
                asked = inspect.signature(kind).parameters.values()
                given = {one.name: getattr(desk, one.name) for one in asked if one.default is one.empty}
                desk.__dict__[self._name] = kind(**given)  # found before this descriptor from now on
        return desk.__dict__[self._name]


def _service(module: str) -> Any:
    return _Service(module)


@dataclass(frozen=True, eq=False)
class DeskParts:
    """What services are made of. ``catalogue`` is for papers, which do not follow the language of the window."""

    place: DeskFolder
    store: Store
    session: Session
    vault: Vault
    label_file: LabelFile
    settings: Settings
    review: VenueReview
    typesetting: Typesetting
    catalogue: Catalogue

    @property
    def folder(self) -> Path:
        """Where everything of the desk lies."""
        return self.place.root

    @property
    def backups(self) -> Path:
        """Where the copies lie that migrations make."""
        return self.place.backups

    @property
    def clock(self) -> Clock:
        """The time that everything of the desk goes by."""
        return self.store.clock

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have the kinds of things told that every change alters, on the thread that writes; gives what ends that."""
        return self.store.subscribe(listener)

    def fonts(self) -> FontLibrary:
        """The typefaces of papers, read when they are first asked for."""
        return self.typesetting.fonts

    @cached_property
    def spooler(self) -> Spooler:
        """The print system of this computer."""
        from desktop.printing.choose import system_spooler

        return system_spooler()


class Desk(DeskParts):
    """The services that pages and commands are given."""

    venue: VenueService = _service("venue.venues")
    gates: GateService = _service("venue.gates")
    members: MemberService = _service("venue.members")

    posters: PosterService = _service("posters.posters")
    code_pictures: CodePictureService = _service("posters.code_pictures")
    printing: PrintService = _service("printing.posters")
    paper_printer: PaperPrinter = _service("printing.papers")

    declarations: DeclarationService = _service("green_channel.declarations")
    book: DeclarationBook = _service("green_channel.book")
    exports: DeclarationExportService = _service("green_channel.export")
    entry_drafts: EntryDrafts = _service("green_channel.drafts")
    slips: SlipService = _service("green_channel.slips")
    slip_printing: SlipPrintService = _service("green_channel.slips")
    imports: ImportService = _service("imports.importer")
    import_drafts: ImportDrafts = _service("imports.drafts")
    templates: TemplateService = _service("imports.template")
    fevers: FeverService = _service("fevers.fevers")
    fever_printing: FeverPrintService = _service("fevers.printing")
    cards: CardService = _service("cards.cards")
    card_printing: CardPrintService = _service("cards.printing")

    retention: RetentionService = _service("retention.retention")
    erasure: ErasureService = _service("retention.erasure")
    destruction: DestructionService = _service("retention.shredding")

    counting: CountingService = _service("counting.counting")
    counting_choices: CountingChoices = _service("counting.choices")
    hour_sheets: HourSheetService = _service("counting.hour_sheets")
    sheet_drafts: SheetDrafts = _service("counting.hour_sheets")
    rollups: RollupService = _service("counting.rollups")
    shifts: ShiftService = _service("counting.shifts")

    statistics: StatisticsService = _service("statistics.statistics")
    count_reports: CountReportService = _service("statistics.reports")
    count_files: CountFileService = _service("statistics.files")
    audit_files: AuditFileService = _service("audit")
    health: HealthService = _service("audit")

    outbox: OutboxService = _service("sync.outbox")
    enrolment: EnrolmentService = _service("sync.enrolment")
    replication: ReplicationService = _service("sync.replication")

    @cached_property
    def sync(self) -> SyncService:
        from desktop.services.sync.sync import SyncService

        return SyncService(self.store, self.session, vault=self.vault, purge=self.retention.purge)

    def refresh_labels(self) -> None:
        """Keep the names that the unlock screen shows."""
        from desktop.domain.venue import short_name

        venue = self.venue.get()
        self.label_file.write(
            Labels(
                short_name(venue.name, venue.region.path),
                " ".join(venue.region.path[-2:]),
                {m.id: m.name for m in self.members.list() if m.has_password},
            )
        )

    def close(self) -> None:
        """Leave the folder as one whole file."""
        self.refresh_labels()
        self.store.close()
