"""The Find page with a declaration that has everything to show, in both languages and sizes. Made-up people."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.find.page import FindPage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.shell.main_window import MainWindow
from tests.looks import Looks
from tests.ui.desk_window import make_sync
from tests.ui.every_screen import cut_words
from tests.ui.find.find_page import enter, enter_liu, give_reason, search
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.layout_faults import layout_faults
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.venue.venue_keys import CTRL, nameless, press


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [("zh", "light", 100), ("en", "light", 100), ("zh", "dark", 100), ("zh", "light", 150), ("en", "light", 150)],
)
def test_all_of_a_declaration_can_be_read(
    qtbot: QtBot,
    program: Program,
    desk: Desk,
    jobs: Jobs,
    looks: Looks,
    screens: Screens,
    language: str,
    theme: str,
    text_size: int,
) -> None:
    entered = enter(desk, symptoms="fever;other: 皮疹", travel_history="yes: 去过广州", notes="走亲戚")
    enter_liu(desk)
    opened = desk.declarations.for_correction(entered.id, "电话少写一位")
    corrected = replace(opened.draft, phone="13600136009", name="单小芳", gate=desk.gates.list()[0].id)
    desk.declarations.correct(entered.id, corrected, "电话少写一位")
    desk.retention.hold(entered.id, "区疾控来函〔2026〕12 号，要求保留")
    looks.languages.use(language)
    looks.theme.apply(theme, text_size)
    shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    window = MainWindow(program.settings)
    window.enter(shell)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.showNormal()
    window.resize(SMALL if text_size == 100 else LARGE)
    shell.open_page("find", focus=True)
    page = shell.page("find")
    assert isinstance(page, FindPage)
    search(qtbot, page, jobs, "sxf")
    press(qtbot, Qt.Key.Key_U, held=CTRL)
    give_reason(qtbot, jobs, "CDC called, case 12")
    assert page.panel.is_full
    QApplication.processEvents()
    assert cut_words(window) == []
    assert nameless(window) == []
    assert [fault for fault in layout_faults(window) if "sideways" in fault] == []
    bar = page.table.horizontalScrollBar()
    assert bar.maximum() == bar.minimum(), "all columns are in sight"
    settle(qtbot, jobs)
    screens.save_now(window, f"find-{language}-{theme}-{text_size}")
