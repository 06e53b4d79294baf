"""Printing through CUPS, by speaking IPP with it.

Why IPP and not ``lp`` and ``lpstat``: their output is made for people, differs between versions and languages, and
says neither how many sheets are out nor why a printer waits, nor which paper it takes. IPP (RFC 8010, RFC 8011) has
been stable since 1999, is all that CUPS 3 keeps, needs no compiled module and no further process, takes the
document from memory (nothing personal on disk), and answers with states and numbers.

The document goes out as it is, with its sheet named and ``print-scaling=none``: "fit to page" would print a 60 mm
code 54.9 mm wide. Two-sided printing and several pages to a sheet are refused by name as well, since a queue's own
defaults may ask for them, and copies come as whole sets. Queues that exist only as network announcements are listed
once the system has set them up.
"""

import getpass
import os
import threading
from urllib.parse import quote

import pypdfium2 as pdfium

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message, message
from desktop.domain.paper import Margins
from desktop.domain.progress import Progress, no_progress
from desktop.pdfium import PDFIUM_LOCK
from desktop.printing import failures
from desktop.printing.ipp import Attribute, Group, Operation, Response, Status, Tag, encode
from desktop.printing.ipp_server import ServerAddress, exchange, find_address
from desktop.printing.media import Media, media_named, sheet_among, with_margins
from desktop.printing.reasons import explain
from desktop.printing.spooler import JobState, JobStatus, Notice, Printer, PrinterState, PrintJob, PrintTicket

_PRINTER_ATTRIBUTES = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "printer-resolution-default",
    "media-supported",
    "media-col-database",  # sent only where it is asked for by name
)
_JOB_ATTRIBUTES = (
    "job-state",
    "job-state-reasons",
    "job-media-sheets-completed",
    "job-impressions-completed",
    "job-printer-state-reasons",
)
_PRINTER_STATES = {3: PrinterState.IDLE, 4: PrinterState.PRINTING, 5: PrinterState.STOPPED}
_JOB_STATES = {
    3: JobState.PENDING,
    4: JobState.HELD,
    5: JobState.PROCESSING,
    6: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.ABORTED,
    9: JobState.COMPLETED,
}
_AS_LAID_OUT = (
    Attribute(Tag.KEYWORD, "print-scaling", ("none",)),
    Attribute(Tag.KEYWORD, "sides", ("one-sided",)),
    Attribute(Tag.INTEGER, "number-up", (1,)),
    Attribute(Tag.KEYWORD, "multiple-document-handling", ("separate-documents-collated-copies",)),
)


class CupsSpooler:
    """The CUPS server of this computer, or the one that its configuration names. Implements ``Spooler``."""

    def __init__(self, address: ServerAddress | None = None, poll_s: float = 0.5) -> None:
        """``address`` None looks for the server at every call; ``poll_s`` is how often ``watch`` asks."""
        self._address = address
        self._poll_s = poll_s

    def printers(self) -> tuple[Printer, ...]:
        """The queues that the server knows, its default one first."""
        wanted = Attribute(Tag.KEYWORD, "requested-attributes", _PRINTER_ATTRIBUTES)
        answer = self._request(Operation.CUPS_GET_PRINTERS, "/", wanted)
        if answer.status == Status.NOT_FOUND:
            raise failures.no_printers()
        self._check(answer, "CUPS")
        default = self._default_name()
        found = [_printer(group, default) for group in answer.of(Tag.PRINTER_GROUP)]
        if not found:
            raise failures.no_printers()
        return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.title.casefold())))

    def submit(self, pdf: bytes, ticket: PrintTicket, progress: Progress = no_progress) -> PrintJob:
        """Send the document to a queue that runs, takes jobs and has the paper."""
        pages = _page_count(pdf)
        progress(0, pages)
        printer = self._printer(ticket.printer)
        if printer.state is PrinterState.STOPPED:
            raise failures.printer_stopped(printer.title, printer.reasons)
        if not printer.accepting:
            raise failures.queue_refuses(printer.title)
        sheet = sheet_among(printer.media, ticket.media)
        if sheet is None:
            raise failures.no_such_paper(printer.title, ticket.media)
        answer = self._request(
            Operation.PRINT_JOB,
            _printer_path(ticket.printer),
            _printer_uri(ticket.printer),
            _user(),
            Attribute(Tag.NAME, "job-name", (ticket.title,)),
            Attribute(Tag.MIME_TYPE, "document-format", ("application/pdf",)),
            job=(
                Attribute(Tag.INTEGER, "copies", (ticket.copies,)),
                Attribute(Tag.KEYWORD, "media", (sheet.name,)),
                *_AS_LAID_OUT,
            ),
            document=pdf,
        )
        self._check(answer, printer.title)
        job = next(iter(answer.of(Tag.JOB_GROUP)), None)
        if job is None:
            raise failures.no_print_service()
        progress(pages, pages)
        return PrintJob(job.number("job-id"), ticket.printer, pages * ticket.copies)

    def watch(self, job: PrintJob, progress: Progress = no_progress, notice: Notice | None = None) -> JobStatus:
        """Ask every ``poll_s`` until the job has ended; see ``Spooler.watch``."""
        last_reason: Message | None = None
        pause = threading.Event()
        try:
            while True:
                status = self.status(job)
                if status.state is JobState.COMPLETED:
                    progress(job.sheets, job.sheets)
                    return status
                progress(min(status.sheets_done, job.sheets), job.sheets)
                self._check_alive(job, status)
                if notice is not None and status.reason != last_reason:
                    last_reason = status.reason
                    notice(last_reason)
                pause.wait(self._poll_s)
        except Cancelled:
            self.cancel(job)
            raise

    def status(self, job: PrintJob) -> JobStatus:
        """The job's state, the sheets that are out, and what it waits for."""
        answer = self._request(
            Operation.GET_JOB_ATTRIBUTES,
            "/jobs",
            _job_uri(job),
            _user(),
            Attribute(Tag.KEYWORD, "requested-attributes", _JOB_ATTRIBUTES),
        )
        if answer.status == Status.NOT_FOUND:
            title = self._printer(job.printer).title  # raises when it is the printer that has gone
            raise failures.job_forgotten(title)
        self._check(answer, job.printer)
        return _status(next(iter(answer.of(Tag.JOB_GROUP)), Group(Tag.JOB_GROUP, {})))

    def cancel(self, job: PrintJob) -> None:
        """Take the job out of the queue; a job that has ended or is gone needs nothing."""
        answer = self._request(Operation.CANCEL_JOB, "/jobs", _job_uri(job), _user())
        if answer.status not in (Status.NOT_POSSIBLE, Status.NOT_FOUND):
            self._check(answer, job.printer)

    def _check_alive(self, job: PrintJob, status: JobStatus) -> None:
        """Raise when the job will not be printed without somebody's doing."""
        printer = self._printer(job.printer)
        if status.state is JobState.CANCELLED:
            raise failures.job_cancelled(printer.title)
        if status.state is JobState.ABORTED:
            raise failures.job_aborted(printer.title, printer.reasons)
        if printer.state is PrinterState.STOPPED:
            # Left in the queue it would come out unasked, days later, when somebody starts the printer.
            self.cancel(job)
            raise failures.printer_stopped_midway(printer.title)

    def _printer(self, name: str) -> Printer:
        wanted = Attribute(Tag.KEYWORD, "requested-attributes", _PRINTER_ATTRIBUTES)
        answer = self._request(Operation.GET_PRINTER_ATTRIBUTES, _printer_path(name), _printer_uri(name), wanted)
        self._check(answer, name)
        groups = answer.of(Tag.PRINTER_GROUP)
        if not groups:
            raise failures.printer_gone(name)
        return _printer(groups[0], default="")

    def _default_name(self) -> str:
        wanted = Attribute(Tag.KEYWORD, "requested-attributes", ("printer-name",))
        answer = self._request(Operation.CUPS_GET_DEFAULT, "/", wanted)
        return next((group.text("printer-name") for group in answer.of(Tag.PRINTER_GROUP)), "")

    def _request(
        self,
        operation: Operation,
        path: str,
        *attributes: Attribute,
        job: tuple[Attribute, ...] = (),
        document: bytes = b"",
    ) -> Response:
        address = self._address or find_address(os.environ)
        return exchange(address, path, encode(operation, attributes, job), document)

    def _check(self, answer: Response, printer: str) -> None:
        """Raise the sentence for an answer that is not a yes."""
        if answer.ok:
            return
        raise _failure(answer.status, printer)


