"""Every sentence of the console is there, in both languages, with the same blanks."""

import re
import string
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from desktop.catalogue import LANGUAGES, Catalogue
from desktop.domain.exposure.cases import CaseState
from desktop.domain.exposure.overlap import Certainty, Circle
from desktop.domain.records import RECORD_KINDS
from desktop.hub.cases.approvals import Answer
from desktop.hub.cases.report_requests import ReportState
from desktop.hub.classify import EXPIRED, PARKED, QUARANTINED
from desktop.hub.console import log, words
from desktop.hub.console.pages import HOURS
from desktop.hub.console.render import TEMPLATES
from desktop.hub.console.sentences import SENTENCES
from desktop.hub.console.words import ConsoleWords, preferred
from desktop.ui.kit.tokens import DARK, LIGHT, Tokens

CONSOLE = Path(words.__file__).parent
STYLE = (CONSOLE / "style.css").read_text(encoding="utf-8")
_MADE_UP = {
    "sign_in.": ("ended", "idle"),
    "decide.": tuple(f"{decision}{part}" for decision in ("approve", "revoke") for part in ("", "_title", "_about")),
    "problem.": tuple(
        f"{part}_{status}" for part in ("title", "about") for status in (400, 403, 404, 405, 408, 413, 429, 500, 503)
    ),
    "case.": tuple(
        f"done_{done}" for done in ("added", "corrected", "removed", "uploaded", "phone", "asked", "edited")
    ),
    "contacts.": tuple(f"{circle}_{certainty}" for circle in Circle for certainty in Certainty),
    "ticket.": ("wrong_code", "needs_code", "wrong_url", *(f"hours_{hours}" for hours in HOURS)),
}
"""Keys that templates put together, by how they begin."""


def _used() -> set[str]:
    """The keys that templates ask for by name."""
    found = {key for start, ends in _MADE_UP.items() for key in (f"{start}{end}" for end in ends)}
    for path in TEMPLATES.glob("*.html"):
        tree = Environment().parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(call.args[0], nodes.Const):
                found.add(call.args[0].value)
        for text in tree.find_all(nodes.Const):  # keys of a list that a template goes through
            if isinstance(text.value, str) and re.fullmatch(r"[a-z_]+\.title", text.value):
                found.add(text.value)
    return found


def test_every_key_that_is_used_is_there_and_none_is_left_over() -> None:
    groups = {
        "state",
        "fate",
        "reason",
        "thing",
        "action",
        "weekday",
        "case_state",
        "approval_state",
        "report_state",
        "identity",
    }
    there = {key for key in SENTENCES if key.partition(".")[0] not in groups}
    assert _used() == there


def sentences(catalogue: Catalogue, language: str) -> dict[str, str]:
    """Every sentence as the catalogue has it, blanks and all."""
    return {key: catalogue.text(one, language) for key, one in SENTENCES.items()}


def test_both_languages_have_every_sentence_with_the_same_blanks(catalogue: Catalogue) -> None:
    chinese, english = (sentences(catalogue, language) for language in LANGUAGES)
    for key in SENTENCES:
        assert chinese[key], key
        assert english[key], key
        assert chinese[key] != english[key] or key == "app.none", key
        blanks = [
            {field for _, field, _, _ in string.Formatter().parse(one) if field} for one in (chinese[key], english[key])
        ]
        assert blanks[0] == blanks[1], key


def test_no_chinese_in_english_nor_half_width_stops_in_chinese(catalogue: Catalogue) -> None:
    for key, sentence in sentences(catalogue, "en").items():
        assert key in ("app.language", "app.language_label") or not re.search(r"[一-鿿，。]", sentence), key
    for key, sentence in sentences(catalogue, "zh").items():
        assert not re.search(r"[一-鿿][,.?!:;]", sentence), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_hub_says_has_a_name(language: str, catalogue: Catalogue) -> None:
    of = ConsoleWords(catalogue, language)
    grouped = {
        "state": ("waiting", "approved", "revoked"),
        "fate": (QUARANTINED, PARKED, EXPIRED),
        "thing": sorted(kind.name for kind in RECORD_KINDS if not kind.local),
        "action": log.ACTIONS,
        "case_state": tuple(CaseState),
        "approval_state": tuple(Answer),
        "report_state": tuple(ReportState),
        "reason": (
            "kind",
            "subject",
            "schema",
            "occurred",
            "too long",
            "body",
            "identifier",
            "days",
            "counts",
            "operation",
            "retention",
        ),
    }
    for group, names in grouped.items():
        for name in names:
            assert f"{group}.{name}" in SENTENCES
    assert of.name("reason", "what a newer hub wrote") == "what a newer hub wrote"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,en;q=0.5", "en"),
        ("fr", "zh"),
        ("*", "zh"),
        (";;,,", "zh"),
        ("english", "zh"),
    ],
)
def test_the_language_is_the_first_that_the_browser_asks_for(header: str, language: str) -> None:
    assert preferred(header) == language


def test_nothing_runs_in_the_browser_and_no_style_is_inline() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:|\|\s*safe|autoescape false", text), path.name


@pytest.mark.parametrize(("theme", "part"), [(LIGHT, 0), (DARK, 1)], ids=["light", "dark"])
def test_the_colours_are_those_of_the_window(theme: Tokens, part: int) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", STYLE)
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6})", blocks[part]))
    series = {f"series-{place}": colour for place, colour in enumerate(theme.series)}
    window = {name.replace("_", "-"): colour for name, colour in theme.colours().items()} | series
    assert colours.items() <= window.items()
    assert len(colours) > 15
