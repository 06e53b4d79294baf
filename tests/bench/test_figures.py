"""The bench's table says how a figure stands, and never leaves one out."""

import pytest

from tests.bench.figures import Figure, NotMeasured, spread, table


@pytest.mark.parametrize(("value", "rating"), [(1.6, "aim"), (1.61, "bar"), (2.5, "bar"), (2.51, "OVER")])
def test_a_figure_stands_at_its_aim_its_bar_or_over_it(value: float, rating: str) -> None:
    assert Figure("start", value, "ratio", 2.5, 1.6).rating == rating


def test_the_table_shows_what_was_measured_and_what_could_not_be() -> None:
    shown = table(
        [Figure("start", 1.234, "ratio", 2.5, 1.6, "two runs"), NotMeasured("posters", "glabels is not installed")]
    )
    _, start, posters = shown.splitlines()
    assert start.split() == ["start", "1.23", "≤", "2.50", "≤", "1.60", "aim", "two", "runs"]
    assert posters.split(maxsplit=2)[2] == "not measured: glabels is not installed"


def test_runs_are_reported_by_their_median_and_range() -> None:
    assert spread([0.3, 0.1, 0.2]) == "200 ms (100–300, 3 runs)"
