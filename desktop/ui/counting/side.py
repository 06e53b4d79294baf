"""Beside the gates: all of them together, where the scanner counts, and the last presses with the way back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.clock import venue_time
from desktop.domain.counting import UNDO_MS
from desktop.domain.gate import Gate
from desktop.domain.messages import Message
from desktop.domain.number_text import count_text
from desktop.services.counting.counting import GateCount
from desktop.ui.counting.gate import count_lines
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, ListRow, scrolled
from desktop.ui.kit.fields import Select
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, KeyHint, label
from desktop.ui.kit.sizes import column, sized, spaced
from desktop.ui.kit.tokens import Space

KEPT = 6
"""Presses in the list: as many as fit beside the gates."""


class PressState(Enum):
    """What became of a press. ``WAITS`` is not on the disk yet; ``KEPT`` cannot be taken back any more."""

    WAITS = auto()
    COUNTED = auto()
    BEING_UNDONE = auto()
    UNDONE = auto()
    KEPT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A press in the list: when it was made, by the clock (UTC ms) and by one that only runs on (``made``)."""

    token: int
    at: int
    made: int
    gate_id: str
    gate: str
    abnormal: bool = False
    state: PressState = PressState.WAITS

    def as_fever(self) -> "Entry":
        """The same for somebody with a fever, who was counted already."""
        return replace(self, abnormal=True, state=PressState.COUNTED)

    def as_counted(self, abnormal: bool, made: int) -> "Entry":
        """The same for a press of before."""
        return replace(self, abnormal=abnormal, made=made, state=PressState.COUNTED)

    def can_be_undone(self, now: int) -> bool:
        """``now`` is of the clock that only runs on."""
        return self.state in (PressState.WAITS, PressState.COUNTED) and now - self.made <= UNDO_MS


class PressLog:
    """The last presses, the newest first. What lies further back than a minute and the list is forgotten."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    @property
    def is_used(self) -> bool:
        """Whether anything is in it."""
        return bool(self._entries)

    def add(self, entry: Entry) -> None:
        """Put a press at the top of the list."""
        self._entries[entry.token] = entry
        newest = list(self._entries.values())
        for old in newest[:-KEPT]:
            if entry.made - old.made > UNDO_MS:
                del self._entries[old.token]

    def mark(self, token: int, state: PressState) -> Entry | None:
        """Something became of a press; gives it as it was before."""
        former = self._entries.get(token)
        if former is not None:
            self._entries[token] = replace(former, state=state)
        return former

    def settle(self, token: int) -> None:
        """A press is on the disk, unless somebody asked for it back already."""
        entry = self._entries.get(token)
        if entry is not None and entry.state is PressState.WAITS:
            self.mark(token, PressState.COUNTED)

    def drop(self, token: int) -> None:
        """Forget a press: it was a scanner's key, or was refused."""
        self._entries.pop(token, None)

    def find(self, token: int) -> Entry | None:
        return self._entries.get(token)

    def latest(self) -> Sequence[Entry]:
        """The presses that the list shows, newest first."""
        return list(self._newest())[:KEPT]

    def last_to_undo(self, now: int) -> Entry | None:
        """The press that is taken back next."""
        return next((entry for entry in self._newest() if entry.can_be_undone(now)), None)

    def _newest(self) -> Iterator[Entry]:
        return reversed(self._entries.values())


_ROW = 29


