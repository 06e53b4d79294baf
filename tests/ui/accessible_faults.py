"""What a screen reader could not tell of a window, asked of Qt's own accessibility: each control's name, role and state;
and what is wrong with a field, which has to be said of the field itself."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.ui.studio.canvas.view import StudioCanvas

_ROLELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}
"""What Qt calls a widget of which nobody has said what it is."""
_NOTES = ("error", "attention")
"""Roles of the labels that tell what is wrong with a field."""
# A drawing of our own, which Qt calls a client area unless a factory of accessible interfaces says otherwise. Its name and
# description say what is selected, and its elements are a list beside it.


def accessible_faults(root: QWidget) -> list[str]:
    """Every control under ``root`` that shows, and that a reader is told too little of; sentences for whoever mends it."""
    found = []
    for widget in _controls(root):
        node = QAccessible.queryAccessibleInterface(widget)
        kind = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        if not _name(node, widget).strip():
            found.append(f"{kind} has no name")
        if node.role() in _ROLELESS and not isinstance(widget, StudioCanvas):
            found.append(f"{kind} “{_name(node, widget)}” has no role")
        state = node.state()
        if not state.focusable and not state.disabled:
            found.append(f"{kind} “{_name(node, widget)}” is not said to take the keyboard")
    return found


def unannounced_notes(root: QWidget) -> list[str]:
    """What stands under fields of ``root`` as wrong, and is not in what a reader says of any field."""
    announced = " ".join(
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.accessibleDescription()
    )
    return [note for note in notes(root) if note not in announced]


def notes(root: QWidget) -> list[str]:
    """What stands under fields of ``root`` as wrong."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.isVisible() and label.property("role") in _NOTES and label.text().strip()
    ]


def _controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        reached = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # Of two that share the keyboard, one stands for both: the line of a spin box never has it itself.
        is_another = widget.parentWidget().focusProxy() is widget or widget.focusProxy() is not None
        if reached and not is_another and widget.window() is root.window():
            yield widget


def _name(node: QAccessibleInterface, widget: QWidget) -> str:
    if isinstance(widget, QComboBox):  # Qt gives its value for a name where it has none of its own
        return widget.accessibleName() or _label(node)
    return node.text(QAccessible.Text.Name)


def _label(node: QAccessibleInterface) -> str:
    return " ".join(
        other.text(QAccessible.Text.Name)
        for other, relation in node.relations()
        if relation & QAccessible.RelationFlag.Label
    )
