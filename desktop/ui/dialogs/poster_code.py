"""Saving a single code as a picture, for a leaflet or a web page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.gate import Gate
from desktop.ui.dialogs.base import Dialog
from desktop.ui.widgets.fields import Select
from desktop.ui.widgets.form import FormGrid
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.segments import SegmentedControl

FORMATS = ("png", "svg")


class SaveCodeDialog(Dialog):
    """Which gate's code, in which format. ``chosen`` gives the gate and the file ending; the page asks where to."""

    chosen = Signal(object, str)

    def __init__(self, gates: Sequence[Gate], current: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self._gates = {gate.id: gate for gate in gates}
        self.gate = Select()
        self.gate.set_choices([(gate.id, gate.name) for gate in gates])
        self.gate.set_value(current.id)
        self.format = SegmentedControl()
        for ending in FORMATS:
            self.format.add(ending, ending.upper())
        self._help = label("help", wrap=True)
        self._form = FormGrid(1)
        self._form.add_row("gate", self.gate)
        self._form.add_row("format", self.format)
        self.body.addWidget(self._form)
        self.body.addWidget(self._help)
        self.format.chosen.connect(lambda _: self.retranslate())
        self._form.submitted.connect(self._on_action)
        self.action.clicked.connect(self._on_action)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Save one code as a picture"))
        self._form.set_words("gate", self.tr("Gate"))
        self._form.set_words("format", self.tr("Format"))
        self.format.set_name(self.tr("Format"))
        svg = self.format.value() == "svg"
        self._help.setText(
            self.tr("Lines without pixels: stays sharp at any size, for a print shop or a design program.")
            if svg
            else self.tr("A picture of 1,000 pixels or more, for documents, chats and web pages.")
        )
        self.action.set_words(self.tr("Choose where to save…"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # From the formats, which are no field that the form watches, or from a button at the bottom.
            (self.cancel if self.cancel.hasFocus() else self.action).click()
        else:
            super().keyPressEvent(event)

    def _on_action(self) -> None:
        # Closed first, so that the keys go to the dialog that comes next and not to the page.
        self.accept()
        self.chosen.emit(self._gates[str(self.gate.value())], str(self.format.value()))
