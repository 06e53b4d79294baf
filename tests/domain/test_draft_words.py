"""The Chinese words of exports: whatever they say is read back to the same declaration."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.declaration import SIGNATURE_WORDS, Declaration, DeclarationDraft, draft_of
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_columns import (
    COLUMNS,
    IGNORED_HEADINGS,
    KNOWN_HEADINGS,
    OVERRIDES,
    STORED,
    folded_heading,
    overrides_text,
    read_overrides,
)
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.draft_words import in_words
from desktop.domain.guardian import RELATION_WORDS
from desktop.domain.headings import Headings, heading_of
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.resident_id import SEX_WORDS
from desktop.domain.symptoms import HEALTH_CODE_WORDS, SYMPTOM_WORDS, Symptom
from desktop.domain.words import Words
from tests.domain.numbers import resident_number
from tests.domain.test_declaration import CONTEXT

_DETAILS = st.text(st.sampled_from("外地返回：:;； ，,、其他other是否yes 0123-"), max_size=24)
_ANSWER = st.one_of(
    st.sampled_from(["", "yes", "no"]), st.builds("{}: {}".format, st.sampled_from(["yes", "no"]), _DETAILS)
)
_NAMES = st.sampled_from(["单田芳", "欧阳秀英", "阿依古丽·买买提", "John O'Brien", "解小宝"])
_BORN = st.dates(dt.date(1930, 1, 1), dt.date(2024, 1, 1))


@st.composite
def drafts(draw: st.DrawFn) -> DeclarationDraft:
    """People as slips have them, with all that a clerk may insist on."""
    born = draw(_BORN)
    resident = resident_number("441302", born, draw(st.integers(1, 999)))
    id_type, number = draw(
        st.sampled_from(
            [
                ("resident_id", resident),
                ("household_register", resident),
                ("disability_card", f"{resident}44"),
                ("hmt_residence", resident_number("820000", born, 7)),
                ("passport", "E12345678"),
                ("none", ""),
                ("hk_macao_permit", "H12345678"),
                ("taiwan_permit", "01234567"),
                ("foreign_permanent", "GBR110189033101"),
            ]
        )
    )
    guardian = draw(st.sampled_from(["", "解建国"]))
    symptoms = draw(st.lists(st.sampled_from([s.value for s in Symptom]), max_size=4, unique=True))
    other = draw(_DETAILS)
    return DeclarationDraft(
        slip=draw(st.sampled_from(["", "4217"])),
        visited_on=draw(st.sampled_from(["昨天", "2026-11-20"])),
        time=draw(
            st.sampled_from(
                ["", "9:05", "10:05-11:40", "9点", "上午", "中午", "下午", "晚上", "全天", "22:00-次日1:00"]
            )
        ),
        gate="急诊入口",
        category=draw(st.sampled_from(["", *(c.value for c in CATEGORY_WORDS)])),
        name=draw(_NAMES),
        id_type=id_type,
        id_number=number,
        phone=draw(st.sampled_from(["", "13600136000", "0752-2808000", "+85291234567"])),
        address=draw(st.sampled_from(["", "惠城区桥东街道上米街5号", "=1+1"])),
        temperature_c=draw(st.sampled_from(["", "36.6", "37.3", "42.5"])),
        symptoms=";".join([*symptoms, f"other: {other}"] if other.strip() and "other" in symptoms else symptoms),
        travel_history=draw(_ANSWER),
        contact_history=draw(_ANSWER),
        fever_contact_history=draw(_ANSWER),
        cluster_history=draw(_ANSWER),
        guardian_name=guardian,
        guardian_phone="13700137000" if guardian else "",
        guardian_relation=draw(st.sampled_from(["表姐", *(r.value for r in RELATION_WORDS)])) if guardian else "",
        inspector=draw(st.sampled_from(["", "曾敏"])),
        notes=draw(st.sampled_from(["", "复测 37.5", "是：否"])),
        sex=draw(st.sampled_from(["", *(s.value for s in SEX_WORDS)])),
        birth_date=draw(st.sampled_from(["", born.isoformat()])),
        health_code=draw(st.sampled_from(["", *(h.value for h in HEALTH_CODE_WORDS)])),
        signature=draw(st.sampled_from(["", *(s.value for s in SIGNATURE_WORDS)])),
        consent=draw(st.sampled_from(["", "yes", "no"])),
        overrides=dict.fromkeys(FIELDS.keys, "与证件核对：一致"),
    )


def read(draft: DeclarationDraft) -> Declaration | None:
    return check_declaration(draft, CONTEXT)[0]


@settings(max_examples=200, deadline=None)
@given(drafts())
def test_both_languages_read_back_to_the_same_declaration(draft: DeclarationDraft) -> None:
    declaration = read(draft)
    assume(declaration is not None)
    assert declaration is not None
    stored = draft_of(declaration, "急诊入口", "曾敏" if declaration.inspector else "")
    for headings in Headings:
        names = {column.name: heading_of(column, headings) for column in COLUMNS}
        cell = overrides_text(stored.overrides.items(), names)
        reasons, unread = read_overrides(cell)
        assert unread == ()
        assert read(replace(in_words(stored, headings), overrides=reasons)) == declaration


@pytest.mark.parametrize(
    "words",
    [CATEGORY_WORDS, ID_TYPE_WORDS, SEX_WORDS, SIGNATURE_WORDS, HEALTH_CODE_WORDS, RELATION_WORDS, SYMPTOM_WORDS],
)
def test_every_chinese_word_is_read_as_its_member(words: Words) -> None:  # type: ignore[type-arg]
    assert {words.read(words.chinese(member)) for member in words} == set(words)


def test_words_that_are_nobodys_stay_as_they_are() -> None:
    odd = DeclarationDraft(guardian_relation="表姐", symptoms="other: other: x;y", travel_history="maybe", sex="?")
    shown = in_words(odd, Headings.ZH)
    assert (shown.guardian_relation, shown.symptoms, shown.travel_history, shown.sex) == (
        "表姐",
        "其他：other: x;y",
        "maybe",
        "?",
    )


def test_no_heading_means_two_columns() -> None:
    texts = [folded_heading(h) for c in (*COLUMNS, OVERRIDES, *STORED) for h in (c.name, c.heading, *c.spellings)]
    texts += map(folded_heading, IGNORED_HEADINGS)
    assert sorted(set(texts)) == sorted(texts)


def test_a_reason_names_its_field_in_either_language() -> None:
    text = "temperature_c: 本人拒测\r\n姓名：与证件一致: 是\n\n 证件号码* : 已核对 "
    assert read_overrides(text) == (
        {"temperature_c": "本人拒测", "name": "与证件一致: 是", "id_number": "已核对"},
        (),
    )
    assert read_overrides("没有说明\n体温\n体温:\n天气: 晴\nname: 一\n姓名: 二") == (
        {"name": "一"},
        ("没有说明", "体温", "体温:", "天气: 晴", "姓名: 二"),
    )
    assert set(KNOWN_HEADINGS.values()) == set(FIELDS.keys)
