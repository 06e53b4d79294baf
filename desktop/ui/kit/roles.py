"""Words for the roles of members. Apart from other words, as the first screen needs no more."""

from desktop.domain.messages import Message, message
from desktop.domain.people import Role
from desktop.ui.kit.i18n import sentence

_ROLES: dict[Role, Message] = {
    Role.MANAGER: message("Roles", "Manager"),
    Role.CLERK: message("Roles", "Front desk"),
    Role.INSPECTOR: message("Roles", "Inspector"),
}


def role_text(role: Role) -> str:
    """A role in the window's language."""
    return sentence(_ROLES[role])
