"""The first run of a PC that becomes another desk by stick: what is asked, what waits, and what may be wrong with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.venue.venues import VenueReview
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.setup.wizard import Wizard
from tests.looks import Looks
from tests.ui.accessible_faults import refusal_faults
from tests.ui.every_screen import cut_words
from tests.ui.posters.posters_page import answer_file_dialog
from tests.ui.screens import LARGE, SMALL, Screens, cut_off
from tests.ui.setup.first_run import make_wizard
from tests.ui.sync.office import CODE, Office
from tests.ui.venue.venue_keys import CTRL, ENTER, TAB, focused, nameless, press, show_window, write
from tests.visible_text import visible_text

BACKTAB, LEFT, RIGHT = Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right
PASSWORD = "three quiet trees"


@pytest.fixture(scope="module")
def review() -> VenueReview:
    """Read once for all tests: it is the same in every program."""
    return Program().review


@pytest.fixture
def office(tmp_path: Path) -> Office:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Office(folder)


@pytest.fixture
def wizard(qtbot: QtBot, looks: Looks, program: Program, review: VenueReview, jobs: Jobs) -> Wizard:
    made = make_wizard(program, review, jobs)
    show_window(qtbot, made)
    made.focus_first()
    return made


def fill(qtbot: QtBot, *texts: str) -> None:
    for text in texts:
        press(qtbot, Qt.Key.Key_A, held=CTRL)
        write(qtbot, text)
        press(qtbot, ENTER)


def choose_stick(qtbot: QtBot) -> None:
    press(qtbot, BACKTAB, RIGHT, TAB, RIGHT, ENTER)


def enter_manager(qtbot: QtBot) -> None:
    fill(qtbot, "陈志远", "13800138000", PASSWORD, PASSWORD)


def ask(qtbot: QtBot, wizard: Wizard, office: Office) -> Path:
    """Up to the stick; gives the request."""
    choose_stick(qtbot)
    fill(qtbot, str(office.invitation()), CODE, "北门前台")
    enter_manager(qtbot)
    out = office.folder / "request.vdb"
    answer_file_dialog(qtbot, wizard, out)
    qtbot.waitUntil(lambda: wizard.step == 2)
    return out


def question(qtbot: QtBot, wizard: Wizard) -> ConfirmDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in wizard.findChildren(ConfirmDialog)))
    return next(d for d in wizard.findChildren(ConfirmDialog) if d.isVisible())


def test_the_way_is_chosen_by_arrow_keys_and_taken_back_by_them(qtbot: QtBot, wizard: Wizard) -> None:
    press(qtbot, BACKTAB, RIGHT, TAB)
    assert focused().accessibleName() == "How this PC joins: Over the network"
    press(qtbot, RIGHT)
    assert focused().accessibleName() == "How this PC joins: By USB stick"
    assert "One USB stick goes to the health office and comes back." in visible_text(wizard)
    press(qtbot, LEFT, ENTER)
    assert focused().accessibleName() == "Address of the hub"
    press(qtbot, BACKTAB, RIGHT, ENTER)
    assert focused().accessibleName() == "Invitation"
    press(qtbot, BACKTAB, BACKTAB, LEFT)
    assert not wizard.way.isVisible()
    assert "Which venue is this desk for?" in visible_text(wizard)


@pytest.mark.parametrize(
    ("other", "code", "field", "sentence"),
    [
        ({"hours": -1}, CODE, "Invitation", "Check the date of this PC"),
        ({"approves": False}, CODE, "Invitation", "another desk of a venue needs one that does"),
        ({}, "K7Q", "Declaration code of the venue", "It has 8 characters"),
        ({"code": "00000000"}, CODE, "Declaration code of the venue", "The invitation is for another venue."),
    ],
    ids=["expired", "does not approve", "half a code", "another venue"],
)
def test_what_is_wrong_is_said_at_its_field_before_a_stick_goes(
    qtbot: QtBot, wizard: Wizard, office: Office, other: dict[str, int], code: str, field: str, sentence: str
) -> None:
    choose_stick(qtbot)
    fill(qtbot, str(office.invitation(**other)), code, "")
    assert wizard.step == 0
    assert sentence in visible_text(wizard)
    assert focused().accessibleName() == field
    assert refusal_faults(wizard) == []


def test_the_request_is_kept_and_waits_for_its_answer(
    qtbot: QtBot, wizard: Wizard, office: Office, program: Program, review: VenueReview, jobs: Jobs
) -> None:
    out = ask(qtbot, wizard, office)
    assert f"The request is in {out}." in wizard.banner.text()
    assert [file.name for file in program.user.desk.iterdir()] == ["joining.json"]
    assert wizard.may_close()
    press(qtbot, Qt.Key.Key_Left, held=Qt.KeyboardModifier.AltModifier)
    assert wizard.step == 2  # there is no way back to what was sent
    later = make_wizard(program, review, jobs)
    show_window(qtbot, later)
    assert later.step == 2
    assert "The request is waiting for the health office’s answer." in visible_text(later)


def test_a_refusal_is_reported_and_the_request_can_be_given_up(
    qtbot: QtBot, wizard: Wizard, office: Office, program: Program
) -> None:
    answer = office.refusal(ask(qtbot, wizard, office), "member")
    press(qtbot, ENTER, held=CTRL)
    assert "Choose the answer" in visible_text(wizard)
    fill(qtbot, str(answer), "another password")
    qtbot.waitUntil(lambda: "This is not the password" in visible_text(wizard))
    assert focused().accessibleName() == "Password"
    fill(qtbot, PASSWORD)
    qtbot.waitUntil(lambda: "Only the venue's manager can set up another desk." in wizard.banner.text())
    assert wizard.step == 2
    wizard.by_stick.answer.give_up.click()
    question(qtbot, wizard).action.click()
    qtbot.waitUntil(lambda: wizard.step == 0)
    assert not program.user.desk.exists()
    assert wizard.by_stick.typed().declaration_code == CODE  # what was typed in this window is there to be mended


def test_a_file_that_is_no_answer_is_reported_at_its_field(qtbot: QtBot, wizard: Wizard, office: Office) -> None:
    request = ask(qtbot, wizard, office)
    fill(qtbot, str(request), PASSWORD)
    qtbot.waitUntil(lambda: "is no receipt of a hub" in visible_text(wizard))
    assert focused().accessibleName() == "Answer of the health office"
    assert refusal_faults(wizard) == []


def test_a_lost_stick_is_written_again(qtbot: QtBot, wizard: Wizard, office: Office) -> None:
    first = ask(qtbot, wizard, office)
    wizard.by_stick.answer.again.click()
    assert "Type the password that was chosen with the request." in visible_text(wizard)
    write(qtbot, PASSWORD)
    wizard.by_stick.answer.again.click()
    second = office.folder / "again.vdb"
    answer_file_dialog(qtbot, wizard, second)
    qtbot.waitUntil(lambda: str(second) in wizard.banner.text())
    assert office.refusal(first, "ticket").exists()
    assert office.refusal(second, "ticket").exists()


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_state_can_be_read(
    qtbot: QtBot, wizard: Wizard, looks: Looks, screens: Screens, office: Office, language: str, text_size: int
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light" if language == "zh" else "dark", text_size)
    wizard.resize(SMALL if text_size == 100 else LARGE)

    def look(state: str) -> None:
        for _ in range(3):  # a line that grew, the form around it, the card around that
            QApplication.processEvents()
        assert cut_words(wizard) == [], state
        assert cut_off(wizard) == [], state
        assert nameless(wizard) == [], state
        screens.save_now(wizard, f"stick-{state}-{language}-{text_size}")

    choose_stick(qtbot)
    look("1-place")
    press(qtbot, ENTER, held=CTRL)
    look("1-place-wrong")
    fill(qtbot, str(office.invitation()), CODE, "北门前台")
    look("2-manager")
    enter_manager(qtbot)
    out = office.folder / "request.vdb"
    answer_file_dialog(qtbot, wizard, out)
    qtbot.waitUntil(lambda: wizard.step == 2)
    look("3-waiting")
    wizard.banner.clear()
    press(qtbot, ENTER, held=CTRL)
    look("3-waiting-wrong")
    fill(qtbot, str(office.refusal(out, "member")), PASSWORD)
    qtbot.waitUntil(lambda: bool(wizard.banner.text()))
    look("3-refused")
    wizard.by_stick.answer.give_up.click()
    screens.save_now(question(qtbot, wizard), f"stick-4-give-up-{language}-{text_size}")
