"""The first run, from an empty folder to an open desk, by the keyboard alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.setup.access import Opened
from desktop.services.venue.venues import VenueReview
from desktop.ui.kit.jobs import Jobs
from desktop.ui.setup.wizard import Wizard
from desktop.ui.venue_form.recovery import RecoveryPaper
from tests.conftest import MANAGER_PASSWORD, REQUEST
from tests.looks import Looks
from tests.ui.accessible_faults import refusal_faults
from tests.ui.screens import Screens
from tests.ui.setup.first_run import make_wizard
from tests.ui.venue.venue_keys import (
    ALT,
    CTRL,
    DELETE,
    DOWN,
    ENTER,
    LEFT,
    TAB,
    UP,
    focused,
    nameless,
    press,
    show_window,
    write,
)
from tests.visible_text import visible_text


@pytest.fixture(scope="module")
def review() -> VenueReview:
    """Read once for all tests: it is the same in every program."""
    return Program().review


@pytest.fixture
def wizard(qtbot: QtBot, looks: Looks, program: Program, review: VenueReview, jobs: Jobs) -> Wizard:
    made = make_wizard(program, review, jobs)
    show_window(qtbot, made)
    made.focus_first()
    return made


def enter_venue(qtbot: QtBot, name: str = REQUEST.draft.name) -> None:
    write(qtbot, "hzjb")
    press(qtbot, ENTER)  # takes the street and goes on
    write(qtbot, REQUEST.draft.address)
    press(qtbot, ENTER)
    write(qtbot, "医疗机构")
    press(qtbot, ENTER, ENTER)
    write(qtbot, name)
    press(qtbot, ENTER)
    write(qtbot, REQUEST.draft.uscc)
    press(qtbot, ENTER)
    write(qtbot, "23.1115")
    press(qtbot, ENTER)
    write(qtbot, "114.4161")
    press(qtbot, ENTER, ENTER)
    write(qtbot, "venue.huizhou.example")
    press(qtbot, ENTER)


def enter_gates(qtbot: QtBot, *names: str) -> None:
    for name in names:
        write(qtbot, name)
        press(qtbot, ENTER)


def enter_manager(qtbot: QtBot, again: str = MANAGER_PASSWORD) -> None:
    for text in ("陈志远", "13800138000", MANAGER_PASSWORD, again):
        write(qtbot, text)
        press(qtbot, ENTER)


def to_recovery(qtbot: QtBot, wizard: Wizard) -> str:
    """Go to the last step; the code as it is read from the screen."""
    enter_venue(qtbot)
    enter_gates(qtbot, "南门", "北门")
    press(qtbot, ENTER)
    enter_manager(qtbot)
    qtbot.waitUntil(lambda: wizard.step == 3)
    groups = [w.text() for w in wizard.findChildren(QLabel) if w.property("role") == "code"]
    assert len(groups) == 7
    return "".join(groups)


def test_the_keyboard_alone_makes_a_desk_that_opens(qtbot: QtBot, wizard: Wizard, program: Program) -> None:
    code = to_recovery(qtbot, wizard)
    write(qtbot, code[-4:].lower())
    with qtbot.waitSignal(wizard.finished) as done:
        press(qtbot, ENTER)
    folder, opened = done.args
    assert folder == program.user.desk
    assert isinstance(opened, Opened)
    with program.desk(program.access(folder), opened) as desk:
        venue = desk.venue.get()
        assert (venue.name, venue.uscc, venue.type) == (REQUEST.draft.name, REQUEST.draft.uscc, "医疗机构")
        assert venue.region.path == ("广东省", "惠州市", "惠城区", "江北街道")
        assert venue.host == "VENUE.HUIZHOU.EXAMPLE"
        assert venue.latitude == pytest.approx(23.11399, abs=1e-4)
        assert [gate.name for gate in desk.gates.list()] == ["南门", "北门"]
        assert desk.members.me().name == "陈志远"


def test_the_code_on_the_screen_opens_the_desk_when_the_password_is_lost(
    qtbot: QtBot, wizard: Wizard, program: Program
) -> None:
    code = to_recovery(qtbot, wizard)
    access = program.access(program.user.desk)
    assert access.recover(code, "another-password-1", program.cost).member_id == access.manager().slot_id


def test_gates_are_ordered_removed_and_checked_by_the_keyboard(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot)
    enter_gates(qtbot, "南门", "北门", "急诊入口")
    press(qtbot, DOWN)
    press(qtbot, UP, held=ALT)
    assert wizard.new_venue.gates.names() == ("南门", "急诊入口", "北门")
    press(qtbot, DELETE)
    assert wizard.new_venue.gates.names() == ("南门", "北门")
    wizard.focus_first()
    for name, sentence in (
        ("南门", "There is a gate named 南门 already."),
        ("门" * 200, "A gate's name has at most 20 characters"),
        ("南门🚪", "cannot be printed"),
    ):
        write(qtbot, name)
        press(qtbot, ENTER)
        assert sentence in visible_text(wizard)
        assert wizard.step == 1
        focused().selectAll()  # type: ignore[attr-defined]
    write(qtbot, "㛃𬭎𠮷门")
    press(qtbot, ENTER, ENTER)
    assert wizard.new_venue.gates.names() == ("南门", "北门", "㛃𬭎𠮷门")
    assert wizard.step == 2


def test_a_gate_that_was_typed_but_not_added_is_not_lost(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot)
    write(qtbot, "南门")
    press(qtbot, ENTER, held=CTRL)
    assert wizard.step == 2
    assert wizard.new_venue.gates.names() == ("南门",)


def test_a_venue_without_gates_stays_on_its_step(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot)
    press(qtbot, ENTER)
    assert wizard.step == 1
    assert "A venue has at least one gate" in visible_text(wizard)
    assert refusal_faults(wizard) == []


def test_a_doubtful_name_is_explained_and_the_manager_may_insist(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot, name="江北卫生站")
    assert wizard.step == 0
    assert "This may be a short name." in visible_text(wizard)
    press(qtbot, TAB, ENTER)
    assert wizard.step == 1
    assert wizard.new_venue.typed().insist


def test_a_name_of_one_character_cannot_be_insisted_on(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot, name="江")
    assert wizard.step == 0
    assert "one character is not a name" in visible_text(wizard)
    assert refusal_faults(wizard) == []
    assert "The name is right as it is" not in visible_text(wizard)


def test_going_back_keeps_everything_that_was_typed(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot)
    enter_gates(qtbot, "南门")
    press(qtbot, ENTER)
    write(qtbot, "陈志远")
    press(qtbot, LEFT, held=ALT)
    press(qtbot, LEFT, held=ALT)
    assert wizard.step == 0
    press(qtbot, ENTER, held=CTRL)
    press(qtbot, ENTER)
    assert wizard.step == 2
    request = wizard.new_venue.typed()
    assert request.draft.name == REQUEST.draft.name
    assert request.gates == ("南门",)
    assert request.manager.name == "陈志远"


def test_passwords_that_differ_stand_under_the_second_field(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot)
    enter_gates(qtbot, "南门")
    press(qtbot, ENTER)
    enter_manager(qtbot, again="something-else")
    assert wizard.step == 2
    assert "The two passwords differ." in visible_text(wizard)
    assert focused().accessibleName() == "Password again"
    assert refusal_faults(wizard) == []


def test_strength_is_reported_in_words(qtbot: QtBot, wizard: Wizard) -> None:
    enter_venue(qtbot)
    enter_gates(qtbot, "南门")
    press(qtbot, ENTER, ENTER, ENTER)
    write(qtbot, "abc")
    assert "5 more characters are needed." in visible_text(wizard)
    write(qtbot, "defgh")
    assert "Fair. A longer one is better." in visible_text(wizard)
    write(qtbot, " lantern Otter 42")
    assert "Very good." in visible_text(wizard)


def test_a_wrong_last_group_does_not_finish(qtbot: QtBot, wizard: Wizard) -> None:
    code = to_recovery(qtbot, wizard)
    finished: list[object] = []
    wizard.finished.connect(lambda *args: finished.append(args))
    press(qtbot, ENTER)
    assert "Type the last four characters" in visible_text(wizard)
    write(qtbot, code[:4])
    press(qtbot, ENTER)
    assert "These are not the last four characters." in visible_text(wizard)
    assert refusal_faults(wizard) == []
    assert finished == []


def test_a_desk_that_is_there_already_is_refused_in_one_sentence(
    qtbot: QtBot, wizard: Wizard, program: Program
) -> None:
    program.setup().create(program.user.desk, replace(REQUEST, clerks=(), inspectors=()))
    before = (program.user.desk / "keys.json").read_bytes()
    enter_venue(qtbot)
    enter_gates(qtbot, "南门")
    press(qtbot, ENTER)
    enter_manager(qtbot)
    qtbot.waitUntil(lambda: bool(wizard.banner.text()))
    assert "There is a desk in" in wizard.banner.text()
    assert wizard.step == 2
    assert (program.user.desk / "keys.json").read_bytes() == before


def test_the_sheet_is_saved_as_a_pdf_with_the_code_of_the_screen(qtbot: QtBot, wizard: Wizard, tmp_path: Path) -> None:
    code = to_recovery(qtbot, wizard)
    paper = wizard.findChild(RecoveryPaper)
    assert isinstance(paper, RecoveryPaper)
    paper.save(tmp_path / "sheet.pdf")
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    qtbot.waitUntil(lambda: "Saved as sheet.pdf" in visible_text(wizard))
    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert all(code[i : i + 4] in text for i in range(0, 28, 4))


def test_a_place_that_cannot_be_written_is_one_sentence(qtbot: QtBot, wizard: Wizard, tmp_path: Path) -> None:
    to_recovery(qtbot, wizard)
    paper = wizard.findChild(RecoveryPaper)
    assert isinstance(paper, RecoveryPaper)
    paper.save(tmp_path / "absent" / "sheet.pdf")
    qtbot.waitUntil(lambda: "does not exist. Choose another." in visible_text(wizard))


def test_the_language_changes_at_once_and_keeps_what_was_typed(qtbot: QtBot, wizard: Wizard, looks: Looks) -> None:
    enter_venue(qtbot, name="江北卫生站")
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: "单位全称" in visible_text(wizard))
    assert "这可能是简称" in visible_text(wizard)
    assert wizard.new_venue.typed().draft.name == "江北卫生站"
    looks.languages.use("en")


def test_the_window_closes_without_a_question_while_nothing_is_typed(wizard: Wizard) -> None:
    assert wizard.may_close()


def test_closing_asks_before_what_was_typed_is_lost(qtbot: QtBot, wizard: Wizard) -> None:
    write(qtbot, "hzjb")
    press(qtbot, ENTER)
    assert not wizard.may_close()
    assert "Close without making the desk?" in visible_text(wizard)


def test_closing_asks_before_the_code_is_lost(qtbot: QtBot, wizard: Wizard) -> None:
    to_recovery(qtbot, wizard)
    assert not wizard.may_close()
    assert "Close before the recovery code is kept?" in visible_text(wizard)


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, wizard: Wizard) -> None:
    assert nameless(wizard) == []
    enter_venue(qtbot)
    assert nameless(wizard) == []
    enter_gates(qtbot, "南门")
    press(qtbot, ENTER)
    assert nameless(wizard) == []
    enter_manager(qtbot)
    qtbot.waitUntil(lambda: wizard.step == 3)
    assert nameless(wizard) == []


def test_screens(qtbot: QtBot, wizard: Wizard, screens: Screens) -> None:
    screens.save(wizard, "wizard-1-venue")
    enter_venue(qtbot, name="江北卫生站")
    screens.save(wizard, "wizard-1-venue-doubtful")
    press(qtbot, TAB, ENTER)
    enter_gates(qtbot, "南门", "北门", "急诊入口", "停车场入口")
    screens.save(wizard, "wizard-2-gates")
    press(qtbot, ENTER)
    screens.save(wizard, "wizard-3-manager")
    enter_manager(qtbot)
    qtbot.waitUntil(lambda: wizard.step == 3)
    screens.save(wizard, "wizard-4-recovery")
    assert wizard.step == 3
