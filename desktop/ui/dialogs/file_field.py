"""Fields for the path of a file, typed or chosen."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.dialogs.files import ask_for_file, documents_folder
from desktop.ui.i18n import Translated
from desktop.ui.sizes import row
from desktop.ui.tokens import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import TextField, commit_input_method


class FileField(Translated, QWidget):
    """A line with a button beside it. A subclass gives the words of its dialog."""

    textEdited = Signal(str)  # noqa: N815 (as Qt's fields name it)
    endings: Sequence[str] = ()
    """Of files that the dialog offers."""

    def __init__(self, folder: Callable[[], Path] = documents_folder, parent: QWidget | None = None) -> None:
        """``folder``: where the dialog begins to look."""
        super().__init__(parent)
        self._folder = folder
        self.line, self.choose = TextField(), Button()
        self.setFocusProxy(self.line)
        both = row(self, Space.S)
        both.addWidget(self.line, 1)
        both.addWidget(self.choose)
        self.line.textEdited.connect(self.textEdited)
        self.choose.clicked.connect(self._on_choose)
        self.retranslate()

    def value(self) -> str:
        """The path as it stands there: of a file's name nothing may be mended."""
        commit_input_method()
        return self.line.text().strip()

    def clear(self) -> None:
        self.line.clear()

    def title(self) -> str:
        """What the dialog is called."""
        raise NotImplementedError

    def kind(self) -> str:
        """What such files are, in the dialog's filter."""
        raise NotImplementedError

    def retranslate(self) -> None:
        self.choose.set_words(self.tr("Choose…"))

    def _on_choose(self) -> None:
        ask_for_file(self, self.title(), self._folder(), self.kind(), self.endings, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.line.set_value(str(path))
        self.textEdited.emit(str(path))


class InvitationField(FileField):
    """An invitation of the health office."""

    endings = ("vdi",)

    def title(self) -> str:
        return self.tr("The invitation of the health office")

    def kind(self) -> str:
        return self.tr("Invitations of a hub")


class AnswerField(FileField):
    """What came back from the health office."""

    endings = ("receipt", "receipts")

    def title(self) -> str:
        return self.tr("The answer of the health office")

    def kind(self) -> str:
        return self.tr("Answers of a hub")
