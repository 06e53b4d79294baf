"""Temperatures as they are typed, and what a fever is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.temperature import is_fever, read_temperature, show_temperature


@pytest.mark.parametrize(
    ("typed", "tenths"),
    [
        ("36.6", 366),
        ("366", 366),
        ("36。6", 366),
        ("36,6", 366),
        ("36，6", 366),
        ("３６．６", 366),
        ("36.6℃", 366),
        ("36.6 °C", 366),
        ("36度6", 366),
        ("36·6", 366),
        ("36 6", 366),
        ("37", 370),
        ("36.", 360),
        ("37度", 370),
        ("36.6摄氏度", 366),
        ("36.6c", 366),
        ("35.0", 350),
        ("42.0", 420),
        ("", None),
        ("  ", None),
    ],
)
def test_a_reading_is_taken_however_it_is_typed(typed: str, tenths: int | None) -> None:
    assert read_temperature(typed) == (tenths, None)


@pytest.mark.parametrize("typed", ["34.0", "34.9", "42.1", "43.0", "34", "36.65", "3664", "37.25"])
def test_a_rare_reading_and_one_with_two_decimals_is_doubted(typed: str) -> None:
    tenths, problem = read_temperature(typed)
    assert tenths is not None
    assert problem is not None
    assert problem.doubtful


@pytest.mark.parametrize(
    "typed",
    ["33.9", "43.1", "98.6", "6.6", "3", "36.666", "36.6.6", "-36.6", "366e1", "=36.6", "三十六", "٣٦٫٦", "9" * 5000],
)
def test_an_impossible_reading_is_refused(typed: str) -> None:
    tenths, problem = read_temperature(typed)
    assert tenths is None
    assert problem is not None
    assert not problem.doubtful


@given(st.integers(350, 420))
def test_every_usual_reading_is_read_as_it_is_shown(tenths: int) -> None:
    shown = show_temperature(tenths)
    assert read_temperature(shown) == (tenths, None)
    assert read_temperature(shown.replace(".", "")) == (tenths, None)


@pytest.mark.parametrize(
    ("typed", "fever"), [("37.2", False), ("37.24", False), ("37.25", True), ("37.3", True), ("376", True)]
)
def test_a_fever_begins_at_37_3(typed: str, fever: bool) -> None:
    assert is_fever(read_temperature(typed)[0]) is fever


def test_no_reading_is_no_fever() -> None:
    assert not is_fever(None)
