"""What opens over a page is of the theme: the calendar of a day, the list of a choice."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.ui.kit.calendar import Calendar
from desktop.ui.kit.fields import Select
from desktop.ui.kit.icons import program_icon
from desktop.ui.kit.sizes import px
from desktop.ui.kit.theme import tokens
from tests.looks import Looks

THEMES = pytest.mark.parametrize("theme", ["light", "dark", "contrast"])


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_names_of_the_weekdays_fit_into_the_calendar(
    qtbot: QtBot, looks: Looks, language: str, text_size: int
) -> None:
    looks.languages.use(language)
    looks.theme.apply("light", text_size)
    calendar = Calendar()
    qtbot.addWidget(calendar)
    calendar.resize(calendar.sizeHint())
    with qtbot.waitExposed(calendar):
        calendar.show()
    days = calendar.findChild(QTableView)
    shown = [(days.model().index(0, column).data(), days.columnWidth(column)) for column in range(7)]
    assert shown[0][0] == {"zh": "周一", "en": "Mon"}[language]
    assert [text for text, width in shown if days.fontMetrics().horizontalAdvance(text) + px(8) > width] == []
    assert sum(width for _, width in shown) <= days.viewport().width()


@THEMES
def test_the_days_have_the_colours_of_the_theme(qtbot: QtBot, looks: Looks, theme: str) -> None:
    calendar = Calendar()
    calendar.setSelectedDate(QDate(2026, 11, 18))  # in the middle of its page, wherever today is
    qtbot.addWidget(calendar)
    calendar.show()
    looks.theme.apply(theme, 100)
    days = calendar.findChild(QTableView)
    image = days.viewport().grab().toImage()
    assert image.pixelColor(1, image.height() - 2) == QColor(tokens().raised)


@THEMES
def test_the_list_of_a_choice_has_the_colours_of_the_theme(qtbot: QtBot, looks: Looks, theme: str) -> None:
    looks.theme.apply(theme, 100)
    choice = Select()
    choice.set_choices([("a", "南门"), ("b", "北门")])
    qtbot.addWidget(choice)
    choice.show()
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    view = choice.view()
    assert view.sizeHintForRow(0) >= 34
    image = view.viewport().grab().toImage()
    taken, other = (view.visualRect(view.model().index(row, 0)) for row in (0, 1))
    assert image.pixelColor(taken.right() - 12, taken.center().y()) == QColor(tokens().tint)
    assert image.pixelColor(other.right() - 12, other.center().y()) == QColor(tokens().raised)
    choice.hidePopup()


def test_the_program_has_an_icon_of_every_size_that_is_asked_for(looks: Looks) -> None:
    made = program_icon()
    assert {size.width() for size in made.availableSizes()} >= {16, 32, 48}
    for size in (16, 48):
        image = made.pixmap(size, size).toImage()
        assert image.pixelColor(size // 2, 2).alpha() == 255
