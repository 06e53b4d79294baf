"""Settings of this PC: looks, lock, printer, folder; what the desk keeps; and what this program is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.printing.offset import Offset
from desktop.printing.spooler import Printer
from desktop.services.maps.choosing import MapChoiceService
from desktop.services.maps.maps import MapService
from desktop.services.printing.calibrations import Calibrations
from desktop.services.rights import may_call
from desktop.services.venue.members import MemberService
from desktop.services.venue.visit_measure import VisitMeasure, VisitMeasureService
from desktop.settings import CATALOGUE, PRINTER, VERSION, Setting, Settings, SettingsGroup, Value
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import SettingsCard
from desktop.ui.kit.changes import Changes, Subscribe
from desktop.ui.kit.dates import full_day_text
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import Page
from desktop.ui.kit.sizes import column
from desktop.ui.kit.tokens import Space
from desktop.ui.retention.dialogs import BoxDialog, RetentionDaysDialog
from desktop.ui.retention.shredding import ShredDialog, Shredding, read_shredding
from desktop.ui.settings.about import AboutCard, ChangesDialog, LicencesDialog
from desktop.ui.settings.dialogs import OffsetFields, PasswordDialog
from desktop.ui.settings.maps import MapSettingsDialog, map_words
from desktop.ui.settings.preferences import Choices, PreferenceRows
from desktop.ui.settings.retention import RetentionActions, RetentionCard, RetentionData
from desktop.ui.settings.visits import VISIT_KINDS, VisitsCard

T = TypeVar("T")


_HALF = 420
"""Least width of a half of the page, at 100 %."""


class SettingsPage(Page):
    """Every preference takes effect at once; ``preference_changed`` tells its key to whoever applies it."""

    preference_changed = Signal(str)

    def __init__(
        self,
        settings: Settings,
        members: MemberService,
        printers: Callable[[], Sequence[Printer]],
        folder: Path,
        resources: Path,
        retention: RetentionActions,
        visits: VisitMeasureService,
        jobs: Jobs,
        parent: QWidget | None = None,
        catalogue: Sequence[Setting[Value]] = CATALOGUE,
    ) -> None:
        """``printers`` may wait for the print system and is called in the background; ``folder`` is the desk's,
        ``resources`` the program's."""
        super().__init__(parent)
        self._settings = settings
        self._resources = resources
        self._members = members
        self._list_printers = printers
        self._printers: tuple[Printer, ...] = ()
        self._calibrations = Calibrations(settings)
        self._folder = folder
        self._retention = retention
        self._visits = visits
        self._latest, self._latest_visits = Latest(jobs, self), Latest(jobs, self)
        self._jobs = jobs
        self._maps: tuple[MapService, MapChoiceService] | None = None
        self._build(catalogue)
        self._connect()
        self._offer_printers((), message("Settings", "Looking for printers…"))
        self.retranslate()

    def _build(self, catalogue: Sequence[Setting[Value]]) -> None:
        self.add_way("go.backup")
        self.add_way("go.audit")
        self._cards = {group: SettingsCard() for group in SettingsGroup}
        self._preferences = PreferenceRows(self._settings, catalogue, self._cards, self)
        self._offset = OffsetFields()
        self._password = Button()
        self._password.follow(self.add_command("settings.password", self._on_password))
        self._open_folder = Button(icon="folder")
        self._open_folder.follow(self.add_command("settings.folder", self._on_folder))
        self._map = Button(icon="pin")
        self._map.follow(self.add_command("settings.map", self._on_map))
        self._looks, self._security = self._cards[SettingsGroup.LOOKS], self._cards[SettingsGroup.SECURITY]
        self._desk, self.about = self._cards[SettingsGroup.DESK], AboutCard(self._resources, self._jobs)
        self._kept, self._measure = RetentionCard(), VisitsCard()
        self._kept.days.follow(self.add_command("settings.retention", self._on_retention))
        self._kept.box.follow(self.add_command("settings.box", self._on_box))
        self._kept.shred.follow(self.add_command("settings.shred", self._on_shred))
        self._security.add("password", self._password)
        self._desk.add("offset", self._offset)
        self._desk.add("folder", self._open_folder)
        self.about.changes.follow(self.add_command("settings.changes", self._on_changes))
        self.about.licences.follow(self.add_command("settings.licences", self._on_licences))
        self._desk.add("map", self._map)
        halves = FoldingRow()
        for cards in ((self._looks, self._security, self.about), (self._kept, self._measure, self._desk)):
            side = QWidget()
            half = column(side, gap=Space.L)
            for card in cards:
                half.addWidget(card)
            half.addStretch(1)
            halves.add(side, width=_HALF, stretch=1)
        self.body.addLayout(halves, 1)

    def _connect(self) -> None:
        self._preferences.changed.connect(self._on_chosen)
        self._offset.edited.connect(self._on_offset)
        self._measure.chosen.connect(self._on_measure)

    def refresh(self) -> None:
        self._preferences.retranslate()
        self._jobs.run(self._list_printers, self._on_printers, self._on_no_printers)
        self._show_offset()
        self.about.read()
        self._read_kept()

    def _read_kept(self) -> None:
        self._latest.ask(self._retention.read, self._show_kept, self.banner.until(self._latest.answered))
        self._read_measure()

    def follow_visits(self, subscribe: Subscribe) -> None:
        """Read the measure of visits whenever it may have changed; nothing else here follows a sync."""
        Changes(subscribe, VISIT_KINDS, self).happened.connect(self._read_measure)

    def offer_map(self, maps: MapService, choices: MapChoiceService) -> None:
        """Let the map of this PC be chosen."""
        self._maps = (maps, choices)
        self._show_map()

    def _show_map(self) -> None:
        self._desk.set_row_visible("map", self._maps is not None)
        self._desk.set_words(
            "map",
            self.tr("Map for picking places"),
            map_words(self._maps[0].choice()) if self._maps is not None else "",
        )

    def _on_map(self) -> None:
        if self._maps is not None:
            maps, choices = self._maps
            dialog = MapSettingsDialog(choices, maps.choice(), self._jobs, self)
            dialog.done_with.connect(lambda _: self._show_map())
            dialog.open()

    def _read_measure(self) -> None:
        self._latest_visits.ask(self._visits.get, self._show_measure, self.banner.until(self._latest_visits.answered))

    def _show_measure(self, measure: VisitMeasure) -> None:
        self._measure.show_measure(measure, may=may_call(self._visits.choose))

    def _on_measure(self, scans: bool) -> None:
        choose = partial(self._visits.choose, scans=scans)
        self._jobs.run(choose, lambda _: self._read_kept(), self._on_not_purged, owner=self)

    def _show_kept(self, data: RetentionData) -> None:
        self._kept.show_data(data)
        self._show_questions()

    def retranslate(self) -> None:
        super().retranslate()
        self.header.set_words(self.tr("Settings"), self.tr("This computer, and what the desk keeps"))
        self._preferences.retranslate()
        for group, card in self._cards.items():
            card.set_heading(sentence(group.value))
        self._security.set_words("password", self.tr("My password"))
        self._desk.set_words("folder", self.tr("Data folder"), str(self._folder))
        self._show_offset()
        self._show_map()

    def _show_offset(self) -> None:
        name = self._printer_name()
        self._desk.set_row_visible("offset", bool(name))
        kept = self._calibrations.get(name)
        self._offset.set_value(kept)
        words = self.tr("If this printer puts pages too far left or too high, how far to move them.")
        if (kept.scale_x, kept.scale_y) != (1, 1):
            words = self.tr(
                "Pages are also printed {width} % wide and {height} % high: see “Calibrate the printer” on the Posters page."
            ).format(width=f"{100 * kept.scale_x:.2f}", height=f"{100 * kept.scale_y:.2f}")
        self._desk.set_words("offset", self.tr("Print position"), words)

    def _printer_name(self) -> str:
        """The printer that is used: the chosen one, or the system's default, which comes first."""
        return str(self._preferences.shown(PRINTER) or "") or (self._printers[0].name if self._printers else "")

    def _on_chosen(self, key: str) -> None:
        self.preference_changed.emit(key)
        if key == PRINTER.key:
            self._show_offset()

    def _on_offset(self, offset: Offset) -> None:
        printer = self._printer_name()
        kept = self._calibrations.get(printer)
        # The fields show tenths: what was measured more finely stays, unless that direction was changed.
        dx = kept.dx_mm if round(kept.dx_mm, 1) == offset.dx_mm else offset.dx_mm
        dy = kept.dy_mm if round(kept.dy_mm, 1) == offset.dy_mm else offset.dy_mm
        self._calibrations.set(printer, replace(kept, dx_mm=dx, dy_mm=dy))

    def _on_printers(self, printers: Sequence[Printer]) -> None:
        self._offer_printers(printers)

    def _on_no_printers(self, error: UserError) -> None:
        self._offer_printers((), error.message)

    def _offer_printers(self, printers: Sequence[Printer], hint: Message | None = None) -> None:
        self._printers = tuple(printers)
        found = [(printer.name, printer.title) for printer in printers]
        choices: Choices = [("", message("SettingsPage", "As the system")), *found]
        self._preferences.offer(PRINTER, choices, hint)
        self._show_offset()

    def _on_changes(self) -> None:
        self._settings.set(VERSION, __version__)
        ChangesDialog(self._resources, self).open()

    def _on_licences(self) -> None:
        LicencesDialog(self._resources, self._jobs, self).open()

    def _on_password(self) -> None:
        dialog = PasswordDialog(self._members, self._jobs, self)
        dialog.saved.connect(
            lambda: self.banner.show_message("good", message("Settings", "Your password has been changed."))
        )
        dialog.open()

    def _show_questions(self) -> None:
        """A clock that cannot be right, and a purge that would take much, stand above everything until the manager has
        answered."""
        status = self._kept.status
        may = may_call(self._retention.retention.confirm_purge)
        if status is not None and status.doubt is not None:
            way_out = message("Settings", "The date is right") if may else None
            act = self._on_clock_is_right if may else None
            self.banner.show_message("attention", status.doubt.sentence, way_out, act)
        elif status is not None and status.many is not None:
            way_out = message("Settings", "Delete them…") if may else None
            self.banner.show_message("attention", status.many.sentence, way_out, self._on_many if may else None)

    def _on_many(self) -> None:
        many = self._kept.status.many if self._kept.status else None
        if many is None:
            return
        confirm(
            self,
            message("Settings", "Delete {count} of {total} records?", count=many.count, total=many.total),
            message(
                "Settings",
                "They are past their retention, and nothing brings them back. Is the date of this computer right, and "
                "the period for which records are kept?",
            ),
            message("Settings", "Delete for good"),
            lambda: self._purge_after(self._retention.retention.confirm_purge),
        )

    def _on_clock_is_right(self) -> None:
        confirm(
            self,
            message("Settings", "Is today {day}?", day=self._today()),
            message(
                "Settings", "Everything that is past its retention on that day is deleted, and nothing brings it back."
            ),
            message("Settings", "The date is right"),
            lambda: self._purge_after(self._retention.retention.confirm_purge),
        )

    def _today(self) -> str:
        doubt = self._kept.status.doubt if self._kept.status else None
        return full_day_text(doubt.today) if doubt else ""

    def _on_retention(self) -> None:
        self._read(self._retention.retention.days, self._ask_for_days)

    def _read(self, work: Callable[[], T], show: Callable[[T], object]) -> None:
        """Read what a dialog begins with, then open it."""
        self._jobs.run(work, show, self.banner.show_error, owner=self, only_reads=True)

    def _ask_for_days(self, days: int) -> None:
        dialog = RetentionDaysDialog(self._retention.retention, days, self._jobs, self)
        dialog.done_with.connect(lambda _: self._purge_after(lambda: None))
        dialog.open()

    def _purge_after(self, first: Callable[[], object]) -> None:
        """Do something that lets records expire, then delete them, in the background."""
        self.banner.clear()

        def work(progress: Progress) -> object:
            first()
            return self._retention.retention.purge(progress)

        self._jobs.run(work, self._on_purged, self._on_not_purged, owner=self)

    def _on_purged(self, _result: object) -> None:
        self._read_kept()

    def _on_not_purged(self, error: UserError) -> None:
        self._read_kept()
        self.banner.show_error(error)

    def _on_box(self) -> None:
        self._read(self._retention.destruction.box, self._ask_for_box)

    def _ask_for_box(self, box: str) -> None:
        dialog = BoxDialog(self._retention.destruction, box, self._jobs, self)
        dialog.done_with.connect(lambda _: self._read_kept())
        dialog.open()

    def _on_shred(self) -> None:
        self._read(partial(read_shredding, self._retention.destruction), self._open_shredding)

    def _open_shredding(self, shredding: Shredding) -> None:
        actions = self._retention
        dialog = ShredDialog(shredding, actions.destruction, actions.printer, self._settings, self._jobs, self)
        dialog.certified.connect(self._on_purged)
        dialog.open()

    def _on_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.banner.show_message(
                "attention", message("Settings", "No file manager opened. The folder is {path}.", path=self._folder)
            )
