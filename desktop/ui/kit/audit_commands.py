"""The commands of the audit log's page."""

from desktop.domain.messages import message
from desktop.ui.kit.command import Command

AUDIT_COMMANDS: tuple[Command, ...] = (
    Command(
        "audit.search", message("Commands", "Search the audit log"), "Ctrl+F", "search", "audit_log.search", "audit"
    ),
    Command("audit.more", message("Commands", "Show older entries"), "", "chevron-down", "audit_log.search", "audit"),
    Command("audit.export", message("Commands", "Export the audit log"), "", "save", "audit_files.export", "audit"),
    Command(
        "audit.back", message("Commands", "Back to the settings"), "Esc", "chevron-left", "audit_log.search", "audit"
    ),
)
