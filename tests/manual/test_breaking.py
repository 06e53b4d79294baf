"""Lines of Chinese paragraphs in the manual."""

from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle

from desktop.manual.breaking import ChineseParagraph, line_ends
from desktop.manual.document import Block, Items, Paragraph, Spans, Table
from desktop.manual.manual import Manual

EM = 10.0
NOT_AT_HEAD = "，。、；：？！）》」』】”’…%"
NOT_AT_TAIL = "（《「『【“‘"
WORDS = st.sampled_from(
    ["请到", "绿色通道", "，", "。", "”", "“", "（", "）", "Ctrl+E ", "VenueDesk ", "8：30", "、", "……"]
)


def lines(text: str, room: float) -> list[str]:
    ends = line_ends(text, [EM] * len(text), [room])
    return [text[start:end] for start, end in pairwise((0, *ends))]


@given(st.lists(WORDS).map("".join), st.integers(1, 30))
def test_nothing_is_lost_and_no_line_is_wider_than_its_room(text: str, characters: int) -> None:
    broken = lines(text, characters * EM)
    assert "".join(broken) == text
    assert all(line and len(line.rstrip()) <= characters for line in broken)


@pytest.mark.parametrize("mark", NOT_AT_HEAD)
def test_a_mark_that_may_not_begin_a_line_takes_the_character_before_it_along(mark: str) -> None:
    assert lines(f"请到绿色通道{mark}谢谢", 6 * EM) == ["请到绿色通", f"道{mark}谢谢"]


@pytest.mark.parametrize("mark", NOT_AT_TAIL)
def test_a_mark_that_may_not_end_a_line_goes_to_the_next(mark: str) -> None:
    assert lines(f"请到绿色通{mark}道谢谢", 6 * EM) == ["请到绿色通", f"{mark}道谢谢"]


def test_words_in_latin_letters_stay_whole_unless_a_line_is_too_short_for_them() -> None:
    assert lines("请按VenueDesk的键", 10 * EM) == ["请按", "VenueDesk的", "键"]
    assert lines("VenueDesk", 5 * EM) == ["Venue", "Desk"]


def test_the_first_line_may_have_a_room_of_its_own() -> None:
    assert line_ends("请到绿色通道", [EM] * 6, [2 * EM, 3 * EM]) == (2, 5, 6)


def test_no_line_of_the_manual_begins_or_ends_with_the_wrong_mark(resources: Path) -> None:
    manual = Manual(resources / "help", "zh")
    texts = [
        "".join(span.text for span in spans)
        for section in manual.sections
        for block in manual.section(section.id).blocks
        for spans in _spans(block)
    ]
    assert len(texts) > 300
    for text, room in product(texts, (12 * EM, 20 * EM, 46 * EM)):
        widths = [EM / 2 if character.isascii() else EM for character in text]
        for start, end in pairwise((0, *line_ends(text, widths, [room]))):
            line = text[start:end].rstrip()
            assert line[0] not in NOT_AT_HEAD, line
            assert line[-1] not in NOT_AT_TAIL, line


def test_a_paragraph_is_set_in_these_lines() -> None:
    style = ParagraphStyle("body", fontName="Courier", fontSize=10, leading=16, wordWrap="CJK")
    paragraph = ChineseParagraph("ab<b>cd</b>, efgh <b>i</b>, jklm no", style)
    room = 6 * 6.0
    paragraph.wrap(room, 1000)
    assert set_lines(paragraph) == ["abcd, ", "efgh ", "i, ", "jklm ", "no"]
    upper, lower = paragraph.split(room, 3 * style.leading)  # at the end of a page
    assert upper.wrap(room, 1000) == (room, 3 * style.leading)
    assert lower.wrap(room, 1000) == (room, 2 * style.leading)
    assert set_lines(upper) + set_lines(lower) == set_lines(paragraph)


def set_lines(paragraph: ChineseParagraph) -> list[str]:
    return ["".join(part.text for part in line.words) for line in paragraph.blPara.lines]


def _spans(block: Block) -> list[Spans]:
    match block:
        case Paragraph():
            return [block.spans]
        case Items():
            return [each for item in block.items for inner in item for each in _spans(inner)]
        case Table():
            return [*block.head, *(each for row in block.rows for each in row)]
    return []
