"""F4: who was here before, and nobody of whom the form says otherwise."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import fill, open_page, save, settle
from tests.ui.venue.venue_keys import press, write

F4 = Qt.Key.Key_F4
OTHERS_NUMBER = "440524194001010015"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    """欧阳秀英, 11010519491231002X, was here with the phone 0752-2808000."""
    desk.slips.start_batch(5)
    page = open_page(qtbot, desk, program, jobs)
    fill(qtbot, page)
    save(qtbot, jobs)
    return page


def type_into(qtbot: QtBot, page: GreenChannelPage, **fields: str) -> None:
    for key, text in fields.items():
        page.card.form.go_to(key)
        write(qtbot, text)


def test_the_hint_tells_age_and_the_end_of_the_number(qtbot: QtBot, desk: Desk, page: GreenChannelPage) -> None:
    type_into(qtbot, page, name="欧阳秀英")
    qtbot.waitUntil(lambda: page.side.hint_text() != "")
    age = desk.store.clock.today().year - 1950
    assert f"欧阳*英 · age {age} · number ends in 002X came on" in page.side.hint_text()
    assert "11010519491231002X" not in page.side.hint_text()


@pytest.mark.parametrize(
    "typed",
    [
        {"id_number": OTHERS_NUMBER, "name": "欧阳秀英"},  # another document
        {"name": "欧阳秀英", "id_number": OTHERS_NUMBER[:8]},  # as far as it is typed
        {"name": "欧阳秀英", "id_number": "110105194912310021"},  # a doubtful one
        {"name": "欧阳小宝", "phone": "0752-2808000"},  # the same family's phone
        {"name": "刘福", "id_number": "002x"},
        {"id_type": "6", "name": "欧阳秀英"},  # a passport
        {"id_type": "6", "sex": "1", "name": "欧阳秀英"},
        {"id_type": "6", "birth_date": "19491230", "name": "欧阳秀英"},
    ],
)
def test_whoever_contradicts_what_is_typed_is_not_offered(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, typed: dict[str, str]
) -> None:
    type_into(qtbot, page, **typed)
    before = page.card.draft()
    press(qtbot, F4)
    settle(qtbot, jobs)
    assert page.card.draft() == before
    assert page.side.known is None
    assert "Nobody who was here before fits" in page.banner.text()


@pytest.mark.parametrize(
    "typed",
    [{"id_number": "002x"}, {"name": "ouyang"}, {"phone": "8000", "name": "欧阳秀英"}],
)
def test_whoever_fits_is_filled_in_without_waiting_for_the_hint(
    qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, typed: dict[str, str]
) -> None:
    type_into(qtbot, page, **typed)
    press(qtbot, F4)
    settle(qtbot, jobs)
    draft = page.card.draft()
    assert (draft.name, draft.id_number) == ("欧阳秀英", "11010519491231002X")
    assert (draft.sex, draft.birth_date) == ("", ""), "the number tells them"


def test_with_nothing_typed_f4_says_so(qtbot: QtBot, page: GreenChannelPage) -> None:
    press(qtbot, F4)
    assert "Nobody who was here before fits" in page.banner.text()


def test_what_is_typed_later_takes_the_offer_away(qtbot: QtBot, page: GreenChannelPage) -> None:
    type_into(qtbot, page, name="欧阳秀英")
    qtbot.waitUntil(lambda: page.side.known is not None)
    type_into(qtbot, page, id_number=OTHERS_NUMBER)
    qtbot.waitUntil(lambda: page.side.known is None)


def test_of_two_of_a_name_the_one_whose_number_fits(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, jobs: Jobs
) -> None:
    fill(qtbot, page, gate="", id_number=OTHERS_NUMBER, phone="13900139009")
    save(qtbot, jobs)
    type_into(qtbot, page, name="欧阳秀英")
    press(qtbot, F4)
    settle(qtbot, jobs)
    assert page.card.form.typed("id_number") == ""
    type_into(qtbot, page, id_number="0015")
    press(qtbot, F4)
    settle(qtbot, jobs)
    assert page.card.form.typed("id_number") == OTHERS_NUMBER
    assert page.card.form.typed("phone") == "13900139009"
