"""Every command of the window, declared once.

Page headers, menus, tool tips, the sheet of shortcuts and the Ctrl+K palette are made from these; a page only says what
each of its commands does.
"""

from desktop.domain.messages import Message, message
from desktop.ui.kit.audit_commands import AUDIT_COMMANDS
from desktop.ui.kit.backup_commands import BACKUP_COMMANDS
from desktop.ui.kit.command import Command, Permissions, may_run
from desktop.ui.kit.exposure_commands import EXPOSURE
from desktop.ui.kit.find_commands import FIND_COMMANDS
from desktop.ui.kit.green_channel_commands import GREEN_CHANNEL
from desktop.ui.kit.poster_commands import POSTER_COMMANDS
from desktop.ui.kit.studio_commands import STUDIO

__all__ = ["COMMANDS", "GROUPS", "OTHER_PAGES", "PAGES", "Command", "Permissions", "may_run"]


PAGES: tuple[Command, ...] = (
    Command("go.today", message("Commands", "Today"), "Ctrl+1", "today", page="today"),
    Command(
        "go.green-channel",
        message("Commands", "Green channel"),
        "Ctrl+2",
        "green-channel",
        "declarations.enter",
        "green-channel",
    ),
    Command("go.counting", message("Commands", "Counting"), "Ctrl+3", "counting", "counting.board", "counting"),
    Command("go.posters", message("Commands", "Posters"), "Ctrl+4", "posters", "posters.states", "posters"),
    Command("go.statistics", message("Commands", "Statistics"), "Ctrl+5", "statistics", "statistics.day", "statistics"),
    Command("go.find", message("Commands", "Find"), "Ctrl+6", "find", "declarations.find", "find"),
    Command("go.exposure", message("Commands", "Exposure"), "Ctrl+0", "exposure", "exposure.look_up", "exposure"),
    Command("go.venue", message("Commands", "Venue"), "Ctrl+7", "venue", page="venue"),
    Command("go.sync", message("Commands", "Sync"), "Ctrl+8", "sync", "sync.sync_now", "sync"),
    Command("go.settings", message("Commands", "Settings"), "Ctrl+9", "settings", page="settings"),
)
"""The way to each page, in the order of the rail; a number stays with its page when others are added."""
OTHER_PAGES = (
    Command("go.shift", message("Commands", "Shift close"), "Ctrl+J", "check-circle", page="shift"),
    Command("go.studio", message("Commands", "Edit layouts"), "", "edit", "own_templates.save", "studio"),
    Command("go.audit", message("Commands", "Audit log"), "", "history", "audit_log.search", "audit"),
    Command("go.backup", message("Commands", "Backup"), "", "save", "backup.status", "backup"),
)
"""The way to pages that are not on the rail: another page leads to each."""

