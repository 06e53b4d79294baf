"""A field of the entry form with its label, what is wrong with it, and the ways out."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import column, drop_children, row, spaced
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styling import mark

NoteRole = Literal["help", "attention", "error"]


class EntryRow(Translated, QWidget):
    """Label above or beside, field, note. A doubtful problem can be insisted on, an offer be taken."""

    insist_wanted = Signal()
    offer_taken = Signal(int)

    def __init__(self, field: QWidget, *, beside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.problem: Problem | None = None
        self.label = label("body" if beside else "second", wrap=beside)
        self.label.setBuddy(field)
        self._note = label("help", wrap=True)
        self._insist = Button("link")
        self._insist.setFocusPolicy(self._insist.focusPolicy().NoFocus)
        self._insist.clicked.connect(self.insist_wanted)
        self._offers = QWidget()
        self._offer_line = spaced(FlowLayout(self._offers), Space.M)
        below = row(gap=Space.S)
        below.addWidget(self._note, 1)
        below.addWidget(self._insist)
        box = column(self, gap=Space.XS)
        if beside:
            line = row(gap=Space.M)
            line.addWidget(self.label, 1)
            line.addWidget(field)
            box.addLayout(line)
        else:
            box.addWidget(self.label)
            box.addWidget(field)
        box.addLayout(below)
        box.addWidget(self._offers)
        box.addStretch(1)
        for part in (self._note, self._insist, self._offers):
            part.hide()
        self.retranslate()

    def set_words(self, text: str, name: str = "") -> None:
        """The label; ``name`` is what screen readers say where the label says more than that."""
        self.label.setText(text)
        self.field.setAccessibleName(name or text)

    def retranslate(self) -> None:
        self._insist.set_words(self.tr("Insist F2"), self.tr("Keep it as it is and say why"))
        if self.problem is not None:
            self.show_problem(self.problem)

    def show_problem(self, problem: Problem | None) -> None:
        """What is wrong; None takes it away together with all offers."""
        self.problem = problem
        doubtful = problem is not None and problem.doubtful
        mark(self.field, wrong=problem is not None and not doubtful)
        self._insist.setVisible(doubtful)
        self.show_offers(())
        self.show_note("" if problem is None else sentence(problem.message), "attention" if doubtful else "error")

    def show_note(self, text: str, role: NoteRole = "help") -> None:
        """A line under the field, which says nothing about it being wrong unless by its role."""
        mark(self._note, role=role)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def note(self) -> str:
        """The line under the field."""
        return self._note.text()

    def show_offers(self, texts: Sequence[str]) -> None:
        """What the field may have been meant to hold, each to be taken by a click."""
        drop_children(self._offer_line)
        for at, text in enumerate(texts):
            button = Button("link", parent=self._offers)
            button.set_words(text)
            button.setFocusPolicy(button.focusPolicy().NoFocus)
            button.clicked.connect(lambda _=False, i=at: self.offer_taken.emit(i))
            self._offer_line.addWidget(button)
            button.show()
        self._offers.setVisible(bool(texts))

    def offers(self) -> list[str]:
        """What is offered, as shown."""
        items = (self._offer_line.itemAt(i) for i in range(self._offer_line.count()))
        return [w.text() for item in items if item is not None and isinstance(w := item.widget(), Button)]
