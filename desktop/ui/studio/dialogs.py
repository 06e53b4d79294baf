"""Questions of the studio: under which name, and what becomes of changes that are not saved."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.posters.document.layout import Layout
from desktop.services.posters.own_templates import LONGEST_NAME
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog, FormDialog
from desktop.ui.kit.fields import Select, TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.poster_commands import NEW_LAYOUT
from desktop.ui.studio.opening import SIZES, OwnTemplates


class SaveDialog(FormDialog):
    """Asks for a name, then keeps the layout as a template of the venue's own; ``done_with`` gives its identifier."""

    lone_field = "name"

    def __init__(self, layout: Layout, name: str, own: OwnTemplates, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(jobs, parent)
        self._document, self._own = layout, own
        self.name = TextField()
        self.name.setMaxLength(LONGEST_NAME)
        self.form.add_row("name", self.name)
        self.name.set_value(name)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Save as a template of your own"))
        self.form.set_words("name", self.tr("Name of the template"), self.tr("It stands beside the built-in ones."))
        self.action.set_words(self.tr("Save"))

    def work(self) -> Callable[[], object]:
        name = self.name.value()
        return lambda: self._own.save(self._document, name, None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.selectAll()


class NewDialog(Dialog):
    """Asks for the paper of an empty layout. ``chosen`` tells what to open, such as ``new:a3``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=420)
        self.form = FormGrid()
        self.paper = Select()
        self.form.add_row("paper", self.paper)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self._on_action)
        self.action.clicked.connect(self._on_action)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.paper.set_value("a4")

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Begin an empty layout"))
        self.form.set_words("paper", self.tr("Paper"))
        self.paper.set_choices([(name, self._paper(name)) for name in SIZES])
        self.action.set_words(self.tr("Begin"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def _paper(self, name: str) -> str:
        width, height = SIZES[name]
        words = (
            self.tr("{sheet} wide, {width} × {height} mm")
            if width > height
            else self.tr("{sheet}, {width} × {height} mm")
        )
        return words.format(sheet=name.partition("-")[0].upper(), width=f"{width:g}", height=f"{height:g}")

    def _on_action(self) -> None:
        chosen = f"{NEW_LAYOUT}{self.paper.value()}"
        self.accept()
        self.chosen.emit(chosen)


class LeaveDialog(Dialog):
    """Save, discard, or stay. ``answered`` tells whether to save."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=520)
        self._text = label("quiet", wrap=True)
        self.body.addWidget(self._text)
        self.discard = Button("danger")
        self.buttons.add_left(self.discard)
        self.action.clicked.connect(lambda: self._answer(save=True))
        self.discard.clicked.connect(lambda: self._answer(save=False))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.set_title(self.tr("Save the changes to this layout?"))
        self._text.setText(self.tr("What you discard cannot be brought back."))
        self.action.set_words(self.tr("Save"))
        self.discard.set_words(self.tr("Discard"))
        self.cancel.set_words(self.tr("Go on editing"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.action.setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, *, save: bool) -> None:
        self.accept()
        self.answered.emit(save)
