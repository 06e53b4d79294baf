"""Templates on the posters page: copied, renamed, deleted, put first, carried as files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.posters import Language
from desktop.services.desk import Desk
from desktop.ui.kit.dialogs import ConfirmDialog
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.own_templates import NameDialog
from desktop.ui.posters.page import PostersPage
from tests.looks import Looks
from tests.ui.drop_files import drop
from tests.ui.posters.posters_page import open_page, settle


@pytest.fixture
def own_id(desk: Desk) -> str:
    return desk.own_templates.duplicate("a5", "大厅海报")


@pytest.fixture
def page(own_id: str, qtbot: QtBot, desk: Desk, program: Program, looks: Looks, jobs: Jobs) -> PostersPage:
    return open_page(qtbot, desk, program.settings, jobs)


def run(page: PostersPage, name: str) -> None:
    action = page.command_action(f"posters.{name}_template")
    assert action is not None
    action.trigger()


def dialog_of(qtbot: QtBot, page: PostersPage, kind: type) -> object:
    qtbot.waitUntil(lambda: bool(page.findChildren(kind)))
    return page.findChildren(kind)[-1]


def choose(page: PostersPage, template_id: str) -> None:
    names = [info.id for info in page.templates.list.model().templates]  # type: ignore[attr-defined]
    page.templates.list.setCurrentIndex(page.templates.list.model().index(names.index(template_id), 0))


def chosen(page: PostersPage) -> str:
    assert page.templates.template is not None
    return page.templates.template.id


def test_an_own_template_is_previewed_like_any_other(
    own_id: str, page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    choose(page, own_id)
    settle(qtbot, page, jobs)
    assert page.preview.view.pdf == desk.posters.prepare(own_id, Language.ZH).pdf


def test_a_copy_gets_a_name_and_is_chosen(page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    run(page, "copy")
    dialog = dialog_of(qtbot, page, NameDialog)
    assert isinstance(dialog, NameDialog)
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Hall")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.own_templates.list()) == 2)
    own = desk.own_templates.list()[-1]
    qtbot.waitUntil(lambda: chosen(page) == own.id)
    assert str(own.name) == "Hall"


def test_deleting_asks_first(own_id: str, page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    choose(page, own_id)
    run(page, "delete")
    dialog = dialog_of(qtbot, page, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.action.click()
    qtbot.waitUntil(lambda: not desk.own_templates.list())
    qtbot.waitUntil(lambda: chosen(page) == "a4")


@pytest.mark.parametrize("name", ["rename", "delete"])
def test_a_built_in_one_says_why_it_stays(page: PostersPage, name: str) -> None:
    run(page, name)
    assert "is built in" in page.banner.text()


def test_the_usual_one_comes_first(own_id: str, page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    choose(page, own_id)
    run(page, "usual")
    qtbot.waitUntil(lambda: desk.own_templates.usual() == own_id)
    settle(qtbot, page, jobs)
    assert page.templates.list.model().index(0, 0).data(Qt.ItemDataRole.UserRole).id == own_id


def test_a_file_that_is_dropped_becomes_a_template(
    own_id: str, page: PostersPage, qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "hall.vdlayout"
    desk.own_templates.export_file(own_id, path)
    drop(page, path)
    qtbot.waitUntil(lambda: len(desk.own_templates.list()) == 2)
    path.write_bytes(b"nothing")
    drop(page, path)
    qtbot.waitUntil(lambda: "cannot be used" in page.banner.text())


def test_the_menu_holds_them_all(page: PostersPage) -> None:
    names = [action.objectName() for action in page.template_menu().actions() if not action.isSeparator()]
    assert names == [
        "posters.edit_layout",
        "posters.new_layout",
        "posters.copy_template",
        "posters.rename_template",
        "posters.usual_template",
        "posters.delete_template",
        "posters.export_template",
        "posters.import_template",
        "posters.replace_text",
    ]
    QApplication.processEvents()
