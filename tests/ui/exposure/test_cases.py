"""Cases at the Exposure page: kept with a number, called through, gone on with the next day. With keys and clicks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.domain.exposure.cases import CaseState, Outcome
from desktop.ui.exposure.call_dialog import CallDialog
from desktop.ui.kit.dialogs import ConfirmDialog
from tests.services.exposure.exposure_desk import ExposureDesk
from tests.ui.exposure.exposure_page import ExposureWindow, busy_monday
from tests.ui.venue.venue_keys import CTRL, DOWN, ENTER, press, write

SHIFT = Qt.KeyboardModifier.ShiftModifier


def keep(window: ExposureWindow, book: ExposureDesk) -> str:
    """Look up the busy Monday's case and keep it; gives the identifier of the case."""
    window.about(busy_monday(book))
    window.look_up()
    press(window.qtbot, Qt.Key.Key_S, held=CTRL)
    window.settle()
    return book.desk.exposure_cases.list()[0].id


def call(window: ExposureWindow, outcome: Outcome, note: str = "") -> None:
    """Enter on the chosen contact, and what came of the call."""
    press(window.qtbot, ENTER)
    shown = window.dialog()
    assert isinstance(shown, CallDialog)
    while shown.outcome.value() != outcome:
        press(window.qtbot, DOWN)
    press(window.qtbot, ENTER)
    write(window.qtbot, note)
    press(window.qtbot, ENTER)
    window.settle()


def column(window: ExposureWindow, heading: str) -> list[str]:
    """What a column of the table says; empty where it is not shown."""
    table = window.page.result.table
    model = table.model()
    headings = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    at = headings.index(heading)
    if table.isColumnHidden(at):
        return []
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def button(window: ExposureWindow, text: str) -> QPushButton:
    """A button of the page that shows."""
    return next(b for b in window.page.findChildren(QPushButton) if b.isVisible() and b.text() == text)


def test_a_lookup_is_kept_with_a_number_and_its_contacts_are_called(window: ExposureWindow, book: ExposureDesk) -> None:
    case = keep(window, book)
    assert "Case 2026-001" in window.page.result.case_line.text()
    assert "not called yet 7" in window.page.result.case_line.progress()
    call(window, Outcome.REACHED, "he stays at home")
    press(window.qtbot, DOWN)
    call(window, Outcome.WRONG_NUMBER)
    assert column(window, "Call")[:3] == ["Reached", "Wrong number", "—"]
    assert window.page.result.case_line.progress() == "Reached 1 · Wrong number 1 · not called yet 5"
    assert window.page.result.table.hasFocus()
    press(window.qtbot, Qt.Key.Key_Up)
    assert "he stays at home" in window.page.result.panel.text()
    assert len(book.desk.exposure_cases.view(case).calls) == 2


def test_without_a_case_there_is_no_call_and_enter_shows_the_person(window: ExposureWindow, book: ExposureDesk) -> None:
    window.about(busy_monday(book))
    window.look_up()
    assert column(window, "Call") == []
    press(window.qtbot, ENTER)
    assert "in full" in window.dialog().windowTitle()
    press(window.qtbot, Qt.Key.Key_Escape)


def test_a_call_counts_for_all_visits_of_the_person(window: ExposureWindow, book: ExposureDesk) -> None:
    case = book.enter(1, "10:00-11:00")
    book.enter(2, "10:00-10:20")
    book.enter(2, "10:30-10:40")
    window.about(case)
    window.look_up()
    press(window.qtbot, Qt.Key.Key_S, held=CTRL)
    window.settle()
    call(window, Outcome.LEFT_MESSAGE)
    assert column(window, "Call") == ["Left a message"] * 2


def test_calls_are_filtered(window: ExposureWindow, book: ExposureDesk) -> None:
    keep(window, book)
    call(window, Outcome.REACHED)
    part = window.page.result.filters.call
    part.setFocus()
    while part.currentText() != "Not called yet":
        press(window.qtbot, DOWN)
    assert len(window.names()) == 4
    while part.currentText() != "Reached":
        press(window.qtbot, DOWN)
    assert len(window.names()) == 1


def test_the_next_day_shows_what_came_in_since_until_it_was_seen(window: ExposureWindow, book: ExposureDesk) -> None:
    keep(window, book)
    press(window.qtbot, Qt.Key.Key_N, held=CTRL | SHIFT)
    book.clock.ms += 86_400_000
    book.enter(40, "10:10-11:00")
    window.settle()
    press(window.qtbot, Qt.Key.Key_O, held=CTRL)
    window.settle()
    press(window.qtbot, ENTER)
    window.settle()
    assert [stay.gate for stay in window.page.case.stays.request().stays] == ["急诊入口", "北门"]
    assert column(window, "Call").count("new") == 1
    assert "New since it was seen: 1" in window.page.result.case_line.text()
    window.qtbot.mouseClick(button(window, "Mark as seen"), Qt.MouseButton.LeftButton)
    window.settle()
    assert "new" not in column(window, "Call")
    assert "New" not in window.page.result.case_line.text()


def test_a_closed_case_takes_no_calls_and_is_reopened(window: ExposureWindow, book: ExposureDesk) -> None:
    keep(window, book)
    window.qtbot.mouseClick(button(window, "Close the case"), Qt.MouseButton.LeftButton)
    window.settle()
    assert book.desk.exposure_cases.list()[0].state is CaseState.CLOSED
    assert "Case closed" in window.page.result.case_line.text()
    assert not [b for b in window.page.findChildren(QPushButton) if b.isVisible() and b.text() == "Note a call"]
    window.qtbot.mouseClick(button(window, "Reopen the case"), Qt.MouseButton.LeftButton)
    window.settle()
    call(window, Outcome.REACHED)
    assert column(window, "Call")[0] == "Reached"


def test_stays_that_are_added_are_kept_with_the_case_at_the_next_lookup(
    window: ExposureWindow, book: ExposureDesk
) -> None:
    case = keep(window, book)
    stay = book.desk.exposure.typed_stay("2026-11-23", "16:00-16:10", book.gate("南门"))
    window.page.case.stays.add(stay)
    window.about(busy_stranger(book))
    assert isinstance(window.dialog(), ConfirmDialog), "it is not kept yet"
    press(window.qtbot, ENTER)
    window.settle()
    press(window.qtbot, ENTER, held=CTRL)
    window.settle()
    assert stay in book.desk.exposure_cases.view(case).request.stays
    window.about(busy_stranger(book))
    assert window.page.case.stays.person is not None
    assert window.page.result.lookup is None


def busy_stranger(book: ExposureDesk) -> str:
    """A declaration of somebody else."""
    found = book.desk.exposure.people("PX0000009")
    return found[0].declaration if found else book.enter(9, "08:00-08:10", "北门")


def test_the_calls_of_a_case_that_is_gone_say_so(window: ExposureWindow, book: ExposureDesk) -> None:
    keep(window, book)
    book.clock.ms += 29 * 86_400_000
    book.desk.retention.confirm_purge()
    book.desk.retention.purge()
    window.settle()
    press(window.qtbot, ENTER, held=CTRL)
    window.settle()
    assert "not there any more" in window.page.banner.text()
