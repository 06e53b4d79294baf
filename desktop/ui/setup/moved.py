"""What is shown in the place of a desk that was moved to another PC: what to do there, and that it is not used here any more."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import Button
from desktop.ui.kit.cards import Card, put_in_middle
from desktop.ui.kit.help import about, add_help_key
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tokens import Space


class MovedScreen(Translated, QWidget):
    """Says how the desk goes on at the other PC."""

    close_wanted = Signal()
    here_wanted = Signal()
    """The desk is to go on here after all."""
    language_toggled = Signal()

    def __init__(self, when: str, file: str, folder: Path, parent: QWidget | None = None) -> None:
        """``file`` is the name of the one that it was moved with, ``folder`` the desk's."""
        super().__init__(parent)
        self.setObjectName("backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._moved = (when, file, folder)
        about(self, "backup")
        add_help_key(self)
        self._title, self._lead = label("title", wrap=True), label("second", wrap=True)
        self._steps = [label(wrap=True) for _ in range(4)]
        self._close, self._here, self._language = Button("primary"), Button("text"), Button("text")
        card = Card(gap=Space.L, margins=(40, 24, 40, 16))
        sized(card, width=560)
        card.body.addWidget(self._title)
        card.body.addWidget(self._lead)
        for step in self._steps:
            card.body.addWidget(step)
        card.body.addWidget(self._close)
        foot = row(gap=Space.S)
        foot.addWidget(self._here)
        foot.addStretch(1)
        foot.addWidget(self._language)
        card.body.addLayout(foot)
        put_in_middle(self, card, margin=Space.M)
        self._close.clicked.connect(self.close_wanted)
        self._here.clicked.connect(self.here_wanted)
        self._language.clicked.connect(self.language_toggled)
        self.retranslate()

    def focus_first(self) -> None:
        """Put the focus where one goes on."""
        self._close.setFocus()

    def retranslate(self) -> None:
        when, file, folder = self._moved
        self._title.setText(self.tr("This desk goes on at another PC"))
        self._lead.setText(
            self.tr("It was moved on {when}, and is not opened here any more. Do not work with it at both.").format(
                when=when
            )
        )
        steps = (
            self.tr("1. Take the file {file} to the other PC."),
            self.tr("2. Install VenueDesk there and start it. In its first step, choose “I have a backup file”."),
            self.tr("3. Choose the file, and type the password that the manager had here on {when}."),
            self.tr(
                "4. Once the desk works there and has synced, delete the file, and on this PC the folder {folder}."
            ),
        )
        for step, text in zip(self._steps, steps, strict=True):
            step.setText(text.format(when=when, file=file, folder=folder))
        self._close.set_words(self.tr("Close the program"))
        self._here.set_words(self.tr("Go on here after all…"))
        self._language.set_words("中文 / English", self.tr("Switch between Chinese and English"))
