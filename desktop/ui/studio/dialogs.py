"""Questions of the studio: under which name, and what becomes of changes that are not saved."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.posters.document.layout import Layout
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog, FormDialog
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.studio.opening import OwnTemplates

LONGEST_NAME = 40


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
