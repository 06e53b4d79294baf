"""The catalogues agree with the sources, with themselves, and with what was compiled from them."""

import datetime as dt
import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.messages import message
from desktop.ui.kit.dates import day_text, moment_text
from desktop.ui.kit.i18n import Translated, sentence
from tests.looks import Looks

ROOT = Path(__file__).parents[3]
PLACEHOLDER = re.compile(r"\{\w*\}|%Ln|%\d")


def entries(name: str) -> list[tuple[str, str, bool, list[str]]]:
    """Context, source, whether it has a plural, and the translations of a catalogue."""
    found = []
    for context in ElementTree.parse(ROOT / "resources" / "i18n" / f"{name}.ts").getroot().iter("context"):
        for entry in context.iter("message"):
            translation = entry.find("translation")
            assert translation is not None
            forms = [f.text or "" for f in translation.findall("numerusform")] or [translation.text or ""]
            unfinished = translation.get("type") == "unfinished"
            texts = [] if unfinished else forms
            numerus = entry.get("numerus") == "yes"
            found.append((context.findtext("name", ""), entry.findtext("source", ""), numerus, texts))
    return found


@pytest.fixture(scope="module")
def extractor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", ROOT / ".ci" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")
def test_the_catalogue_holds_exactly_the_texts_of_the_sources(extractor: ModuleType) -> None:
    wanted = {(w.context, w.source, w.numerus) for w in extractor.collect(ROOT / "desktop")}
    assert {(c, s, n) for c, s, n, _ in entries("zh_CN")} == wanted
    assert {(c, s) for c, s, _, _ in entries("en")} == {(c, s) for c, s, n in wanted if n}


@pytest.mark.parametrize("name", ["zh_CN", "en"])
def test_everything_is_translated(name: str) -> None:
    assert [(c, s) for c, s, _, texts in entries(name) if not texts or not all(texts)] == []


@pytest.mark.parametrize("name", ["zh_CN", "en"])
def test_placeholders_are_the_same_in_every_translation(name: str) -> None:
    different = [
        (source, text)
        for _, source, _, texts in entries(name)
        for text in texts
        if Counter(PLACEHOLDER.findall(source)) != Counter(PLACEHOLDER.findall(text))
    ]
    assert different == []


def test_chinese_sentences_have_chinese_punctuation() -> None:
    ascii_after_ideograph = re.compile(r"[\u4e00-\u9fff][,;:!?](?!\d)|[\u4e00-\u9fff]\.$")
    assert [t for _, _, _, texts in entries("zh_CN") for t in texts if ascii_after_ideograph.search(t)] == []


@pytest.mark.parametrize("name", ["zh_CN", "en"])
def test_the_compiled_catalogue_is_made_from_the_written_one(name: str, qapp: object) -> None:
    compiled = QTranslator()
    assert compiled.load(f"{name}.qm", str(ROOT / "resources" / "i18n"))
    for context, source, numerus, texts in entries(name):
        for number, text in enumerate(texts, 1):
            translated = compiled.translate(context, source, "", number if numerus else -1)
            assert translated == text, (context, source)


@pytest.mark.parametrize("name", ["zh_CN", "en"])
def test_catalogues_hold_no_line_numbers(name: str) -> None:
    assert "<location" not in (ROOT / "resources" / "i18n" / f"{name}.ts").read_text("utf-8")


def test_texts_that_are_not_literals_are_refused(extractor: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text('message("c", f"{x}")', "utf-8")
    with pytest.raises(SystemExit, match=r"wrong\.py:1"):
        extractor.words_of(file).__next__()


def test_texts_are_found_wherever_they_are_called(extractor: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "source.py"
    file.write_text(
        'm = message("c", "one {n} " "two", n=f(1))\n'
        "class Page:\n    def f(self):\n        return f\"{self.tr('three')}{self.tr('%Ln four', '', 4)}\"\n",
        "utf-8",
    )
    found = [(w.context, w.source, w.numerus) for w in extractor.words_of(file)]
    assert found == [("c", "one {n} two", False), ("Page", "three", False), ("Page", "%Ln four", True)]


class Greeting(Translated, QLabel):
    """A widget that counts how often its words were set."""

    times = 0

    def retranslate(self) -> None:
        self.times += 1


def test_widgets_are_reported_of_a_new_language(qtbot: QtBot, looks: Looks) -> None:
    label = Greeting()
    qtbot.addWidget(label)
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: label.times > 0)
    assert looks.languages.current == "zh"


def test_a_message_is_translated_with_the_messages_in_it(looks: Looks) -> None:
    inner = message("Roles", "Manager")
    outer = message("Test", "{who}: {count}", who=inner, count=3)
    assert sentence(outer) == "Manager: 3"
    looks.languages.use("zh")
    assert sentence(outer) == "管理员: 3"


def test_dates_are_written_as_the_language_writes_them(looks: Looks) -> None:
    day = dt.date(2026, 11, 23)
    assert day_text(day) == "Monday 23 November"
    assert moment_text(1_795_400_760_000) == "Mon 23 Nov 10:26"
    looks.languages.use("zh")
    assert day_text(day) == "11月23日 星期一"
    assert moment_text(1_795_400_760_000) == "11月23日 周一 10:26"


def test_qt_s_own_words_are_translated_too(looks: Looks) -> None:
    looks.languages.use("zh")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().language() == QLocale.Language.Chinese
