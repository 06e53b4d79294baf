"""Sheets are recognised by their size, whatever a printer calls them."""

import pytest

from desktop.domain.paper import Margins
from desktop.printing.media import Media, media_for_page, media_named, sheet_among, with_margins

A4 = Media("iso_a4_210x297mm", 210, 297)


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((210, 297), "iso_a4_210x297mm"),
        ((297, 210), "iso_a4_210x297mm"),
        ((209.9, 297.04), "iso_a4_210x297mm"),
        ((420, 297), "iso_a3_297x420mm"),
        ((148, 210), "iso_a5_148x210mm"),
        ((215.9, 279.4), "na_letter_8.5x11in"),
        ((90, 60.5), "custom_page_60.5x90mm"),
    ],
)
def test_a_page_is_named_after_its_sheet(size: tuple[float, float], name: str) -> None:
    assert media_for_page(*size).name == name


def test_inches_become_millimetres() -> None:
    letter = media_named("na_letter_8.5x11in")
    assert letter is not None
    assert (letter.width_mm, letter.height_mm) == pytest.approx((215.9, 279.4))


@pytest.mark.parametrize("name", ["", "A4", "custom_min_36x36mm", "custom_max_300x600mm", "main-tray"])
def test_names_that_are_no_sheet_stand_for_none(name: str) -> None:
    assert media_named(name) is None


def test_the_printers_own_name_for_a_sheet_is_found() -> None:
    own = Media("custom_a4-like_210x296.86mm", 210, 296.86)
    assert sheet_among((media_for_page(297, 420), own), A4) == own
    assert sheet_among((media_for_page(297, 420),), A4) is None


def test_the_widest_margins_of_a_size_are_kept_and_turned_with_the_page() -> None:
    margins = [
        Media("", 210, 297, Margins()),  # the same sheet without an edge, which another driver option would take
        Media("", 209.9, 297, Margins(4, 5, 6, 7)),
        Media("", 297, 420, Margins(9, 9, 9, 9)),
    ]
    sheet = with_margins(A4, margins)
    assert sheet.margins_of_page(210, 297) == Margins(4, 5, 6, 7)
    assert sheet.margins_of_page(297, 210) == Margins(7, 6, 7, 6)
    assert with_margins(A4, ()).margins_of_page(210, 297) is None


@pytest.mark.parametrize(
    ("size", "title"),
    [((210, 297), "A4"), ((176, 250), "B5"), ((279.4, 215.9), "Letter"), ((300, 300), "300 × 300 mm")],
)
def test_people_call_a_sheet_by_its_name(size: tuple[float, float], title: str) -> None:
    assert Media("whatever the driver says", *size).title == title


def test_the_size_is_reported_in_millimetres() -> None:
    assert A4.size_text == "210 × 297 mm"
