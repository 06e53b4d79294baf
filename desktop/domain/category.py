"""Who the green channel serves (绿色通道), and who needs somebody beside them."""

import datetime as dt
from enum import StrEnum

from desktop.domain.dates import age_on
from desktop.domain.disability import DisabilityKind
from desktop.domain.identity import DocumentFacts
from desktop.domain.messages import message
from desktop.domain.words import Words

ELDERLY_AGE = 60
ADULT_AGE = 18
GUARDIAN_AGE = 14
"""Below this age a guardian answers for a child (Personal Information Protection Law, article 31)."""


class Category(StrEnum):
    """Why a person declares on paper instead of scanning the venue code (绿色通道)."""

    ELDERLY = "elderly"
    MINOR = "minor"
    VISUAL = "visual"
    HEARING = "hearing"
    DISABLED = "disabled"
    NO_PHONE = "no_phone"
    OTHER = "other"


CATEGORY_WORDS = Words(
    {
        Category.ELDERLY: (message("words", "Elderly"), "老年人", "老人", "长者"),
        Category.MINOR: (message("words", "Minor"), "未成年人", "未成年", "儿童"),
        Category.VISUAL: (message("words", "Visually impaired"), "视障", "视障人士", "视力残疾", "盲人"),
        Category.HEARING: (message("words", "Hearing impaired"), "听障", "听障人士", "听力残疾", "聋人"),
        Category.DISABLED: (
            message("words", "Physical or other disability"),
            "肢体/其他残疾",
            "肢体残疾",
            "其他残疾",
            "残疾",
            "残疾人",
            "残障",
        ),
        Category.NO_PHONE: (message("words", "No smartphone"), "无智能手机", "无手机", "没有手机", "没有智能手机"),
        Category.OTHER: (message("words", "Other"), "其他", "其它"),
    }
)

_OF_DISABILITY = {DisabilityKind.VISUAL: Category.VISUAL, DisabilityKind.HEARING: Category.HEARING}


def suggested_category(facts: DocumentFacts, birth: dt.date | None, day: dt.date) -> Category | None:
    """The category that a document and the age on the day of the visit speak for, or None.

    A disability card is shown for a reason, so it goes before the age.
    """
    if facts.disability:
        return _OF_DISABILITY.get(facts.disability.kind, Category.DISABLED)
    born = facts.birth_date or birth
    if born is None:
        return None
    age = age_on(born, day)
    if age >= ELDERLY_AGE:
        return Category.ELDERLY
    return Category.MINOR if age < ADULT_AGE else None


def fits_age(category: Category, birth: dt.date | None, day: dt.date) -> bool:
    """Whether a category that is about age agrees with it; with an unknown age it does."""
    if birth is None:
        return True
    age = age_on(birth, day)
    return not (
        (category is Category.ELDERLY and age < ELDERLY_AGE) or (category is Category.MINOR and age >= ADULT_AGE)
    )


def needs_guardian(category: Category, birth: dt.date | None, day: dt.date) -> bool:
    """Whether the age demands a guardian; a minor whose age is not known is taken for a young one."""
    if birth is None:
        return category is Category.MINOR
    return age_on(birth, day) < GUARDIAN_AGE
