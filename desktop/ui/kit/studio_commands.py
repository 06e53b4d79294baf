"""The commands of the poster studio. Those of its tools are single letters, which work while the canvas has the keys."""

from desktop.domain.messages import Message, message
from desktop.ui.kit.command import Command


def _command(name: str, text: Message, shortcut: str = "", icon: str = "edit") -> Command:
    return Command(f"studio.{name}", text, shortcut, icon, "own_templates.save", "studio")


TOOLS: tuple[Command, ...] = (
    _command("select", message("Commands", "Select elements"), "S"),
    _command("add_text", message("Commands", "Add a text"), "T", "add"),
    _command("add_code", message("Commands", "Add a code"), "Q", "add"),
    _command("add_picture", message("Commands", "Add a picture"), "P", "image"),
    _command("add_line", message("Commands", "Add a line"), "L", "add"),
    _command("add_box", message("Commands", "Add a box"), "B", "add"),
    _command("add_ellipse", message("Commands", "Add a circle"), "C", "add"),
    _command("add_arrow", message("Commands", "Add an arrow"), "A", "add"),
)
"""What stands in the column of tools."""
STUDIO: tuple[Command, ...] = (
    _command("new", message("Commands", "Begin an empty layout"), "Ctrl+N", "add"),
    _command("save", message("Commands", "Save the layout"), "Ctrl+S", "save"),
    _command("save_as", message("Commands", "Save the layout under another name"), "Ctrl+Shift+S", "save"),
    _command("done", message("Commands", "Finish editing the layout"), "Ctrl+Return", "check"),
    _command("undo", message("Commands", "Undo"), "Ctrl+Z", "history"),
    _command("redo", message("Commands", "Redo"), "Ctrl+Y", "history"),
    *TOOLS,
    _command("block_header", message("Commands", "Add the header with the venue’s name"), "", "add"),
    _command("block_steps", message("Commands", "Add the three steps"), "", "add"),
    _command("block_green_channel", message("Commands", "Add the green-channel line"), "", "add"),
    _command("block_paper_form", message("Commands", "Add what to do where scanning fails"), "", "add"),
    _command("block_foot", message("Commands", "Add serial number and issue date"), "", "add"),
    _command("select_all", message("Commands", "Select everything"), "Ctrl+A"),
    _command("copy", message("Commands", "Copy elements"), "Ctrl+C", "copy"),
    _command("cut", message("Commands", "Cut elements"), "Ctrl+X", "copy"),
    _command("paste", message("Commands", "Paste elements"), "Ctrl+V", "copy"),
    _command("paste_in_place", message("Commands", "Paste elements in the same place"), "Ctrl+Shift+V", "copy"),
    _command("duplicate", message("Commands", "Duplicate elements"), "Ctrl+D", "copy"),
    _command("delete", message("Commands", "Delete elements"), "Del", "delete"),
    _command("words", message("Commands", "Change the words of the text"), "F2"),
    _command("field", message("Commands", "Insert a field into the text"), "Ctrl+Shift+F", "add"),
    _command("group", message("Commands", "Group elements"), "Ctrl+G"),
    _command("ungroup", message("Commands", "Ungroup elements"), "Ctrl+Shift+G"),
    _command("lock", message("Commands", "Lock or unlock elements"), "Ctrl+Shift+K", "lock"),
    _command("hide", message("Commands", "Hide or show elements"), "Ctrl+Shift+H", "eye"),
    _command("up", message("Commands", "Bring elements forward"), "Ctrl+]", "up"),
    _command("down", message("Commands", "Send elements backward"), "Ctrl+[", "down"),
    _command("top", message("Commands", "Bring elements to the front"), "Ctrl+Shift+]", "up"),
    _command("bottom", message("Commands", "Send elements to the back"), "Ctrl+Shift+[", "down"),
    _command("align_left", message("Commands", "Align left")),
    _command("align_centre", message("Commands", "Align centres")),
    _command("align_right", message("Commands", "Align right")),
    _command("align_top", message("Commands", "Align tops")),
    _command("align_middle", message("Commands", "Align middles")),
    _command("align_bottom", message("Commands", "Align bottoms")),
    _command("distribute_across", message("Commands", "Distribute across")),
    _command("distribute_down", message("Commands", "Distribute down")),
    _command("previous_gate", message("Commands", "Look at the previous gate’s poster"), "Alt+Left", "chevron-left"),
    _command("next_gate", message("Commands", "Look at the next gate’s poster"), "Alt+Right", "chevron-right"),
    _command("language", message("Commands", "Look at the poster in the next language"), "Ctrl+Alt+L", "language"),
    _command("only_gate", message("Commands", "Change this gate’s poster only"), "Ctrl+Shift+O", "gate"),
    _command("reset", message("Commands", "Make elements as at all gates"), "", "history"),
    _command("zoom_in", message("Commands", "Zoom in"), "Ctrl+=", "add"),
    _command("zoom_out", message("Commands", "Zoom out"), "Ctrl+-", "search"),
    _command("fit", message("Commands", "Show the whole page"), "Ctrl+Alt+0", "search"),
    _command("actual_size", message("Commands", "Show the page in its real size"), "Ctrl+Alt+1", "search"),
)
