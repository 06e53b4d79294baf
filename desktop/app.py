"""The only place that builds objects and wires them.

Three steps, so that the unlock window comes up at once: ``Program`` (no desk yet), ``Access`` (a desk, nobody
in), ``Desk`` (somebody in). Imports of the later steps wait until they are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.services.access import Access, Opened
from desktop.settings import Settings
from desktop.store.folder import DeskFolder
from desktop.store.keys import Cost
from desktop.store.labels import LabelFile, Labels

if TYPE_CHECKING:
    from desktop.services.audit_files import AuditFileService
    from desktop.services.card_printing import CardPrintService
    from desktop.services.cards import CardService
    from desktop.services.code_pictures import CodePictureService
    from desktop.services.count_files import CountFileService
    from desktop.services.count_reports import CountReportService
    from desktop.services.counting import CountingService
    from desktop.services.declaration_book import DeclarationBook
    from desktop.services.declaration_files import DeclarationFileService
    from desktop.services.declarations import DeclarationService
    from desktop.services.destruction import DestructionService
    from desktop.services.fever_printing import FeverPrintService
    from desktop.services.fevers import FeverService
    from desktop.services.gates import GateService
    from desktop.services.health import HealthService
    from desktop.services.hour_sheets import HourSheetService
    from desktop.services.members import MemberService
    from desktop.services.outbox import OutboxService
    from desktop.services.posters import PosterService
    from desktop.services.press import Press
    from desktop.services.printing import PrintService
    from desktop.services.retention import RetentionService
    from desktop.services.rollups import RollupService
    from desktop.services.session import Session
    from desktop.services.setup import SetupService
    from desktop.services.slip_printing import SlipPrintService
    from desktop.services.slips import SlipService
    from desktop.services.statistics import StatisticsService
    from desktop.services.venues import VenueReview, VenueService
    from desktop.store.ledger import Store


@dataclass(frozen=True)
class Program:
    """The program before any desk: where things are, the user's preferences, the time."""

    user: paths.UserPaths = field(default_factory=paths.user_paths)
    resources: Path = field(default_factory=paths.resources)
    clock: Clock = field(default_factory=Clock)
    cost: Cost = field(default_factory=Cost)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.user.settings)

    @cached_property
    def review(self) -> VenueReview:
        """The rules for a venue and the lists that they need."""
        from desktop.services.venues import VenueReview
        from desktop.store.divisions import Divisions
        from desktop.store.venue_types import read_venue_types

        return VenueReview(
            Divisions(self.resources / "divisions" / "divisions.tsv"),
            read_venue_types(self.resources / "venue_types.json"),
        )

    def setup(self) -> SetupService:
        """Makes new desks."""
        from desktop.services.setup import SetupService

        return SetupService(self.review, self.clock, self.cost)

    def access(self, folder: Path) -> Access:
        """The way into a desk. Raises ``UserError`` where there is none or its keys are damaged."""
        desk = DeskFolder(folder)
        return Access(desk, self._label_file(desk), self.clock)

    @contextmanager
    def desk(self, access: Access, opened: Opened) -> Iterator[Desk]:
        """An open desk, until the block ends. The caller holds the folder's lock."""
        desk = self.open_desk(access, opened)
        try:
            yield desk
        finally:
            desk.close()

    def open_desk(self, access: Access, opened: Opened) -> Desk:
        """Open the database and build the services. Raises ``UserError``."""
        from desktop.printing.choose import system_spooler
        from desktop.services.audit_files import AuditFileService
        from desktop.services.card_printing import CardPrintService
        from desktop.services.cards import CardService
        from desktop.services.code_pictures import CodePictureService
        from desktop.services.count_files import CountFileService
        from desktop.services.count_reports import CountReportService
        from desktop.services.counting import CountingService
        from desktop.services.declaration_book import DeclarationBook
        from desktop.services.declaration_files import DeclarationFileService
        from desktop.services.declarations import DeclarationService
        from desktop.services.destruction import DestructionService
        from desktop.services.fever_printing import FeverPrintService
        from desktop.services.fevers import FeverService
        from desktop.services.gates import GateService
        from desktop.services.health import HealthService
        from desktop.services.hour_sheets import HourSheetService
        from desktop.services.members import MemberService
        from desktop.services.outbox import OutboxService
        from desktop.services.posters import PosterService
        from desktop.services.printing import PrintService
        from desktop.services.retention import RetentionService
        from desktop.services.rollups import RollupService
        from desktop.services.session import Session
        from desktop.services.shifts import ShiftService
        from desktop.services.slip_printing import SlipPrintService
        from desktop.services.slips import SlipService
        from desktop.services.statistics import StatisticsService
        from desktop.services.venues import VenueService
        from desktop.store import engine as engines
        from desktop.store.ledger import Store
        from desktop.store.migrate import bring_up_to_date
        from desktop.store.queries import members
        from desktop.store.vault import Vault

        folder = access.folder
        if not folder.database.exists() or not folder.database.stat().st_size:
            raise UserError(message(
                "desk", "The database {path} is missing or empty. Restore a backup of the whole folder.", path=folder.database
            ))  # fmt: skip
        engine = engines.open_engine(folder.database, opened.key)
        engines.probe(engine, folder.database)
        bring_up_to_date(engine, folder.database, folder.backups, self.clock)
        store = Store(engine, self.clock)
        vault = Vault(folder, access.ring, opened.key, self.cost)
        try:
            with store.read() as connection:
                everyone = members.every(connection)
        except UserError:
            store.close()
            raise
        member = next((m for m in everyone if m.id == opened.member_id), None)
        if member is None:
            store.close()
            raise UserError(message("unlock", "This member has left the venue. Ask the manager."))
        vault.set_roles({m.id: m.role for m in everyone})
        session = Session(replace(member, has_password=True))
        posters = PosterService(store, session, self.press)
        slips = SlipService(store, session)
        rollups = RollupService(store, session)
        fevers, statistics = FeverService(store, session), StatisticsService(store, session)
        desk = Desk(
            folder=folder.root,
            store=store,
            session=session,
            venue=VenueService(store, session, self.review),
            gates=GateService(store, session),
            members=MemberService(store, session, vault),
            posters=posters,
            code_pictures=CodePictureService(store, session, self.press),
            printing=PrintService(posters, system_spooler(), self.settings),
            declarations=DeclarationService(store, session),
            book=DeclarationBook(store, session),
            fevers=fevers,
            fever_printing=FeverPrintService(store, session, self.press),
            cards=CardService(store, session),
            card_printing=CardPrintService(store, session, self.press),
            slips=slips,
            slip_printing=SlipPrintService(store, slips, self.press),
            files=DeclarationFileService(store, session),
            retention=RetentionService(store, session, folder.backups),
            destruction=DestructionService(store, session, lambda: self.press.fonts, folder.backups),
            audit_files=AuditFileService(store, session),
            count_files=CountFileService(store, session),
            counting=CountingService(store, session),
            hour_sheets=HourSheetService(store, session),
            rollups=rollups,
            statistics=statistics,
            count_reports=CountReportService(
                store,
                session,
                statistics,
                ShiftService(store, session, fevers, slips, posters),
                self.press,
                self.in_chinese,
            ),
            outbox=OutboxService(store),
            health=HealthService(store, rollups),
            label_file=self._label_file(folder),
        )
        desk.refresh_labels()
        return desk

    @cached_property
    def press(self) -> Press:
        """Fonts, templates and codes: read once for the whole run."""
        from desktop.services.press import Press

        return Press(self.resources)

    @cached_property
    def in_chinese(self) -> Callable[[Message], str]:
        """The Chinese of a sentence, for papers, which do not follow the language of the window."""
        from desktop.ui.catalogue import Chinese

        return Chinese(self.resources / "i18n")

    def _label_file(self, folder: DeskFolder) -> LabelFile:
        return LabelFile(folder.labels, self.user.device_key)


@dataclass(frozen=True)
class Desk:
    """An open desk: the services that pages and commands are given."""

    folder: Path
    store: Store
    session: Session
    venue: VenueService
    gates: GateService
    members: MemberService
    posters: PosterService
    code_pictures: CodePictureService
    printing: PrintService
    declarations: DeclarationService
    book: DeclarationBook
    fevers: FeverService
    fever_printing: FeverPrintService
    cards: CardService
    card_printing: CardPrintService
    slips: SlipService
    slip_printing: SlipPrintService
    files: DeclarationFileService
    retention: RetentionService
    destruction: DestructionService
    audit_files: AuditFileService
    count_files: CountFileService
    counting: CountingService
    hour_sheets: HourSheetService
    rollups: RollupService
    statistics: StatisticsService
    count_reports: CountReportService
    outbox: OutboxService
    health: HealthService
    label_file: LabelFile

    def refresh_labels(self) -> None:
        """Keep the names that the unlock screen shows."""
        from desktop.ui.short_name import short_name

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
