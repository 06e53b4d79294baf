"""Every command of the window, declared once.

Page headers, menus, tool tips, the F1 sheet and the Ctrl+K palette are made from these; a page only says what
each of its commands does.
"""

from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.ui.kit.audit_commands import AUDIT_COMMANDS
from desktop.ui.kit.command import Command, may_run
from desktop.ui.kit.exposure_commands import EXPOSURE
from desktop.ui.kit.find_commands import FIND_COMMANDS
from desktop.ui.kit.poster_commands import POSTER_COMMANDS
from desktop.ui.kit.studio_commands import STUDIO

__all__ = ["COMMANDS", "GROUPS", "OTHER_PAGES", "PAGES", "Command", "may_run"]

_PRINTING = (Right.PRINT_POSTERS, Right.PRINT_OWN_GATE)
_ENTERING = (Right.ENTER_DECLARATIONS, Right.ENTER_AT_OWN_GATE)
_COUNTING = (Right.COUNT, Right.COUNT_AT_OWN_GATE)
_READING = (Right.SEE_STATISTICS, Right.SEE_OWN_STATISTICS)

PAGES: tuple[Command, ...] = (
    Command("go.today", message("Commands", "Today"), "Ctrl+1", "today", page="today"),
    Command(
        "go.green-channel", message("Commands", "Green channel"), "Ctrl+2", "green-channel", _ENTERING, "green-channel"
    ),
    Command("go.counting", message("Commands", "Counting"), "Ctrl+3", "counting", _COUNTING, "counting"),
    Command("go.posters", message("Commands", "Posters"), "Ctrl+4", "posters", _PRINTING, "posters"),
    Command("go.statistics", message("Commands", "Statistics"), "Ctrl+5", "statistics", _READING, "statistics"),
    Command("go.find", message("Commands", "Find"), "Ctrl+6", "find", (Right.ENTER_DECLARATIONS,), "find"),
    Command(
        "go.exposure", message("Commands", "Exposure"), "Ctrl+0", "exposure", (Right.SEE_PERSONAL_DATA,), "exposure"
    ),
    Command("go.venue", message("Commands", "Venue"), "Ctrl+7", "venue", page="venue"),
    Command("go.sync", message("Commands", "Sync"), "Ctrl+8", "sync", (Right.SYNC,), "sync"),
    Command("go.settings", message("Commands", "Settings"), "Ctrl+9", "settings", page="settings"),
)
"""The way to each page, in the order of the rail; a number stays with its page when others are added."""
OTHER_PAGES = (
    Command("go.shift", message("Commands", "Shift close"), "Ctrl+J", "check-circle", page="shift"),
    Command("go.studio", message("Commands", "Edit layouts"), "", "edit", (Right.EDIT_VENUE,), "studio"),
    Command("go.audit", message("Commands", "Audit log"), "", "history", (Right.EDIT_MEMBERS,), "audit"),
)
"""The way to pages that are not on the rail: another page leads to each."""

