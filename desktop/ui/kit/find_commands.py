"""The commands of the Find page."""

from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.ui.kit.command import Command

_BATCHES = (Right.ENTER_DECLARATIONS,)

FIND_COMMANDS: tuple[Command, ...] = (
    Command("find.search", message("Commands", "Search declarations"), "Ctrl+F", "search", _BATCHES, "find"),
    Command("find.correct", message("Commands", "Correct the declaration"), "Ctrl+E", "edit", _BATCHES, "find"),
    Command(
        "find.unmask",
        message("Commands", "Show the personal data in full"),
        "Ctrl+U",
        "eye",
        (Right.SEE_PERSONAL_DATA,),
        "find",
    ),
    Command(
        "find.hold",
        message("Commands", "Begin or end a legal hold"),
        "Ctrl+H",
        "lock",
        (Right.SEE_PERSONAL_DATA,),
        "find",
    ),
    Command(
        "find.access",
        message("Commands", "Print what the desk holds about this person"),
        "Ctrl+P",
        "print",
        (Right.SEE_PERSONAL_DATA,),
        "find",
    ),
    Command(
        "find.erase",
        message("Commands", "Erase the declaration before its time"),
        "",
        "delete",
        (Right.SEE_PERSONAL_DATA,),
        "find",
    ),
    Command("find.more", message("Commands", "Show more of what was found"), "Ctrl+M", "more", _BATCHES, "find"),
    Command(
        "find.exposure",
        message("Commands", "Look up who was here at the same time as this visitor"),
        "Ctrl+T",
        "exposure",
        (Right.SEE_PERSONAL_DATA,),
        "find",
    ),
    Command(
        "find.export",
        message("Commands", "Export declarations to a file"),
        "",
        "save",
        (Right.SEE_PERSONAL_DATA,),
        "find",
    ),
)
