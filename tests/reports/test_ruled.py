"""The kit that forms are built with: rows over pages, lines within their cell."""

from dataclasses import dataclass

import pytest

from desktop.domain.errors import UserError
from desktop.domain.posters import Language
from desktop.posters.fonts import FontBook
from desktop.posters.layout import Frame
from desktop.posters.placed import PlacedShape, PlacedText
from desktop.reports.form import Blank, Boxes, Cell, Flow, Metrics, Passage, Row, Say, Tick, Word, flow, label
from desktop.reports.pen import Pen
from desktop.reports.ruled import Table

METRICS = Metrics(body=10, second=8, label=10, least=8, write=9, pitch=6, box=5, pad=2, between=3)
AREA = Frame(10, 10, 100, 200)


@dataclass
class Drawn:
    """A table drawn into ``AREA``."""

    texts: list[PlacedText]
    shapes: list[PlacedShape]
    end: float


@pytest.fixture
def pen(fonts: FontBook) -> Pen:
    return Pen(fonts)


def table(pen: Pen, language: Language = Language.ZH_EN) -> Table:
    return Table(pen, language, METRICS)


def drawn(pen: Pen, *rows: Row, language: Language = Language.ZH_EN) -> Drawn:
    end = table(pen, language).draw(rows, AREA)
    texts = [item for item in pen.items if isinstance(item, PlacedText)]
    return Drawn(texts, [item for item in pen.items if isinstance(item, PlacedShape)], end)


def test_rows_go_on_over_the_page_under_the_same_head(pen: Pen) -> None:
    head, *rows = (Row((Cell((Passage(Say(str(number))),)),), 50) for number in range(8))
    pages = table(pen).paged([head, *rows], 100, 200, head=1)
    assert pages == ((head, *rows[:3]), (head, *rows[3:6]), (head, rows[6]))


def test_a_row_higher_than_the_page_still_comes(pen: Pen) -> None:
    rows = [Row((Cell(),), height) for height in (50, 300, 50)]
    assert [len(page) for page in table(pen).paged(rows, 100, 200)] == [1, 1, 1]


def test_rows_share_the_room_that_is_left_but_never_more_than_double(pen: Pen) -> None:
    assert drawn(pen, Row((Cell(),), 60), Row((Cell(),), 100, stretch=1)).end == pytest.approx(AREA.bottom)
    assert drawn(pen, Row((Cell(),), 20, stretch=1)).end == pytest.approx(AREA.y + 40)


def test_tick_boxes_go_on_in_the_next_line_inside_the_cell(pen: Pen) -> None:
    ticks = flow(*(Tick(Say(f"症状{number}", f"Symptom {number}")) for number in range(12)), Blank(10))
    seen = drawn(pen, Row((label(Say("症状", "Symptoms"), 20), Cell((ticks,)))))
    assert len({run.y for text in seen.texts[2:] for run in text.runs}) > 2
    assert all(AREA.contains(item.ink, slack=0.3) for item in (*seen.texts, *seen.shapes))


def test_a_unit_stays_with_its_boxes(pen: Pen) -> None:
    dates = Flow(tuple(piece for unit in "年月日时分" for piece in (Boxes(2), Word(Say(unit)))))
    seen = drawn(pen, Row((Cell((dates,), 70), Cell())), language=Language.ZH)
    for text in seen.texts:
        assert any(
            box.frame.right < text.frame.x < box.frame.right + 2 and box.frame.y < text.frame.y < box.frame.bottom
            for box in seen.shapes
        )


def test_words_too_long_for_the_line_give_their_english_to_the_next(pen: Pen) -> None:
    words = Word(Say("接触过来自风险地区的发热病人", "Contact with a feverish person from a risk area"))
    seen = drawn(pen, Row((Cell((flow(words),), 80), Cell())))
    assert [text.words for text in seen.texts] == [words.say.zh, words.say.en]
    assert seen.texts[1].frame.y > seen.texts[0].frame.bottom


def test_columns_stand_under_each_other(pen: Pen) -> None:
    ticks = flow(*(Tick(Say("项" * (1 + number % 4))) for number in range(9)), columns=3)
    seen = drawn(pen, Row((Cell((ticks,)),)), language=Language.ZH)
    assert len({round(text.frame.x, 3) for text in seen.texts}) == 3


@pytest.mark.parametrize(
    ("language", "words"), [(Language.ZH, ["姓名"]), (Language.EN, ["Name"]), (Language.ZH_EN, ["姓名", "Name"])]
)
def test_a_label_speaks_the_languages_of_the_form(pen: Pen, language: Language, words: list[str]) -> None:
    row = Row((label(Say("姓名", "Name"), 20), Cell()))
    assert [text.words for text in drawn(pen, row, language=language).texts] == words


def test_text_that_fits_nowhere_is_an_error_and_not_cut(pen: Pen) -> None:
    with pytest.raises(UserError, match="ABCDEFGHIJKLMNOP"):
        drawn(pen, Row((label(Say("ABCDEFGHIJKLMNOP"), 10), Cell())))
