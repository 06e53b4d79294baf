"""The words that somebody in front of a window reads there."""

from PySide6.QtWidgets import QLabel, QWidget


def visible_text(widget: QWidget) -> str:
    """The text of every visible label in a widget, one to a line."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
