"""The document number: read along, repaired, insisted on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.entry.insist import InsistDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, go_on, open_page, save
from tests.ui.venue.venue_keys import ALT, CTRL, ENTER, focused, press, write

SHIFT = Qt.KeyboardModifier.ShiftModifier
WRONG, MEANT = "441302194801011529", "441302194801011528"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    page = open_page(qtbot, desk, program, jobs)
    page.card.form.go_to("id_number")
    return page


def asked(page: GreenChannelPage) -> set[str]:
    """The fields that Enter stops at."""
    return {stop.field for stop in page.card.form.stops() if not stop.settled}


def test_a_number_tells_sex_age_and_category(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, "11010519491231002x")
    assert page.card.form.facts.texts()[0].startswith("Female 7")
    assert page.card.form.facts.texts()[1] == "Elderly"
    assert page.card.form.typed("category") == "elderly"
    go_on(qtbot)
    assert page.card.form.typed("id_number") == "11010519491231002X"


def offered(page: GreenChannelPage, number: str) -> int:
    """The digit that takes a number which is offered."""
    offers = page.card.form.rows["id_number"].offers()
    return next(i for i, offer in enumerate(offers, 1) if number in offer)


def take(qtbot: QtBot, digit: int) -> None:
    """Alt and a digit, wherever the focus is."""
    press(qtbot, Qt.Key(Qt.Key.Key_0 + digit), held=ALT)


def test_an_offer_shows_the_whole_number_and_what_follows_from_it(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    row = page.card.form.rows["id_number"]
    assert row.note() == "Check character wrong. Perhaps:"
    assert 2 <= len(row.offers()) <= 3
    assert row.offers()[0].startswith(f"Alt+1 {MEANT} Female born 1948-01-01")
    assert "born 1948-01-01 → 1948-01-11" in row.offers()[2]


def test_the_first_enter_stays_at_a_doubtful_number_and_the_second_goes_on(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    write(qtbot, WRONG)
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "id_number"
    assert page.card.form.typed("id_number") == WRONG
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "sex", "the slip's own sex and birth date tell more"
    page.focus_first()
    fill(qtbot, page, id_number=WRONG)
    save(qtbot, jobs)
    assert desk.declarations.count() == 0, "it is kept with F2 and a reason only"
    assert page.card.form.field_of(focused()) == "id_number"


def test_another_doubtful_number_keeps_its_first_enter_again(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    go_on(qtbot)
    press(qtbot, Qt.Key.Key_Backspace)
    write(qtbot, "0")
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "id_number"


@pytest.mark.parametrize("wrong", [MEANT[:-1], MEANT[:5] + MEANT[4:], "441302194841011528"])
def test_enter_stays_wherever_a_number_is_offered(qtbot: QtBot, page: GreenChannelPage, wrong: str) -> None:
    """One character too few, one too many, a date that does not exist."""
    write(qtbot, wrong)
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "id_number"
    best = next(offer for offer in page.card.form.rows["id_number"].offers() if MEANT in offer)
    assert ("without character" in best) == (len(wrong) > len(MEANT))
    take(qtbot, offered(page, MEANT))
    assert page.card.form.typed("id_number") == MEANT


@pytest.mark.parametrize("field", ["slip", "gate", "name", "symptoms", "travel_history", "notes"])
def test_alt_and_a_digit_take_an_offer_from_any_field(qtbot: QtBot, page: GreenChannelPage, field: str) -> None:
    write(qtbot, WRONG)
    page.card.form.go_to(field)
    before = page.card.form.typed(field)
    take(qtbot, offered(page, MEANT))
    assert page.card.form.typed("id_number") == MEANT
    assert page.card.form.typed(field) == before
    assert page.card.form.field_of(focused()) == field
    assert page.card.form.rows["id_number"].problem is None


def test_a_digit_alone_is_a_digit(qtbot: QtBot, page: GreenChannelPage) -> None:
    """Somebody who types on without looking takes nobody else's number."""
    write(qtbot, WRONG + "1")
    assert page.card.form.typed("id_number") == WRONG + "1"
    press(qtbot, Qt.Key.Key_Backspace)
    go_on(qtbot, 2)
    write(qtbot, "1")
    assert page.card.form.typed("id_number") == WRONG


