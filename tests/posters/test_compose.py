"""Composing: values in their places, and everything that is wrong found before paper is wasted."""

from datetime import date

import pytest

from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.compose import compose as compose_
from desktop.posters.composition.compose import content_digests
from desktop.posters.composition.placed import ComposedPage, Composition, PlacedCode, PlacedText, Severity, footprint
from desktop.posters.document.layout import Frame, Layout
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.samples import VENUE, layout, payload_of, subject, text_element


def compose(one: Layout, fonts: FontLibrary, *subjects, language: Language = Language.ZH) -> Composition:
    return compose_(one, language, subjects or [subject()], fonts, CodeMaker())


def words(page: ComposedPage, element_id: str = "words") -> str:
    return next(i.words for i in page.items if isinstance(i, PlacedText) and i.element_id == element_id)


@pytest.mark.parametrize(
    ("language", "issued"),
    [
        (Language.ZH, "2026年11月23日印制"),
        (Language.EN, "Issued 23 November 2026"),
        (Language.ZH_EN, "印制 Issued 2026-11-23"),
    ],
)
def test_dates_are_written_in_the_posters_language(
    fonts: FontLibrary, templates: TemplateLibrary, language: Language, issued: str
) -> None:
    composition = compose(templates.layout("a4"), fonts, language=language)
    assert words(composition.pages[0], "issued") == issued
    assert composition.issued_on == date(2026, 11, 23)


def test_each_gate_gets_its_own_page_in_order(fonts: FontLibrary) -> None:
    composition = compose(layout(text_element("{gate.name}")), fonts, subject("南门", 1), subject("北门", 2))
    assert [words(page) for page in composition.pages] == ["南门", "北门"]
    assert [page.payload for page in composition.pages] == [payload_of(1), payload_of(2)]
    assert [page.codes[0].symbol.payload for page in composition.pages] == [payload_of(1), payload_of(2)]


