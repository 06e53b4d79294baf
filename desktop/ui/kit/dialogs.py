"""Dialogs without a nested event loop: the frame of every dialog, a question, and a dialog around a form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QBoxLayout,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop.domain.errors import BadInput, Problem, UserError
from desktop.domain.messages import Message, message
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button, Kind
from desktop.ui.kit.fields import commit_input_method
from desktop.ui.kit.folding import ContentArea
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.help import about, add_help_key
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.labels import label
from desktop.ui.kit.layouts import ButtonRow
from desktop.ui.kit.privacy import COVER_KEY, personal, toggle_cover
from desktop.ui.kit.sizes import column, is_restyle, px, spaced
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
_LEAST_BODY = 24
"""Height that the body has at least between the heading and the buttons, at 100 %: a line."""
_RING = 4
"""Room around the body for the ring of what has the focus, at 100 %."""


class _Body(ContentArea):
    """What a dialog holds between its heading and its buttons; the dialog asks how high it would like to be."""

    def sizeHint(self) -> QSize:
        return QSize(0, px(_LEAST_BODY))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled


class Dialog(Translated, QDialog):
    """A dialog over its window; show it with ``open``. Words are set in ``retranslate``.

    A subclass fills ``body``, connects ``action.clicked``, and says in ``is_dirty`` whether closing would lose
    something typed; then closing asks first. It opens in the middle of its window, as wide as it likes to be and as high
    as it needs, but no larger than the window: then the body scrolls; heading, banner, ``foot`` and buttons stay in sight.
    """

    section = ""
    """The section of the manual about it, where that of its page does not do."""

    def __init__(
        self, parent: QWidget | None = None, action: Kind = "primary", width: int = 480, height: int = 0
    ) -> None:
        """``width`` and ``height`` are what it takes where the window has room for it, at 100 % text."""
        super().__init__(parent)
        self.setModal(True)
        self._preferred = QSize(width, height)
        self._anew = True
        self._heading: QLabel = label("dialog-title", wrap=True)
        self.banner = Banner(self)
        content = QWidget()
        self.body: QBoxLayout = column(content, Space.M, _RING)
        self._area = _Body(content)
        self._area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.action = Button(action)
        self.action.setDefault(False)
        self.cancel = Button("secondary")
        self.cancel.clicked.connect(self.reject)
        cover = QShortcut(QKeySequence(COVER_KEY), self)
        cover.activated.connect(toggle_cover)
        about(self, self.section)
        add_help_key(self)
        self.buttons = spaced(ButtonRow(), Space.M)
        self.buttons.add_right(self.cancel)
        self.buttons.add_right(self.action)
        head = column(gap=Space.M, margins=(_RING, 0))
        head.addWidget(self._heading)
        head.addWidget(self.banner)
        self.foot: QBoxLayout = column(gap=Space.L, margins=(_RING, 0))
        self.foot.addLayout(self.buttons)
        self._layout = column(self, Space.M, (Space.XL - _RING, Space.XL))
        self._layout.addLayout(head)
        self._layout.addWidget(self._area, 1)
        self._layout.addLayout(self.foot)

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
        room = self._room().size()
        width = min(px(self._preferred.width()), room.width())
        return QSize(width, min(max(px(self._preferred.height()), self._needed_height(width)), room.height()))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif is_restyle(event):
            self._anew = True  # the sizes of the parts come after it, and ask for the layout
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over() and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            over = self._over()
            if over is not None:
                over.installEventFilter(self)
            self.fit()
            middle = self._room().center()
            self._move(middle - QPoint(self.width() // 2, self.height() // 2))
        super().showEvent(event)

    def fit(self) -> None:
        """Be as large as what is shown needs; while it is open, words that come only make a dialog higher."""
        self._anew = True
        self._fit()

    def _fit(self) -> None:
        size = self.sizeHint()
        if self.isVisible() and not self._anew:
            size = size.expandedTo(self.size()).boundedTo(self._room().size())
        self._anew = False
        if size != self.size():
            self.resize(size)
            if self.isVisible():
                self._move(self.pos())

    def _needed_height(self, width: int) -> int:
        sides = self._layout.contentsMargins()
        body = self._area.content_height(width - sides.left() - sides.right())
        return self._layout.totalHeightForWidth(width) + max(0, body - self._area.sizeHint().height())

    def _over(self) -> QWidget | None:
        """The window that it stands over, below all other dialogs."""
        parent = self.parentWidget()
        while parent is not None and (above := parent.parentWidget()) is not None:
            parent = above
        return parent if parent is not None and parent.isVisible() else None

    def _room(self) -> QRect:
        """Where it may be: on its window, or on the screen where it has none."""
        over = self._over()
        screen = self.screen().availableGeometry()
        if over is None:
            return screen
        # A window may be higher than a small screen, since it does not get lower than its least height.
        height = min(over.height(), screen.height())
        return QRect(over.mapToGlobal(QPoint(0, 0)), QSize(over.width(), height))

    def _move(self, to: QPoint) -> None:
        """Go there, but not off the screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry().size()
        x = max(room.left(), min(to.x(), room.right() + 1 - frame.width()))
        y = max(room.top(), min(to.y(), room.bottom() + 1 - frame.height()))
        self.move(x, y)

    def set_title(self, text: str) -> None:
        """The heading; the window's own title says the same."""
        self._heading.setText(text)
        self.setWindowTitle(text)

    def is_dirty(self) -> bool:
        """Whether closing now would lose something typed."""
        return False

    def retranslate(self) -> None:
        self.cancel.set_words(self.tr("Cancel"))

    @property
    def is_busy(self) -> bool:
        """Whether its work is under way."""
        return not self.cancel.isEnabled()

    def set_busy(self, busy: bool) -> None:
        """Keep the dialog as it is while its work is under way."""
        self.action.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def reject(self) -> None:
        commit_input_method()
        if self.is_busy:
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
        self.text = label("quiet", wrap=True)
        self.body.addWidget(self.text)
        self.action.setVisible(action is not None)
        self.action.clicked.connect(self.accept)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.deleteLater)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        question, consequence, action = self._explanation
        self.set_title(sentence(question))
        self.text.setText(sentence(consequence))
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
    parent: QWidget,
    question: Message,
    consequence: Message,
    action: Message,
    then: Callable[[], object],
    *,
    is_personal: bool = False,
) -> ConfirmDialog:
    """Ask before something that cannot be undone; ``then`` is called when the person agrees.

    ``action`` names what will happen (“Retire the gate”), never “OK”. The safe answer has the focus. ``is_personal``:
    ``consequence`` names a visitor. ``question`` never does: it is the title of a window.
    """
    dialog = ConfirmDialog(question, consequence, action, parent)
    if is_personal:
        personal(dialog.text)
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
        """Go on, unless something is wrong already."""
        if not self.action.isEnabled():
            return
        self.banner.clear()
        problems = tuple(self.check())
        self.form.show_problems(problems)
        if not problems:
            self.go_on()

    def go_on(self) -> None:
        """Do the work: what is filled in has nothing wrong that is seen here."""
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