def test_going_back_to_a_number_with_offers_selects_nothing(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    go_on(qtbot, 2)
    for back in ((ENTER, SHIFT), (Qt.Key.Key_Backtab, SHIFT)):
        press(qtbot, back[0], held=back[1])
        number = focused()
        assert isinstance(number, QLineEdit)
        assert page.card.form.field_of(number) == "id_number"
        assert not number.hasSelectedText()
        assert number.cursorPosition() == len(WRONG)
        page.card.form.go_to("phone")
    take(qtbot, offered(page, MEANT))
    press(qtbot, ENTER, held=SHIFT)
    assert page.card.form.line("id_number").selectedText() == MEANT, "as in every field that is in order"


def test_the_slip_s_own_sex_and_birth_date_rank_the_offers(qtbot: QtBot, page: GreenChannelPage) -> None:
    """They are asked for where the number is doubtful, because the paper has them, and not once it is right."""
    form = page.card.form
    assert asked(page).isdisjoint({"sex", "birth_date"})
    write(qtbot, WRONG)
    assert asked(page) >= {"sex", "birth_date"}
    form.go_to("sex")
    press(qtbot, Qt.Key.Key_1)
    best = form.rows["id_number"].offers()[0]
    assert "Female → Male" in best
    other = next(offer for offer in form.rows["id_number"].offers() if MEANT in offer)
    assert other.endswith("the slip says otherwise")
    form.go_to("sex")
    press(qtbot, Qt.Key.Key_2)
    assert MEANT in form.rows["id_number"].offers()[0]
    take(qtbot, 1)
    assert form.typed("id_number") == MEANT
    assert asked(page).isdisjoint({"sex", "birth_date"})
    assert form.field_of(focused()) == "birth_date", "nothing moves, and the keys stay where they are"


def test_a_birth_date_that_the_number_does_not_tell_stays_in_sight(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    page.card.form.go_to("birth_date")
    write(qtbot, "19480102")
    take(qtbot, offered(page, MEANT))
    assert page.card.form.rows["birth_date"].isVisible()
    press(qtbot, ENTER, held=CTRL)
    assert "1948-01-01" in page.card.form.rows["birth_date"].note()


@pytest.mark.parametrize("back", ["Alt+0", "Ctrl+Z"])
def test_a_wrong_choice_is_taken_back(qtbot: QtBot, page: GreenChannelPage, back: str) -> None:
    write(qtbot, WRONG)
    offers = page.card.form.rows["id_number"].offers()
    other = 3 - offered(page, MEANT)
    take(qtbot, other)
    assert page.card.form.typed("id_number") not in (WRONG, MEANT)
    assert page.card.form.rows["id_number"].offers() == [f"Alt+0 {WRONG} as it was typed: take the change back"]
    if back == "Alt+0":
        page.card.form.go_to("address")
        take(qtbot, 0)
    else:
        press(qtbot, Qt.Key.Key_Z, held=CTRL)
    assert page.card.form.typed("id_number") == WRONG
    assert page.card.form.rows["id_number"].offers() == offers
    page.card.form.go_to("id_number")
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "id_number", "it is doubtful as at first"
    take(qtbot, offered(page, MEANT))
    assert page.card.form.typed("id_number") == MEANT


def test_an_offer_is_taken_by_a_click(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    at = offered(page, MEANT)
    line = next(
        part for part in page.card.form.rows["id_number"].findChildren(QFrame) if MEANT in part.accessibleName()
    )
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert at
    assert page.card.form.typed("id_number") == MEANT


def test_digits_are_digits_until_the_number_is_complete(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, "110105194912310134")  # its first fifteen digits look like a wrong number of the first generation
    assert page.card.form.typed("id_number") == "110105194912310134"


def test_escape_puts_the_offers_away_and_keeps_the_number(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, WRONG)
    press(qtbot, Qt.Key.Key_Escape)
    row = page.card.form.rows["id_number"]
    assert row.offers() == []
    assert row.problem is not None
    assert page.card.form.typed("id_number") == WRONG
    page.card.form.go_to("name")
    assert row.offers() == [], "they do not come back for the same number"


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
    assert asked(page).isdisjoint({"sex", "birth_date"})
    page.card.form.go_to("id_type")
    press(qtbot, Qt.Key.Key_6)
    assert asked(page) >= {"sex", "birth_date"}
    assert page.card.form.field_of(focused()) == "id_number"
    go_on(qtbot)
    write(qtbot, "e12345678")
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "sex", "the way comes back to what stands above"


def test_a_child_needs_a_guardian(qtbot: QtBot, page: GreenChannelPage) -> None:
    assert "guardian_name" not in asked(page)
    write(qtbot, "441302201903071828")
    assert page.card.form.facts.texts()[1] == "Needs a guardian"
    assert "guardian_name" in asked(page)
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert "guardian" in page.card.form.rows["guardian_name"].note()
