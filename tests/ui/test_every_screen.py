"""What must be true of every screen: all words can be read, and everything that the keyboard reaches has a name."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.accessible_faults import accessible_faults, notes, refusal_faults
from tests.ui.every_screen import EveryScreen, cut_words
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.screens import Screens
from tests.ui.test_refusals import as_member


@pytest.fixture
def every(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks) -> EveryScreen:
    return EveryScreen(qtbot, program, desk, jobs)


def test_everything_the_keyboard_reaches_has_name_role_and_state_also_after_errors(every: EveryScreen) -> None:
    seen = refused = 0
    for name, page in every.pages():
        assert accessible_faults(page) == [], name
        seen += 1
    for name, dialog in every.dialogs():
        assert accessible_faults(dialog) == [], name
        seen += 1
        for text in ("", "?"):
            warned = notes(dialog)
            if not every.submit_wrong(dialog, text):
                break
            if set(notes(dialog)) - set(warned):
                assert accessible_faults(dialog) + refusal_faults(dialog, warned) == [], name
                refused += 1
    assert seen > 20
    assert refused > 20


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_so_it_has_on_the_pages_of_each_role(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, role: Role
) -> None:
    for name, shown in EveryScreen(qtbot, program, as_member(desk, role), jobs).pages():
        assert accessible_faults(shown) == [], name


def test_what_is_wrong_with_a_field_is_said_of_the_field(qtbot: QtBot, every: EveryScreen, jobs: Jobs) -> None:
    every.shell.open_page("green-channel")
    settle(qtbot, jobs)
    every.shell.run("entry.save")
    settle(qtbot, jobs)
    assert len(notes(every.window)) > 3
    assert accessible_faults(every.window) + refusal_faults(every.window) == []


@pytest.mark.parametrize("text_size", [150])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_are_cut(every: EveryScreen, looks: Looks, screens: Screens, language: str, text_size: int) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    every.window.resize(*((1366, 768) if text_size == 100 else (1920, 1080)))
    for name, shown in every.pages():
        assert cut_words(shown) == [], name
        screens.save_now(shown, f"every-{name}-{language}-{text_size}")
    for name, shown in every.dialogs():
        assert cut_words(shown) == [], name
        assert shown.height() <= shown.screen().availableGeometry().height(), name
        screens.save_now(shown, f"every-{name}-{language}-{text_size}")
