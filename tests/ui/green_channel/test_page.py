"""Filling in the form from the keyboard, over a real desk."""

from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import go_on, open_page, save
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import focused, write


def test_a_slip_is_saved_by_the_keyboard_and_the_next_begins(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs, screens: Screens
) -> None:
    desk.slips.start_batch(3)
    page = open_page(qtbot, desk, program, jobs)
    first = page.card.form.typed("slip")
    assert first.endswith("-000001")
    go_on(qtbot)
    write(qtbot, "欧阳秀英")
    go_on(qtbot)
    write(qtbot, "11010519491231002x")
    go_on(qtbot)
    write(qtbot, "0752-2808000")
    go_on(qtbot)
    write(qtbot, "惠城区江北街道云山西路 20 号")
    go_on(qtbot)
    write(qtbot, "am")
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "gate"
    write(qtbot, "1")
    assert page.card.form.field_of(focused()) == "temperature_c", "a digit is the whole answer"
    go_on(qtbot)  # by habit, and it belongs to the digit
    write(qtbot, "366")
    go_on(qtbot, 2)
    assert page.card.form.field_of(focused()) == "travel_history"
    write(qtbot, "*")
    assert page.card.form.field_of(focused()) == "consent"
    write(qtbot, "y")
    assert page.card.form.field_of(focused()) == "signature"
    write(qtbot, "1")
    assert page.card.form.field_of(focused()) == "notes"
    screens.save(page, "green")
    save(qtbot, jobs)
    assert page.banner.text() == ""
    assert desk.declarations.count() == 1
    assert page.card.form.typed("slip").endswith("-000002")
    screens.save(page, "green-next")
