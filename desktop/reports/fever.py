"""The fever transfer sheet (转诊单): what goes with a person with a fever to the clinic, and what the person signs.

The document's number is masked here, since the clinic asks for the document itself; name, phone and address are
whole, since the person must be found. The paragraph to sign is set large enough to be read without glasses.
"""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.catalogue import Catalogue
from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.dates import age_on
from desktop.domain.identity import ID_TYPE_WORDS, IdType
from desktop.domain.masking import mask_id
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.domain.resident_id import SEX_WORDS, Sex
from desktop.domain.symptoms import NO_SYMPTOMS, SYMPTOM_WORDS, Symptom, Symptoms
from desktop.domain.temperature import show_temperature
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.document import Heading, document_pdf
from desktop.reports.form import FormCell, FormRow, Passage, label
from desktop.reports.wording import Bilingual, Text, Wording

_READ_ALOUD, _READ_ALOUD_IN_TWO = 18.0, 16.0  # points
_LABEL, _SIDE, _WRITE = 30.0, 27.0, 12.0

_TITLE = message("fever-sheet", "Fever Transfer Sheet")
_FORM, _BY = message("fever-sheet", "Form {slip}"), message("fever-sheet", "Inspector {inspector}")
_NAME, _SEX_AGE, _SEX_AND_AGE = (
    message("fever-sheet", "Name"),
    message("fever-sheet", "Sex, age"),
    message("fever-sheet", "{sex}, {age}"),
)
_CATEGORY, _DOCUMENT = message("fever-sheet", "Category"), message("fever-sheet", "Document")
_PHONE, _ADDRESS = message("fever-sheet", "Phone"), message("fever-sheet", "Present address")
_GUARDIAN = message("fever-sheet", "Guardian or companion")
_ARRIVED, _GATE = message("fever-sheet", "Arrival"), message("fever-sheet", "Gate")
_FIRST, _SECOND = message("fever-sheet", "First measurement"), message("fever-sheet", "Second measurement")
_NOT_MEASURED = message("fever-sheet", "Not taken")
_OTHER_SYMPTOM = message("fever-sheet", "Other symptom")
_SYMPTOMS, _NONE = message("fever-sheet", "Symptoms"), message("fever-sheet", "None")
_WAITS, _CALLED = message("fever-sheet", "Waits at"), message("fever-sheet", "Called")
_UNNAMED, _NAMED = message("fever-sheet", "{sentences}"), message("fever-sheet", "{name}: {sentences}")
"""What is read aloud, with the greeting that Chinese begins it with."""
_MEASURED_AT = message(
    "fever-sheet", "your temperature at {gate} was {first} ℃{second}. From 37.3 ℃ on it is a fever. "
)
_WAIT = message("fever-sheet", "Please keep your mask on, wait at {waits} and do not leave. ")
_WAIT_HERE = message("fever-sheet", "Please keep your mask on, wait here and do not leave. ")
_WE_CALLED = message("fever-sheet", "At {at} we called {called}. ")
_CHECK = message("fever-sheet", "Please check this and sign.")
_AGAIN = message("fever-sheet", ", then {value} ℃")
_REPORTED = message("fever-sheet", "You reported: {symptoms}. ")
_LISTEN = message("fever-sheet", "Please listen, check and sign:")
_SIGNED = message("fever-sheet", "Signature (self or guardian)")
_INSPECTOR, _HANDED, _TIME = (
    message("fever-sheet", "Inspector"),
    message("fever-sheet", "Received by"),
    message("fever-sheet", "Handed over at"),
)
_NOTE = message(
    "fever-sheet", "Holds health data: for the person and the clinic only. The desk's copy is destroyed with the slip."
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A reading in tenths of a degree, and when it was taken in the venue's zone."""

    tenths: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FeverSheet:
    """One person with a fever. Texts are empty where nothing is known; times are those of the venue's zone.

    ``first`` is None where only symptoms were reported and nothing was measured; ``id_type`` and ``symptoms`` are None
    where nobody was asked, which is not the same as having none. ``arrived`` is the time as forms write it;
    ``id_number`` is whole and is masked when it is printed.
    """

    venue: str
    slip: str
    made_at: datetime
    name: str
    gate: str
    arrived: str
    first: Measurement | None = None
    waits_at: str = ""
    called: str = ""
    called_at: datetime | None = None
    inspector: str = ""
    second: Measurement | None = None
    sex: Sex | None = None
    birth_date: date | None = None
    id_type: IdType | None = None
    id_number: str = ""
    phone: str = ""
    address: str = ""
    category: Category | None = None
    guardian: str = ""
    symptoms: Symptoms | None = NO_SYMPTOMS
    language: Language = Language.ZH


def fever_sheet_pdf(sheet: FeverSheet, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The sheet on A4; the same sheet gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    wording = Wording(catalogue, sheet.language)
    parts = (
        wording.main(_FORM.filled(slip=sheet.slip)) if sheet.slip else "",
        wording.main(_BY.filled(inspector=sheet.inspector)) if sheet.inspector else "",
        f"{sheet.made_at:%Y-%m-%d %H:%M}",
    )
    heading = Heading(sheet.venue, _TITLE, "　".join(filter(None, parts)), _NOTE)
    return document_pdf(heading, _rows(sheet, wording), wording, fonts, sheet.made_at.date())


def _rows(sheet: FeverSheet, wording: Wording) -> tuple[FormRow, ...]:
    kind = ID_TYPE_WORDS.label(sheet.id_type) if sheet.id_type else ""
    named = " ".join(filter(None, (wording.main(kind), wording.second(kind))))
    document = "　".join(filter(None, (named, mask_id(sheet.id_number))))
    category = CATEGORY_WORDS.label(sheet.category) if sheet.category else ""
    called = f"{sheet.called}　{_clock(sheet.called_at)}" if sheet.called else ""
    return (
        _two(_NAME, sheet.name, _SEX_AGE, _sex_and_age(sheet)),
        _two(_DOCUMENT, document, _CATEGORY, category),
        _two(_PHONE, sheet.phone, _GUARDIAN, sheet.guardian),
        _one(_ADDRESS, sheet.address),
        _two(_ARRIVED, sheet.arrived, _GATE, sheet.gate),
        _two(_FIRST, _measured(sheet.first), _SECOND, _measured(sheet.second), bold=True),
        _one(_SYMPTOMS, _symptoms(sheet.symptoms, wording)),
        _two(_WAITS, sheet.waits_at, _CALLED, called),
        FormRow(
            (FormCell((Passage(_LISTEN, bold=True), Passage(_read_aloud(sheet, wording), _read_size(sheet)))),),
            60,
            stretch=1,
        ),
        FormRow((label(_SIGNED, _LABEL), FormCell(), label(_INSPECTOR, _SIDE), FormCell()), 24, stretch=0.4),
        FormRow((label(_HANDED, _LABEL), FormCell(), label(_TIME, _SIDE), FormCell()), 16, stretch=0.3),
    )


def _one(name: Text, value: Text) -> FormRow:
    return FormRow((label(name, _LABEL), FormCell((Passage(value),))), _WRITE)


def _two(name: Text, value: Text, other: Text, other_value: Text, *, bold: bool = False) -> FormRow:
    first, second = Passage(value, bold=bold), Passage(other_value, bold=bold)
    return FormRow((label(name, _LABEL), FormCell((first,)), label(other, _SIDE), FormCell((second,))), _WRITE)


def _sex_and_age(sheet: FeverSheet) -> Text:
    sex: Text = SEX_WORDS.label(sheet.sex) if sheet.sex else ""
    if sheet.birth_date is None:
        return sex
    return _SEX_AND_AGE.filled(sex=sex, age=age_on(sheet.birth_date, sheet.made_at.date()))


def _measured(measurement: Measurement | None) -> Text:
    if measurement is None:
        return _NOT_MEASURED
    return f"{show_temperature(measurement.tenths)} ℃　{measurement.at:%m-%d %H:%M}"


def _symptoms(symptoms: Symptoms | None, wording: Wording) -> Text:
    """The symptoms in words; empty where nobody was asked."""
    if symptoms is None:
        return ""
    if not symptoms:
        return _NONE
    return Bilingual(_listed(symptoms, wording, "zh"), _listed(symptoms, wording, "en"))


def _listed(symptoms: Symptoms, wording: Wording, language: str) -> str:
    """The symptoms in ``zh`` or ``en``, what stands behind "other" in the person's own words."""
    labels = {Symptom.OTHER: symptoms.other or wording.catalogue.text(_OTHER_SYMPTOM, language)}
    words = [labels.get(s) or wording.catalogue.text(SYMPTOM_WORDS.label(s), language) for s in symptoms.kinds]
    return ", ".join(words).lower() if language == "en" else "、".join(words)


def _read_size(sheet: FeverSheet) -> float:
    """Points: two languages take more room, and both stay large print."""
    return _READ_ALOUD_IN_TWO if sheet.language is Language.ZH_EN else _READ_ALOUD


def _read_aloud(sheet: FeverSheet, wording: Wording) -> Bilingual:
    """What is read to the person: only what is known."""
    chinese, english = (_spoken(sheet, wording, language) for language in ("zh", "en"))
    return Bilingual(chinese, english if sheet.name else english[:1].upper() + english[1:])


def _spoken(sheet: FeverSheet, wording: Wording, language: str) -> str:
    """What is read to the person in ``zh`` or ``en``."""
    sentences: list[Message] = []
    first, again = sheet.first or sheet.second, sheet.second if sheet.first else None
    if first:
        second = _AGAIN.filled(value=show_temperature(again.tenths)) if again else ""
        sentences.append(_MEASURED_AT.filled(gate=sheet.gate, first=show_temperature(first.tenths), second=second))
    if sheet.symptoms:
        sentences.append(_REPORTED.filled(symptoms=_listed(sheet.symptoms, wording, language)))
    sentences.append(_WAIT.filled(waits=sheet.waits_at) if sheet.waits_at else _WAIT_HERE)
    if sheet.called:
        sentences.append(_WE_CALLED.filled(called=sheet.called, at=_clock(sheet.called_at)))
    sentences.append(_CHECK)
    text = "".join(wording.catalogue.text(sentence, language) for sentence in sentences)
    greeted = _NAMED.filled(name=sheet.name, sentences=text) if sheet.name else _UNNAMED.filled(sentences=text)
    return wording.catalogue.text(greeted, language)


def _clock(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else ""
