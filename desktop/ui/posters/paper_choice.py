"""Printer and paper of the posters page: what there is to print on, and how posters go onto it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.paper import WHOLE_SHEET
from desktop.domain.posters import Language
from desktop.posters.document.templates import TemplateInfo
from desktop.posters.output.rendition import Rendition
from desktop.printing.media import Media
from desktop.printing.spooler import Printer
from desktop.services.desk import Desk
from desktop.services.printing.posters import PrintOrder
from desktop.services.printing.sheets import paper_of, smaller_papers, tiling_on, unprintable
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.posters.calibration import CalibrationDialog
from desktop.ui.posters.examine import Choice
from desktop.ui.posters.output import OutputCard
from desktop.ui.posters.print_options import PaperOptions, PrintOptionsDialog

_LEAST_SHEET_MM = 140.0  # A5's short side, for the calibration sheet
_A4 = (210.0, 297.0)


class PaperChoice(QObject):
    """Looks for printers, remembers the one that is chosen, and says how posters are put on its paper."""

    changed = Signal()
    """Printers, or how posters are put on paper, are others now."""
    print_shop_wanted = Signal()
    screens_wanted = Signal()

    def __init__(self, page: Page, card: OutputCard, desk: Desk, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._card, self._desk, self._jobs = page, card, desk, jobs
        self._options = PaperOptions()
        self._template: TemplateInfo | None = None
        card.printer_chosen.connect(self._on_printer_chosen)
        card.look_again.connect(self.look_for_printers)
        card.several_wanted.connect(self._use_several)

    def set_template(self, template: TemplateInfo) -> None:
        """The posters are to be of this template, whose size says which paper they need."""
        if self._template is not None and template.id != self._template.id:
            self._options = replace(self._options, first_label=1)
        self._template = template
        self._show()

    @property
    def rendition(self) -> Rendition:
        """How posters are printed and saved."""
        smaller = self._smaller()
        if smaller is None:
            return replace(self.whole, labels_used=self._options.first_label - 1)
        tiling = tiling_on(smaller, self._options.overlap_mm)
        return Rendition(ink_saving=self._options.ink_saving, tiling=tiling)

    @property
    def whole(self) -> Rendition:
        """The same, each poster on one sheet: as it is looked at."""
        margins = WHOLE_SHEET
        if self._template is not None and self._smaller() is None:
            margins = unprintable(self._card.chosen, self._template.width_mm, self._template.height_mm)
        return Rendition(ink_saving=self._options.ink_saving, unprintable=margins)

    @property
    def for_print_shop(self) -> Rendition:
        """How posters are saved for a print shop."""
        return Rendition(ink_saving=self._options.ink_saving, print_shop=True)

    def look_for_printers(self) -> None:
        """Ask the system for its printers, without waiting for it."""
        self._jobs.run(self._desk.printing.printers, self._on_printers, self._on_no_printers, owner=self)

    def open_options(self, choice: Choice) -> None:
        """Ask how posters are to be put on paper; ``choice`` says which ones."""
        template = self._template
        if template is None:
            return

        def count(options: PaperOptions) -> int:
            assert options.smaller is not None
            rendition = Rendition(tiling=tiling_on(options.smaller, options.overlap_mm))
            return self._desk.posters.sheets_each(
                choice.template_id, choice.language, choice.gate_ids or None, rendition
            )

        dialog = PrintOptionsDialog(
            replace(self._options, smaller=self._smaller()),
            template.sheet,
            smaller_papers(self._card.chosen, template.width_mm, template.height_mm),
            count,
            self._jobs,
            self._page,
            labels=template.labels,
            has_printer=self._card.chosen is not None,
        )
        dialog.chosen.connect(self.use)
        dialog.calibration_wanted.connect(partial(self.calibrate, choice.language))
        dialog.print_shop_wanted.connect(self.print_shop_wanted)
        dialog.screens_wanted.connect(self.screens_wanted)
        dialog.open()

    def use(self, options: PaperOptions) -> None:
        """Put posters on paper in this way from now on."""
        self._options = options
        self._show()
        self.changed.emit()

    def begin_whole_sheet(self) -> None:
        """The labels that were left on a sheet are printed now."""
        if self._options.first_label > 1:
            self.use(replace(self._options, first_label=1))

    def calibrate(self, language: Language) -> None:
        """Find out where the chosen printer puts its pages; its sheet is in this language."""
        printer, template = self._card.chosen, self._template
        if printer is None:
            self._page.banner.show_message("attention", message("PostersPage", "There is no printer."))
            return
        size = _A4
        if template is not None and paper_of(printer, template.width_mm, template.height_mm) is not None:
            own = template.width_mm, template.height_mm
            size = own if min(own) >= _LEAST_SHEET_MM else _A4
        CalibrationDialog(self._desk.calibration, printer, size, language, self._jobs, self._page).open()

    def offer_way_out(self, order: PrintOrder, error: UserError, again: Callable[[], object]) -> None:
        """See which printers there are now: the one that failed may be gone, or only stopped."""
        done = partial(self._show_way_out, order, error, again)
        self._jobs.run(self._desk.printing.printers, done, self._on_no_printers, owner=self)

    def _smaller(self) -> Media | None:
        """The paper for several sheets, where posters of this template take several of it."""
        smaller, template = self._options.smaller, self._template
        if smaller is None or template is None:
            return None
        offered = smaller_papers(self._card.chosen, template.width_mm, template.height_mm)
        return next((media for media in offered if media.holds(smaller.width_mm, smaller.height_mm)), None)

    def _use_several(self) -> None:
        template = self._template
        offered = () if template is None else smaller_papers(self._card.chosen, template.width_mm, template.height_mm)
        if offered:
            self.use(replace(self._options, smaller=offered[0]))

    def _on_printer_chosen(self, name: str) -> None:
        self._desk.printing.prefer(name)
        self._show()
        self.changed.emit()

    def _on_printers(self, printers: tuple[Printer, ...]) -> None:
        self._card.show_printers(printers, self._desk.printing.preferred(printers))
        self._show()
        self.changed.emit()

    def _on_no_printers(self, error: UserError) -> None:
        self._card.show_failure(error)
        self._show()
        self.changed.emit()

    def _show_way_out(
        self, order: PrintOrder, error: UserError, again: Callable[[], object], printers: tuple[Printer, ...]
    ) -> None:
        self._on_printers(printers)
        if any(printer.name == order.printer for printer in printers):
            self._page.banner.show_error(error, message("PostersPage", "Try again"), again)
        else:
            choose = message("PostersPage", "Choose another printer")
            self._page.banner.show_error(error, choose, self._card.printer.setFocus)

    def _show(self) -> None:
        template = self._template
        if template is None:
            return
        smaller = self._smaller()
        offered = smaller_papers(self._card.chosen, template.width_mm, template.height_mm)
        self._card.show_paper(
            template,
            smaller,
            offered[0] if offered else None,
            ink_saving=self._options.ink_saving,
            first_label=self._options.first_label,
        )
