"""Slips whose records are deleted: the list by which they are shredded, the certificate that they are, and earlier ones."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.destruction import Destruction, SlipLot
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.domain.posters import Language
from desktop.domain.progress import Progress
from desktop.domain.slips import SlipSerial
from desktop.files.whole import write_whole
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.services.printing.papers import PaperPrinter
from desktop.services.retention.shredding import DestructionService, MadeList, ShredWork, certificate_number
from desktop.settings import Settings
from desktop.ui.kit.buttons import Button, ChipTone
from desktop.ui.kit.dates import full_day_text, past_text
from desktop.ui.kit.dialogs import Dialog, confirm
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.labels import label
from desktop.ui.kit.print_dialog import PaperPrintDialog, PrintablePaper
from desktop.ui.kit.sizes import sized
from desktop.ui.kit.tables import Column, RecordModel, Table


def list_paper(destruction: DestructionService) -> PrintablePaper:
    """The list of what waits now; once it is out it counts as the list by which slips are shredded."""
    made: dict[str, MadeList] = {}

    def make(language: Language, _progress: Progress) -> CodedPages:
        made["last"] = destruction.make_list(language)
        return _plain(made["last"].pdf)

    return PrintablePaper(
        title=message("Shred", "Print the shred list"),
        file_name=message("Shred", "Slips to shred"),
        make=make,
        write=lambda pages, path: write_whole(path, pages.pdf),
        out=lambda: destruction.note_listed(made["last"]),
    )


def certificate_paper(destruction: DestructionService, row: Destruction) -> PrintablePaper:
    """A certificate, the first time or again."""
    number = certificate_number(row)
    return PrintablePaper(
        title=message("Shred", "Print certificate {number}", number=number),
        file_name=message("Shred", "Certificate of destruction {number}", number=number),
        make=lambda language, _progress: _plain(destruction.certificate_pdf(row, language)),
        write=lambda pages, path: write_whole(path, pages.pdf),
        out=lambda: None,
    )


def _plain(pdf: bytes) -> CodedPages:
    """A paper without codes to be read back."""
    return CodedPages(pdf, (A4.width, A4.height), ())


class ShredCertificatesDialog(Dialog):
    """The certificates, the last one first; Enter prints the chosen one."""

    def __init__(self, rows: tuple[Destruction, ...], show: Callable[[Destruction], object], parent: QWidget) -> None:
        super().__init__(parent, width=640)
        self._show = show
        model: RecordModel[Destruction] = RecordModel(
            [
                Column(lambda: self.tr("Number"), certificate_number, 140),
                Column(lambda: self.tr("Made on"), lambda row: full_day_text(venue_time(row.at).date())),
                Column(lambda: self.tr("Records"), lambda row: count_text(row.deleted), 110, right=True),
                Column(lambda: self.tr("Slips"), lambda row: count_text(row.slip_count), 110, right=True),
            ]
        )
        model.set_records(rows)
        self.table = Table(model)
        sized(self.table, min_height=220)
        self.body.addWidget(self.table)
        self.table.opened.connect(self._on_opened)
        self.action.clicked.connect(lambda: self._on_opened(self.table.current()))
        self.finished.connect(self.deleteLater)
        self.table.selectRow(0)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Certificates of destruction"))
        self.table.setAccessibleName(self.tr("Certificates of destruction"))
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("Print…"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused in (self.action, self.cancel):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, Destruction):
            self._show(row)


@dataclass(frozen=True, slots=True)
class _Line:
    """Slips of a batch in a box, and whether they are on the list that was made."""

    lot: SlipLot
    listed: bool


@dataclass(frozen=True, slots=True)
class Shredding:
    """What waits to be shredded, and the certificates that there are, the last one first."""

    work: ShredWork
    certificates: tuple[Destruction, ...]


def read_shredding(destruction: DestructionService) -> Shredding:
    """Read lists that wait and those of before. Raises ``UserError``."""
    return Shredding(destruction.work(), destruction.certificates())


class ShredDialog(Dialog):
    """First the list becomes paper, then the slips are shredded, then they are certified.

    ``certified`` tells of a certificate that was made.
    """

    certified = Signal(object)

    def __init__(
        self,
        shredding: Shredding,
        destruction: DestructionService,
        printer: PaperPrinter,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, width=820)
        self._destruction = destruction
        self._printer = printer
        self._settings = settings
        self._jobs = jobs
        self._latest = Latest(jobs, self)
        self._shredding = shredding
        self._explanation = label("body", wrap=True)
        self._records = label("second", wrap=True)
        self._model: RecordModel[_Line] = RecordModel(
            [
                Column(lambda: self.tr("Box"), lambda one: one.lot.box or self.tr("none"), 130),
                Column(lambda: self.tr("Batch"), lambda one: one.lot.batch or self.tr("not printed here"), 160),
                Column(lambda: self.tr("Slips"), self._serials),
                Column(lambda: self.tr("Visits"), _days, 110),
                Column(lambda: self.tr("Count"), lambda one: count_text(one.lot.count), 72, right=True),
                Column(lambda: self.tr("List"), self._standing, 110, lambda one: _tone(one)),
            ]
        )
        self.table = Table(self._model)
        sized(self.table, min_height=240)
        self.print_list, self.earlier = Button("secondary", "print"), Button("secondary", "history")
        for part in (self._explanation, self.table, self._records):
            self.body.addWidget(part)
        self.buttons.add_left(self.print_list)
        self.buttons.add_left(self.earlier)
        self.print_list.clicked.connect(lambda: self._open(list_paper(destruction)))
        self.earlier.clicked.connect(self._on_earlier)
        self.action.clicked.connect(self._on_confirm)
        self.finished.connect(self.deleteLater)
        self._show(shredding)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Slips to shred"))
        self.table.setAccessibleName(self.tr("Slips to shred, by box and batch"))
        self.print_list.set_words(self.tr("Print the list…"))
        self.earlier.set_words(self.tr("Earlier certificates…"))
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("They are shredded…"))
        self._show_words()

    def summary(self) -> str:
        """The sentence above the table."""
        return self._explanation.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = next((b for b in (self.action, self.print_list, self.cancel) if b.isEnabled()), self.cancel)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _read(self) -> None:
        self._latest.ask(
            partial(read_shredding, self._destruction), self._show, self.banner.until(self._latest.answered)
        )

    def _show(self, shredding: Shredding) -> None:
        self._shredding = shredding
        work = shredding.work
        self._model.set_records(
            [*(_Line(lot, True) for lot in work.listed), *(_Line(lot, False) for lot in work.newer)]
        )
        self.table.setVisible(bool(work.lots))
        self.print_list.setEnabled(bool(work.lots))
        self.action.setEnabled(work.may_certify)
        self.earlier.setVisible(bool(shredding.certificates))
        self._show_words()

    def _show_words(self) -> None:
        work = self._shredding.work
        listed, newer = _count(work.listed), _count(work.newer)
        if listed:
            words = self.tr("%Ln slip(s) on the list of {at}. Shred them, then confirm it here.", "", listed).format(
                at=past_text(work.listed_at)
            )
            if newer:
                more = self.tr("%Ln more came since and wait for the next list.", "", newer)
                words = self.tr("{first} {second}").format(first=words, second=more)
        elif newer:
            words = self.tr(
                "%Ln slip(s) have lost their record and wait to be shredded. Print the list first.", "", newer
            )
        else:
            words = self.tr("No slips wait to be shredded.")
        self._explanation.setText(words)
        self._records.setText(
            self.tr("%Ln record(s) were deleted since the last certificate.", "", work.deleted) if work.deleted else ""
        )
        self._records.setVisible(bool(work.deleted))

    def _on_confirm(self) -> None:
        work = self._shredding.work
        confirm(
            self,
            message("Shred", "Is the paper shredded?"),
            message(
                "Shred",
                "Slips on the list: {slips}. Records deleted: {records}. They get a certificate of "
                "destruction, to be signed by hand. This cannot be taken back.",
                slips=_count(work.listed),
                records=work.deleted,
            ),
            message("Shred", "Make the certificate"),
            self._certify,
        )

    def _certify(self) -> None:
        self.banner.clear()
        self.set_busy(True)
        self._jobs.run(self._destruction.certify, self._on_certified, self._on_error, owner=self)

    def _on_certified(self, row: Destruction) -> None:
        self.set_busy(False)
        self._read()
        self.banner.show_message(
            "good", message("Shred", "Certificate {number} is made. Print and sign it.", number=certificate_number(row))
        )
        self.certified.emit(row)
        self._open(certificate_paper(self._destruction, row))

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        self._read()
        self.banner.show_error(error)

    def _on_earlier(self) -> None:
        rows = self._shredding.certificates
        ShredCertificatesDialog(rows, lambda row: self._open(certificate_paper(self._destruction, row)), self).open()

    def _open(self, paper: PrintablePaper) -> None:
        dialog = PaperPrintDialog(paper, self._printer, self._settings, self._jobs, self)
        dialog.printed.connect(self._read)
        dialog.open()

    def _serials(self, one: _Line) -> str:
        prefix = self._shredding.work.prefix
        return "、".join(
            str(SlipSerial(prefix, first)) if first == last else f"{SlipSerial(prefix, first)}–{last:06d}"
            for first, last in one.lot.runs
        )

    def _standing(self, one: _Line) -> str:
        return self.tr("on the list") if one.listed else self.tr("not yet")


def _tone(one: _Line) -> ChipTone:
    return "good" if one.listed else "attention"


def _days(one: _Line) -> str:
    first, last = one.lot.first_visit[5:], one.lot.last_visit[5:]
    return first if first == last else f"{first}–{last}"


def _count(lots: tuple[SlipLot, ...]) -> int:
    return sum(lot.count for lot in lots)
