"""What a command of the window is."""

from dataclasses import dataclass

from desktop.domain.messages import Message
from desktop.domain.people import Right


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done.

    ``shortcut`` is in Qt's portable notation. Any one of ``rights`` is enough; none means that everybody may.
    ``page`` is the page that does it, empty for the window itself.
    """

    id: str
    text: Message
    shortcut: str = ""
    icon: str = ""
    rights: tuple[Right, ...] = ()
    page: str = ""


def may_run(command: Command, rights: frozenset[Right]) -> bool:
    """Whether a member with these rights may do it."""
    return not command.rights or any(r in rights for r in command.rights)
