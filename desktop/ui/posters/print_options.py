"""Options of printing and saving: how much ink, one sheet or several; and the ways to calibration, to a
print shop, and to pictures for screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.errors import UserError
from desktop.posters.output.tiling import LEAST_OVERLAP_MM, MOST_OVERLAP_MM, OVERLAP_MM
from desktop.printing.media import Media
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import rule
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import Select
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import NumberField
from desktop.ui.kit.sizes import row
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """What a person chose: little ink, the paper for several sheets (None: one sheet of the poster's own), and the label
    to begin at on a sheet of which some are gone."""

    ink_saving: bool = False
    smaller: Media | None = None
    overlap_mm: float = OVERLAP_MM
    first_label: int = 1


class PrintOptionsDialog(Dialog):
    """Shows options; ``chosen`` gives the ``PaperOptions`` that were agreed to."""

    chosen = Signal(object)
    calibration_wanted = Signal()
    print_shop_wanted = Signal()
    screens_wanted = Signal()

    def __init__(
        self,
        options: PaperOptions,
        own_paper: str,
        smaller: Sequence[Media],
        count_sheets: Callable[[PaperOptions], int],
        jobs: Jobs,
        parent: QWidget,
        *,
        labels: int,
        has_printer: bool,
    ) -> None:
        """``own_paper`` is what the poster's paper is called, ``smaller`` what is offered instead, ``labels`` how many of
        the poster a sheet has that are used one by one. ``count_sheets`` is
        called in the background and gives how many sheets a poster takes, or raises ``UserError``."""
        super().__init__(parent, width=500)
        self._own_paper, self._smaller = own_paper, {media.name: media for media in smaller}
        self._count_sheets = count_sheets
        self._latest = Latest(jobs, self)
        self._sheets: int | UserError | None = None
        self.ink = QCheckBox()
        self.ink.setChecked(options.ink_saving)
        self.paper, self.overlap = Select(), NumberField(round(LEAST_OVERLAP_MM), round(MOST_OVERLAP_MM))
        self.overlap.setValue(round(options.overlap_mm))
        self.overlap.setSuffix(" mm")
        self._form = FormGrid(1)
        self._form.add_row("paper", self.paper)
        self._form.add_row("overlap", self.overlap)
        self.label = NumberField(1, labels)
        self.label.setValue(min(options.first_label, labels))
        self._form.add_row("label", self.label)
        self._form.set_row_visible("label", labels > 1)
        self._form.set_row_visible("paper", labels == 1)
        self._sheets_note = label("help", wrap=True)
        self._printer_words, self._shop_words, self._screen_words = label(), label(), label()
        self.calibrate, self.shop, self.screens = Button("secondary"), Button("secondary"), Button("secondary")
        for part in (self.ink, self._form, self._sheets_note, rule()):
            self.body.addWidget(part)
        for words, button in (
            (self._printer_words, self.calibrate),
            (self._shop_words, self.shop),
            (self._screen_words, self.screens),
        ):
            line = row(gap=Space.M)
            line.addWidget(words, 1)
            line.addWidget(button)
            words.setBuddy(button)
            self.body.addLayout(line)
        self.calibrate.setEnabled(has_printer)
        self._show_papers(options.smaller.name if options.smaller is not None else "")
        self._connect()
        self.retranslate()
        self._on_edited()

    def _connect(self) -> None:
        self.paper.activated.connect(lambda _: self._on_edited())
        self.overlap.valueChanged.connect(lambda _: self._on_edited())
        self._form.submitted.connect(self._on_action)
        self.action.clicked.connect(self._on_action)
        self.calibrate.clicked.connect(partial(self._leave_for, self.calibration_wanted))
        self.shop.clicked.connect(partial(self._leave_for, self.print_shop_wanted))
        self.screens.clicked.connect(partial(self._leave_for, self.screens_wanted))
        self.finished.connect(self.deleteLater)

    @property
    def options(self) -> PaperOptions:
        """What is chosen now."""
        smaller = self._smaller.get(str(self.paper.value() or ""))
        return PaperOptions(self.ink.isChecked(), smaller, float(self.overlap.value()), self.label.value())

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Options for printing and saving"))
        self.ink.setText(self.tr("Save ink: black and white, no large surfaces"))
        self._show_papers(str(self.paper.value() or ""))
        self._form.set_words("paper", self.tr("Paper"))
        self._form.set_words("overlap", self.tr("Overlap for gluing"))
        self._form.set_words(
            "label",
            self.tr("Begin at label"),
            self.tr("On the first sheet, from the left to the right and down; those before it stay empty."),
        )
        self._printer_words.setText(self.tr("Place and size on the paper"))
        self.calibrate.set_words(self.tr("Calibrate the printer…"))
        self._shop_words.setText(self.tr("Bleed and crop marks"))
        self.shop.set_words(self.tr("Save for a print shop…"))
        self._screen_words.setText(self.tr("Pictures for screens"))
        self.screens.set_words(self.tr("Save pictures…"))
        self.action.set_words(self.tr("Use"))
        self._show_sheets()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ink.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ink.hasFocus():
            self._on_action()
        else:
            super().keyPressEvent(event)

    def _show_papers(self, chosen: str) -> None:
        one = self.tr("{paper}, one sheet").format(paper=self._own_paper)
        several = self.tr("{paper}, several sheets to glue together")
        found = [(name, several.format(paper=media.title)) for name, media in self._smaller.items()]
        self.paper.set_choices([("", one), *found])
        self.paper.set_value(chosen)

    def _on_edited(self) -> None:
        options = self.options
        self._form.set_row_visible("overlap", options.smaller is not None)
        self._sheets = None
        self._show_sheets()
        if options.smaller is not None:
            self._latest.ask(partial(self._count_sheets, options), self._on_counted, self._on_refused)

    def _on_counted(self, sheets: int) -> None:
        self._sheets = sheets
        self._show_sheets()

    def _on_refused(self, error: UserError) -> None:
        self._sheets = error
        self._show_sheets()

    def _show_sheets(self) -> None:
        match self._sheets:
            case UserError() as error if self.options.smaller is not None:
                words = sentence(error.message)
            case int() as count if self.options.smaller is not None:
                words = self.tr("Each poster takes %Ln sheet(s): cut along the dashed lines and glue.", "", count)
            case _:
                words = ""
        is_refused = isinstance(self._sheets, UserError)
        mark(self._sheets_note, role="attention" if is_refused else "help")
        self._sheets_note.setText(words)
        self._sheets_note.setVisible(bool(words))
        self.paper.setAccessibleDescription(words)
        self.action.setEnabled(not is_refused)

    def _on_action(self) -> None:
        if self.action.isEnabled():
            options = self.options
            # Closed first, so that the keys go to the page again.
            self.accept()
            self.chosen.emit(options)

    def _leave_for(self, way: SignalInstance) -> None:
        """Another dialog comes in this one's place; what was chosen here counts there."""
        self._on_action()
        if not self.isVisible():
            way.emit()
