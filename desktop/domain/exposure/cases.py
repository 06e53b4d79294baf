"""Cases: what a lookup is for, its running number, and what became of calling its contacts."""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.messages import message
from desktop.domain.words import Words

MAX_NOTE = 200
_NUMBER = re.compile(r"(\d{4})-(\d{3,9})", re.ASCII)


class CaseState(StrEnum):
    """Whether contacts of a case are still being called."""

    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of a call to a contact."""

    NOT_REACHED = "not_reached"
    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"
    HANDED_OVER = "handed_over"


CASE_STATE_WORDS = Words(
    {
        CaseState.OPEN: (message("words", "In progress"), "处理中"),
        CaseState.CLOSED: (message("words", "Case closed"), "已结案"),
    }
)
OUTCOME_WORDS = Words(
    {
        Outcome.NOT_REACHED: (message("words", "Not reached"), "未联系上"),
        Outcome.REACHED: (message("words", "Reached"), "已联系"),
        Outcome.LEFT_MESSAGE: (message("words", "Left a message"), "已留言"),
        Outcome.WRONG_NUMBER: (message("words", "Wrong number"), "号码错误"),
        Outcome.HANDED_OVER: (message("words", "Handed to the health office"), "已转疾控"),
    }
)


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The number of a case: they run from 1 in every year of the venue's zone."""

    year: int
    running: int

    def __str__(self) -> str:
        return f"{self.year}-{self.running:03d}"

    @classmethod
    def read(cls, text: str) -> "CaseNumber | None":
        """A number as ``str`` gives it; None for anything else."""
        found = _NUMBER.fullmatch(text)
        return None if found is None else cls(int(found[1]), int(found[2]))
