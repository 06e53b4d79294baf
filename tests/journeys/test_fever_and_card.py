"""A fever from the slip to the signed sheet, and a regular from the first slip to the card: through the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.card import VoidReason, card_payload
from desktop.services.desk import Desk
from desktop.store.queries import cards
from desktop.ui.fever.worksheet import FeverDialog
from desktop.ui.green_channel.card_dialogs import CardsDialog
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.print_dialog import PaperPrintDialog
from desktop.ui.shell.status_bar import StatusBar
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.hands import Hands
from tests.printing.cupsd import PrivateCups, private_cups
from tests.reports.paperwork import text_of

ENTER, ESCAPE, RIGHT, CONTROL = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Right,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


@pytest.fixture
def hands(sit_down: Callable[[Path], Front], made_desk: MadeDesk) -> Hands:
    """At the green channel, three blank slips in the drawer."""
    front = sit_down(made_desk.folder)
    front.sign_in(MANAGER_PASSWORD)
    desk_of(front).slips.start_batch(3)
    front.control(Qt.Key.Key_2)
    front.settle()
    return Hands(front)


def desk_of(front: Front) -> Desk:
    assert front.desk.desk is not None
    return front.desk.desk


def waiting_note(front: Front) -> list[str]:
    """What the status bar says of fevers, on every page."""
    bar = front.shell.findChild(StatusBar)
    return [button.text() for button in bar.findChildren(Button) if button.isVisible() and "发热" in button.text()]


def slip(hands: Hands, temperature: str) -> None:
    """A whole slip of 单田芳."""
    hands.fill(
        name="单田芳",
        id_number="11010519491231002x",
        phone="13600136000",
        address="惠城区桥东街道上米街5号",
        time="am",
        gate="1",
        temperature_c=temperature,
    )
    hands.answer()
    hands.save()


def test_a_fever_is_measured_again_printed_and_sent_to_the_clinic(
    cups: PrivateCups, hands: Hands, tmp_path: Path
) -> None:
    front, desk = hands.front, desk_of(hands.front)
    slip(hands, "376")
    [worksheet] = hands.page.findChildren(FeverDialog)
    hands.write("378")
    hands.press(ENTER, ENTER)
    hands.write("一楼隔离观察室")
    hands.press(ENTER)
    hands.write("惠城区人民医院发热门诊")
    front.control(Qt.Key.Key_P)
    front.until(lambda: bool(worksheet.findChildren(PaperPrintDialog)))
    [paper] = worksheet.findChildren(PaperPrintDialog)
    front.until(lambda: paper.action.isEnabled() and paper.action.hasFocus())
    hands.press(ENTER)  # on the printer of the last time
    front.until(lambda: "念给本人听" in worksheet.banner.text())
    text = text_of(cups.printed(cups.jobs()[0]))
    for words in (
        "发热人员转诊单",
        "JB-000001",
        "单田芳",
        "37.6",
        "37.8",
        "一楼隔离观察室",
        "惠城区人民医院发热门诊",
        "13600136000",
        "1101**********002X",
        "请戴好口罩",
    ):
        assert words in text, words
    hands.press(RIGHT, RIGHT)
    assert worksheet.outcome.value() == "transferred"
    assert hands.page.side.fevers.isVisible()
    assert waiting_note(front) == ["发热待处置 1"]
    hands.press(ENTER)
    front.until(lambda: not hands.page.findChildren(FeverDialog))
    front.settle()
    assert desk.fevers.open() == ()
    assert not hands.page.side.fevers.isVisible()
    front.until(lambda: waiting_note(front) == [])
    assert hands.at() == "slip"
    assert desk.health.problems() == ()


def test_a_regular_gets_a_card_and_never_fills_in_a_slip_again(hands: Hands) -> None:
    front, desk = hands.front, desk_of(hands.front)
    slip(hands, "366")
    hands.press(Qt.Key.Key_F8)
    front.settle()
    hands.press(ENTER, ENTER)  # the person agrees; issue
    front.settle()
    [dialog] = hands.page.findChildren(CardsDialog)
    assert "0001" in dialog.banner.text()
    hands.press(ESCAPE)
    front.until(lambda: not hands.page.findChildren(CardsDialog))
    [card] = desk.cards.list()
    with desk.store.read() as connection:
        row = cards.find(connection, card.id)
    assert row is not None
    code = card_payload(desk.venue.get().code, row.code)

    front.type(code)
    hands.press(ENTER)
    front.settle()
    assert hands.at() == "temperature_c"
    hands.write("365")
    hands.press(ENTER, held=CONTROL)  # for the second time today: that is asked, and answered by the same key
    front.settle()
    hands.save()
    first, second = desk.declarations.recent(2)
    assert {first.slip, second.slip} == {"", "JB-000001"}
    assert first.name == second.name == "单*芳"
    assert desk.cards.list()[0].used_at > card.used_at

    desk.cards.void(card.id, VoidReason.LOST)
    front.type(code)
    hands.press(ENTER)
    front.settle()
    QApplication.processEvents()
    assert "0001 号便民卡已于" in hands.page.banner.text()
    assert not hands.page.card.has_person
