"""The document number: read along, repaired, insisted on."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.desk import Desk
from desktop.ui.dialogs.slip_insist import InsistDialog
from desktop.ui.jobs import Jobs
from desktop.ui.pages.green_channel import GreenChannelPage
from tests.looks import Looks
from tests.ui.green_channel_page import fill, go_on, open_page, save
from tests.ui.venue_keys import focused, press, write

WRONG, MEANT = "441302194801011529", "441302194801011528"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    page = open_page(qtbot, desk, program, jobs)
    page.card.form.go_to("id_number")
    return page


def test_a_number_tells_sex_age_and_category(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, "11010519491231002x")
    assert page.card.form.facts.texts()[0].startswith("Female 7")
    assert page.card.form.facts.texts()[1] == "Elderly"
    assert page.card.form.typed("category") == "elderly"
    go_on(qtbot)
    assert page.card.form.typed("id_number") == "11010519491231002X"


def test_a_digit_takes_the_offer_of_a_complete_number(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    row = page.card.form.rows["id_number"]
    assert row.note() == "Check character wrong. Perhaps:"
    assert row.offers()[0] == "…1528 (key 1)"
    press(qtbot, Qt.Key.Key_1)
    assert page.card.form.typed("id_number") == MEANT
    assert row.note() == ""
    assert row.offers() == []


def test_digits_are_digits_until_the_number_is_complete(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, "110105194912310134")  # its first fifteen digits look like a wrong number of the first generation
    assert page.card.form.typed("id_number") == "110105194912310134"


def test_an_offer_is_not_taken_while_the_number_is_selected(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    press(qtbot, Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_1)
    assert page.card.form.typed("id_number") == "1"


def test_escape_puts_the_offers_away_and_keeps_the_number(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    press(qtbot, Qt.Key.Key_Escape)
    row = page.card.form.rows["id_number"]
    assert row.offers() == []
    assert row.problem is not None
    assert page.card.form.typed("id_number") == WRONG


def test_a_wrong_number_is_kept_with_a_reason(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    page.focus_first()
    fill(qtbot, page, id_number=WRONG)
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert page.card.form.field_of(focused()) == "id_number"
    assert desk.declarations.count() == 0
    press(qtbot, Qt.Key.Key_F2)
    dialog = page.findChild(InsistDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(page.isActiveWindow)
    assert "says so" in page.card.form.rows["id_number"].note()
    save(qtbot, jobs)
    [found] = desk.declarations.recent()
    assert desk.declarations.unmasked(found.id, "test").overrides == {
        "id_number": "Compared with the document: it says so"
    }


def test_a_changed_number_needs_its_reason_anew(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    page.card.set_reason("id_number", "it says so")
    write(qtbot, MEANT[:-1] + "7")
    assert page.card.draft().overrides == {}


def test_a_number_left_too_short_says_so(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG[:12])
    assert page.card.form.rows["id_number"].note() == ""
    go_on(qtbot)
    assert "18 characters" in page.card.form.rows["id_number"].note()
    write(qtbot, "欧阳")
    assert "18 characters" in page.card.form.rows["id_number"].note()


def test_a_passport_asks_for_birth_date_and_sex(qtbot: QtBot, page: GreenChannelPage) -> None:
    assert not page.card.form.rows["birth_date"].isVisible()
    page.card.form.go_to("id_type")
    press(qtbot, Qt.Key.Key_6)
    assert page.card.form.rows["birth_date"].isVisible()
    assert page.card.form.rows["sex"].isVisible()


def test_a_child_needs_a_guardian(qtbot: QtBot, page: GreenChannelPage) -> None:
    assert not page.card.form.rows["guardian_name"].isVisible()
    write(qtbot, "441302201903071828")
    assert page.card.form.facts.texts()[1] == "Needs a guardian"
    assert page.card.form.rows["guardian_name"].isVisible()
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert "guardian" in page.card.form.rows["guardian_name"].note()
