"""Dialogs without a nested event loop: the frame of every dialog, a question, and a dialog around a form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QBoxLayout,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button, Kind
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, px, row, sized
from desktop.ui.kit.tokens import Space

_DISCARD = (
    message("Dialog", "Discard what you typed?"),
    message("Dialog", "It has not been saved."),
    message("Dialog", "Discard"),
)
_SCROLLING: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
"""Keys that no field has taken: they move what is too long for the dialog."""
_LEAST_SCROLLED = 120
"""Height that a scrolled part keeps, at 100 %."""


class Dialog(Translated, QDialog):
    """A dialog over its window; show it with ``open``. Words are set in ``retranslate``.

    A subclass fills ``body``, connects ``action.clicked``, and says in ``is_dirty`` whether closing would lose
    something typed; then closing asks first.
    """

    def __init__(self, parent: QWidget | None = None, action: Kind = "primary", width: int = 480) -> None:
        super().__init__(parent)
        self.setModal(True)
        sized(self, width=width)
        self._heading: QLabel = label("dialog-title", wrap=True)
        self.banner = Banner(self)
        self.body: QBoxLayout = column(gap=Space.M)
        self.action = Button(action)
        self.action.setDefault(False)
        self.cancel = Button("secondary")
        self.cancel.clicked.connect(self.reject)
        self.buttons: QBoxLayout = row(gap=Space.M)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.action)
        self._layout = column(self, Space.L, Space.XL)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self.banner)
        self._layout.addLayout(self.body, 1)
        self._layout.addLayout(self.buttons)

    def open(self) -> None:
        super().open()
        # A window manager gives a new dialog the keyboard; where there is none, we ask ourselves.
        self.activateWindow()

    def done(self, result: int) -> None:
        had_keyboard = self.isActiveWindow()
        super().done(result)
        parent = self.parentWidget()
        if had_keyboard and parent is not None:
            # Or to what the answer has opened by now.
            (QApplication.activeModalWidget() or parent).activateWindow()

    def sizeHint(self) -> QSize:
        # Qt asks for the height at the width that the words would like, not at the width that the dialog has.
        width = self.minimumWidth()
        return QSize(width, self._layout.totalHeightForWidth(width))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Make room for words that came or grew while the dialog is open, within the screen."""
        room = self.screen().availableGeometry().height()
        self._lower_areas(self._least_height() - room)
        # Qt's own minimum forgets that words wrap.
        self.setMinimumHeight(self._least_height())
        if self.height() > room:
            self.resize(self.width(), room)

    def _least_height(self) -> int:
        return self._layout.totalMinimumHeightForWidth(self.minimumWidth())

    def _lower_areas(self, by: int) -> None:
        """Large text on a small screen: what scrolls gets lower, so that the buttons stay in reach."""
        for area in self.findChildren(QScrollArea) if by > 0 else ():
            if area.minimumHeight() > px(_LEAST_SCROLLED):
                height = max(area.minimumHeight() - by, px(_LEAST_SCROLLED))
                area.setMinimumHeight(height)
                area.setMaximumHeight(max(height, area.maximumHeight() - by))

    def set_title(self, text: str) -> None:
        """The heading; the window's own title says the same."""
        self._heading.setText(text)
        self.setWindowTitle(text)

    def is_dirty(self) -> bool:
        """Whether closing now would lose something typed."""
        return False

    def retranslate(self) -> None:
        self.cancel.set_words(self.tr("Cancel"))

    def set_busy(self, busy: bool) -> None:
        """Keep the dialog as it is while its work is under way."""
        self.action.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def reject(self) -> None:
        commit_input_method()
        if not self.cancel.isEnabled():
            return
        if not self.is_dirty():
            super().reject()
            return

        question = ConfirmDialog(*_DISCARD, parent=self)
        question.accepted.connect(self._on_discard)
        question.open()

    def _on_discard(self) -> None:
        # Connected by a method of our own: the bound ``super().reject`` would come back to this class's ``reject``.
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        elif event.key() in _SCROLLING:
            for area in self.findChildren(QScrollArea):
                area.verticalScrollBar().triggerAction(_SCROLLING[event.key()])
        # Enter is the form's business (next field, then submit); QDialog would press a button behind its back.
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class ConfirmDialog(Dialog):
    """Asks before something is lost; without ``action`` it only says something."""

    def __init__(self, question: Message, consequence: Message, action: Message | None, parent: QWidget) -> None:
        super().__init__(parent, "danger", width=440)
        self._explanation = (question, consequence, action)
        self._text = label("quiet", wrap=True)
        self.body.addWidget(self._text)
        self.action.setVisible(action is not None)
        self.action.clicked.connect(self.accept)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        question, consequence, action = self._explanation
        self.set_title(sentence(question))
        self._text.setText(sentence(consequence))
        if action is None:
            self.cancel.set_words(self.tr("Close"))
        else:
            self.action.set_words(sentence(action))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.cancel.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def confirm(
    parent: QWidget, question: Message, consequence: Message, action: Message, then: Callable[[], object]
) -> ConfirmDialog:
    """Ask before something that cannot be undone; ``then`` is called when the person agrees.

    ``action`` names what will happen (“Retire the gate”), never “OK”. The safe answer has the focus.
    """
    dialog = ConfirmDialog(question, consequence, action, parent)
    dialog.accepted.connect(then)
    dialog.open()
    return dialog


