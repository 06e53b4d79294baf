"""Commands of the posters page, for the registry of all commands."""

from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.ui.kit.command import Command

NEW_LAYOUT = "new:"
"""What ``go.studio`` is about where an empty layout is to be begun; a size of paper may follow."""
_PRINTING = (Right.PRINT_POSTERS, Right.PRINT_OWN_GATE)
POSTER_COMMANDS: tuple[Command, ...] = (
    Command("posters.print", message("Commands", "Print posters"), "Ctrl+P", "print", _PRINTING, "posters"),
    Command("posters.save", message("Commands", "Save posters as PDF"), "Ctrl+S", "save", _PRINTING, "posters"),
    Command(
        "posters.save_for_shop",
        message("Commands", "Save posters for a print shop"),
        "",
        "save",
        _PRINTING,
        "posters",
    ),
    Command(
        "posters.save_pictures",
        message("Commands", "Save pictures for screens"),
        "Ctrl+Shift+S",
        "image",
        _PRINTING,
        "posters",
    ),
    Command(
        "posters.options",
        message("Commands", "Options for printing and saving"),
        "Ctrl+Shift+P",
        "settings",
        _PRINTING,
        "posters",
    ),
    Command("posters.calibrate", message("Commands", "Calibrate the printer"), "", "pin", _PRINTING, "posters"),
    Command(
        "posters.save_code",
        message("Commands", "Save one code as a picture"),
        "",
        "image",
        (Right.PRINT_POSTERS,),
        "posters",
    ),
    Command(
        "posters.edit_layout",
        message("Commands", "Edit the layout of the posters"),
        "Ctrl+E",
        "edit",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command(
        "posters.new_layout",
        message("Commands", "Begin an empty layout for posters"),
        "Ctrl+N",
        "add",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command(
        "posters.copy_template", message("Commands", "Copy the template"), "", "copy", (Right.EDIT_VENUE,), "posters"
    ),
    Command(
        "posters.rename_template",
        message("Commands", "Rename the template"),
        "",
        "edit",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command(
        "posters.delete_template",
        message("Commands", "Delete the template"),
        "",
        "delete",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command(
        "posters.usual_template",
        message("Commands", "Offer the template first"),
        "",
        "check",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command("posters.export_template", message("Commands", "Save the layout as a file"), "", "save", (), "posters"),
    Command(
        "posters.import_template",
        message("Commands", "Add a layout from a file"),
        "",
        "folder",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command(
        "posters.replace_text",
        message("Commands", "Replace a text in all your templates"),
        "",
        "edit",
        (Right.EDIT_VENUE,),
        "posters",
    ),
    Command(
        "posters.reprint",
        message("Commands", "Print again what is out of date"),
        "Ctrl+R",
        "rotate",
        _PRINTING,
        "posters",
    ),
    Command(
        "posters.history", message("Commands", "Show the gate’s earlier posters"), "Ctrl+H", "history", (), "posters"
    ),
    Command(
        "posters.round",
        message("Commands", "Go round and look at all codes"),
        "Ctrl+Shift+F",
        "search",
        _PRINTING,
        "posters",
    ),
    Command("posters.check", message("Commands", "Check a code on the wall"), "Ctrl+F", "find", (), "posters"),
    Command(
        "posters.previous_gate", message("Commands", "Show the previous gate’s poster"), "PgUp", "up", (), "posters"
    ),
    Command("posters.next_gate", message("Commands", "Show the next gate’s poster"), "PgDown", "down", (), "posters"),
)
