"""The keys of all commands, page by page: for the sheet of shortcuts, the manual in the window and the manual on paper."""

from collections.abc import Callable, Iterable

from desktop.domain.messages import Message, message
from desktop.manual.document import KeyGroup, KeyTable
from desktop.ui.kit.command import Command, key_name
from desktop.ui.kit.commands import GROUPS

_HEAD = message("Shortcuts", "Key"), message("Shortcuts", "What it does")
_IN_FORMS: tuple[tuple[str, Message], ...] = (
    ("Return", message("Shortcuts", "Next field; in the last one, save")),
    ("Shift+Return", message("Shortcuts", "Previous field")),
    ("Ctrl+Return", message("Shortcuts", "Save")),
    ("Esc", message("Shortcuts", "Close; typed text is asked for first")),
)


def key_table(commands: Iterable[Command], words: Callable[[Message], str]) -> KeyTable:
    """The keys of these commands; ``words`` puts a message into the language of whoever reads it."""
    with_key = [command for command in commands if command.shortcut]
    ways = [c for c in with_key if c.id.startswith("go.")]
    groups = [
        (message("Shortcuts", "Pages"), [(c.shortcut, c.text) for c in ways]),
        (message("Shortcuts", "In forms"), list(_IN_FORMS)),
        *(
            (heading, [(c.shortcut, c.text) for c in with_key if c.page == page and c not in ways])
            for page, heading in GROUPS.items()
        ),
    ]
    return KeyTable(
        (words(_HEAD[0]), words(_HEAD[1])),
        tuple(
            KeyGroup(words(heading), tuple((key_name(key), words(text)) for key, text in keys))
            for heading, keys in groups
            if keys
        ),
    )
