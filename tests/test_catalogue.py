"""The catalogue that everything without a window reads: it says what the window says."""

import logging
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message, message

ROOT = Path(__file__).parents[1]


def test_it_holds_every_translation_of_the_written_catalogue_that_has_no_plural(catalogue: Catalogue) -> None:
    missing = []
    for context in ElementTree.parse(ROOT / "resources" / "i18n" / "zh_CN.ts").getroot().iter("context"):
        for entry in context.iter("message"):
            one = Message(context.findtext("name", ""), entry.findtext("source", ""))
            if entry.get("numerus") != "yes" and catalogue.text(one, "zh") != entry.findtext("translation"):
                missing.append(one)
    assert missing == []


def test_english_is_what_stands_in_the_code(catalogue: Catalogue) -> None:
    assert catalogue.text(message("Roles", "Manager"), "en") == "Manager"
    assert catalogue.text(message("Roles", "Manager"), "zh") == "管理员"


def test_values_are_put_in_and_messages_among_them_translated(catalogue: Catalogue) -> None:
    outer = message("Test", "{who}: {count}", who=message("Roles", "Manager"), count=3)
    assert catalogue.text(outer, "zh") == "管理员: 3"
    assert catalogue.text(outer, "en") == "Manager: 3"


def test_a_text_means_what_its_context_says(catalogue: Catalogue) -> None:
    assert catalogue.text(message("fever-sheet", "Other symptom"), "zh") == "其他"
    assert catalogue.text(message("words", "Other symptom"), "zh") == "其他症状"


@pytest.mark.parametrize(
    "content", [None, b"", b"\xde\x12\x04\x95\0\0", b"not a catalogue, but long enough for a head"]
)
def test_without_a_whole_file_everything_is_english_and_the_log_says_why(
    content: bytes | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    if content is not None:
        (tmp_path / "zh_CN.mo").write_bytes(content)
    lacking = Catalogue(tmp_path)
    with caplog.at_level(logging.WARNING, "desktop.catalogue"):
        assert lacking.text(message("Roles", "Manager"), "zh") == "Manager"
    assert "zh_CN.mo" in caplog.text
    assert len(caplog.records) == 1


def test_nothing_of_qt_is_loaded_for_it() -> None:
    code = (
        "import sys; from pathlib import Path; from desktop.catalogue import Catalogue; "
        "from desktop.domain.messages import message; "
        "print(Catalogue(Path('resources/i18n')).text(message('Roles', 'Manager'), 'zh') != 'Manager', "
        "any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
