"""The shred list and the certificate of destruction."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.posters import Language
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.destruction import (
    DestructionCertificate,
    ShredBatch,
    ShredList,
    destruction_certificate_pdf,
    shred_list_pdf,
)
from tests.reports.paperwork import LONG_VENUE, VENUE, page_count, require_clear, require_embedded, text_of


def batch(number: int) -> ShredBatch:
    first = f"JB-{100 * number:06d}"
    runs = ((first, f"JB-{100 * number + 60:06d}"), (f"JB-{100 * number + 63:06d}",) * 2)
    return ShredBatch(
        f"A-{number // 4:02d}", f"2026-11-{number:02d}-01", runs, date(2026, 11, number), date(2026, 11, number), 62
    )


SHRED = ShredList(VENUE, date(2026, 12, 21), tuple(map(batch, range(1, 29))))
CERTIFICATE = DestructionCertificate(
    VENUE,
    "XH-2026-003",
    date(2026, 12, 21),
    date(2026, 11, 1),
    date(2026, 11, 22),
    28,
    1674,
    1682,
    date(2026, 12, 20),
    held=2,
    carried_out_by="李春梅",
    witnesses=("单雄", ""),
)


@pytest.mark.parametrize("language", list(Language))
def test_every_batch_is_listed_and_counted_once(language: Language, fonts: FontLibrary, catalogue: Catalogue) -> None:
    pdf = shred_list_pdf(replace(SHRED, language=language), fonts, catalogue)
    text = text_of(pdf)
    assert page_count(pdf) == 2
    for shred in SHRED.batches:
        assert text.count(shred.batch) == 1
        assert f"{shred.slips[0][0]}–{shred.slips[0][1]},{shred.slips[1][0]}" in text
    assert "1,736" in text
    require_embedded(pdf)
    require_clear(pdf)


def test_the_head_of_the_table_stands_on_every_page(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert text_of(shred_list_pdf(SHRED, fonts, catalogue)).count("箱号") == 2


def test_slips_that_are_in_no_box_are_listed_as_such(fonts: FontLibrary, catalogue: Catalogue) -> None:
    loose = replace(SHRED, batches=(replace(batch(1), box=""),))
    assert "未装箱" in text_of(shred_list_pdf(loose, fonts, catalogue))


@pytest.mark.parametrize("language", list(Language))
def test_the_certificate_says_what_was_destroyed_by_whom(
    language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    pdf = destruction_certificate_pdf(replace(CERTIFICATE, language=language), fonts, catalogue)
    text = text_of(pdf)
    assert page_count(pdf) == 1
    for words in (
        VENUE,
        "XH-2026-003",
        "2026-11-01–2026-11-22",
        "1,674",
        "1,682",
        "2026-12-20",
        "李春梅",
        "单雄",
        "28",
    ):
        assert words in text
    if language is not Language.EN:
        for words in ("个人信息销毁证明", "销毁方式", "执行人", "见证人1", "见证人2", "场所管理员", "场所盖章"):
            assert words in text
    require_embedded(pdf)
    require_clear(pdf)


def test_the_same_papers_are_the_same_bytes(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert shred_list_pdf(SHRED, fonts, catalogue) == shred_list_pdf(SHRED, fonts, catalogue)
    assert destruction_certificate_pdf(CERTIFICATE, fonts, catalogue) == destruction_certificate_pdf(
        CERTIFICATE, fonts, catalogue
    )


def test_the_longest_venue_name_and_many_witnesses_are_whole(fonts: FontLibrary, catalogue: Catalogue) -> None:
    witnesses = ("阿卜杜拉·买买提江·吐尔逊", "单雄", "曾敏", "解建国")
    pdf = destruction_certificate_pdf(replace(CERTIFICATE, venue=LONG_VENUE, witnesses=witnesses), fonts, catalogue)
    text = text_of(pdf)
    assert text.count(LONG_VENUE) >= 3
    assert [name for name in witnesses if name not in text] == []


@pytest.mark.parametrize("language", list(Language))
def test_a_certificate_with_early_erasures_stays_on_one_page(
    fonts: FontLibrary, catalogue: Catalogue, language: Language
) -> None:
    one = replace(CERTIFICATE, early=3, language=language)
    pdf = destruction_certificate_pdf(one, fonts, catalogue)
    assert page_count(pdf) == 1
    counted = "withtheirslips:3" if language is Language.EN else "另有3条"
    assert counted in text_of(pdf)
    assert counted not in text_of(destruction_certificate_pdf(replace(one, early=0), fonts, catalogue))
