"""A fault of this program: one report in plain words, without personal data, and the window stays open."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import __version__
from desktop.domain.errors import UserError
from desktop.ui.kit.dialogs import Dialog, show_error
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import sized

_OWN = Path(__file__).parents[2]


def report_text(error: BaseException) -> str:
    """Versions, the kind of error, and where in our own code it happened.

    Neither the error's words nor any values: they could hold what somebody typed.
    """
    lines = [
        f"VenueDesk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
        "",
    ]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        lines += [
            f"  {own}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(chain.__traceback__)
            if (own := _own_file(Path(frame.filename))) is not None
        ]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def _own_file(file: Path) -> str | None:
    """A file of ours by its place in the package, which tells nothing of the user's folders."""
    if file.is_relative_to(_OWN):
        return file.relative_to(_OWN).as_posix()
    # In a packaged copy, file names begin at the package.
    return file.as_posix() if file.parts[:1] == (_OWN.name,) else None


class ReportDialog(Dialog):
    """Says that the program is at fault, that work can go on, and lets the report be copied."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent, "secondary", width=600)
        self._text = label("quiet", wrap=True)
        self._report = QPlainTextEdit(report_text(error))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        sized(self._report, height=180)
        self.body.addWidget(self._text)
        self.body.addWidget(self._report)
        self.action.clicked.connect(self._on_copy)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Something went wrong in this program"))
        self._text.setText(
            self.tr(
                "This is not your fault, and what was saved before is safe. You can close this and go on. "
                "If it happens again, send the report to whoever looks after this computer. "
                "It holds no personal data."
            )
        )
        self._report.setAccessibleName(self.tr("Report"))
        self.action.set_words(self.tr("Copy the report"))
        self.cancel.set_words(self.tr("Close"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self.action.set_words(self.tr("Copied"))


class CrashReporter(QObject):
    """Shows faults of the program, one report at a time however many come."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ReportDialog | None = None

    def report(self, error: BaseException) -> None:
        """Show a report; what is the world's fault is only said."""
        if isinstance(error, UserError):
            show_error(self._window, error)
        elif self._dialog is None:
            self._dialog = ReportDialog(error, self._window)
            self._dialog.finished.connect(self._on_closed)
            self._dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None
