"""What a screen reader could not tell of a window, asked of Qt's own accessibility: each control's name, role and state;
and what is wrong with a field, which has to be said of the field itself."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.ui.kit.field_notes import FieldNote

_ROLELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}
"""What Qt calls a widget of which nobody has said what it is."""
_NOTES = ("error", "attention")
"""Roles of the labels that tell what is wrong with a field."""


def accessible_faults(root: QWidget) -> list[str]:
    """Every control under ``root`` that shows, and that a reader is told too little of; sentences for whoever mends it."""
    found = []
    for widget in _controls(root):
        node = QAccessible.queryAccessibleInterface(widget)
        kind = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        if not _name(node, widget).strip():
            found.append(f"{kind} has no name")
        if node.role() in _ROLELESS:
            found.append(f"{kind} “{_name(node, widget)}” has no role")
        state = node.state()
        if not state.focusable and not state.disabled:
            found.append(f"{kind} “{_name(node, widget)}” is not said to take the keyboard")
    return found


def refusal_faults(root: QWidget, before: Iterable[str] = ()) -> list[str]:
    """What is shown of ``root`` as wrong and is not heard: reasons that no field tells, fields whose colour alone is wrong,
    and the keyboard elsewhere than in a field that is said to be wrong.

    ``before``: what stood there before anything was refused, such as what a dialog is about.
    """
    reasons = [note for note in notes(root) if note not in before]
    announced = "\n".join(_description(control) for control in _controls(root))
    focused = root.focusWidget()
    lost = bool(reasons) and (focused is None or not _description(focused))
    return [
        *(f"no field tells: {note}" for note in reasons if note not in announced),
        *(f"no reason is told of {field}" for field in _unexplained(root)),
        *([f"the keyboard is in {type(focused).__name__}"] if lost else []),
    ]


def _unexplained(root: QWidget) -> list[str]:
    return [
        f"{type(control).__name__} “{control.accessibleName()}”"
        for control in _controls(root)
        if control.property("wrong") and not _description(control)
    ]


def notes(root: QWidget) -> list[str]:
    """What stands under fields of ``root`` as wrong; not the list of it that stands beside many fields."""
    return [
        label.text()
        for label in root.findChildren(QLabel)
        if label.isVisible()
        and label.window() is root.window()
        and label.property("role") in _NOTES
        and label.text().strip()
        and not (isinstance(label, FieldNote) and not label.fields)
    ]


def _controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        reached = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # Of two that share the keyboard, one stands for both: the line of a spin box never has it itself.
        is_another = widget.focusProxy() is not None
        if reached and not is_another and widget.window() is root.window():
            yield widget


def _description(control: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Description)


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
