"""What somebody has to know of a desk that was put back or rescued: it is kept in the desk's folder until it was read, also where
the program was closed or killed before it could say so."""

import json
from contextlib import suppress

from desktop.domain.messages import Message
from desktop.files.whole import write_whole
from desktop.services.imports.draft_json import message_json, message_of
from desktop.store.folder import DeskFolder


def keep_notes(folder: DeskFolder, notes: tuple[Message, ...]) -> None:
    """Keep these until ``forget_notes``. Raises ``UserError``."""
    write_whole(folder.restored, json.dumps([message_json(note) for note in notes]).encode())


def kept_notes(folder: DeskFolder) -> tuple[Message, ...]:
    """What was kept; nothing where that cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return tuple(message_of(note) for note in json.loads(folder.restored.read_bytes()))
    return ()


def forget_notes(folder: DeskFolder) -> None:
    """They were read."""
    with suppress(OSError):
        folder.restored.unlink(missing_ok=True)