class PressRow(Translated, ListRow):
    """One press; the row stays and gets another press to show, so that counting makes no widgets."""

    undo_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        spaced(self.body, Space.S)
        sized(self, height=_ROW)
        self._time, self._gate, self._word = label("second"), ElidedLabel(), label("second")
        self.undo = Button("link")
        self.undo.clicked.connect(lambda: self._entry and self.undo_wanted.emit(self._entry.token))
        self.add(self._time)
        self.add(self._gate, 1)
        self.add(self._word)
        self.add(self.undo)

    def text(self) -> str:
        """The words of the line."""
        return " ".join((self._time.text(), self._gate.text(), self._word.text()))

    def show_entry(self, entry: Entry | None, now: int) -> None:
        """``now`` is of the clock that only runs on; None leaves the row empty."""
        self._entry = entry
        can_undo = entry is not None and entry.can_be_undone(now)
        if self.undo.hasFocus() and not can_undo:
            self.focusNextChild()
        self.setVisible(entry is not None)
        self.undo.setVisible(can_undo)
        self.retranslate()

    def retranslate(self) -> None:
        entry = self._entry
        if entry is None:
            return
        time = f"{venue_time(entry.at):%H:%M:%S}"
        self._time.setText(time)
        self._gate.setText(entry.gate)
        words = {
            PressState.WAITS: self.tr("saving"),
            PressState.BEING_UNDONE: self.tr("saving"),
            PressState.UNDONE: self.tr("taken back"),
        }
        fever = self.tr("fever") if entry.abnormal else ""
        self._word.setText(" · ".join(filter(None, (fever, words.get(entry.state, "")))))
        self.undo.set_words(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo {time} {gate}").format(time=time, gate=entry.gate))


class CountingSide(Translated, QWidget):
    """Everything right of the gates."""

    undo_wanted = Signal(int)
    scanner_chosen = Signal(str)
    sound_switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = GateCount()
        self._is_own = False
        self._hour = ""
        self._explanation: Message | None = None
        self._included: tuple[Message, ...] = ()
        self._card = Card(heading=True, gap=Space.XS)
        self._figure = label("figure")
        self._below = label("second", wrap=True)
        self._card.body.addWidget(self._figure)
        self._card.body.addWidget(self._below)
        self._desks = label("second", wrap=True)
        self._card.body.addWidget(self._desks)
        self._scanner_name = label("second")
        self.scanner = Select()
        self._scanner_name.setBuddy(self.scanner)
        self.scanner.activated.connect(lambda _: self.scanner_chosen.emit(str(self.scanner.value() or "")))
        self.sound = QCheckBox()
        self.sound.toggled.connect(self.sound_switched)
        self._scanner = Card(gap=Space.XS)
        for part in (self._scanner_name, self.scanner, self.sound):
            self._scanner.body.addWidget(part)
        self._list = Card(heading=True, gap=Space.XS)
        self.rows = [PressRow() for _ in range(KEPT)]
        self._hint = label("quiet", wrap=True)
        self._list.body.addWidget(self._hint)
        if self._list.head is not None:
            self._list.head.addWidget(KeyHint("Backspace"))
        inside = QWidget()
        lines = column(inside, 0)
        for line in self.rows:
            line.undo_wanted.connect(self.undo_wanted)
            lines.addWidget(line)
        lines.addStretch(1)
        self._list.body.addWidget(scrolled(inside), 1)
        self._answer = label("second", wrap=True)
        self._list.body.addWidget(self._answer)
        box = column(self, Space.M)
        box.addWidget(self._card)
        box.addWidget(self._scanner)
        box.addWidget(self._list, 1)
        self.show_entries((), 0)
        self.retranslate()

    @property
    def figure(self) -> str:
        """The total that it shows."""
        return self._figure.text()

    @property
    def included(self) -> str:
        """What it says of the venue's other desks."""
        return self._desks.text()

    def set_scope(self, *, own_only: bool) -> None:
        """Whether these are only the gates of the member who counts."""
        self._is_own = own_only
        self.retranslate()

    def show_total(self, total: GateCount, hour: str) -> None:
        """All gates together; ``hour`` names the running one."""
        self._total, self._hour = total, hour
        self._figure.setText(count_text(total.day))
        self._reword()

    @property
    def scanner_gate(self) -> str:
        """The gate that a scanner counts at; empty where there is no gate."""
        return str(self.scanner.value() or "")

    def name_desks(self, sentence_text: tuple[Message, ...]) -> None:
        """Say whose people are in the figures beside this desk's."""
        self._included = sentence_text
        self._reword()

    def say(self, sentence_text: Message) -> None:
        """Say what was done, in one line that moves nothing."""
        self._explanation = sentence_text
        self._answer.setText(sentence(sentence_text))
        self._answer.setAccessibleName(self._answer.text())

    def set_gates(self, gates: Sequence[Gate], scanner: str) -> None:
        """Where a scanner may count, and where it does."""
        self.scanner.set_choices([(gate.id, gate.name) for gate in gates])
        self.scanner.set_value(scanner)
        for part in (self._scanner_name, self.scanner):
            part.setVisible(len(gates) > 1)  # one gate leaves nothing to choose

    def show_entries(self, entries: Sequence[Entry], now: int) -> None:
        """The last presses, the newest first."""
        shown: list[Entry | None] = [*entries, *[None] * (KEPT - len(entries))]
        for line, entry in zip(self.rows, shown, strict=True):
            line.show_entry(entry, now)
        self._hint.setVisible(not entries)

    def retranslate(self) -> None:
        self._card.set_heading(self.tr("My gates today") if self._is_own else self.tr("All gates today"))
        self._list.set_heading(self.tr("Last presses"))
        self._hint.setText(self.tr("Nobody was counted yet. Backspace takes back the last press, for one minute."))
        self._scanner_name.setText(self.tr("A scanner counts at"))
        self.scanner.setAccessibleName(self.tr("A scanner counts at"))
        self.sound.setText(self.tr("Sound when a press is safe"))
        if self._explanation is not None:
            self.say(self._explanation)
        self._reword()

    def _reword(self) -> None:
        self._below.setText("\n".join(count_lines(self._total, self._hour)) if self._hour else "")
        self._desks.setText("\n".join(map(sentence, self._included)))
        self._desks.setVisible(bool(self._included))
        texts = filter(None, (f"{self._figure.text()}.", self._below.text(), self._desks.text()))
        self._card.setAccessibleDescription(" ".join(texts))
