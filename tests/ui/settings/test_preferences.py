"""The settings page shows the preferences that the catalogue says, each with a control that works."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.messages import message
from desktop.services.desk import Desk
from desktop.settings import CATALOGUE, Setting, Settings, SettingsGroup, SettingsRow, Value
from desktop.ui.kit.fields import Select
from desktop.ui.kit.jobs import Jobs
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from tests.looks import Looks
from tests.ui.screens import SMALL

SWITCH = Setting("bell", False, row=SettingsRow(SettingsGroup.DESK, message("Test", "Ring a bell")))
FEW = Setting(
    "paper",
    "a4",
    ("a4", "a5"),
    SettingsRow(
        SettingsGroup.LOOKS,
        message("Test", "Paper"),
        message("Test", "Of this PC."),
        ("A4", message("Test", "The half of it")),
    ),
)
MANY = Setting(
    "margin",
    3,
    tuple(range(1, 8)),
    SettingsRow(SettingsGroup.SECURITY, message("Test", "Margin"), choices=tuple(f"{mm} mm" for mm in range(1, 8))),
)


@dataclass(frozen=True)
class Shown:
    """A settings page over a catalogue, and where it stores."""

    page: SettingsPage
    settings: Settings
    file: Path

    def stored(self, setting: Setting[Value]) -> Value:
        """What the next start of the program finds."""
        return Settings(self.file, (*CATALOGUE, setting)).get(setting)


@pytest.fixture
def shown(request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks, tmp_path: Path) -> Shown:
    catalogue = (*CATALOGUE, request.param)
    settings = Settings(tmp_path / "settings.json", catalogue)
    page = SettingsPage(
        settings,
        desk.members,
        tuple,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
        catalogue=catalogue,
    )
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    QApplication.processEvents()
    return Shown(page, settings, tmp_path / "settings.json")


def labels(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("shown", [SWITCH], indirect=True)
def test_a_preference_that_is_on_or_off_is_a_switch(qtbot: QtBot, shown: Shown) -> None:
    assert "Ring a bell" in labels(shown.page)
    switch = next(s for s in shown.page.findChildren(QCheckBox) if s.accessibleName() == "Ring a bell")
    assert (switch.isVisible(), switch.isChecked()) == (True, False)
    with qtbot.waitSignal(shown.page.preference_changed) as changed:
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert changed.args == ["bell"]
    assert shown.settings.get(SWITCH) is True
    assert shown.stored(SWITCH) is True


@pytest.mark.parametrize("shown", [FEW], indirect=True)
def test_few_choices_stand_side_by_side(qtbot: QtBot, shown: Shown) -> None:
    texts = labels(shown.page)
    assert texts.index("Paper") > texts.index("Text size")
    assert "Of this PC." in texts
    half = next(button for button in shown.page.findChildren(QPushButton) if button.text() == "The half of it")
    assert half.accessibleName() == "Paper: The half of it"
    with qtbot.waitSignal(shown.page.preference_changed) as changed:
        qtbot.mouseClick(half, Qt.MouseButton.LeftButton)
    assert changed.args == ["paper"]
    assert (shown.settings.get(FEW), shown.stored(FEW)) == ("a5", "a5")


@pytest.mark.parametrize("shown", [MANY], indirect=True)
def test_many_choices_are_a_list(qtbot: QtBot, shown: Shown) -> None:
    choice = next(one for one in shown.page.findChildren(Select) if one.accessibleName() == "Margin")
    assert [choice.itemText(i) for i in range(choice.count())] == [f"{mm} mm" for mm in range(1, 8)]
    assert choice.currentText() == "3 mm"
    with qtbot.waitSignal(shown.page.preference_changed) as changed:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert changed.args == ["margin"]
    assert (shown.settings.get(MANY), shown.stored(MANY)) == (4, 4)


@pytest.mark.parametrize("setting", [s for s in CATALOGUE if s.row is not None], ids=lambda s: s.key)
def test_every_choice_of_the_page_has_its_words(setting: Setting[Value]) -> None:
    assert setting.row is not None
    assert len(setting.row.choices) == len(setting.choices or ())
