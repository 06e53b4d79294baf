"""The ledger of posters: which code hangs at which gate, and whether it still says what is true."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.gate import Gate


class Language(StrEnum):
    """Languages of printed papers."""

    ZH = "zh"
    EN = "en"
    ZH_EN = "zh-en"


class PosterState(StrEnum):
    """How far a gate's poster has come: nothing was printed, a PDF was saved (which claims nothing about paper), a
    printer took it, it was seen on the wall; or what was printed last is out of date."""

    NEVER = "never"
    SAVED = "saved"
    PRINTED = "printed"
    POSTED = "posted"
    STALE = "stale"

    @property
    def is_due(self) -> bool:
        """Whether a poster has to be printed."""
        return self in (PosterState.NEVER, PosterState.SAVED, PosterState.STALE)

    @property
    def can_be_posted(self) -> bool:
        """Whether there is a true poster that a check may find on the wall; a saved one may have been printed
        elsewhere."""
        return self in (PosterState.SAVED, PosterState.PRINTED, PosterState.POSTED)


@dataclass(frozen=True, slots=True)
class PosterIssue:
    """One poster that was made. The same content is the same poster: it keeps its serial and issue date.

    Times are UTC ms: when it was last saved as a PDF, printed, and seen on the wall. ``digest`` is over everything printed except serial and date; ``facts`` only over what the venue and the gate
    say, so that a new look of a template makes no poster on a wall untrue.
    """

    id: str
    serial: str
    gate_id: str
    template_id: str
    language: Language
    payload: str
    digest: str
    facts: str
    issued_at: int
    void: bool = False
    saved_at: int | None = None
    printed_at: int | None = None
    posted_at: int | None = None

    @property
    def on_paper_at(self) -> int:
        """When it was last printed or seen on a wall; 0 for never."""
        return max(self.printed_at or 0, self.posted_at or 0)


@dataclass(frozen=True, slots=True)
class PosterPrint:
    """One time that a poster went out: when (UTC ms), by whom (a member's name), to which printer (as the print system
    names it) and how often; or into a file of which kind (``pdf``, ``png``)."""

    issue_id: str
    at: int
    by: str
    target: str
    copies: int
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class GatePoster:
    """A gate and the state of its poster, for lists: which one it is, and since when it is so (UTC ms)."""

    gate: Gate
    state: PosterState
    serial: str | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class OldCodeScans:
    """A gate whose old code visitors still scan, and how many people did in ``OLD_CODE_DAYS``. Not ``is_in_use``: the gate
    is retired; else another platform's code has taken the place of the venue's own."""

    gate: str
    people: int
    is_in_use: bool


OLD_CODE_DAYS = 7
"""Today and the days before it in which scans of old codes are looked for."""


def gate_poster(gate: Gate, true: Sequence[PosterIssue], outdated: Sequence[PosterIssue]) -> GatePoster:
    """The state of a gate's poster from those that say what is true now, and those that say something else.

    A true one counts from the moment on that no outdated one was printed or seen after it: that one may hang over it.
    """
    stale = max(outdated, key=lambda issue: issue.on_paper_at, default=None)
    since = stale.on_paper_at if stale is not None else 0
    posted = [(issue.posted_at, issue.serial) for issue in true if issue.posted_at is not None]
    printed = [(issue.printed_at, issue.serial) for issue in true if issue.printed_at is not None]
    for state, found in ((PosterState.POSTED, posted), (PosterState.PRINTED, printed)):
        if found and max(found)[0] >= since:
            at, serial = max(found)
            return GatePoster(gate, state, serial, at)
    if stale is not None and since:
        return GatePoster(gate, PosterState.STALE, stale.serial, since)
    saved = [(issue.saved_at, issue.serial) for issue in true if issue.saved_at is not None]
    if saved:
        at, serial = max(saved)
        return GatePoster(gate, PosterState.SAVED, serial, at)
    return GatePoster(gate, PosterState.NEVER)
