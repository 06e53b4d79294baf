"""The rows of the health declaration form (健康申报表; facts of the field, section 3), in the order they are asked.

Words that also stand on the screen and in import files come from the domain, so that paper and desk agree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_registry import Field, FieldGroup
from desktop.domain.identity import ID_TYPE_WORDS, IdType
from desktop.domain.resident_id import SEX_WORDS, Sex
from desktop.domain.symptoms import HEALTH_CODE_WORDS, SYMPTOM_WORDS, HealthCode, Symptom
from desktop.domain.words import E, Words
from desktop.reports.form import Blank, Boxes, Cell, Gap, Passage, Piece, Row, Say, Tick, Word, flow, label

TITLE = Say("健康申报表", "Health Declaration")
SERIAL = Say("表单编号", "Form No.")
GREEN_CHANNEL = Say("绿色通道", "Green channel")

_YEAR, _MONTH, _DAY = Say("年", "Y"), Say("月", "M"), Say("日", "D")
_CENTURY = Say("20")
_HOUR, _MINUTE = Say("时", "h"), Say("分", "min")
_NAME, _SEX, _BIRTH = Say("姓名", "Name"), Say("性别", "Sex"), Say("出生日期", "Date of birth")
_DOCUMENT, _NUMBER = Say("证件类型", "Document"), Say("证件号码", "Document No.")
_PHONE, _OTHER_PHONE = Say("联系电话", "Phone"), Say("固话/境外", "Landline/abroad")
_ADDRESS = Say("现住址", "Present address")
_ARRIVED, _MORNING, _AFTERNOON = Say("到达时间", "Arrival"), Say("上午", "a.m."), Say("下午", "p.m.")
_GATE, _CATEGORY = Say("检测点", "Gate"), Say("人员类别", "Category")
_GUARDIAN = Say("监护人/\n陪同人", "Guardian or companion")
_GUARDIAN_NOTE = Say("未满14周岁，或本人不能签名的，必须填写", "Required under 14 or if unable to sign")
_RELATION = Say("关系", "Relation")
_TEMPERATURE, _DEGREES = Say("体温", "Temperature"), Say("℃")
_CODE = Say("健康码", "Health code")
_SYMPTOMS, _NO_SYMPTOM = Say("症状", "Symptoms"), Say("无", "None")
_HISTORY = Say("近14天情况", "Last 14 days")
_QUESTIONS = (
    Say("到过或住在疫情风险地区", "Lived in or travelled to a risk area"),
    Say("接触过确诊病例或无症状感染者", "Contact with a confirmed case"),
    Say("接触过来自风险地区的发热病人", "Contact with a feverish person from a risk area"),
    Say("身边有两人及以上发热或患病", "Two or more people around you fell ill"),
)
_YES, _NO, _DETAILS = Say("是", "Yes"), Say("否", "No"), Say("答“是”请说明", "If yes, details")
_CONSENT = Say(
    "个人信息处理同意：{venue}收集本表信息（含证件号码、健康状况等敏感个人信息），只用于疫情防控到访登记，以及发生疫情时"
    "由疾控机构查找同一时段的到访人员。自到访之日起保存{days}天，到期删除并销毁本表，法律另有规定的除外。"
    "可到前台查阅、复制、更正、删除或撤回同意{contact}。",
    "Consent: {venue} collects what is written here, including sensitive data (document number, health), only to "
    "register visits for epidemic control and, in an outbreak, for the disease control centre to find who was here at "
    "the same time. It is kept for {days} days from the visit, then deleted and this slip destroyed, unless the law "
    "demands otherwise. At the desk you may see, copy, correct or delete it, or withdraw consent{contact}.",
)
_CONTACT = Say("（联系电话{phone}）", " (phone {phone})")
_AGREED = Say("我已阅读或听人读过，同意处理上述敏感个人信息", "I have read or heard this, and I agree")
_SIGNATURE = Say("本人或监护人签名", "Signature (self or guardian)")
_FINGERPRINT, _INSPECTOR = Say("指印", "Thumb print"), Say("检测员", "Inspector")
KEPT = Say("自到访之日起保存{days}天，到期销毁。", "Kept for {days} days from the visit, then destroyed.")
BATCH = Say("批次 {batch}", "Batch {batch}")
SIDE = Say("第{page}页，共{pages}页", "Page {page} of {pages}")

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
    IdType.HK_MACAO_PERMIT: Say("港澳居民来往内地通行证", "HK/Macao permit"),
    IdType.HMT_RESIDENCE: Say("港澳台居民居住证", "HK/Macao/TW residence"),
    IdType.FOREIGN_PERMANENT: Say("外国人永久居留身份证", "Foreigner's PR card"),
}

_AGES = {
    Category.ELDERLY: Say("老年人（60岁及以上）", "Aged 60+"),
    Category.MINOR: Say("未成年人（未满18岁）", "Under 18"),
    Category.DISABLED: Say("肢体/其他残疾", "Other disability"),
}
"""Categories that say on paper what they mean; the others are called as on the screen."""

_SHORT = {Symptom.SMELL_TASTE_LOSS: Say("嗅觉味觉减退", "No smell/taste"), Symptom.OTHER: Say("其他", "Other")}


@dataclass(frozen=True, slots=True)
class SlipPart:
    """A row of the form, and the fields of a declaration that are written in it."""

    group: FieldGroup
    fields: tuple[str, ...]
    row: Row


def slip_parts(
    venue: str, gates: tuple[str, ...], days: int, contact: str, *, label_width: float, writing: float, small: float
) -> tuple[SlipPart, ...]:
    """All rows from top to bottom. ``label_width`` is that of the first column and ``writing`` the height of a line to
    write on (millimetres), ``small`` the type size of what is read once (points)."""
    w = label_width
    side = 0.7 * w  # of labels in the middle of a row
    gate = Cell((flow(*(Tick(Say(name)) for name in gates)) if gates else flow(),))
    phone = _CONTACT.filled(phone=contact) if contact else Say("")
    consent = Say(
        _CONSENT.zh.format(venue=venue, days=days, contact=phone.zh),
        _CONSENT.en.format(venue=venue, days=days, contact=phone.en),
    )
    parts: tuple[SlipPart, ...] = (
        SlipPart(
            FieldGroup.PERSON,
            ("name", "sex"),
            _row(label(_NAME, w), Cell(), label(_SEX, side), Cell((flow(*_sexes()),), snug=True), writing=writing),
        ),
        SlipPart(FieldGroup.PERSON, ("birth_date",), _row(label(_BIRTH, w), Cell((flow(*_date()),)), writing=writing)),
        SlipPart(
            FieldGroup.PERSON,
            ("id_type",),
            _row(label(_DOCUMENT, w), Cell((flow(*_documents(), columns=3),)), writing=writing, stretch=1),
        ),
        SlipPart(
            FieldGroup.PERSON,
            ("id_number",),
            _row(label(_NUMBER, w), Cell((flow(Boxes(18, (6, 8, 4), spare=2)),)), writing=writing),
        ),
        SlipPart(
            FieldGroup.PERSON,
            ("phone",),
            _row(
                label(_PHONE, w),
                Cell((flow(Boxes(11, (3, 4, 4)), Gap(), Word(_OTHER_PHONE), Blank(8)),)),
                writing=writing,
            ),
        ),
        SlipPart(FieldGroup.PERSON, ("address",), _row(label(_ADDRESS, w), Cell(), writing=writing, stretch=2)),
        SlipPart(
            FieldGroup.VISIT,
            ("visited_on", "time"),
            _row(label(_ARRIVED, w), Cell((flow(*_arrival()),)), writing=writing),
        ),
        SlipPart(FieldGroup.VISIT, ("gate",), _row(label(_GATE, w), gate, writing=writing)),
        SlipPart(
            FieldGroup.VISIT,
            ("category",),
            _row(label(_CATEGORY, w), Cell((flow(*_categories()),)), writing=writing, stretch=1),
        ),
        SlipPart(
            FieldGroup.GUARDIAN,
            ("guardian_name", "guardian_phone", "guardian_relation"),
            _row(
                label(_GUARDIAN, w),
                Cell((flow(Word(_GUARDIAN_NOTE)), flow(*_companion()))),
                writing=writing,
                stretch=1,
            ),
        ),
        SlipPart(
            FieldGroup.HEALTH,
            ("temperature_c", "health_code"),
            _row(
                label(_TEMPERATURE, w),
                Cell((flow(Boxes(2), Word(Say(".")), Boxes(1), Word(_DEGREES)),), snug=True),
                label(_CODE, side),
                Cell((flow(*_ticks(HEALTH_CODE_WORDS, HealthCode)),)),
                writing=writing,
            ),
        ),
        SlipPart(
            FieldGroup.HEALTH,
            ("symptoms",),
            _row(label(_SYMPTOMS, w), Cell((flow(*_symptoms()),)), writing=writing, stretch=1),
        ),
        SlipPart(
            FieldGroup.HISTORY,
            ("travel_history", "contact_history", "fever_contact_history", "cluster_history"),
            _row(
                label(_HISTORY, w),
                Cell(
                    (
                        *(flow(Word(q), Gap(), Tick(_NO), Tick(_YES)) for q in _QUESTIONS),
                        flow(Word(_DETAILS), Blank(20)),
                    )
                ),
                writing=writing,
                stretch=1,
            ),
        ),
        SlipPart(FieldGroup.CLOSING, ("consent",), Row((Cell((Passage(consent, small), flow(Tick(_AGREED)))),))),
        SlipPart(
            FieldGroup.CLOSING,
            ("signature", "inspector"),
            Row(
                (
                    label(_SIGNATURE, w),
                    Cell(),
                    label(_FINGERPRINT, side),
                    Cell((), min(1.1 * w, 26)),
                    label(_INSPECTOR, side),
                    Cell((), min(1.3 * w, 30)),
                ),
                height=1.45 * writing,
                stretch=1,
            ),
        ),
    )
    plain = {group: _plain_parts(group, w, writing) for group in FieldGroup}
    return tuple(_placed(parts, plain))


def _plain_parts(group: FieldGroup, label_width: float, writing: float) -> tuple[SlipPart, ...]:
    """A row for each plain field of a group: its choices to tick, a line to write on where there are none."""
    return tuple(
        SlipPart(group, (field.key,), _row(label(_named(field), label_width), _answer_cell(field), writing=writing))
        for field in FIELDS.plain_of(group)
        if field.is_on_slip
    )


def _named(field: Field) -> Say:
    return Say(field.heading, str(field.label))


def _answer_cell(field: Field) -> Cell:
    if field.choices is None:
        return Cell()
    other = (Blank(8),) if field.is_open else ()
    return Cell((flow(*_ticks(field.choices, field.choices), *other),))


def _placed(parts: Sequence[SlipPart], plain: Mapping[FieldGroup, tuple[SlipPart, ...]]) -> Iterator[SlipPart]:
    """The plain rows of a group behind the others of it; those of the closing before it, for a slip ends as it does."""
    for group, found in groupby(parts, lambda part: part.group):
        own = tuple(found)
        yield from plain[group] + own if group is FieldGroup.CLOSING else own + plain[group]


def _row(*cells: Cell, writing: float, stretch: float = 0.0) -> Row:
    return Row(cells, writing, stretch)


def _word(words: Words[E], member: E) -> Say:
    return Say(words.chinese(member), str(words.label(member)))


def _ticks(words: Words[E], members: Iterable[E]) -> tuple[Tick, ...]:
    return tuple(Tick(_word(words, member)) for member in members)


def _documents() -> tuple[Tick, ...]:
    return tuple(Tick(_SHORT_TYPES.get(kind) or _word(ID_TYPE_WORDS, kind)) for kind in _IN_COLUMNS)


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
    ticks = (Tick(_AGES.get(c) or _word(CATEGORY_WORDS, c)) for c in Category)
    return *ticks, Blank(8)


def _companion() -> tuple[Piece, ...]:
    return Word(_NAME), Blank(12), Word(_PHONE), Blank(20), Word(_RELATION), Blank(8)


def _symptoms() -> tuple[Piece, ...]:
    ticks = (Tick(_SHORT.get(s) or _word(SYMPTOM_WORDS, s)) for s in Symptom)
    return Tick(_NO_SYMPTOM), *ticks, Blank(8)
