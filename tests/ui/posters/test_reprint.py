"""Printing again what is out of date, from the posters page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.ledger.reprint import ReprintDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.ui.posters.posters_page import control, dialog, open_page, press, settle, until_shown


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    """Three gates printed in two looks, two of them renamed since."""
    ids = [gate.id for gate in desk.gates.list()]
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, ids[:2]), "laser", 1)
    desk.posters.record_print(desk.posters.prepare("a5", Language.EN, [ids[2]]), "laser", 1)
    desk.gates.rename(ids[1], "北二门")
    desk.gates.rename(ids[2], "急诊")
    return open_page(qtbot, desk, program.settings, jobs)


def opened(qtbot: QtBot, page: PostersPage, jobs: Jobs) -> ReprintDialog:
    control(qtbot, Qt.Key.Key_R)
    found = dialog(qtbot, page, ReprintDialog)
    settle(qtbot, page, jobs)
    assert isinstance(found, ReprintDialog)
    return found


def test_the_button_counts_what_is_out_of_date(page: PostersPage, desk: Desk, qtbot: QtBot, jobs: Jobs) -> None:
    assert page.gates.reprint.isVisible()
    assert page.gates.reprint.text() == "Reprint 2…"
    desk.gates.rename(desk.gates.list()[1].id, "北门")
    qtbot.waitUntil(lambda: "Reprint 1" in page.gates.reprint.text())


def test_what_is_out_of_date_is_chosen_and_previewed_in_its_own_look(
    page: PostersPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    found = opened(qtbot, page, jobs)
    assert [one.gate.name for one in found.chosen] == ["北二门", "急诊"]
    assert "A4 standard · 中文, A5 small · English" in found.summary.text()
    ids = [one.gate.id for one in found.chosen]
    qtbot.waitUntil(lambda: found.view.pdf == desk.posters.proof("a4", Language.ZH, ids[0]).pdf)
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: found.view.pdf == desk.posters.proof("a5", Language.EN, ids[1]).pdf)


def test_the_space_bar_leaves_one_out_and_takes_a_missing_one_in(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    found = opened(qtbot, page, jobs)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    assert [one.gate.name for one in found.chosen] == ["急诊", "停车场入口"]
    assert found.save.isEnabled()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Space)
    assert found.summary.text() == "Choose at least one poster."
    assert not found.save.isEnabled()


def test_all_are_saved_in_one_folder(page: PostersPage, desk: Desk, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    opened(qtbot, page, jobs).save_in(tmp_path)
    until_shown(qtbot, page, "Saved as PDF files: 2.")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        "Venue code posters A4 standard · 中文.pdf",
        "Venue code posters A5 small · English.pdf",
    ]
