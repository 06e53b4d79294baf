"""Files to write and to read: asked for without a nested event loop, or typed into a field."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QTreeView, QWidget

from desktop.domain.messages import message
from desktop.settings import SAVE_FOLDER, Setting, Settings
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import confirm
from desktop.ui.kit.fields import TextField, commit_input_method
from desktop.ui.kit.i18n import Translated
from desktop.ui.kit.icons import icon
from desktop.ui.kit.sizes import px, row
from desktop.ui.kit.tokens import Space

PICTURES = ("png", "jpg", "jpeg", "bmp", "gif", "webp", "tif", "tiff", "pdf")
"""Endings of files in which a code may be looked for."""
TABLES = ("csv", "xlsx", "xls", "ods")
"""Endings of files that are read as tables."""
_KIND_COLUMN = 2


class SaveFolder:
    """The folder that files of a kind were saved in last; to begin with, the one where people keep papers."""

    def __init__(self, settings: Settings, setting: Setting[str] = SAVE_FOLDER) -> None:
        self._settings = settings
        self._setting = setting

    @property
    def path(self) -> Path:
        """The folder to offer; one that is gone meanwhile (a USB stick) is not."""
        kept = self._settings.get(self._setting)
        return Path(kept) if kept and Path(kept).is_dir() else documents_folder()

    def keep(self, folder: Path) -> None:
        """Offer this folder the next time."""
        self._settings.set(self._setting, str(folder))


def documents_folder() -> Path:
    """Where people keep papers on this system."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def ask_where_to_save(
    parent: QWidget, title: str, folder: Path, name: str, kind: str, suffix: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to write; ``then`` gets it once the person has agreed to replace what is there.

    ``kind`` describes the files of ``suffix`` (without a dot) in the dialog's filter.
    """
    dialog = _dialog(parent, title, folder, f"{kind} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # Qt's own question runs a nested event loop; ours follows the language of the window.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: _replace_or_go_on(parent, Path(chosen), then))
    dialog.open()
    return dialog


def ask_for_new_table(
    parent: QWidget, title: str, folder: Path, name: str, then: Callable[[Path], object], csv: str = ""
) -> QFileDialog:
    """Ask for a table to write: XLSX, or CSV where that is chosen. ``name`` is without an ending.

    ``csv`` is what a CSV is called where it holds nothing that a spreadsheet would change.
    """
    book = QCoreApplication.translate("Files", "Excel workbook")
    lines = csv or QCoreApplication.translate("Files", "CSV, for programs: Excel and WPS change 18-digit numbers in it")
    dialog = ask_where_to_save(parent, title, folder, f"{name}.xlsx", book, "xlsx", then)
    dialog.setNameFilters([f"{book} (*.xlsx)", f"{lines} (*.csv)"])
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("csv" if "csv" in kind else "xlsx"))
    return dialog


def ask_for_picture(parent: QWidget, title: str, folder: Path, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a photo, scan or PDF to read."""
    kind = QCoreApplication.translate("Files", "Pictures and PDF")
    return ask_for_file(parent, title, folder, kind, PICTURES, then)


def ask_for_table(parent: QWidget, title: str, folder: Path, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a table to read."""
    kind = QCoreApplication.translate("Files", "CSV and spreadsheets")
    return ask_for_file(parent, title, folder, kind, TABLES, then)


def ask_for_file(
    parent: QWidget, title: str, folder: Path, kind: str, endings: Sequence[str], then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to read; ``kind`` describes those that end so in the dialog's filter."""
    dialog = _dialog(parent, title, folder, f"{kind} ({' '.join(f'*.{ending}' for ending in endings)})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget, title: str, folder: Path, kind: str, endings: Sequence[str], then: Callable[[list[Path]], object]
) -> QFileDialog:
    """Ask for one or more files to read."""
    dialog = _dialog(parent, title, folder, f"{kind} ({' '.join(f'*.{ending}' for ending in endings)})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda chosen: then([Path(one) for one in chosen]))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, folder: Path, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager; False where none opened."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_folder_of(path: Path) -> bool:
    """Show the folder of a file in the system's file manager; False where none opened."""
    return open_folder(path.parent)


def _dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(lambda _: _give_keyboard_back(parent))
    dialog.setDirectory(str(folder))
    dialog.resize(px(760), px(480))  # wide enough for the names of files and their dates
    if kinds:
        dialog.setNameFilter(kinds)
    # Where the system has no dialog of its own, Qt's is shown, and its catalogues leave some of these in English.
    for part, words in (
        (QFileDialog.DialogLabel.LookIn, QCoreApplication.translate("Files", "Folder:")),
        (QFileDialog.DialogLabel.FileName, QCoreApplication.translate("Files", "File name:")),
        (QFileDialog.DialogLabel.FileType, QCoreApplication.translate("Files", "Kind:")),
        (QFileDialog.DialogLabel.Reject, QCoreApplication.translate("Files", "Cancel")),
    ):
        dialog.setLabelText(part, words)
    files = dialog.findChild(QTreeView, "treeView")
    if files is not None:
        files.hideColumn(_KIND_COLUMN)  # says “Folder” in English in every language
    for name, picture in (("backButton", "chevron-left"), ("forwardButton", "chevron-right"), ("toParentButton", "up")):
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(picture))  # Qt's own are black, which cannot be seen in the dark theme
    return dialog


def _give_keyboard_back(parent: QWidget) -> None:
    """Where no window manager does it: to what asked, or to the question that stands before it by now."""
    (QApplication.activeModalWidget() or parent).activateWindow()


def _replace_or_go_on(parent: QWidget, path: Path, then: Callable[[Path], object]) -> None:
    if not path.exists():
        then(path)
        return
    confirm(
        parent,
        message("Files", "Replace {name}?", name=path.name),
        message("Files", "There is a file of this name in {folder}. What it holds now is lost.", folder=path.parent),
        message("Files", "Replace"),
        lambda: then(path),
    )


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
        ask_for_file(self, self.title(), self._folder(), self.kind(), self.endings, self.put)

    def put(self, path: Path) -> None:
        """Take a file that somebody chose."""
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
