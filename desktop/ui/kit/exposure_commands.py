"""What can be done on the Exposure page."""

from desktop.domain.messages import Message, message
from desktop.ui.kit.command import Command


def _command(name: str, call: str, text: Message, shortcut: str, icon: str) -> Command:
    return Command(f"exposure.{name}", text, shortcut, icon, call, "exposure")


EXPOSURE: tuple[Command, ...] = (
    _command("search", "exposure.people", message("Commands", "Search for the case"), "Ctrl+F", "search"),
    _command(
        "add_stay", "exposure.typed_stay", message("Commands", "Add a stay of the case for the lookup"), "Ctrl+N", "add"
    ),
    _command(
        "correct_stay",
        "exposure.typed_stay",
        message("Commands", "Correct a stay of the case for the lookup"),
        "Ctrl+E",
        "edit",
    ),
    _command(
        "look_up",
        "exposure.look_up",
        message("Commands", "Look up who was here at the same time"),
        "Ctrl+Return",
        "exposure",
    ),
    _command("unmask", "declarations.unmasked", message("Commands", "Show the chosen person in full"), "Ctrl+U", "eye"),
    _command("keep", "exposure_cases.open", message("Commands", "Keep the lookup as a case"), "Ctrl+S", "save"),
    _command(
        "export",
        "exposure_exports.export",
        message("Commands", "Export the list for the health office"),
        "Ctrl+Shift+E",
        "save",
    ),
    _command(
        "stays",
        "exposure_exports.export_stays",
        message("Commands", "Save the case’s stays for the hub’s console"),
        "",
        "save",
    ),
    _command("print", "exposure_exports.paper", message("Commands", "Print the list"), "Ctrl+P", "print"),
    _command("cases", "exposure_cases.list", message("Commands", "Show the cases that are kept"), "Ctrl+O", "folder"),
    _command(
        "call", "exposure_cases.note_call", message("Commands", "Note a call to the chosen person"), "Ctrl+R", "edit"
    ),
    _command("seen", "exposure_cases.see", message("Commands", "Mark the contacts of the case as seen"), "", "check"),
    _command("close", "exposure_cases.close", message("Commands", "Close the case or reopen it"), "", "check-circle"),
    _command(
        "counted", "exposure.look_up", message("Commands", "Show who was counted without a name"), "Ctrl+H", "counting"
    ),
    _command("another", "exposure.begin", message("Commands", "Begin with another case"), "Ctrl+Shift+N", "close"),
)
