"""An open desk: its services, wired here and each made when it is first asked for.

A command of the command line needs one or two of them and should not wait for the imports of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.settings import Settings
from desktop.store.folder import DeskFolder
from desktop.store.labels import LabelFile, Labels

if TYPE_CHECKING:
    from desktop.catalogue import Catalogue
    from desktop.services.audit import AuditFileService, HealthService
    from desktop.services.cards.cards import CardService
    from desktop.services.cards.printing import CardPrintService
    from desktop.services.counting.counting import CountingService
    from desktop.services.counting.hour_sheets import HourSheetService
    from desktop.services.counting.rollups import RollupService
    from desktop.services.counting.shifts import ShiftService
    from desktop.services.fevers.fevers import FeverService
    from desktop.services.fevers.printing import FeverPrintService
    from desktop.services.green_channel.book import DeclarationBook
    from desktop.services.green_channel.declarations import DeclarationService
    from desktop.services.green_channel.export import DeclarationExportService
    from desktop.services.green_channel.slips import SlipPrintService, SlipService
    from desktop.services.imports.drafts import ImportDrafts
    from desktop.services.imports.importer import ImportService
    from desktop.services.imports.template import TemplateService
    from desktop.services.posters.code_pictures import CodePictureService
    from desktop.services.posters.posters import PosterService
    from desktop.services.posters.typesetting import Typesetting
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
    from desktop.store.ledger import Store
    from desktop.store.vault import Vault


@dataclass(frozen=True, eq=False)
class Desk:
    """The services that pages and commands are given. ``catalogue`` is for papers, which do not follow
    the language of the window."""

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

    @cached_property
    def venue(self) -> VenueService:
        from desktop.services.venue.venues import VenueService

        return VenueService(self.store, self.session, self.review)

    @cached_property
    def gates(self) -> GateService:
        from desktop.services.venue.gates import GateService

        return GateService(self.store, self.session)

    @cached_property
    def members(self) -> MemberService:
        from desktop.services.venue.members import MemberService

        return MemberService(self.store, self.session, self.vault)

    @cached_property
    def posters(self) -> PosterService:
        from desktop.services.posters.posters import PosterService

        return PosterService(self.store, self.session, self.typesetting)

    @cached_property
    def code_pictures(self) -> CodePictureService:
        from desktop.services.posters.code_pictures import CodePictureService

        return CodePictureService(self.store, self.session, self.typesetting)

    @cached_property
    def printing(self) -> PrintService:
        from desktop.printing.choose import system_spooler
        from desktop.services.printing.posters import PrintService

        return PrintService(self.posters, system_spooler(), self.settings)

    @cached_property
    def declarations(self) -> DeclarationService:
        from desktop.services.green_channel.declarations import DeclarationService

        return DeclarationService(self.store, self.session)

    @cached_property
    def book(self) -> DeclarationBook:
        from desktop.services.green_channel.book import DeclarationBook

        return DeclarationBook(self.store, self.session)

    @cached_property
    def imports(self) -> ImportService:
        from desktop.services.imports.importer import ImportService

        return ImportService(self.store, self.session)

    @cached_property
    def exports(self) -> DeclarationExportService:
        from desktop.services.green_channel.export import DeclarationExportService

        return DeclarationExportService(self.store, self.session)

    @cached_property
    def import_drafts(self) -> ImportDrafts:
        from desktop.services.imports.drafts import ImportDrafts

        return ImportDrafts(self.store, self.session)

    @cached_property
    def templates(self) -> TemplateService:
        from desktop.services.imports.template import TemplateService

        return TemplateService(self.store, self.session, self.catalogue)

    @cached_property
    def slips(self) -> SlipService:
        from desktop.services.green_channel.slips import SlipService

        return SlipService(self.store, self.session)

    @cached_property
    def slip_printing(self) -> SlipPrintService:
        from desktop.services.green_channel.slips import SlipPrintService

        return SlipPrintService(self.store, self.slips, self.typesetting)

    @cached_property
    def fevers(self) -> FeverService:
        from desktop.services.fevers.fevers import FeverService

        return FeverService(self.store, self.session)

    @cached_property
    def fever_printing(self) -> FeverPrintService:
        from desktop.services.fevers.printing import FeverPrintService

        return FeverPrintService(self.store, self.session, self.typesetting)

    @cached_property
    def cards(self) -> CardService:
        from desktop.services.cards.cards import CardService

        return CardService(self.store, self.session)

    @cached_property
    def card_printing(self) -> CardPrintService:
        from desktop.services.cards.printing import CardPrintService

        return CardPrintService(self.store, self.session, self.typesetting)

    @cached_property
    def retention(self) -> RetentionService:
        from desktop.services.retention.retention import RetentionService

        return RetentionService(self.store, self.session, self.place.backups)

    @cached_property
    def erasure(self) -> ErasureService:
        from desktop.services.retention.erasure import ErasureService

        return ErasureService(self.store, self.session, self.place.backups)

    @cached_property
    def destruction(self) -> DestructionService:
        from desktop.services.retention.shredding import DestructionService

        return DestructionService(self.store, self.session, self.typesetting, self.place.backups)

    @cached_property
    def counting(self) -> CountingService:
        from desktop.services.counting.counting import CountingService

        return CountingService(self.store, self.session)

    @cached_property
    def hour_sheets(self) -> HourSheetService:
        from desktop.services.counting.hour_sheets import HourSheetService

        return HourSheetService(self.store, self.session)

    @cached_property
    def statistics(self) -> StatisticsService:
        from desktop.services.statistics.statistics import StatisticsService

        return StatisticsService(self.store, self.session)

    @cached_property
    def rollups(self) -> RollupService:
        from desktop.services.counting.rollups import RollupService

        return RollupService(self.store, self.session)

    @cached_property
    def shifts(self) -> ShiftService:
        from desktop.services.counting.shifts import ShiftService

        return ShiftService(self.store, self.session, self.fevers, self.slips, self.posters)

    @cached_property
    def count_reports(self) -> CountReportService:
        from desktop.services.statistics.reports import CountReportService

        return CountReportService(self.store, self.session, self.statistics, self.shifts, self.typesetting)

    @cached_property
    def count_files(self) -> CountFileService:
        from desktop.services.statistics.files import CountFileService

        return CountFileService(self.store, self.session)

    @cached_property
    def audit_files(self) -> AuditFileService:
        from desktop.services.audit import AuditFileService

        return AuditFileService(self.store, self.session)

    @cached_property
    def outbox(self) -> OutboxService:
        from desktop.services.sync.outbox import OutboxService

        return OutboxService(self.store)

    @cached_property
    def health(self) -> HealthService:
        from desktop.services.audit import HealthService

        return HealthService(self.store, self.rollups)

    @cached_property
    def sync(self) -> SyncService:
        from desktop.services.sync.sync import SyncService

        return SyncService(self.store, self.session, vault=self.vault, purge=self.retention.purge)

    @cached_property
    def enrolment(self) -> EnrolmentService:
        from desktop.services.sync.enrolment import EnrolmentService

        return EnrolmentService(self.store, self.session)

    @cached_property
    def replication(self) -> ReplicationService:
        from desktop.services.sync.replication import ReplicationService

        return ReplicationService(self.store, self.session)
