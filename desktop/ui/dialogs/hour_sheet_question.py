"""What a sheet that looks odd asks, and the keys that answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.messages import Message
from desktop.ui.i18n import Translated, sentence
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import IconLabel, label
from desktop.ui.widgets.styling import mark

INSIST, REPLACE, ANOTHER = "F2", "F3", "F4"


class SheetQuestion(Translated, QFrame):
    """Hidden until something is asked. Each answer is a button that shows its key; the dialog listens to the keys."""

    insisted = Signal()
    replace_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, banner=True, tone="attention")
        self._told: Message | None = None
        self._is_double = False
        self._text = label(wrap=True)
        self.insist = Button("secondary", shortcut=INSIST)
        self.replace = Button("secondary", shortcut=REPLACE)
        self.another = Button("secondary", shortcut=ANOTHER)
        line = row(self, Space.S, (Space.M, Space.XS, Space.S, Space.XS))
        line.addWidget(IconLabel("warning", "attention"))
        line.addWidget(self._text, 1)
        for button, answer in (
            (self.insist, self.insisted), (self.replace, self.replace_wanted), (self.another, self.another_wanted),
        ):  # fmt: skip
            button.clicked.connect(answer)
            line.addWidget(button)
        self.hide()
        self.retranslate()

    @property
    def is_double(self) -> bool:
        """Whether it asks what a sheet is that seems to be there already."""
        return self._is_double

    def ask(self, told: Message, *, is_double: bool) -> None:
        """Ask whether to save all the same, or what is to become of the sheet that is there already."""
        self._told, self._is_double = told, is_double
        self.insist.setVisible(not is_double)
        self.replace.setVisible(is_double)
        self.another.setVisible(is_double)
        self.retranslate()
        self.show()

    def answer(self, key: str) -> None:
        """A key was pressed; only one that is offered does anything."""
        button = {INSIST: self.insist, REPLACE: self.replace, ANOTHER: self.another}[key]
        if button.isVisible():
            button.click()

    def retranslate(self) -> None:
        self.insist.set_words(self.tr("Save all the same"))
        self.replace.set_words(self.tr("Replace it"))
        self.another.set_words(self.tr("It is another sheet"))
        if self._told is not None:
            self._text.setText(sentence(self._told))
            self.setAccessibleName(self._text.text())
