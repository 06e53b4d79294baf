"""A clerk mistypes an ID, presses Enter by habit, goes back, chooses wrong and takes it back: the right person is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui.entry.insist import InsistDialog
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.hands import ALT, CONTROL, ENTER, Hands, entered

WRONG, MEANT = "441302194801011529", "441302194801011528"


@pytest.fixture
def hands(sit_down: Callable[[Path], Front], made_desk: MadeDesk) -> Hands:
    """At the green channel, three blank slips in the drawer."""
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    assert front.desk.desk is not None
    front.desk.desk.slips.start_batch(3)
    front.control(Qt.Key.Key_2)
    front.settle()
    return Hands(front)


def offers(hands: Hands) -> list[str]:
    return hands.page.card.form.rows["id_number"].offers()


def key_of(hands: Hands, *, meant: bool) -> Qt.Key:
    """The digit of the offer that is meant, or of the first other one."""
    at = next(i for i, offer in enumerate(offers(hands), 1) if (MEANT in offer) is meant)
    return Qt.Key(Qt.Key.Key_0 + at)


def rest(hands: Hands) -> None:
    """Everything below the number."""
    hands.fill(phone="13900139003", address="江北街道文明一路9号", time="am", gate="1", temperature_c="364")
    hands.answer()


def test_the_right_person_is_stored_in_the_end(hands: Hands) -> None:
    hands.fields("", "单田芳")
    hands.write(WRONG)
    hands.press(ENTER)
    assert hands.at() == "id_number", "the habit costs nothing"
    assert any(MEANT in offer for offer in offers(hands))
    hands.press(ENTER)
    hands.fill(sex="2", birth_date="19480101")
    hands.back_to("id_number")
    number = QApplication.focusWidget()
    assert isinstance(number, QLineEdit)
    assert (number.text(), number.hasSelectedText()) == (WRONG, False)
    hands.press(key_of(hands, meant=False), held=ALT)
    assert hands.page.card.form.typed("id_number") not in (WRONG, MEANT)
    hands.press(Qt.Key.Key_0, held=ALT)
    assert hands.page.card.form.typed("id_number") == WRONG
    rest(hands)
    hands.press(ENTER, held=CONTROL)
    assert hands.at() == "id_number", "doubtful as it is, nothing is stored"
    hands.press(key_of(hands, meant=True), held=ALT)
    assert MEANT in hands.page.card.form.typed("id_number")
    hands.save()
    assert (entered(hands, 1)[0].id_number, entered(hands, 1)[0].name) == (MEANT, "单田芳")
    assert entered(hands, 1)[0].overrides == {}


def test_a_wrong_choice_that_was_saved_is_taken_back(hands: Hands) -> None:
    """The clerk sees it on the paper when the slip is put away: Ctrl+Z, the right number, save."""
    desk = hands.front.desk.desk
    assert desk is not None
    hands.fields("", "单田芳")
    hands.write(WRONG)
    hands.press(key_of(hands, meant=False), held=ALT)
    hands.press(ENTER)
    rest(hands)
    hands.save()
    wrong = entered(hands, 1)[0].id_number
    assert wrong != MEANT
    hands.press(Qt.Key.Key_Z, held=CONTROL)
    hands.front.settle()
    assert desk.declarations.count() == 0
    assert hands.page.card.form.typed("id_number") == wrong
    assert hands.at() == "slip"
    hands.to("id_number")
    hands.write(MEANT)
    hands.save()
    assert entered(hands, 1)[0].id_number == MEANT
    assert desk.declarations.find(wrong[-4:]).total == 0
    assert desk.health.problems() == ()


def test_a_number_that_the_document_really_has_is_kept_with_a_reason(hands: Hands) -> None:
    hands.fields("", "单田芳")
    hands.write(WRONG)
    hands.press(Qt.Key.Key_F2)
    hands.front.until(lambda: any(one.isActiveWindow() for one in hands.page.findChildren(InsistDialog)))
    hands.press(Qt.Key.Key_1)
    hands.front.until(lambda: hands.at() == "id_number")
    hands.press(ENTER)
    assert hands.at() == "phone"
    assert offers(hands) == []
    rest(hands)
    hands.save()
    assert entered(hands, 1)[0].id_number == WRONG
    assert list(entered(hands, 1)[0].overrides) == ["id_number"]
