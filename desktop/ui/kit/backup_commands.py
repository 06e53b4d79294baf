"""The commands of the page of backups."""

from desktop.domain.messages import message
from desktop.ui.kit.command import Command

BACKUP_COMMANDS: tuple[Command, ...] = (
    Command("backup.now", message("Commands", "Back up now"), "Ctrl+B", "save", "backup.copy_now", "backup"),
    Command("backup.second", message("Commands", "Choose a second place"), "", "folder", "backup.set_plan", "backup"),
    Command("backup.file", message("Commands", "Back up to a file"), "", "save", "backup.make", "backup"),
    Command("backup.move", message("Commands", "Move the desk to another PC"), "", "switch", "backup.move", "backup"),
    Command(
        "backup.back", message("Commands", "Back to the settings"), "Esc", "chevron-left", "backup.status", "backup"
    ),
)
