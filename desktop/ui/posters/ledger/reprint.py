"""Posters that are out of date, printed again in one go: each with the template and language that it had."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.domain.progress import Progress
from desktop.printing.spooler import Printer
from desktop.services.posters.posters import PosterService, Proof
from desktop.services.printing.papers import PaperPrinter
from desktop.services.printing.posters import PrintOutcome
from desktop.services.printing.reprints import Reprint, ReprintBatch, ReprintReason, ReprintService, batches_of
from desktop.settings import Settings
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.checked_table import CheckedModel, CheckedTable
from desktop.ui.kit.files import ask_for_folder
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import NumberField
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.print_dialog import PrintDialog
from desktop.ui.kit.sizes import column, sized
from desktop.ui.kit.tables import Column
from desktop.ui.kit.tokens import Space
from desktop.ui.posters.examine import Choice
from desktop.ui.posters.ledger.words import look_text
from desktop.ui.posters.output import MOST_COPIES

_REASONS: dict[ReprintReason, tuple[ChipTone, Message]] = {
    ReprintReason.STALE: ("attention", message("Reprint", "Out of date")),
    ReprintReason.VOID: ("attention", message("Reprint", "Void")),
    ReprintReason.MISSING: ("neutral", message("Reprint", "No poster yet")),
}
_LIST, _PICTURE, _LOW = 420, 240, 220
"""Widths of list and preview, and the least height of both, at 100 %."""


@dataclass(frozen=True)
class ReprintParts:
    """What the dialog works with."""

    reprints: ReprintService
    posters: PosterService
    printer: PaperPrinter
    settings: Settings
    jobs: Jobs


class ReprintDialog(PrintDialog):
    """Chosen at first: what is out of date or void; gates without a poster are offered below them. The current row is
    previewed. ``finished_with`` says what came out, once the dialog is closed."""

    finished_with = Signal(object, object)
    """A ``Message``, and the folder that was written to (None: printed)."""

    def __init__(self, parts: ReprintParts, usual: Choice, parent: QWidget) -> None:
        super().__init__(parts.printer, parts.settings, parts.jobs, parent, width=780, columns=2)
        self._parts, self._usual = parts, usual
        self._latest, self._proofs = Latest(parts.jobs, self), Latest(parts.jobs, self, 60)
        self._is_none_due = False
        self._model: CheckedModel[Reprint] = CheckedModel(
            [
                Column(lambda: self.tr("Gate"), lambda one: one.gate.name, 130),
                Column(
                    lambda: self.tr("Why"),
                    lambda one: sentence(_REASONS[one.reason][1]),
                    110,
                    lambda one: _REASONS[one.reason][0],
                ),
                Column(lambda: self.tr("Template"), self._look),
            ],
            lambda one: one.gate.id,
        )
        self.table = CheckedTable(self._model)
        self.summary = label("second", wrap=True)
        self.view = PdfView(parts.jobs)
        self.copies = NumberField(1, MOST_COPIES)
        self._build()
        self.retranslate()
        self.set_busy(False)
        self.find_printers()
        self._latest.ask(
            partial(parts.reprints.offers, usual.template_id, usual.language), self._show, self._on_unread, at_once=True
        )

    def _build(self) -> None:
        left = QWidget()
        sized(self.table, min_height=_LOW)
        box = column(left, Space.S)
        box.addWidget(self.table, 1)
        box.addWidget(self.summary)
        line = FoldingRow(gap=Space.L)
        line.add(left, width=_LIST, stretch=1, height=_LOW)
        line.add(self.view, width=_PICTURE, height=_LOW)
        self.body.insertLayout(0, line, 1)
        self.form.add_row("printer", self.printer)
        self.form.add_row("copies", self.copies)
        self.form.add_row("language", self.language)
        self.form.set_row_visible("language", False)  # each poster has its own
        self.table.selected.connect(self._on_row)
        self._model.checked_changed.connect(self._on_checked)
        self.action.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Print again what is out of date"))
        self.form.set_words("copies", self.tr("Copies"))
        self.table.setAccessibleName(self.tr("Posters to print again"))
        self.view.setAccessibleName(self.tr("Preview of the chosen poster"))
        self._update_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def chosen(self) -> tuple[Reprint, ...]:
        """What would be printed now."""
        return self._model.checked

    @property
    def batches(self) -> tuple[ReprintBatch, ...]:
        """In which batches."""
        return batches_of(self.chosen)

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.table.setEnabled(not busy)
        self._show_buttons()

    def show_printers(self, printers: tuple[Printer, ...]) -> None:
        super().show_printers(printers)
        if hasattr(self, "table"):
            self._show_buttons()

    def _show_buttons(self) -> None:
        ready = bool(self.chosen) and not self.is_busy
        self.save.setEnabled(ready)
        self.action.setEnabled(ready and bool(self.printer.value()))

    def _look(self, one: Reprint) -> str:
        text = look_text(one.template, one.language)
        return self.tr("{look} (the former one is gone)").format(look=text) if one.is_other_look else text

    def _show(self, offers: Sequence[Reprint]) -> None:
        due = [one for one in offers if one.reason is not ReprintReason.MISSING]
        missing = [one for one in offers if one.reason is ReprintReason.MISSING]
        self._is_none_due = not due
        self._model.show_checked([*due, *missing], due)
        if offers:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_checked()

    def _on_unread(self, error: UserError) -> None:
        self.banner.show_error(error)

    def _on_checked(self) -> None:
        self._update_text()
        self._show_buttons()
        self._on_row(self.table.current())

    def _update_text(self) -> None:
        batches = self.batches
        count = sum(len(batch.gate_ids) for batch in batches)
        if count:
            text = self.tr("%Ln poster(s) chosen", "", count)
            if len(batches) > 1:
                looks = self.tr(", ").join(look_text(batch.template, batch.language) for batch in batches)
                text += " · " + self.tr("one batch after the other: {looks}").format(looks=looks)
        elif self._is_none_due:
            text = self.tr("No poster on the walls is out of date.")
        else:
            text = self.tr("Choose at least one poster.")
        self.summary.setText(text)

    def _on_row(self, record: object) -> None:
        if not isinstance(record, Reprint):
            self._proofs.forget()
            self.view.clear()
            return
        batch = next((b for b in self.batches if record.gate.id in b.gate_ids), None)
        among = batch.gate_ids if batch is not None else (record.gate.id,)
        work = partial(self._parts.posters.proof, record.template.id, record.language, record.gate.id, among)
        self._proofs.ask(work, self._on_proof, self._on_no_proof)

    def _on_proof(self, proof: Proof) -> None:
        self.view.show_page(proof.pdf)

    def _on_no_proof(self, error: UserError) -> None:
        self.view.clear()
        self.banner.show_error(error)

    def _on_print(self) -> None:
        printer, batches, copies = self.chosen_printer(), self.batches, self.copies.value()

        def work(progress: Progress) -> tuple[PrintOutcome, ...]:
            return self._parts.reprints.print_all(batches, printer, copies, progress)

        self.run(work, self._on_printed, self.tr("Printing"))

    def _on_printed(self, outcomes: Sequence[PrintOutcome]) -> None:
        self.accept()
        text = message(
            "PosterWork",
            "Printed on {printer}, sheets: {sheets}.",
            printer=outcomes[0].printer,
            sheets=sum(one.sheets for one in outcomes),
        )
        self.finished_with.emit(text, None)

    def _on_save(self) -> None:
        ask_for_folder(self, self.tr("Choose a folder for the PDF files"), self.folder.path, self.save_in)

    def save_in(self, folder: Path) -> None:
        """Write a PDF for each batch into a folder."""
        self.folder.keep(folder)
        files = tuple(
            (b, self.tr("Venue code posters {look}").format(look=look_text(b.template, b.language)))
            for b in self.batches
        )

        def work(progress: Progress) -> tuple[Path, ...]:
            return self._parts.reprints.save(files, folder, progress)

        self.run(work, self._on_saved, self.tr("Making the posters"))

    def _on_saved(self, paths: Sequence[Path]) -> None:
        self.accept()
        if len(paths) == 1:
            text = message("PosterWork", "Saved as {name}.", name=paths[0].name)
        else:
            text = message("PosterWork", "Saved as PDF files: {count}.", count=len(paths))
        self.finished_with.emit(text, paths[0].parent)
