"""What can be done on the Exposure page."""

from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.ui.kit.command import Command


def _command(name: str, text: Message, shortcut: str, icon: str) -> Command:
    return Command(f"exposure.{name}", text, shortcut, icon, (Right.SEE_PERSONAL_DATA,), "exposure")


EXPOSURE: tuple[Command, ...] = (
    _command("search", message("Commands", "Search for the case"), "Ctrl+F", "search"),
    _command("add_stay", message("Commands", "Add a stay of the case for the lookup"), "Ctrl+N", "add"),
    _command("correct_stay", message("Commands", "Correct a stay of the case for the lookup"), "Ctrl+E", "edit"),
    _command("look_up", message("Commands", "Look up who was here at the same time"), "Ctrl+Return", "exposure"),
    _command("unmask", message("Commands", "Show the chosen person in full"), "Ctrl+U", "eye"),
    _command("keep", message("Commands", "Keep the lookup as a case"), "Ctrl+S", "save"),
    _command("export", message("Commands", "Export the list for the health office"), "Ctrl+Shift+E", "save"),
    _command("stays", message("Commands", "Save the case’s stays for the hub’s console"), "", "save"),
    _command("print", message("Commands", "Print the list"), "Ctrl+P", "print"),
    _command("cases", message("Commands", "Show the cases that are kept"), "Ctrl+O", "folder"),
    _command("call", message("Commands", "Note a call to the chosen person"), "Ctrl+R", "edit"),
    _command("seen", message("Commands", "Mark the contacts of the case as seen"), "", "check"),
    _command("close", message("Commands", "Close the case or reopen it"), "", "check-circle"),
    _command("counted", message("Commands", "Show who was counted without a name"), "Ctrl+H", "counting"),
    _command("another", message("Commands", "Begin with another case"), "Ctrl+Shift+N", "close"),
)
