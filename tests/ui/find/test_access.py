"""Somebody asks what the desk holds about them: from the Find page to the paper, by keys. Made-up people."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.print_dialog import PaperPrintDialog
from tests.looks import Looks
from tests.ui.find.find_page import enter, give_reason, open_page, search
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import CTRL, press


def test_the_paper_is_made_after_the_document_was_shown(
    qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks, tmp_path: Path
) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, Qt.Key.Key_P, held=CTRL)
    give_reason(qtbot, jobs, "")
    assert page.findChildren(PaperPrintDialog) == []
    give_reason(qtbot, jobs, "出示居民身份证")
    (paper,) = page.findChildren(PaperPrintDialog)
    paper.save_to(tmp_path / "access.pdf")
    settle(qtbot, jobs)
    text = PdfReader(tmp_path / "access.pdf").pages[0].extract_text()
    assert ("单田芳" in text, "出示居民身份证" in text) == (True, True)
    assert "hand it to the person alone" in page.banner.text()
    assert not page.panel.is_full
