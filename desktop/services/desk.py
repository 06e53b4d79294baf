"""An open desk: its services, named here once and each made when it is first asked for.

A command of the command line needs one or two of them and is not to pay for the imports of all: a service's module is
imported when the service is first asked for. What each is made of stands here too, so that mypy checks it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.errors import DamagedDesk, UserError
from desktop.domain.progress import Progress, no_progress
from desktop.services.desk_parts import DeskParts
from desktop.services.service import Service
from desktop.store.labels import Labels

if TYPE_CHECKING:
    from desktop.services.audit.files import AuditFileService
    from desktop.services.audit.findings import AuditFindingService
    from desktop.services.audit.health import HealthService
    from desktop.services.audit.log import AuditLogService
    from desktop.services.backup.backups import BackupService
    from desktop.services.cards.cards import CardService
    from desktop.services.cards.printing import CardPrintService
    from desktop.services.counting.choices import CountingChoices
    from desktop.services.counting.counting import CountingService
    from desktop.services.counting.hour_sheets import HourSheetService, SheetDrafts
    from desktop.services.counting.rollups import RollupService
    from desktop.services.counting.shift_note import ShiftNotes
    from desktop.services.counting.shifts import ShiftService
    from desktop.services.demo.tour import DemoTour
    from desktop.services.exposure.cases import ExposureCases
    from desktop.services.exposure.exports import ExposureExports
    from desktop.services.exposure.exposure import ExposureService
    from desktop.services.fevers.fevers import FeverService
    from desktop.services.fevers.printing import FeverPrintService
    from desktop.services.foreign.pictures import ForeignPictures
    from desktop.services.gate_desk.applying import GateInbox
    from desktop.services.green_channel.book import DeclarationBook
    from desktop.services.green_channel.declarations import DeclarationService
    from desktop.services.green_channel.drafts import EntryDrafts
    from desktop.services.green_channel.export import DeclarationExportService
    from desktop.services.green_channel.slips import SlipPrintService, SlipService
    from desktop.services.imports.drafts import ImportDrafts
    from desktop.services.imports.importer import ImportService
    from desktop.services.imports.template import TemplateService
    from desktop.services.maps.choosing import MapChoiceService
    from desktop.services.maps.maps import MapService
    from desktop.services.posters.code_pictures import CodePictureService
    from desktop.services.posters.history import PosterHistoryService
    from desktop.services.posters.old_codes import OldCodeService
    from desktop.services.posters.own_templates import OwnTemplateService
    from desktop.services.posters.posters import PosterService
    from desktop.services.posters.replacing import ReplaceService
    from desktop.services.posters.screens import ScreenPictureService
    from desktop.services.posters.studio import StudioService
    from desktop.services.posters.studio_drafts import StudioDrafts
    from desktop.services.posters.templates import PosterTemplates
    from desktop.services.posters.wording import WordingService
    from desktop.services.printing.calibration import CalibrationService
    from desktop.services.printing.papers import PaperPrinter
    from desktop.services.printing.posters import PrintService
    from desktop.services.printing.reprints import ReprintService
    from desktop.services.retention.erasure import ErasureService
    from desktop.services.retention.retention import RetentionService
    from desktop.services.retention.shredding import DestructionService
    from desktop.services.shift_close.shift_close import ShiftCloseService
    from desktop.services.statistics.files import CountFileService
    from desktop.services.statistics.reports import CountReportService
    from desktop.services.statistics.statistics import StatisticsService
    from desktop.services.subject_access.subject_access import SubjectAccessService
    from desktop.services.sync.enrolment import EnrolmentService
    from desktop.services.sync.office_key import OfficeKeyService
    from desktop.services.sync.outbox import OutboxService
    from desktop.services.sync.replication import ReplicationService
    from desktop.services.sync.sync import SyncService
    from desktop.services.updates.updates import UpdateService
    from desktop.services.venue.check_in import CheckInService
    from desktop.services.venue.credentials import CredentialService
    from desktop.services.venue.gate_lists import GateListService
    from desktop.services.venue.gates import GateService
    from desktop.services.venue.manager_change import ManagerChangeService
    from desktop.services.venue.members import MemberService
    from desktop.services.venue.rekeying import RekeyService
    from desktop.services.venue.sheet import VenueSheetService
    from desktop.services.venue.venues import VenueService
    from desktop.services.venue.visit_measure import VisitMeasureService
    from desktop.services.wall_round.rounds import WallRoundService


class Desk(DeskParts):
    """The services that pages and commands are given."""

    venue: Service[VenueService] = Service(
        "venue.venues", lambda desk, make: make(desk.store, desk.session, desk.review)
    )
    venue_sheets: Service[VenueSheetService] = Service(
        "venue.sheet", lambda desk, make: make(desk.store, desk.review, desk.typesetting)
    )
    check_in: Service[CheckInService] = Service("venue.check_in", lambda desk, make: make(desk.store, desk.session))
    visit_measure: Service[VisitMeasureService] = Service(
        "venue.visit_measure", lambda desk, make: make(desk.store, desk.session)
    )
    gates: Service[GateService] = Service("venue.gates", lambda desk, make: make(desk.store, desk.session))
    gate_lists: Service[GateListService] = Service(
        "venue.gate_lists", lambda desk, make: make(desk.store, desk.session, desk.sandbox)
    )
    members: Service[MemberService] = Service(
        "venue.members", lambda desk, make: make(desk.store, desk.session, desk.vault)
    )

    manager_change: Service[ManagerChangeService] = Service(
        "venue.manager_change", lambda desk, make: make(desk.store, desk.session, desk.vault)
    )
    office_key: Service[OfficeKeyService] = Service(
        "sync.office_key", lambda desk, make: make(desk.store, desk.session)
    )
    rekeying: Service[RekeyService] = Service(
        "venue.rekeying",
        lambda desk, make: make(desk.store, desk.session, desk.vault, desk.place, desk.gate_inbox),
    )
    credentials: Service[CredentialService] = Service(
        "venue.credentials", lambda desk, make: make(desk.store, desk.session)
    )
    maps: Service[MapService] = Service("maps.maps", lambda desk, make: make(desk.settings, desk.sandbox))
    map_choices: Service[MapChoiceService] = Service(
        "maps.choosing", lambda desk, make: make(desk.session, desk.settings, desk.maps)
    )
    foreign_pictures: Service[ForeignPictures] = Service("foreign.pictures", lambda desk, make: make(desk.sandbox))

    poster_templates: Service[PosterTemplates] = Service("posters.templates", lambda desk, make: make(desk.typesetting))
    posters: Service[PosterService] = Service(
        "posters.posters",
        lambda desk, make: make(desk.store, desk.session, desk.typesetting, desk.poster_templates),
    )
    old_codes: Service[OldCodeService] = Service("posters.old_codes", lambda desk, make: make(desk.store, desk.session))
    screen_pictures: Service[ScreenPictureService] = Service(
        "posters.screens", lambda desk, make: make(desk.session, desk.posters, desk.typesetting)
    )
    poster_history: Service[PosterHistoryService] = Service(
        "posters.history", lambda desk, make: make(desk.store, desk.session, desk.typesetting, desk.poster_templates)
    )
    studio: Service[StudioService] = Service(
        "posters.studio", lambda desk, make: make(desk.store, desk.session, desk.typesetting)
    )
    studio_drafts: Service[StudioDrafts] = Service(
        "posters.studio_drafts", lambda desk, make: make(desk.store, desk.session)
    )
    own_templates: Service[OwnTemplateService] = Service(
        "posters.own_templates",
        lambda desk, make: make(desk.store, desk.session, desk.poster_templates, desk.foreign_pictures),
    )
    replacing: Service[ReplaceService] = Service(
        "posters.replacing",
        lambda desk, make: make(desk.store, desk.session, desk.typesetting, desk.poster_templates),
    )
    wording: Service[WordingService] = Service(
        "posters.wording",
        lambda desk, make: make(desk.store, desk.session, desk.typesetting, desk.poster_templates),
    )
    code_pictures: Service[CodePictureService] = Service(
        "posters.code_pictures",
        lambda desk, make: make(
            desk.store, desk.session, desk.typesetting, desk.poster_templates, desk.foreign_pictures
        ),
    )
    wall_rounds: Service[WallRoundService] = Service(
        "wall_round.rounds",
        lambda desk, make: make(
            desk.store, desk.session, desk.typesetting, desk.poster_templates, desk.foreign_pictures
        ),
    )
    printing: Service[PrintService] = Service(
        "printing.posters", lambda desk, make: make(desk.session, desk.posters, desk.spooler, desk.settings)
    )
    reprints: Service[ReprintService] = Service(
        "printing.reprints",
        lambda desk, make: make(desk.store, desk.session, desk.posters, desk.poster_templates, lambda: desk.printing),
    )
    paper_printer: Service[PaperPrinter] = Service(
        "printing.papers", lambda desk, make: make(desk.printing, desk.spooler)
    )
    calibration: Service[CalibrationService] = Service(
        "printing.calibration",
        lambda desk, make: make(desk.paper_printer, desk.typesetting, desk.settings, desk.foreign_pictures),
    )

    declarations: Service[DeclarationService] = Service(
        "green_channel.declarations", lambda desk, make: make(desk.store, desk.session)
    )
    book: Service[DeclarationBook] = Service("green_channel.book", lambda desk, make: make(desk.store, desk.session))
    exports: Service[DeclarationExportService] = Service(
        "green_channel.export", lambda desk, make: make(desk.store, desk.session)
    )
    entry_drafts: Service[EntryDrafts] = Service(
        "green_channel.drafts", lambda desk, make: make(desk.store, desk.session)
    )
    slips: Service[SlipService] = Service("green_channel.slips", lambda desk, make: make(desk.store, desk.session))
    slip_printing: Service[SlipPrintService] = Service(
        "green_channel.slips", lambda desk, make: make(desk.store, desk.session, desk.slips, desk.typesetting)
    )
    imports: Service[ImportService] = Service(
        "imports.importer", lambda desk, make: make(desk.store, desk.session, desk.sandbox)
    )
    import_drafts: Service[ImportDrafts] = Service("imports.drafts", lambda desk, make: make(desk.store, desk.session))
    templates: Service[TemplateService] = Service(
        "imports.template", lambda desk, make: make(desk.store, desk.session, desk.catalogue)
    )
    fevers: Service[FeverService] = Service("fevers.fevers", lambda desk, make: make(desk.store, desk.session))
    subject_access: Service[SubjectAccessService] = Service(
        "subject_access.subject_access", lambda desk, make: make(desk.store, desk.session, desk.typesetting)
    )
    fever_printing: Service[FeverPrintService] = Service(
        "fevers.printing", lambda desk, make: make(desk.store, desk.session, desk.typesetting)
    )
    cards: Service[CardService] = Service("cards.cards", lambda desk, make: make(desk.store, desk.session))
    card_printing: Service[CardPrintService] = Service(
        "cards.printing", lambda desk, make: make(desk.store, desk.session, desk.typesetting)
    )

    exposure: Service[ExposureService] = Service(
        "exposure.exposure", lambda desk, make: make(desk.store, desk.session, desk.review)
    )
    exposure_cases: Service[ExposureCases] = Service(
        "exposure.cases", lambda desk, make: make(desk.store, desk.session, desk.exposure)
    )
    exposure_exports: Service[ExposureExports] = Service(
        "exposure.exports",
        lambda desk, make: make(desk.store, desk.session, desk.vault, desk.exposure_cases, desk.typesetting),
    )
    retention: Service[RetentionService] = Service(
        "retention.retention", lambda desk, make: make(desk.store, desk.session, desk.backups)
    )
    erasure: Service[ErasureService] = Service(
        "retention.erasure", lambda desk, make: make(desk.store, desk.session, desk.backups)
    )
    destruction: Service[DestructionService] = Service(
        "retention.shredding", lambda desk, make: make(desk.store, desk.session, desk.typesetting, desk.backups)
    )

    counting: Service[CountingService] = Service("counting.counting", lambda desk, make: make(desk.store, desk.session))
    counting_choices: Service[CountingChoices] = Service(
        "counting.choices", lambda desk, make: make(desk.store, desk.session)
    )
    hour_sheets: Service[HourSheetService] = Service(
        "counting.hour_sheets", lambda desk, make: make(desk.store, desk.session)
    )
    sheet_drafts: Service[SheetDrafts] = Service(
        "counting.hour_sheets", lambda desk, make: make(desk.store, desk.session)
    )
    rollups: Service[RollupService] = Service("counting.rollups", lambda desk, make: make(desk.store, desk.session))
    shifts: Service[ShiftService] = Service(
        "counting.shifts", lambda desk, make: make(desk.store, desk.session, desk.fevers, desk.slips, desk.posters)
    )

    statistics: Service[StatisticsService] = Service(
        "statistics.statistics", lambda desk, make: make(desk.store, desk.session)
    )
    count_reports: Service[CountReportService] = Service(
        "statistics.reports",
        lambda desk, make: make(desk.store, desk.session, desk.statistics, desk.shifts, desk.typesetting),
    )
    count_files: Service[CountFileService] = Service(
        "statistics.files", lambda desk, make: make(desk.store, desk.session)
    )
    shift_notes: Service[ShiftNotes] = Service("counting.shift_note", lambda desk, make: make(desk.store, desk.session))
    shift_close: Service[ShiftCloseService] = Service(
        "shift_close.shift_close",
        lambda desk, make: make(
            desk.store,
            desk.session,
            desk.shifts,
            desk.fevers,
            desk.slips,
            desk.posters,
            desk.import_drafts,
            desk.hour_sheets,
            desk.shift_notes,
        ),
    )
    backup: Service[BackupService] = Service(
        "backup.backups", lambda desk, make: make(desk.store, desk.session, desk.vault, desk.place, desk.gate_inbox)
    )
    demo_tour: Service[DemoTour] = Service("demo.tour", lambda desk, make: make(desk.store, desk.session))
    audit_files: Service[AuditFileService] = Service("audit.files", lambda desk, make: make(desk.store, desk.session))
    audit_findings: Service[AuditFindingService] = Service(
        "audit.findings", lambda desk, make: make(desk.store, desk.session)
    )
    audit_log: Service[AuditLogService] = Service("audit.log", lambda desk, make: make(desk.store, desk.session))
    health: Service[HealthService] = Service("audit.health", lambda desk, make: make(desk.store, desk.rollups))
    updates: Service[UpdateService] = Service(
        "updates.updates", lambda desk, make: make(desk.store, desk.session, desk.vault, desk.place)
    )
    gate_inbox: Service[GateInbox] = Service(
        "gate_desk.applying",
        lambda desk, make: make(
            desk.store,
            desk.session,
            desk.vault,
            desk.place,
            lambda: (desk.typesetting, desk.poster_templates, desk.foreign_pictures),
        ),
    )

    outbox: Service[OutboxService] = Service("sync.outbox", lambda desk, make: make(desk.store))
    enrolment: Service[EnrolmentService] = Service("sync.enrolment", lambda desk, make: make(desk.store, desk.session))
    replication: Service[ReplicationService] = Service(
        "sync.replication", lambda desk, make: make(desk.store, desk.session)
    )
    sync: Service[SyncService] = Service(
        "sync.sync",
        lambda desk, make: make(desk.store, desk.session, vault=desk.vault, purge=desk.retention.purge),
    )

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

    @property
    def has_gate_desks(self) -> bool:
        """Whether inspectors sign in at this desk, with a database of their own."""
        return self.vault.has_gate_slots or self.place.gate_database.exists()

    def exchange_with_gates(self, progress: Progress = no_progress) -> None:
        """Apply what inspectors did since the desk was open last, and show them how things stand. Raises ``Cancelled``,
        ``UserError``."""
        if self.has_gate_desks:
            self.gate_inbox.exchange(progress)

    def apply_gates(self) -> None:
        """Apply what inspectors did, for a command that is over in a moment. Raises ``UserError``."""
        if self.place.gate_database.exists() and self.has_gate_desks:
            self.gate_inbox.apply()

    def show_gates(self) -> None:
        """Show inspectors how things stand. Raises ``UserError``."""
        if self.has_gate_desks:
            self.gate_inbox.show()

    def suspend(self) -> bool:
        """Close the database of a desk that is locked and overwrite its keys, until ``Program.resume``; False where
        somebody reads for so long that it stays open. Nobody works with the desk meanwhile."""
        from desktop.store.pool import Busy
        from desktop.store.wiping import give_back_memory

        with suppress(UserError):  # shown the next time
            self.show_gates()
        if self.anchoring is not None:
            self.anchoring.stop()
        try:
            self.store.suspend()
        except Busy:
            if self.anchoring is not None:
                self.anchoring.start()
            return False
        self.vault.suspend()
        give_back_memory()
        return True

    def close(self) -> None:
        """Leave the folder as one whole file. Where it is gone, there is nothing to be left."""
        from desktop.store.open_files import FolderGone

        if self.store.is_suspended:
            return
        with suppress(FolderGone, DamagedDesk):
            self.refresh_labels()
        with suppress(UserError):  # shown the next time
            self.show_gates()
        if self.anchoring is not None:
            self.anchoring.stop()
        self.store.close()
