"""The last net: what nobody expected becomes one report, and the window stays open."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.ui.dialogs.report import ReportDialog
from desktop.ui.messages import tell_error


class CrashReporter(QObject):
    """Shows faults of the program, one report at a time however many come."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ReportDialog | None = None

    def report(self, error: BaseException) -> None:
        """Show a report; what is the world's fault is only said."""
        if isinstance(error, UserError):
            tell_error(self._window, error)
        elif self._dialog is None:
            self._dialog = ReportDialog(error, self._window)
            self._dialog.finished.connect(self._on_closed)
            self._dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None
