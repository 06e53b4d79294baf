"""What follows from a number that may have been meant, beside the one that was typed and what else the slip says."""

import datetime as dt

from desktop.domain.id_repair import Repair
from desktop.domain.identity import DocumentFacts
from desktop.domain.messages import message
from desktop.domain.resident_id import SEX_WORDS, Sex, birth_of
from desktop.ui.i18n import sentence


def sex_of(number: str) -> Sex:
    """Whom a number that has the shape of a resident number belongs to."""
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def words_of(repair: Repair, typed: DocumentFacts, said: DocumentFacts) -> str:
    """``typed``: what the typed number tells; ``said``: sex and birth date in the slip's own fields."""
    birth, sex = birth_of(repair.number), sex_of(repair.number)
    parts = [_changed(_sex(typed.sex), _sex(sex))]
    if birth is not None:
        born = _changed(_day(typed.birth_date), _day(birth))
        parts.append(sentence(message("OfferWords", "born {date}", date=born)))
    if typed.region is not None and typed.region != repair.number[:6]:
        changed = _changed(typed.region, repair.number[:6])
        parts.append(sentence(message("OfferWords", "region {code}", code=changed)))
    if repair.dropped is not None:
        parts.append(sentence(message("OfferWords", "without character {place}", place=repair.dropped + 1)))
    if (said.sex and said.sex is not sex) or (said.birth_date and said.birth_date != birth):
        parts.append(sentence(message("OfferWords", "the slip says otherwise")))
    return " ".join(parts)


def _changed(before: str, after: str) -> str:
    return after if before in ("", after) else f"{before} → {after}"


def _sex(sex: Sex | None) -> str:
    return "" if sex is None else sentence(SEX_WORDS.label(sex))


def _day(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
