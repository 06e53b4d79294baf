"""Regular visitors' cards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.errors import UserError
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.placed import PlacedCode, PlacedText
from desktop.posters.document.layout import Frame
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.canvas import Canvas
from desktop.reports.coded import require_read_back
from desktop.reports.visitor_card import CardSheet, VisitorCard, draw_card, visitor_card_pages
from desktop.reports.wording import Wording
from tests.reports.paperwork import (
    LONG_VENUE,
    VENUE,
    page_count,
    page_sizes,
    picture,
    read_by_zbar,
    read_by_zxing,
    require_clear,
    require_embedded,
    text_of,
)

CARDS = tuple(VisitorCard(f"K7QM-{2000 + n}", f"R/7K3QWD9XAB/K7QM2F9A{n:04d}") for n in range(12))
SHEET = CardSheet(VENUE, CARDS, printed_on=date(2026, 11, 23))


def test_ten_cards_to_a_page_each_with_its_own_code(
    fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker, tmp_path: Path
) -> None:
    pdf = visitor_card_pages(SHEET, fonts, codes, catalogue).pdf
    assert page_count(pdf) == 2
    assert page_sizes(pdf) == {(210, 297)}
    wanted = [card.payload for card in CARDS]
    pages = [picture(pdf, number) for number in range(2)]
    assert [text for page in pages for text in read_by_zxing(page)] == wanted
    assert [text for page in pages for text in read_by_zbar(page, tmp_path)] == wanted


@pytest.mark.parametrize("language", list(Language))
def test_a_card_says_what_it_is_and_whose_venue(
    language: Language, fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker
) -> None:
    pages = visitor_card_pages(replace(SHEET, language=language), fonts, codes, catalogue)
    require_read_back(pages)
    text = text_of(pages.pdf)
    assert text.count(VENUE) == len(CARDS)
    assert all(card.number in text for card in CARDS)
    assert ("便民卡" in text) == (language is not Language.EN)
    require_embedded(pages.pdf)
    require_clear(pages.pdf)


def test_a_code_keeps_its_quiet_zone_free(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> None:
    canvas = Canvas(fonts)
    draw_card(canvas, LONG_VENUE, CARDS[0], Frame(0, 0, 85.6, 54), codes, Wording(catalogue, Language.ZH_EN))
    (code,) = (item for item in canvas.items if isinstance(item, PlacedCode))
    texts = [item.ink for item in canvas.items if isinstance(item, PlacedText)]
    assert not any(ink.overlaps(code.quiet) for ink in texts)
    assert [(a, b) for a in texts for b in texts if a is not b and a.overlaps(b)] == []


def test_the_same_cards_are_the_same_bytes(fonts: FontLibrary, catalogue: Catalogue) -> None:
    assert (
        visitor_card_pages(SHEET, fonts, CodeMaker(), catalogue).pdf
        == visitor_card_pages(SHEET, fonts, CodeMaker(), catalogue).pdf
    )


def test_the_longest_venue_name_is_whole(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> None:
    assert LONG_VENUE in text_of(visitor_card_pages(replace(SHEET, venue=LONG_VENUE), fonts, codes, catalogue).pdf)


def test_a_number_too_long_for_the_card_is_reported(fonts: FontLibrary, catalogue: Catalogue, codes: CodeMaker) -> None:
    with pytest.raises(UserError, match="does not fit"):
        visitor_card_pages(replace(SHEET, cards=(VisitorCard("K" * 60, "R/1"),)), fonts, codes, catalogue)
