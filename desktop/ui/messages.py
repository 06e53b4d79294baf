"""Saying things to people: which sentence an error is, and asking before something is destroyed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.ui.dialogs.confirm import ConfirmDialog


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


def tell(parent: QWidget, title: Message, text: Message) -> ConfirmDialog:
    """Say something that must be seen before work goes on, where no page could show it in its banner."""
    dialog = ConfirmDialog(title, text, None, parent)
    dialog.open()
    return dialog


def tell_error(parent: QWidget, error: UserError) -> ConfirmDialog:
    """Say what failed where no page could show it in its banner."""
    return tell(parent, message("Messages", "That did not work"), error.message)
