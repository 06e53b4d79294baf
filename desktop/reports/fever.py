"""The fever transfer sheet (转诊单): what goes with a person with a fever to the clinic, and what the person signs.

The document's number is masked here, since the clinic asks for the document itself; name, phone and address are
whole, since the person must be found. The paragraph to sign is set large enough to be read without glasses.
"""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.dates import age_on
from desktop.domain.identity import ID_TYPE_WORDS, IdType
from desktop.domain.masking import mask_id
from desktop.domain.posters import Language
from desktop.domain.resident_id import SEX_WORDS, Sex
from desktop.domain.symptoms import NO_SYMPTOMS, SYMPTOM_WORDS, Symptom, Symptoms
from desktop.domain.temperature import show_temperature
from desktop.posters.fonts import FontBook
from desktop.reports.document import Heading, document_pdf
from desktop.reports.form import Cell, Passage, Row, Say, label

_READ_ALOUD, _READ_ALOUD_IN_TWO = 18.0, 16.0  # points
_LABEL, _SIDE, _WRITE = 30.0, 27.0, 12.0

_TITLE = Say("发热人员转诊单", "Fever Transfer Sheet")
_FORM, _BY = Say("表单 {slip}", "Form {slip}"), Say("检测员 {inspector}", "Inspector {inspector}")
_NAME, _SEX_AGE, _SEX_AND_AGE = Say("姓名", "Name"), Say("性别/年龄", "Sex, age"), Say("{sex}　{age}岁", "{sex}, {age}")
_CATEGORY, _DOCUMENT = Say("人员类别", "Category"), Say("证件", "Document")
_PHONE, _ADDRESS = Say("联系电话", "Phone"), Say("现住址", "Present address")
_GUARDIAN = Say("监护人/陪同人", "Guardian or companion")
_ARRIVED, _GATE = Say("到达时间", "Arrival"), Say("检测点", "Gate")
_FIRST, _SECOND = Say("第一次体温", "First measurement"), Say("第二次体温", "Second measurement")
_MEASURED, _NOT_MEASURED = Say("{value} ℃　{at}"), Say("未测", "Not taken")
_SYMPTOMS, _NONE = Say("症状", "Symptoms"), Say("无", "None")
_WAITS, _CALLED = Say("等候地点", "Waits at"), Say("已联系", "Called")
_CALLED_AT = Say("{called}　{at}")
_GREETING, _GREETED = Say("您好。", ""), Say("{name}，您好。", "{name}: ")
_MEASURED_AT = Say(
    "您在{gate}测得体温{first}℃{second}。37.3℃及以上为发热。",
    "your temperature at {gate} was {first} ℃{second}. From 37.3 ℃ on it is a fever. ",
)
_WAIT = Say("请戴好口罩，在{waits}等候，不要离开。", "Please keep your mask on, wait at {waits} and do not leave. ")
_WAIT_HERE = Say("请戴好口罩，在原地等候，不要离开。", "Please keep your mask on, wait here and do not leave. ")
_WE_CALLED = Say("我们已于{at}联系{called}。", "At {at} we called {called}. ")
_CHECK = Say("请核对以上内容，无误后签名。", "Please check this and sign.")
_AGAIN = Say("，复测{value}℃", ", then {value} ℃")
_REPORTED = Say("您说有：{symptoms}。", "You reported: {symptoms}. ")
_LISTEN = Say("请听工作人员读一遍，核对后签名：", "Please listen, check and sign:")
_SIGNED = Say("本人或监护人签名", "Signature (self or guardian)")
_INSPECTOR, _HANDED, _TIME = (
    Say("检测员签名", "Inspector"),
    Say("接收人签名", "Received by"),
    Say("交接时间", "Handed over at"),
)
_NOTE = Say(
    "含个人健康信息，只交本人和接诊机构，不得拍照外传；留存联到期随表单销毁。",
    "Holds health data: for the person and the clinic only. The desk's copy is destroyed with the slip.",
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A reading in tenths of a degree, and when it was taken in the venue's zone."""

    tenths: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FeverSheet:
    """One person with a fever. Texts are empty where nothing is known; times are those of the venue's zone.

    ``first`` is None where only symptoms were told and nothing was measured; ``id_type`` and ``symptoms`` are None where
    nobody was asked, which is not the same as having none. ``arrived`` is the time as forms write
    it; ``id_number`` is whole and is masked when it is printed.
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


def fever_sheet_pdf(sheet: FeverSheet, fonts: FontBook) -> bytes:
    """The sheet on A4; the same sheet gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    told = (
        _FORM.filled(slip=sheet.slip).main(sheet.language) if sheet.slip else "",
        _BY.filled(inspector=sheet.inspector).main(sheet.language) if sheet.inspector else "",
        f"{sheet.made_at:%Y-%m-%d %H:%M}",
    )
    aside = "　".join(filter(None, told))
    heading = Heading(sheet.venue, _TITLE, aside, _NOTE)
    return document_pdf(heading, _rows(sheet), sheet.language, fonts, sheet.made_at.date())


def _rows(sheet: FeverSheet) -> tuple[Row, ...]:
    kind = Say("")
    if sheet.id_type:
        kind = Say(ID_TYPE_WORDS.chinese(sheet.id_type), str(ID_TYPE_WORDS.label(sheet.id_type)))
    named = " ".join(filter(None, (kind.main(sheet.language), kind.second(sheet.language))))
    document = Say("　".join(filter(None, (named, mask_id(sheet.id_number)))))
    category = Say("")
    if sheet.category:
        category = Say(CATEGORY_WORDS.chinese(sheet.category), str(CATEGORY_WORDS.label(sheet.category)))
    called = _CALLED_AT.filled(called=sheet.called, at=_clock(sheet.called_at)) if sheet.called else Say("")
    return (
        _two(_NAME, Say(sheet.name), _SEX_AGE, _sex_and_age(sheet)),
        _two(_DOCUMENT, document, _CATEGORY, category),
        _two(_PHONE, Say(sheet.phone), _GUARDIAN, Say(sheet.guardian)),
        _one(_ADDRESS, Say(sheet.address)),
        _two(_ARRIVED, Say(sheet.arrived), _GATE, Say(sheet.gate)),
        _two(_FIRST, _measured(sheet.first), _SECOND, _measured(sheet.second), bold=True),
        _one(_SYMPTOMS, _symptoms(sheet.symptoms) or (Say("") if sheet.symptoms is None else _NONE)),
        _two(_WAITS, Say(sheet.waits_at), _CALLED, Say(called.zh)),
        Row((Cell((Passage(_LISTEN, bold=True), Passage(_read_back(sheet), _read_size(sheet)))),), 60, stretch=1),
        Row((label(_SIGNED, _LABEL), Cell(), label(_INSPECTOR, _SIDE), Cell()), 24, stretch=0.4),
        Row((label(_HANDED, _LABEL), Cell(), label(_TIME, _SIDE), Cell()), 16, stretch=0.3),
    )


def _one(name: Say, value: Say) -> Row:
    return Row((label(name, _LABEL), Cell((Passage(value),))), _WRITE)


def _two(name: Say, value: Say, other: Say, other_value: Say, *, bold: bool = False) -> Row:
    first, second = Passage(value, bold=bold), Passage(other_value, bold=bold)
    return Row((label(name, _LABEL), Cell((first,)), label(other, _SIDE), Cell((second,))), _WRITE)


def _sex_and_age(sheet: FeverSheet) -> Say:
    sex = Say("", "")
    if sheet.sex:
        sex = Say(SEX_WORDS.chinese(sheet.sex), str(SEX_WORDS.label(sheet.sex)))
    if sheet.birth_date is None:
        return sex
    age = age_on(sheet.birth_date, sheet.made_at.date())
    return Say(_SEX_AND_AGE.zh.format(sex=sex.zh, age=age), _SEX_AND_AGE.en.format(sex=sex.en, age=age))


def _measured(measurement: Measurement | None) -> Say:
    if measurement is None:
        return _NOT_MEASURED
    return Say(_MEASURED.zh.format(value=show_temperature(measurement.tenths), at=f"{measurement.at:%m-%d %H:%M}"))


def _symptoms(symptoms: Symptoms | None) -> Say | None:
    """The symptoms in words, what stands behind "other" in the person's own."""
    if not symptoms:
        return None
    other = {Symptom.OTHER: Say(symptoms.other, symptoms.other)} if symptoms.other else {}
    words = [other.get(s) or Say(SYMPTOM_WORDS.chinese(s), str(SYMPTOM_WORDS.label(s))) for s in symptoms.kinds]
    return Say("、".join(word.zh for word in words), ", ".join(word.en.lower() for word in words))


def _read_size(sheet: FeverSheet) -> float:
    """Points: two languages take more room, and both stay large print."""
    return _READ_ALOUD_IN_TWO if sheet.language is Language.ZH_EN else _READ_ALOUD


def _read_back(sheet: FeverSheet) -> Say:
    """What is read aloud: only what is known is said."""
    symptoms = _symptoms(sheet.symptoms)
    said = [_GREETED.filled(name=sheet.name) if sheet.name else _GREETING]
    first, again = sheet.first or sheet.second, sheet.second if sheet.first else None
    if first:
        second = _AGAIN.filled(value=show_temperature(again.tenths)) if again else Say("")
        values = {"gate": sheet.gate, "first": show_temperature(first.tenths)}
        said.append(
            Say(_MEASURED_AT.zh.format(second=second.zh, **values), _MEASURED_AT.en.format(second=second.en, **values))
        )
    if symptoms:
        said.append(Say(_REPORTED.zh.format(symptoms=symptoms.zh), _REPORTED.en.format(symptoms=symptoms.en)))
    said.append(_WAIT.filled(waits=sheet.waits_at) if sheet.waits_at else _WAIT_HERE)
    if sheet.called:
        said.append(_WE_CALLED.filled(called=sheet.called, at=_clock(sheet.called_at)))
    said.append(_CHECK)
    english = "".join(part.en for part in said)
    return Say("".join(part.zh for part in said), english if sheet.name else english[:1].upper() + english[1:])


def _clock(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else ""
