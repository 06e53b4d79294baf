"""Blank slips: every field, every code, in every format, and nothing cut."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.category import CATEGORY_WORDS, Category
from desktop.domain.errors import UserError
from desktop.domain.identity import ID_TYPE_WORDS, IdType
from desktop.domain.posters import Language
from desktop.domain.slips import SlipSerial, read_slip, slip_payload
from desktop.domain.symptoms import HEALTH_CODE_WORDS, SYMPTOM_WORDS, HealthCode, Symptom
from desktop.domain.wording import MAX_CODE_NAME, ShownCodes
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.coded import require_read_back
from desktop.reports.slips import SlipSheet, slip_pages
from tests.reports.paperwork import (
    LONG_VENUE,
    VENUE,
    page_count,
    page_sizes,
    picture,
    read_by_zbar,
    read_by_zxing,
    require_clear,
    require_embedded,
    sizes_of,
    text_of,
)

CODE = "7K3QWD9XAB"
FORMATS = [(language, large) for language in (Language.ZH, Language.ZH_EN) for large in (False, True)]


def batch(count: int = 3, first: int = 4217, venue: str = VENUE) -> SlipSheet:
    serials = tuple(SlipSerial("JB", first + number) for number in range(count))
    return SlipSheet(venue, CODE, serials, "2026-11-23-01", 28, ("南门", "北门", "急诊入口"), "0752-2808000")


@pytest.fixture(scope="session")
def printed(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> dict[tuple[Language, bool], bytes]:
    """Three slips in every format."""
    return {
        (language, large): slip_pages(
            replace(batch(), language=language, large_print=large), fonts, codes, catalogue
        ).pdf
        for language, large in FORMATS
    }


@pytest.mark.parametrize(("language", "large"), FORMATS)
def test_every_code_reads_back_in_order_by_two_readers(
    language: Language, large: bool, printed: dict[tuple[Language, bool], bytes], tmp_path: Path
) -> None:
    pdf = printed[language, large]
    wanted = [slip_payload(CODE, serial) for serial in batch().serials]
    pages = [picture(pdf, number) for number in range(page_count(pdf))]
    found = [read_by_zxing(page) for page in pages]
    assert list(dict.fromkeys(text for page in found for text in page)) == wanted
    assert all(found)
    assert read_by_zbar(pages[-1], tmp_path) == found[-1]


def test_a_scanned_code_opens_its_own_slip(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> None:
    pdf = slip_pages(batch(1), fonts, codes, catalogue).pdf
    (scanned,) = read_by_zxing(picture(pdf))
    assert read_slip(scanned, "JB", CODE) == (SlipSerial("JB", 4217), None)


@pytest.mark.parametrize(("language", "large"), FORMATS)
def test_the_finished_file_is_proved(
    language: Language, large: bool, fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    pages = slip_pages(replace(batch(40), language=language, large_print=large), fonts, codes, catalogue)
    require_read_back(pages)
    assert {code.payload for page in pages.codes for code in page} == {
        slip_payload(CODE, SlipSerial("JB", 4217 + number)) for number in range(40)
    }


def test_a_file_with_the_slips_of_another_batch_is_not_passed(
    fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    mine, other = (slip_pages(batch(4, first), fonts, codes, catalogue) for first in (1, 5))
    with pytest.raises(UserError, match="S/7K3QWD9XAB/JB-000001"):
        require_read_back(replace(mine, pdf=other.pdf))


@pytest.mark.parametrize(("language", "large"), FORMATS)
def test_all_fields_of_the_form_are_there(
    language: Language, large: bool, printed: dict[tuple[Language, bool], bytes]
) -> None:
    text = text_of(printed[language, large])
    fields = """健康申报表 姓名 性别 出生日期 证件类型 证件号码 联系电话 现住址 到达时间 上午 下午 检测点 南门 急诊入口 人员类别
        监护人/陪同人 关系 体温 健康码 症状 近14天情况 到过或住在疫情风险地区 接触过确诊病例 发热病人 两人及以上发热 请说明
        个人信息处理同意 签名 指印 检测员 JB-004217 保存28天 批次2026-11-23-01""".split()
    ticks = [
        *map(ID_TYPE_WORDS.chinese, IdType),
        *map(CATEGORY_WORDS.chinese, Category),
        *map(SYMPTOM_WORDS.chinese, Symptom),
        *map(HEALTH_CODE_WORDS.chinese, HealthCode),
    ]
    assert [word for word in (*fields, *ticks) if word not in text] == []
    assert VENUE in text
    assert ("HealthDeclaration" in text) == (language is Language.ZH_EN)


def test_the_consent_names_purpose_handler_days_and_rights(
    fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    text = text_of(slip_pages(replace(batch(1), retention_days=14), fonts, codes, catalogue).pdf)
    assert f"{VENUE}收集本表信息" in text
    for words in ("疫情防控到访登记", "保存14天", "撤回同意", "敏感个人信息", "0752-2808000"):
        assert words in text


@pytest.mark.parametrize(
    ("language", "large", "pages", "size"),
    [
        (Language.ZH, False, 2, (297, 210)),
        (Language.ZH, True, 3, (210, 297)),
        (Language.ZH_EN, False, 3, (210, 297)),
        (Language.ZH_EN, True, 6, (210, 297)),
    ],
)
def test_sheets_of_each_format(
    language: Language, large: bool, pages: int, size: tuple[int, int], printed: dict[tuple[Language, bool], bytes]
) -> None:
    pdf = printed[language, large]
    assert page_count(pdf) == pages
    assert page_sizes(pdf) == {size}


@pytest.mark.parametrize("name", ["粤康码", "天府健康通", "居民健康通行码甲", "HealthQR"])
@pytest.mark.parametrize(("language", "sides"), [(Language.ZH, 1), (Language.ZH_EN, 2)])
def test_a_long_name_of_the_health_code_takes_no_further_side_of_large_print(
    language: Language, sides: int, name: str, fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    assert len(name) <= MAX_CODE_NAME
    sheet = replace(batch(1), language=language, large_print=True, codes=ShownCodes(True, name))
    pdf = slip_pages(sheet, fonts, codes, catalogue).pdf
    assert page_count(pdf) == sides
    assert name in text_of(pdf)
    assert min(sizes_of(pdf)) >= 16 - 0.01
    require_clear(pdf)


@pytest.mark.parametrize("language", [Language.ZH, Language.ZH_EN])
def test_large_print_is_large_throughout(language: Language, printed: dict[tuple[Language, bool], bytes]) -> None:
    assert min(sizes_of(printed[language, True])) >= 16 - 0.01


@pytest.mark.parametrize(("language", "large"), FORMATS)
def test_the_same_batch_is_the_same_bytes_with_its_fonts(
    language: Language, large: bool, resources: Path, catalogue: Catalogue, printed: dict[tuple[Language, bool], bytes]
) -> None:
    sheet = replace(batch(), language=language, large_print=large)
    assert slip_pages(sheet, FontLibrary(resources / "fonts"), CodeMaker(), catalogue).pdf == printed[language, large]
    require_embedded(printed[language, large])


@pytest.mark.parametrize(("language", "large"), FORMATS)
def test_a_venue_with_the_longest_name_is_printed_whole(
    language: Language, large: bool, fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    pages = slip_pages(
        replace(batch(3, venue=LONG_VENUE), language=language, large_print=large), fonts, codes, catalogue
    )
    require_read_back(pages)
    assert text_of(pages.pdf).count(LONG_VENUE) >= 6  # above the table and in the consent of each slip
    require_clear(pages.pdf)
    if large:
        assert min(sizes_of(pages.pdf)) >= 16 - 0.01


@pytest.mark.parametrize(("language", "large"), FORMATS)
def test_no_words_lie_upon_others_or_in_the_margin(
    language: Language, large: bool, printed: dict[tuple[Language, bool], bytes]
) -> None:
    require_clear(printed[language, large])


@pytest.mark.parametrize("large", [False, True])
def test_the_longest_serial_stays_clear_of_the_title(
    large: bool, fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    sheet = replace(batch(), serials=(SlipSerial("WWWWWWWW", 9_999_999),), large_print=large)
    pdf = slip_pages(sheet, fonts, codes, catalogue).pdf
    require_clear(pdf)
    assert "WWWWWWWW-9999999" in text_of(pdf)


def test_many_gates_take_the_lines_they_need(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> None:
    gates = tuple(f"第{number}号停车场入口" for number in range(1, 13))
    text = text_of(slip_pages(replace(batch(1), gates=gates), fonts, codes, catalogue).pdf)
    assert [gate for gate in gates if gate not in text] == []


def test_a_gate_that_fits_in_no_line_is_reported(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> None:
    with pytest.raises(UserError, match="does not fit"):
        slip_pages(replace(batch(1), gates=("停车场" * 20,)), fonts, codes, catalogue)


@pytest.mark.parametrize(("name", "printed"), [("𬭎记", "𬭎记"), ("𠮷记", "𠮷记"), ("𱍐记", "[U+31350]记")])
def test_a_rare_character_prints_and_one_that_no_face_has_by_its_code(
    fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker, name: str, printed: str
) -> None:
    assert f"{printed}医院" in text_of(slip_pages(batch(1, venue=f"惠州市{name}医院"), fonts, codes, catalogue).pdf)


def test_an_english_desk_gets_the_form_in_two_languages(
    fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    both = slip_pages(replace(batch(1), language=Language.ZH_EN), fonts, codes, catalogue).pdf
    assert slip_pages(replace(batch(1), language=Language.EN), fonts, codes, catalogue).pdf == both
