"""An inspector counts, enters a slip, notices a fever and locks; the clerk who signs in then sees it all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.people import Role
from desktop.services.gate_desk.desk import GateDesk
from desktop.ui.counting.page import CountingPage
from tests.conftest import CLERK_PASSWORD
from tests.gates import INSPECTOR_PASSWORD, Gates
from tests.journeys.front import Front
from tests.journeys.hands import CONTROL, ENTER, SHIFT, Hands, sign_in


def sign_in_inspector(front: Front) -> None:
    """The third in the list, by its arrow keys."""
    front.key(Qt.Key.Key_Backtab, SHIFT)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        front.key(key)
    front.key(Qt.Key.Key_Tab)
    front.sign_in(INSPECTOR_PASSWORD)
    front.settle()


def count(front: Front) -> None:
    """Three people, one of them taken back."""
    front.control(Qt.Key.Key_3)
    page = front.shell.page("counting")
    assert isinstance(page, CountingPage)
    front.until(lambda: page.gates.gate(1) is not None)
    front.settle()
    front.type("111")
    front.until(lambda: page.side.figure == "3")
    front.key(Qt.Key.Key_Z, CONTROL)
    front.until(lambda: page.side.figure == "2")
    front.settle()


def enter(front: Front) -> Hands:
    """A slip, saved, taken back into the form by a key, and saved again."""
    front.control(Qt.Key.Key_2)
    front.settle()
    hands = Hands(front)
    hands.fields("", "单田芳")
    hands.write("441302194801011528")
    hands.press(ENTER)
    hands.fill(phone="13900139003", address="江北街道文明一路9号", time="am", temperature_c="364")
    hands.answer()
    hands.save()
    hands.press(Qt.Key.Key_Z, held=CONTROL)
    front.settle()
    assert hands.page.card.form.typed("name") == "单田芳"
    hands.save()
    return hands


def test_an_inspectors_day_is_there_for_the_clerk(sit_down: Callable[[Path], Front], gates: Gates) -> None:
    front = sit_down(gates.place.root)
    sign_in_inspector(front)
    assert isinstance(front.desk.desk, GateDesk)
    count(front)
    hands = enter(front)
    (mine,) = front.desk.desk.declarations.recent()
    assert (mine.slip, mine.name) == ("JB-000001", "")
    assert "单田芳" not in " ".join(text for text in _shown(hands))
    front.control(Qt.Key.Key_L)
    sign_in(front, Role.CLERK, CLERK_PASSWORD)
    desk = front.desk.desk
    assert desk is not None
    front.until(lambda: desk.declarations.count() == 1)
    front.settle()
    assert [row.slip for row in desk.declarations.find("单田芳").rows] == ["JB-000001"]
    assert desk.counting.board().total.day == 3
    assert desk.gate_inbox.held() == ()
    assert desk.health.problems() == ()
    front.control(Qt.Key.Key_L)
    sign_in_inspector(front)  # and back: the figures are those of the desk
    assert front.desk.desk is not None
    assert front.desk.desk.counting.board().total.day == 3


def _shown(hands: Hands) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [one.text() for one in hands.page.findChildren(QLabel) if one.isVisible()]
