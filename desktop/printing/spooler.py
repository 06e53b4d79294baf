"""What every printing back-end offers, and the data that goes in and out.

All calls may wait for another program and belong in a background thread. What the world does wrong (no print
service, a stopped queue, a printer that went away) is a ``UserError`` with one sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from desktop.domain.messages import Message
from desktop.domain.progress import Progress, no_progress
from desktop.printing.media import Media


class PrinterState(StrEnum):
    """What a printer is doing, as far as its queue knows."""

    IDLE = "idle"
    PRINTING = "printing"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class JobState(StrEnum):
    """Where a job is, in the words of RFC 8011 §5.3.7."""

    PENDING = "pending"
    HELD = "held"
    PROCESSING = "processing"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer to choose from.

    ``name`` identifies it to the print system, ``title`` is for people. ``reasons`` are IPP's
    ``printer-state-reasons`` ("media-empty", "paused" …; see ``reasons.explain``). ``resolution_dpi`` is 0
    where the print system does not say.
    """

    name: str
    title: str
    is_default: bool
    state: PrinterState
    reasons: tuple[str, ...]
    media: tuple[Media, ...]
    resolution_dpi: int
    accepting: bool


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """How to print: on which printer (its name), how many copies, on which paper.

    ``title`` is what the queue and other users see: never put personal data in it. There is no offset here on
    purpose: a spooler sends exactly the bytes that it is given. Calibrate the page first (``offset.calibrated_pdf``),
    verify what came out, then submit that.
    """

    printer: str
    media: Media
    copies: int = 1
    title: str = "VenueDesk"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job in a queue. ``sheets`` is what it will use in all, copies included."""

    id: int
    printer: str
    sheets: int


@dataclass(frozen=True, slots=True)
class JobStatus:
    """A job at one moment.

    ``sheets_done`` were sent to the printer, which may still hold some. ``reason`` says what the job waits for,
    when there is something to say.
    """

    state: JobState
    sheets_done: int
    reason: Message | None = None


Notice: TypeAlias = Callable[[Message | None], None]
"""Told what the job waits for ("out of paper"), and None when it goes on."""


class Spooler(Protocol):
    """A print system: what lists printers, takes documents and tells how jobs go."""

    def printers(self) -> tuple[Printer, ...]:
        """The printers that can be chosen, the default one first; a ``UserError`` when there are none."""
        ...

    def submit(self, pdf: bytes, ticket: PrintTicket, progress: Progress = no_progress) -> PrintJob:
        """Hand the document over, one page to a sheet at its true size; raises and prints nothing on trouble.

        ``progress`` counts pages while they are handed over, and may raise ``Cancelled``.
        """
        ...

    def watch(self, job: PrintJob, progress: Progress = no_progress, notice: Notice | None = None) -> JobStatus:
        """Wait until the job has been printed, reporting sheets.

        When ``progress`` raises ``Cancelled`` the job is cancelled and the exception goes on. A job that ends
        otherwise than printed, and a printer that stops or vanishes, raise ``UserError``; what has not been
        printed then is taken back from the queue.
        """
        ...

    def status(self, job: PrintJob) -> JobStatus:
        """Where the job is now, without waiting. Raises ``UserError`` where the print system does not say."""
        ...

    def cancel(self, job: PrintJob) -> None:
        """Take the job back; one that has ended already stays as it is."""
        ...
