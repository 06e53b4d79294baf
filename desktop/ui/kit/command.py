"""What a command of the window is."""

from dataclasses import dataclass
from typing import Protocol

from desktop.domain.messages import Message
from desktop.services.rights import Rule


class Permissions(Protocol):
    """What the member who is signed in may do: the table of rights of the open desk."""

    def may(self, call: str) -> bool:
        """Whether they may call a method of a service, by a name such as ``declarations.enter``."""

    def rule(self, call: str) -> Rule:
        """Who may."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done.

    ``shortcut`` is in Qt's portable notation. ``call`` is the method of a service that it comes to, such as
    ``declarations.enter``: who may call that may do it, and everybody where there is none. ``page`` is the page that does
    it, empty for the window itself.
    """

    id: str
    text: Message
    shortcut: str = ""
    icon: str = ""
    call: str = ""
    page: str = ""


def may_run(command: Command, permissions: Permissions) -> bool:
    """Whether the member may do it."""
    return not command.call or permissions.may(command.call)


def key_name(shortcut: str) -> str:
    """A shortcut as it stands on the keys; the main Enter key is called Enter."""
    return shortcut.replace("Return", "Enter")
