"""The kit that forms are built with: rows over pages, lines within their cell."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.errors import UserError
from desktop.domain.posters import Language
from desktop.posters.composition.placed import PlacedShape, PlacedText
from desktop.posters.document.layout import Frame
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.canvas import Canvas
from desktop.reports.form import Blank, Boxes, Flow, FormCell, FormMetrics, FormRow, Passage, Tick, Word, flow, label
from desktop.reports.ruled import FormTable
from desktop.reports.wording import Bilingual, Wording

METRICS = FormMetrics(body=10, second=8, label=10, least=8, write=9, pitch=6, box=5, pad=2, between=3)
NO_MESSAGES = Catalogue(Path())
AREA = Frame(10, 10, 100, 200)


@dataclass
class Drawn:
    """A table drawn into ``AREA``."""

    texts: list[PlacedText]
    shapes: list[PlacedShape]
    end: float


@pytest.fixture
def canvas(fonts: FontLibrary) -> Canvas:
    return Canvas(fonts)


def table(canvas: Canvas, language: Language = Language.ZH_EN) -> FormTable:
    return FormTable(canvas, Wording(NO_MESSAGES, language), METRICS)


def drawn(canvas: Canvas, *rows: FormRow, language: Language = Language.ZH_EN) -> Drawn:
    end = table(canvas, language).draw(rows, AREA)
    texts = [item for item in canvas.items if isinstance(item, PlacedText)]
    return Drawn(texts, [item for item in canvas.items if isinstance(item, PlacedShape)], end)


def test_rows_go_on_over_the_page_under_the_same_head(canvas: Canvas) -> None:
    head, *rows = (FormRow((FormCell((Passage(str(number)),)),), 50) for number in range(8))
    pages = table(canvas).paged([head, *rows], 100, 200, head=1)
    assert pages == ((head, *rows[:3]), (head, *rows[3:6]), (head, rows[6]))


def test_a_row_higher_than_the_page_still_comes(canvas: Canvas) -> None:
    rows = [FormRow((FormCell(),), height) for height in (50, 300, 50)]
    assert [len(page) for page in table(canvas).paged(rows, 100, 200)] == [1, 1, 1]


def test_rows_share_the_room_that_is_left_but_never_more_than_double(canvas: Canvas) -> None:
    assert drawn(canvas, FormRow((FormCell(),), 60), FormRow((FormCell(),), 100, stretch=1)).end == pytest.approx(
        AREA.bottom
    )
    assert drawn(canvas, FormRow((FormCell(),), 20, stretch=1)).end == pytest.approx(AREA.y + 40)


def test_tick_boxes_go_on_in_the_next_line_inside_the_cell(canvas: Canvas) -> None:
    ticks = flow(*(Tick(Bilingual(f"症状{number}", f"Symptom {number}")) for number in range(12)), Blank(10))
    seen = drawn(canvas, FormRow((label(Bilingual("症状", "Symptoms"), 20), FormCell((ticks,)))))
    assert len({run.y for text in seen.texts[2:] for run in text.runs}) > 2
    assert all(AREA.contains(item.ink, slack=0.3) for item in (*seen.texts, *seen.shapes))


def test_a_unit_stays_with_its_boxes(canvas: Canvas) -> None:
    dates = Flow(tuple(piece for unit in "年月日时分" for piece in (Boxes(2), Word(unit))))
    seen = drawn(canvas, FormRow((FormCell((dates,), 70), FormCell())), language=Language.ZH)
    for text in seen.texts:
        assert any(
            box.frame.right < text.frame.x < box.frame.right + 2 and box.frame.y < text.frame.y < box.frame.bottom
            for box in seen.shapes
        )


def test_words_too_long_for_the_line_give_their_english_to_the_next(canvas: Canvas) -> None:
    words = Word(Bilingual("接触过来自风险地区的发热病人", "Contact with a feverish person from a risk area"))
    seen = drawn(canvas, FormRow((FormCell((flow(words),), 80), FormCell())))
    assert [text.words for text in seen.texts] == [
        "接触过来自风险地区的发热病人",
        "Contact with a feverish person from a risk area",
    ]
    assert seen.texts[1].frame.y > seen.texts[0].frame.bottom


def test_columns_stand_under_each_other(canvas: Canvas) -> None:
    ticks = flow(*(Tick("项" * (1 + number % 4)) for number in range(9)), columns=3)
    seen = drawn(canvas, FormRow((FormCell((ticks,)),)), language=Language.ZH)
    assert len({round(text.frame.x, 3) for text in seen.texts}) == 3


@pytest.mark.parametrize(
    ("language", "words"), [(Language.ZH, ["姓名"]), (Language.EN, ["Name"]), (Language.ZH_EN, ["姓名", "Name"])]
)
def test_a_label_speaks_the_languages_of_the_form(canvas: Canvas, language: Language, words: list[str]) -> None:
    row = FormRow((label(Bilingual("姓名", "Name"), 20), FormCell()))
    assert [text.words for text in drawn(canvas, row, language=language).texts] == words


def test_text_that_fits_nowhere_is_an_error_and_not_cut(canvas: Canvas) -> None:
    with pytest.raises(UserError, match="ABCDEFGHIJKLMNOP"):
        drawn(canvas, FormRow((label("ABCDEFGHIJKLMNOP", 10), FormCell())))
