"""A slip that does not say everything: doubtful like other fields, kept only with F2 and a reason."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.wording import NO, VenueWording
from desktop.services.desk import Desk
from desktop.ui.entry.insist import InsistDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, go_on, open_page, save
from tests.ui.screens import Screens
from tests.ui.venue.venue_keys import focused, press, write


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


def insist(qtbot: QtBot, page: GreenChannelPage, digit: Qt.Key = Qt.Key.Key_1) -> None:
    """F2, and the usual reason of a digit."""

    def dialogs() -> list[InsistDialog]:
        return [one for one in page.findChildren(InsistDialog) if one.isActiveWindow()]

    press(qtbot, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: bool(dialogs()))
    press(qtbot, digit)
    qtbot.waitUntil(page.isActiveWindow)


def test_nothing_that_a_person_answers_is_selected_by_the_slip_before(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs
) -> None:
    fill(qtbot, page)
    page.card.form.go_to("health_code")
    press(qtbot, Qt.Key.Key_1)
    save(qtbot, jobs)
    draft = page.card.draft()
    assert {draft.text(key) for key in (*FIELDS.demanded, "health_code")} == {""}
    assert (draft.time, draft.gate != "") == ("am", True), "what slips share is carried over"


@pytest.mark.parametrize("field", sorted(FIELDS.demanded))
def test_a_slip_that_lacks_an_answer_is_not_saved(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, field: str
) -> None:
    fill(qtbot, page)
    page.card.form.put_one(field, "")
    save(qtbot, jobs)
    assert desk.declarations.count() == 0
    assert page.card.form.field_of(focused()) == field
    problem = page.card.form.rows[field].problem
    assert problem is not None
    assert problem.doubtful
    insist(qtbot, page)
    save(qtbot, jobs)
    [found] = desk.declarations.recent()
    assert list(desk.declarations.unmasked(found.id, "test").overrides) == [field]


def test_one_key_answers_no_to_all_and_goes_on(qtbot: QtBot, page: GreenChannelPage) -> None:
    page.card.form.go_to("contact_history")
    press(qtbot, Qt.Key.Key_Y)
    page.card.form.go_to("travel_history")
    write(qtbot, "*")
    assert [page.card.form.typed(key) for key in FIELDS.histories] == ["no", "yes", "no", "no"], (
        "what is answered stays"
    )
    assert page.card.form.field_of(focused()) == "consent"


def test_no_digit_of_a_stray_number_answers_for_all(qtbot: QtBot, page: GreenChannelPage) -> None:
    page.card.form.go_to("travel_history")
    write(qtbot, "36.5-0752/2026")
    assert [page.card.form.typed(key) for key in FIELDS.histories[1:]] == ["", "", ""]


def test_one_reason_stands_for_all_questions_that_were_left_open(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs, screens: Screens
) -> None:
    fill(qtbot, page)
    for key in FIELDS.histories:
        page.card.form.put_one(key, "")
    save(qtbot, jobs)
    screens.save(page, "green-channel-incomplete")
    insist(qtbot, page, Qt.Key.Key_2)
    save(qtbot, jobs)
    [found] = desk.declarations.recent()
    overrides = desk.declarations.unmasked(found.id, "test").overrides
    assert overrides == dict.fromkeys(FIELDS.histories, "The person refused to answer")


def test_an_answer_takes_its_reason_away(qtbot: QtBot, page: GreenChannelPage) -> None:
    fill(qtbot, page)
    page.card.form.put_one("consent", "")
    page.card.show_problems(page.card.problems())
    insist(qtbot, page)
    assert list(page.card.draft().overrides) == ["consent"]
    page.card.form.go_to("consent")
    write(qtbot, "y")
    assert page.card.draft().overrides == {}


def test_the_health_code_is_asked_for_by_its_name_here_or_not_at_all(
    qtbot: QtBot, page: GreenChannelPage, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    row = page.card.form.rows["health_code"]
    assert row.label.text() == "Health code"
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: row.label.text() == "粤康码")
    desk.wording.save(VenueWording(health_code=NO))
    page.refresh()
    qtbot.waitUntil(lambda: not jobs.is_busy and row.isHidden())
    assert "health_code" not in {stop.field for stop in page.card.form.stops()}
    page.card.put(DeclarationDraft(name="单田芳", health_code="green"))
    assert not row.isHidden(), "what a slip says already stays in sight"


def test_enter_passes_by_the_health_code_that_few_slips_have(qtbot: QtBot, page: GreenChannelPage) -> None:
    page.card.form.go_to("temperature_c")
    go_on(qtbot)
    assert page.card.form.field_of(focused()) == "symptoms"


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ("", ["thermometer is out of order", "refused to be measured", "says nothing"]),
        ("34.5", ["Measured twice", "slip says so"]),
    ],
)
def test_the_reasons_fit_the_doubt(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, typed: str, reasons: list[str]
) -> None:
    fill(qtbot, page)
    page.card.form.put_one("temperature_c", typed)
    save(qtbot, jobs)
    press(qtbot, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: bool(page.findChildren(InsistDialog)))
    [dialog] = page.findChildren(InsistDialog)
    for button, words in zip(dialog.buttons_of_reasons, reasons, strict=True):
        assert words in button.text()
    dialog.reject()
