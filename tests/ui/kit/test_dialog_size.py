"""Where a dialog opens and how large it is: on its window, whole, with its buttons in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.dialogs import Dialog
from desktop.ui.kit.field_notes import FieldNote
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.forms import FormGrid
from desktop.ui.kit.labels import label
from tests.looks import Looks

pytestmark = pytest.mark.usefixtures("looks")


class Long(Dialog):
    """So many lines of text above a field."""

    def __init__(self, parent: QWidget, lines: int, width: int = 480) -> None:
        super().__init__(parent, width=width)
        self.lines = [label("body", f"line {number}") for number in range(lines)]
        for line in self.lines:
            self.body.addWidget(line)
        self.field = TextField()
        self.body.addWidget(self.field)
        self.set_title("Long")
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.action.set_words("Save all of it")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(60, 40, 700, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(dialog: Dialog) -> Dialog:
    dialog.open()
    for _ in range(4):
        QApplication.processEvents()
    return dialog


def is_in_viewport(widget: QWidget, dialog: QWidget) -> bool:
    return dialog.rect().contains(QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size()))


def test_it_opens_in_the_middle_of_its_window_the_first_time_and_again(window: QWidget) -> None:
    dialog = opened(Long(window, 2))
    for _ in range(2):
        off = dialog.geometry().center() - window.geometry().center()
        assert abs(off.x()) <= 2
        assert abs(off.y()) <= 2
        dialog.reject()
        window.move(20, 10)
        opened(dialog)


def test_it_is_as_high_as_its_content_and_grows_with_it(window: QWidget) -> None:
    dialog = Long(window, 2)
    dialog.lines[0].hide()
    before = opened(dialog).height()
    dialog.lines[0].show()
    for _ in range(4):
        QApplication.processEvents()
    assert dialog.height() > before
    dialog.lines[0].hide()
    for _ in range(4):
        QApplication.processEvents()
    assert dialog.height() > before  # the buttons do not jump under the mouse


@pytest.mark.parametrize("text_size", [100, 150])
def test_what_is_too_high_scrolls_between_the_heading_and_the_buttons(
    window: QWidget, looks: Looks, text_size: int
) -> None:
    looks.theme.apply("light", text_size)
    dialog = opened(Long(window, 60))
    assert dialog.height() <= window.height()
    assert is_in_viewport(dialog.action, dialog)
    assert is_in_viewport(dialog.cancel, dialog)
    dialog.field.setFocus()
    QApplication.processEvents()
    assert not dialog.field.visibleRegion().isEmpty()


def test_it_is_never_wider_than_its_window_and_follows_it(window: QWidget) -> None:
    dialog = opened(Long(window, 2, width=1200))
    assert dialog.width() == window.width()
    window.resize(640, 500)
    assert dialog.width() == 640


def test_buttons_wrap_where_they_do_not_fit_side_by_side(window: QWidget) -> None:
    dialog = Long(window, 1)
    more = [Button("secondary") for _ in range(3)]
    for number, button in enumerate(more):
        button.set_words(f"Another way to do it {number}")
        dialog.buttons.add_left(button)
    opened(dialog)
    assert all(is_in_viewport(button, dialog) for button in (*more, dialog.cancel, dialog.action))
    assert dialog.action.y() > more[0].y()
    assert dialog.action.y() == dialog.cancel.y()
    assert dialog.action.x() > dialog.cancel.x()


def test_the_reason_under_the_last_field_is_in_sight_with_it(qtbot: QtBot, window: QWidget) -> None:
    """It comes when the field has the keyboard already, below the end of what there was room for."""
    dialog = Long(window, 24)
    form = FormGrid()
    form.add_row("last", TextField())
    form.set_words("last", "Last")
    dialog.body.addWidget(form)
    opened(dialog)
    form.focus_first()
    reason = message("Test", "wrong in so many words that they take several lines " * 6)
    form.show_problems([Problem("last", reason)])
    note = next(one for one in form.findChildren(FieldNote) if one.text())
    qtbot.waitUntil(lambda: note.height() > 2 * note.fontMetrics().height())
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())
