"""A guided round along the walls: gate after gate is scanned, or photos of all of them are read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.number_text import count_text
from desktop.domain.progress import Progress
from desktop.domain.wall_round import ScanRecord, ScanResult, WallRound
from desktop.files.whole import write_whole
from desktop.reports.coded import CodedPages
from desktop.reports.document import A4
from desktop.services.posters.known_codes import KnownCodes
from desktop.services.wall_round.rounds import OpenRound, ReadPhotos, WallRoundService
from desktop.services.wall_round.scan_results import own_place, scan_record
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog, confirm
from desktop.ui.kit.drops import FileDrop
from desktop.ui.kit.files import ask_for_folder, documents_folder
from desktop.ui.kit.jobs import Jobs, Latest, Writes
from desktop.ui.kit.labels import label
from desktop.ui.kit.print_dialog import PrintablePaper
from desktop.ui.kit.sizes import column, row, sized
from desktop.ui.kit.tokens import Space
from desktop.ui.posters.wall.round_list import RoundList
from desktop.ui.posters.wall.scan_field import ScanField, ScannerKeys
from desktop.ui.posters.wall.words import advice, result_look

_LOWEST = 180
"""Height in which the list scrolls, at 100 %."""
DROP_PHOTOS = message("WallRoundDialog", "Drop photos or a folder of them to read their codes")


def round_paper(rounds: WallRoundService, ended: WallRound) -> PrintablePaper:
    """The report of a round, the first time or again."""
    return PrintablePaper(
        title=message("WallRoundDialog", "Print the report of the round"),
        file_name=message(
            "WallRoundDialog", "Round of the venue codes {day}", day=f"{venue_time(ended.ended_at):%Y-%m-%d}"
        ),
        make=lambda language, _progress: CodedPages(rounds.report_pdf(ended, language), (A4.width, A4.height), ()),
        write=lambda pages, path: write_whole(path, pages.pdf),
        out=lambda: None,
    )


class RoundDialog(Dialog):
    """The chosen row is the gate that one stands at. What was found is kept at once, so a round can be stopped at any
    moment. ``ended`` gives the ``WallRound`` that was ended; ``report_wanted`` asks for the report of an earlier one."""

    ended = Signal(object)
    report_wanted = Signal(object)

    def __init__(self, rounds: WallRoundService, clock: Clock, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, width=820)
        self._rounds, self._clock, self._jobs = rounds, clock, jobs
        self._writes, self._latest = Writes(jobs, self), Latest(jobs, self)
        self._round = WallRound("", 0, ())
        self._known: KnownCodes | None = None
        self._folder = documents_folder()
        self._last: WallRound | None = None
        self._is_closing = False
        self.table = RoundList()
        self.scan = ScanField()
        self.any_order = QCheckBox()
        self.summary = label("second", wrap=True)
        self.photos, self.nothing, self.again = Button("secondary", "image"), Button("secondary"), Button("secondary")
        self.report = Button("link")
        self.strip = ProgressStrip()
        self._at = label("strong", wrap=True)
        self._build()
        self.retranslate()
        self.set_busy(True)
        self._latest.ask(self._read, self._show, self._on_failed, at_once=True)

    def _build(self) -> None:
        line = row(gap=Space.M)
        line.addWidget(self.scan, 1)
        line.addWidget(self.any_order)
        below = row(gap=Space.M)
        below.addWidget(self.summary, 1)
        below.addWidget(self.report)
        sized(self.table, min_height=_LOWEST)
        box = column(gap=Space.S)
        box.addWidget(self._at)
        box.addLayout(line)
        self.body.addLayout(box)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(below)
        self.body.addWidget(self.strip)
        for button in (self.photos, self.nothing, self.again):
            self.buttons.add_left(button)
        self.scan.scanned.connect(self._on_scanned)
        self.scan.stepped.connect(lambda by: self.table.go_to(self.table.currentIndex().row() + by))
        self.any_order.toggled.connect(lambda _: self._update_text())
        self.table.selected.connect(lambda _: self._update_text())
        self.photos.clicked.connect(self._on_photos)
        self.nothing.clicked.connect(self._on_nothing)
        self.again.clicked.connect(self._on_again)
        self.report.clicked.connect(lambda: self.report_wanted.emit(self._last))
        self.report.hide()
        self.action.clicked.connect(self._on_finish)
        self.finished.connect(self.deleteLater)
        self._writes.busy_changed.connect(self._on_written)
        refuse = partial(self.banner.show_message, "attention")
        FileDrop(
            self, (), DROP_PHOTOS, lambda _: None, refuse, may_take=lambda: not self.is_busy, take_all=self.read_photos
        )
        self._scanner_keys = ScannerKeys(self, self.scan)

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Round of the codes on the walls"))
        self.scan.setPlaceholderText(self.tr("Scan with a hand scanner"))
        self.scan.setAccessibleName(self.tr("What the hand scanner reads"))
        self.any_order.setText(self.tr("In any order"))
        self.any_order.setToolTip(self.tr("Each code counts for its own gate, not for the gate that is chosen."))
        self.table.setAccessibleName(self.tr("Gates and the codes found at them"))
        self.photos.set_words(self.tr("Read photos…"))
        self.nothing.set_words(self.tr("No code hangs here"))
        self.again.set_words(self.tr("Look here again"))
        self.report.set_words(self.tr("Report of the last round…"))
        self.cancel.set_words(self.tr("Stop for now"))
        self.action.set_words(self.tr("Finish and print…"))
        self._update_text()

    @property
    def round(self) -> WallRound:
        """How far it is."""
        return self._round

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        for part in (self.scan, self.any_order, self.photos, self.nothing, self.again, self.report):
            part.setEnabled(not busy)
        if not busy:
            self.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scan.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        if self._writes.is_busy:
            self._is_closing = True  # what was found last is kept before it goes
        else:
            super().reject()

    def read_photos(self, paths: Sequence[Path]) -> None:
        """Read the codes of photos, and of all in a folder."""
        self.banner.clear()
        self.set_busy(True)

        def work(progress: Progress) -> ReadPhotos:
            return self._rounds.read_photos(paths, progress)

        job = self._jobs.run(work, self._on_photos_read, self._on_failed, self.strip.advance, owner=self)
        self.strip.follow(job, self.tr("Reading the photos"))

    def _read(self) -> tuple[OpenRound, WallRound | None]:
        return self._rounds.open(), self._rounds.last()

    def _show(self, found: tuple[OpenRound, WallRound | None]) -> None:
        opened, self._last = found
        self._known = opened.known
        self._round = opened.round
        self.table.begin(self._round, {poster.gate.id: poster for poster in opened.known.states})
        self.report.setVisible(self._last is not None)
        self.set_busy(False)
        self.table.go_to_unseen()
        self._update_text()
        if not opened.is_new:
            seen = len(self._round.gates) - len(self._round.unseen())
            self.banner.show_message(
                "good",
                message(
                    "WallRoundDialog", "The round goes on where it was stopped: gates looked at: {count}.", count=seen
                ),
                message("WallRoundDialog", "Begin anew"),
                self._on_anew,
            )

    def _on_scanned(self, text: str) -> None:
        gate, known = self.table.gate, self._known
        if known is None:
            return
        code = known.identify_typed(text)
        place = own_place(code) if self.any_order.isChecked() else ""
        place = place or (gate[0] if gate is not None else "")
        found = scan_record(code, place, self._clock.now_ms())
        self._put(found)
        if found.result is ScanResult.RIGHT:
            self.table.go_to_unseen(place)

    def _on_nothing(self) -> None:
        gate = self.table.gate
        if gate is not None:
            self._put(ScanRecord(self._clock.now_ms(), ScanResult.NONE, gate[0]))
            self.table.go_to_unseen(gate[0])
        self.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again(self) -> None:
        gate = self.table.gate
        if gate is not None:
            self.banner.clear()
            self._take(self._round.without_gate(gate[0]))
        self.scan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, found: ScanRecord) -> None:
        self._take(self._round.with_scans(found))
        self._announce(found)

    def _announce(self, found: ScanRecord) -> None:
        name = dict(self._round.gates).get(found.place, "")
        self.banner.show_message(result_look(found.result), advice(found, name))

    def _take(self, changed: WallRound) -> None:
        """Show a round that has gone on, and keep it."""
        self._round = changed
        self.table.go_on(changed)
        self._update_text()
        self._writes.add(partial(self._rounds.keep, changed), lambda _: None, self._on_unkept)

    def _on_photos(self) -> None:
        ask_for_folder(
            self, self.tr("Choose the folder with the photos"), self._folder, lambda folder: self.read_photos((folder,))
        )

    def _on_photos_read(self, read: ReadPhotos) -> None:
        self.set_busy(False)
        names = {one.name for one in self._round.unread}
        unread = (*self._round.unread, *(one for one in read.unread if one.name not in names))
        self._take(replace(self._round.with_scans(*read.scans), unread=unread))
        self.table.go_to_unseen()
        self._update_text()
        strange = sum(one.result is ScanResult.FOREIGN for one in read.scans)
        values = {"photos": read.count, "codes": len(read.scans), "without": len(read.unread)}
        if strange:
            text = message(
                "WallRoundDialog",
                "Photos read: {photos}, codes found: {codes}, of these not ours: {strange}. Take those down and tell the "
                "manager.",
                strange=strange,
                **values,
            )
        else:
            text = message(
                "WallRoundDialog",
                "Photos read: {photos}, codes found: {codes}, photos without one: {without}.",
                **values,
            )
        self.banner.show_message("danger" if strange else "attention" if read.unread else "good", text)

    def _on_anew(self) -> None:
        self.banner.clear()
        self.set_busy(True)
        self._writes.add(self._rounds.discard, lambda _: self._reopen(), self._on_failed)

    def _reopen(self) -> None:
        self._latest.ask(self._read, self._show, self._on_failed, at_once=True)

    def _on_finish(self) -> None:
        unseen = len(self._round.unseen())
        if not unseen:
            self._finish()
            return
        confirm(
            self,
            message("WallRoundDialog", "Finish before every gate was looked at?"),
            message("WallRoundDialog", "Gates not looked at: {count}. The report says so.", count=unseen),
            message("WallRoundDialog", "Finish the round"),
            self._finish,
        )

    def _finish(self) -> None:
        self.set_busy(True)
        self._writes.add(partial(self._rounds.finish, self._round), self._on_finished, self._on_failed)

    def _on_finished(self, ended: WallRound) -> None:
        self.set_busy(False)
        self.accept()
        self.ended.emit(ended)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        self.banner.show_error(error)

    def _on_unkept(self, error: UserError) -> None:
        self._is_closing = False
        self.banner.show_error(error)

    def _on_written(self, busy: bool) -> None:
        if not busy and self._is_closing:
            self.reject()

    def _update_text(self) -> None:
        gate = self.table.gate
        if self.any_order.isChecked():
            self._at.setText(self.tr("Scan the codes of all gates, one after the other."))
        else:
            self._at.setText(self.tr("Scan the code that hangs at: {gate}").format(gate=gate[1]) if gate else "")
        unseen, wrong = len(self._round.unseen()), 0
        for result in self.table.results.values():
            wrong += result not in (None, ScanResult.RIGHT)
        loose = sum(one.result is ScanResult.FOREIGN for one in self._round.elsewhere())
        parts = [
            self.tr("Looked at: {seen} of {all}").format(
                seen=count_text(len(self._round.gates) - unseen), all=count_text(len(self._round.gates))
            ),
            self.tr("not as it should be: {count}").format(count=count_text(wrong)),
        ]
        if loose:
            parts.append(self.tr("strangers’ codes in photos, place unknown: {count}").format(count=count_text(loose)))
        if self._round.unread:
            parts.append(self.tr("photos without a code: {count}").format(count=count_text(len(self._round.unread))))
        self.summary.setText(self.tr(" · ").join(parts))
        self.summary.setToolTip("\n".join(one.name for one in self._round.unread[:30]))
