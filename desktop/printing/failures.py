"""The sentences for what can go wrong between this program and the paper; all back-ends use them."""

from collections.abc import Iterable

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.printing.media import Media
from desktop.printing.reasons import explain


def no_print_service() -> UserError:
    """Nothing answers where the print system should be."""
    return UserError(
        message(
            "printing",
            "The print service of this computer (CUPS) does not answer. Start it or ask the administrator; "
            "saving as PDF still works.",
        )
    )


def no_printers() -> UserError:
    """The print system runs and has no printer."""
    return UserError(
        message(
            "printing",
            "No printer is set up on this computer. Add one in the system's printer settings, or save as PDF.",
        )
    )


def printer_gone(printer: str) -> UserError:
    """The printer was listed and is not there any more."""
    return UserError(
        message(
            "printing",
            "The printer {printer} is not there any more. Look at the printer list again and choose another.",
            printer=printer,
        )
    )


def printer_stopped(printer: str, reasons: Iterable[str] = ()) -> UserError:
    """The queue is stopped; nothing was handed over."""
    why = explain(reasons)
    if why is not None:
        return UserError(
            message(
                "printing",
                "The printer {printer} is stopped ({why}). Mend that and start it again in the printer settings, "
                "or choose another.",
                printer=printer,
                why=why,
            )
        )
    return UserError(
        message(
            "printing",
            "The printer {printer} is stopped: start it again in the printer settings, or choose another.",
            printer=printer,
        )
    )


def printer_stopped_midway(printer: str) -> UserError:
    """The queue was stopped while the job waited or printed; the rest was taken back.

    How many sheets are out is not said: CUPS counts sheets as they are sent, not as they fall into the tray.
    """
    return UserError(
        message(
            "printing",
            "The printer {printer} was stopped before everything was printed, and the rest was taken back. Look "
            "which sheets came out, start the printer again in the printer settings, and print what is missing.",
            printer=printer,
        )
    )


def queue_refuses(printer: str) -> UserError:
    """The queue is set to take no jobs."""
    return UserError(
        message(
            "printing",
            "The printer {printer} takes no jobs at the moment: allow it in the printer settings, or choose another.",
            printer=printer,
        )
    )


def no_such_paper(printer: str, media: Media) -> UserError:
    """The printer does not know a sheet of this size; anything it did would change the size of the codes."""
    return UserError(
        message(
            "printing",
            "The printer {printer} has no paper of {size}. Choose another printer, print on several smaller sheets to be "
            "glued together, or save a PDF.",
            printer=printer,
            size=media.size_text,
        )
    )


def job_cancelled(printer: str) -> UserError:
    """Somebody else took the job out of the queue."""
    return UserError(
        message(
            "printing",
            "The job was cancelled at the printer {printer}. Look which sheets came out before printing again.",
            printer=printer,
        )
    )


def job_aborted(printer: str, reasons: Iterable[str] = ()) -> UserError:
    """The print system gave the job up."""
    why = explain(reasons)
    if why is not None:
        return UserError(
            message(
                "printing",
                "The printer {printer} gave the job up ({why}). Look which sheets came out before printing again.",
                printer=printer,
                why=why,
            )
        )
    return UserError(
        message(
            "printing",
            "The printer {printer} gave the job up. Look which sheets came out before printing again.",
            printer=printer,
        )
    )


def job_forgotten(printer: str) -> UserError:
    """The print system keeps no history, so nobody can say how the job ended."""
    return UserError(
        message(
            "printing",
            "The print service no longer knows the job at {printer}, so it cannot say whether everything was "
            "printed. Look at the sheets before printing again.",
            printer=printer,
        )
    )


def not_allowed(printer: str) -> UserError:
    """The print system wants a password or refuses this user."""
    return UserError(
        message(
            "printing",
            "This computer's user may not do this at the printer {printer}. Ask the administrator.",
            printer=printer,
        )
    )


def refused(printer: str, code: int) -> UserError:
    """Any other refusal; the code is for the administrator (RFC 8011 appendix B)."""
    return UserError(
        message(
            "printing",
            "The print service refused the job for {printer} (code {code}). Ask the administrator.",
            printer=printer,
            code=f"{code:#06x}",
        )
    )


def not_possible_after_handing_over(printer: str) -> UserError:
    """The job is in the system's own queue, which this back-end cannot reach."""
    return UserError(
        message(
            "printing",
            "The sheets are already with the printer {printer}. Cancel them in the system's print queue.",
            printer=printer,
        )
    )


def device_refuses(printer: str) -> UserError:
    """The system would not open the printer, or gave it up between two pages."""
    return UserError(
        message(
            "printing",
            "The printer {printer} could not be opened. See that it is switched on and connected, then try again.",
            printer=printer,
        )
    )
