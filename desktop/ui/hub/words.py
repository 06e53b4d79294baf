"""The status of the sync in words: one wording for the sync page, the status bar and Today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLocale

from desktop.domain.messages import Message, message
from desktop.sync.troubles import Trouble
from desktop.ui.kit.dates import moment_text
from desktop.ui.kit.page import StatusNote

if TYPE_CHECKING:  # its libraries take time to load, and the status bar is there first
    from desktop.services.sync.status import SyncStatus

Tone = Literal["good", "plain", "attention"]

_FOR_A_PERSON: dict[str, Message] = {
    Trouble.TICKET: message("SyncWords", "The hub did not let this desk in"),
    Trouble.REVOKED: message("SyncWords", "The health office has revoked this desk"),
    Trouble.UNKNOWN_DESK: message("SyncWords", "The hub does not know this desk any more"),
    Trouble.FORK: message("SyncWords", "There are two copies of this desk"),
    Trouble.OTHER_HUB: message("SyncWords", "Another hub answers"),
    Trouble.CERTIFICATE: message("SyncWords", "The hub could not prove who it is"),
    Trouble.NOT_A_HUB: message("SyncWords", "No hub answers at this address"),
    Trouble.NEWER: message("SyncWords", "This program is too old for the hub"),
    Trouble.OLDER: message("SyncWords", "The hub is too old for this program"),
    Trouble.TOO_LARGE: message("SyncWords", "A record is too large to be sent"),
    Trouble.REFUSED: message("SyncWords", "The hub refused what this desk sent"),
}
"""Troubles that no waiting mends."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The state in a few words, and what it means; ``icon`` and ``tone`` repeat it for the eye."""

    tone: Tone
    icon: str
    title: Message
    text: Message | None = None


def standing(status: "SyncStatus", waiting: int) -> Standing:
    """How an enrolled desk stands with ``waiting`` records that no receipt covers."""
    if status.trouble_kind in _FOR_A_PERSON:
        return Standing("attention", "warning", _FOR_A_PERSON[status.trouble_kind], status.trouble)
    if not status.approved:
        return Standing("plain", "history", _joining_title(status), status.joining)
    if waiting:
        title = message("SyncWords", "{count} records wait", count=figure(waiting))
        icon = "offline" if status.trouble_kind == Trouble.NETWORK else "sync"
        if status.by_stick:
            return Standing(
                "plain",
                icon,
                title,
                message("SyncWords", "They go with the next USB stick. Everything stays at this desk as well."),
            )
        return Standing(
            "plain",
            icon,
            title,
            status.trouble
            or message(
                "SyncWords",
                "They are sent by themselves when a network is there. Everything stays at this desk as well.",
            ),
        )
    if status.open_rejects or status.conflicts:
        return Standing(
            "attention",
            "warning",
            message(
                "SyncWords",
                "Everything is synced, {count} to be seen to",
                count=figure(status.open_rejects + status.conflicts),
            ),
            message("SyncWords", "The hub has confirmed all records. What somebody should see to stands below."),
        )
    wording = message("SyncWords", "The hub has confirmed every record of this desk with its signature.")
    return Standing("good", "check-circle", message("SyncWords", "Everything is synced"), wording)


def _joining_title(status: "SyncStatus") -> Message:
    if status.certified:
        return message("SyncWords", "Waiting for the health office’s approval")
    if status.carried.exported:
        return message("SyncWords", "The request to join is on its way")
    if status.url:
        return message("SyncWords", "Not joined yet")
    return message("SyncWords", "A USB stick has to go first")


def note(status: "SyncStatus | None", waiting: int) -> StatusNote | None:
    """What the status bar says of it; quiet unless somebody has to do something."""
    if status is None or not status.enrolled:
        return _waiting(waiting) if waiting else None
    if status.trouble_kind in _FOR_A_PERSON:
        return StatusNote(_FOR_A_PERSON[status.trouble_kind], "go.sync", urgent=True)
    if status.open_rejects:
        wording = message("window", "The hub keeps records apart: {count}", count=figure(status.open_rejects))
        return StatusNote(wording, "go.sync", urgent=True)
    if status.conflicts:
        wording = message("window", "Desks differ: {count}", count=figure(status.conflicts))
        return StatusNote(wording, "go.sync", urgent=True)
    if waiting:
        return _waiting(waiting)
    return StatusNote(message("window", "All synced, {when}", when=moment_text(status.heard)), "go.sync")


def figure(count: int) -> str:
    """``3,214``."""
    return QLocale().toString(count)


def _waiting(waiting: int) -> StatusNote:
    return StatusNote(message("window", "Not synced: {count}", count=figure(waiting)), "go.sync")
