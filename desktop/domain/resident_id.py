"""Resident identity numbers (公民身份号码, GB 11643-1999) and the numbers that are built like them.

Eighteen characters: region (6), birth date (8), sequence (3, odd for men), check character. Numbers of the first
generation have fifteen: a birth year of two digits and no check character.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from stdnum import numdb
from stdnum.cn import ric

from desktop.domain.dates import check_birth, real_date
from desktop.domain.errors import Problem
from desktop.domain.messages import Message, message
from desktop.domain.text import clean_code
from desktop.domain.words import Words

_SHAPE = re.compile(r"\d{17}[\dX]", re.ASCII)
_FIRST_GENERATION = re.compile(r"\d{15}", re.ASCII)
# The X of the check character as other alphabets and other keys write it: ×, Cyrillic Х, Greek Χ, crosses.
_WRITTEN_X = re.compile("^([0-9]{17})[×ХΧ✕✖╳](?=$|[1-7][1-4])")
_CENTENARIANS = ("996", "997", "998", "999")  # sequences kept for people born before 1900
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)


class Sex(StrEnum):
    """A person's sex, as documents state it (GB/T 2261.1)."""

    MALE = "male"
    FEMALE = "female"


SEX_WORDS = Words(
    {
        Sex.MALE: (message("words", "Male"), "男", "M", "1", "男性"),
        Sex.FEMALE: (message("words", "Female"), "女", "F", "2", "女性"),
    }
)


@dataclass(frozen=True, slots=True)
class ResidentFacts:
    """What the digits of a resident number tell."""

    birth_date: dt.date
    sex: Sex
    region: str


def clean_resident_id(text: str) -> str:
    """The number as the standard writes it: half-width, X in capital, eighteen characters."""
    number = clean_number(text)
    return from_first_generation(number) if _FIRST_GENERATION.fullmatch(number) else number


def clean_number(text: str) -> str:
    """A number that begins with a resident number, half-width and with a capital X however that was written."""
    return _WRITTEN_X.sub(r"\1X", clean_code(text))


def from_first_generation(number: str) -> str:
    """A number of fifteen digits as it was rewritten with eighteen: century put in, check character added."""
    century = "18" if number.endswith(_CENTENARIANS) else "19"
    body = number[:6] + century + number[6:]
    return body + check_character(body)


def check_character(body: str) -> str:
    """The eighteenth character for the first seventeen digits (ISO 7064, MOD 11-2)."""
    return str(ric.calc_check_digit(body + "0"))


def has_shape(number: str) -> bool:
    """Seventeen digits and a digit or X."""
    return _SHAPE.fullmatch(number) is not None


def check_fits(number: str) -> bool:
    """Whether a number that has the shape has the check character that belongs to it."""
    return check_character(number[:17]) == number[17]


def birth_of(number: str) -> dt.date | None:
    """The birth date in a number that has the shape, or None where the calendar has none such."""
    return real_date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def known_province(region: str) -> bool:
    """Whether numbers of this province exist; Hong Kong, Macao and Taiwan have theirs since 2018."""
    return region[:2] in _PROVINCES


def issued_region(region: str) -> bool:
    """Whether this county, present or dissolved, is known to have given out numbers.

    Numbers keep the county of their first issue, so the list goes back to 1980. It is not complete: fit to rank
    guesses, not to refuse a number. The first call reads the list (0.1 s).
    """
    return any("county" in found for _, found in numdb.get("cn/loc").info(region))


def check_resident_id(
    text: str, today: dt.date, field: str = "id_number"
) -> tuple[str, ResidentFacts | None, Problem | None]:
    """The number in canonical form, what it tells, and what is wrong with it.

    A check character that does not fit, or a province that does not exist, is ``doubtful``: people do carry
    documents with wrong numbers, and a clerk may insist with a reason. The facts are given then too.
    """
    number = clean_resident_id(text)
    if not has_shape(number):
        return number, None, Problem(field, _wrong_shape(number))
    birth = birth_of(number)
    if birth is None:
        return (
            number,
            None,
            Problem(
                field,
                message(
                    "documents",
                    "Digits 7 to 14 are the birth date, and there is no such date as {date}.",
                    date=number[6:14],
                ),
            ),
        )
    if problem := check_birth(birth, today, field):
        return number, None, problem
    facts = ResidentFacts(birth, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE, number[:6])
    if not check_fits(number):
        return (
            number,
            facts,
            Problem(
                field,
                message(
                    "documents", "The last character does not fit the others. Compare the number with the document."
                ),
                doubtful=True,
            ),
        )
    return number, facts, None


def _wrong_shape(number: str) -> Message:
    if not number:
        return message("documents", "Type the number of the document.")
    if "*" in number:
        return message("documents", "This number was masked. Only the whole number is kept; take it from the document.")
    if len(number) != 18:
        return message("documents", "A resident ID number has 18 characters; this has {count}.", count=len(number))
    return message("documents", "A resident ID number holds digits, and perhaps an X at its end.")
