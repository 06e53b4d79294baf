"""What the program is: version, news and licences, on the settings page and once on Today after an update."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.build import Build, this_build
from desktop.paths import resources
from desktop.services.desk import Desk
from desktop.settings import VERSION
from desktop.ui.kit.jobs import Jobs
from desktop.ui.settings.about import ChangesDialog, LicencesDialog
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.retention import RetentionActions
from desktop.ui.today.facts import RetentionFacts, read_facts, todo_of
from tests.looks import Looks
from tests.ui.screens import SMALL, Screens


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, jobs: Jobs, looks: Looks) -> SettingsPage:
    made = SettingsPage(
        desk.settings,
        desk.members,
        tuple,
        desk.folder,
        desk.typesetting.resources,
        RetentionActions.of(desk),
        desk.visit_measure,
        jobs,
    )
    qtbot.addWidget(made)
    made.resize(SMALL)
    made.show()
    return made


def news(desk: Desk) -> list[str]:
    return [item.command for item in todo_of(read_facts(desk), RetentionFacts())[1] if item.command.startswith("set")]


def test_news_stand_on_today_after_an_update_until_they_are_read(
    qtbot: QtBot, desk: Desk, page: SettingsPage, screens: Screens
) -> None:
    desk.settings.set(VERSION, "")
    assert news(desk) == []  # whoever begins has no earlier version
    assert desk.settings.get(VERSION) == __version__
    desk.settings.set(VERSION, "0.0.1")
    assert read_facts(desk).updated_to == __version__
    assert news(desk) == ["settings.changes"]  # also where first steps are left, as at a venue without inspectors
    page.run_command("settings.changes")
    (dialog,) = page.findChildren(ChangesDialog)
    assert __version__ in dialog.text.toPlainText()
    screens.save(dialog, "changes")
    dialog.reject()
    assert read_facts(desk).updated_to == ""


def test_licences_are_found_by_name_licence_and_text(
    qtbot: QtBot, page: SettingsPage, jobs: Jobs, screens: Screens
) -> None:
    page.run_command("settings.licences")
    (dialog,) = page.findChildren(LicencesDialog)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() > 30)
    assert "MIT License" in dialog.text.toPlainText()
    screens.save(dialog, "licences")
    qtbot.keyClicks(dialog.search, "sqlcipher")
    assert "ZETETIC" in dialog.text.toPlainText()
    dialog.search.setText("zetetic")  # stands in a text alone
    assert dialog.table.model().rowCount() == 1
    dialog.search.setText("no such words")
    assert (dialog.table.model().rowCount(), dialog.text.toPlainText()) == (0, "")
    dialog.search.setText("")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    dialog.reject()


def test_the_page_says_version_and_commit(qtbot: QtBot, page: SettingsPage) -> None:
    page.refresh()
    shown = this_build(resources())
    assert shown.version == __version__
    expected = str(shown) if shown.commit else shown.version
    qtbot.waitUntil(lambda: page.about.version.text() == expected)


def test_a_copy_without_a_commit_says_that() -> None:
    assert str(Build("1.2.3", "")) == "1.2.3 (commit unknown)"
    assert str(Build("1.2.3", "0123456789abcdef")) == "1.2.3 (0123456789ab)"
