"""Faults of the program itself, said to whoever sits at its window."""

from __future__ import annotations

import logging
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.shell.fault_report import CrashReporter


class Faults(QObject):
    """Shows the report of a fault over a window, which stays."""

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._reporter: CrashReporter | None = None

    def report(self, error: BaseException) -> None:
        """Say that the program is at fault; what failed in the background is in the log already."""
        from desktop.ui.shell.fault_report import CrashReporter

        if self._reporter is None:
            self._reporter = CrashReporter(self._window)
        self._reporter.report(error)

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For ``sys.excepthook``: a slot of the window failed."""
        logging.getLogger("desktop").error("window", exc_info=(kind, error, trace))
        self.report(error)
