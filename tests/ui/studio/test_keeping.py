"""What the studio keeps: templates of the venue's own, drafts after a crash; and its checks with their mends."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.posters.document.layout import CodeProps, Frame, TextProps
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.studio.dialogs import LeaveDialog, SaveDialog
from desktop.ui.studio.page import StudioPage
from tests.looks import Looks
from tests.ui.posters.posters_page import dialog
from tests.ui.studio.studio_page import CONTROL, editor_of, element_with, open_page, press, settle


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, looks: Looks, jobs: Jobs) -> StudioPage:
    return open_page(qtbot, desk, jobs)


def test_a_copy_is_saved_under_a_name_and_from_then_on_in_its_place(
    page: StudioPage, qtbot: QtBot, jobs: Jobs, desk: Desk
) -> None:
    press(qtbot, Qt.Key.Key_T)
    press(qtbot, Qt.Key.Key_S, CONTROL)
    asked = dialog(qtbot, page, SaveDialog)
    asked.findChild(type(page.properties.shape.stroke.code)).setText("Gate poster")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.session.is_saved)
    settle(qtbot, page, jobs)
    opened = page.session.opened
    assert opened is not None
    assert desk.own_templates.layout(opened.template_id).name == "Gate poster"
    press(qtbot, Qt.Key.Key_B)
    press(qtbot, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: page.session.is_saved)
    assert "box" in {e.id for e in desk.own_templates.layout(opened.template_id).elements}
    assert len(desk.own_templates.list()) == 1


def test_leaving_asks_and_a_draft_survives_a_crash(page: StudioPage, qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    press(qtbot, Qt.Key.Key_T)
    with qtbot.assertNotEmitted(page.wanted):
        press(qtbot, Qt.Key.Key_Return, CONTROL)
        dialog(qtbot, page, LeaveDialog).reject()
    qtbot.waitUntil(lambda: desk.studio_drafts.kept() is not None)
    again = open_page(qtbot, desk, jobs, "a3")
    assert "text" in {e.id for e in editor_of(again).elements}
    assert "not saved are back" in again.banner.text()
    assert not again.session.is_saved
    again.run_command("studio.done")
    leaving = dialog(qtbot, again, LeaveDialog)
    with qtbot.waitSignal(again.wanted) as wanted:
        leaving.findChildren(type(page.properties.picture.other))
        leaving.discard.click()  # type: ignore[attr-defined]
    assert wanted.args == ["go.posters"]
    settle(qtbot, again, jobs)
    qtbot.waitUntil(lambda: desk.studio_drafts.kept() is None)


def finding_codes(page: StudioPage) -> set[str]:
    return {finding.code for finding in page.session.findings}


@pytest.mark.parametrize("kind", ["distance", "quiet_zone", "other_code", "overlap", "margin", "contrast", "overflow"])
def test_a_finding_leads_to_its_element_and_is_mended_by_a_click(
    page: StudioPage, qtbot: QtBot, jobs: Jobs, kind: str
) -> None:
    editor = editor_of(page)
    code = element_with(page, CodeProps)
    x, y = code.frame.centre
    match kind:
        case "distance":
            editor.place({code.id: Frame(x - 30, y - 30, 60, 60)})
        case "quiet_zone":
            press(qtbot, Qt.Key.Key_T)
            editor.place({"text": Frame(code.frame.x - 20, code.frame.y, 20, 10)})
            editor.set_words("text", "||||||")
        case "other_code":
            foreign = replace(code, props=CodeProps("HTTPS://A.EXAMPLE/V/1"))
            elements = tuple(foreign if e.id == code.id else e for e in editor.layout.elements)
            editor.restore(replace(editor.layout, elements=elements))
        case "overlap":
            press(qtbot, Qt.Key.Key_T)
            editor.place({"text": element_with(page, TextProps, "gate").frame})
        case "margin":
            press(qtbot, Qt.Key.Key_A)
            editor.place({"arrow": Frame(-5, 280, 30, 8)})
        case "contrast":
            press(qtbot, Qt.Key.Key_T)
            editor.place({"text": Frame(20, 230, 60, 10)})
            editor.restyle({"colour": "#F0F0F0"})
        case "overflow":
            press(qtbot, Qt.Key.Key_T)
            editor.place({"text": Frame(20, 230, 8, 4)})
            editor.set_words("text", "一二三四五六")
    settle(qtbot, page, jobs)
    assert kind in finding_codes(page)
    editor.select([])
    settle(qtbot, page, jobs)
    at = next(i for i, c in enumerate(page.checks.checks()) if c.finding is not None and c.finding.code == kind)
    row = page.checks.rows[at]
    row.show_.click()
    assert len(editor.selected) >= 1
    qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)
    settle(qtbot, page, jobs)
    assert kind not in finding_codes(page), page.banner.text()
    QApplication.processEvents()


def test_an_empty_page_says_that_a_code_is_missing_and_gives_one(
    qtbot: QtBot, desk: Desk, looks: Looks, jobs: Jobs
) -> None:
    page = open_page(qtbot, desk, jobs, "new:a3")
    assert editor_of(page).layout.page.width == 297
    assert finding_codes(page) == {"no_code"}
    page.checks.rows[0].mend.click()
    settle(qtbot, page, jobs)
    assert "no_code" not in finding_codes(page)
