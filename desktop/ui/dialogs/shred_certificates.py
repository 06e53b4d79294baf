"""Earlier certificates of destruction, to be printed again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.clock import venue_time
from desktop.services.destruction import certificate_number
from desktop.store.queries.destructions import Destruction
from desktop.ui.dates import full_day_text
from desktop.ui.dialogs.base import Dialog
from desktop.ui.sizes import sized
from desktop.ui.widgets.table import Column, RecordModel, Table


class ShredCertificatesDialog(Dialog):
    """The certificates, the last one first; Enter prints the chosen one."""

    def __init__(self, rows: tuple[Destruction, ...], show: Callable[[Destruction], object], parent: QWidget) -> None:
        super().__init__(parent, width=640)
        self._show = show
        model: RecordModel[Destruction] = RecordModel(
            [
                Column(lambda: self.tr("Number"), certificate_number, 140),
                Column(lambda: self.tr("Made on"), lambda row: full_day_text(venue_time(row.at).date())),
                Column(lambda: self.tr("Records"), lambda row: str(row.deleted), 110, right=True),
                Column(lambda: self.tr("Slips"), lambda row: str(row.slip_count), 110, right=True),
            ]
        )
        model.set_records(rows)
        self.table = Table(model)
        sized(self.table, min_height=220)
        self.body.addWidget(self.table)
        self.table.opened.connect(self._on_opened)
        self.action.clicked.connect(lambda: self._on_opened(self.table.current()))
        self.finished.connect(self.deleteLater)
        self.table.selectRow(0)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Certificates of destruction"))
        self.table.setAccessibleName(self.tr("Certificates of destruction"))
        self.cancel.set_words(self.tr("Close"))
        self.action.set_words(self.tr("Print…"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused in (self.action, self.cancel):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, Destruction):
            self._show(row)
