"""The status of the sync in words: one wording for the sync page, the status bar and Today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.domain.sync_errors import SyncErrorKind
from desktop.ui.kit.dates import moment_text
from desktop.ui.kit.page import StatusNote

if TYPE_CHECKING:  # its libraries take time to load, and the status bar is there first
    from desktop.services.sync.status import SyncStatus

Tone = Literal["good", "plain", "attention"]

_FOR_A_PERSON: dict[str, Message] = {
    SyncErrorKind.TICKET: message("SyncWords", "The hub did not let this desk in"),
    SyncErrorKind.REVOKED: message("SyncWords", "The health office has revoked this desk"),
    SyncErrorKind.UNKNOWN_DESK: message("SyncWords", "The hub does not know this desk any more"),
    SyncErrorKind.FORK: message("SyncWords", "There are two copies of this desk"),
    SyncErrorKind.OTHER_HUB: message("SyncWords", "Another hub answers"),
    SyncErrorKind.CERTIFICATE: message("SyncWords", "The hub could not prove who it is"),
    SyncErrorKind.NOT_A_HUB: message("SyncWords", "No hub answers at this address"),
    SyncErrorKind.NEWER: message("SyncWords", "This program is too old for the hub"),
    SyncErrorKind.OLDER: message("SyncWords", "The hub is too old for this program"),
    SyncErrorKind.TOO_LARGE: message("SyncWords", "A record is too large to be sent"),
    SyncErrorKind.REFUSED: message("SyncWords", "The hub refused what this desk sent"),
}
"""Troubles that no waiting mends."""


@dataclass(frozen=True, slots=True)
class SyncSummary:
    """The state in a few words, and what it means; ``icon`` and ``tone`` repeat it for the eye."""

    tone: Tone
    icon: str
    title: Message
    text: Message | None = None


def summarized(status: "SyncStatus", waiting: int) -> SyncSummary:
    """How an enrolled desk stands with ``waiting`` records that no receipt covers."""
    if status.error_kind in _FOR_A_PERSON:
        return SyncSummary("attention", "warning", _FOR_A_PERSON[status.error_kind], status.error)
    if not status.approved:
        return SyncSummary("plain", "history", _joining_title(status), status.joining)
    if status.held_title is not None:
        return SyncSummary("attention", "warning", status.held_title, status.held)
    if waiting:
        title = message("SyncWords", "Records waiting: {count}", count=count_text(waiting))
        icon = "offline" if status.error_kind == SyncErrorKind.NETWORK else "sync"
        if status.by_stick:
            return SyncSummary(
                "plain",
                icon,
                title,
                message("SyncWords", "They go with the next USB stick. Everything stays at this desk as well."),
            )
        return SyncSummary(
            "plain",
            icon,
            title,
            status.error
            or message(
                "SyncWords",
                "They are sent by themselves when a network is there. Everything stays at this desk as well.",
            ),
        )
    if status.open_rejects or status.conflicts:
        return SyncSummary(
            "attention",
            "warning",
            message(
                "SyncWords",
                "Everything is synced, {count} to be seen to",
                count=count_text(status.open_rejects + status.conflicts),
            ),
            message("SyncWords", "The hub has confirmed all records. What somebody should see to stands below."),
        )
    words = message("SyncWords", "The hub has confirmed every record of this desk with its signature.")
    return SyncSummary("good", "check-circle", message("SyncWords", "Everything is synced"), words)


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
    if status.error_kind in _FOR_A_PERSON:
        return StatusNote(_FOR_A_PERSON[status.error_kind], "go.sync", urgent=True)
    if status.held_title is not None:
        return StatusNote(status.held_title, "go.sync", urgent=True)
    if status.open_rejects:
        words = message("window", "The hub keeps records apart: {count}", count=count_text(status.open_rejects))
        return StatusNote(words, "go.sync", urgent=True)
    if status.conflicts:
        words = message("window", "Desks differ: {count}", count=count_text(status.conflicts))
        return StatusNote(words, "go.sync", urgent=True)
    if waiting:
        return _waiting(waiting)
    return StatusNote(message("window", "All synced, {when}", when=moment_text(status.last_answer)), "go.sync")


def _waiting(waiting: int) -> StatusNote:
    return StatusNote(message("window", "Not synced: {count}", count=count_text(waiting)), "go.sync")
