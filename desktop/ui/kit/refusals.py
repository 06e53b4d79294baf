"""Who may do what somebody may not: said where it would be done, before anything is typed for it."""

from PySide6.QtGui import QAction

from desktop.domain.messages import Message, message
from desktop.domain.people import RIGHTS, Role
from desktop.ui.kit.commands import Command
from desktop.ui.kit.i18n import sentence

_OTHER_WAYS = {
    "find.unmask": message(
        "Refusals",
        "Only the venue’s manager sees a declaration in full. While you correct it, each field can be shown by itself.",
    )
}
"""Of commands for whose purpose there is another way."""


def who_may(command: Command) -> Message:
    """The sentence that says who may do a command."""
    if command.id in _OTHER_WAYS:
        return _OTHER_WAYS[command.id]
    if any(right in RIGHTS[Role.CLERK] for right in command.rights):
        return message("Refusals", "Only the manager and the front-desk clerks can do this: {what}", what=command.text)
    return message("Refusals", "Only the venue’s manager can do this: {what}", what=command.text)


def refuse(action: QAction, command: Command | None) -> None:
    """Have whatever shows an action say who may do its command; None for one that the member may do.

    The action stays enabled: a key or a click on it is answered with that sentence by whoever made it.
    """
    action.setWhatsThis("" if command is None else sentence(who_may(command)))


def refusal_of(action: QAction) -> str:
    """Why an action is refused, as shown; empty where it is not."""
    return action.whatsThis()
