"""Counting: a key or a large button for each gate, made to be used without looking."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import PEOPLE_AND_PLACES, Kind
from desktop.domain.errors import BadInput, UserError
from desktop.domain.gate import Gate
from desktop.domain.hourly import hour_of
from desktop.domain.messages import message
from desktop.services.counting.choices import Choices
from desktop.services.counting.counting import CountingBoard, GateCount, GatePress, Pressed, Undone, WorksheetEnd
from desktop.services.counting.hour_sheets import SheetChoices
from desktop.services.desk import Desk
from desktop.services.fevers.fevers import OpenFever
from desktop.services.statistics.venue_desks import included
from desktop.settings import COUNT_SOUND
from desktop.ui.counting.assignments import GateAssignments, about_retired, about_who_left
from desktop.ui.counting.fever import COUNTED, GO, OPENS_LATER, AbnormalDialog
from desktop.ui.counting.gates import GateGrid, hour_text
from desktop.ui.counting.hour_sheet import HourSheetDialog
from desktop.ui.counting.keys import CountKeys
from desktop.ui.counting.queue import CountQueue
from desktop.ui.counting.side import CountingSide, Entry, PressLog, PressState
from desktop.ui.fever.waiting import WorksheetDialogs
from desktop.ui.kit.dates import day_text
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.page import Page

_SIDE, _GATES, _LOWEST = 300, 430, 300
"""Widths of the side and, at least, of the gates, and the least height in which the gates scroll."""
_TICK_MS = 1000
_DIGITS = 9
_KINDS = PEOPLE_AND_PLACES | {Kind.HOUR_SHEET, Kind.HOURLY, Kind.FEVER, Kind.DECLARATION, Kind.DESK}
"""Not screenings: each press brings the figures of its gate along, and reading all of them again would cost every key."""
_UNDONE_FEVER = {
    WorksheetEnd.GONE: message("CountingPage", "The fever was taken back, and its empty worksheet with it."),
    WorksheetEnd.MISTAKEN: message(
        "CountingPage", "The fever was taken back. Its worksheet had entries and is kept, ended as opened by mistake."
    ),
}


class CountingPage(Page):
    """The gates on the left; all of them together and the last presses on the right.

    A press answers at once and shows as counted when it is on the disk. Where keys go, see ``CountKeys``; how
    presses stay in order, see ``CountQueue``.
    """

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings = desk.settings
        self._jobs = jobs
        self._window: QWidget | None = None
        self._hour = 0
        self._counts: dict[str, GateCount] = {}
        self._last_gate = ""
        self._is_opening_sheet = False
        self._early: list[tuple[int, int]] | None = []
        self._assigned = GateAssignments(desk.members.me())
        self._latest = Latest(jobs, self)
        self._log = PressLog()
        self.queue = CountQueue(desk.counting, jobs, self)
        self.keys = CountKeys(desk.clock, self._press_number, self)
        self.gates = GateGrid(self.keys)
        self.side = CountingSide()
        self._fevers = WorksheetDialogs(
            desk.fevers, desk.fever_printing, desk.paper_printer, settings, desk.clock, jobs, self
        )
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._build()
        self._connect()
        self.retranslate()
        self.follow(desk.subscribe, _KINDS)

    def _build(self) -> None:
        undo = self.add_command("counting.undo", self.undo_last, button=True)
        undo.setShortcuts([QKeySequence("Ctrl+Z"), QKeySequence("Backspace")])
        undo.setAutoRepeat(False)
        self.add_command("counting.sheet", self._on_sheet, button=True)
        self.add_command("counting.abnormal", self._on_fever_somewhere)
        self.add_command("counting.fever", self._on_worksheets)
        for number in range(1, _DIGITS + 1):
            action = QAction(self)
            action.setShortcut(QKeySequence(f"Shift+{number}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setAutoRepeat(False)
            action.triggered.connect(partial(self._on_fever_number, number))
            self.addAction(action)
        line = FoldingRow(gap=14)
        line.add(self.gates, width=_GATES, stretch=1, height=_LOWEST)
        line.add(self.side, width=_SIDE)
        self.body.addLayout(line, 1)
        for part in (self.header, self.banner, self.side):
            self.keys.watch(part)
        self.installEventFilter(self.keys)  # not its children: dialogs are among them
        self.side.sound.setChecked(self._settings.get(COUNT_SOUND))

    def _connect(self) -> None:
        queue, side = self.queue, self.side
        queue.counted.connect(self._on_counted)
        queue.refused.connect(self._on_refused)
        queue.stuck.connect(self._on_stuck)
        queue.undone.connect(self._on_undone)
        queue.not_undone.connect(self._on_not_undone)
        queue.surveyed.connect(self._show)
        queue.not_surveyed.connect(partial(self.banner.show_until, queue.surveyed))
        queue.crashed.connect(self._jobs.crashed)
        self.keys.scanned.connect(self._on_scanned)
        self.keys.broken_off.connect(self._on_broken_off)
        self.keys.typing.connect(self.gates.show_typing)
        self.gates.pressed.connect(lambda gate_id: self._press(gate_id, self._desk.clock.now_ms()))
        self.gates.fever_wanted.connect(self._on_fever)
        self.gates.inspector_chosen.connect(self._on_inspector)
        side.undo_wanted.connect(self._undo)
        side.scanner_chosen.connect(self._on_scanner_chosen)
        side.sound_switched.connect(lambda on: self._settings.set(COUNT_SOUND, on))
        self._fevers.failed.connect(self.banner.show_error)
        self._tick.timeout.connect(self.tick)

    def retranslate(self) -> None:
        super().retranslate()
        self._name_hour()

    def refresh(self) -> None:
        if self._assigned.is_restored:
            self.queue.survey()
        else:
            latest = self._latest
            latest.ask(self._desk.counting_choices.kept, self._on_restored, self.banner.until(latest.answered))

    def _on_restored(self, kept: Choices) -> None:
        self._assigned.restore(kept)
        self.queue.survey()

    def focus_first(self) -> None:
        if not self.gates.focus_first():
            super().focus_first()

    def tick(self) -> None:
        """Time goes on without a press: the hour turns over, and what is older than a minute stays."""
        if hour_of(self._desk.clock.now_ms()) != self._hour:
            self.refresh()
        self._show_log()

    def undo_last(self) -> None:
        """Take the last press back, or the one before where that was taken back already."""
        entry = self._log.last_to_undo(self._desk.clock.steady_ms())
        if entry is not None:
            self._undo(entry.token)
        else:
            self.side.say(message("CountingPage", "Nothing to undo: a press can be taken back for one minute."))

    def _press_number(self, number: int, at: int) -> int | None:
        if self._is_opening_sheet:
            return None  # meant for the tally sheet, which is nearly there: nobody is counted for it
        if self._early is not None:
            self._early.append((number, at))  # counted as soon as it is known which gate it is
            return None
        gate = self.gates.gate(number)
        return self._press(gate.id, at) if gate is not None else None

    def _press(self, gate_id: str, at: int) -> int:
        """Count a person with a normal temperature."""
        self._last_gate = gate_id
        token = self.queue.press(Pressed(gate_id, at, self._assigned.inspector(gate_id) or None))
        self._log.add(self._entry(token, at, gate_id))
        self.gates.answer(gate_id)
        return token

    def _entry(self, token: int, at: int, gate_id: str) -> Entry:
        return Entry(token, at, self._desk.clock.steady_ms(), gate_id, self.gates.name_of(gate_id))

    def _on_counted(self, counted: list[tuple[int, GatePress]]) -> None:
        for token, press in counted:
            self._log.settle(token)
            self.gates.settle(press.gate_id, 1)
            self._counts[press.gate_id] = press.gate
        self._show_counts(*{press.gate_id for _, press in counted})
        self._show_log()
        if self._settings.get(COUNT_SOUND):
            QApplication.beep()
        if any(press.inspector_left for _, press in counted):
            self.queue.survey()

    def _on_refused(self, token: int, error: UserError) -> None:
        entry = self._log.find(token)
        self._log.drop(token)
        if entry is not None:
            self.gates.settle(entry.gate_id, 1)
        self._show_log()
        self.banner.show_error(error)
        self.queue.survey()

    def _on_stuck(self, error: UserError) -> None:
        way_out = message("CountingPage", "Save the presses that wait")
        self.banner.show_until(self.queue.counted, error, way_out, self._on_retry)

    def _on_retry(self) -> None:
        self.banner.clear()
        self.queue.retry()

    def _undo(self, token: int) -> None:
        self._log.mark(token, PressState.BEING_UNDONE)
        self.queue.undo(token)

    def _on_undone(self, token: int, undone: Undone) -> None:
        entry = self._log.mark(token, PressState.UNDONE)
        if entry is None:  # it was a scanner's, which nobody has seen as a press
            self.queue.survey()
            return
        self._counts[entry.gate_id] = undone.gate
        self._show_counts(entry.gate_id)
        self._show_log()
        self.side.say(message("CountingPage", "Taken back: one press at {gate}.", gate=entry.gate))
        if undone.worksheet is not None:
            self.banner.show_message("good", _UNDONE_FEVER[undone.worksheet])

    def _on_not_undone(self, token: int, error: UserError) -> None:
        # Too late, or another window was first: never again. What the disk refused can be tried again.
        self._log.mark(token, PressState.KEPT if isinstance(error, BadInput) else PressState.COUNTED)
        self.banner.show_error(error)
        self.queue.survey()

    def _on_scanned(self, at: int, first: int | None) -> None:
        gate_id = self.side.scanner_gate
        entry = self._log.find(first) if first is not None else None
        if entry is not None and entry.gate_id == gate_id:
            return  # its first digit has counted for it
        self._withdraw(first)
        if gate_id:
            self._press(gate_id, at)

    def _on_broken_off(self, first: int | None) -> None:
        self._withdraw(first)
        self.banner.show_message(
            "attention",
            message(
                "CountingPage",
                "A scanner typed here without Enter at the end, which counts nobody. Set it to send Enter.",
            ),
        )

    def _withdraw(self, token: int | None) -> None:
        """A scanner's digit was taken for a hand's."""
        if token is not None:
            self._log.drop(token)
            self.queue.undo(token)

    def _on_fever_number(self, number: int) -> None:
        gate = self.gates.gate(number)
        if gate is not None and not self._is_covered():
            self._on_fever(gate.id)

    def _on_fever_somewhere(self) -> None:
        gate_id = self._last_gate or self.side.scanner_gate
        if gate_id:
            self._on_fever(gate_id)

    def _on_fever(self, gate_id: str) -> None:
        gate = self.gates.gate_of(gate_id)
        if gate is not None:
            inspector = self._assigned.inspector(gate_id)
            dialog = AbnormalDialog(gate, inspector, self._desk.counting, self._jobs, self)
            dialog.done_with.connect(self.record_fever)
            dialog.open()

    def record_fever(self, press: GatePress) -> None:
        """Somebody with a fever was counted."""
        self._last_gate = press.gate_id
        entry = self._entry(self.queue.adopt(press), press.at, press.gate_id)
        self._log.add(entry.as_fever())
        self._show_log()
        if press.fever_id:
            open_it = partial(self._fevers.open, press.fever_id)
            self.banner.show_message("attention", COUNTED.filled(gate=entry.gate), GO, open_it)
        else:
            self.banner.show_message("attention", OPENS_LATER.filled(gate=entry.gate))

    def _on_worksheets(self) -> None:
        self._jobs.run(self._desk.fevers.open, self._choose_worksheet, self.banner.show_error, owner=self)

    def _choose_worksheet(self, waiting: tuple[OpenFever, ...]) -> None:
        if waiting:
            self._fevers.choose(waiting)
        else:
            self.side.say(message("CountingPage", "No fever waits."))

    def run_about(self, command_id: str, about: str) -> None:
        if command_id == "counting.sheet":
            self._on_sheet(about)
        else:
            super().run_about(command_id, about)

    def _on_sheet(self, gate_id: str = "") -> None:
        self._is_opening_sheet = True
        open_sheet = partial(self._open_sheet, gate_id)
        self._jobs.run(self._desk.hour_sheets.choices, open_sheet, self._on_no_sheet, owner=self)

    def _on_no_sheet(self, error: UserError) -> None:
        self._is_opening_sheet = False
        self.banner.show_error(error)

    def _open_sheet(self, gate_id: str, choices: SheetChoices) -> None:
        self._is_opening_sheet = False
        if not choices.gates:
            return
        desk = self._desk
        HourSheetDialog(choices, desk.hour_sheets, desk.sheet_drafts, desk.clock, self._jobs, self, gate_id).open()

    def _on_inspector(self, gate_id: str, inspector: str) -> None:
        self._assigned.choose(gate_id, inspector)
        self._keep_assignments()

    def _on_scanner_chosen(self, gate_id: str) -> None:
        self._assigned.set_scanner(gate_id)
        self._keep_assignments()

    def _keep_assignments(self) -> None:
        choices = self._assigned.choices
        self._jobs.run(
            partial(self._desk.counting_choices.keep, choices), lambda _: None, self.banner.show_error, owner=self
        )

    def _show(self, board: CountingBoard) -> None:
        there = {gate.id for gate in board.gates}
        gone = [gate for gate in self.gates.shown() if gate.id not in there]
        left = self._assigned.follow(board)
        self._hour = hour_of(self._desk.clock.now_ms())
        self._counts = dict(board.counts)
        self.gates.set_gates(board.gates, board.retired)
        self.gates.set_inspectors(board.inspectors, {gate_id: self._assigned.inspector(gate_id) for gate_id in there})
        self.side.set_gates(board.gates, self._assigned.scanner)
        self.side.set_scope(own_only=board.own_only)
        self.own_gates.show_gates(board.gates if board.own_only else None)
        self.side.name_desks(included(board.desks, self._desk.clock.now_ms()))
        self._adopt(board)
        self._show_counts(*board.counts)
        self._show_log()
        self._name_hour()
        self._show_changes(gone, left)
        early, self._early = self._early, None
        if early is not None and self.hasFocus():
            self.focus_first()
        for number, at in early or ():
            self._press_number(number, at)

    def _adopt(self, board: CountingBoard) -> None:
        """What was counted within the last minute, before the window came up."""
        if self._log.is_used:
            return
        passed = self._desk.clock.now_ms() - self._desk.clock.steady_ms()
        for press in reversed(board.latest):
            entry = self._entry(self.queue.adopt(press), press.at, press.gate_id)
            self._log.add(entry.as_counted(press.abnormal, press.at - passed))

    def _show_changes(self, gone: list[Gate], left: list[tuple[str, str]]) -> None:
        if gone:
            self.banner.show_message("attention", about_retired(gone))
        for gate_id, name in left:
            self.banner.show_message("attention", about_who_left(name, self.gates.name_of(gate_id)))

    def _show_counts(self, *gate_ids: str) -> None:
        hour = hour_text(self._hour)
        for gate_id in gate_ids:
            self.gates.set_count(gate_id, self._counts[gate_id], hour)
        self.side.show_total(sum(self._counts.values(), GateCount()), hour)

    def _show_log(self) -> None:
        self.side.show_entries(self._log.latest(), self._desk.clock.steady_ms())

    def _name_hour(self) -> None:
        self.header.set_words(self.tr("Counting"), day_text(self._desk.clock.today()))
        hour = hour_text(self._hour)
        for gate_id, count in self._counts.items():
            self.gates.set_count(gate_id, count, hour)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tick()
        self._tick.start()
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._window:
            self.queue.finish()
        return super().eventFilter(watched, event)
