"""Declarations out of the desk, in full: of which days, into what kind of file, and why."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import Clock
from desktop.domain.dates import read_visit_day
from desktop.domain.errors import Problem
from desktop.domain.headings import Headings
from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.services.green_channel.export import DeclarationExportService
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.forms import focus
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.reason_dialog import MAX_REASON
from desktop.ui.kit.saving_dialog import NewFile, SavingDialog
from desktop.ui.kit.segments import SegmentedControl

_FORMATS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that was written, and its number of rows."""

    path: Path
    rows: int


class ExportDialog(SavingDialog):
    """Begins with all that is kept. ``done_with`` gives what was ``ExportedFile``."""

    lone_field = "reason"

    def __init__(
        self,
        exports: DeclarationExportService,
        kept_since: dt.date,
        folder: SaveFolder,
        clock: Clock,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(folder, jobs, parent, width=560)
        self._exports = exports
        self._clock = clock
        self._warning = label("attention", wrap=True)
        self.body.insertWidget(0, self._warning)
        self.since, self.until, self.reason = TextField(), TextField(), TextField()
        self.format = SegmentedControl()
        for name in _FORMATS:
            self.format.add(name, name.upper())
        self._changed = label("attention", wrap=True)
        self.format.chosen.connect(lambda _: self._show_format())
        self.since.set_value(kept_since.isoformat())
        self.until.set_value(clock.today().isoformat())
        self.reason.setMaxLength(MAX_REASON)
        self.form.add_row("since", self.since)
        self.form.add_row("until", self.until)
        self.form.add_row("format", self.format, span=2)
        self.form.add_row("reason", self.reason, span=2)
        self.body.addWidget(self._changed)
        self.body.addWidget(self.strip)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Export declarations"))
        self._warning.setText(
            self.tr(
                "The file is not encrypted. It holds names, document numbers, telephones and addresses in full: "
                "export no more than is needed, and delete the file once it has served."
            )
        )
        self.form.set_words("since", self.tr("First day of visits"))
        self.form.set_words("until", self.tr("Last day"))
        self.form.set_words("reason", self.tr("Who needs it, and what for"), self.tr("It is kept in the audit log."))
        self.form.set_words("format", self.tr("Kind of file"))
        self.format.set_name(self.tr("Kind of file"))
        self._changed.setText(
            self.tr(
                "Excel and WPS change a CSV when they open it: of 18-digit document numbers they keep 15 digits, of "
                "other numbers not the leading zeros. For people choose XLSX; a CSV is for programs."
            )
        )
        self.action.set_words(self.tr("Choose the file…"))
        self._show_format()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus(self.reason)  # the period is that of nearly every time

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def check(self) -> Sequence[Problem]:
        today = self._clock.today()
        first, wrong_first = read_visit_day(self.since.value(), today, "since")
        last, wrong_last = read_visit_day(self.until.value(), today, "until")
        problems = [problem for problem in (wrong_first, wrong_last) if problem is not None]
        if first is not None and last is not None and last < first:
            problems.append(Problem("until", message("ExportDialog", "The last day comes before the first.")))
        if len(self.reason.value()) < 2:
            problems.append(Problem("reason", message("ExportDialog", "Say why in one short sentence.")))
        return problems

    def new_file(self) -> NewFile:
        first, last = self._days()
        name = self.tr("declarations {first} to {last}").format(first=first, last=last)
        return NewFile(self.tr("Export declarations"), name, str(self.format.value()))

    def warning(self) -> str:
        """What is said of the kind of file that is chosen; empty for nothing."""
        return "" if self._changed.isHidden() else self._changed.text()

    def _show_format(self) -> None:
        self._changed.setVisible(self.format.value() == "csv")

    def _days(self) -> tuple[dt.date | None, dt.date | None]:
        today = self._clock.today()
        return read_visit_day(self.since.value(), today)[0], read_visit_day(self.until.value(), today)[0]

    def writing(self, path: Path) -> Callable[..., ExportedFile]:
        exports, reason, (first, last) = self._exports, self.reason.value(), self._days()

        def work(progress: Progress) -> ExportedFile:
            return ExportedFile(path, exports.export(path, reason, first, last, progress, headings=Headings.ZH))

        return work