def show_message(parent: QWidget, title: Message, text: Message) -> ConfirmDialog:
    """Say something that must be seen before work goes on, where no page could show it in its banner."""
    dialog = ConfirmDialog(title, text, None, parent)
    dialog.open()
    return dialog


def show_error(parent: QWidget, error: UserError) -> ConfirmDialog:
    """Say what failed where no page could show it in its banner."""
    return show_message(parent, message("Messages", "That did not work"), error.message)


Work = Callable[[], object]


class FormDialog(Dialog):
    """A subclass adds rows to ``form`` and says in ``work`` what is to be done with what they hold."""

    lone_field = ""
    """The field that a refusal is about when it names none."""
    done_with = Signal(object)
    """What the work gave, once it has succeeded and the dialog is closed."""

    def __init__(
        self, jobs: Jobs, parent: QWidget | None = None, *, columns: int = 1, action: Kind = "primary", width: int = 480
    ) -> None:
        super().__init__(parent, action, width)
        self._jobs = jobs
        self.form = FormGrid(columns)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.submit)
        self.action.clicked.connect(self.submit)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)

    def check(self) -> Sequence[Problem]:
        """What is wrong that the services do not see, such as two passwords that differ."""
        return ()

    def work(self) -> Work:
        """Read the fields, on the thread of the window; what is returned is called on another."""
        raise NotImplementedError

    def submit(self) -> None:
        """Do the work, unless something is wrong already."""
        if not self.action.isEnabled():
            return
        self.banner.clear()
        problems = tuple(self.check())
        self.form.show_problems(problems)
        if not problems:
            self.set_busy(True)
            self._jobs.run(self.work(), self._on_done, self._on_error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif focused in (self.action, self.cancel) and not event.modifiers():
            focused.click()
        elif isinstance(focused, QPushButton):
            # A chip is switched by the space bar; Enter goes on, as in any other field.
            self.submit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def _on_done(self, result: object) -> None:
        self.set_busy(False)
        self.accept()
        self.done_with.emit(result)

    def _on_error(self, error: UserError) -> None:
        self.set_busy(False)
        problems = error.problems if isinstance(error, BadInput) else ()
        if isinstance(error, BadInput) and not problems and self.lone_field:
            problems = (Problem(self.lone_field, error.message),)
        elsewhere = self.form.show_problems(problems)
        if elsewhere or not problems:
            self.banner.show_error(error)
