"""Files dragged onto a widget, with the events that a desktop sends."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.kit.drops import FileDrop

_MOUSE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COPY = Qt.DropAction.CopyAction


def files_data(*paths: Path) -> QMimeData:
    """What a file manager drags."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(target: QWidget, data: QMimeData) -> str | None:
    """Hold something over a widget: what is said there; None where it is not wanted."""
    enter = QDragEnterEvent(QPoint(20, 20), _COPY, data, *_MOUSE)
    QApplication.sendEvent(target, enter)
    at: QWidget | None = target
    while at is not None and at.findChild(FileDrop, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        at = at.parentWidget()
    made = at.findChild(FileDrop, options=Qt.FindChildOption.FindDirectChildrenOnly) if at is not None else None
    return made.veil.text() if made is not None and enter.isAccepted() else None


def leave(target: QWidget) -> None:
    """Take it away again."""
    QApplication.sendEvent(target, QDragLeaveEvent())


def drop(target: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let them go; whether they were wanted."""
    data = files_data(*paths)
    if drag(target, data) is None:
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), _COPY, data, *_MOUSE))
    return True
