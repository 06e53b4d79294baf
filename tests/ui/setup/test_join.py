"""The first run of a PC that becomes another desk: what is asked, what can go wrong on the way, and stopping it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.venue.venues import VenueReview
from desktop.sync.wire import PROTOCOL, Hello, Refusal
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from desktop.ui.setup.wizard import Wizard
from tests.looks import Looks
from tests.sync.tiny_hub import Handler, TinyHub, serving
from tests.ui.accessible_faults import refusal_faults
from tests.ui.every_screen import cut_words
from tests.ui.screens import LARGE, SMALL, Screens, cut_off
from tests.ui.setup.first_run import make_wizard
from tests.ui.venue.venue_keys import ALT, CTRL, ENTER, LEFT, focused, nameless, press, show_window, write
from tests.visible_text import visible_text

BACKTAB, RIGHT = Qt.Key.Key_Backtab, Qt.Key.Key_Right
CODE, PASSWORD = "K7QM2F9E", "three quiet trees"


@pytest.fixture(scope="module")
def review() -> VenueReview:
    """Read once for all tests: it is the same in every program."""
    return Program().review


@pytest.fixture
def wizard(qtbot: QtBot, looks: Looks, program: Program, review: VenueReview, jobs: Jobs) -> Wizard:
    made = make_wizard(program, review, jobs)
    show_window(qtbot, made)
    made.focus_first()
    return made


@pytest.fixture
def hub() -> Iterator[TinyHub]:
    with serving(TinyHub()) as running:
        yield running


def choose_another_desk(qtbot: QtBot) -> None:
    press(qtbot, BACKTAB, RIGHT, ENTER)


def enter_place(qtbot: QtBot, url: str, ticket: str = "ABCD-EFGH-JKMN-PQRS", code: str = CODE) -> None:
    for text in (url, ticket, code, "北门前台", ""):
        write(qtbot, text)
        press(qtbot, ENTER)


def enter_manager(qtbot: QtBot, name: str = "陈志远", phone: str = "13800138000") -> None:
    for text in (name, phone, PASSWORD, PASSWORD):
        write(qtbot, text)
        press(qtbot, ENTER)


def ask(qtbot: QtBot, url: str) -> None:
    """Everything typed, and the hub asked."""
    choose_another_desk(qtbot)
    enter_place(qtbot, url)
    enter_manager(qtbot)


def test_a_new_venue_is_what_the_first_run_is_for_unless_somebody_says_otherwise(qtbot: QtBot, wizard: Wizard) -> None:
    assert "Which venue is this desk for?" in visible_text(wizard)
    press(qtbot, BACKTAB)
    assert focused().accessibleName() == "This PC is for: A new venue"
    press(qtbot, RIGHT)
    assert focused().accessibleName() == "This PC is for: Another desk of a venue"
    assert "From a hub that the first desk syncs with" in visible_text(wizard)
    press(qtbot, LEFT)
    assert "Which venue is this desk for?" in visible_text(wizard)
    press(qtbot, RIGHT, ENTER)
    assert focused().accessibleName() == "Address of the hub"


def test_changing_ones_mind_keeps_what_was_typed(qtbot: QtBot, wizard: Wizard) -> None:
    choose_another_desk(qtbot)
    write(qtbot, "https://hub.example")
    press(qtbot, BACKTAB, BACKTAB, LEFT, ENTER)
    write(qtbot, "hzjb")
    press(qtbot, BACKTAB, RIGHT, ENTER)
    assert focused().text() == "https://hub.example"  # type: ignore[attr-defined]
    assert not wizard.may_close()
    assert "What you typed is lost." in visible_text(wizard)


def test_the_choice_stands_at_the_first_step_only(qtbot: QtBot, wizard: Wizard) -> None:
    choose_another_desk(qtbot)
    enter_place(qtbot, "https://hub.example")
    assert wizard.step == 1
    assert not wizard.start.isVisible()
    press(qtbot, LEFT, held=ALT)
    assert wizard.start.is_another_desk()
    assert wizard.start.isVisible()


@pytest.mark.parametrize(
    ("url", "ticket", "code", "field", "sentence"),
    [
        ("hub", "ABCD", CODE, "Address of the hub", "Type the hub's address as the health office gave it"),
        ("http://192.0.2.7", "ABCD", CODE, "Address of the hub", "through https:// only"),
        ("https://hub.example", "", CODE, "Ticket", "Type the ticket"),
        ("https://hub.example", "ABCD", "K7Q", "Declaration code of the venue", "It has 8 characters"),
    ],
    ids=["no address", "unencrypted", "no ticket", "half a code"],
)
def test_what_is_wrong_is_said_at_its_field_before_anything_is_sent(
    qtbot: QtBot, wizard: Wizard, url: str, ticket: str, code: str, field: str, sentence: str
) -> None:
    choose_another_desk(qtbot)
    enter_place(qtbot, url, ticket, code)
    assert wizard.step == 0
    assert sentence in visible_text(wizard)
    assert focused().accessibleName() == field
    assert refusal_faults(wizard) == []


def test_a_certificate_that_cannot_be_read_and_a_long_name_are_reported(
    qtbot: QtBot, wizard: Wizard, tmp_path: Path
) -> None:
    choose_another_desk(qtbot)
    for text in ("https://hub.example", "ABCD", CODE, "前台" * 11, str(tmp_path / "absent.pem")):
        write(qtbot, text)
        press(qtbot, ENTER)
    assert "A desk's name has at most 20 characters." in visible_text(wizard)
    assert "absent.pem cannot be read: there is no such file" in visible_text(wizard)
    assert refusal_faults(wizard) == []


def test_no_network_stands_at_the_address_with_everything_typed_still_there(qtbot: QtBot, wizard: Wizard) -> None:
    with serving(TinyHub()) as gone:
        url = gone.url
    ask(qtbot, url)
    qtbot.waitUntil(lambda: "cannot be reached. Check the address and the network of this PC" in visible_text(wizard))
    assert wizard.step == 0
    assert focused().text() == url  # type: ignore[attr-defined]
    request, _ = wizard.another_desk.typed()
    assert (request.name, request.password, request.desk) == ("陈志远", PASSWORD, "北门前台")


@pytest.mark.parametrize(
    ("refusal", "step", "field", "sentence"),
    [
        ("ticket", 0, "Ticket", "Ticket and declaration code do not belong together"),
        ("not_approved", 0, "Ticket", "another desk of a venue needs one that does"),
        ("not_there", 0, "Address of the hub", "The hub is older than this program"),
        ("member", 1, "Full name", "Only the venue's manager can set up another desk."),
    ],
)
def test_what_the_hub_refuses_stands_at_the_field_that_mends_it(
    qtbot: QtBot, wizard: Wizard, hub: TinyHub, program: Program, refusal: str, step: int, field: str, sentence: str
) -> None:
    hub.trick("/v1/join", lambda handler, _: handler.answer(403, Refusal(refusal)))
    ask(qtbot, hub.url)
    qtbot.waitUntil(lambda: sentence in visible_text(wizard))
    assert wizard.step == step
    assert focused().accessibleName() == field
    assert refusal_faults(wizard) == []
    assert not program.user.desk.exists()


def test_a_hub_of_a_newer_version_is_reported(qtbot: QtBot, wizard: Wizard, hub: TinyHub) -> None:
    _, hello = hub.answer("/v1/hello", "", b"")
    assert isinstance(hello, Hello)
    newer = msgspec.structs.replace(hello, protocol=PROTOCOL + 1)
    hub.trick("/v1/hello", lambda handler, _: handler.answer(200, newer))
    ask(qtbot, hub.url)
    qtbot.waitUntil(lambda: "speaks a newer language than this program" in visible_text(wizard))
    assert focused().accessibleName() == "Address of the hub"


def test_a_refusal_that_no_field_mends_stands_above(qtbot: QtBot, wizard: Wizard, hub: TinyHub) -> None:
    hub.trick("/v1/join", lambda handler, _: handler.answer(400, Refusal("format")))
    ask(qtbot, hub.url)
    qtbot.waitUntil(lambda: "The hub refused this, and nothing was made." in wizard.banner.text())
    assert wizard.step == 1


@contextmanager
def silent(hub: TinyHub) -> Iterator[None]:
    """A hub that takes the question and does not answer."""
    ended = threading.Event()

    def keep(handler: Handler, _body: bytes) -> None:
        ended.wait(30)
        handler.close_connection = True

    hub.trick("/v1/join", keep)
    try:
        yield
    finally:
        ended.set()


def test_waiting_is_seen_and_can_be_stopped(
    qtbot: QtBot, wizard: Wizard, hub: TinyHub, program: Program, screens: Screens
) -> None:
    with silent(hub):
        ask(qtbot, hub.url)
        qtbot.waitUntil(lambda: "/v1/join" in hub.asked)
        assert "Fetching the venue from the hub" in visible_text(wizard)
        assert nameless(wizard) == []
        screens.save(wizard, "join-3-waiting")
        stop = next(b for b in wizard.progress.findChildren(Button) if b.isVisible())
        stop.click()
        qtbot.waitUntil(lambda: "Stopped. Nothing was changed." in wizard.banner.text())
    assert wizard.step == 1
    assert not wizard.progress.isVisible()
    assert not program.user.desk.exists()
    request, _ = wizard.another_desk.typed()
    assert request.password == PASSWORD


def test_a_window_that_closes_does_not_wait_for_the_hub(
    qtbot: QtBot, wizard: Wizard, hub: TinyHub, jobs: Jobs, program: Program
) -> None:
    with silent(hub):
        ask(qtbot, hub.url)
        qtbot.waitUntil(lambda: "/v1/join" in hub.asked)
        assert not wizard.may_close()
        assert jobs.shutdown(seconds=5)
    assert not program.user.desk.exists()


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_state_can_be_read(
    qtbot: QtBot, wizard: Wizard, looks: Looks, screens: Screens, hub: TinyHub, language: str, text_size: int
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light" if language == "zh" else "dark", text_size)
    wizard.resize(SMALL if text_size == 100 else LARGE)

    def look(state: str) -> None:
        for _ in range(3):  # a line that grew, the form around it, the card around that
            QApplication.processEvents()
        assert cut_words(wizard) == [], state
        assert cut_off(wizard) == [], state
        assert nameless(wizard) == [], state
        screens.save_now(wizard, f"join-{state}-{language}-{text_size}")

    look("0-new-venue")
    choose_another_desk(qtbot)
    look("1-place")
    press(qtbot, ENTER, held=CTRL)
    look("1-place-wrong")
    enter_place(qtbot, hub.url)
    look("2-manager")
    hub.trick("/v1/join", lambda handler, _: handler.answer(403, Refusal("member")))
    enter_manager(qtbot)
    qtbot.waitUntil(lambda: bool(wizard.another_desk.manager._form.problem_of("name")))
    look("2-manager-unknown")
    hub.trick("/v1/join", lambda handler, _: handler.answer(403, Refusal("ticket")))
    press(qtbot, ENTER, held=CTRL)
    qtbot.waitUntil(lambda: wizard.step == 0)
    look("1-place-ticket")
