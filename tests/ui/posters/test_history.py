"""The history of a gate's posters, on the posters page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.ledger.history import HistoryDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.ui.posters.posters_page import control, dialog, open_page, press, settle


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def papers(desk: Desk) -> list[bytes]:
    """What was printed at the first gate, the newest first."""
    ids = [gate.id for gate in desk.gates.list()]
    made = []
    for template, language in (("a5", Language.EN), ("a4", Language.ZH)):
        batch = desk.posters.prepare(template, language, ids[:1])
        desk.posters.record_print(batch, "laser", 2)
        made.insert(0, batch.pdf)
    desk.gates.rename(ids[0], "南一门")
    return made


@pytest.fixture
def page(papers: list[bytes], qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def opened(qtbot: QtBot, page: PostersPage, jobs: Jobs) -> HistoryDialog:
    control(qtbot, Qt.Key.Key_H)
    found = dialog(qtbot, page, HistoryDialog)
    settle(qtbot, page, jobs)
    assert isinstance(found, HistoryDialog)
    return found


def test_each_poster_is_shown_as_it_was(papers: list[bytes], page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    found = opened(qtbot, page, jobs)
    assert found.gate.currentText() == "南一门"
    qtbot.waitUntil(lambda: found.view.pdf == papers[0])
    assert "by 陈志远: laser, copies: 2" in found.story.text()
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: found.view.pdf == papers[1])


def test_where_nothing_was_kept_that_is_said(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    with desk.store.write_unaudited() as connection:
        connection.execute(tables.poster_content.delete())
    found = opened(qtbot, page, jobs)
    qtbot.waitUntil(lambda: "No picture was kept" in found.missing.text())
    assert found.view.pdf == b""


def test_another_gate_is_chosen(page: PostersPage, qtbot: QtBot, jobs: Jobs) -> None:
    found = opened(qtbot, page, jobs)
    found.gate.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: found.story.text() == "No poster of this gate went out yet.")
    assert not found.posters
