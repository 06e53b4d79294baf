"""A scanner that types a slip's code, wherever the focus happens to be."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.slips import SlipSerial, slip_payload
from desktop.services.desk import Desk
from desktop.ui.entry import keys
from desktop.ui.entry.keys import Burst, code_in
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.green_channel.green_channel_page import go_on, open_page
from tests.ui.venue.venue_keys import CTRL, ENTER, TAB, focused, press, write


def commit(text: str) -> None:
    """What an input method hands over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


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
    assert page.card.form.typed(field) == ("JB-000004" if field == "slip" else before.text(field))
    assert page.card.form.field_of(focused()) == "name"


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


FIELDS = ["slip", "name", "id_number", "gate", "symptoms", "travel_history", "notes"]


def end(qtbot: QtBot, page: GreenChannelPage, terminator: str, serial: str) -> None:
    """What the scanner sends after a code, or nothing."""
    if terminator != "pause":
        press(qtbot, {"enter": ENTER, "tab": TAB}[terminator])
    qtbot.waitUntil(lambda: page.card.form.typed("slip") == serial)


@pytest.mark.parametrize(
    ("field", "prefix", "terminator"),
    [
        *(("name", prefix, "enter") for prefix in ("]Q1", "]C1", "]d2")),
        *((field, "]Q3", "tab") for field in FIELDS),
        *((field, "", "pause") for field in FIELDS),
    ],
)
def test_every_terminator_ends_a_scan_and_no_prefix_stays(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, field: str, prefix: str, terminator: str
) -> None:
    page.card.form.go_to(field)
    before = page.card.draft()
    for character in prefix + slip_payload(desk.venue.get().code, SlipSerial("JB", 4)):
        write(qtbot, character)
    end(qtbot, page, terminator, "JB-000004")
    assert replace(page.card.draft(), slip="") == replace(before, slip="")
    assert page.card.form.field_of(focused()) == "name"


