"""Words for what members are."""

from desktop.domain.messages import Message, message
from desktop.domain.people import Role
from desktop.ui.i18n import sentence

_ROLES: dict[Role, Message] = {
    Role.MANAGER: message("Roles", "Manager"),
    Role.CLERK: message("Roles", "Front desk"),
    Role.INSPECTOR: message("Roles", "Inspector"),
}


def role_text(role: Role) -> str:
    """A role in the window's language."""
    return sentence(_ROLES[role])
