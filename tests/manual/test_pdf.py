"""The manual on paper, as the command writes it."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from desktop.catalogue import Catalogue
from desktop.manual.manual import Manual
from desktop.manual.pdf import manual_pdf
from tests.cli.conftest import Shell


@pytest.fixture(scope="module", params=["zh"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def paper(language: str, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    root = tmp_path_factory.mktemp("manual")
    shell = Shell(root / "home")
    result = shell.json("manual", "--out", root / "manual.pdf", "--lang", language)
    assert result == {"out": str(root / "manual.pdf")}
    return PdfReader(root / "manual.pdf")


def bookmarks(paper: PdfReader) -> list[tuple[str, int]]:
    """Title and page (from 1) of each section."""
    made = []
    for group in (part for part in paper.outline if isinstance(part, list)):
        for entry in group:
            assert isinstance(entry, Destination)
            number = paper.get_destination_page_number(entry)
            assert number is not None
            made.append((str(entry.title), number + 1))
    return made


def test_contents_and_bookmarks_lead_to_the_sections(paper: PdfReader, language: str, resources: Path) -> None:
    manual = Manual(resources / "help", language)
    marks = bookmarks(paper)
    plain = [manual.section(section.id).title.replace("’", "'") for section in manual.sections]
    assert [title for title, _ in marks] == plain
    contents = "\n".join(page.extract_text() for page in paper.pages[: marks[0][1] - 1])
    for title, page in marks:
        assert title in paper.pages[page - 1].extract_text()
        assert re.search(rf"\. {page}\n{re.escape(title)}\n", contents), title


def test_every_page_has_its_number_and_no_face_is_missing(paper: PdfReader, language: str) -> None:
    count = len(paper.pages)
    for number, page in enumerate(paper.pages, 1):
        foot = {"zh": f"第{number}页，共{count}页", "en": f"Page {number} of {count}"}[language]
        assert foot in page.extract_text()
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        for font in page["/Resources"].get("/Font", {}).values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object(), font.get_object()["/BaseFont"]


def test_pictures_and_keys_are_in_it(paper: PdfReader, language: str, resources: Path) -> None:
    pages = dict(bookmarks(paper))
    manual = Manual(resources / "help", language)
    assert len(paper.pages[pages[manual.section("posters").title] - 1].images) == 1
    assert "Ctrl+Shift+M" in paper.pages[pages[manual.section("keys").title] - 1].extract_text()


def test_the_same_manual_gives_the_same_bytes(resources: Path, catalogue: Catalogue) -> None:
    manual = Manual(resources / "help", "zh")
    manual.sections = tuple(
        section for section in manual.sections if section.id in ("first-day", "setup", "slip-steps")
    )
    once, again = (manual_pdf(manual, resources / "fonts", catalogue, "1.2.3") for _ in range(2))
    assert once == again
    assert len(once) < 1_000_000