_WINDOW: tuple[Command, ...] = (
    Command("window.palette", message("Commands", "Search commands"), "Ctrl+K", "search"),
    Command("window.help", message("Commands", "Help on this page"), "F1", "info"),
    Command("window.shortcuts", message("Commands", "Keyboard shortcuts"), "Ctrl+/", "keyboard"),
    Command("window.lock", message("Commands", "Lock"), "Ctrl+L", "lock"),
    Command("window.language", message("Commands", "Switch between Chinese and English"), "Ctrl+Shift+L", "language"),
    Command("window.big", message("Commands", "Big mode on or off"), "Ctrl+Shift+M", "text-size"),
    Command("window.privacy", message("Commands", "Cover or show personal data"), "F12", "eye-off"),
    Command("window.rail", message("Commands", "Move between the page list and the page"), "F6", "switch"),
    Command("window.quit", message("Commands", "Quit"), "Ctrl+Q", "logout"),
)
_VENUE: tuple[Command, ...] = (
    Command("venue.edit", message("Commands", "Edit the venue’s details"), "Ctrl+E", "edit", "venue.edit", "venue"),
    Command("venue.wording", message("Commands", "Words on posters and slips"), "", "posters", "wording.save", "venue"),
    Command(
        "venue.history", message("Commands", "Show the venue’s history"), "Ctrl+H", "history", "venue.history", "venue"
    ),
    Command("venue.print", message("Commands", "Print the venue sheet"), "", "print", "", "venue"),
    Command(
        "venue.adopt", message("Commands", "Adopt an official code"), "", "image", "venue.adopt_official_code", "venue"
    ),
    Command(
        "venue.check_in",
        message("Commands", "Choose whether the codes lead to the hub"),
        "",
        "qr",
        "check_in.accept",
        "venue",
    ),
    Command("venue.copy_code", message("Commands", "Copy the declaration code"), "Ctrl+Shift+C", "copy", "", "venue"),
    Command(
        "venue.rotate_code",
        message("Commands", "Replace the declaration code"),
        "",
        "rotate",
        "venue.rotate_declaration_code",
        "venue",
    ),
    Command("gates.add", message("Commands", "Add a gate"), "Ctrl+G", "gate", "gates.add", "venue"),
    Command(
        "gates.add_list",
        message("Commands", "Add gates from a list"),
        "Ctrl+Shift+G",
        "add",
        "gate_lists.add",
        "venue",
    ),
    Command(
        "members.add_inspector",
        message("Commands", "Add an inspector"),
        "Ctrl+I",
        "person",
        "members.bind_inspector",
        "venue",
    ),
    Command(
        "members.add_clerk",
        message("Commands", "Add a clerk"),
        "Ctrl+Shift+I",
        "person",
        "members.add_clerk",
        "venue",
    ),
    Command(
        "members.recovery",
        message("Commands", "Make a new recovery sheet"),
        "",
        "print",
        "members.new_recovery_code",
        "venue",
    ),
    Command(
        "members.hand_over",
        message("Commands", "Hand over the manager’s role"),
        "",
        "people",
        "members.hand_over",
        "venue",
    ),
)
_TODAY: tuple[Command, ...] = (
    Command(
        "today.enter", message("Commands", "Enter a slip"), "Ctrl+N", "green-channel", "declarations.enter", "today"
    ),
    Command(
        "reports.handover",
        message("Commands", "Print the handover sheet"),
        "Ctrl+P",
        "print",
        "count_reports.handover",
        "today",
    ),
    Command(
        "reports.daily",
        message("Commands", "Print the daily report"),
        "Ctrl+D",
        "print",
        "count_reports.report",
        "today",
    ),
    Command(
        "reports.weekly",
        message("Commands", "Print the weekly report"),
        "Ctrl+Shift+D",
        "print",
        "count_reports.report",
        "today",
    ),
    Command(
        "today.gates",
        message("Commands", "See what came from gates and was not taken over"),
        "",
        "gate",
        "gate_inbox.held",
        "today",
    ),
    Command(
        "today.tour",
        message("Commands", "Put the list of things to try away"),
        "",
        "close",
        "demo_tour.put_away",
        "today",
    ),
    Command(
        "reports.tally",
        message("Commands", "Print blank tally sheets"),
        "Ctrl+T",
        "print",
        "count_reports.tally",
        "today",
    ),
)
_SHIFT: tuple[Command, ...] = (
    Command(
        "shift.print",
        message("Commands", "Print the handover sheet and the daily report"),
        "Ctrl+P",
        "print",
        "count_reports.shift_close",
        "shift",
    ),
    Command(
        "shift.preview",
        message("Commands", "Look at the handover sheet and the daily report"),
        "",
        "eye",
        "count_reports.shift_close",
        "shift",
    ),
    Command("shift.back", message("Commands", "Back to Today"), "Esc", "chevron-left", "", "shift"),
)
_COUNTING_PAGE: tuple[Command, ...] = (
    Command(
        "counting.undo", message("Commands", "Undo the last press"), "Ctrl+Z", "history", "counting.undo", "counting"
    ),
    Command(
        "counting.abnormal",
        message("Commands", "Count somebody with a fever (Shift and the gate’s digit)"),
        "",
        "warning",
        "counting.abnormal",
        "counting",
    ),
    Command(
        "counting.fever",
        message("Commands", "Deal with a fever that waits"),
        "F7",
        "warning",
        "fevers.open",
        "counting",
    ),
    Command(
        "counting.sheet", message("Commands", "Enter tally sheets"), "Ctrl+E", "edit", "hour_sheets.enter", "counting"
    ),
)
_STATISTICS: tuple[Command, ...] = (
    Command(
        "statistics.previous",
        message("Commands", "Show the days before"),
        "PgUp",
        "chevron-left",
        "statistics.day",
        "statistics",
    ),
    Command(
        "statistics.next",
        message("Commands", "Show the days after"),
        "PgDown",
        "chevron-right",
        "statistics.day",
        "statistics",
    ),
    Command(
        "statistics.export",
        message("Commands", "Export the hourly figures"),
        "Ctrl+S",
        "save",
        "count_files.hourly",
        "statistics",
    ),
    Command(
        "statistics.copy",
        message("Commands", "Copy the figures"),
        "Ctrl+Shift+C",
        "copy",
        "statistics.day",
        "statistics",
    ),
    Command(
        "statistics.recompute",
        message("Commands", "Count all hours again"),
        "",
        "rotate",
        "rollups.recompute",
        "statistics",
    ),
)
_SYNC: tuple[Command, ...] = (
    Command("sync.now", message("Commands", "Sync now"), "F5", "sync", "sync.sync_now", "sync"),
    Command(
        "sync.export", message("Commands", "Export to a USB stick"), "Ctrl+S", "save", "sync.export_bundle", "sync"
    ),
    Command(
        "sync.receipt",
        message("Commands", "Take the receipt from a USB stick"),
        "Ctrl+O",
        "folder",
        "sync.take_receipt",
        "sync",
    ),
    Command(
        "sync.enrol", message("Commands", "Let this desk join a hub"), "Ctrl+E", "edit", "enrolment.enroll", "sync"
    ),
)
_SETTINGS: tuple[Command, ...] = (
    Command(
        "settings.password",
        message("Commands", "Change my password"),
        "",
        "lock",
        "members.change_password",
        "settings",
    ),
    Command("settings.folder", message("Commands", "Open the desk’s folder"), "", "folder", "", "settings"),
    Command("settings.map", message("Commands", "Choose a map"), "", "pin", "map_choices.choose", "settings"),
    Command(
        "settings.retention",
        message("Commands", "Change the retention"),
        "",
        "history",
        "retention.set_days",
        "settings",
    ),
    Command("settings.box", message("Commands", "Begin another box"), "", "folder", "destruction.set_box", "settings"),
    Command(
        "settings.shred", message("Commands", "Shred expired slips"), "", "delete", "destruction.certify", "settings"
    ),
    Command("settings.changes", message("Commands", "Show what’s new"), "", "info", "", "settings"),
    Command("settings.licences", message("Commands", "Show the licences"), "", "info", "", "settings"),
)

COMMANDS: dict[str, Command] = {
    c.id: c
    for c in (
        *PAGES,
        *OTHER_PAGES,
        *_WINDOW,
        *_TODAY,
        *_SHIFT,
        *GREEN_CHANNEL,
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
        *BACKUP_COMMANDS,
    )
}

GROUPS: dict[str, Message] = {"": message("Commands", "Anywhere"), **{c.page: c.text for c in (*PAGES, *OTHER_PAGES)}}
"""Headings of the sheet of shortcuts, by the page of a command."""
