"""The posters page and its dialogs in every language, theme and text size: nothing cut off, the page as sharp as it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.printing import failures
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.pdf_view import PdfView, page_image
from desktop.ui.posters.code_check import PosterCheckDialog
from desktop.ui.posters.codes import SaveCodeDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.ui.posters.posters_page import open_page, settle
from tests.ui.screens import Screens, cut_off

LOOKS = [("zh", 100), ("en", 100), ("zh", 150), ("en", 150)]
RAIL_AND_STATUS = (196, 32)


@pytest.fixture(autouse=True)
def _no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    gates = [gate.id for gate in desk.gates.list()]
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, gates[:2]), "desk", 1)
    desk.gates.rename(gates[1], "住院部二楼东侧候诊大厅入口处旁")
    return open_page(qtbot, desk, program.settings, jobs)


def room(text_size: int) -> QSize:
    """What the window leaves to the page on the screen that a text size is meant for."""
    screen = QSize(1366, 768) if text_size == 100 else QSize(1920, 1080)
    return screen - QSize(*RAIL_AND_STATUS) * (text_size / 100)


def nothing_is_cut_off(root: QWidget) -> bool:
    """For ``waitUntil``: layouts settle in a few rounds of the event loop."""
    words = cut_off(root)
    assert not words
    return True


@pytest.mark.parametrize(("language", "text_size"), LOOKS)
def test_no_word_of_the_page_is_cut_off(
    page: PostersPage, looks: Looks, qtbot: QtBot, jobs: Jobs, language: str, text_size: int
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    page.resize(room(text_size))
    page.banner.show_error(failures.printer_stopped_midway("HP LaserJet M209dw"))
    settle(qtbot, page, jobs)
    assert page.size() == room(text_size), "the page needs more room than the window has"
    qtbot.waitUntil(lambda: nothing_is_cut_off(page))


@pytest.mark.parametrize(("language", "text_size"), LOOKS)
def test_no_word_of_the_verdicts_is_cut_off(
    page: PostersPage, looks: Looks, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path, language: str, text_size: int
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    picture = tmp_path / "code.png"
    desk.code_pictures.save(desk.gates.list()[0].id, picture)
    page.command_action("posters.check").trigger()
    (dialog,) = page.findChildren(PosterCheckDialog)
    dialog.check(picture)
    settle(qtbot, page, jobs)
    assert len(dialog.identified_codes) == 1
    qtbot.waitUntil(lambda: nothing_is_cut_off(dialog))


def test_the_view_draws_for_its_size(qtbot: QtBot, looks: Looks, jobs: Jobs, desk: Desk) -> None:
    pdf = desk.posters.prepare("a4", Language.ZH).pdf
    view = PdfView(jobs)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    with qtbot.waitSignal(view.drawn):
        view.show_page(pdf, 1)
    assert view.image == page_image(pdf, 1, QSize(298, 398) * view.devicePixelRatioF())
    with qtbot.waitSignal(view.drawn):
        view.resize(600, 800)
    assert view.image == page_image(pdf, 1, QSize(598, 798) * view.devicePixelRatioF())
    view.clear()
    assert view.image.isNull()
    assert view.pdf == b""


def test_only_the_last_page_asked_for_is_shown(qtbot: QtBot, looks: Looks, jobs: Jobs, desk: Desk) -> None:
    pdf = desk.posters.prepare("a4", Language.ZH).pdf
    view = PdfView(jobs)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    with qtbot.waitSignal(view.drawn):
        for number in (0, 1, 2, 3):
            view.show_page(pdf, number)
    assert view.image == page_image(pdf, 3, QSize(298, 398) * view.devicePixelRatioF())


def test_pictures_for_people(
    page: PostersPage, screens: Screens, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    gates = [gate.id for gate in desk.gates.list()]
    desk.posters.confirm_posted(gates[0], desk.posters.states()[0].serial or "")
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH, gates[2:3]), "desk", 1)
    desk.posters.save_pdf(desk.posters.prepare("a4", Language.ZH, gates[3:]), tmp_path / "posters.pdf")
    page.refresh()
    screens.save(page, "posters", lambda: settle(qtbot, page, jobs))
    picture = tmp_path / "墙上的码.png"
    desk.code_pictures.save(desk.gates.list()[0].id, picture)
    page.command_action("posters.save_code").trigger()
    (saving,) = page.findChildren(SaveCodeDialog)
    screens.save(saving, "SaveCodeDialog", QApplication.processEvents)
    saving.reject()
    page.command_action("posters.check").trigger()
    (check,) = page.findChildren(PosterCheckDialog)
    check.check(picture)
    settle(qtbot, page, jobs)
    screens.save(check, "PosterCheckDialog", QApplication.processEvents)
    assert len(check.identified_codes) == 1
