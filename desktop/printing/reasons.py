"""What a printer says of itself, in plain words.

The keywords are those of IPP's ``printer-state-reasons`` (RFC 8011 §5.4.12 and the IANA registry); printers add
``-error``, ``-warning`` or ``-report`` to them.
"""

from collections.abc import Iterable

from desktop.domain.messages import Message, message

_SUFFIXES = ("-error", "-warning", "-report")
_SILENT = frozenset({"none", "paused", "moving-to-paused", "cups-insecure-filter-warning"})
_WORDS: tuple[tuple[frozenset[str], Message], ...] = (
    (
        frozenset({"media-empty", "media-needed", "input-tray-missing"}),
        message("printing", "the printer is out of paper or waits for the right paper"),
    ),
    (frozenset({"media-jam"}), message("printing", "paper is jammed in the printer")),
    (
        frozenset({"cover-open", "door-open", "interlock-open"}),
        message("printing", "a cover of the printer is open"),
    ),
    (
        frozenset({"toner-empty", "marker-supply-empty", "developer-empty"}),
        message("printing", "the printer has no toner or ink left"),
    ),
    (
        frozenset({"toner-low", "marker-supply-low", "developer-low"}),
        message("printing", "toner or ink is running low"),
    ),
    (
        frozenset({"output-area-full", "output-tray-missing"}),
        message("printing", "the output tray is full or missing"),
    ),
    (
        frozenset({"offline", "connecting-to-device", "timed-out", "shutdown"}),
        message("printing", "the printer does not answer: is it switched on and connected?"),
    ),
    (frozenset({"cups-missing-filter"}), message("printing", "the printer's driver is not installed completely")),
    (
        frozenset({"cups-waiting-for-job-completed", "spool-area-full"}),
        message("printing", "the printer is still busy with an earlier job"),
    ),
)


def explain(reasons: Iterable[str]) -> Message | None:
    """The first reason that a person can do something about; None when there is none."""
    bare = [_bare(reason) for reason in reasons if reason not in _SILENT]
    for keywords, words in _WORDS:
        if any(reason in keywords for reason in bare):
            return words
    return None


def _bare(reason: str) -> str:
    for suffix in _SUFFIXES:
        reason = reason.removesuffix(suffix)
    return reason
