"""What came from the gates and could not be taken over: on Today, read and put aside by keyboard. Made-up people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.store.ledger import new_id
from desktop.store.queries import gate_operations
from desktop.store.queries.gate_operations import HeldOperation
from desktop.ui.kit.jobs import Jobs
from desktop.ui.today.gate_work import GateWorkDialog
from desktop.ui.today.page import TodayPage
from tests.looks import Looks
from tests.ui.every_screen import EveryScreen, cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import LARGE, SMALL, Screens
from tests.ui.venue.venue_keys import nameless

WHY = '{"context": "counting", "text": "A press can be taken back for one minute.", "values": {}}'


def hold_two(desk: Desk) -> None:
    """A fever and a press that could not be entered."""
    gate, me = desk.gates.list()[0].id, desk.members.me().id
    fever = f'{{"gate_id": "{gate}", "tenths": 384, "name": "陆小凤", "phone": "13800138777"}}'
    with desk.store.write(me) as change:
        for kind, body in (("abnormal", fever), ("undo", "{}")):
            row = HeldOperation(new_id(), change.now, me, kind, WHY, body)
            gate_operations.hold(change.connection, row)
            change.record("hold", "gate_operation", row.id, {"id": row.id}, sync=False)


@pytest.mark.parametrize(
    ("language", "theme", "text_size"), [("zh", "light", 100), ("en", "light", 150), ("zh", "dark", 130)]
)
def test_it_is_read_and_put_aside_by_keyboard(
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
    looks.languages.use(language)
    looks.theme.apply(theme, text_size)
    hold_two(desk)
    every = EveryScreen(qtbot, program, desk, jobs)
    every.window.resize(SMALL if text_size == 100 else LARGE)
    every.shell.open_page("today")
    page = every.shell.page("today")
    settle(qtbot, jobs)
    assert isinstance(page, TodayPage)
    screens.save_now(every.window, f"today-gates-{language}-{theme}-{text_size}")
    page.run_command("today.gates")
    settle(qtbot, jobs)
    dialog = every.window.findChild(GateWorkDialog)
    assert dialog is not None
    screens.save_now(dialog, f"gates-held-{language}-{theme}-{text_size}")
    assert nameless(dialog) == []
    assert cut_words(dialog) == []
    shown = " ".join(part.accessibleName() or part.text() for part in dialog.findChildren(QPushButton))
    assert "陆小凤" not in shown
    words = {"zh": "已处理", "en": "Put aside"}[language]
    for left in (1, 0):
        button = next(
            one for one in dialog.findChildren(QPushButton) if "·" in one.accessibleName() and one.text() == words
        )
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Return)
        settle(qtbot, jobs)
        assert desk.gate_inbox.count_held() == left
    assert QApplication.activeModalWidget() is None
