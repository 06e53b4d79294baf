"""What became of a file that was imported: how many lines were taken, and why the others were not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.ui.dialogs.base import Dialog
from desktop.ui.entry.words import FIELD_WORDS, field_label
from desktop.ui.i18n import sentence
from desktop.ui.sizes import sized
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table import Column, RecordModel, Table

SHOWN = 500
"""Lines in the list."""


class ImportResultDialog(Dialog):
    """Counts, and the refused lines with column and reason."""

    def __init__(self, outcome: ImportOutcome, parent: QWidget) -> None:
        super().__init__(parent, width=760)
        self._outcome = outcome
        self._counts, self._more = label("strong", wrap=True), label("second", wrap=True)
        self._reason = label("body", wrap=True)
        model: RecordModel[Rejected] = RecordModel([
            Column(lambda: self.tr("Line"), lambda one: str(one.line), 80, right=True),
            Column(lambda: self.tr("Column"), self._column, 220),
            Column(lambda: self.tr("Why it was not taken"), lambda one: sentence(one.problem.message)),
        ])  # fmt: skip
        model.set_records(outcome.rejected[:SHOWN])
        self.table = Table(model)
        sized(self.table, min_height=180)
        sized(self._reason, min_height=44)  # two lines: the buttons stay where they are from one reason to the next
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for part in (self._counts, self.table, self._reason, self._more):
            self.body.addWidget(part)
        has_rejects = bool(outcome.rejected)
        for part in (self.table, self._reason):
            part.setVisible(has_rejects)
        self._more.setVisible(len(outcome.rejected) > SHOWN)
        self.cancel.hide()
        self.table.selected.connect(self._show_reason)
        self.action.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.table.selectRow(0)
        self.retranslate()

    def summary(self) -> str:
        """How many lines became what, as shown."""
        return self._counts.text()

    def retranslate(self) -> None:
        super().retranslate()
        outcome = self._outcome
        self.set_title(self.tr("The import is done"))
        self._counts.setText(
            self.tr("New: {accepted} · Already there: {existing} · Not taken: {rejected}").format(
                accepted=outcome.accepted, existing=outcome.existing, rejected=len(outcome.rejected)
            )
        )
        self._more.setText(self.tr("The first {shown} are shown.").format(shown=SHOWN))
        self.table.setAccessibleName(self.tr("Lines that were not taken"))
        self.action.set_words(self.tr("Close"))
        self._show_reason(self.table.current())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.table if self._outcome.rejected else self.action).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _column(self, one: Rejected) -> str:
        """What the form calls the column; the whole line has none."""
        field = one.problem.field
        return field_label(field) if field in FIELD_WORDS else field or self.tr("the whole line")

    def _show_reason(self, one: object) -> None:
        self._reason.setText(sentence(one.problem.message) if isinstance(one, Rejected) else "")
