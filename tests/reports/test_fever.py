"""The fever transfer sheet."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.category import Category
from desktop.domain.identity import IdType
from desktop.domain.posters import Language
from desktop.domain.resident_id import Sex
from desktop.domain.symptoms import Symptom, Symptoms
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.fever import FeverSheet, Measurement, fever_sheet_pdf
from tests.reports.paperwork import LONG_VENUE, VENUE, page_count, require_clear, require_embedded, sizes_of, text_of


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 23, hour, minute)


SHEET = FeverSheet(
    venue=VENUE,
    slip="JB-004217",
    made_at=at(10, 30),
    name="单田芳",
    gate="急诊入口",
    arrived="10:05-11:40",
    first=Measurement(376, at(10, 8)),
    second=Measurement(375, at(10, 20)),
    waits_at="一楼隔离观察室",
    called="惠城区人民医院发热门诊",
    called_at=at(10, 25),
    inspector="曾敏",
    sex=Sex.FEMALE,
    birth_date=date(1949, 12, 31),
    id_type=IdType.RESIDENT_ID,
    id_number="11010519491231002X",
    phone="13600136000",
    address="惠城区桥东街道上米街5号",
    category=Category.ELDERLY,
    symptoms=Symptoms((Symptom.FEVER, Symptom.COUGH, Symptom.OTHER), "皮疹"),
)


@pytest.mark.parametrize("language", list(Language))
def test_one_page_tells_all_that_the_clinic_needs(language: Language, fonts: FontLibrary, catalogue: Catalogue) -> None:
    pdf = fever_sheet_pdf(replace(SHEET, language=language), fonts, catalogue)
    text = text_of(pdf)
    assert page_count(pdf) == 1
    for words in (
        VENUE,
        "JB-004217",
        "单田芳",
        "76",
        "13600136000",
        "桥东街道",
        "急诊入口",
        "37.6",
        "11-2310:08",
        "37.5",
        "11-2310:20",
        "皮疹",
        "一楼隔离观察室",
        "惠城区人民医院发热门诊",
        "10:25",
        "曾敏",
    ):
        assert words in text
    require_embedded(pdf)
    require_clear(pdf)


def test_the_number_of_the_document_is_masked(fonts: FontLibrary, catalogue: Catalogue) -> None:
    text = text_of(fever_sheet_pdf(SHEET, fonts, catalogue))
    assert "1101**********002X" in text
    assert "11010519491231002X" not in text


@pytest.mark.parametrize("language", list(Language))
def test_what_is_read_back_is_large(language: Language, fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert (
        max(
            size for size in sizes_of(fever_sheet_pdf(replace(SHEET, language=language), fonts, catalogue)) if size < 20
        )
        > 15.99
    )


def test_a_second_measurement_that_was_not_taken_is_not_made_up(fonts: FontLibrary, catalogue: Catalogue) -> None:
    text = text_of(fever_sheet_pdf(replace(SHEET, second=None, symptoms=Symptoms()), fonts, catalogue))
    assert "未测" in text
    assert "复测" not in text
    assert "您说有" not in text


def test_the_same_sheet_is_the_same_bytes(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert fever_sheet_pdf(SHEET, fonts, catalogue) == fever_sheet_pdf(SHEET, fonts, catalogue)


@pytest.mark.parametrize("language", list(Language))
def test_long_values_are_printed_whole(language: Language, fonts: FontLibrary, catalogue: Catalogue) -> None:
    address = "惠城区桥东街道上米街5号之三后座" * 6
    details = "胸闷、气短、头晕、" * 10
    sheet = replace(
        SHEET,
        venue=LONG_VENUE,
        name="买买提" * 10,
        address=address,
        called="惠州市第一人民医院" * 4,
        symptoms=Symptoms(tuple(Symptom), details),
        guardian="解建国（父亲）13700137000",
        language=language,
    )
    pdf = fever_sheet_pdf(sheet, fonts, catalogue)
    require_clear(pdf)
    text = text_of(pdf)
    for value in (LONG_VENUE, "买买提" * 10, address, details, sheet.called, sheet.guardian):
        assert value in text


def test_a_rare_name_is_printed_and_never_stops_a_paper(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert "王𠮷" in text_of(fever_sheet_pdf(replace(SHEET, name="王𠮷"), fonts, catalogue))
    assert "王[U+31350]" in text_of(fever_sheet_pdf(replace(SHEET, name="王𱍐"), fonts, catalogue))
