"""Single codes from the posters page: saved as pictures, and checked where they hang."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.services.code_pictures import CodePictureService
from desktop.services.posters import PosterService
from desktop.ui.dialogs.files import SaveFolder, ask_where_to_save
from desktop.ui.dialogs.poster_check import PosterCheckDialog
from desktop.ui.dialogs.poster_code import SaveCodeDialog
from desktop.ui.jobs import Jobs


class CodeActions(QObject):
    """The dialogs and the work behind “Save one code” and “Check a code”."""

    saved = Signal(object)
    """The path of a picture that was written."""
    failed = Signal(object)
    posted = Signal()
    """A poster was seen on the wall."""

    def __init__(
        self, pictures: CodePictureService, posters: PosterService, folder: SaveFolder, jobs: Jobs, page: QWidget
    ) -> None:
        super().__init__(page)
        self._pictures = pictures
        self._posters = posters
        self._folder = folder
        self._jobs = jobs
        self._page = page

    def check(self, picture: Path | None = None) -> PosterCheckDialog:
        """Open the dialog that checks codes, with a picture to begin with if there is one."""
        dialog = PosterCheckDialog(self._pictures, self._posters, self._jobs, self._page)
        dialog.changed.connect(self.posted)
        dialog.open()
        if picture is not None:
            dialog.check(picture)
        return dialog

    def save(self, gates: Sequence[Gate], current: Gate) -> SaveCodeDialog:
        """Ask which code, in which format, where to; then write it."""
        dialog = SaveCodeDialog(gates, current, self._page)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()
        return dialog

    def _on_chosen(self, gate: Gate, ending: str) -> None:
        name = self.tr("Venue code {gate}").format(gate=gate.name)
        title = self.tr("Save one code as a picture")
        then: Callable[[Path], object] = partial(self._write, gate)
        ask_where_to_save(self._page, title, self._folder.path, f"{name}.{ending}", ending.upper(), ending, then)

    def _write(self, gate: Gate, path: Path) -> None:
        self._folder.keep(path.parent)

        def written(_: None) -> None:
            self.saved.emit(path)

        def refused(error: UserError) -> None:
            self.failed.emit(error)

        self._jobs.run(partial(self._pictures.save, gate.id, path), written, refused, owner=self)
