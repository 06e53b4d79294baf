"""The strip over the form while a pile of slips is typed in: what it shares, how far it is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.services.entry_draft import Pile
from desktop.ui.i18n import Translated
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styling import mark


class PileStrip(Translated, QFrame):
    """Hidden while no pile is under way."""

    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pile: Pile | None = None
        self._names: Mapping[str, str] = {}
        mark(self, banner=True, tone="good")
        self._what, self._count, self._end = label(), label("strong"), Button("link")
        self._end.clicked.connect(self.end_wanted)
        line = row(self, Space.L, (Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(self._what)
        line.addWidget(self._count)
        line.addWidget(self._end)
        self.hide()
        self.retranslate()

    def show_pile(self, pile: Pile | None, names: Mapping[str, str]) -> None:
        """``names`` gives gates and inspectors by identifier."""
        self._pile, self._names = pile, names
        self.retranslate()
        self.setVisible(pile is not None)

    def count_text(self) -> str:
        """How far the pile is, as shown."""
        return self._count.text()

    def retranslate(self) -> None:
        self._end.set_words(self.tr("Finish and compare"))
        pile = self._pile
        if pile is None:
            return
        shared = [pile.visited_on, *(self._names[i] for i in (pile.gate, pile.inspector) if i in self._names)]
        self._what.setText(self.tr("Pile: {shared}").format(shared=" · ".join(shared)))
        self._count.setText(self.tr("{done} of {size}").format(done=len(pile.entered), size=pile.size))
        self.setAccessibleName(f"{self._what.text()} {self._count.text()}")
