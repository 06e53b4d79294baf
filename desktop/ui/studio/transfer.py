"""What comes into a layout from elsewhere: copied elements from the clipboard, pictures from files."""

import atexit
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.posters.document.layout import Asset
from desktop.posters.editing.clipboard import MIME_TYPE
from desktop.services.foreign.pictures import ForeignPictures
from desktop.ui.kit.files import SaveFolder, ask_for_file
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.page import Page
from desktop.ui.studio.session import StudioSession

_ENDINGS = ("png", "jpg", "jpeg", "svg")
_SELECT = message("StudioPage", "Select an element first.")


class Transfer(QObject):
    """Elements are copied in a form that only this program reads, never as plain text."""

    def __init__(
        self, page: Page, session: StudioSession, pictures: ForeignPictures, folder: SaveFolder, jobs: Jobs
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._pictures = page, session, pictures
        self._folder, self._jobs = folder, jobs

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
            partial(self._pictures.asset, path),
            partial(self._on_read, replace),
            self._on_failed,
            owner=self,
            only_reads=True,
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


def _forget_copied() -> None:
    """Take our elements off the clipboard at the end of the program: data that a Python program has put there takes the
    process down when Qt deletes it after the interpreter has ended."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and data.hasFormat(MIME_TYPE):
        clipboard.clear()
