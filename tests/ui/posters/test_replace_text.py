"""Replacing a text in all templates, from the posters page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.page import PostersPage
from desktop.ui.posters.replace_text import ReplaceDialog
from tests.looks import Looks
from tests.services.posters.test_replacing import OTHER_PHONE, PHONE, documents, own, with_phone
from tests.ui.posters.posters_page import dialog, open_page, press, settle, until_shown

__all__ = ["own", "with_phone"]


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(own: dict[str, str], qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def opened(qtbot: QtBot, page: PostersPage, jobs: Jobs, find: str, replacement: str) -> ReplaceDialog:
    page.run_command("posters.replace_text")
    found = dialog(qtbot, page, ReplaceDialog)
    assert isinstance(found, ReplaceDialog)
    qtbot.keyClicks(found.wanted, find)
    qtbot.keyClick(found.wanted, Qt.Key.Key_Return)
    qtbot.keyClicks(found.replacement, replacement)
    qtbot.waitUntil(lambda: found.plan is not None)
    return found


def test_what_would_change_is_seen_done_and_undone(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    before = documents(desk)
    found = opened(qtbot, page, jobs, PHONE, OTHER_PHONE)
    assert found.action.text() == "Replace in 2 templates"
    assert "7 places in all" in found.notes.text()
    press(qtbot, Qt.Key.Key_Return)
    until_shown(qtbot, page, "Replaced in templates: 2.")
    assert PHONE not in "".join(documents(desk).values())
    undo = next(b for b in page.banner.findChildren(Button) if b.text() == "Undo")
    undo.click()
    until_shown(qtbot, page, "the templates are as they were")
    assert documents(desk) == before
    settle(qtbot, page, jobs)


def test_what_cannot_be_changed_says_why(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    found = opened(qtbot, page, jobs, "Scan to check in", "x")
    assert "Built-in templates say it too and stay as they are: A4 standard" in found.notes.text()
    found.wanted.clear()
    qtbot.keyClicks(found.wanted, "nowhere")
    qtbot.waitUntil(lambda: "None of your templates says this." in found.notes.text())
    assert not found.action.isEnabled()
    found.wanted.clear()
    found.replacement.clear()


def test_the_last_one_is_undone_from_the_dialog(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    before = documents(desk)
    desk.replacing.replace(desk.replacing.look(PHONE, OTHER_PHONE))
    page.run_command("posters.replace_text")
    found = dialog(qtbot, page, ReplaceDialog)
    assert isinstance(found, ReplaceDialog)
    qtbot.waitUntil(lambda: found.undo.isVisible())
    found.undo.click()
    until_shown(qtbot, page, "the templates are as they were")
    assert documents(desk) == before