_EDITING = (Right.EDIT_VENUE,)
_WINDOW: tuple[Command, ...] = (
    Command("window.palette", message("Commands", "Search commands"), "Ctrl+K", "search"),
    Command("window.shortcuts", message("Commands", "Keyboard shortcuts"), "F1", "keyboard"),
    Command("window.lock", message("Commands", "Lock"), "Ctrl+L", "lock"),
    Command("window.language", message("Commands", "Switch between Chinese and English"), "Ctrl+Shift+L", "language"),
    Command("window.big", message("Commands", "Big mode on or off"), "Ctrl+Shift+M", "text-size"),
    Command("window.privacy", message("Commands", "Cover or show personal data"), "F12", "eye-off"),
    Command("window.rail", message("Commands", "Move between the page list and the page"), "F6", "switch"),
    Command("window.quit", message("Commands", "Quit"), "Ctrl+Q", "logout"),
)
_VENUE: tuple[Command, ...] = (
    Command("venue.edit", message("Commands", "Edit the venue’s details"), "Ctrl+E", "edit", _EDITING, "venue"),
    Command("venue.wording", message("Commands", "Words on posters and slips"), "", "posters", _EDITING, "venue"),
    Command("venue.history", message("Commands", "Show the venue’s history"), "Ctrl+H", "history", (), "venue"),
    Command("venue.adopt", message("Commands", "Adopt an official code"), "", "image", _EDITING, "venue"),
    Command(
        "venue.check_in", message("Commands", "Choose whether the codes lead to the hub"), "", "qr", _EDITING, "venue"
    ),
    Command("venue.copy_code", message("Commands", "Copy the declaration code"), "Ctrl+Shift+C", "copy", (), "venue"),
    Command("venue.rotate_code", message("Commands", "Replace the declaration code"), "", "rotate", _EDITING, "venue"),
    Command("gates.add", message("Commands", "Add a gate"), "Ctrl+G", "gate", (Right.EDIT_GATES,), "venue"),
    Command(
        "gates.add_list",
        message("Commands", "Add gates from a list"),
        "Ctrl+Shift+G",
        "add",
        (Right.EDIT_GATES,),
        "venue",
    ),
    Command(
        "members.add_inspector",
        message("Commands", "Add an inspector"),
        "Ctrl+I",
        "person",
        (Right.EDIT_MEMBERS,),
        "venue",
    ),
    Command(
        "members.add_clerk",
        message("Commands", "Add a clerk"),
        "Ctrl+Shift+I",
        "person",
        (Right.EDIT_MEMBERS,),
        "venue",
    ),
    Command(
        "members.recovery",
        message("Commands", "Make a new recovery sheet"),
        "",
        "print",
        (Right.EDIT_MEMBERS,),
        "venue",
    ),
    Command(
        "members.hand_over",
        message("Commands", "Hand over the manager’s role"),
        "",
        "people",
        (Right.EDIT_MEMBERS,),
        "venue",
    ),
)
_TODAY: tuple[Command, ...] = (
    Command("today.enter", message("Commands", "Enter a slip"), "Ctrl+N", "green-channel", _ENTERING, "today"),
    Command(
        "reports.handover",
        message("Commands", "Print the handover sheet"),
        "Ctrl+P",
        "print",
        (Right.SEE_STATISTICS,),
        "today",
    ),
    Command(
        "reports.daily",
        message("Commands", "Print the daily report"),
        "Ctrl+D",
        "print",
        (Right.SEE_STATISTICS,),
        "today",
    ),
    Command(
        "reports.weekly",
        message("Commands", "Print the weekly report"),
        "Ctrl+Shift+D",
        "print",
        (Right.SEE_STATISTICS,),
        "today",
    ),
    Command(
        "today.gates",
        message("Commands", "See what came from gates and was not taken over"),
        "",
        "gate",
        (Right.ENTER_DECLARATIONS,),
        "today",
    ),
    Command("reports.tally", message("Commands", "Print blank tally sheets"), "Ctrl+T", "print", _COUNTING, "today"),
)
_SHIFT: tuple[Command, ...] = (
    Command(
        "shift.print",
        message("Commands", "Print the handover sheet and the daily report"),
        "Ctrl+P",
        "print",
        (Right.SEE_STATISTICS,),
        "shift",
    ),
    Command(
        "shift.preview",
        message("Commands", "Look at the handover sheet and the daily report"),
        "",
        "eye",
        (Right.SEE_STATISTICS,),
        "shift",
    ),
    Command("shift.back", message("Commands", "Back to Today"), "Esc", "chevron-left", (), "shift"),
)
_BATCHES = (Right.ENTER_DECLARATIONS,)
_GREEN_CHANNEL: tuple[Command, ...] = (
    Command(
        "entry.save",
        message("Commands", "Save and start the next slip"),
        "Ctrl+Return",
        "save",
        _ENTERING,
        "green-channel",
    ),
    Command(
        "entry.slip", message("Commands", "Go to the slip’s number"), "S", "green-channel", _ENTERING, "green-channel"
    ),
    Command(
        "entry.insist",
        message("Commands", "Keep a doubtful field and say why"),
        "F2",
        "edit",
        _ENTERING,
        "green-channel",
    ),
    Command(
        "entry.same", message("Commands", "Fill in as on the last visit"), "F4", "history", _ENTERING, "green-channel"
    ),
    Command(
        "entry.offer",
        message("Commands", "Take a number that is offered (Alt and its digit)"),
        "",
        "check",
        _ENTERING,
        "green-channel",
    ),
    Command(
        "entry.deny",
        message("Commands", "Answer no to every open question (* in one of them)"),
        "",
        "check",
        _ENTERING,
        "green-channel",
    ),
    Command(
        "entry.undo",
        message("Commands", "Take back the slip that was saved last"),
        "Ctrl+Z",
        "history",
        _ENTERING,
        "green-channel",
    ),
    Command("entry.spoil", message("Commands", "Void this slip"), "", "delete", _BATCHES, "green-channel"),
    Command("entry.clear", message("Commands", "Empty the form"), "", "close", _ENTERING, "green-channel"),
    Command("entry.pile", message("Commands", "Batch entry of slips"), "Ctrl+B", "posters", _ENTERING, "green-channel"),
    Command(
        "entry.pile_end",
        message("Commands", "Finish the pile and compare"),
        "Ctrl+Shift+B",
        "check",
        _ENTERING,
        "green-channel",
    ),
    Command(
        "entry.fever", message("Commands", "Deal with a fever that waits"), "F7", "warning", _ENTERING, "green-channel"
    ),
    Command(
        "entry.card",
        message("Commands", "Visitor cards: issue, replace, void"),
        "F8",
        "person",
        _BATCHES,
        "green-channel",
    ),
    Command("entry.blank", message("Commands", "Print blank slips"), "Ctrl+P", "print", _BATCHES, "green-channel"),
    Command(
        "entry.import", message("Commands", "Import declarations from a file"), "", "folder", _BATCHES, "green-channel"
    ),
    Command(
        "entry.template",
        message("Commands", "Save an empty table to be filled in and imported"),
        "",
        "save",
        _BATCHES,
        "green-channel",
    ),
    Command(
        "entry.mend",
        message("Commands", "Mend lines of imports that were not taken"),
        "F9",
        "edit",
        _BATCHES,
        "green-channel",
    ),
)
_COUNTING_PAGE: tuple[Command, ...] = (
    Command("counting.undo", message("Commands", "Undo the last press"), "Ctrl+Z", "history", _COUNTING, "counting"),
    Command(
        "counting.abnormal",
        message("Commands", "Count somebody with a fever (Shift and the gate’s digit)"),
        "",
        "warning",
        _COUNTING,
        "counting",
    ),
    Command(
        "counting.fever", message("Commands", "Deal with a fever that waits"), "F7", "warning", _COUNTING, "counting"
    ),
    Command("counting.sheet", message("Commands", "Enter tally sheets"), "Ctrl+E", "edit", _COUNTING, "counting"),
)
_STATISTICS: tuple[Command, ...] = (
    Command(
        "statistics.previous",
        message("Commands", "Show the days before"),
        "PgUp",
        "chevron-left",
        _READING,
        "statistics",
    ),
    Command(
        "statistics.next", message("Commands", "Show the days after"), "PgDown", "chevron-right", _READING, "statistics"
    ),
    Command(
        "statistics.export",
        message("Commands", "Export the hourly figures"),
        "Ctrl+S",
        "save",
        (Right.SEE_STATISTICS,),
        "statistics",
    ),
    Command("statistics.copy", message("Commands", "Copy the figures"), "Ctrl+Shift+C", "copy", _READING, "statistics"),
    Command(
        "statistics.recompute",
        message("Commands", "Count all hours again"),
        "",
        "rotate",
        _EDITING,
        "statistics",
    ),
)
_SYNC: tuple[Command, ...] = (
    Command("sync.now", message("Commands", "Sync now"), "F5", "sync", (Right.SYNC,), "sync"),
    Command("sync.export", message("Commands", "Export to a USB stick"), "Ctrl+S", "save", (Right.SYNC,), "sync"),
    Command(
        "sync.receipt",
        message("Commands", "Take the receipt from a USB stick"),
        "Ctrl+O",
        "folder",
        (Right.SYNC,),
        "sync",
    ),
    Command("sync.enrol", message("Commands", "Let this desk join a hub"), "Ctrl+E", "edit", _EDITING, "sync"),
)
_SETTINGS: tuple[Command, ...] = (
    Command("settings.password", message("Commands", "Change my password"), "", "lock", (), "settings"),
    Command("settings.folder", message("Commands", "Open the desk’s folder"), "", "folder", (), "settings"),
    Command(
        "settings.retention",
        message("Commands", "Change the retention"),
        "",
        "history",
        _EDITING,
        "settings",
    ),
    Command(
        "settings.box", message("Commands", "Begin another box"), "", "folder", (Right.ENTER_DECLARATIONS,), "settings"
    ),
    Command("settings.shred", message("Commands", "Shred expired slips"), "", "delete", _EDITING, "settings"),
)

COMMANDS: dict[str, Command] = {
    c.id: c
    for c in (
        *PAGES,
        *OTHER_PAGES,
        *_WINDOW,
        *_TODAY,
        *_SHIFT,
        *_GREEN_CHANNEL,
        *_COUNTING_PAGE,
        *POSTER_COMMANDS,
        *STUDIO,
        *FIND_COMMANDS,
        *EXPOSURE,
        *_VENUE,
        *_STATISTICS,
        *_SYNC,
        *_SETTINGS,
        *AUDIT_COMMANDS,
    )
}

GROUPS: dict[str, Message] = {"": message("Commands", "Anywhere"), **{c.page: c.text for c in (*PAGES, *OTHER_PAGES)}}
"""Headings of the F1 sheet, by the page of a command."""
