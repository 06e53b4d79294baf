"""The case that a lookup is kept as: its number and state, how far the calls are, and what came in since."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.exposure.cases import CASE_STATE_WORDS, OUTCOME_WORDS, CaseState
from desktop.domain.number_text import count_text
from desktop.services.exposure.cases import CaseView
from desktop.ui.kit.buttons import Button, Chip
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, row, spaced
from desktop.ui.kit.tokens import Space


class CaseLine(Translated, Card):
    """Hidden while the lookup is not kept as a case."""

    def __init__(self, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(gap=Space.XS, margins=(18, 8, 18, 8), parent=parent)
        self._kept: CaseView | None = None
        self._about = ""
        self._number, self._state = label("strong"), Chip("attention")
        self._progress, self._since = label(wrap=True), label("attention", wrap=True)
        self._whose = personal(label(wrap=True))
        head = row(gap=Space.S)
        for part in (self._number, self._state):
            head.addWidget(part)
        head.addWidget(self._whose, 1)
        words = column(gap=0)
        words.addLayout(head)
        how = row(gap=Space.M)
        how.addWidget(self._progress, 3)
        how.addWidget(self._since, 1)
        words.addLayout(how)
        buttons = QWidget()
        flow = spaced(FlowLayout(buttons), Space.S)
        for action in actions:
            button = Button(shortcut=action.shortcut().toString())
            button.follow(action)
            flow.addWidget(button)
        whole = row(gap=Space.M)
        whole.addLayout(words, 1)
        whole.addWidget(buttons)
        self.body.addLayout(whole)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return " ".join(
            filter(
                None, (self._number.text(), self._state_text(), self._whose.text(), self.progress(), self._since.text())
            )
        )

    def _state_text(self) -> str:
        return "" if self._state.isHidden() else self._state.text()

    def progress(self) -> str:
        """How far the calls are."""
        return self._progress.text()

    def show_case(self, kept: CaseView | None, about: str = "") -> None:
        """Show a case, or none; ``about`` says whose it is and why it was looked up."""
        self._kept, self._about = kept, about
        self.retranslate()

    def retranslate(self) -> None:
        kept = self._kept
        self.setVisible(kept is not None)
        if kept is None:
            return
        case = kept.case
        self._number.setText(self.tr("Case {number}").format(number=case.number))
        self._whose.setText(self._about)
        self._state.setText(sentence(CASE_STATE_WORDS.label(case.state)))
        self._state.setVisible(case.state is CaseState.CLOSED)
        called = kept.progress
        left = max(0, len(kept.result.contacts) - sum(called.values()))
        parts = [
            f"{sentence(OUTCOME_WORDS.label(outcome))} {count_text(count)}"
            for outcome, count in called.items()
            if count
        ]
        self._progress.setText(
            " · ".join((*parts, self.tr("not called yet {count}").format(count=count_text(left))))
            if left or not parts
            else " · ".join(parts)
        )
        self._since.setText(self._changes(kept))
        self._since.setVisible(bool(self._since.text()))
        self.setAccessibleName(self.text())

    def _changes(self, kept: CaseView) -> str:
        """What is other than when the case was seen last."""
        parts = []
        if kept.new:
            parts.append(self.tr("New since it was seen: {count}").format(count=count_text(len(kept.new))))
        if kept.gone:
            parts.append(self.tr("corrected, erased or deleted since: {count}").format(count=count_text(kept.gone)))
        return " · ".join(parts)
