"""Declarations: what is accepted, what is refused at which field, what a clerk may insist on."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.category import Category
from desktop.domain.clock import from_venue_time
from desktop.domain.dates import age_on
from desktop.domain.declaration import (
    Declaration,
    DeclarationContext,
    DeclarationDraft,
    Override,
    Signature,
    draft_of,
)
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.guardian import Guardian
from desktop.domain.resident_id import Sex
from desktop.domain.slips import SlipSerial
from desktop.domain.symptoms import HealthCode, YesNoAnswer
from desktop.domain.timewords import Precision
from tests.domain.numbers import resident_number
from tests.whole_slip import ANSWERED

NOW = from_venue_time(dt.datetime(2026, 11, 23, 15, 0))
GATES = {"南门": "g1", "急诊入口": "g2"}
INSPECTORS = {"单雄": "i1", "曾敏": "i2"}
CONTEXT = DeclarationContext(NOW, 28, "JB", "0123456789", GATES.get, INSPECTORS.get)

ELDERLY = DeclarationDraft(
    slip="4217",
    visited_on="昨天",
    time="10:05-11:40",
    gate="急诊入口",
    category="老年人",
    name="单田芳",
    id_type="resident_id",
    id_number="11010519491231002x",
    phone="136 0013 6000",
    address="惠城区桥东街道上米街5号",
    temperature_c="37.6",
    symptoms="发热、干咳",
    travel_history="否",
    contact_history="no",
    inspector="曾敏",
    notes="复测 37.5",
)
CHILD = replace(
    ELDERLY,
    category="minor",
    name="解小宝",
    id_number="441302201506074211",
    temperature_c="36.9",
    symptoms="",
    phone="",
    guardian_name="解建国",
    guardian_phone="13700137000",
    guardian_relation="父亲",
)
NOBODY = replace(
    ELDERLY, category="no_phone", name="刘福", id_type="none", id_number="", travel_history="yes: 外地返回"
)


def accepted(draft: DeclarationDraft) -> Declaration:
    declaration, problems = check_declaration(draft, CONTEXT)
    assert problems == ()
    assert declaration is not None
    return declaration


def problems(draft: DeclarationDraft, **changes: str) -> dict[str, bool]:
    """The fields that a changed draft is refused for, and whether a clerk may insist."""
    declaration, found = check_declaration(replace(draft, **changes), CONTEXT)  # type: ignore[arg-type]
    assert (declaration is None) == bool(found)
    assert all(str(p.message).endswith(".") for p in found)
    return {p.field: p.doubtful for p in found}


def test_a_slip_becomes_a_declaration_in_canonical_form() -> None:
    made = accepted(ELDERLY)
    assert (made.slip, made.gate, made.inspector) == (SlipSerial("JB", 4217), "g2", "i2")
    assert (made.visit.day, made.visit.precision) == (dt.date(2026, 11, 22), Precision.RANGE)
    assert (made.category, made.sex, made.birth_date, age_on(dt.date(1949, 12, 31), made.visit.day)) == (
        Category.ELDERLY,
        Sex.FEMALE,
        dt.date(1949, 12, 31),
        76,
    )
    assert (made.document.number, made.phone) == ("11010519491231002X", "13600136000")
    assert (made.temperature, made.is_fever, made.needs_fever_worksheet) == (376, True, True)
    assert (made.histories.travel, made.histories.fever_contact) == (YesNoAnswer(False), YesNoAnswer())
    assert (made.health_code, made.guardian, made.signature, made.consent) == (HealthCode.NONE, None, None, None)


def test_a_symptom_alone_asks_for_the_fever_worksheet() -> None:
    assert not accepted(replace(ELDERLY, temperature_c="36.6", symptoms="")).needs_fever_worksheet
    assert accepted(replace(ELDERLY, temperature_c="36.6", symptoms="cough")).needs_fever_worksheet


def test_the_first_nineteen_fields_are_the_columns_of_import_files() -> None:
    assert FIELDS.keys[:19] == tuple(
        "slip visited_on time gate category name id_type id_number phone address temperature_c symptoms travel_history "
        "contact_history guardian_name guardian_phone guardian_relation inspector notes".split()
    )


@pytest.mark.parametrize(
    "draft",
    [
        ELDERLY,
        CHILD,
        NOBODY,
        replace(
            ELDERLY,
            time="",
            temperature_c="36.6",
            symptoms="other: 头晕",
            signature="按手印",
            consent="是",
            health_code="绿码",
        ),
        replace(
            NOBODY, sex="男", birth_date="1950-1-1", category="", time="上午", fever_contact_history="是：同事", slip=""
        ),
        replace(ELDERLY, id_number="110105194912310021", overrides={"id_number": "证件如此"}),
        replace(CHILD, inspector="", signature="代签", guardian_relation="干爹", cluster_history="yes"),
    ],
)
def test_a_declaration_is_written_as_it_is_read(draft: DeclarationDraft) -> None:
    made = accepted(draft)
    names = {identifier: name for name, identifier in (GATES | INSPECTORS).items()}
    written = draft_of(made, names[made.gate], names.get(made.inspector or "", ""))
    assert accepted(written) == made


def test_chinese_and_english_words_make_the_same_declaration() -> None:
    english = replace(ELDERLY, category="elderly", symptoms="fever;cough", travel_history="no", visited_on="2026-11-22")
    assert accepted(replace(ELDERLY, id_type="居民身份证")) == accepted(english)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"slip": "HC-000001"}, "slip"),
        ({"visited_on": "2026-02-30"}, "visited_on"),
        ({"visited_on": "明天"}, "visited_on"),
        ({"visited_on": "2026-10-01"}, "visited_on"),
        ({"time": "25:00"}, "time"),
        ({"time": "11:40-10:05"}, "time"),
        ({"gate": ""}, "gate"),
        ({"gate": "后门"}, "gate"),
        ({"inspector": "不认识"}, "inspector"),
        ({"category": "tall"}, "category"),
        ({"name": ""}, "name"),
        ({"name": "单" * 51}, "name"),
        ({"name": "单田😀"}, "name"),
        ({"id_type": ""}, "id_type"),
        ({"id_type": "library card"}, "id_type"),
        ({"id_number": ""}, "id_number"),
        ({"id_number": "11010519490230002X"}, "id_number"),
        ({"id_number": resident_number("441302", dt.date(2026, 11, 24), 1)}, "id_number"),
        ({"phone": "1360013600"}, "phone"),
        ({"phone": "", "address": ""}, "phone"),
        ({"address": "路" * 101}, "address"),
        ({"temperature_c": "98.6"}, "temperature_c"),
        ({"symptoms": "tired feet"}, "symptoms"),
        ({"travel_history": "perhaps"}, "travel_history"),
        ({"contact_history": "perhaps"}, "contact_history"),
        ({"fever_contact_history": "perhaps"}, "fever_contact_history"),
        ({"cluster_history": "perhaps"}, "cluster_history"),
        ({"health_code": "purple"}, "health_code"),
        ({"sex": "x"}, "sex"),
        ({"birth_date": "48-1-1"}, "birth_date"),
        ({"signature": "stamp"}, "signature"),
        ({"signature": "guardian"}, "guardian_name"),
        ({"guardian_phone": "13700137000"}, "guardian_name"),
        ({"consent": "maybe"}, "consent"),
        ({"notes": "注" * 501}, "notes"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name_and_alone(changes: dict[str, str], field: str) -> None:
    assert problems(ELDERLY, **changes) == {field: False}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id_number": "110105194912310021"}, "id_number"),
        ({"birth_date": "1949-12-30"}, "birth_date"),
        ({"sex": "男"}, "sex"),
        ({"category": "minor", "guardian_name": "单雄"}, "category"),
        ({"name": "单"}, "name"),
        ({"name": "单田芳2"}, "name"),
        ({"name": "=HYPERLINK()"}, "name"),
        ({"temperature_c": "34.2"}, "temperature_c"),
        ({"temperature_c": ""}, "temperature_c"),
        ({"consent": "否"}, "consent"),
    ],
)
def test_a_doubt_is_dropped_when_the_clerk_gives_a_reason(changes: dict[str, str], field: str) -> None:
    assert problems(ELDERLY, **changes) == {field: True}
    insisted = replace(ELDERLY, **changes, overrides={field: " 与证件核对无误 "})
    assert accepted(insisted).overrides == (Override(field, "与证件核对无误"),)


def test_a_reason_is_kept_only_where_there_was_a_doubt() -> None:
    assert accepted(replace(ELDERLY, overrides={"name": "真名", "phone": "", "nonsense": "x"})).overrides == ()


@pytest.mark.parametrize("reason", ["", "  ", "因" * 101, "a\u202eb", "x" * 5000])
def test_a_reason_that_is_none_settles_nothing(reason: str) -> None:
    draft = replace(ELDERLY, temperature_c="34.2", overrides={"temperature_c": reason})
    assert set(problems(draft)) == {"temperature_c"}


def test_a_reason_cannot_override_what_is_impossible() -> None:
    draft = replace(ELDERLY, id_number="11010519490230002X", overrides={"id_number": "证件如此"})
    assert problems(draft) == {"id_number": False}


def test_a_child_needs_a_guardian() -> None:
    accepted(CHILD)
    assert problems(CHILD, guardian_name="", guardian_phone="", guardian_relation="") == {"guardian_name": False}
    assert problems(CHILD, category="", guardian_name="") == {"guardian_name": False}
    assert problems(CHILD, guardian_relation="") == {"guardian_relation": False}
    assert problems(CHILD, guardian_phone="") == {"guardian_phone": True}
    teenager = resident_number("441302", dt.date(2012, 11, 22), 421)
    accepted(replace(CHILD, id_number=teenager, guardian_name="", guardian_phone="", guardian_relation=""))
    on_the_eve = replace(CHILD, id_number=resident_number("441302", dt.date(2012, 11, 23), 421), guardian_name="")
    assert problems(on_the_eve) == {"guardian_name": False}


def test_who_cannot_sign_needs_somebody_who_did() -> None:
    draft = replace(ELDERLY, signature="监护人代签", guardian_name="单雄", guardian_relation="儿子")
    made = accepted(draft)
    assert (made.signature, made.guardian) == (Signature.GUARDIAN, Guardian("单雄", "", "child"))


def test_without_a_document_phone_and_address_must_do() -> None:
    accepted(NOBODY)
    assert problems(NOBODY, phone="无") == {"phone": True}
    assert problems(NOBODY, address="") == {"address": True}
    assert problems(NOBODY, phone="", guardian_name="单雄", guardian_phone="13700137000") == {}
    assert problems(NOBODY, id_number="441302194801011528") == {"id_number": False}


def test_the_category_is_suggested_where_none_was_ticked() -> None:
    assert accepted(replace(ELDERLY, category="")).category is Category.ELDERLY
    card = replace(ELDERLY, category="", id_type="残疾人证", id_number="44130219500312301X12")
    assert accepted(card).category is Category.VISUAL
    assert problems(NOBODY, category="") == {"category": False}


def test_everything_wrong_is_reported_at_once_in_the_order_of_the_fields() -> None:
    found = check_declaration(DeclarationDraft(), CONTEXT)[1]
    names = [p.field for p in found]
    assert names == sorted(names, key=FIELDS.keys.index)
    assert {"visited_on", "gate", "category", "name", "id_type", "phone", "temperature_c"} == set(names)


HOSTILE = {
    "bidi": "\u202e芳田单",
    "isolate": "\u2067单\u2069",
    "nul": "单\x00田",
    "escape": "\x1b[31m单",
    "surrogate": "单\ud800",
    "megabyte": "单" * 1_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", FIELDS.keys)
def test_text_that_is_no_text_is_refused_at_its_field_and_alone(field: str, text: str) -> None:
    found = check_declaration(ELDERLY.with_texts({field: text}), CONTEXT)[1]
    assert field in {p.field for p in found}
    assert len([p for p in found if p.field == field]) == 1
    assert len(str(found[0].message)) < 300
    allowed = {field, "guardian_name"} if field.startswith("guardian") else {field}
    assert {p.field for p in found} <= allowed


def test_a_megabyte_in_every_field_is_refused_once_for_each() -> None:
    draft = DeclarationDraft.of(dict.fromkeys(FIELDS.keys, "贴" * 1_000_000))
    found = check_declaration(draft, CONTEXT)[1]
    assert [p.field for p in found] == list(FIELDS.keys)


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE declaration; --", '=cmd|"/c calc"!A1', "@SUM(A1)", "<b>x</b>", "{name}", "{0.__class__}", "%s\\n"],
)
def test_injections_are_plain_text_in_notes_and_harmless_elsewhere(text: str) -> None:
    assert accepted(replace(ELDERLY, notes=text, address=text)).notes == text
    for field in FIELDS.keys:
        for problem in check_declaration(ELDERLY.with_texts({field: text}), CONTEXT)[1]:
            assert str(problem.message)


def test_what_comes_along_with_a_paste_is_dropped() -> None:
    made = accepted(
        replace(ELDERLY, name="\u200b单 田芳\ufeff\n", address="惠城区\r\n桥东街道\t５号", notes="\u3000a\u00a0b ")
    )
    assert (made.name, made.address, made.notes) == ("单田芳", "惠城区 桥东街道 5号", "a b")


@given(st.sampled_from(FIELDS.keys), st.text(max_size=60))
def test_nothing_typed_anywhere_breaks_the_check(field: str, text: str) -> None:
    declaration, found = check_declaration(ELDERLY.with_texts({field: text}), CONTEXT)
    assert (declaration is None) == bool(found)
    assert {p.field for p in found} <= set(FIELDS.keys)
    for problem in found:
        assert str(problem.message)


@pytest.mark.parametrize(
    "name",
    ["买买提·艾力", "阿卜杜拉．吐尔逊", "O'Neil-Smith Jr.", "José María", "𬭎𠮷", "нина", "司马相如", "J. R. Müller"],
)
def test_names_of_all_peoples_are_names(name: str) -> None:
    assert accepted(replace(ELDERLY, name=name)).name == name.replace("．", "·")


ON_PAPER = replace(CONTEXT, demanded=FIELDS.demanded)
WHOLE = replace(ELDERLY, **ANSWERED)  # type: ignore[arg-type]


@pytest.mark.parametrize("field", sorted(FIELDS.demanded))
def test_what_a_slip_does_not_say_is_doubtful_and_kept_with_a_reason(field: str) -> None:
    """The rule of a slip that is typed at the desk; lines of files may lack the columns."""
    incomplete = replace(WHOLE, **{field: ""})  # type: ignore[arg-type]
    declaration, found = check_declaration(incomplete, ON_PAPER)
    assert declaration is None
    assert [(p.field, p.doubtful) for p in found] == [(field, True)]
    declaration, found = check_declaration(replace(incomplete, overrides={field: "表上没写，人已离开"}), ON_PAPER)
    assert (found, declaration is not None) == ((), True)
    assert declaration is not None
    assert declaration.overrides == (Override(field, "表上没写，人已离开"),)
    assert check_declaration(incomplete, CONTEXT)[1] == ()


def test_a_whole_slip_needs_no_reason() -> None:
    declaration, found = check_declaration(WHOLE, ON_PAPER)
    assert (found, declaration is not None) == ((), True)
    assert declaration is not None
    assert declaration.overrides == ()


def test_an_answer_that_cannot_be_read_is_wrong_and_not_missing() -> None:
    found = check_declaration(replace(WHOLE, travel_history="也许"), ON_PAPER)[1]
    assert [(p.field, p.doubtful) for p in found] == [("travel_history", False)]


def test_a_doubtful_number_contradicts_nobody() -> None:
    """Sex and birth date are asked for where the number is in doubt: they are what tells it."""
    wrong = replace(WHOLE, id_number="110105194912310021", sex="male", birth_date="1950-01-01")
    assert [p.field for p in check_declaration(wrong, ON_PAPER)[1]] == ["id_number"]
    kept = replace(wrong, overrides={"id_number": "证件如此"})
    assert [p.field for p in check_declaration(kept, ON_PAPER)[1]] == ["sex", "birth_date"]
