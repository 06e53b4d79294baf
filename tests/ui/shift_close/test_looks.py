"""The end of a busy morning and of an empty one can be read: in both languages, themes and at each size."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import CountedDesk, counted_desk
from tests.services.shift_close.closing_desk import enter_sheet, press_at, print_posters
from tests.ui.every_screen import cut_words
from tests.ui.screens import Screens
from tests.ui.shift_close.shift_close_page import open_window
from tests.ui.venue.venue_keys import nameless


@pytest.fixture
def busy(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    """Something of every kind is open."""
    with counted_desk(program, made_desk) as counted:
        desk = counted.desk
        press_at(desk, "南门", {7: 12, 8: 40, 9: 51, 10: 17})
        press_at(desk, "急诊入口", {8: 9, 9: 14})
        enter_sheet(desk, "北门", {8: 33})
        print_posters(desk)
        desk.gates.rename(desk.gates.list()[1].id, "北二门")
        desk.slips.start_batch(12)
        for number in range(3):
            counted.declare(number, slip=f"{2 * number + 1}")
        counted.declare(9, temperature_c="38.1", time="10:05")
        yield counted


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [("zh", "light", 100), ("en", "dark", 100), ("zh", "contrast", 130), ("en", "light", 150)],
)
def test_all_of_a_busy_shift_can_be_read(
    qtbot: QtBot,
    program: Program,
    busy: CountedDesk,
    jobs: Jobs,
    looks: Looks,
    screens: Screens,
    language: str,
    theme: str,
    text_size: int,
) -> None:
    looks.languages.use(language)
    looks.theme.apply(theme, text_size)
    window = open_window(qtbot, program, busy.desk, jobs)
    assert cut_words(window.window) == []
    assert nameless(window.window) == []
    screens.save_now(window.window, f"shift-{language}-{theme}-{text_size}")
    window.shell.run("shift.print")
    dialog = window.dialog()
    screens.save_now(dialog, f"shift-print-{language}-{theme}-{text_size}")
    assert cut_words(dialog) == []
    dialog.reject()
