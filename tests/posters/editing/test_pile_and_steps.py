"""The order of the pile, steps that become texts of their own, pictures; and mends that are tried before they are taken."""

import hashlib
import io

import pytest
from PIL import Image

from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.posters.composition.placed import ComposedPage, Finding, Severity
from desktop.posters.document.layout import Asset, ImageProps, Layout, TextProps
from desktop.posters.document.layout_json import dump, for_gate, load
from desktop.posters.document.steps import with_steps
from desktop.posters.editing.actions import in_paint_order
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.mends import candidates, first_good
from desktop.posters.editing.new_elements import Block
from tests.posters.editing.documents import STEPS, document


def editor_of(*selected: str) -> Editor:
    editor = Editor(document(), Language.ZH)
    editor.select(selected)
    return editor


def pile(editor: Editor) -> list[str]:
    return [element.id for element in in_paint_order(editor.layout)]


@pytest.mark.parametrize("above", ["arrow", None])
def test_elements_are_stacked_right_above_another_or_below_all(above: str | None) -> None:
    editor = editor_of()
    editor.stack(["code"], above)
    at = pile(editor).index("code")
    assert (pile(editor)[at - 1] if at else None) == above
    editor.stack(["hint"], "arrow")
    assert pile(editor).index("hint") != pile(editor).index("arrow") + 1 or above == "hint", "locked ones stay"


def test_a_step_of_ones_own_keeps_its_words_when_the_venue_words_steps_otherwise() -> None:
    editor = editor_of()
    editor.add_block(Block.STEPS)
    editor.ungroup()
    editor.select(["step-2"])
    editor.gate_id = "gate-1"
    editor.move(1, 0)
    editor.gate_id = None
    editor.own_words("step-2", STEPS)
    assert editor.selected == {"text"}
    other = with_steps(editor.layout, Language.ZH, type(STEPS)(("一", "二", "三"), STEPS.en))
    words = {e.id: e.props.words[Language.ZH] for e in other.elements if isinstance(e.props, TextProps)}
    assert (words["step-1"], words["text"], words["step-3"]) == ("一", "确认", "三")
    assert for_gate(other, "gate-1") != other, "what was changed for one gate is still changed there"
    assert load(dump(editor.layout)) == editor.layout


def picture(across: int, down: int) -> Asset:
    file = io.BytesIO()
    Image.new("RGB", (across, down), "#0B6E63").save(file, "PNG")
    return Asset(hashlib.sha256(file.getvalue()).hexdigest(), file.getvalue(), (across, down))


def test_a_picture_comes_in_its_proportions_and_is_replaced_in_its_frame() -> None:
    editor = editor_of()
    editor.add_picture(picture(40, 20))
    (name,) = editor.selected
    frame = editor.element(name).frame
    assert frame.width == pytest.approx(frame.height * 2)
    other = picture(10, 10)
    editor.replace_picture(other)
    assert editor.element(name).frame == frame
    assert editor.element(name).props == ImageProps(other.sha256)
    assert load(dump(editor.layout)) == editor.layout


def test_a_mend_that_brings_another_stop_is_not_taken() -> None:
    layout = document()
    worse, better = (Layout("x", "A4", name, layout.page, {}, ()) for name in ("worse", "better"))
    found = Finding(Severity.WARN, "margin", message("preflight", "x"), None, "code")
    stop = Finding(Severity.BLOCK, "quiet_zone", message("preflight", "y"), None, "code")
    after = {"worse": (stop,), "better": ()}
    assert first_good(found, (found,), iter((worse, better)), lambda tried: after[tried.name]) is better
    assert first_good(found, (found,), iter((worse,)), lambda tried: after[tried.name]) is None
    assert first_good(found, (found, stop), iter((worse,)), lambda tried: after[tried.name]) is worse


def test_nothing_is_tried_on_what_is_locked_or_gone() -> None:
    page = ComposedPage("gate-1", "南门", "x", ())
    for element_id in ("hint", "gone"):
        finding = Finding(Severity.WARN, "contrast", message("preflight", "x"), None, element_id)
        assert not list(candidates(finding, document(), None, Language.ZH, page))
