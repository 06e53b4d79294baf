"""Posters as pictures for the venue's own screens: for which screen, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.services.posters.posters import PosterService
from desktop.services.posters.screens import Screen, ScreenPictureService, ScreenSize, Turn
from desktop.ui.kit.banner import ProgressStrip
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.files import SaveFolder, ask_for_folder
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.posters.examine import Choice


class ScreenPicturesDialog(Dialog):
    """``finished_with`` gives a ``Message`` of what was done and the folder that holds the pictures."""

    finished_with = Signal(object, object)

    def __init__(
        self,
        pictures: ScreenPictureService,
        posters: PosterService,
        choice: Choice,
        folder: SaveFolder,
        jobs: Jobs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, width=520)
        self._pictures, self._posters, self._choice = pictures, posters, choice
        self._folder, self._jobs = folder, jobs
        self.resolution, self.turn = SegmentedControl(), SegmentedControl()
        for size in ScreenSize:
            self.resolution.add(size, size.value)
        for turn in Turn:
            self.turn.add(turn)
        self._form = FormGrid(1)
        self._form.add_row("size", self.resolution)
        self._form.add_row("turn", self.turn)
        self._help = label("help", wrap=True)
        self.strip = ProgressStrip()
        for part in (self._form, self._help, self.strip):
            self.body.addWidget(part)
        self.action.clicked.connect(self._on_action)
        self._form.submitted.connect(self._on_action)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Save pictures for screens"))
        self._form.set_words("size", self.tr("Screen"))
        self._form.set_words("turn", self.tr("It hangs"))
        self.resolution.set_name(self.tr("Screen"))
        self.turn.set_name(self.tr("It hangs"))
        self.turn.set_texts(self.tr("As the poster"), self.tr("Wide"), self.tr("Upright"))
        self._help.setText(
            self.tr(
                "%Ln picture(s), named by gate, in a new folder. Every code is read back from its picture before it is "
                "saved.",
                "",
                len(self._choice.gate_ids),
            )
        )
        self.action.set_words(self.tr("Choose a folder…"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # From the choices, which are no fields that the form watches, or from a button at the bottom.
            focused = self.focusWidget()
            (
                focused if isinstance(focused, QPushButton) and focused in (self.cancel, self.action) else self.action
            ).click()
        else:
            super().keyPressEvent(event)

    @property
    def screen_kind(self) -> Screen:
        """The screen that is chosen."""
        return Screen(ScreenSize(str(self.resolution.value())), Turn(str(self.turn.value())))

    def set_busy(self, busy: bool) -> None:
        super().set_busy(busy)
        self._form.setEnabled(not busy)

    def save_in(self, folder: Path) -> None:
        """Write the pictures into a new folder there."""
        self._folder.keep(folder)
        self.banner.clear()
        self.set_busy(True)
        choice, screen = self._choice, self.screen_kind
        name = self.tr("Posters for screens {size}").format(size=screen.size.value)

        def work(progress: Progress) -> Path:
            batch = self._posters.prepare(choice.template_id, choice.language, choice.gate_ids, progress)
            return self._pictures.save(batch, screen, folder, name, progress)

        job = self._jobs.run(work, self._on_saved, self._on_failed, self.strip.advance, owner=self)
        self.strip.follow(job, self.tr("Making the pictures"))

    def _on_action(self) -> None:
        if not self.is_busy:
            ask_for_folder(self, self.tr("Choose a folder for the pictures"), self._folder.path, self.save_in)

    def _on_saved(self, folder: Path) -> None:
        self.set_busy(False)
        self.accept()
        text = message(
            "PosterWork", "Pictures saved: {count}, in {name}.", count=len(self._choice.gate_ids), name=folder.name
        )
        self.finished_with.emit(text, folder)

    def _on_failed(self, error: UserError) -> None:
        self.set_busy(False)
        self.banner.show_error(error)
