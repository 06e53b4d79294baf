"""The commands of the audit log's page."""

from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.ui.kit.command import Command

_MANAGING = (Right.EDIT_MEMBERS,)

AUDIT_COMMANDS: tuple[Command, ...] = (
    Command("audit.search", message("Commands", "Search the audit log"), "Ctrl+F", "search", _MANAGING, "audit"),
    Command("audit.more", message("Commands", "Show older entries"), "", "chevron-down", _MANAGING, "audit"),
    Command("audit.export", message("Commands", "Export the audit log"), "", "save", _MANAGING, "audit"),
    Command("audit.back", message("Commands", "Back to the settings"), "Esc", "chevron-left", _MANAGING, "audit"),
)
