"""The commands of the Find page."""

from desktop.domain.messages import message
from desktop.ui.kit.command import Command

FIND_COMMANDS: tuple[Command, ...] = (
    Command("find.search", message("Commands", "Search declarations"), "Ctrl+F", "search", "declarations.find", "find"),
    Command(
        "find.correct", message("Commands", "Correct the declaration"), "Ctrl+E", "edit", "declarations.correct", "find"
    ),
    Command(
        "find.unmask",
        message("Commands", "Show the personal data in full"),
        "Ctrl+U",
        "eye",
        "declarations.unmasked",
        "find",
    ),
    Command(
        "find.hold",
        message("Commands", "Begin or end a legal hold"),
        "Ctrl+H",
        "lock",
        "retention.hold",
        "find",
    ),
    Command(
        "find.access",
        message("Commands", "Print what the desk holds about this person"),
        "Ctrl+P",
        "print",
        "subject_access.make",
        "find",
    ),
    Command(
        "find.erase",
        message("Commands", "Erase the declaration before its time"),
        "",
        "delete",
        "erasure.erase",
        "find",
    ),
    Command(
        "find.more", message("Commands", "Show more of what was found"), "Ctrl+M", "more", "declarations.find", "find"
    ),
    Command(
        "find.exposure",
        message("Commands", "Look up who was here at the same time as this visitor"),
        "Ctrl+T",
        "exposure",
        "exposure.look_up",
        "find",
    ),
    Command(
        "find.export",
        message("Commands", "Export declarations to a file"),
        "",
        "save",
        "exports.export",
        "find",
    ),
)
