"""For a desk without a hub: what a hub is for, and the form that joins one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.ui.dialogs.sync_enrol import Join
from desktop.ui.dialogs.sync_invite import Accept, JoinWays
from desktop.ui.i18n import Translated
from desktop.ui.sizes import column, row, sized
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.progress import ProgressStrip

_WIDTH = 560


class JoiningCard(Translated, Card):
    """The manager sees the form; everybody else, whom to ask."""

    def __init__(self, join: Join, accept: Accept, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(heading=True, gap=Space.L, parent=parent)
        sized(self, max_width=_WIDTH)
        self._what, self._who = label("quiet", wrap=True), label("body", wrap=True)
        self.ways = JoinWays(join, accept, folder)
        self.action = Button("primary")
        self.progress = ProgressStrip()
        self._may = False
        buttons = row(gap=Space.M)
        buttons.addStretch(1)
        buttons.addWidget(self.action)
        for part in (self._what, self._who, self.ways):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.ways.busy.connect(lambda on: self.action.setEnabled(not on))
        self.ways.chosen.connect(self.retranslate)
        self.action.clicked.connect(self.ways.send)
        self.retranslate()

    def show_right(self, may: bool) -> None:
        """Whether whoever looks at it may join."""
        self._may = may
        self.ways.setVisible(may)
        self.action.setVisible(may)
        self._who.setVisible(not may)

    def focus_first(self) -> None:
        self.ways.focus_first()

    def retranslate(self) -> None:
        self.set_heading(self.tr("This desk does not belong to a hub yet"))
        self._what.setText(
            self.tr(
                "The hub of the health office collects the records of its venues, so that nothing is lost when this "
                "PC breaks. Without one, everything works as it is and stays at this desk."
            )
        )
        self._who.setText(
            self.tr("The manager can let this desk join with a ticket or an invitation of the health office.")
        )
        self.action.set_words(self.tr("Use the invitation") if self.ways.by_stick else self.tr("Join"))


def centred(card: QWidget) -> QWidget:
    """A card at the top left of a page with nothing else."""
    holder = QWidget()
    across = row(holder, gap=0)
    down = column(gap=0)
    down.addWidget(card)
    down.addStretch(1)
    across.addLayout(down, 3)
    across.addStretch(2)
    return holder
