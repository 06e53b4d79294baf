"""What a widget that draws everything itself is for screen readers: a drawing, of which Qt would say that it is an area of a
window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

_CLASSES = "canvasClasses"


class _Canvas(QAccessibleWidget):
    """One thing: its viewport would say that it has the keyboard as well."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, r=QAccessible.Role.Canvas)

    def childCount(self) -> int:
        return 0


def give_role(canvas: type[QWidget]) -> None:
    """Let Qt say of widgets of this class that they are a canvas; once for each application, before the first is shown.

    Name and description are the widget's own. What it draws is no child here: a list or a field beside it tells it.
    """
    app = QApplication.instance()
    known: list[str] = list(app.property(_CLASSES) or ()) if app is not None else []
    wanted = canvas.__name__
    if app is None or wanted in known:
        return
    app.setProperty(_CLASSES, [*known, wanted])

    # Asked by Qt for every object that a screen reader comes across, with the name of its class and of each above it.
    def make(class_name: str, made_for: QObject) -> QAccessibleWidget | None:
        if class_name == wanted and isinstance(made_for, QWidget):
            return _Canvas(made_for)
        return None

    QAccessible.installFactory(make)
