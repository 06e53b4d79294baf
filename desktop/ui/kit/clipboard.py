"""What was copied of a visitor leaves the clipboard again after a minute, unless something else is in it by then."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui.kit.privacy import is_personal

KEPT_MS = 60_000


class PersonalClipboard(QObject):
    """Watches what this program copies while the keyboard is on something personal, and empties the clipboard of it;
    also when the program ends."""

    def __init__(self, parent: QObject, kept_ms: int = KEPT_MS) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(kept_ms)
        self._timer.timeout.connect(self.empty)
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)

    def empty(self) -> None:
        """Empty the clipboard if what was copied is still in it."""
        self._timer.stop()
        clipboard, text = QGuiApplication.clipboard(), self._text
        self._text = ""
        if not text:
            return
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            supported = mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection()
            if supported and clipboard.text(mode) == text:
                clipboard.clear(mode)

    def _on_changed(self) -> None:
        if is_personal(QApplication.focusWidget()):  # who has the keyboard copies; not every platform says who owns it
            self._text = QGuiApplication.clipboard().text()
            self._timer.start()
