"""The search for a region while an input method composes, by keys and clicks."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.search_combo import SearchCombo, SearchItem

pytestmark = pytest.mark.usefixtures("looks")
RETURN, SHIFT, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


STREETS = [
    SearchItem("441302004", "江北街道", "广东省 惠州市 惠城区"),
    SearchItem("441302005", "江南街道", "广东省 惠州市 惠城区"),
    SearchItem("441302006", "桥东街道", "广东省 惠州市 惠城区"),
]
PINYIN = {"441302004": "jiangbei", "441302005": "jiangnan", "441302006": "qiaodong"}


def find(text: str) -> Sequence[SearchItem]:
    return [i for i in STREETS if text in i.title or PINYIN[str(i.value)].startswith(text)]


@pytest.fixture
def region(qtbot: QtBot) -> Iterator[SearchCombo]:
    window = QWidget()
    qtbot.addWidget(window)
    made = SearchCombo(find)
    made.setAccessibleName("Region")
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    layout.addStretch()
    window.resize(500, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    made.setProperty("kept", window)
    yield made
    window.close()  # named here, so that it lives as long: pytest-qt keeps only a weak reference


def listed(region: SearchCombo) -> list[str]:
    found = region.window().findChild(QListWidget)
    return [found.item(i).text() for i in range(found.count())] if region.is_open() else []


def test_typing_finds_and_enter_takes_the_chosen_one(qtbot: QtBot, region: SearchCombo) -> None:
    qtbot.keyClicks(region, "jiang")
    assert listed(region) == ["江北街道", "江南街道"]
    qtbot.keyClick(region, Qt.Key.Key_Down)
    with qtbot.waitSignal(region.picked) as picked:
        qtbot.keyClick(region, RETURN)
    assert picked.args == ["441302005"]
    assert region.text() == "江南街道"
    assert not region.is_open()


def test_it_finds_what_an_input_method_is_still_composing(qtbot: QtBot, region: SearchCombo) -> None:
    QApplication.sendEvent(region, QInputMethodEvent("qiao'dong", []))
    assert listed(region) == ["桥东街道"]
    assert region.hasFocus()
    commit = QInputMethodEvent()
    commit.setCommitString("桥东")
    QApplication.sendEvent(region, commit)
    assert region.text() == "桥东"
    assert listed(region) == ["桥东街道"]


def test_typing_over_what_was_taken_takes_it_back(qtbot: QtBot, region: SearchCombo) -> None:
    region.set_item(STREETS[0])
    assert region.item() is STREETS[0]
    with qtbot.waitSignal(region.picked) as picked:
        qtbot.keyClick(region, Qt.Key.Key_Backspace)
    assert picked.args == [None]
    assert region.item() is None


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot, region: SearchCombo) -> None:
    qtbot.keyClicks(region, "jiang")
    qtbot.keyClick(region, Qt.Key.Key_Escape)
    assert not region.is_open()
    assert region.text() == "jiang"


def test_a_click_takes_and_leaving_closes(qtbot: QtBot, region: SearchCombo) -> None:
    qtbot.keyClicks(region, "jiang")
    found = region.window().findChild(QListWidget)
    place = found.visualItemRect(found.item(1)).center()
    with qtbot.waitSignal(region.picked) as picked:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == ["441302005"]
    qtbot.keyClicks(region, "x")
    region.window().findChildren(QLineEdit)[-1].setFocus()
    assert not region.is_open()


def test_enter_in_an_open_list_does_not_leave_the_form_s_field(qtbot: QtBot) -> None:
    form = FormGrid(1)
    qtbot.addWidget(form)
    combo = SearchCombo(find)
    form.add_row("region", combo)
    form.add_row("address", TextField())
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    combo.setFocus()
    qtbot.keyClicks(combo, "jiangbei")
    qtbot.keyClick(combo, RETURN)
    assert combo.item() is STREETS[0]
    assert combo.hasFocus()
    qtbot.keyClick(combo, RETURN)
    assert form.field("address").hasFocus()
