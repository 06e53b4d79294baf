"""A form that is left half typed: the window is closed, or locked, and opened again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.hands import Hands, commit

SitDown = Callable[[Path], Front]


def half_typed(front: Front) -> Hands:
    """The green channel with a number and a name in the form."""
    front.sign_in(MANAGER_PASSWORD)
    front.control(Qt.Key.Key_2)
    front.settle()
    hands = Hands(front)
    hands.press(Qt.Key.Key_Return)
    commit("欧阳秀英")
    hands.press(Qt.Key.Key_Return)
    front.type("11010519491231002X")
    return hands


def test_a_closed_window_gives_the_form_back_to_the_last_field(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    before = half_typed(front).page.card.draft()
    front.desk.window.close()

    again = sit_down(made_desk.folder)
    again.sign_in(MANAGER_PASSWORD)
    again.control(Qt.Key.Key_2)
    again.settle()
    page = Hands(again).page
    assert page.card.draft() == before
    assert page.card.form.typed("name") == "欧阳秀英"
    assert page.banner.text() != ""


def test_a_lock_covers_the_form_and_gives_it_back_with_its_focus(sit_down: SitDown, made_desk: MadeDesk) -> None:
    front = sit_down(made_desk.folder)
    hands = half_typed(front)
    before = hands.page.card.draft()
    front.desk.lock()
    assert not hands.page.isVisible()
    front.sign_in(MANAGER_PASSWORD)
    assert hands.page.card.draft() == before
    assert hands.at() == "id_number"
