"""Numbered paper slips (表单): their serials, what a scanner types for them, and their life."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.scanned import clean_scan
from desktop.domain.text import clean_code
from desktop.domain.words import Words

MAX_NUMBER = 9_999_999
"""Some decades of slips; serials are padded to six digits and may grow to seven."""

_MOST_LETTERS = 8
_SCAN = re.compile(r"S/([0-9A-Z]{10})/([A-Z]{0,8})(\d{1,7})", re.ASCII)
_DASHES = dict.fromkeys(map(ord, "–―−_"))
_TYPED = re.compile(r"([A-Z]{0,8})(\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class SlipSerial:
    """The venue's prefix (initials of its street) and a running number; as text JB-004217."""

    prefix: str
    number: int

    def __str__(self) -> str:
        return f"{self.prefix}-{self.number:06d}"


def desk_prefix(initials: str, number: int) -> str:
    """What the numbers of a desk's slips and posters begin with. The venue's first desk has the initials of the street;
    the second one a B after them, the third a C …: no two desks of a venue give the same number."""
    letters = ""
    while number > (0 if letters else 1):
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return initials[: _MOST_LETTERS - len(letters)] + letters


class SlipState(StrEnum):
    """Handed out or in the drawer; typed in; made void; not to be found; past the retention and the paper still
    there; the paper gone too.
    """

    BLANK = "blank"
    ENTERED = "entered"
    SPOILED = "spoiled"
    MISSING = "missing"
    TO_SHRED = "to_shred"
    SHREDDED = "shredded"


SLIP_STATE_WORDS = Words(
    {
        SlipState.BLANK: (message("words", "Outstanding"), "待录"),
        SlipState.ENTERED: (message("words", "Entered"), "已录"),
        SlipState.SPOILED: (message("words", "Spoiled"), "作废"),
        SlipState.MISSING: (message("words", "Missing"), "遗失"),
        SlipState.TO_SHRED: (message("words", "To be shredded"), "待销毁"),
        SlipState.SHREDDED: (message("words", "Shredded"), "已销毁"),
    }
)


class SlipReason(StrEnum):
    """Why a slip is void or missing: one of these, so that audit log and hub are told nothing that names anybody. What
    somebody writes beside it stays with the slip (``slip_reason``)."""

    MISWRITTEN = "miswritten"
    DAMAGED = "damaged"
    NOT_RETURNED = "not_returned"
    LEFT = "left"
    REPRINTED = "reprinted"
    OTHER = "other"
    NOT_PRINTED = "not printed"


SLIP_REASON_WORDS = Words(
    {
        SlipReason.MISWRITTEN: (message("words", "Filled in wrong"), "写错"),
        SlipReason.DAMAGED: (message("words", "Torn or soiled"), "破损"),
        SlipReason.NOT_RETURNED: (message("words", "Not handed back"), "未交回"),
        SlipReason.LEFT: (message("words", "The person left again"), "来访者已离开"),
        SlipReason.REPRINTED: (message("words", "Printed anew"), "重印"),
        SlipReason.OTHER: (message("words", "Another reason"), "其他原因"),
        SlipReason.NOT_PRINTED: (message("words", "Never printed"), "未打印"),
    }
)
MAX_SLIP_NOTE = 100


def slip_reason(reason: SlipReason, note: str) -> str:
    """A reason with what was written beside it, as it is kept with the slip; the note goes when the slip is shredded, or
    with the retention."""
    return f"{reason}: {note}" if note else str(reason)


# An entered slip becomes blank again only when its declaration turns out to belong to another slip. The last two
# states are reached by the purge and the certificate of destruction, never by hand, and nothing leads back from them.
_NEXT = {
    SlipState.BLANK: frozenset({SlipState.ENTERED, SlipState.SPOILED, SlipState.MISSING}),
    SlipState.ENTERED: frozenset({SlipState.BLANK}),
    SlipState.SPOILED: frozenset({SlipState.BLANK}),
    SlipState.MISSING: frozenset({SlipState.BLANK, SlipState.ENTERED, SlipState.SPOILED}),
    SlipState.TO_SHRED: frozenset[SlipState](),
    SlipState.SHREDDED: frozenset[SlipState](),
}


def slip_payload(venue_code: str, serial: SlipSerial) -> str:
    """What the QR on a slip says: at most 29 alphanumeric characters, version 2 at level Q (ISO/IEC 18004).

    It names the venue, so that another venue's slip is told apart, and nobody: the slip is still blank.
    """
    return f"S/{venue_code}/{serial}"


def read_slip(text: str, prefix: str, venue_code: str, field: str = "slip") -> tuple[SlipSerial | None, Problem | None]:
    """The serial that a clerk typed (4217, jb4217, JB-004217) or a scanner sent; None for an empty field."""
    typed = clean_scan(text[:100]).translate(_DASHES)
    if not typed:
        return None, None
    scanned = _SCAN.fullmatch(typed)
    found = scanned or _TYPED.fullmatch(typed)
    if not found:
        return None, Problem(
            field,
            message(
                "slips",
                "This is not a slip's number. It is printed at the top, such as {example}.",
                example=SlipSerial(prefix, 4217),
            ),
        )
    letters, digits = found.groups()[-2:]
    if scanned and scanned[1] != venue_code:
        return None, Problem(
            field,
            message(
                "slips", "This slip belongs to another venue. Slips of this one begin with {prefix}.", prefix=prefix
            ),
        )
    if letters and letters != clean_code(prefix):
        return None, Problem(
            field,
            message(
                "slips",
                "This slip was printed by another desk or another venue: those of this desk begin with {prefix}. Enter it where it was printed.",
                prefix=prefix,
            ),
        )
    number = int(digits)
    if number == 0:
        return None, Problem(field, message("slips", "Slips are numbered from 1."))
    return SlipSerial(prefix, number), None


def check_step(serial: SlipSerial, before: SlipState, after: SlipState, field: str = "slip") -> Problem | None:
    """Why a slip cannot go from one state to another."""
    if after in _NEXT[before]:
        return None
    if before is SlipState.ENTERED:
        sentence = message("slips", "Slip {serial} has been entered already.", serial=serial)
    elif before is SlipState.SPOILED:
        sentence = message("slips", "Slip {serial} was marked as spoiled. Restore it first.", serial=serial)
    elif before in (SlipState.TO_SHRED, SlipState.SHREDDED):
        sentence = message(
            "slips",
            "Slip {serial} was entered or made void once; what was noted of it has been deleted since. Take a new slip.",
            serial=serial,
        )
    else:
        sentence = message("slips", "Slip {serial} is in that state already.", serial=serial)
    return Problem(field, sentence)


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers as unbroken runs (first, last), in order: how outstanding slips are listed."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
