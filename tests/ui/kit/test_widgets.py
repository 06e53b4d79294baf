"""Segments, choices, chips, the banner and tables."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import (
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.ui.kit.banner import Banner
from desktop.ui.kit.buttons import Button, ChoiceChip
from desktop.ui.kit.fields import PasswordField, Select
from desktop.ui.kit.jobs import Jobs, Latest
from desktop.ui.kit.layouts import FlowLayout
from desktop.ui.kit.segments import SegmentedControl
from desktop.ui.kit.sizes import spaced
from desktop.ui.kit.tables import Column, RecordModel, Table
from tests.looks import Looks

pytestmark = pytest.mark.usefixtures("looks")
RETURN, SHIFT, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_segments_are_chosen_by_arrows_and_tab_reaches_only_the_chosen_one(qtbot: QtBot) -> None:
    bar = SegmentedControl()
    qtbot.addWidget(bar)
    for value in ("zh", "en", "zh-en"):
        bar.add(value)
    bar.set_texts("中文", "English", "双语")
    bar.set_name("Language")
    bar.show()
    first, second, third = bar.findChildren(QPushButton)
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == ["en"]
    assert bar.value() == "en"
    assert second.accessibleName() == "Language: English"
    tabbed = [b for b in (first, second, third) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [second]
    with qtbot.assertNotEmitted(bar.chosen):
        bar.set_value("zh-en")
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(third, Qt.Key.Key_Right)
    assert chosen.args == ["zh"]


def test_a_select_keeps_its_value_when_its_words_change(qtbot: QtBot) -> None:
    select = Select()
    qtbot.addWidget(select)
    select.set_choices([(1, "one"), (2, "two")])
    select.set_value(2)
    select.set_choices([(1, "一"), (2, "二")])
    assert (select.value(), select.currentText()) == (2, "二")


def test_a_choice_that_is_cut_knows_it(qtbot: QtBot) -> None:
    select = Select()
    qtbot.addWidget(select)
    select.set_choices([(1, "Shan Xiong, of the second shift")])
    select.resize(400, 38)
    assert not select.is_cut()
    select.resize(120, 38)
    assert select.is_cut()


def test_a_password_is_shown_on_request(qtbot: QtBot) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.setText("secret")
    assert field.displayText() == "••••••"
    peek = field.findChild(QToolButton)
    qtbot.mouseClick(peek, Qt.MouseButton.LeftButton)
    assert field.displayText() == "secret"
    assert peek.accessibleName() == "Hide the password"


def test_a_chosen_chip_has_a_tick_and_not_only_a_colour(qtbot: QtBot) -> None:
    chip = ChoiceChip("南门")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert chip.sizeHint().width() > narrow


def test_chips_flow_into_the_next_line(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = spaced(FlowLayout(box), 4)
    chips = [QWidget() for _ in range(6)]
    for chip in chips:
        chip.setFixedSize(80, 20)
        flow.addWidget(chip)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(260) == 44
    box.resize(260, 100)
    box.show()
    assert chips[3].y() > chips[2].y()
    assert chips[3].x() == chips[0].x()


def test_a_banner_says_what_failed_offers_the_way_out_and_follows_the_language(qtbot: QtBot, looks: Looks) -> None:
    banner, taken = Banner(), []
    qtbot.addWidget(banner)
    banner.show_message("danger", message("Roles", "Manager"), message("Dialog", "Cancel"), lambda: taken.append(1))
    assert banner.isVisible()
    assert banner.accessibleName() == "Manager"
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: banner.text() == "管理员")
    qtbot.mouseClick(next(b for b in banner.findChildren(Button) if b.text() == "取消"), Qt.MouseButton.LeftButton)
    assert taken == [1]
    banner.show_error(UserError(message("Test", "No paper.")))
    assert banner.text() == "No paper."
    banner.clear()
    assert not banner.isVisible()
    assert banner.text() == ""


def test_what_could_not_be_read_is_said_until_it_can_be(qtbot: QtBot, jobs: Jobs) -> None:
    banner, latest, shown = Banner(), Latest(jobs, jobs), []
    qtbot.addWidget(banner)

    def unreadable() -> int:
        raise UserError(message("Test", "Another program holds the file."))

    def ask(work: Callable[[], int]) -> None:
        latest.ask(work, shown.append, banner.until(latest.answered))
        qtbot.waitUntil(lambda: not jobs.is_busy)

    ask(unreadable)
    ask(unreadable)
    assert banner.text() == "Another program holds the file."
    assert latest.receivers(SIGNAL("answered()")) == 1, "however often it fails"
    ask(lambda: 1)
    assert (banner.isVisible(), shown) == (False, [1])
    ask(unreadable)
    banner.show_message("good", message("Test", "Saved."))
    ask(lambda: 2)
    assert (banner.text(), shown) == ("Saved.", [1, 2]), "what is said of something else stays"


def test_a_table_opens_records_by_keyboard_and_mouse(qtbot: QtBot) -> None:
    model: RecordModel[tuple[str, int]] = RecordModel(
        [Column(lambda: "Gate", lambda r: r[0]), Column(lambda: "Visits", lambda r: str(r[1]), 80, right=True)]
    )
    table = Table(model)
    qtbot.addWidget(table)
    model.set_records([("南门", 379), ("北门", 235)])
    table.show()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Visits"
    table.selectRow(1)
    assert table.current() == ("北门", 235)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, RETURN)
    assert opened.args == [("北门", 235)]
    place = table.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [("南门", 379)]
    model.set_records([])
    assert table.current() is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chip_keeps_its_shape_on_the_chosen_row(qtbot: QtBot, looks: Looks, theme: str) -> None:
    looks.theme.apply(theme, 100)
    model: RecordModel[str] = RecordModel([Column(lambda: "Poster", lambda _: "Printed", tone=lambda _: "good")])
    table = Table(model)
    qtbot.addWidget(table)
    model.set_records(["南门", "北门"])
    table.resize(400, 200)
    table.show()
    table.selectRow(0)
    picture = table.viewport().grab().toImage()
    for row in range(2):
        cell = table.visualRect(model.index(row, 0))
        across = {picture.pixelColor(x, cell.center().y() - 8).name() for x in range(cell.width() - 5)}
        assert len(across) >= 2  # the row, and the chip on it
