"""What can be done in the office's window."""

from desktop.domain.messages import message
from desktop.ui.kit.command import Command

OFFICE: dict[str, Command] = {
    command.id: command
    for command in (
        Command("office.open", message("Commands", "Open a case’s sealed list"), "Ctrl+O", "folder"),
        Command("office.find", message("Commands", "Find a person in sealed lists"), "Ctrl+F", "search"),
        Command("office.add_list", message("Commands", "Choose lists to search in"), "Ctrl+N", "add"),
        Command("office.stays", message("Commands", "Use the person’s stays as those of a case"), "Ctrl+S", "save"),
        Command("office.call", message("Commands", "Note a call to the chosen person"), "Ctrl+R", "edit"),
        Command("office.unmask", message("Commands", "Show the chosen person in full"), "Ctrl+U", "eye"),
        Command("office.case", message("Commands", "Say that the chosen person is the case"), "Ctrl+I", "person"),
        Command("office.seen", message("Commands", "Mark the contacts of the case as seen"), "", "check"),
        Command("office.close", message("Commands", "Close the case or reopen it"), "", "check-circle"),
        Command("office.export", message("Commands", "Export the list of contacts"), "Ctrl+Shift+E", "save"),
        Command("office.help", message("Commands", "Help on this page"), "F1", "info"),
        Command("office.lock", message("Commands", "Lock"), "Ctrl+L", "lock"),
        Command(
            "office.language", message("Commands", "Switch between Chinese and English"), "Ctrl+Shift+L", "language"
        ),
        Command("office.privacy", message("Commands", "Cover or show personal data"), "F12", "eye-off"),
        Command("office.quit", message("Commands", "Quit"), "Ctrl+Q", "logout"),
    )
}
