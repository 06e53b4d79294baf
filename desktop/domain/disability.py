"""The disability card (残疾人证): a resident number, the kind of disability and its grade."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.resident_id import ResidentFacts, check_resident_id, clean_number
from desktop.domain.words import Words


class DisabilityKind(StrEnum):
    """The nineteenth digit of the card, 1 to 7 (GB/T 26341)."""

    VISUAL = "visual"
    HEARING = "hearing"
    SPEECH = "speech"
    PHYSICAL = "physical"
    INTELLECTUAL = "intellectual"
    PSYCHIATRIC = "psychiatric"
    MULTIPLE = "multiple"


DISABILITY_WORDS = Words(
    {
        DisabilityKind.VISUAL: (message("words", "Visual disability"), "视力残疾"),
        DisabilityKind.HEARING: (message("words", "Hearing disability"), "听力残疾"),
        DisabilityKind.SPEECH: (message("words", "Speech disability"), "言语残疾"),
        DisabilityKind.PHYSICAL: (message("words", "Physical disability"), "肢体残疾"),
        DisabilityKind.INTELLECTUAL: (message("words", "Intellectual disability"), "智力残疾"),
        DisabilityKind.PSYCHIATRIC: (message("words", "Psychiatric disability"), "精神残疾"),
        DisabilityKind.MULTIPLE: (message("words", "Multiple disabilities"), "多重残疾"),
    }
)

_KINDS = dict(zip("1234567", DisabilityKind, strict=True))
_SUFFIX = re.compile(r"([1-7])([1-4])(B\d{1,2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Disability:
    """Kind, and grade from 1 (gravest) to 4."""

    kind: DisabilityKind
    grade: int


def check_disability_card(
    text: str, today: dt.date, field: str = "id_number"
) -> tuple[str, ResidentFacts | None, Disability | None, Problem | None]:
    """The card's number in canonical form, what its two parts tell, and what is wrong with it."""
    number = clean_number(text)
    resident, suffix = number[:18], number[18:]
    found = _SUFFIX.fullmatch(suffix)
    if len(number) < 20 or not found:
        if len(number) < 20:
            sentence = message(
                "documents",
                "A disability card's number has 20 characters: the resident ID number, a digit for the kind and one for "
                "the grade; this has {count}.",
                count=len(number),
            )
        else:
            sentence = message(
                "documents",
                "After the resident ID number come a digit from 1 to 7 for the kind, one from 1 to 4 for the grade, and "
                "on a reissued card B and a number; this has {suffix}.",
                suffix=suffix[:8],
            )
        return number, None, None, Problem(field, sentence)
    canonical, facts, problem = check_resident_id(resident, today, field)
    return canonical + suffix, facts, Disability(_KINDS[found[1]], int(found[2])), problem
