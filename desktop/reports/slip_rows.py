"""The rows of the health declaration form (健康申报表; facts of the field, section 3). Their order is that of ``slip_order``.

Order and words that the screen and import files share come from the domain, so that paper and desk agree.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import Field, FieldGroup
from desktop.domain.identity import ID_TYPE_WORDS, IdType
from desktop.domain.messages import message
from desktop.domain.resident_id import SEX_WORDS, Sex
from desktop.domain.slip_order import slip_rows
from desktop.domain.symptoms import HEALTH_CODE_WORDS, SYMPTOM_WORDS, HealthCode, Symptom
from desktop.domain.wording import ShownCodes
from desktop.domain.words import E, Words
from desktop.reports.form import Blank, Boxes, FormCell, FormRow, Gap, Passage, Piece, Tick, Word, flow, label
from desktop.reports.wording import Bilingual, Text

CODES = ShownCodes()
TITLE = message("slip-form", "Health Declaration")
SERIAL = message("slip-form", "Form No.")
GREEN_CHANNEL = message("slip-form", "Green channel")

_YEAR, _MONTH, _DAY = message("slip-form", "Y"), message("slip-form", "M"), message("slip-form", "D")
_CENTURY = "20"
_HOUR, _MINUTE = message("slip-form", "h"), message("slip-form", "min")
_NAME, _PHONE = message("slip-form", "Name"), message("slip-form", "Phone")
_OTHER_PHONE = message("slip-form", "Landline/abroad")
_ARRIVED, _MORNING, _AFTERNOON = (
    message("slip-form", "Arrival"),
    message("slip-form", "a.m."),
    message("slip-form", "p.m."),
)
_GUARDIAN = message("slip-form", "Guardian or companion")
_GUARDIAN_NOTE = message("slip-form", "Required under 14 or if unable to sign")
_RELATION = message("slip-form", "Relation")
_TEMPERATURE, _DEGREES = message("slip-form", "Temperature"), "℃"
_NO_SYMPTOM = message("slip-form", "None")
_HISTORY = message("slip-form", "Last 14 days")
_QUESTIONS = (
    message("slip-form", "Lived in or travelled to a risk area"),
    message("slip-form", "Contact with a confirmed case"),
    message("slip-form", "Contact with a feverish person from a risk area"),
    message("slip-form", "Two or more people around you fell ill"),
)
_YES, _NO, _DETAILS = message("slip-form", "Yes"), message("slip-form", "No"), message("slip-form", "If yes, details")
_CONSENT = message(
    "slip-form",
    "Consent: {venue} collects what is written here, including sensitive data (document number, health), only to "
    "register visits for epidemic control and, in an outbreak, for the disease control centre to find who was here at "
    "the same time. It is kept for {days} days from the visit, then deleted and this slip destroyed, unless the law "
    "demands otherwise. At the desk you may see, copy, correct or delete it, or withdraw consent{contact}.",
)
_CONTACT = message("slip-form", " (phone {phone})")
_AGREED = message("slip-form", "I have read or heard this, and I agree")
_SIGNATURE = message("slip-form", "Signature (self or guardian)")
_FINGERPRINT = message("slip-form", "Thumb print")
KEPT = message("slip-form", "Kept for {days} days from the visit, then destroyed.")
BATCH = message("slip-form", "Batch {batch}")
SIDE = message("slip-form", "Page {page} of {pages}")

_IN_COLUMNS = (
    IdType.RESIDENT_ID,
    IdType.HK_MACAO_PERMIT,
    IdType.HOUSEHOLD_REGISTER,
    IdType.DISABILITY_CARD,
    IdType.TAIWAN_PERMIT,
    IdType.PASSPORT,
    IdType.HMT_RESIDENCE,
    IdType.FOREIGN_PERMANENT,
    IdType.NONE,
)
"""Long words under each other, so that three columns are enough."""

_SHORT_TYPES = {
    IdType.HK_MACAO_PERMIT: message("slip-form", "HK/Macao permit"),
    IdType.HMT_RESIDENCE: message("slip-form", "HK/Macao/TW residence"),
    IdType.FOREIGN_PERMANENT: message("slip-form", "Foreigner's PR card"),
}

_AGES = {
    Category.ELDERLY: message("slip-form", "Aged 60+"),
    Category.MINOR: message("slip-form", "Under 18"),
    Category.DISABLED: message("slip-form", "Other disability"),
}
"""Categories that say on paper what they mean; the others are called as on the screen."""

_SHORT = {
    Symptom.SMELL_TASTE_LOSS: message("slip-form", "No smell/taste"),
    Symptom.OTHER: message("slip-form", "Other"),
}


@dataclass(frozen=True, slots=True)
class SlipPart:
    """A row of the form, and the fields of a declaration that are written in it."""

    group: FieldGroup
    fields: tuple[str, ...]
    row: FormRow


def slip_parts(
    venue: str,
    gates: tuple[str, ...],
    days: int,
    contact: str,
    *,
    codes: ShownCodes = CODES,
    label_width: float,
    writing: float,
    small: float,
) -> tuple[SlipPart, ...]:
    """All rows from top to bottom. ``label_width`` is that of the first column and ``writing`` the height of a line to
    write on (millimetres), ``small`` the type size of what is read once (points)."""
    w = label_width
    side = 0.7 * w  # of labels in the middle of a row
    gate = FormCell((flow(*(Tick(name) for name in gates)) if gates else flow(),))
    phone = _CONTACT.filled(phone=contact) if contact else ""
    consent = _CONSENT.filled(venue=venue, days=days, contact=phone)
    drawn: dict[tuple[str, ...], FormRow] = {
        ("name", "sex"): _row(
            _label_of("name", w),
            FormCell(),
            _label_of("sex", side),
            FormCell((flow(*_sexes()),), snug=True),
            writing=writing,
        ),
        ("birth_date",): _row(_label_of("birth_date", w), FormCell((flow(*_date()),)), writing=writing),
        ("id_type",): _row(
            _label_of("id_type", w), FormCell((flow(*_documents(), columns=3),)), writing=writing, stretch=1
        ),
        ("id_number",): _row(
            _label_of("id_number", w), FormCell((flow(Boxes(18, (6, 8, 4), spare=2)),)), writing=writing
        ),
        ("phone",): _row(
            _label_of("phone", w),
            FormCell((flow(Boxes(11, (3, 4, 4)), Gap(), Word(_OTHER_PHONE), Blank(8)),)),
            writing=writing,
        ),
        ("address",): _row(_label_of("address", w), FormCell(), writing=writing, stretch=2),
        ("visited_on", "time"): _row(label(_ARRIVED, w), FormCell((flow(*_arrival()),)), writing=writing),
        ("gate",): _row(_label_of("gate", w), gate, writing=writing),
        ("category",): _row(_label_of("category", w), FormCell((flow(*_categories()),)), writing=writing, stretch=1),
        ("guardian_name", "guardian_phone", "guardian_relation"): _row(
            label(_GUARDIAN, w),
            FormCell((flow(Word(_GUARDIAN_NOTE)), flow(*_companion()))),
            writing=writing,
            stretch=1,
        ),
        ("temperature_c", "health_code"): _row(
            label(_TEMPERATURE, w),
            FormCell((flow(Boxes(2), Word("."), Boxes(1), Word(_DEGREES)),), snug=codes.health_code),
            *_health_code(codes, side),
            writing=writing,
        ),
        ("symptoms",): _row(_label_of("symptoms", w), FormCell((flow(*_symptoms()),)), writing=writing, stretch=1),
        FIELDS.histories: _row(
            label(_HISTORY, w),
            FormCell(
                (
                    *(flow(Word(q), Gap(), Tick(_NO), Tick(_YES)) for q in _QUESTIONS),
                    flow(Word(_DETAILS), Blank(20)),
                )
            ),
            writing=writing,
            stretch=1,
        ),
        ("consent",): FormRow((FormCell((Passage(consent, small), flow(Tick(_AGREED)))),)),
        ("signature", "inspector"): FormRow(
            (
                label(_SIGNATURE, w),
                FormCell(),
                label(_FINGERPRINT, side),
                FormCell((), min(1.1 * w, 26)),
                _label_of("inspector", side),
                FormCell((), min(1.3 * w, 30)),
            ),
            height=1.45 * writing,
            stretch=1,
        ),
    }
    return tuple(
        SlipPart(row.group, row.fields, drawn.get(row.fields) or _plain_row(FIELDS[row.fields[0]], w, writing))
        for row in slip_rows()
        if FIELDS[row.fields[0]].is_on_slip
    )


def _label_of(key: str, width: float) -> FormCell:
    """What the screen calls a field too."""
    return label(FIELDS[key].label, width)


def _health_code(codes: ShownCodes, label_width: float) -> tuple[FormCell, ...]:
    """The colours of the health code by its name in the province; nothing where it is not shown."""
    if not codes.health_code:
        return ()
    name = Bilingual(codes.name, str(FIELDS["health_code"].label))
    return label(name, label_width, snug=True), FormCell((flow(*_ticks(HEALTH_CODE_WORDS, HealthCode)),))


def _plain_row(field: Field, label_width: float, writing: float) -> FormRow:
    """The row of a plain field: its choices to tick, a line to write on where there are none."""
    return _row(label(_named(field), label_width), _answer_cell(field), writing=writing)


def _named(field: Field) -> Text:
    return Bilingual(field.heading, str(field.label))


def _answer_cell(field: Field) -> FormCell:
    if field.choices is None:
        return FormCell()
    other = (Blank(8),) if field.is_open else ()
    return FormCell((flow(*_ticks(field.choices, field.choices), *other),))


def _row(*cells: FormCell, writing: float, stretch: float = 0.0) -> FormRow:
    return FormRow(cells, writing, stretch)


def _ticks(words: Words[E], members: Iterable[E]) -> tuple[Tick, ...]:
    return tuple(Tick(words.label(member)) for member in members)


def _documents() -> tuple[Tick, ...]:
    return tuple(Tick(_SHORT_TYPES.get(kind) or ID_TYPE_WORDS.label(kind)) for kind in _IN_COLUMNS)


def _sexes() -> tuple[Tick, ...]:
    return _ticks(SEX_WORDS, Sex)


def _date() -> tuple[Piece, ...]:
    return Boxes(4), Word(_YEAR), Boxes(2), Word(_MONTH), Boxes(2), Word(_DAY)


def _arrival() -> tuple[Piece, ...]:
    return (
        Word(_CENTURY),
        Boxes(2),
        Word(_YEAR),
        Boxes(2),
        Word(_MONTH),
        Boxes(2),
        Word(_DAY),
        Tick(_MORNING),
        Tick(_AFTERNOON),
        Boxes(2),
        Word(_HOUR),
        Boxes(2),
        Word(_MINUTE),
    )


def _categories() -> tuple[Piece, ...]:
    ticks = (Tick(_AGES.get(c) or CATEGORY_WORDS.label(c)) for c in Category)
    return *ticks, Blank(8)


def _companion() -> tuple[Piece, ...]:
    return Word(_NAME), Blank(12), Word(_PHONE), Blank(20), Word(_RELATION), Blank(8)


def _symptoms() -> tuple[Piece, ...]:
    ticks = (Tick(_SHORT.get(s) or SYMPTOM_WORDS.label(s)) for s in Symptom)
    return Tick(_NO_SYMPTOM), *ticks, Blank(8)
