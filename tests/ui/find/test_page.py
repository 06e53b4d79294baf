"""Searching, looking at a declaration, showing it in full: at the page, over a real desk. Made-up people."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.store.queries import declarations
from desktop.ui.find.page import FindPage
from desktop.ui.kit.jobs import Jobs, Latest
from tests.looks import Looks
from tests.ui.find.find_page import dialog, enter, enter_liu, give_reason, import_many, open_page, search
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, UP, nameless, press, write

pytestmark = pytest.mark.usefixtures("looks")

SECRETS = ("单田芳", "11010519491231002X", "13600136000", "上米街", "1949-12-31")
F, H, U, ESC = Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_U, Qt.Key.Key_Escape


def shown_texts(page: FindPage) -> str:
    """Everything of the chosen declaration that can be read or heard."""
    heard = page.panel.area.accessibleDescription(), page.window().windowTitle(), QApplication.clipboard().text()
    labels = [label.text() for label in page.findChildren(QLabel)]
    return repr((page.panel.facts.texts(), page.panel.history.texts(), page.table.texts(), labels, heard))


def test_the_field_has_the_focus_and_finds_while_typing(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    enter_liu(desk)
    page = open_page(qtbot, desk, jobs)
    assert page.field.hasFocus()
    write(qtbot, "st")
    qtbot.waitUntil(lambda: len(page.table.texts()) == 1, timeout=5000)
    assert page.field.hasFocus()
    (row,) = page.table.texts()
    assert row[1:4] == ["单*芳", "1101**********002X", "136****6000"]
    assert row[4:] == ["急诊入口", "Elderly", "37.6 fever", "", ""]
    assert row[0].endswith("10:05–11:40")


def test_a_visit_is_no_more_exact_than_its_slip(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    for time in ("上午", "9点", "", "22:10-次日01:00", "10:40"):
        enter(desk, visited_on="前天", time=time, temperature_c="36.5")
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    times = [row[0].split(" ", 2)[2] for row in page.table.texts()]
    assert sorted(times) == sorted(["Morning", "about 9:00", "Time unknown", "22:10–01:00 next day", "10:40"])
    looks.languages.use("zh")
    times = [row[0].split("日 ", 1)[1] for row in page.table.texts()]
    assert sorted(times) == sorted(["上午", "9 时许", "时间不详", "22:10–次日 01:00", "10:40"])


def test_before_a_search_and_when_nothing_is_found_the_page_says_what_to_do(
    qtbot: QtBot, desk: Desk, jobs: Jobs
) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    assert page.begin.isVisible()
    write(qtbot, "zzzz")
    qtbot.waitUntil(page.nothing.isVisible, timeout=5000)
    assert page.nothing.button is not None
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert page.begin.isVisible()
    assert page.field.hasFocus()


def test_the_number_found_is_reported_and_more_is_shown_when_asked(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    for number in range(60):
        enter(desk, time=f"{8 + number // 30}:{number % 30:02}", phone=f"136001{number:05}", temperature_c="36.5")
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    assert page.count_text() == "The first 50 of 60"
    press(qtbot, Qt.Key.Key_M, held=CTRL)
    settle(qtbot, jobs)
    assert len(page.table.texts()) == 60
    assert page.count_text() == "60 found"


def test_where_counting_stopped_the_page_says_so(qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path) -> None:
    import_many(desk, tmp_path, 520)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    assert page.count_text() == "The first 50 of 500+. Type more to find fewer."
    press(qtbot, Qt.Key.Key_M, held=CTRL)
    settle(qtbot, jobs)
    assert len(page.table.texts()) == 500


def test_an_older_answer_never_covers_a_newer_one(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[str] = []
    latest = Latest(jobs, jobs)
    latest.ask(lambda: "first", answers.append, answers.append)
    latest.ask(lambda: "second", answers.append, answers.append)
    latest.ask(lambda: "third", answers.append, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    settle(qtbot, jobs)
    assert answers == ["third"]


def test_a_forgotten_question_is_not_answered_and_a_failure_is_reported(qtbot: QtBot, jobs: Jobs) -> None:
    answers: list[object] = []
    latest = Latest(jobs, jobs)
    latest.ask(lambda: "first", answers.append, answers.append)
    latest.forget()
    settle(qtbot, jobs)
    assert answers == []

    def fail() -> None:
        raise UserError(message("test", "The disk is full."))

    latest.ask(fail, lambda _: None, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    assert isinstance(answers[0], UserError)


def test_enter_opens_escape_returns_and_arrows_move_the_panel(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    enter(desk, time="14:00", phone="13600136005", gate="南门")
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    assert page.panel.isVisible()
    assert page.panel.facts.texts()["gate"] == "南门"
    press(qtbot, DOWN)
    settle(qtbot, jobs)
    assert page.panel.facts.texts()["gate"] == "急诊入口"
    press(qtbot, ENTER)
    assert page.panel.area.hasFocus()
    press(qtbot, ESC)
    assert page.table.hasFocus()
    press(qtbot, UP, UP)
    assert page.field.hasFocus()
    press(qtbot, DOWN)
    assert page.table.hasFocus()
    press(qtbot, F, held=CTRL)
    assert page.field.hasFocus()
    assert page.field.selectedText() == "stf"


def test_nothing_personal_is_shown_before_a_reason_is_given(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    assert page.panel.facts.texts()["phone"] == "136****6000"
    assert [secret for secret in SECRETS if secret in shown_texts(page)] == []


def test_showing_in_full_asks_for_a_reason_and_is_audited(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    entered = enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, U, held=CTRL)
    give_reason(qtbot, jobs, "")
    assert not page.panel.is_full
    give_reason(qtbot, jobs, "疾控来电核实")
    assert page.panel.is_full
    facts = page.panel.facts.texts()
    assert (facts["name"], facts["id_number"], facts["phone"]) == ("单田芳", "11010519491231002X", "13600136000")
    assert "单田芳" not in page.window().windowTitle()
    assert "单田芳" not in QApplication.clipboard().text()
    with desk.store.read() as connection:
        last = connection.execute(tables.audit.select().order_by(tables.audit.c.seq.desc())).first()
    assert last is not None
    assert (last.action, last.subject) == ("unmask", entered.id)
    assert "疾控来电核实" in last.body
    press(qtbot, U, held=CTRL)
    assert not page.panel.is_full
    assert [secret for secret in SECRETS if secret in shown_texts(page)] == []


def open_in_full(qtbot: QtBot, desk: Desk, jobs: Jobs, shown_ms: int = 60_000) -> FindPage:
    enter(desk)
    enter(desk, time="14:00", phone="13600136005", gate="南门")
    page = open_page(qtbot, desk, jobs, shown_ms=shown_ms)
    search(qtbot, page, jobs, "stf")
    press(qtbot, U, held=CTRL)
    give_reason(qtbot, jobs, "疾控来电核实")
    return page


def test_it_is_masked_again_on_another_row(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    page = open_in_full(qtbot, desk, jobs)
    assert page.panel.is_full
    press(qtbot, ESC, DOWN)
    assert not page.panel.is_full
    settle(qtbot, jobs)
    press(qtbot, UP)
    settle(qtbot, jobs)
    assert not page.panel.is_full
    assert [secret for secret in SECRETS if secret in shown_texts(page)] == []


def test_it_is_masked_again_when_another_search_is_typed(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    page = open_in_full(qtbot, desk, jobs)
    press(qtbot, F, held=CTRL)
    assert page.panel.is_full
    write(qtbot, "d")
    assert not page.panel.is_full


def test_it_is_masked_again_when_the_page_is_hidden(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    page = open_in_full(qtbot, desk, jobs)
    assert page.panel.is_full
    page.hide()
    assert not page.panel.is_full
    assert [secret for secret in SECRETS if secret in shown_texts(page)] == []


def test_it_is_masked_again_after_its_time(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    page = open_in_full(qtbot, desk, jobs, shown_ms=50)
    qtbot.waitUntil(lambda: not page.panel.is_full, timeout=5000)
    assert [secret for secret in SECRETS if secret in shown_texts(page)] == []


def test_data_that_arrives_after_the_page_was_hidden_is_not_shown(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, U, held=CTRL)
    dialog(qtbot)
    write(qtbot, "CDC called")
    press(qtbot, ENTER)
    page.hide()
    settle(qtbot, jobs)
    assert not page.panel.is_full
    assert [secret for secret in SECRETS if secret in shown_texts(page)] == []


def test_a_legal_hold_begins_and_ends_with_a_reason(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    press(qtbot, H, held=CTRL)
    give_reason(qtbot, jobs, "区疾控来函 12 号")
    assert page.table.texts()[0][-1] == "held"
    assert any("区疾控来函 12 号" in line for line in page.panel.history.texts())
    press(qtbot, H, held=CTRL)
    give_reason(qtbot, jobs, "已办结")
    assert page.table.texts()[0][-1] == ""
    assert len(page.panel.history.texts()) == 1


def test_a_declaration_that_was_purged_meanwhile_is_reported_of(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    entered = enter(desk, temperature_c="36.5")
    enter(desk, time="14:00", gate="南门")
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    with desk.store.write_unaudited() as connection:  # the page does not hear of it before the key
        declarations.erase(connection, [entered.id])
    press(qtbot, DOWN)
    qtbot.waitUntil(lambda: "not there any more" in page.banner.text())
    settle(qtbot, jobs)
    assert not page.panel.isVisible()


def test_everything_that_the_keyboard_reaches_has_a_name(qtbot: QtBot, desk: Desk, jobs: Jobs) -> None:
    enter(desk)
    page = open_page(qtbot, desk, jobs)
    search(qtbot, page, jobs, "stf")
    assert nameless(page) == []
    assert "Phone: 136****6000" in page.panel.area.accessibleDescription()
