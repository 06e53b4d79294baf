"""The strip at the bottom that always says who is signed in, what waits, and what time it is."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.clock import Clock
from desktop.domain.people import Role
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.dates import moment_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import ElidedLabel, IconLabel, key_text, label
from desktop.ui.kit.page import StatusNote
from desktop.ui.kit.roles import role_text
from desktop.ui.kit.sizes import is_restyle, px, row, sized
from desktop.ui.kit.tokens import Space
from desktop.ui.shell.slow_work import WorkNote


class StatusBar(Translated, QWidget):
    """Who, what waits, keys, time. The time is the venue's."""

    wanted = Signal(str)
    """The id of a command."""

    def __init__(self, notes: int, clock: Clock, parent: QWidget | None = None) -> None:
        """``notes`` is how many things there are that may wait."""
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock = clock
        self._member: tuple[str, Role] = ("", Role.CLERK)
        sized(self, height=32)
        self._who = ElidedLabel("second")
        self._who.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._notes = [Button("text", parent=self) for _ in range(notes)]
        self._hints = [(Button("text", parent=self), c) for c in ("window.palette", "window.shortcuts")]
        self.work = WorkNote()
        self.work.fitted.connect(self._fit)
        self._time = label("second")
        line = row(self, Space.L, (Space.L, 1, Space.L, 0))
        line.addWidget(IconLabel("person", "second", 16))
        line.addWidget(self._who)
        for note in self._notes:
            line.addWidget(note)
        line.addStretch(1)
        line.addWidget(self.work)
        for hint, command in self._hints:
            hint.clicked.connect(lambda _=False, c=command: self.wanted.emit(c))
            line.addWidget(hint)
        line.addWidget(self._time)
        for i, note in enumerate(self._notes):
            note.clicked.connect(lambda _=False, at=i: self._on_note(at))
        self._shown: list[StatusNote | None] = [None] * notes
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._fit()

    def _fit(self) -> None:
        """Leave out the hints about keys where the window is too narrow for them: what waits comes first."""
        shown = [part for part in self.children() if isinstance(part, QWidget) and not part.isHidden()]
        shown = [part for part in shown if part not in [hint for hint, _ in self._hints]]
        gap = px(Space.L)
        room = self.width() - sum(part.sizeHint().width() for part in shown) - (len(shown) + 1) * gap
        for hint, _ in reversed(self._hints):
            room -= hint.sizeHint().width() + gap
            hint.setVisible(room >= 0)

    def set_member(self, name: str, role: Role) -> None:
        """Who is signed in."""
        self._member = (name, role)
        self._who.setText(f"{name} · {role_text(role)}" if name else role_text(role))

    def show_notes(self, notes: Mapping[int, StatusNote | None]) -> None:
        """Show what waits, by its place; None where nothing does. Other places stay as they are."""
        for place, note in notes.items():
            self._shown[place] = note
        self._word_notes()

    def _word_notes(self) -> None:
        for button, note in zip(self._notes, self._shown, strict=True):
            button.setVisible(note is not None)
            if note is not None:
                button.set_words(sentence(note.text))
                button.set_urgent(note.urgent)
        self._fit()

    def retranslate(self) -> None:
        self.set_member(*self._member)
        for hint, command_id in self._hints:
            command = COMMANDS[command_id]
            hint.set_words(f"{key_text(command.shortcut)} {sentence(command.text)}")
        self._on_time()
        self._word_notes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _on_note(self, at: int) -> None:
        note = self._shown[at]
        if note is not None:
            self.wanted.emit(note.command)

    def _on_time(self) -> None:
        now = self._clock.now_ms()
        self._time.setText(moment_text(now))
        self._timer.start(60_000 - now % 60_000 + 20)
