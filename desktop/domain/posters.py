"""The ledger of posters: which code hangs at which gate, and whether it still says what is true."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.gate import Gate


class Language(StrEnum):
    """Languages of printed papers."""

    ZH = "zh"
    EN = "en"
    ZH_EN = "zh-en"


class PosterState(StrEnum):
    """A gate's poster: never printed, on the wall and true, or on the wall and out of date."""

    NEVER = "never"
    CURRENT = "current"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class PosterIssue:
    """One poster that was made. The same content is the same poster: it keeps its serial and issue date.

    ``digest`` is over everything printed except serial and date; ``facts`` only over what the venue and the gate
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
    printed_at: int | None = None


@dataclass(frozen=True, slots=True)
class GatePoster:
    """A gate and the state of its poster, for lists."""

    gate: Gate
    state: PosterState
    serial: str | None = None
    printed_at: int | None = None
