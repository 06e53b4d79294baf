"""A person decides, on the Sync page, which of two desks' edits holds; at a real hub."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.hub.hub import Hub
from desktop.services.desk import Desk
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk
from tests.hub.replicas import Replicas, meet
from tests.looks import Looks
from tests.ui.every_screen import cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import Screens
from tests.ui.sync.sync_page import SyncWindow, open_window
from tests.ui.venue.venue_keys import nameless, press


@pytest.fixture
def desks(
    hub: Hub, http: httpx.Client, program: Program, made_desk: MadeDesk, tmp_path: Path
) -> Iterator[tuple[Desk, Desk]]:
    """Two desks that have called the first gate by different names; the first one's manager is at the window."""
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    with ExitStack() as stack:
        north = stack.enter_context(replicas.at(made_desk.folder))
        south = stack.enter_context(replicas.at(replicas.another(north, "south")))
        meet(north, south)
        gate = north.gates.list()[0].id
        north.gates.rename(gate, "正门")
        south.gates.rename(gate, "大门")
        meet(north, south)
        yield north, south


def buttons(opened: SyncWindow) -> dict[str, Button]:
    return {b.text(): b for b in opened.page.conflicts.findChildren(Button) if b.isVisible()}


def test_the_other_value_is_taken(
    qtbot: QtBot, program: Program, desks: tuple[Desk, Desk], jobs: Jobs, looks: Looks, screens: Screens
) -> None:
    north, south = desks
    shown, other = north.gates.list()[0].name, {"正门", "大门"} - {north.gates.list()[0].name}
    opened = open_window(qtbot, program, north, jobs)
    settle(qtbot, jobs)
    qtbot.waitUntil(opened.page.conflicts.isVisible)
    assert "1 to be seen to" in opened.page.status_card.title.text()
    for language in ("zh", "en"):
        looks.languages.use(language)
        for _ in range(3):
            QApplication.processEvents()
        qtbot.waitUntil(lambda: cut_words(opened.window) == [])
        assert nameless(opened.window) == []
        screens.save_now(opened.window, f"sync-conflict-{language}-light-100")
    assert list(buttons(opened)) == ["Keep", "Take this"]
    assert shown in buttons(opened)["Keep"].accessibleName()
    buttons(opened)["Take this"].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: {north.gates.list()[0].name} == other)
    settle(qtbot, jobs)
    opened.settle()
    qtbot.waitUntil(lambda: not opened.page.conflicts.isVisible())
    meet(north, south)
    assert {south.gates.list()[0].name} == other
    assert south.replication.conflicts() == ()
