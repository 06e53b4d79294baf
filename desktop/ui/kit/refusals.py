"""Who may do what somebody may not: said where it would be done, before anything is typed for it."""

from PySide6.QtGui import QAction

from desktop.domain.messages import Message, message
from desktop.domain.people import Role
from desktop.ui.kit.command import Command, Permissions
from desktop.ui.kit.i18n import sentence

_OTHER_WAYS = {
    "find.unmask": message(
        "Refusals",
        "Only the venue’s manager sees a declaration in full. While you correct it, each field can be shown by itself.",
    )
}
"""Of commands for whose purpose there is another way."""


def who_may(command: Command, permissions: Permissions) -> Message:
    """The sentence that says who may do a command."""
    if command.id in _OTHER_WAYS:
        return _OTHER_WAYS[command.id]
    if permissions.rule(command.call).admits_role(Role.CLERK):
        return message("Refusals", "Only the manager and the front-desk clerks can do this: {what}", what=command.text)
    return message("Refusals", "Only the venue’s manager can do this: {what}", what=command.text)


def refuse(action: QAction, refusal: Message | None) -> None:
    """Have whatever shows an action say why it is refused; None for one that the member may do.

    The action stays enabled: a key or a click on it is answered with that sentence by whoever made it.
    """
    action.setWhatsThis("" if refusal is None else sentence(refusal))


def refusal_of(action: QAction) -> str:
    """Why an action is refused, as shown; empty where it is not."""
    return action.whatsThis()
