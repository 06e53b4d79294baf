"""Charts: what is described is laid out once, for whatever medium paints it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.charts.description import BarChart, ChartLayer, HeatMap, largest_layers
from desktop.charts.layout import (
    Bar,
    Box,
    ChartStyle,
    GridLine,
    HeatCell,
    Line,
    LineSwatch,
    Outline,
    Swatch,
    Text,
    TextRole,
    axis,
    lay_out,
)

STYLE = ChartStyle(
    measure=lambda text, role: 7.0 * len(text),
    line=14,
    pad=3,
    top=16,
    legend_line=18,
    swatch=(12, 8),
    name_share=1 / 3,
)
FRAME = Box(10, 20, 600, 300)
CHART = BarChart(
    ("9", "10", "11"),
    (ChartLayer("South", (3, 5, 0)), ChartLayer("North", (1, 0, 0))),
    ChartLayer("before", (2, 9, 0)),
)
figures = st.lists(st.floats(0, 1e6), min_size=1, max_size=24).map(tuple)


def test_bars_stand_on_the_base_and_are_as_high_as_their_figures() -> None:
    drawing = lay_out(CHART, FRAME, STYLE)
    base = next(mark.y for mark in drawing.marks if isinstance(mark, GridLine) and mark.is_base)
    south, north, later = (mark for mark in drawing.marks if isinstance(mark, Bar))
    assert south.box.bottom == pytest.approx(base)
    assert north.box.bottom == pytest.approx(south.box.y)
    assert (south.layer, north.layer, later.layer) == (0, 1, 0)
    assert south.box.height == pytest.approx(3 * north.box.height)
    first, second = (mark for mark in drawing.marks if isinstance(mark, Outline))
    assert second.box.height == pytest.approx(4.5 * first.box.height)
    assert first.box.width > south.box.width


def test_totals_stand_over_the_bar_and_never_under_the_outline() -> None:
    totals = [
        mark for mark in lay_out(CHART, FRAME, STYLE).marks if isinstance(mark, Text) and mark.role is TextRole.TOTAL
    ]
    assert [mark.text for mark in totals] == ["4", "5"]
    close = BarChart(("9",), (ChartLayer("South", (100,)),), ChartLayer("before", (101,)))
    marks = lay_out(close, FRAME, STYLE).marks
    outline = next(mark.box for mark in marks if isinstance(mark, Outline))
    total = next(mark.box for mark in marks if isinstance(mark, Text) and mark.role is TextRole.TOTAL)
    assert total.bottom == pytest.approx(outline.y)


def test_the_legend_names_every_layer_and_goes_on_in_the_next_line() -> None:
    narrow = Box(0, 0, 150, 200)
    marks = lay_out(CHART, narrow, replace(STYLE, name_share=1)).marks
    assert [mark.layer for mark in marks if isinstance(mark, Swatch)] == [0, 1, None]
    words = [mark for mark in marks if isinstance(mark, Text) and mark.role is TextRole.LEGEND]
    assert [mark.text for mark in words] == ["South", "North", "before"]
    assert len({mark.box.y for mark in words}) > 1
    assert all(mark.box.right <= narrow.right for mark in words)


def test_a_point_is_in_the_column_under_it() -> None:
    drawing = lay_out(CHART, FRAME, STYLE)
    for place, box in drawing.places:
        assert drawing.place_at(box.x + box.width / 2, box.y + 1) == place
    assert drawing.place_at(FRAME.x, FRAME.y) is None
    assert drawing.box_of((0, 7)) is None


def test_cells_of_a_heat_map_hold_their_share_of_the_fullest() -> None:
    heat = HeatMap(("9", "10"), ("Mon", "Tue"), ((0, 2), (4, 1)))
    cells = [mark for mark in lay_out(heat, FRAME, STYLE).marks if isinstance(mark, HeatCell)]
    assert [(cell.share, cell.text) for cell in cells] == [(0, ""), (0.5, "2.0"), (1, "4.0"), (0.25, "1.0")]


def test_nothing_is_drawn_of_a_chart_without_columns() -> None:
    assert not lay_out(BarChart(), FRAME, STYLE).marks


@given(figures, st.floats(50, 2000), st.floats(60, 900))
def test_every_mark_of_every_chart_lies_in_its_frame(values: tuple[float, ...], width: float, height: float) -> None:
    chart = BarChart(tuple(map(str, range(len(values)))), (ChartLayer("all", values),))
    frame = Box(0, 0, width, height)
    plain = ChartStyle(measure=lambda text, role: 0, line=10, pad=2, top=12, axis=20)
    for mark in lay_out(chart, frame, plain).marks:
        if isinstance(mark, Bar):
            assert mark.box.y >= -1e-6
            assert mark.box.bottom <= height + 1e-6
            assert mark.box.x >= -1e-6
            assert mark.box.right <= width + 1e-6


@given(st.floats(0, 1e9), st.integers(2, 8))
def test_numbers_beside_a_chart_are_whole_round_and_few(highest: float, intervals: int) -> None:
    top, step = axis(highest, intervals)
    assert top >= highest
    assert top % step == 0
    assert 1 <= top // step <= intervals
    assert str(step).rstrip("0") in ("1", "2", "5")


@pytest.mark.parametrize(
    ("highest", "expected"),
    [(0, (1, 1)), (0.4, (1, 1)), (3, (3, 1)), (105, (150, 50)), (1000, (1000, 200))],
)
def test_steps_of_some_axes(highest: float, expected: tuple[int, int]) -> None:
    assert axis(highest, 5) == expected


@given(st.lists(figures.map(lambda v: (v * 24)[:24]), min_size=1, max_size=12), st.integers(2, 8))
def test_many_layers_are_put_together_and_lose_nobody(values: list[tuple[float, ...]], most: int) -> None:
    layers = [ChartLayer(f"gate {number}", each) for number, each in enumerate(values)]
    shown = largest_layers(layers, most, lambda count: f"{count} others")
    assert len(shown) == min(len(layers), most)
    assert sum(layer.total for layer in shown) == pytest.approx(sum(layer.total for layer in layers))
    if len(layers) > most:
        assert shown[-1].name == f"{len(layers) - most + 1} others"
        assert {layer.name for layer in shown[:-1]} <= {layer.name for layer in layers}


def test_a_line_goes_over_the_bars_and_under_the_numbers_from_the_first_to_the_last_column_with_anything() -> None:
    chart = BarChart(
        ("8", "9", "10", "11"), (ChartLayer("all", (1, 4, 5, 2)),), line=ChartLayer("scans", (0, 3, 10, 0))
    )
    marks = lay_out(chart, FRAME, STYLE).marks
    (line,) = (mark for mark in marks if isinstance(mark, Line))
    base = next(mark.y for mark in marks if isinstance(mark, GridLine) and mark.is_base)
    bars = [mark for mark in marks if isinstance(mark, Bar)]
    assert [x for x, _ in line.points] == [pytest.approx(bar.box.x + bar.box.width / 2) for bar in bars[1:3]]
    assert base - line.points[1][1] == pytest.approx(2 * bars[2].box.height), (
        "on the same axis, though no bar is so high"
    )
    order = [type(mark) for mark in marks]
    assert max(place for place, kind in enumerate(order) if kind is Bar) < order.index(Line)
    assert order.index(Line) < min(place for place, kind in enumerate(order) if kind is Text)
    assert [type(mark) for mark in marks if isinstance(mark, Swatch | LineSwatch)] == [Swatch, LineSwatch]
    assert not any(isinstance(mark, Line | LineSwatch) for mark in lay_out(CHART, FRAME, STYLE).marks)
