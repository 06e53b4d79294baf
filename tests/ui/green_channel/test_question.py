"""What a slip contradicts is asked once before it is saved: Enter goes back, one key keeps it. Made-up people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.green_channel.question import SaveQuestion
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, go_on, open_page, save, settle
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import focused, press, write


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    """The slip of somebody who was declared today already stands in the form."""
    made = open_page(qtbot, desk, program, jobs)
    fill(qtbot, made)
    save(qtbot, jobs)
    assert desk.declarations.count() == 1
    fill(qtbot, made, gate="")
    return made


def question_of(page: GreenChannelPage) -> SaveQuestion:
    found = page.findChild(SaveQuestion)
    assert isinstance(found, SaveQuestion)
    return found


def test_all_doubts_are_asked_at_once_and_one_key_keeps_them(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, screens: Screens
) -> None:
    page.card.form.go_to("sex")
    write(qtbot, "1")
    save(qtbot, jobs)
    question = question_of(page)
    assert question.isVisible()
    assert "a declaration of this day already" in question.text()
    assert "The document says Female" in question.text()
    screens.save(page, "question")
    save(qtbot, jobs)
    assert desk.declarations.count() == 2
    assert not question.isVisible()
    newest = desk.declarations.recent()[0]
    reasons = desk.declarations.unmasked(newest.id, "核对").overrides
    assert set(reasons) == {"name", "sex"}
    assert set(reasons.values()) == {"Compared when it was saved: it stays so"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_go_back_to_the_first_doubt(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, key: Qt.Key
) -> None:
    save(qtbot, jobs)
    question = question_of(page)
    assert question.back.hasFocus()
    press(qtbot, key)
    assert not question.is_open
    assert page.card.form.field_of(focused()) == "name"
    assert "of this day already" in page.card.form.rows["name"].note()
    assert page.card.form.typed("name") == "欧阳秀英"
    assert desk.declarations.count() == 1


def test_enter_alone_stores_nothing_that_is_in_doubt(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    for _ in range(3):
        page.card.form.go_to("consent")
        go_on(qtbot, 4)
        settle(qtbot, jobs)
    assert desk.declarations.count() == 1


def test_whoever_goes_on_in_the_form_is_asked_again(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    save(qtbot, jobs)
    page.card.form.go_to("id_number")
    QApplication.processEvents()
    assert not question_of(page).is_open
    write(qtbot, "441302194506161021")
    save(qtbot, jobs)
    assert desk.declarations.count() == 2, "it is somebody else now"
