"""Everybody about whom nothing is decided yet, the longest wait first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.temperature import show_temperature
from desktop.services.fevers import OpenFever
from desktop.ui.dialogs.base import Dialog
from desktop.ui.dialogs.fever_facts import symptoms_text
from desktop.ui.i18n import sentence
from desktop.ui.sizes import sized
from desktop.ui.widgets.table import Column, RecordModel, Table


class FeverListDialog(Dialog):
    """``wanted`` tells the worksheet (its identifier) that is to be worked on."""

    wanted = Signal(str)

    def __init__(self, waiting: tuple[OpenFever, ...], parent: QWidget) -> None:
        super().__init__(parent, width=640)
        self._model: RecordModel[OpenFever] = RecordModel(
            [
                Column(lambda: self.tr("Since"), lambda f: f"{venue_time(f.opened_at):%m-%d %H:%M}", 120),
                Column(lambda: self.tr("Name"), lambda f: f.name or "—", 100),
                Column(lambda: self.tr("Found"), self._found),
                Column(lambda: self.tr("Gate"), lambda f: f.gate, 110),
                Column(lambda: self.tr("Waits at"), lambda f: f.waits_at or "—", 140),
            ]
        )
        self._model.set_records(waiting)
        self.table = Table(self._model)
        sized(self.table, min_height=200)
        self.body.addWidget(self.table)
        self.table.opened.connect(self._on_opened)
        self.action.clicked.connect(lambda: self._on_opened(self.table.current()))
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(sentence(FIGURE_WORDS.label(Figure.OPEN_FEVERS)))
        self.table.setAccessibleName(sentence(FIGURE_WORDS.label(Figure.OPEN_FEVERS)))
        self.action.set_words(self.tr("Open the worksheet"))
        self.cancel.set_words(self.tr("Close"))
        self._model.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _found(self, fever: OpenFever) -> str:
        reading = f"{show_temperature(fever.first)} °C" if fever.first is not None else ""
        return " · ".join(filter(None, (reading, symptoms_text(fever.symptoms))))

    def _on_opened(self, fever: object) -> None:
        if isinstance(fever, OpenFever):
            self.accept()
            self.wanted.emit(fever.id)
