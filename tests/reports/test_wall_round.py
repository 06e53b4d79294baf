"""The report of a round along the walls."""

from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.posters import Language
from desktop.domain.wall_round import ScanRecord, ScanResult, UnreadPhoto
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.wall_round import RoundReport, RoundRow, wall_round_pdf
from tests.reports.paperwork import LONG_VENUE, VENUE, page_count, require_clear, require_embedded, text_of

BEGAN, ENDED = datetime(2026, 11, 29, 9, 5), datetime(2026, 11, 29, 10, 40)
FOUND = {
    ScanResult.RIGHT: ScanRecord(1, ScanResult.RIGHT, "g"),
    ScanResult.OLD: ScanRecord(1, ScanResult.OLD, "g", photo="IMG_0001.jpg"),
    ScanResult.OTHER_GATE: ScanRecord(1, ScanResult.OTHER_GATE, "g", "住院部一楼东侧的第二个入口"),
    ScanResult.FOREIGN: ScanRecord(
        1, ScanResult.FOREIGN, "g", "", "a-host-of-some-length.example.com", "IMG_20261129_101500.jpg"
    ),
    ScanResult.NONE: ScanRecord(1, ScanResult.NONE, "g"),
    None: None,
}


def rows(count: int) -> tuple[RoundRow, ...]:
    results = islice(cycle(FOUND.items()), count)
    return tuple(
        RoundRow("检" * 20, result, (one,) if one else (), is_stale=number % 5 == 0)
        for number, (result, one) in enumerate(results)
    )


def report(count: int, language: Language = Language.ZH, venue: str = VENUE) -> RoundReport:
    loose = (
        ScanRecord(1, ScanResult.FOREIGN, "", "", "evil.example", "IMG_2.jpg"),
        ScanRecord(1, ScanResult.FOREIGN, photo="3.jpg"),
    )
    unread = tuple(UnreadPhoto(f"IMG_{number:04d}.jpg") for number in range(60))
    return RoundReport(venue, BEGAN, ENDED, rows(count), loose, unread, "陈志远", language)


@pytest.mark.parametrize("language", Language)
def test_everything_found_is_on_it_with_room_to_sign(
    language: Language, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    pdf = wall_round_pdf(report(12, language, LONG_VENUE), fonts, catalogue)
    text = text_of(pdf)
    for words in (
        "a-host-of-some-length.example.com",
        "住院部一楼东侧的第二个入口",
        "IMG_0039.jpg",
        "evil.example",
        "陈志远",
    ):
        assert words in text
    assert "IMG_0040.jpg" not in text
    assert "检查人" in text or language is Language.EN
    require_embedded(pdf)
    require_clear(pdf)


@pytest.mark.parametrize("text", ["W" * 253, "W" * 60 + ".MM", "мир" * 60, "😀" * 30, "汉" * 90, "\u202e" * 9])
def test_no_name_that_somebody_made_keeps_it_from_being_printed(
    text: str, fonts: FontLibrary, catalogue: Catalogue
) -> None:
    found = ScanRecord(1, ScanResult.FOREIGN, "g", text, text, text)
    row = RoundRow(text[:20], ScanResult.FOREIGN, (found, replace(found, result=ScanResult.OTHER_GATE)))
    made = RoundReport(VENUE, BEGAN, ENDED, (row,), (replace(found, place=""),), (UnreadPhoto(text),), text[:50])
    for language in Language:
        assert page_count(wall_round_pdf(replace(made, language=language), fonts, catalogue)) >= 1


def test_a_thousand_gates_are_listed(fonts: FontLibrary, catalogue: Catalogue) -> None:
    made = replace(report(0), rows=(RoundRow("门", ScanResult.RIGHT, ()),) * 1_001)
    pdf = wall_round_pdf(made, fonts, catalogue)
    assert page_count(pdf) > 30
