"""Colours that can be read, a style sheet without gaps, sizes that follow the text size."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.buttons import Button
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.kit.icons import icon_pixmap
from desktop.ui.kit.labels import ElidedLabel, key_text
from desktop.ui.kit.sizes import column, px, sized
from desktop.ui.kit.theme import fill, tokens
from desktop.ui.kit.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Tokens
from tests.looks import Looks

EVERY = pytest.mark.parametrize("colours", THEMES, ids=[colours.name for colours in THEMES])


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    made = QColor(colour)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in made.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@EVERY
def test_every_text_colour_can_be_read_on_every_ground_it_stands_on(colours: Tokens) -> None:
    pairs = [
        (ink, ground)
        for ink in (colours.ink, colours.second, colours.primary, colours.link, colours.attention, colours.danger)
        for ground in (colours.page, colours.surface)
    ]
    pairs += [
        (colours.primary, colours.tint),
        (colours.ink, colours.tint),
        (colours.second, colours.tint),
        (colours.attention, colours.attention_ground),
        (colours.ink, colours.attention_ground),
        (colours.danger, colours.danger_ground),
        (colours.ink, colours.danger_ground),
        (colours.on_primary, colours.primary),
        (colours.on_primary, colours.primary_hover),
        (colours.on_danger, colours.danger),
        (colours.on_danger, colours.danger_hover),
    ]
    pairs += [(colours.page, colours.ink), (colours.surface, colours.link), (colours.ink, colours.raised)]
    least = 7 if colours is HIGH_CONTRAST else 4.5
    assert [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < least] == []


@EVERY
def test_layers_of_a_chart_beside_each_other_contrast(colours: Tokens) -> None:
    series = colours.series
    beside = list(pairwise((*series, series[0])))
    assert [(a, b, round(contrast(a, b), 2)) for a, b in beside if contrast(a, b) < 3] == []
    assert [
        (one, round(contrast(one, colours.surface), 2)) for one in series if contrast(one, colours.surface) < 3
    ] == []


@EVERY
def test_borders_can_be_seen_and_what_cannot_be_used_still_be_read(colours: Tokens) -> None:
    """Also those of a menu, of what is chosen in a list, and on the desk around a poster."""
    grounds = (colours.page, colours.surface, colours.raised, colours.tint, colours.desk)
    for border in (colours.edge, colours.handle, colours.primary, colours.danger, colours.attention):
        assert [(border, ground) for ground in grounds if contrast(border, ground) < 3] == []
    assert [ground for ground in grounds if contrast(colours.faint, ground) < 2] == []


@EVERY
def test_style_sheets_name_only_colours_that_exist_and_pictures_that_are_there(
    colours: Tokens, resources: Path
) -> None:
    folder = resources / "qss"
    template = "\n".join(f.read_text("utf-8") for f in folder.glob("*.qss"))
    sheet = fill(template, colours, 1.5, (folder / colours.name).as_posix())
    assert "$" not in sheet
    assert not re.search(r"\d+u\b", sheet)
    assert "font-size: 22px" in sheet  # 15 at 150 %
    pictures = re.findall(r"url\((.+?)\)", sheet)
    assert pictures
    assert [p for p in pictures if not Path(p).is_file()] == []


def test_style_sheets_fix_no_size_that_would_not_grow(resources: Path) -> None:
    fixed = [
        line
        for file in (resources / "qss").glob("*.qss")
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"(?<![\d.])([2-9]|\d{2,})px", line)
    ]
    assert fixed == []


def test_the_bundled_font_is_the_interface_font(looks: Looks) -> None:
    assert "Noto Sans SC" in QFontDatabase.families()
    assert QFontInfo(QApplication.font()).family() == "Noto Sans SC"
    assert QApplication.font().pixelSize() == 15


def test_theme_changes_at_run_time(qtbot: QtBot, looks: Looks) -> None:
    with qtbot.waitSignal(looks.theme.changed):
        looks.theme.apply("dark", 100)
    assert tokens() is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.page)


def test_sizes_and_layouts_follow_the_text_size(qtbot: QtBot, looks: Looks) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = column(window, gap=12, margins=(28, 20, 28, 16))
    box, button = QWidget(), Button("primary", shortcut="Ctrl+P")
    button.set_words("Print")
    sized(box, width=196)
    layout.addWidget(box)
    layout.addWidget(button)
    before = button.sizeHint()
    looks.theme.apply("light", 150)
    assert px(40) == 60
    assert layout.spacing() == 18
    assert layout.contentsMargins().left() == 42
    assert box.width() == 294
    assert button.sizeHint().height() == 60
    assert button.sizeHint().width() > before.width() * 1.4


def test_english_has_narrow_quotation_marks_and_chinese_wide_ones(qtbot: QtBot, looks: Looks) -> None:
    label = QPushButton()
    qtbot.addWidget(label)
    label.show()
    narrow = label.fontMetrics().horizontalAdvance("“”")
    looks.languages.use("zh")
    qtbot.waitUntil(lambda: label.fontMetrics().horizontalAdvance("“”") == 30)
    assert narrow < 20


def test_every_icon_is_drawn_in_the_colour_asked_for(looks: Looks, resources: Path) -> None:
    names = [f.stem for f in (resources / "icons").glob("*.svg")]
    assert len(names) > 30
    for name in names:
        image = icon_pixmap(name, "#FF0000", 24).toImage()
        drawn = {image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha()}
        assert drawn, name
        assert all(QColor(c).red() > 200 and QColor(c).green() < 60 for c in drawn), name


def test_every_command_has_an_icon_that_is_there(looks: Looks) -> None:
    for command in COMMANDS.values():
        if command.icon:
            assert not icon_pixmap(command.icon, "#FF0000", 24).isNull(), command.id


def test_an_icon_that_is_not_there_is_an_error(looks: Looks) -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", "#FF0000", 24)


def test_a_long_name_takes_two_lines_and_ends_in_dots(qtbot: QtBot, looks: Looks) -> None:
    label = ElidedLabel(text="惠州市惠城区江北街道社区卫生服务中心云山西路门诊部", lines=2)
    qtbot.addWidget(label)
    label.resize(160, 60)
    lines = label.shown()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(label.fontMetrics().horizontalAdvance(line) <= 160 for line in lines)
    label.resize(800, 60)
    assert label.shown() == [label.text()]


def test_keys_are_named_as_they_stand_on_the_keyboard(looks: Looks) -> None:
    assert key_text("Ctrl+Return") == "Ctrl+Enter"
    assert key_text("F1") == "F1"
    assert key_text("") == ""


def test_the_system_s_theme_is_followed_only_while_it_is_chosen(qtbot: QtBot, looks: Looks) -> None:
    hints = QApplication.styleHints()
    looks.theme.apply("system", 100)
    assert tokens() is LIGHT
    with qtbot.waitSignal(looks.theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    looks.theme.apply("dark", 100)
    with qtbot.assertNotEmitted(looks.theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
