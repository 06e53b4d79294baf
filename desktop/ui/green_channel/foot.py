"""Below the entry form, always in sight: save, void, what will be saved, and below that the keys or why somebody has to wait."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.entry.card import EntryCard
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, row
from desktop.ui.kit.tokens import Space

_STATUS = 320
"""Least width of what is told beside the buttons before it goes below them."""


class EntryFoot(Translated, Card):
    """What is told has its place from the beginning, so that nothing moves when there is more to tell."""

    def __init__(self, card: EntryCard, save: QAction, spoil: QAction, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 6), parent=parent)
        self._alarm = card.alarm
        self._has_known = False
        save_button, spoil_button = Button("primary", shortcut="Ctrl+Return"), Button("secondary")
        save_button.follow(save)
        spoil_button.follow(spoil)
        ways, status = QWidget(), QWidget()
        buttons = row(ways, gap=Space.M)
        buttons.addWidget(save_button)
        buttons.addWidget(spoil_button)
        buttons.addStretch(1)
        self._hint = label("second")
        self._below = QStackedWidget()
        self._below.addWidget(self._hint)
        self._below.addWidget(self._alarm)
        lines = column(status, gap=0)
        lines.addWidget(card.read_back)
        lines.addWidget(self._below)
        foot = FoldingRow(gap=Space.M)
        self.body.addLayout(foot)
        foot.add(ways, width=FoldingRow.NATURAL)
        foot.add(status, width=_STATUS, stretch=1)
        self._alarm.shown.connect(self._on_alarm)
        self.retranslate()

    def show_known(self, has_known: bool) -> None:
        """Whether there is somebody that F4 would fill in."""
        self._has_known = has_known
        self.retranslate()

    def hint(self) -> str:
        """The keys that it names."""
        return self._hint.text()

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr("Enter next · Shift+Enter back · F4 as last time")
            if self._has_known
            else self.tr("Enter next · Shift+Enter back")
        )

    def _on_alarm(self, on: bool) -> None:
        self._below.setCurrentWidget(self._alarm if on else self._hint)