def test_what_does_not_change_is_laid_out_once(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    first, second = compose(templates.layout("a4"), fonts, subject("南门", 1), subject("北门", 2)).pages
    shared = {id(item) for item in first.items} & {id(item) for item in second.items}
    assert len(first.items) - len(shared) == 3  # gate, code, serial


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_value_blocks_and_prints_nothing(fonts: FontLibrary, value: str | None) -> None:
    composition = compose(layout(text_element("No. {poster.serial}")), fonts, subject(poster__serial=value))
    (finding,) = composition.findings
    assert (finding.severity, finding.code, finding.element_id) == (Severity.BLOCK, "unbound", "words")
    assert "poster.serial" in str(finding.message)
    assert not any(isinstance(item, PlacedText) for item in composition.pages[0].items)


@pytest.mark.parametrize(
    ("gate", "lacking", "severity"),
    [("𱍐门", "𱍐", Severity.WARN), ("😀门", "😀", Severity.BLOCK), ("𱍐𱍐", "𱍐", Severity.WARN)],
)
def test_a_character_that_the_fonts_lack_is_named_and_a_sign_blocks(
    fonts: FontLibrary, gate: str, lacking: str, severity: Severity
) -> None:
    (finding,) = compose(layout(text_element("{gate.name}")), fonts, subject(gate)).findings
    assert (finding.severity, finding.code) == (severity, "missing_glyph")
    assert lacking in str(finding.message)
    assert f"U+{ord(lacking):04X}" in str(finding.message)


@pytest.mark.parametrize("gate", ["㛃门", "𬭎门", "Émile", "𠮷门", "张𡌶"])
def test_rare_characters_that_the_fonts_have_pass(fonts: FontLibrary, gate: str) -> None:
    assert compose(layout(text_element("{gate.name}")), fonts, subject(gate)).findings == ()


def test_marks_without_a_shape_are_dropped(fonts: FontLibrary) -> None:
    composition = compose(layout(text_element("{gate.name}")), fonts, subject("葛\U000e0100城\u200b门\ufe0f"))
    assert words(composition.pages[0]) == "葛城门"
    assert composition.findings == ()


def test_braces_and_stars_in_a_value_are_printed_as_they_are(fonts: FontLibrary) -> None:
    composition = compose(layout(text_element("**{gate.name}** ok")), fonts, subject("{venue.name}**门**"))
    assert words(composition.pages[0]) == "{venue.name}**门** ok"


def test_overflow_blocks(fonts: FontLibrary) -> None:
    one = layout(text_element("{gate.name}", (20, 20, 30, 10)))
    (finding,) = compose(one, fonts, subject("门" * 40)).findings
    assert (finding.severity, finding.code) == (Severity.BLOCK, "overflow")


def test_a_finding_of_every_gate_is_reported_once_and_one_gates_own_at_that_gate(fonts: FontLibrary) -> None:
    one = layout(text_element("{gate.name}"), text_element("{venue.name}") | {"id": "venue"})
    subjects = [subject("南门", 1, "𱍐"), subject("𬭎门", 2, "𱍐"), subject("😀门", 3, "𱍐")]
    found = {(f.element_id, f.gate_id) for f in compose(one, fonts, *subjects).findings}
    assert found == {("venue", None), ("words", "gate-3")}


def test_a_code_keeps_to_the_square_of_its_frame(fonts: FontLibrary) -> None:
    (code,) = compose(layout(), fonts).pages[0].codes
    assert code.frame == Frame(55, 100, 100, 100)
    assert code.module == pytest.approx(100 / 29)
    assert code.quiet.x == pytest.approx(55 - 400 / 29)


def test_overrides_reach_their_gate_only(fonts: FontLibrary) -> None:
    one = layout(text_element("{gate.name}"), overrides={"gate-2": {"code": {"frame": [20, 200, 60, 60]}}})
    first, second = compose(one, fonts, subject("南门", 1), subject("北门", 2)).pages
    assert first.codes[0].frame.width == 100
    assert second.codes[0].frame == Frame(20, 200, 60, 60)


def test_rotation_turns_the_footprint(fonts: FontLibrary) -> None:
    one = layout(text_element("{gate.name}", (20, 20, 100, 10), rotation=90))
    item = next(i for i in compose(one, fonts).pages[0].items if not isinstance(i, PlacedCode))
    box = footprint(item)
    assert box.height > box.width
    assert box.centre[1] == pytest.approx(item.ink.centre[0] - item.frame.centre[0] + item.frame.centre[1])


def test_the_same_content_is_the_same_poster_whatever_its_serial_and_date(templates: TemplateLibrary) -> None:
    one = templates.layout("a4")
    first = subject("南门", 1, poster__serial="JB-1", poster__issued_on=date(2026, 1, 1))
    again = subject("南门", 1, poster__serial=None, poster__issued_on=None)
    renamed = subject("南门", 1, "惠州市第一人民医院")
    digests = content_digests(one, Language.ZH, [first, again, renamed, subject("北门", 1)])
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3
    assert content_digests(one, Language.EN, [first]) != digests[:1]
    assert content_digests(templates.layout("a5"), Language.ZH, [first]) != digests[:1]


def test_a_gates_override_changes_that_gates_poster_only() -> None:
    plain = layout(text_element("{gate.name}"))
    changed = layout(text_element("{gate.name}"), overrides={"gate-2": {"words": {"z": 4}}})
    subjects = [subject("南门", 1), subject("北门", 2)]
    before, after = (content_digests(one, Language.ZH, subjects) for one in (plain, changed))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_the_legal_name_stands_whole_on_the_poster(fonts: FontLibrary, templates: TemplateLibrary) -> None:
    (page,) = compose(templates.layout("a4"), fonts).pages
    issuer = next(i for i in page.items if isinstance(i, PlacedText) and i.element_id == "issuer")
    assert [run.text for run in issuer.runs] == [VENUE]
