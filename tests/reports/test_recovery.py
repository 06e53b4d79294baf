"""The recovery sheet as a PDF: what can be read from it, and what must not be in it."""

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.catalogue import Catalogue
from desktop.domain.errors import UserError
from desktop.reports.recovery import RecoverySheet, recovery_pdf
from desktop.store.recovery import new_recovery_code, read_recovery_code

VENUE = "惠州市惠城区江北街道社区卫生服务中心"


def made(resources: Path, catalogue: Catalogue, venue: str = VENUE, code: str = "") -> PdfReader:
    sheet = RecoverySheet(venue, code or new_recovery_code(), dt.date(2026, 11, 23))
    return PdfReader(io.BytesIO(recovery_pdf(sheet, resources / "fonts", catalogue)))


def test_one_a4_page_holds_the_code_in_groups_of_four(resources: Path, catalogue: Catalogue) -> None:
    code = new_recovery_code()
    reader = made(resources, catalogue, code=code)
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    text = reader.pages[0].extract_text()
    groups = [line for line in text.split() if len(line) == 4 and line in code]
    assert read_recovery_code("".join(groups)) == code


def test_it_says_whose_code_it_is_and_when_it_was_made_in_both_languages(resources: Path, catalogue: Catalogue) -> None:
    text = made(resources, catalogue).pages[0].extract_text()
    assert VENUE in text
    assert "恢复码" in text
    assert "Recovery code" in text
    assert "2026年11月23日" in text


def test_every_font_is_embedded_and_the_same_sheet_gives_the_same_bytes(resources: Path, catalogue: Catalogue) -> None:
    sheet = RecoverySheet(VENUE, new_recovery_code(), dt.date(2026, 11, 23))
    first = recovery_pdf(sheet, resources / "fonts", catalogue)
    assert recovery_pdf(sheet, resources / "fonts", catalogue) == first
    fonts = PdfReader(io.BytesIO(first)).pages[0]["/Resources"]["/Font"]
    assert fonts
    assert all("FontFile2" in str(f.get_object()["/FontDescriptor"]) for f in fonts.values())


def test_properties_of_the_document_hold_neither_code_nor_venue(resources: Path, catalogue: Catalogue) -> None:
    code = new_recovery_code()
    properties = " ".join(map(str, (made(resources, catalogue, code=code).metadata or {}).values()))
    assert code[:4] not in properties
    assert VENUE not in properties


def test_a_character_that_cannot_be_printed_is_marked_and_never_an_empty_box(
    resources: Path, catalogue: Catalogue
) -> None:
    assert "惠州市〓记餐饮有限公司" in made(resources, catalogue, "惠州市𠮷记餐饮有限公司").pages[0].extract_text()


def test_a_name_of_sixty_characters_stays_on_the_paper(resources: Path, catalogue: Catalogue) -> None:
    name = "惠州市惠城区江北街道" * 6
    text = made(resources, catalogue, name).pages[0].extract_text()
    assert text.replace("\n", "").count("江北街道") == 6


def test_missing_fonts_are_one_sentence(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(UserError, match="Install VenueDesk again"):
        recovery_pdf(RecoverySheet(VENUE, new_recovery_code(), dt.date(2026, 11, 23)), tmp_path, catalogue)
