"""Documents that visitors show, each with the check of its number (facts of the field, section 2)."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.characters import is_nothing
from desktop.domain.disability import Disability, check_disability_card
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.resident_id import ResidentFacts, Sex, check_resident_id, has_shape, known_province
from desktop.domain.text import clean_code
from desktop.domain.words import Words


class IdType(StrEnum):
    """Kinds of documents; the values are the words of import files."""

    RESIDENT_ID = "resident_id"
    DISABILITY_CARD = "disability_card"
    HK_MACAO_PERMIT = "hk_macao_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    HMT_RESIDENCE = "hmt_residence"
    PASSPORT = "passport"
    FOREIGN_PERMANENT = "foreign_permanent"
    HOUSEHOLD_REGISTER = "household_register"
    NONE = "none"


ID_TYPE_WORDS = Words(
    {
        IdType.RESIDENT_ID: (
            message("words", "Resident ID card"),
            "居民身份证",
            "身份证",
            "二代身份证",
            "一代身份证",
            "二代证",
            "第二代身份证",
            "居民身份证（二代）",
        ),
        IdType.DISABILITY_CARD: (message("words", "Disability card"), "残疾人证", "残疾证"),
        IdType.HK_MACAO_PERMIT: (
            message("words", "Hong Kong/Macao permit"),
            "港澳居民来往内地通行证",
            "港澳通行证",
            "港澳居民通行证",
            "回乡证",
        ),
        IdType.TAIWAN_PERMIT: (
            message("words", "Taiwan permit"),
            "台湾居民来往大陆通行证",
            "台湾通行证",
            "台湾居民通行证",
            "台胞证",
        ),
        IdType.HMT_RESIDENCE: (
            message("words", "Hong Kong/Macao/Taiwan residence permit"),
            "港澳台居民居住证",
            "港澳台居住证",
        ),
        IdType.PASSPORT: (message("words", "Passport"), "护照"),
        IdType.FOREIGN_PERMANENT: (
            message("words", "Foreign permanent resident card"),
            "外国人永久居留身份证",
            "外国人永久居留证",
            "永久居留身份证",
            "永居证",
        ),
        IdType.HOUSEHOLD_REGISTER: (message("words", "Household register"), "户口簿", "户口本"),
        IdType.NONE: (message("words", "No document"), "无证件", "无", "没有证件", "未带证件"),
    }
)

RESIDENT_NUMBERED = frozenset(
    {IdType.RESIDENT_ID, IdType.DISABILITY_CARD, IdType.HMT_RESIDENCE, IdType.HOUSEHOLD_REGISTER}
)
"""Types whose number begins with a resident number, so that a wrong one can be repaired."""

_HMT_REGIONS = ("81", "82", "83")
_HK_MACAO = re.compile(r"[HM]\d{8}(\d{2})?", re.ASCII)
_TAIWAN = re.compile(r"\d{8}", re.ASCII)
_PASSPORT = re.compile(r"(?=(?:\D*\d){2})[A-Z0-9]{5,12}", re.ASCII)
_FOREIGN_PERMANENT_OLD = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document's number tells about the person; None where it does not tell."""

    birth_date: dt.date | None = None
    sex: Sex | None = None
    region: str | None = None
    disability: Disability | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document in canonical form. The number is empty for ``IdType.NONE``."""

    type: IdType
    number: str = ""
    facts: DocumentFacts = DocumentFacts()


def check_document(
    id_type: IdType, text: str, today: dt.date, field: str = "id_number"
) -> tuple[Document, Problem | None]:
    """The document in canonical form, and what is wrong with it.

    A doubtful problem comes with all facts that the number tells, since a clerk may insist on it.
    """
    if id_type in RESIDENT_NUMBERED:
        return _resident_numbered(id_type, text, today, field)
    number = clean_code(text)
    if id_type is IdType.NONE:
        return _without_document(number, text, field)
    if not number:
        return Document(id_type), Problem(field, message("documents", "Type the number of the document."))
    if id_type is IdType.FOREIGN_PERMANENT and number[:1] == "9":
        return _foreign_permanent(number, today, field)
    if id_type is IdType.PASSPORT and has_shape(number):
        return Document(id_type, number), Problem(
            field, message("documents", "This is a resident ID number. Choose that type of document.")
        )
    fits, sentence = {
        IdType.HK_MACAO_PERMIT: (
            _HK_MACAO,
            message(
                "documents", "The number of a Hong Kong or Macao permit is H or M and 8 digits, on older cards 10."
            ),
        ),
        IdType.TAIWAN_PERMIT: (_TAIWAN, message("documents", "The number of a Taiwan permit has 8 digits.")),
        IdType.PASSPORT: (
            _PASSPORT,
            message("documents", "A passport number has 5 to 12 letters and digits, such as E12345678."),
        ),
        IdType.FOREIGN_PERMANENT: (
            _FOREIGN_PERMANENT_OLD,
            message(
                "documents", "A permanent resident card's number has 18 digits from 9 on, or 3 letters and 12 digits."
            ),
        ),
    }[id_type]
    return Document(id_type, number), None if fits.fullmatch(number) else Problem(field, sentence)


def _resident_numbered(id_type: IdType, text: str, today: dt.date, field: str) -> tuple[Document, Problem | None]:
    disability = None
    if id_type is IdType.DISABILITY_CARD:
        number, resident, disability, problem = check_disability_card(text, today, field)
    else:
        number, resident, problem = check_resident_id(text, today, field)
    document = Document(id_type, number, _facts(resident, disability))
    if problem or resident is None:
        return document, problem
    is_hmt = number.startswith(_HMT_REGIONS)
    if is_hmt and id_type is IdType.RESIDENT_ID:
        return document, Problem(
            field,
            message(
                "documents",
                "Numbers that begin with 81, 82 or 83 belong to residence permits for Hong Kong, Macao and "
                "Taiwan residents. Choose that type of document.",
            ),
            doubtful=True,
        )
    if not is_hmt and id_type is IdType.HMT_RESIDENCE:
        return document, Problem(
            field,
            message(
                "documents",
                "The number of a residence permit for Hong Kong, Macao and Taiwan residents begins with 81, 82 or 83.",
            ),
        )
    if not known_province(number):
        return document, Problem(
            field,
            message(
                "documents", "No province has the code {code}. Compare the number with the document.", code=number[:2]
            ),
            doubtful=True,
        )
    return document, None


def _without_document(number: str, text: str, field: str) -> tuple[Document, Problem | None]:
    if not number or number == "NO" or is_nothing(text):
        return Document(IdType.NONE), None
    return Document(IdType.NONE), Problem(
        field, message("documents", "Choose the type of document that this number belongs to, or clear it.")
    )


def _foreign_permanent(number: str, today: dt.date, field: str) -> tuple[Document, Problem | None]:
    """The card of 2023: nine, province, country, and from the birth date on like a resident number."""
    canonical, resident, problem = check_resident_id(number, today, field)
    if resident is None:
        return Document(IdType.FOREIGN_PERMANENT, canonical), problem
    facts = DocumentFacts(resident.birth_date, resident.sex)  # digits 2 to 6 name no place of birth
    return Document(IdType.FOREIGN_PERMANENT, canonical, facts), problem


def _facts(resident: ResidentFacts | None, disability: Disability | None) -> DocumentFacts:
    if resident is None:
        return DocumentFacts(disability=disability)
    return DocumentFacts(resident.birth_date, resident.sex, resident.region, disability)