@pytest.mark.parametrize("late", [ENTER, TAB])
def test_a_terminator_that_comes_late_moves_nothing(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, late: Qt.Key
) -> None:
    page.card.form.go_to("name")
    write(qtbot, slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    end(qtbot, page, "pause", "JB-000004")
    press(qtbot, late)
    assert page.card.form.field_of(focused()) == "name"
    press(qtbot, late)
    assert page.card.form.field_of(focused()) != "name", "the next one is the clerk's own"


def test_a_scanner_that_ends_with_two_terminators_moves_no_further(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_now_ms", lambda: 1_000)
    page.card.form.go_to("name")
    write(qtbot, slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    go_on(qtbot, 2)
    assert page.card.form.field_of(focused()) == "name"
    monkeypatch.setattr(keys, "_now_ms", lambda: 2_000)
    go_on(qtbot)
    assert page.card.form.field_of(focused()) != "name"


@pytest.mark.parametrize(
    ("field", "terminator"),
    [
        ("name", "enter"),
        ("id_number", "tab"),
        ("address", "pause"),
        ("notes", "tab"),
        ("slip", "enter"),
        ("slip", "pause"),
    ],
)
def test_a_slow_scanner_is_understood_by_what_it_types(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, monkeypatch: pytest.MonkeyPatch, field: str, terminator: str
) -> None:
    clock = itertools.count(0, 200)
    monkeypatch.setattr(keys, "_ms_of", lambda _event: next(clock))
    before = page.card.draft()
    page.card.form.go_to(field)
    for character in "]Q3" + slip_payload(desk.venue.get().code, SlipSerial("JB", 4)):
        write(qtbot, character)
    end(qtbot, page, terminator, "JB-000004")
    assert replace(page.card.draft(), slip="") == replace(before, slip="")


@pytest.mark.parametrize("is_slow", [False, True])
def test_text_that_a_scan_was_typed_over_comes_back(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage, monkeypatch: pytest.MonkeyPatch, *, is_slow: bool
) -> None:
    """The field is selected when the keyboard comes to it, so that the first character replaces what stands there."""
    clock = itertools.count(0, 200 if is_slow else 1)
    monkeypatch.setattr(keys, "_ms_of", lambda _event: next(clock))
    page.card.open_slip("JB-000004")
    page.card.form.go_to("name")
    write(qtbot, "欧阳秀英")
    page.card.form.go_to("phone")
    page.card.form.go_to("name")
    write(qtbot, slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    go_on(qtbot)
    assert page.card.form.typed("name") == "欧阳秀英"


@pytest.mark.parametrize("terminator", ["enter", "tab", "pause"])
def test_a_chinese_input_method_in_between(qtbot: QtBot, desk: Desk, page: GreenChannelPage, terminator: str) -> None:
    """It makes 、 of every /, commits in pieces, and shows the rest under composition."""
    code = desk.venue.get().code
    page.card.form.go_to("address")
    write(qtbot, "江北街道")
    for piece in ("S、", code, "、", "ＪＢ－"):
        commit(piece)
    QApplication.sendEvent(focused(), QInputMethodEvent("000004", []))
    commit("000004")
    if terminator != "pause":
        press(qtbot, {"enter": ENTER, "tab": TAB}[terminator])
    qtbot.waitUntil(lambda: "JB-000004" in page.banner.text())
    assert page.card.form.typed("address") == "江北街道"


def test_what_is_composed_when_a_scan_comes_is_kept(qtbot: QtBot, desk: Desk, page: GreenChannelPage) -> None:
    page.card.open_slip("JB-000004")
    page.card.form.go_to("address")
    QApplication.sendEvent(focused(), QInputMethodEvent("江北", []))
    commit("江北")
    write(qtbot, slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    go_on(qtbot)
    assert page.card.form.typed("address") == "江北"


@pytest.mark.parametrize(
    "part", ["S/{code}/JB-00", "S/{code}/", "S/{code}", "]Q3S/{code}/J", "R/{code}/ABC", "abc]Q3S/{code}/J"]
)
def test_a_part_of_a_code_does_not_stay_either(qtbot: QtBot, desk: Desk, page: GreenChannelPage, part: str) -> None:
    page.card.form.go_to("address")
    write(qtbot, "江北街道")
    write(qtbot, part.format(code=desk.venue.get().code))
    go_on(qtbot)
    assert page.card.form.typed("address") == "江北街道" + "abc" * part.startswith("abc")
    assert "part of a code" in page.banner.text()
    assert page.card.form.field_of(focused()) == "address"


def test_a_pasted_code_does_not_stay_where_the_focus_leaves_it(
    qtbot: QtBot, desk: Desk, page: GreenChannelPage
) -> None:
    page.card.form.go_to("notes")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.insert("独居 " + slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    page.card.form.go_to("phone")
    assert page.card.form.typed("notes") == "独居 "
    assert page.card.form.typed("slip") == "JB-000001", "another slip's form has begun"
    assert "JB-000004" in page.banner.text()


def test_saving_with_a_code_in_the_field_opens_it_instead(qtbot: QtBot, desk: Desk, page: GreenChannelPage) -> None:
    page.card.form.go_to("address")
    write(qtbot, slip_payload(desk.venue.get().code, SlipSerial("JB", 4)))
    press(qtbot, ENTER, held=CTRL)
    assert page.card.form.typed("address") == ""
    assert page.card.form.typed("slip") == "JB-000004"


@pytest.mark.parametrize(
    "text",
    [
        "36.5/37.0",
        "上米街5号/2栋",
        "A/B",
        "2026/11/28",
        "R/R",
        "1/2/3",
        "云山西路20号 S/1",
        "Mrs/Everything/else",
        "his/her/everything",
    ],
)
def test_what_people_write_is_no_code(text: str) -> None:
    assert code_in(text, parts=True) is None


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