def _failure(status: int, printer: str) -> UserError:
    if status == Status.NOT_FOUND:
        return failures.printer_gone(printer)
    if status == Status.NOT_ACCEPTING_JOBS:
        return failures.queue_refuses(printer)
    if status in (Status.FORBIDDEN, Status.NOT_AUTHENTICATED, Status.NOT_AUTHORIZED):
        return failures.not_allowed(printer)
    return failures.refused(printer, status)


def _printer(group: Group, default: str) -> Printer:
    name = group.text("printer-name")
    sizes = [sheet for found in group.collections("media-col-database") if (sheet := _sized(found)) is not None]
    return Printer(
        name=name,
        title=group.text("printer-info") or name,
        is_default=name == default,
        state=_PRINTER_STATES.get(group.number("printer-state"), PrinterState.UNKNOWN),
        reasons=tuple(reason for reason in group.texts("printer-state-reasons") if reason != "none"),
        media=tuple(
            with_margins(sheet, sizes)
            for sheet in map(media_named, group.texts("media-supported"))
            if sheet is not None
        ),
        resolution_dpi=group.number("printer-resolution-default"),
        accepting=group.truth("printer-is-accepting-jobs"),
    )


def _sized(found: Group) -> Media | None:
    """A sheet of the database with its margins (PWG 5100.7, ``media-col``: hundredths of a millimetre); None for a range
    of sizes or an entry without margins."""
    size = next(iter(found.collections("media-size")), None)
    names = [f"media-{side}-margin" for side in ("left", "top", "right", "bottom")]
    if size is None or not all(name in found.attributes for name in names):
        return None
    width, height = size.number("x-dimension") / 100, size.number("y-dimension") / 100
    if not width or not height:
        return None
    return Media("", width, height, Margins(*(found.number(name) / 100 for name in names)))


def _status(group: Group) -> JobStatus:
    state = _JOB_STATES.get(group.number("job-state"), JobState.PENDING)
    done = max(group.number("job-media-sheets-completed"), group.number("job-impressions-completed"))
    reason = explain(group.texts("job-printer-state-reasons"))
    if state is JobState.HELD:
        reason = message("printing", "the job is held: release it in the system's print queue")
    return JobStatus(state, done, reason)


def _page_count(pdf: bytes) -> int:
    with PDFIUM_LOCK, pdfium.PdfDocument(pdf) as document:
        return len(document)


def _user() -> Attribute:
    return Attribute(Tag.NAME, "requesting-user-name", (getpass.getuser(),))


def _printer_path(name: str) -> str:
    return f"/printers/{quote(name, safe='')}"


def _printer_uri(name: str) -> Attribute:
    return Attribute(Tag.URI, "printer-uri", (f"ipp://localhost{_printer_path(name)}",))


def _job_uri(job: PrintJob) -> Attribute:
    return Attribute(Tag.URI, "job-uri", (f"ipp://localhost/jobs/{job.id}",))
