"""Parts of a page that fold, and a page that scrolls before anything is cut."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.folding import ContentArea, FoldingRow, seen_whole
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, sized
from tests.looks import Looks


def row_of(qtbot: QtBot, *parts: tuple[int, int], balanced: bool = False) -> tuple[QWidget, list[QWidget]]:
    """A window with parts of these least widths and stretches."""
    window = QWidget()
    qtbot.addWidget(window)
    line = FoldingRow(window, gap=10, balanced=balanced)
    made = []
    for width, stretch in parts:
        part = QPushButton()
        sized(part, min_height=40)
        line.add(part, width, stretch)
        made.append(part)
    return window, made


def lines_at(window: QWidget, parts: list[QWidget], width: int) -> list[int]:
    """How many parts each line has in a window of this width."""
    window.resize(width, 400)
    window.show()
    QApplication.processEvents()
    tops = [part.y() for part in parts]
    return [tops.count(top) for top in sorted(set(tops))]


def test_parts_go_below_one_after_the_other_as_the_window_gets_narrow(qtbot: QtBot, looks: Looks) -> None:
    window, parts = row_of(qtbot, (200, 0), (300, 1), (250, 0))
    assert lines_at(window, parts, 900) == [3]
    assert [part.width() for part in parts] == [200, 430, 250]
    assert lines_at(window, parts, 769) == [2, 1]
    assert parts[2].width() == 769, "alone in its line it takes the whole of it"
    assert lines_at(window, parts, 509) == [1, 1, 1]


def test_balanced_cards_have_no_lone_one_where_two_and_two_fit(qtbot: QtBot, looks: Looks) -> None:
    window, parts = row_of(qtbot, *[(200, 1)] * 4, balanced=True)
    assert lines_at(window, parts, 830) == [4]
    assert lines_at(window, parts, 700) == [2, 2]
    assert lines_at(window, parts, 410) == [1, 1, 1, 1] or lines_at(window, parts, 410) == [2, 2]


def test_a_larger_text_folds_the_same_window_earlier(qtbot: QtBot, looks: Looks) -> None:
    window, parts = row_of(qtbot, (300, 1), (300, 1))
    assert lines_at(window, parts, 800) == [2]
    looks.theme.apply("light", 150)
    assert lines_at(window, parts, 800) == [1, 1]


@given(
    parts=st.lists(st.tuples(st.integers(20, 400), st.integers(0, 3)), min_size=1, max_size=6),
    width=st.integers(420, 1600),
    height=st.integers(60, 900),
    balanced=st.booleans(),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_overlaps_and_every_line_is_filled(
    qtbot: QtBot, looks: Looks, parts: list[tuple[int, int]], width: int, height: int, balanced: bool
) -> None:
    window, made = row_of(qtbot, *parts, balanced=balanced)
    layout = window.layout()
    assert layout is not None
    height = max(height, layout.heightForWidth(width))
    layout.setGeometry(QRect(0, 0, width, height))
    places = [part.geometry() for part in made]
    assert all(QRect(0, 0, width, height).contains(place) for place in places)
    assert not any(one.intersects(other) for i, one in enumerate(places) for other in places[:i])
    assert all(place.width() >= least for place, (least, _) in zip(places, parts, strict=True))
    assert [(p.y(), p.x()) for p in places] == sorted((p.y(), p.x()) for p in places), (
        "read in the order they were added"
    )


def test_a_page_is_as_high_as_its_frame_or_scrolls(qtbot: QtBot, looks: Looks) -> None:
    content = QWidget()
    box = column(content, gap=0)
    words = label("body", "一二三四五六七八九十" * 12, wrap=True)
    box.addWidget(words)
    box.addStretch(1)
    area = ContentArea(content)
    qtbot.addWidget(area)
    area.resize(600, 300)
    area.show()
    QApplication.processEvents()
    assert content.height() == 300
    assert area.verticalScrollBar().maximum() == 0
    area.resize(160, 100)
    QApplication.processEvents()
    assert content.height() > 100
    assert words.height() >= words.heightForWidth(words.width())
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [QSize(300, 120), QSize(500, 200)])
def test_what_has_the_focus_is_visible(qtbot: QtBot, looks: Looks, size: QSize) -> None:
    content = QWidget()
    box = column(content)
    buttons = [QPushButton(str(at)) for at in range(20)]
    for button in buttons:
        box.addWidget(button)
    area = ContentArea(content)
    qtbot.addWidget(area)
    area.resize(size)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    for button in (buttons[-1], buttons[0], buttons[10]):
        button.setFocus()
        QApplication.processEvents()
        place = QRect(button.mapTo(area.viewport(), button.rect().topLeft()), button.size())
        assert area.viewport().rect().contains(place)


def test_what_belongs_to_the_focus_comes_with_it_and_stays_when_it_grows(qtbot: QtBot, looks: Looks) -> None:
    content = QWidget()
    box = column(content, gap=0)
    fields = []
    for at in range(12):
        around = QWidget()
        seen_whole(around)
        field, note = QPushButton(str(at)), label("help", f"note {at}")
        parts = column(around, gap=0)
        for part in (label("body", f"name {at}"), field, note):
            parts.addWidget(part)
        note.hide()
        box.addWidget(around)
        fields.append((around, field, note))
    area = ContentArea(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    for around, field, note in (fields[-1], fields[0], fields[6]):
        field.setFocus()
        QApplication.processEvents()
        assert seen(area, around)
        note.show()
        QApplication.processEvents()
        QApplication.processEvents()
        assert seen(area, around)


def seen(area: ContentArea, part: QWidget) -> bool:
    """Whether all of a part is within the frame."""
    return area.viewport().rect().contains(QRect(part.mapTo(area.viewport(), part.rect().topLeft()), part.size()))


def test_a_hidden_part_takes_no_room(qtbot: QtBot, looks: Looks) -> None:
    window, parts = row_of(qtbot, (300, 1), (300, 1))
    parts[1].hide()
    assert lines_at(window, parts[:1], 310) == [1]
    assert parts[0].width() == 310
