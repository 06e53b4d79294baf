"""Calibrating a printer: print the sheet, then open a picture of it or type what a ruler says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.printing.offset import Offset
from desktop.printing.spooler import Printer
from desktop.reports.calibration.marks import LINE_MM, RULER_MM
from desktop.services.printing.calibration import CalibrationService, HandMeasures
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.files import PICTURES, ask_for_picture, documents_folder
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import MeasureField
from desktop.ui.kit.sizes import row
from desktop.ui.kit.tokens import Space

T = TypeVar("T")

_MOST_OFF_MM = 15.0
_DROP = message("CalibrationDialog", "Drop the picture of the calibration sheet")
_MEASURES = ("left", "top", "across", "down")
_RIGHT, _LEFT, _DOWN, _UP = (
    message("CalibrationDialog", "{mm} mm right"),
    message("CalibrationDialog", "{mm} mm left"),
    message("CalibrationDialog", "{mm} mm down"),
    message("CalibrationDialog", "{mm} mm up"),
)


def calibration_words(offset: Offset) -> Message:
    """What a calibration does to pages."""
    if not offset:
        return message("CalibrationDialog", "Pages are printed as they are, without a correction.")
    across = (_RIGHT if offset.dx_mm >= 0 else _LEFT).filled(mm=f"{abs(offset.dx_mm):.2f}")
    down = (_DOWN if offset.dy_mm >= 0 else _UP).filled(mm=f"{abs(offset.dy_mm):.2f}")
    return message(
        "CalibrationDialog",
        "Pages are moved {across} and {down}, and printed {width} % wide and {height} % high.",
        across=across,
        down=down,
        width=f"{100 * offset.scale_x:.2f}",
        height=f"{100 * offset.scale_y:.2f}",
    )


class CalibrationDialog(Dialog):
    """One printer's place and size on the paper. What is found is shown, and used when a person agrees."""

    def __init__(
        self,
        calibration: CalibrationService,
        printer: Printer,
        size_mm: tuple[float, float],
        language: Language,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        """``size_mm`` and ``language`` are those of the sheet."""
        super().__init__(parent, width=520)
        self._calibration = calibration
        self._printer = printer
        self._sheet = size_mm, language
        self._focused: QWidget | None = None
        self._jobs = jobs
        self._kept = self._found = calibration.of(printer.name)
        self._steps, self._by_hand, self._result = (
            label(wrap=True),
            label("second", wrap=True),
            label("strong", wrap=True),
        )
        self.print_sheet, self.open_picture = Button("secondary", "print"), Button("secondary", "image")
        self.none = Button("secondary")
        self.strip = ProgressStrip()
        self.measures = {
            "left": MeasureField(LINE_MM - _MOST_OFF_MM, LINE_MM + _MOST_OFF_MM, "mm"),
            "top": MeasureField(LINE_MM - _MOST_OFF_MM, LINE_MM + _MOST_OFF_MM, "mm"),
            "across": MeasureField(RULER_MM - _MOST_OFF_MM, RULER_MM + _MOST_OFF_MM, "mm"),
            "down": MeasureField(RULER_MM - _MOST_OFF_MM, RULER_MM + _MOST_OFF_MM, "mm"),
        }
        self.form = FormGrid(2)
        self._build()
        self._show_measures(HandMeasures())
        self._connect()
        FileDrop(self, PICTURES, _DROP, self.read, lambda why: self.banner.show_message("attention", why))
        self.retranslate()

    def _build(self) -> None:
        line = row(gap=Space.M)
        line.addWidget(self.print_sheet)
        line.addWidget(self.open_picture)
        line.addStretch(1)
        self.body.addWidget(self._steps)
        self.body.addLayout(line)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._by_hand)
        for name, field in self.measures.items():
            self.form.add_row(name, field)
        self.body.addWidget(self.form)
        self.body.addWidget(self._result)
        self.buttons.add_left(self.none)

    def _connect(self) -> None:
        for field in self.measures.values():
            field.valueChanged.connect(lambda _: self._on_measured())
        self.form.submitted.connect(self._on_action)
        self.print_sheet.clicked.connect(self._on_print)
        self.open_picture.clicked.connect(self._on_open)
        self.none.clicked.connect(lambda: self._show_found(Offset()))
        self.action.clicked.connect(self._on_action)
        self.finished.connect(self.deleteLater)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Calibrate {printer}").format(printer=self._printer.title))
        self._steps.setText(
            self.tr(
                "Print the sheet. Then scan it, or photograph it from straight above on something dark, and open the "
                "picture here."
            )
        )
        self.print_sheet.set_words(self.tr("Print the sheet"))
        self.open_picture.set_words(self.tr("Open a picture…"))
        self._by_hand.setText(self.tr("Or measure the sheet with a ruler:"))
        self.form.set_words("left", self.tr("Left edge to the line"))
        self.form.set_words("top", self.tr("Upper edge to the line"))
        self.form.set_words("across", self.tr("Length of the ruler across"))
        self.form.set_words("down", self.tr("Length of the ruler down"))
        self.none.set_words(self.tr("No correction"))
        self.action.set_words(self.tr("Use"))
        self._show_result()

    def is_dirty(self) -> bool:
        return self._found != self._kept

    def set_busy(self, busy: bool) -> None:
        if busy:
            self._focused = self.focusWidget()
        super().set_busy(busy)
        for part in (self.form, self.print_sheet, self.open_picture, self.none):
            part.setEnabled(not busy)
        if not busy:
            self._show_result()
            if self._focused is not None:  # what is disabled loses the focus, and keys would go nowhere
                self._focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.print_sheet.setFocus(Qt.FocusReason.TabFocusReason)

    def read(self, path: Path) -> None:
        """Measure the sheet in a picture, in the background."""
        self._run(partial(self._calibration.from_picture, path), self._on_read, self.tr("Reading the picture"))

    def _on_open(self) -> None:
        ask_for_picture(self, self.tr("Open a picture of the calibration sheet"), documents_folder(), self.read)

    def _on_read(self, found: Offset) -> None:
        self._show_measures(HandMeasures())
        self._show_found(found)
        self.action.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_measured(self) -> None:
        left, top, across, down = (self.measures[name].value() for name in _MEASURES)
        self.banner.clear()
        try:
            self._show_found(self._calibration.from_hand(self._printer.name, HandMeasures(left, top, across, down)))
        except UserError as error:
            self._show_found(self._kept)
            self.banner.show_error(error)

    def _on_print(self) -> None:
        size, language = self._sheet

        def work(progress: Progress) -> None:
            self._calibration.print_sheet(self._printer.name, self._printer.title, size, language, progress)

        self._run(work, self._on_printed, self.tr("Printing"))

    def _on_printed(self, _nothing: object) -> None:
        self.banner.show_message(
            "good", message("CalibrationDialog", "The sheet is printed. Open a picture of it, or measure it.")
        )
        self.open_picture.setFocus(Qt.FocusReason.TabFocusReason)

    def _run(self, work: Callable[..., T], then: Callable[[T], object], text: str) -> None:
        self.banner.clear()
        self.set_busy(True)

        def done(result: T) -> None:
            self.set_busy(False)
            then(result)

        self.strip.follow(self._jobs.run(work, done, self._on_error, self.strip.advance, owner=self), text)

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        self.banner.show_error(error)

    def _on_action(self) -> None:
        if not self.action.isEnabled():
            return
        self._calibration.keep(self._printer.name, self._found)
        self._kept = self._found
        self.accept()

    def _show_measures(self, measures: HandMeasures) -> None:
        shown = measures.left, measures.top, measures.across, measures.down
        for name, value in zip(_MEASURES, shown, strict=True):
            field = self.measures[name]
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    def _show_found(self, found: Offset) -> None:
        self._found = found
        self._show_result()

    def _show_result(self) -> None:
        self._result.setText(sentence(calibration_words(self._found)))
        self.none.setEnabled(bool(self._found))
        self.action.setEnabled(self._found != self._kept)
