"""F1: the section of the manual about whatever has the keyboard.

What has a section of its own says so where it is made (``about``): each page, and the screens, dialogs and cards that need
more than their page's. F1 asks for the nearest one; the window that all of them belong to passes it on (``HelpRequests``).
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

HELP_KEY = "F1"
"""In the desk a command of its own; dialogs and the screens before the desk listen to it by ``add_help_key``."""
_SECTION = "helpSection"


class HelpRequests(QObject):
    """A child of the program's window, by which everything inside asks for help."""

    wanted = Signal(str, QWidget)
    """The section, empty where nothing has one; and the window that asks, beside which it is to be shown."""


def about(widget: QWidget, section: str) -> None:
    """Say which section of the manual is about a widget and what lies in it."""
    widget.setProperty(_SECTION, section)


def section_of(widget: QWidget | None) -> str:
    """The section about a widget, or about the nearest thing around it that has one; empty for none."""
    while widget is not None:
        if section := widget.property(_SECTION):
            return str(section)
        widget = widget.parentWidget()
    return ""


def add_help_key(widget: QWidget) -> None:
    """Let F1 ask for help while a widget or something in its window has the keyboard."""
    QShortcut(QKeySequence(HELP_KEY), widget).activated.connect(lambda: ask_for_help(widget))


def ask_for_help(widget: QWidget) -> None:
    """Ask for the section about what has the keyboard in a widget, or about the widget itself."""
    focused = QApplication.focusWidget()
    section = section_of(focused if focused is not None and widget.isAncestorOf(focused) else widget)
    top = widget
    while (above := top.parentWidget()) is not None:
        top = above
    requests = top.findChild(HelpRequests, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if requests is not None:
        requests.wanted.emit(section, widget.window())
