"""One thing has one name in Chinese: the list of terms in ``resources/i18n`` and the translations agree."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

_HAN, _LATIN = "[\u4e00-\u9fff]", "[A-Za-z0-9]"
_GLUED = re.compile(rf"{_HAN}{_LATIN}|{_LATIN}{_HAN}")
"""A Chinese character and a figure or letter without a space between them."""


def translations(resources: Path) -> list[str]:
    """Every Chinese text of window, command line, papers and console."""
    tree = ElementTree.parse(resources / "i18n" / "zh_CN.ts")
    return [text for found in tree.iter("translation") for text in found.itertext() if text.strip()]


def test_no_forbidden_twin_is_used(resources: Path) -> None:
    terms = tomllib.loads((resources / "i18n" / "terms.toml").read_text("utf-8"))["term"]
    texts = translations(resources)
    found = [(twin, text) for term in terms for twin in term["forbidden"] for text in texts if twin in text]
    assert found == []


@pytest.mark.parametrize("word", ["表单", "申报", "检测点", "检测员", "来访者", "同步中心", "依法保留", "批量补录"])
def test_a_term_of_the_list_is_one_that_is_used(resources: Path, word: str) -> None:
    assert any(word in text for text in translations(resources))


_OF_THE_FORM = ("满14周岁", "近14天情况", "（60岁及以上）", "（未满18岁）", "（5人）")
"""Words of printed forms and of their choices, which files name as well."""


def test_figures_and_letters_keep_a_space_from_chinese_characters(resources: Path) -> None:
    found = [text for text in translations(resources) if glued(text) and not any(w in text for w in _OF_THE_FORM)]
    assert [text for text in found if not re.search("d日", text)] == [], "dates of calendars aside"


def glued(text: str) -> list[str]:
    """Where a figure or Latin word touches a Chinese character, placeholders aside."""
    return _GLUED.findall(re.sub(r"\{[^}]*\}|%Ln", " ", text))


_PAPERS = ("count-reports", "fever-sheet", "handover", "papers", "shredding", "slip-form", "tally-sheet")
"""Printed forms set their figures close, as official forms do."""

_FIGURE = "count|counted|days|limit|number|records|rows|seconds|sheet|slips|span|path|value"
_FIGURE_GLUED = re.compile(rf"{_HAN}\{{(?:{_FIGURE})\}}|\{{(?:{_FIGURE})\}}{_HAN}")


def test_a_figure_that_is_put_in_keeps_its_space_as_well(resources: Path) -> None:
    contexts = ElementTree.parse(resources / "i18n" / "zh_CN.ts").iter("context")
    texts = [
        text
        for context in contexts
        if context.findtext("name") not in _PAPERS
        for found in context.iter("translation")
        for text in found.itertext()
    ]
    assert [text for text in texts if _FIGURE_GLUED.search(text)] == []
