"""The card that says where the posters go: printer, paper, copies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.posters.document.templates import TemplateInfo
from desktop.printing.media import Media
from desktop.printing.spooler import Printer
from desktop.services.printing.posters import trouble_of
from desktop.services.printing.sheets import paper_of
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.number_fields import NumberField
from desktop.ui.kit.sizes import column, row
from desktop.ui.kit.tokens import Space

MOST_COPIES = 99


class OutputCard(Translated, Card):
    """Printer and copies to choose; the paper follows the template."""

    printer_chosen = Signal(str)
    """The name of a printer, chosen by hand."""
    copies_changed = Signal()
    look_again = Signal()
    options_wanted = Signal()
    several_wanted = Signal()
    """The posters are to go onto several sheets of the paper that the printer has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.S, margins=(16, 11, 16, 14), parent=parent)
        self._printers: tuple[Printer, ...] = ()
        self._failure: UserError | None = None
        self._paper: TemplateInfo | None = None
        self._smaller: Media | None = None
        self._offered: Media | None = None
        self._is_ink_saving = False
        self._first_label = 1
        self.printer = Select()
        self.again, self.options, self.several = Button("link"), Button("link"), Button("link")
        self.copies = NumberField(1, MOST_COPIES)
        self._missing = label("quiet", wrap=True)
        self._note = label("attention", wrap=True)
        self._copies_label, self._paper_label = label("second"), label("second")
        self._paper_text = label(wrap=True)
        assert self.head is not None
        self.head.addWidget(self.options)
        self.head.addWidget(self.again)
        self.body.addWidget(self.printer)
        self.body.addWidget(self._missing)
        self.body.addWidget(self._note)
        self.body.addWidget(self.several, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._sheets())
        self._copies_label.setBuddy(self.copies)
        self.printer.activated.connect(lambda _: self.printer_chosen.emit(self.printer_name))
        self.copies.valueChanged.connect(lambda _: self.copies_changed.emit())
        self.again.clicked.connect(self.look_again)
        self.options.clicked.connect(self.options_wanted)
        self.several.clicked.connect(self.several_wanted)
        self.retranslate()

    def _sheets(self) -> QBoxLayout:
        left, right, line = column(gap=Space.XS), column(gap=Space.XS), row(gap=Space.L)
        left.addWidget(self._copies_label)
        left.addWidget(self.copies)
        right.addWidget(self._paper_label)
        right.addWidget(self._paper_text, 1)
        line.addLayout(left, 2)
        line.addLayout(right, 3)
        return line

    def retranslate(self) -> None:
        self.set_heading(self.tr("Printer"))
        self.printer.setAccessibleName(self.tr("Printer"))
        self.again.set_words(self.tr("Look again"), self.tr("Look for printers again"))
        self.options.set_words(self.tr("Options…"), self.tr("Options for printing and saving"))
        self._copies_label.setText(self.tr("Copies"))
        self.copies.setAccessibleName(self.tr("Copies of each poster"))
        self._paper_label.setText(self.tr("Paper"))
        self._show()

    def show_printers(self, printers: Sequence[Printer], chosen: Printer | None) -> None:
        """Offer printers, one of them chosen; tells nobody."""
        self._printers, self._failure = tuple(printers), None
        self.printer.set_choices([(p.name, p.title) for p in printers])
        if chosen is not None:
            self.printer.set_value(chosen.name)
        self._show()

    def show_failure(self, error: UserError) -> None:
        """Say why there is no printer to choose."""
        self._printers, self._failure = (), error
        self._show()

    def show_paper(
        self,
        template: TemplateInfo,
        smaller: Media | None,
        offered: Media | None,
        *,
        ink_saving: bool,
        first_label: int = 1,
    ) -> None:
        """Name the sheet that a template needs, or the ``smaller`` one of which each poster takes several; ``offered``
        is what could be taken in its place where the printer lacks it. ``first_label`` is where the first sheet begins."""
        self._paper, self._smaller, self._offered, self._is_ink_saving = template, smaller, offered, ink_saving
        self._first_label = first_label
        self._show()

    @property
    def chosen(self) -> Printer | None:
        """The printer that is chosen; None while there is none."""
        return next((p for p in self._printers if p.name == self.printer_name), None)

    @property
    def printer_name(self) -> str:
        """The chosen printer's name; empty while there is none."""
        return str(self.printer.value() or "") if self._printers else ""

    def note(self) -> str:
        """What is wrong with the chosen printer, as shown; empty when nothing is."""
        return self._note.text()

    def _show(self) -> None:
        self.printer.setVisible(self._failure is None)
        self.printer.setEnabled(bool(self._printers))
        self._missing.setVisible(self._failure is not None)
        if self._failure is not None:
            self._missing.setText(sentence(self._failure.message))
        if self._paper is not None:
            size = f"{self._paper.width_mm:g} × {self._paper.height_mm:g} mm"
            self._paper_text.setText(self._paper_words(self._paper))
            self._paper_text.setToolTip(size)
        self._show_note()

    def _paper_words(self, paper: TemplateInfo) -> str:
        words = paper.sheet
        if self._smaller is not None:
            words = self.tr("{paper} on several {smaller} sheets").format(paper=words, smaller=self._smaller.title)
        if self._first_label > 1:
            words = self.tr("{paper}, from label {number}").format(paper=words, number=self._first_label)
        return self.tr("{paper}, saving ink").format(paper=words) if self._is_ink_saving else words

    def _show_note(self) -> None:
        printer = self.chosen
        self.printer.setToolTip("" if printer is None else printer.title)
        trouble = None if printer is None else trouble_of(printer)
        lacks = printer is not None and trouble is None and self._lacks_paper(printer)
        words = sentence(trouble) if trouble is not None else self._lack_words() if lacks else ""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.several.setVisible(lacks and self._offered is not None)
        if self._offered is not None:
            self.several.set_words(self.tr("Print on several {paper} sheets").format(paper=self._offered.title))

    def _lacks_paper(self, printer: Printer) -> bool:
        paper = self._paper
        return (
            paper is not None and self._smaller is None and paper_of(printer, paper.width_mm, paper.height_mm) is None
        )

    def _lack_words(self) -> str:
        sheet = "" if self._paper is None else self._paper.sheet
        if self._offered is None:
            return self.tr("This printer has no {sheet} paper. Choose another printer, or save as PDF.").format(
                sheet=sheet
            )
        words = self.tr(
            "This printer has no {sheet} paper. Choose another printer, print on several sheets, or save as PDF."
        )
        return words.format(sheet=sheet)
