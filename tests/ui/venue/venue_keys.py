"""What hands do at the keyboard: keys go to whatever has the focus, Chinese comes from the input method."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

ENTER, DOWN, UP, LEFT, TAB, DELETE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Left,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Delete,
)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """What has the focus; a test fails where nothing has."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press keys one after the other, each where the focus is by then."""
    for key in keys:
        qtbot.keyClick(focused(), key, held)


def write(qtbot: QtBot, text: str) -> None:
    """Type text: ASCII by keys, anything else as an input method commits it."""
    if text.isascii():
        qtbot.keyClicks(focused(), text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def show_window(qtbot: QtBot, window: QWidget) -> None:
    """Show a window at the size of the desk's screen, with the keyboard in it."""
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def nameless(root: QWidget) -> list[str]:
    """Visible widgets that the keyboard reaches and a screen reader could not name."""
    return [
        f"{type(w).__name__} {w.objectName()}"
        for w in root.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (w.accessibleName() or getattr(w, "text", str)())
        and w.parentWidget().focusProxy() is not w
    ]
