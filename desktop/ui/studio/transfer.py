"""What comes into a layout from elsewhere: copied elements from the clipboard, pictures from files."""

import atexit
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.posters.document.layout import Asset
from desktop.posters.document.pictures import picture_asset
from desktop.posters.editing.clipboard import MIME_TYPE
from desktop.ui.kit.files import SaveFolder, ask_for_file
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.studio.drawings import drawing_asset
from desktop.ui.studio.session import StudioSession

_ENDINGS = ("png", "jpg", "jpeg", "svg")
_LARGEST = 32 * 1024 * 1024
"""Bytes of a picture's file: a photo of a good camera has a quarter of it."""
_SELECT = message("StudioPage", "Select an element first.")


class Transfer(QObject):
    """Elements are copied in a form that only this program reads, never as plain text."""

    def __init__(self, page: Page, session: StudioSession, folder: SaveFolder, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._session, self._folder, self._jobs = page, session, folder, jobs

    def copy(self) -> None:
        """Copy the selection."""
        editor = self._session.editor
        if editor is None or not editor.selected:
            self._page.banner.show_message("attention", _SELECT)
            return
        data = QMimeData()
        data.setData(MIME_TYPE, editor.copy().encode())
        QGuiApplication.clipboard().setMimeData(data)
        atexit.unregister(_forget_copied)
        atexit.register(_forget_copied)

    def cut(self) -> None:
        """Copy the selection and take it off the poster."""
        self.copy()
        if self._session.editor is not None:
            self._session.editor.delete()

    def paste(self, *, in_place: bool = False) -> None:
        """Put what was copied on the page."""
        data = QGuiApplication.clipboard().mimeData()
        editor = self._session.editor
        if editor is None:
            return
        if data is None or not data.hasFormat(MIME_TYPE):
            self._page.banner.show_message("attention", message("StudioPage", "No elements were copied."))
            return
        try:
            editor.paste(bytes(data.data(MIME_TYPE).data()), in_place=in_place)
        except BadInput as error:
            self._page.banner.show_error(error)

    def ask_for_picture(self) -> None:
        """Ask for a file and put its picture on the page."""
        self._ask(replace=False)

    def ask_for_other_picture(self) -> None:
        """Ask for a file and show its picture in those that are selected."""
        self._ask(replace=True)

    def bring(self, path: Path, *, replace: bool) -> None:
        """Read a picture in the background."""
        self._folder.keep(path.parent)
        self._jobs.run(
            partial(_read, path), partial(self._on_read, replace), self._on_failed, owner=self, only_reads=True
        )

    def _ask(self, *, replace: bool) -> None:
        if self._session.editor is not None:
            kind = self.tr("Pictures")
            title = self.tr("Choose a picture")
            bring = partial(self.bring, replace=replace)
            ask_for_file(self._page, title, self._folder.path, kind, _ENDINGS, bring)

    def _on_read(self, replace: bool, asset: Asset) -> None:
        editor = self._session.editor
        if editor is not None:
            (editor.replace_picture if replace else editor.add_picture)(asset)

    def _on_failed(self, error: UserError) -> None:
        self._page.banner.show_error(error)


def _read(path: Path) -> Asset:
    """The picture of a file. Raises ``BadInput``."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput(
                message("StudioPage", "{name} is larger than 32 MB. Choose a smaller picture.", name=path.name)
            )
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(message("StudioPage", "{name} cannot be read.", name=path.name)) from error
    return (drawing_asset if path.suffix.casefold() == ".svg" else picture_asset)(data, path.name)


def _forget_copied() -> None:
    """Take our elements off the clipboard at the end of the program: data that a Python program has put there takes the
    process down when Qt deletes it after the interpreter has ended."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and data.hasFormat(MIME_TYPE):
        clipboard.clear()
