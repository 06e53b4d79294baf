"""The venue's desks on the Sync page, and naming this one."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.master.fields import DESK
from desktop.services.desk import Desk
from desktop.store.ledger import new_id
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.screens import LARGE, SMALL, Screens, cut_off
from tests.ui.sync.sync_page import Standings, SyncWindow, open_window
from tests.ui.venue.venue_keys import ENTER, focused, press, write


def shown(opened: SyncWindow) -> str:
    return "\n".join(w.text() for w in opened.page.desks.findChildren(QLabel) if not w.isHidden())


def open_joined(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs) -> SyncWindow:
    """The window of a desk that has joined a hub, with its desks read."""
    Standings(desk).joined()
    opened = open_window(qtbot, program, desk, jobs)
    qtbot.waitUntil(lambda: "JB" in shown(opened))
    return opened


def test_the_manager_names_the_desk_in_place(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    opened = open_joined(qtbot, program, desk, jobs)
    assert "Not named yet" in shown(opened)
    assert "Another PC joins at its first start" in shown(opened)
    opened.page.desks.name.setFocus()
    write(qtbot, "北门前台")
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "Saved. The other desks show the name" in opened.page.banner.text())
    qtbot.waitUntil(lambda: "Not named yet" not in shown(opened))
    assert desk.replication.desks()[0].name == "北门前台"
    assert not opened.page.desks.save.isEnabled()


def test_a_name_that_is_too_long_stays_typed_with_what_is_wrong_under_it(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    opened = open_joined(qtbot, program, desk, jobs)
    opened.page.desks.name.setFocus()
    write(qtbot, "北门前台" * 6)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: "A desk's name has at most 20 characters." in shown(opened))
    opened.page.refresh()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert focused().text() == "北门前台" * 6  # type: ignore[attr-defined]
    assert desk.replication.desks()[0].name == ""


def test_a_clerk_sees_the_desks_and_names_none(
    qtbot: QtBot, program: Program, clerk_desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    opened = open_joined(qtbot, program, clerk_desk, jobs)
    assert not opened.page.desks.name.isVisible()
    assert not opened.page.desks.save.isVisible()


def know_another(desk: Desk, name: str, prefix: str) -> None:
    """As if a pull had brought another desk."""
    with desk.store.write(desk.session.member.id) as change:
        other = new_id()
        change.record("name", DESK, other, {"id": other, "name": name, "prefix": prefix})


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [("zh", "light", 100), ("en", "dark", 100), ("zh", "dark", 150), ("en", "light", 150)],
)
def test_several_desks_can_be_read(
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
    opened = open_joined(qtbot, program, desk, jobs)
    opened.window.resize(SMALL if text_size == 100 else LARGE)

    def look(state: str) -> None:
        opened.page.refresh()
        qtbot.waitUntil(lambda: not jobs.is_busy)
        opened.settle()
        opened.look(screens, f"desks-{state}-{language}-{theme}-{text_size}")
        assert cut_off(opened.page.desks) == [], state

    look("one")
    desk.replication.name_desk("南门前台")
    know_another(desk, "北门前台", "JBB")
    know_another(desk, "惠州市惠城区江北街道社区发热门诊前台", "JBC")
    look("several")
