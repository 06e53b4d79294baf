"""Commands of the posters page, for the registry of all commands."""

from desktop.domain.messages import message
from desktop.ui.kit.command import Command

NEW_LAYOUT = "new:"
"""What ``go.studio`` is about where an empty layout is to be begun; a size of paper may follow."""
POSTER_COMMANDS: tuple[Command, ...] = (
    Command(
        "posters.print", message("Commands", "Print posters"), "Ctrl+P", "print", "printing.print_posters", "posters"
    ),
    Command(
        "posters.save", message("Commands", "Save posters as PDF"), "Ctrl+S", "save", "posters.save_pdf", "posters"
    ),
    Command(
        "posters.save_for_shop",
        message("Commands", "Save posters for a print shop"),
        "",
        "save",
        "posters.save_pdf",
        "posters",
    ),
    Command(
        "posters.save_pictures",
        message("Commands", "Save pictures for screens"),
        "Ctrl+Shift+S",
        "image",
        "screen_pictures.save",
        "posters",
    ),
    Command(
        "posters.options",
        message("Commands", "Options for printing and saving"),
        "Ctrl+Shift+P",
        "settings",
        "posters.prepare",
        "posters",
    ),
    Command(
        "posters.calibrate", message("Commands", "Calibrate the printer"), "", "pin", "calibration.keep", "posters"
    ),
    Command(
        "posters.save_code",
        message("Commands", "Save one code as a picture"),
        "",
        "image",
        "code_pictures.save",
        "posters",
    ),
    Command(
        "posters.edit_layout",
        message("Commands", "Edit the layout of the posters"),
        "Ctrl+E",
        "edit",
        "own_templates.save",
        "posters",
    ),
    Command(
        "posters.new_layout",
        message("Commands", "Begin an empty layout for posters"),
        "Ctrl+N",
        "add",
        "own_templates.save",
        "posters",
    ),
    Command(
        "posters.copy_template",
        message("Commands", "Copy the template"),
        "",
        "copy",
        "own_templates.duplicate",
        "posters",
    ),
    Command(
        "posters.rename_template",
        message("Commands", "Rename the template"),
        "",
        "edit",
        "own_templates.rename",
        "posters",
    ),
    Command(
        "posters.delete_template",
        message("Commands", "Delete the template"),
        "",
        "delete",
        "own_templates.delete",
        "posters",
    ),
    Command(
        "posters.usual_template",
        message("Commands", "Offer the template first"),
        "",
        "check",
        "own_templates.set_usual",
        "posters",
    ),
    Command(
        "posters.export_template",
        message("Commands", "Save the layout as a file"),
        "",
        "save",
        "own_templates.export_file",
        "posters",
    ),
    Command(
        "posters.import_template",
        message("Commands", "Add a layout from a file"),
        "",
        "folder",
        "own_templates.import_file",
        "posters",
    ),
    Command(
        "posters.replace_text",
        message("Commands", "Replace a text in all your templates"),
        "",
        "edit",
        "replacing.replace",
        "posters",
    ),
    Command(
        "posters.reprint",
        message("Commands", "Print again what is out of date"),
        "Ctrl+R",
        "rotate",
        "reprints.print_all",
        "posters",
    ),
    Command(
        "posters.history",
        message("Commands", "Show the gate’s earlier posters"),
        "Ctrl+H",
        "history",
        "poster_history.of_gate",
        "posters",
    ),
    Command(
        "posters.round",
        message("Commands", "Go round and look at all codes"),
        "Ctrl+Shift+F",
        "search",
        "wall_rounds.finish",
        "posters",
    ),
    Command(
        "posters.check",
        message("Commands", "Check a code on the wall"),
        "Ctrl+F",
        "find",
        "code_pictures.identify",
        "posters",
    ),
    Command(
        "posters.previous_gate", message("Commands", "Show the previous gate’s poster"), "PgUp", "up", "", "posters"
    ),
    Command("posters.next_gate", message("Commands", "Show the next gate’s poster"), "PgDown", "down", "", "posters"),
)
