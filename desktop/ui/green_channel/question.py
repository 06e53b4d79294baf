"""The one question before a slip is saved that contradicts itself, the clock, or another slip."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.ui.entry.card import EntryCard
from desktop.ui.entry.words import field_label
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.folding import seen_whole
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import IconLabel, label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, row, spaced
from desktop.ui.kit.theme import mark
from desktop.ui.kit.tokens import Space

_KEPT = message("SaveQuestion", "Compared when it was saved: it stays so")
"""What is noted as the reason of each doubt that was answered by keeping it."""


class SaveQuestion(Translated, QFrame):
    """All doubts at once. It has the keyboard while it is open: Enter and Esc go back to the first doubtful field, so
    that nothing is saved by habit; only ``keep``, which has a key of its own, keeps them. Going anywhere else closes it.
    """

    keep_wanted = Signal()
    """The button that keeps all was pressed."""

    def __init__(self, card: EntryCard) -> None:
        """Made before what stands below it in the card."""
        super().__init__()
        self._card = card
        self._doubts: tuple[Problem, ...] = ()
        mark(self, banner=True, tone="attention")
        seen_whole(self)
        self._text = personal(label(wrap=True))
        self.back, self.keep_button = (
            Button("secondary", shortcut="Return"),
            Button("secondary", shortcut="Ctrl+Return"),
        )
        self.back.clicked.connect(self.go_back)
        self.keep_button.clicked.connect(self.keep_wanted)
        box = row(self, Space.S, (Space.M, Space.XS, Space.M, Space.XS))
        box.addWidget(IconLabel("warning", "attention"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=Space.XS)
        words.addWidget(self._text)
        ways = spaced(FlowLayout(), Space.S)
        ways.addWidget(self.back)
        ways.addWidget(self.keep_button)
        words.addLayout(ways)
        box.addLayout(words, 1)
        card.body.addWidget(self)
        self.hide()
        self.retranslate()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_moved)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return bool(self._doubts)

    def text(self) -> str:
        """What is asked, as shown."""
        return self._text.text() if self.is_open else ""

    def ask(self, problems: Sequence[Problem]) -> bool:
        """Ask about doubts that can be kept with one key; False, and nothing asked, where something else is wrong."""
        if not problems or not all(problem.contradicts for problem in problems):
            return False
        for problem in problems:
            self._card.form.rows[problem.field].show_problem(problem)
        self._doubts = tuple(problems)
        self.retranslate()
        self.show()
        self.back.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keep(self) -> None:
        """Keep all that is in doubt, if that is asked now."""
        doubts, self._doubts = self._doubts, ()
        self.hide()
        for field in dict.fromkeys(problem.field for problem in doubts):
            self._card.set_reason(field, sentence(_KEPT))

    def go_back(self) -> None:
        """To the first field that is in doubt."""
        doubts = self._doubts
        self.close_question()
        if doubts:
            self._card.form.go_to(doubts[0].field)

    def close_question(self) -> None:
        """Ask nothing any more; the doubts stand under their fields."""
        self._doubts = ()
        self.hide()

    def retranslate(self) -> None:
        self.back.set_words(self.tr("Back to the form"))
        self.keep_button.set_words(self.tr("Save all the same"))
        line = self.tr("{field}: {doubt}")
        lines = [line.format(field=field_label(p.field), doubt=sentence(p.message)) for p in self._doubts]
        self._text.setText("\n".join([self.tr("Compare with the slip before it is saved."), *lines]))
        self.setAccessibleName(self._text.text())
        self.back.setAccessibleDescription(self._text.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and not self.keep_button.hasFocus()):
            self.go_back()
        elif is_enter:
            self.keep_button.click()
        else:
            super().keyPressEvent(event)

    def _on_focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.is_open and now is not None and not self.isAncestorOf(now):
            self.close_question()
