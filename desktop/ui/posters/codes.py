"""Single codes from the posters page: saved as pictures, and checked where they hang."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.services.posters.code_pictures import CodePictureService
from desktop.services.posters.posters import PosterService
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.fields import Select
from desktop.ui.kit.files import SaveFolder, ask_where_to_save
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.posters.code_check import PosterCheckDialog

FORMATS = ("png", "svg")


class SaveCodeDialog(Dialog):
    """Which gate's code, in which format. ``chosen`` gives the gate and the file ending; the page asks where to."""

    chosen = Signal(object, str)

    def __init__(self, gates: Sequence[Gate], current: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self._gates = {gate.id: gate for gate in gates}
        self.gate = Select()
        self.gate.set_choices([(gate.id, gate.name) for gate in gates])
        self.gate.set_value(current.id)
        self.format = SegmentedControl()
        for ending in FORMATS:
            self.format.add(ending, ending.upper())
        self._help = label("help", wrap=True)
        self._form = FormGrid(1)
        self._form.add_row("gate", self.gate)
        self._form.add_row("format", self.format)
        self.body.addWidget(self._form)
        self.body.addWidget(self._help)
        self.format.chosen.connect(lambda _: self.retranslate())
        self._form.submitted.connect(self._on_action)
        self.action.clicked.connect(self._on_action)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Save one code as a picture"))
        self._form.set_words("gate", self.tr("Gate"))
        self._form.set_words("format", self.tr("Format"))
        self.format.set_name(self.tr("Format"))
        svg = self.format.value() == "svg"
        self._help.setText(
            self.tr("Lines without pixels: stays sharp at any size, for a print shop or a design program.")
            if svg
            else self.tr("A picture of 1,000 pixels or more, for documents, chats and web pages.")
        )
        self.action.set_words(self.tr("Choose where to save…"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # From the formats, which are no field that the form watches, or from a button at the bottom.
            (self.cancel if self.cancel.hasFocus() else self.action).click()
        else:
            super().keyPressEvent(event)

    def _on_action(self) -> None:
        # Closed first, so that the keys go to the dialog that comes next and not to the page.
        self.accept()
        self.chosen.emit(self._gates[str(self.gate.value())], str(self.format.value()))


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
