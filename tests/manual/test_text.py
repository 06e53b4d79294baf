"""The manual's text: every section in both languages, in the words that stand on the screen, with links that lead somewhere."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.manual.document import Block, Items, Paragraph, Picture, Span, Table, texts_of
from desktop.manual.manual import Manual
from desktop.manual.sections import SECTION_IDS, SECTIONS
from desktop.ui.kit.commands import OTHER_PAGES, PAGES
from tests.test_terms import glued

_QUOTED = {"zh": re.compile("「([^」]*)」"), "en": re.compile("“([^”]*)”")}
BOTH = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def folder(resources: Path) -> Path:
    return resources / "help"


def words_on_screen(resources: Path, language: str) -> set[str]:
    """Every text of the catalogue in a language."""
    tree = ElementTree.parse(resources / "i18n" / "zh_CN.ts")
    tags = {"zh": "translation", "en": "source"}
    return {text for found in tree.iter(tags[language]) for text in found.itertext()}


def spans(blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.spans
            case Items():
                for item in block.items:
                    yield from spans(item)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from cell


@BOTH
def test_there_is_a_file_for_every_section_and_no_other(folder: Path, language: str) -> None:
    wanted = {f"{section.id}.md" for section in SECTIONS if not section.is_optional}
    assert {file.name for file in (folder / language).iterdir()} == wanted


def test_every_page_of_the_window_has_a_section() -> None:
    assert {command.page for command in (*PAGES, *OTHER_PAGES)} <= SECTION_IDS


@BOTH
def test_quoted_words_stand_on_the_screen(folder: Path, resources: Path, language: str) -> None:
    known = words_on_screen(resources, language)
    for file in sorted((folder / language).glob("*.md")):
        quoted = _QUOTED[language].findall(file.read_text("utf-8"))
        assert [word for word in quoted if word not in known] == [], file.name


@BOTH
def test_links_lead_to_sections(folder: Path, language: str) -> None:
    manual = Manual(folder, language)
    for section in manual.sections:
        linked = {span.section for span in spans(manual.section(section.id).blocks)} - {""}
        assert linked <= {one.id for one in manual.sections}, section.id


def test_both_languages_say_the_same_things(folder: Path) -> None:
    """The same headings, lists, tables with as many rows, and pictures, in the same order."""
    chinese, english = Manual(folder, "zh"), Manual(folder, "en")
    for section in chinese.sections:
        shapes = [
            [(type(block), len(texts_of(block)) if isinstance(block, Items | Table) else 0) for block in text.blocks]
            for text in (chinese.section(section.id), english.section(section.id))
        ]
        assert shapes[0] == shapes[1], section.id


def test_chinese_has_the_terms_of_the_product(folder: Path, resources: Path) -> None:
    terms = tomllib.loads((resources / "i18n" / "terms.toml").read_text("utf-8"))["term"]
    for file in (folder / "zh").glob("*.md"):
        text = file.read_text("utf-8")
        assert [twin for term in terms for twin in term["forbidden"] if twin in text] == [], file.name
        assert glued(re.sub("`[^`]*`", " ", text)) == [], file.name


@BOTH
def test_what_is_typed_is_found(folder: Path, language: str) -> None:
    manual = Manual(folder, language)
    wanted = {
        "zh": ("恢复单 打印", "setup", "依法保留", "find"),
        "en": ("Recovery Sheet", "setup", "legal hold", "find"),
    }
    sheet, first, hold, second = wanted[language]
    assert first in [hit.text.section.id for hit in manual.search(sheet)]
    hits = {hit.text.section.id: hit.around for hit in manual.search(hold)}
    assert hold in hits[second].casefold()
    assert manual.search("zzz") == manual.search(" ") == ()
    title = manual.section("posters").title
    assert manual.search(title)[0].text.section.id == "posters"


@pytest.mark.parametrize(
    ("language", "typed", "section"),
    [
        ("zh", "u盘", "stick"),  # the text has a space there
        ("zh", "优盘", "stick"),
        ("zh", "密接", "who-was-here"),
        ("zh", "发烧", "fever"),
        ("zh", "海报打印不了", "posters"),
        ("zh", "停电", "offline"),
        ("zh", "U盘 写保护", "trouble"),
        ("en", "Excel", "import"),
        ("en", "new computer", "backup"),
        ("en", "uninstall", "updates"),
    ],
)
def test_people_find_by_their_own_words(folder: Path, language: str, typed: str, section: str) -> None:
    assert section in [hit.text.section.id for hit in Manual(folder, language).search(typed)][:3]


@BOTH
def test_other_words_are_of_sections_that_there_are(folder: Path, language: str) -> None:
    lines = (folder / f"words.{language}.txt").read_text("utf-8").splitlines()
    assert {line.partition(":")[0] for line in lines} <= SECTION_IDS
    assert all(line.partition(":")[2].strip() for line in lines)


@BOTH
def test_pictures_have_a_caption(folder: Path, language: str) -> None:
    manual = Manual(folder, language)
    for section in manual.sections:
        for block in manual.section(section.id).blocks:
            assert not isinstance(block, Picture) or block.caption
