"""A demonstration desk offers things to try; what was really done since is ticked. No other desk does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.posters import Language
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.todo import TodoEntry
from desktop.ui.today.page import TodayPage
from tests.looks import Looks
from tests.services.counting.counted_desk import CountedDesk
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.today.test_page import morning, open_page, todo  # noqa: F401
from tests.visible_text import visible_text

HEADING = "To try in the first week"


@pytest.fixture
def demonstration(morning: CountedDesk) -> CountedDesk:  # noqa: F811
    """With a past in which all of it was done: that does not count."""
    desk = morning.desk
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP LaserJet M209", 1)
    desk.counting.press(desk.gates.list()[0].id)
    morning.declare(1)
    desk.demo_tour.begin()
    morning.clock.ms += 1000
    return morning


def line(page: TodayPage, words: str) -> TodoEntry:
    (found,) = (entry for entry in page.findChildren(TodoEntry) if words in entry.accessibleName())
    return found


def test_what_was_done_is_ticked_and_the_list_put_away(
    qtbot: QtBot, demonstration: CountedDesk, jobs: Jobs, looks: Looks, tmp_path: Path
) -> None:
    desk, page = demonstration.desk, open_page(qtbot, demonstration, jobs)
    assert HEADING in visible_text(page)
    assert not any(line.startswith("Done") for line in todo(page))
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseClick(line(page, "Count a few people"), Qt.MouseButton.LeftButton)
    assert asked.args == ["go.counting"]
    desk.counting.press(desk.gates.list()[0].id)
    demonstration.declare(2)
    desk.posters.save_pdf(desk.posters.prepare("a4", Language.ZH), tmp_path / "posters.pdf")
    settle(qtbot, jobs)
    assert [one.split(":")[1].strip() for one in todo(page) if one.startswith("Done")] == [
        "Enter a slip of somebody made up",
        "Count a few people at a gate",
        "Print a poster, or save it as PDF",
    ]
    page.run_command("today.tour")
    settle(qtbot, jobs)
    assert HEADING not in visible_text(page)
    assert desk.demo_tour.steps() == ()


def test_a_real_desk_has_no_such_list(qtbot: QtBot, morning: CountedDesk, jobs: Jobs, looks: Looks) -> None:  # noqa: F811
    page = open_page(qtbot, morning, jobs)
    assert morning.desk.demo_tour.steps() == ()
    assert HEADING not in visible_text(page)
    action = page.command_action("today.tour")
    assert action is not None
    assert not action.isVisible()
