"""An editing session: every action gives a document that can be saved, and can be undone and done again."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadInput
from desktop.domain.posters import Language
from desktop.posters.codes.qr import CodeMaker
from desktop.posters.composition.compose import compose
from desktop.posters.document.layout import Frame, Layout, TextProps
from desktop.posters.document.layout_json import dump, for_gate, load
from desktop.posters.editing.actions import Order, differing, in_paint_order
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.new_elements import Block, Kind
from desktop.posters.typesetting.fonts import FontLibrary
from tests.posters.editing.documents import ACTIONS, act, document
from tests.posters.samples import layout, subject

Action = tuple[str, Mapping[str, Any]]


def editor_of(*selected: str) -> Editor:
    editor = Editor(document(), Language.ZH)
    editor.select(selected)
    return editor


def frame(editor: Editor, element_id: str) -> Frame:
    return editor.element(element_id).frame


@given(st.lists(ACTIONS, max_size=12))
def test_any_document_that_actions_make_is_one_that_can_be_saved(actions: list[Action]) -> None:
    editor = Editor(document(), Language.ZH)
    for action in actions:
        act(editor, action)
        assert load(dump(editor.layout)) == editor.layout
        assert editor.selected <= {e.id for e in editor.elements}


@given(st.lists(ACTIONS, max_size=12))
def test_undo_gives_back_each_document_before_and_redo_each_after(actions: list[Action]) -> None:
    editor = Editor(document(), Language.ZH)
    documents: list[Layout] = [editor.layout]
    for action in actions:
        act(editor, action)
        editor.finish()
        if editor.layout != documents[-1]:
            documents.append(editor.layout)
    for before in reversed(documents[:-1]):
        editor.undo()
        assert editor.layout == before
    assert editor.history.undo_name is None
    for after in documents[1:]:
        editor.redo()
        assert editor.layout == after
    assert editor.history.redo_name is None


@given(st.lists(ACTIONS, max_size=12))
def test_what_is_locked_stays_as_it_is(actions: list[Action]) -> None:
    editor = Editor(document(), Language.ZH)
    for action in actions:
        if action[0] not in ("lock", "group", "ungroup"):
            before = editor.element("hint")
            act(editor, action)
            after = editor.element("hint")
            assert (after.frame, after.rotation, after.props, after.hidden) == (
                before.frame,
                before.rotation,
                before.props,
                before.hidden,
            )


def test_a_drag_is_undone_as_one() -> None:
    editor = editor_of("arrow")
    start = editor.layout
    for step in range(1, 6):
        editor.move(step, step, start, key="drag")
    assert frame(editor, "arrow") == Frame(25, 225, 40, 12)
    editor.finish()
    editor.move(1, 0)
    editor.undo()
    assert frame(editor, "arrow") == Frame(25, 225, 40, 12)
    editor.undo()
    assert editor.layout == start


def test_undo_shows_what_was_selected_then() -> None:
    editor = editor_of("arrow")
    editor.delete()
    assert editor.selected == frozenset()
    editor.undo()
    assert editor.selected == {"arrow"}
    assert str(editor.history.redo_name) == "Delete Arrow"


def test_a_document_is_saved_until_it_is_changed_and_again_when_that_is_undone() -> None:
    editor = editor_of("arrow")
    editor.move(1, 0)
    assert not editor.history.is_saved
    editor.undo()
    assert editor.history.is_saved
    editor.redo()
    editor.history.mark_saved()
    assert editor.history.is_saved


def test_a_group_is_selected_and_moved_as_a_whole() -> None:
    editor = editor_of("venue")
    assert editor.selected == {"venue", "box"}
    editor.move(5, 0)
    assert (frame(editor, "venue").x, frame(editor, "box").x) == (17, 15)
    editor.ungroup()
    editor.select(["venue"])
    assert editor.selected == {"venue"}


def test_at_one_gate_a_change_is_an_override_that_can_be_taken_back() -> None:
    editor = editor_of("gate")
    editor.gate_id = "gate-1"
    editor.move(3, 0)
    editor.set_words("gate", "北门（急诊）")
    layout = editor.layout
    assert differing(layout, "gate-1") == {"gate"}
    assert for_gate(layout, "gate-2") == layout
    assert frame(editor, "gate").x == 23
    editor.gate_id = None
    assert frame(editor, "gate").x == 20
    editor.gate_id = "gate-1"
    editor.reset_at_gate(["gate"])
    assert editor.layout.overrides == {}


def test_deleting_at_one_gate_leaves_the_others() -> None:
    editor = editor_of("arrow")
    editor.gate_id = "gate-1"
    editor.delete()
    assert editor.element("arrow").hidden
    editor.gate_id = None
    assert not editor.element("arrow").hidden


@pytest.mark.parametrize(("order", "place"), [(Order.TOP, -1), (Order.BOTTOM, 0), (Order.UP, 2), (Order.DOWN, 0)])
def test_order_moves_among_all_others(order: Order, place: int) -> None:
    editor = editor_of("gate")
    editor.order(Order.BOTTOM)
    editor.order(Order.UP)
    editor.order(order)
    pile = in_paint_order(editor.layout)
    assert pile[place].id == "gate"


def test_changing_one_text_leaves_others_of_its_style() -> None:
    editor = editor_of("gate")
    editor.restyle({"size": 40.0})
    props = editor.element("gate").props
    other = editor.element("venue").props
    assert isinstance(props, TextProps)
    assert isinstance(other, TextProps)
    assert editor.layout.styles[props.styles[Language.ZH]].size == 40
    assert editor.layout.styles[props.styles[Language.EN]].size == 20
    assert editor.layout.styles[other.styles[Language.ZH]].size == 20


@pytest.mark.parametrize(
    ("changes", "sizes"), [({"size": 8.0}, (8, 8)), ({"min_size": 30.0}, (30, 30)), ({"size": 40.0}, (40, 10))]
)
def test_the_least_size_is_never_above_the_size(changes: dict[str, float], sizes: tuple[float, float]) -> None:
    editor = editor_of("gate")
    editor.restyle(changes)
    props = editor.element("gate").props
    assert isinstance(props, TextProps)
    style = editor.layout.styles[props.styles[Language.ZH]]
    assert (style.size, style.min_size) == sizes


def test_new_and_copied_elements_lie_on_top_selected_under_names_of_their_own() -> None:
    editor = editor_of("code")
    editor.duplicate()
    assert editor.selected == {"code~2"}
    editor.add(Kind.TEXT)
    editor.add_block(Block.STEPS)
    editor.add_block(Block.STEPS)
    assert in_paint_order(editor.layout)[-1].id in editor.selected
    steps = {e.id for e in editor.layout.elements if e.id.startswith("step-1")}
    assert steps == {"step-1", "step-1~2"}


def test_tab_goes_down_the_page_and_round() -> None:
    editor = editor_of()
    seen = []
    for _ in range(6):
        editor.select_next(1)
        seen.append(min(editor.selected))
    assert seen == ["box", "gate", "hint", "code", "arrow", "line"]
    editor.select_next(1)
    editor.select_next(-1)
    assert editor.selected == {"line"}


def test_what_is_no_copy_of_elements_is_not_pasted() -> None:
    editor = editor_of("arrow")
    with pytest.raises(BadInput):
        editor.paste("惠州")
    assert editor.history.undo_name is None


def test_the_line_for_whoever_cannot_scan_fits_a_page_in_every_language(fonts: FontLibrary) -> None:
    for width, height in ((210, 297), (297, 210), (148, 210)):
        editor = Editor(layout(page={"width": width, "height": height}), Language.ZH)
        editor.add_block(Block.PAPER_FORM)
        for language in Language:
            found = compose(editor.layout, language, [subject()], fonts, CodeMaker()).findings
            assert [one.code for one in found if one.element_id == "paper-form"] == []
