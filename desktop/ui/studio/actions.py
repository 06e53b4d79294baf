"""What the studio's commands do with an editor, and what each needs to be selected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.domain.messages import Message, message
from desktop.posters.document.layout import Element
from desktop.posters.editing.actions import Order
from desktop.posters.editing.arrange import Axis, Edge
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.new_elements import Block, Kind
from desktop.ui.studio.parts import selected_of


@dataclass(frozen=True, slots=True)
class EditorAction:
    """A command of the studio that the editor alone can do; ``needs`` is how many elements have to be selected."""

    do: Callable[[Editor], object]
    needs: int = 0


def _all(editor: Editor, holds: Callable[[Element], bool]) -> bool:
    return all(holds(e) for e in selected_of(editor))


def _align(edge: Edge) -> EditorAction:
    return EditorAction(lambda editor: editor.align(edge), 1)


def _order(order: Order) -> EditorAction:
    return EditorAction(lambda editor: editor.order(order), 1)


def _add(kind: Kind) -> EditorAction:
    return EditorAction(lambda editor: editor.add(kind))


def _block(block: Block) -> EditorAction:
    return EditorAction(lambda editor: editor.add_block(block))


ACTIONS: Mapping[str, EditorAction] = {
    "studio.undo": EditorAction(Editor.undo),
    "studio.redo": EditorAction(Editor.redo),
    "studio.add_text": _add(Kind.TEXT),
    "studio.add_code": _add(Kind.CODE),
    "studio.add_line": _add(Kind.LINE),
    "studio.add_box": _add(Kind.BOX),
    "studio.add_ellipse": _add(Kind.ELLIPSE),
    "studio.add_arrow": _add(Kind.ARROW),
    "studio.block_header": _block(Block.HEADER),
    "studio.block_steps": _block(Block.STEPS),
    "studio.block_green_channel": _block(Block.GREEN_CHANNEL),
    "studio.block_paper_form": _block(Block.PAPER_FORM),
    "studio.block_foot": _block(Block.FOOT),
    "studio.select_all": EditorAction(Editor.select_all),
    "studio.duplicate": EditorAction(Editor.duplicate, 1),
    "studio.delete": EditorAction(Editor.delete, 1),
    "studio.group": EditorAction(Editor.group, 2),
    "studio.ungroup": EditorAction(Editor.ungroup, 1),
    "studio.lock": EditorAction(lambda e: e.lock(e.selected, not _all(e, lambda one: one.lock)), 1),
    "studio.hide": EditorAction(lambda e: e.hide(e.selected, not _all(e, lambda one: one.hidden)), 1),
    "studio.up": _order(Order.UP),
    "studio.down": _order(Order.DOWN),
    "studio.top": _order(Order.TOP),
    "studio.bottom": _order(Order.BOTTOM),
    "studio.align_left": _align(Edge.LEFT),
    "studio.align_centre": _align(Edge.CENTRE),
    "studio.align_right": _align(Edge.RIGHT),
    "studio.align_top": _align(Edge.TOP),
    "studio.align_middle": _align(Edge.MIDDLE),
    "studio.align_bottom": _align(Edge.BOTTOM),
    "studio.distribute_across": EditorAction(lambda e: e.distribute(Axis.ACROSS), 3),
    "studio.distribute_down": EditorAction(lambda e: e.distribute(Axis.DOWN), 3),
}


def obstacle(action: EditorAction, editor: Editor) -> Message | None:
    """Why a command can do nothing now, or None."""
    chosen = len(editor.selected)
    if chosen >= action.needs:
        return None
    if action.needs == 1:
        return message("StudioPage", "Select an element first.")
    return message("StudioPage", "Select at least {count} elements first.", count=action.needs)
