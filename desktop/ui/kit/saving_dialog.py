"""A form about a file: what is filled in is checked, then the person is asked where the file is to be, then it is written."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.dialogs import FormDialog
from desktop.ui.kit.files import SaveFolder, ask_where_to_save
from desktop.ui.kit.jobs import Jobs


@dataclass(frozen=True, slots=True)
class NewFile:
    """What the dialog that asks for a file offers: its own title, and the file's name and ending (without a dot)."""

    title: str
    name: str
    ending: str


class SavingDialog(FormDialog):
    """``strip`` shows how far the writing is; a subclass puts it into ``body`` below what it adds there. ``done_with`` gives
    what the writing gave."""

    def __init__(self, folder: SaveFolder, jobs: Jobs, parent: QWidget, width: int) -> None:
        super().__init__(jobs, parent, columns=2, width=width)
        self._folder = folder
        self.strip = ProgressStrip()

    @abstractmethod
    def new_file(self) -> NewFile:
        """The file that what is filled in makes."""

    @abstractmethod
    def writing(self, path: Path) -> Callable[..., object]:
        """What writes it, with a ``Progress``; off the window's thread."""

    def go_on(self) -> None:
        """Ask for the file."""
        file = self.new_file()
        suffix = file.ending.rpartition(".")[2]
        name = f"{file.name}.{file.ending}"
        ask_where_to_save(self, file.title, self._folder.path, name, suffix.upper(), suffix, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the file."""
        self._folder.keep(path.parent)
        self.set_busy(True)
        job = self._jobs.run(self.writing(path), self._on_done, self._on_error, self.strip.advance, owner=self)
        self.strip.follow(job, self.tr("Exporting"))

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self.form.setEnabled(not busy)
