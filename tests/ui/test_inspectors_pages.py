"""Every page of an inspector, over the inspectors' database: nothing is refused that may be done, nothing is cut, and no
visitor is shown. Made-up people."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.services.counting.counting import Noticed
from desktop.services.desk import Desk
from desktop.services.gate_desk.desk import GateDesk
from desktop.ui.fever.waiting import FeverListDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.gates import Gates, gate, slip
from tests.looks import Looks
from tests.ui.every_screen import EveryScreen, cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import Screens


@pytest.fixture
def own(gates: Gates) -> Iterator[Desk]:
    """The inspector of the south gate, who has counted, entered and noticed somebody."""
    with gates.clerk() as desk:
        desk.declarations.enter(slip(desk, name="陆小凤"))
    with gates.inspector() as desk:
        desk.declarations.enter(slip(desk, slip="2", temperature_c="38.2"))
        desk.counting.press(gate(desk))
        desk.counting.abnormal(Noticed(gate(desk), 384, name="陆小凤", phone="13800138777"))
        yield desk


@pytest.mark.parametrize(("language", "text_size"), [("zh", 100), ("en", 150)])
def test_every_page_of_an_inspector(
    qtbot: QtBot, gates: Gates, own: Desk, jobs: Jobs, looks: Looks, screens: Screens, language: str, text_size: int
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    every = EveryScreen(qtbot, gates.program, own, jobs)
    assert isinstance(own, GateDesk)
    shown = []
    for name, window in every.pages():
        screens.save_now(window, f"inspector-{name}-{language}-{text_size}")
        shown.append(name)
        page = every.shell.page(every.shell.current_page)
        assert page.banner.text() == "", name
        assert cut_words(page) == [], name
        words = " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())
        assert "欧阳" not in words, name
        assert "凤" not in words, name
    assert [check for check in own.shift_close.read().checks if "adds up" in str(check.text)] == []
    assert "sync" not in shown
    assert "find" not in shown


def test_nothing_that_an_inspector_may_do_is_refused(
    qtbot: QtBot, gates: Gates, own: Desk, jobs: Jobs, looks: Looks, forbidden: list[str]
) -> None:
    every = EveryScreen(qtbot, gates.program, own, jobs)
    for command, _ in every.commands():
        assert forbidden == [], command


def test_the_list_and_the_waiting_fevers_say_slip_time_and_gate(
    qtbot: QtBot, gates: Gates, own: Desk, jobs: Jobs, looks: Looks
) -> None:
    every = EveryScreen(qtbot, gates.program, own, jobs)
    every.shell.open_page("green-channel")
    page = every.shell.page("green-channel")
    settle(qtbot, jobs)
    assert isinstance(page, GreenChannelPage)
    assert "JB-000002 南门" in [
        one.accessibleName() for one in page.findChildren(object) if hasattr(one, "accessibleName")
    ]
    page.run_command("entry.fever")
    settle(qtbot, jobs)
    (listed,) = page.findChildren(FeverListDialog)
    assert not listed.action.isVisible()
    assert "front desk works on the worksheets" in " ".join(one.text() for one in listed.findChildren(QLabel))
    qtbot.keyClick(listed.table, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert listed.isVisible(), "nothing of it opens"
    listed.reject()
    every.shell.run("entry.fever", own.fevers.open()[0].id)
    settle(qtbot, jobs)
    assert page.banner.text() == ""
    assert [one.isVisible() for one in page.findChildren(FeverListDialog)][-1]
