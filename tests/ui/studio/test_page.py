"""The studio's page by keys and clicks: commands, fields, layers, gates."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.domain.posters import Language
from desktop.posters.document.layout import CodeProps, TextProps
from desktop.posters.editing.clipboard import MIME_TYPE
from desktop.posters.editing.editor import Editor
from desktop.services.desk import Desk
from desktop.ui.kit.i18n import sentence
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.studio_commands import STUDIO
from desktop.ui.studio.dialogs import NewDialog
from desktop.ui.studio.page import StudioPage
from tests.looks import Looks
from tests.ui.posters.posters_page import dialog
from tests.ui.studio.studio_page import CONTROL, SHIFT, editor_of, element_with, open_page, press, settle


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, looks: Looks, jobs: Jobs) -> StudioPage:
    return open_page(qtbot, desk, jobs)


def code_of(page: StudioPage) -> str:
    return element_with(page, CodeProps).id


def test_every_command_does_something_that_undo_names(page: StudioPage) -> None:
    """Each command of the editor, once: it changes the document or the selection, and never breaks the page."""
    editor = editor_of(page)
    looks_only = {"undo", "redo", "select_all", "ungroup", "reset"}
    by_dialog = {"new", "save", "save_as", "done", "add_picture", "field"}
    elsewhere = {
        "language",
        "select",
        "copy",
        "paste",
        "paste_in_place",
        "words",
        "previous_gate",
        "next_gate",
        "only_gate",
    }
    views = {"zoom_in", "zoom_out", "fit", "actual_size"}
    for command in STUDIO:
        name = command.id.removeprefix("studio.")
        if name in looks_only | by_dialog | elsewhere | views:
            continue
        before = editor.layout
        ids = [e.id for e in editor.elements if not e.group][1:4]
        editor.select(ids)
        page.run_command(command.id)
        assert editor.layout != before or name in {"top", "up", "distribute_across", "align_centre"}, name
        if editor.layout != before:
            assert editor.history.undo_name is not None
            assert sentence(editor.history.undo_name) in page.head.parts.undo.toolTip()
            page.run_command("studio.undo")
            assert editor.layout == before, name


@pytest.mark.parametrize(
    ("key", "held", "does"),
    [
        (Qt.Key.Key_T, None, lambda e: "text" in e.selected),
        (Qt.Key.Key_Q, None, lambda e: "code~2" in e.selected),
        (Qt.Key.Key_A, CONTROL, lambda e: len(e.selected) == len([x for x in e.elements if not x.lock])),
    ],
    ids=["T", "Q", "Ctrl+A"],
)
def test_keys_of_the_canvas(
    page: StudioPage, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None, does: Callable[[Editor], bool]
) -> None:
    press(qtbot, key, held or Qt.KeyboardModifier.NoModifier)
    assert does(editor_of(page))


def test_a_tools_letter_is_a_letter_where_something_is_typed(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    press(qtbot, Qt.Key.Key_T)
    count = len(editor_of(page).layout.elements)
    press(qtbot, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is page.properties.text.words
    press(qtbot, Qt.Key.Key_T)
    props = element_with(page, TextProps, "text").props
    assert isinstance(props, TextProps)
    assert page.properties.text.words.toPlainText() == "t"
    assert props.words[editor_of(page).language] == "t"
    assert len(editor_of(page).layout.elements) == count


def test_copies_go_over_the_clipboard_in_no_form_that_other_programs_read(page: StudioPage, qtbot: QtBot) -> None:
    editor = editor_of(page)
    editor.select([code_of(page)])
    press(qtbot, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats() == [MIME_TYPE]
    press(qtbot, Qt.Key.Key_V, CONTROL | SHIFT)
    codes = [e for e in editor.elements if isinstance(e.props, CodeProps)]
    assert len(codes) == 2
    assert codes[0].frame == codes[1].frame
    press(qtbot, Qt.Key.Key_X, CONTROL)
    assert len([e for e in editor.elements if isinstance(e.props, CodeProps)]) == 1


def test_a_number_is_typed_and_steps_are_undone_as_one(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    editor, place = editor_of(page), page.properties.place
    editor.select([code_of(page)])
    settle(qtbot, page, jobs)
    frame = editor.element(code_of(page)).frame
    place.left.setFocus()
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Up)
    assert editor.element(code_of(page)).frame.x == pytest.approx(frame.x + 3)
    editor.undo()
    assert editor.element(code_of(page)).frame == frame
    settle(qtbot, page, jobs)
    place.across.setFocus()
    place.across.selectAll()
    for digit in "7", "7", ".", "2", "5":
        qtbot.keyClicks(QApplication.focusWidget(), digit)
    press(qtbot, Qt.Key.Key_Tab)
    assert editor.element(code_of(page)).frame.width == 77.25


def test_layers_choose_name_lock_and_hide(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    editor, layers = editor_of(page), page.layers.list
    layers.setFocus()
    layers.setCurrentIndex(page.layers.model.index(0))
    settle(qtbot, page, jobs)
    top = editor.elements[-1].id
    assert top in editor.selected
    press(qtbot, Qt.Key.Key_Down)
    assert top not in editor.selected or editor.elements[-2].id in editor.selected
    one = editor.elements[-2].id
    press(qtbot, Qt.Key.Key_Space)
    assert editor.element(one).hidden
    press(qtbot, Qt.Key.Key_L)
    assert editor.element(one).lock
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Foot")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.element(one).label == "Foot")
    settle(qtbot, page, jobs)
    spoken = str(page.layers.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "locked" in spoken
    assert "hidden" in spoken


def test_a_change_for_one_gate_has_a_badge_and_a_way_back(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    session, editor, code = page.session, editor_of(page), code_of(page)
    press(qtbot, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.gate == session.gates[1]
    page.scope.only.click()
    editor.select([code])
    editor.move(3, 0)
    settle(qtbot, page, jobs)
    gate = session.gates[1].name
    assert page.scope.chip.text() == f"Changing {gate} only"
    badges = {layer.element.id: layer.badge for layer in page.layers.model.layers}
    assert badges[code] == f"Different at {gate}"
    assert page.canvas.draft is not None
    moved = page.canvas.draft.page.codes[0].frame.x
    page.scope.only.click()
    assert page.canvas.draft.page.codes[0].frame.x == pytest.approx(moved - 3)
    page.run_command("studio.reset")
    assert not editor.layout.overrides


def test_the_words_of_a_step_are_the_venues_until_they_are_made_ones_own(
    page: StudioPage, qtbot: QtBot, jobs: Jobs
) -> None:
    editor, text = editor_of(page), page.properties.text
    editor.select(["step-1"])
    settle(qtbot, page, jobs)
    assert text.words.isReadOnly()
    assert "Venue page" in text.form.problem_of("words") or "Venue page" in text.words.accessibleDescription()
    text.own.click()
    settle(qtbot, page, jobs)
    assert "step-1" not in {e.id for e in editor.elements}
    assert not text.words.isReadOnly()
    editor.undo()
    assert "step-1" in {e.id for e in editor.elements}


def test_an_unknown_field_is_refused_in_a_sentence(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    press(qtbot, Qt.Key.Key_T)
    settle(qtbot, page, jobs)
    before = editor_of(page).layout
    words = page.properties.text.words
    words.setPlainText("{gate.nam}")
    assert "{gate.nam}" in page.properties.text.form.problem_of("words")
    assert editor_of(page).layout == before
    words.setPlainText("")
    looked = page.session.looked()
    assert looked is not None
    menu = page.properties.text.field_menu(looked)
    assert any("南门" in action.text() for action in menu.actions())
    next(a for a in menu.actions() if "南门" in a.text()).trigger()
    assert words.toPlainText() == "{gate.name}"


def test_a_row_that_is_dragged_goes_above_what_it_is_dropped_on(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    editor, model = editor_of(page), page.layers.model
    settle(qtbot, page, jobs)
    lowest, other = model.layers[-1].element.id, model.layers[2].element.id
    data = model.mimeData([model.index(len(model.layers) - 1)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    pile = [element.id for element in editor.elements]
    assert pile.index(lowest) == pile.index(other) + 1


def test_another_language_and_paper_by_commands(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    editor = editor_of(page)
    press(qtbot, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert editor.language is Language.EN
    assert page.head.parts.language.value() == Language.EN
    press(qtbot, Qt.Key.Key_N, CONTROL)
    asked = dialog(qtbot, page, NewDialog)
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor_of(page) is not editor)
    assert not isValid(asked) or not asked.isVisible()
    sheet = editor_of(page).layout.page
    assert (sheet.width, sheet.height) == (210, 148)
    assert editor_of(page).language is Language.EN


def test_a_menu_holds_what_can_be_done_with_the_selection(page: StudioPage) -> None:
    names = {action.objectName() for action in page.menu().actions()}
    assert {"studio.cut", "studio.top", "studio.group", "studio.lock", "studio.reset"} <= names


def test_a_colour_is_typed_and_its_contrast_shown(page: StudioPage, qtbot: QtBot, jobs: Jobs) -> None:
    editor = editor_of(page)
    editor.select([code_of(page)])
    settle(qtbot, page, jobs)
    colour = page.properties.code.colour
    colour.code.setFocus()
    colour.code.selectAll()
    qtbot.keyClicks(colour.code, "zz")
    press(qtbot, Qt.Key.Key_Tab)
    assert "six digits" in colour.note
    assert colour.code.accessibleDescription() == colour.note
    colour.code.setFocus()
    colour.code.selectAll()
    qtbot.keyClicks(colour.code, "0b6e63")
    press(qtbot, Qt.Key.Key_Tab)
    props = editor.element(code_of(page)).props
    assert isinstance(props, CodeProps)
    assert props.colour == "#0B6E63"
    settle(qtbot, page, jobs)
    assert colour.note.startswith("Contrast 6.1:1")
    assert colour.swatches.currentText() == "Green"


def test_without_a_selection_a_command_says_what_it_needs(page: StudioPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_G, CONTROL)
    assert page.banner.text() == "Select at least 2 elements first."
