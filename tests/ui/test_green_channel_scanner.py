"""A scanner that types a slip's code, wherever the focus happens to be."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.desk import Desk
from desktop.domain.slips import SlipSerial, slip_payload
from desktop.ui.entry import keys
from desktop.ui.entry.scanner import Burst
from desktop.ui.jobs import Jobs
from desktop.ui.pages.green_channel import GreenChannelPage
from tests.looks import Looks
from tests.ui.green_channel_page import go_on, open_page
from tests.ui.venue_keys import focused, write


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """All keys at one moment, as a scanner's nearly are, however busy the machine is that runs this."""
    monkeypatch.setattr(keys, "_ms_of", lambda _event: 7)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> GreenChannelPage:
    desk.slips.start_batch(5)
    return open_page(qtbot, desk, program, jobs)


@pytest.mark.parametrize("field", ["slip", "name", "id_number", "gate", "symptoms", "travel_history", "notes"])
def test_a_scan_opens_the_slip_from_any_field(qtbot: QtBot, desk: Desk, page: GreenChannelPage, field: str) -> None:
    page.card.form.go_to(field)
    before = page.card.draft()
    code = desk.venue.get().code
    for character in slip_payload(code, SlipSerial("JB", 4)):
        write(qtbot, character)  # each where the focus is by then
    go_on(qtbot)
    assert page.card.form.typed("slip") == "JB-000004"
    assert page.card.form.typed(field) == ("JB-000004" if field == "slip" else getattr(before, field))
    assert page.card.form.field_of(focused()) == "time"


def test_a_scan_does_not_drop_a_form_that_is_half_typed(qtbot: QtBot, desk: Desk, page: GreenChannelPage) -> None:
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    go_on(qtbot)
    write(qtbot, slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    go_on(qtbot)
    assert page.card.form.typed("slip") == "JB-000001"
    assert page.card.form.typed("name") == "欧阳秀英"
    assert page.card.form.typed("phone") == ""
    assert "JB-000004" in page.banner.text()


def test_a_slip_of_another_venue_is_refused(qtbot: QtBot, page: GreenChannelPage) -> None:
    write(qtbot, slip_payload("0123456789", SlipSerial("JB", 4)))
    go_on(qtbot)
    assert "another venue" in page.banner.text()
    assert page.card.form.typed("slip") == "JB-000001"


def test_only_a_fast_burst_is_a_scan() -> None:
    code = "S/0123456789/JB-000004"
    fast, slow = Burst(), Burst()
    for at, character in enumerate(code):
        fast.add(character, at * 20)
        slow.add(character, at * 120)
    assert fast.end(len(code) * 20) == code
    assert slow.end(len(code) * 120) is None
    fast.add("a", 10_000)
    assert fast.end(10_010) is None
