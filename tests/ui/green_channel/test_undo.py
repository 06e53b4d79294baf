"""A slip that was just saved is taken back or stands in the form again, for one minute."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.card import card_payload
from desktop.domain.clock import Clock, FixedClock
from desktop.domain.counting import UNDO_MS
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import Pile
from desktop.store.queries import cards
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, open_page, save, settle
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import CTRL, DELETE, DOWN, ENTER, UP, focused, press, write

ESCAPE, Z = Qt.Key.Key_Escape, Qt.Key.Key_Z


@pytest.fixture
def now() -> FixedClock:
    return FixedClock(Clock().now_ms())


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, now: FixedClock) -> Iterator[Desk]:
    """The desk under a clock that stands."""
    access = program.access(made_desk.folder)
    with replace(program, clock=now).desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    """Two slips were saved, a third one waits; the form is untouched."""
    desk.slips.start_batch(4)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    save(qtbot, jobs)
    fill(qtbot, page, gate="", name="刘福", id_number="440524194001010015")
    save(qtbot, jobs)
    assert desk.declarations.count() == 2
    return page


def ways(page: GreenChannelPage) -> list[Button]:
    return [way for way in page.side.recent.findChildren(Button) if way.isVisible()]


def agree(qtbot: QtBot, page: GreenChannelPage) -> str:
    """Say yes to the question that is open; gives what it asks."""

    def questions() -> list[ConfirmDialog]:
        return [one for one in page.findChildren(ConfirmDialog) if one.isActiveWindow()]

    qtbot.waitUntil(lambda: bool(questions()))
    question = questions()[-1]
    asked = f"{question.windowTitle()} {question.text.text()}"
    question.accept()
    return asked


def test_ctrl_z_puts_the_last_slip_back_into_the_form(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, screens: Screens
) -> None:
    screens.save(page, "green-channel-undo")
    press(qtbot, Z, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 1
    draft = page.card.draft()
    assert (draft.slip, draft.name, draft.consent, draft.travel_history) == ("JB-000002", "刘福", "yes", "no")
    assert "JB-000002" in page.banner.text()
    assert page.side.waiting_text() == "JB-000002 to 000004: 3 in all"
    page.card.form.go_to("name")
    write(qtbot, "刘福生")
    save(qtbot, jobs)
    assert [row.slip for row in desk.declarations.recent()] == ["JB-000002", "JB-000001"]
    assert desk.declarations.find("刘福生").total == 1


def test_arrow_up_and_enter_reopen_any_slip_of_the_last_minute(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    press(qtbot, UP)
    assert focused() is ways(page)[0]
    press(qtbot, DOWN)
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    assert page.card.form.typed("name") == "欧阳秀英"
    assert page.card.form.field_of(focused()) == "slip"
    assert [row.slip for row in desk.declarations.recent()] == ["JB-000002"]


@pytest.mark.parametrize("key", [ESCAPE, DOWN, Qt.Key.Key_Left])
def test_the_way_back_to_the_form(qtbot: QtBot, page: GreenChannelPage, key: Qt.Key) -> None:
    press(qtbot, UP, DOWN, key)
    assert page.card.form.field_of(focused()) == "slip"


def test_delete_takes_a_slip_back_after_a_question(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    press(qtbot, UP, DELETE)
    assert "刘*" in agree(qtbot, page)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 1
    assert page.card.form.typed("name") == ""
    assert page.card.form.typed("slip") == "JB-000002", "it waits again"
    assert not page.card.is_dirty


def test_what_is_being_typed_stays(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    """The form is the next slip's by now: the one before is only taken back, and only after a question."""
    page.card.form.go_to("name")
    write(qtbot, "麦小雨")
    page.card.form.go_to("phone")
    press(qtbot, Z, held=CTRL)
    agree(qtbot, page)
    settle(qtbot, jobs)
    assert page.card.form.typed("name") == "麦小雨"
    assert page.card.form.typed("slip") == "JB-000003"
    assert [row.slip for row in desk.declarations.recent()] == ["JB-000001"]


def test_ctrl_z_in_a_line_undoes_its_typing_first(qtbot: QtBot, desk: Desk, page: GreenChannelPage) -> None:
    page.card.form.go_to("name")
    write(qtbot, "abc")
    press(qtbot, Z, held=CTRL)
    assert page.card.form.typed("name") == ""
    assert page.findChildren(ConfirmDialog) == []
    assert desk.declarations.count() == 2


def test_after_a_minute_it_says_so(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, now: FixedClock
) -> None:
    assert len(ways(page)) == 2
    now.ms += UNDO_MS + 1
    press(qtbot, UP)
    press(qtbot, ENTER)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 2
    page.refresh()
    settle(qtbot, jobs)
    assert ways(page) == []
    page.focus_first()
    press(qtbot, Z, held=CTRL)
    assert "one minute" in page.banner.text()
    assert desk.declarations.count() == 2


def test_its_worksheet_ends_with_it(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    fill(qtbot, page, gate="", time="", temperature_c="38.2", name="麦琪", id_number="441302194506161021")
    save(qtbot, jobs)
    qtbot.waitUntil(lambda: any(one.isActiveWindow() for one in page.findChildren(FeverDialog)))
    [worksheet] = page.findChildren(FeverDialog)
    worksheet.reject()
    qtbot.waitUntil(lambda: page.isActiveWindow() and not jobs.is_busy)
    assert page.side.fevers.isVisible()
    press(qtbot, Z, held=CTRL)
    settle(qtbot, jobs)
    assert desk.fevers.open() == ()
    assert not page.side.fevers.isVisible()
    assert page.card.form.typed("temperature_c") == "38.2"


def test_a_visit_with_a_card_stays_one(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    """Whoever showed a card filled in no slip, and the form that comes back asks for none either."""
    newest = desk.declarations.recent()[0]
    card = desk.cards.issue_for(newest.id, consent=True)
    with desk.store.read() as connection:
        row = cards.find(connection, card.id)
    assert row is not None
    page.card.scanned.emit(card_payload(desk.venue.get().code, row.code))
    settle(qtbot, jobs)
    write(qtbot, "366")
    save(qtbot, jobs)
    save(qtbot, jobs)  # they come for the second time today
    assert desk.declarations.count() == 3
    press(qtbot, Z, held=CTRL)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 2
    page.card.form.go_to("temperature_c")
    write(qtbot, "364")
    save(qtbot, jobs)
    assert desk.declarations.count() == 3
    assert desk.declarations.recent()[0].temperature == 364


def test_a_pile_lacks_what_was_taken_back(qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs) -> None:
    page._slips.set_pile(Pile(desk.store.clock.today().isoformat(), desk.gates.list()[0].id, "", 2, 3))
    fill(qtbot, page, gate="", name="麦琪", id_number="441302194506161021")
    save(qtbot, jobs)
    assert page.strip.count_text() == "1 of 2"
    press(qtbot, Z, held=CTRL)
    settle(qtbot, jobs)
    assert page.strip.count_text() == "0 of 2"
    assert page.card.form.typed("slip") == "JB-000003"


def test_reopened_and_left_it_comes_back_with_the_window(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, program: Program, jobs: Jobs
) -> None:
    press(qtbot, Z, held=CTRL)
    settle(qtbot, jobs)
    again = open_page(qtbot, desk, program, jobs)
    assert again.card.form.typed("name") == "刘福"
