"""What stands in the form survives: a closed window, a crash, a slip saved in between."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import EntryDrafts
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, open_page, save, settle
from tests.ui.venue.venue_keys import write


def test_a_form_is_kept_to_the_last_field_without_being_saved(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    desk.slips.start_batch(2)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    before = page.card.draft()
    drafts = EntryDrafts(desk.store, desk.session)

    def kept() -> None:
        found = drafts.kept()
        assert found is not None
        assert found.draft == before

    qtbot.waitUntil(kept)  # nothing was closed: this is what a crash would leave
    settle(qtbot, jobs)
    again = open_page(qtbot, desk, program, jobs)
    assert again.card.draft() == before
    assert "not saved the last time" in again.banner.text()
    again._start_over()
    assert again.banner.text() == "", "it is not true of an empty form"


def test_closing_the_window_keeps_what_was_typed_a_moment_ago(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    page = open_page(qtbot, desk, program, jobs)
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    page.close()
    found = EntryDrafts(desk.store, desk.session).kept()
    assert found is not None
    assert found.draft.name == "欧阳秀英"
    settle(qtbot, jobs)


def test_a_saved_form_leaves_no_draft(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> None:
    desk.slips.start_batch(2)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    drafts = EntryDrafts(desk.store, desk.session)
    qtbot.waitUntil(lambda: drafts.kept() is not None)
    save(qtbot, jobs)
    qtbot.waitUntil(lambda: drafts.kept() is None)
    settle(qtbot, jobs)


def test_keys_typed_while_a_slip_is_being_saved_go_into_the_next(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    desk.slips.start_batch(3)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    page.save()
    name = page.card.form.line("temperature_c")  # still has the focus
    for key in (Qt.Key.Key_3, Qt.Key.Key_Return):
        qtbot.keyClick(name, key)
    settle(qtbot, jobs)
    assert desk.declarations.count() == 1
    qtbot.waitUntil(lambda: page.card.form.typed("slip") == "JB-000003")


def test_a_category_that_followed_the_number_goes_on_following_it(
    qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs
) -> None:
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    assert page.card.form.typed("category") == "elderly"
    page.close()
    again = open_page(qtbot, desk, program, jobs)
    again.card.form.go_to("id_number")
    write(qtbot, "441302201503071824")
    assert again.card.form.typed("category") == "minor"
    again.card.form.go_to("category")
    write(qtbot, "7")
    again.close()
    third = open_page(qtbot, desk, program, jobs)
    third.card.form.go_to("id_number")
    write(qtbot, "11010519491231002x")
    assert third.card.form.typed("category") == "other"
    settle(qtbot, jobs)
