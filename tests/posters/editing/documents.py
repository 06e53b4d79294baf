"""Random layout documents and actions on them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from desktop.domain.posters import Language
from desktop.domain.wording import StepTexts
from desktop.posters.document.layout import Layout
from desktop.posters.editing.actions import Order
from desktop.posters.editing.arrange import Axis, Edge
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.new_elements import Block, Kind
from tests.posters.samples import layout, text_element

GATES = ("gate-1", "gate-2")
MILLIMETRES = st.floats(-40, 40, width=16)
_WORDS = st.text("南门惠州 abc，。{}*", max_size=8).filter(lambda text: "{" not in text)


def document() -> Layout:
    """A page with one element of each kind, in two groups."""
    return layout(
        {"id": "box", "type": "shape", "frame": [10, 10, 60, 20], "props": {"fill": "#0B6E63"}, "group": "head"},
        text_element("{venue.name}", (12, 12, 50, 16), id="venue", group="head", z=2),
        text_element("{gate.name}", (20, 40, 100, 20), id="gate", rotation=30),
        text_element("请扫码 Scan", (20, 70, 100, 20), id="hint", lock=True),
        {"id": "arrow", "type": "arrow", "frame": [20, 220, 40, 12], "props": {}},
        {"id": "line", "type": "shape", "frame": [20, 250, 100, 0], "props": {"shape": "line", "stroke": "#000000"}},
    )


def _action(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Mapping[str, Any]]]:
    return st.tuples(st.just(name), st.fixed_dictionaries(arguments))


IDS = st.sets(st.sampled_from(("code", "box", "venue", "gate", "hint", "arrow", "line", "text", "text~2")), max_size=4)
STEPS = StepTexts(("扫一扫", "确认", "出示"), ("Scan", "Confirm", "Show"))
ACTIONS = st.one_of(
    _action("stack", ids=IDS, above=st.sampled_from((None, "code", "box", "arrow", "gone"))),
    _action("own_words", element_id=st.sampled_from(("gate", "hint", "step-1", "code")), steps=st.just(STEPS)),
    _action("select", ids=IDS),
    _action("toggle", ids=IDS),
    _action("select_next", by=st.sampled_from((-1, 1))),
    _action("select_all"),
    _action("move", right=MILLIMETRES, down=MILLIMETRES, key=st.sampled_from(("", "drag"))),
    _action("align", edge=st.sampled_from(Edge)),
    _action("distribute", axis=st.sampled_from(Axis)),
    _action("order", order=st.sampled_from(Order)),
    _action("add", kind=st.sampled_from(Kind)),
    _action("add_block", block=st.sampled_from(Block)),
    _action("delete"),
    _action("duplicate"),
    _action("group"),
    _action("ungroup"),
    _action("lock", ids=IDS, lock=st.booleans()),
    _action("hide", ids=IDS, hide=st.booleans()),
    _action("reset_at_gate", ids=IDS),
    _action("restyle", changes=st.fixed_dictionaries({"size": st.sampled_from((9.0, 20.0))})),
    _action("gate", gate_id=st.sampled_from((None, *GATES))),
    _action("language", language=st.sampled_from(Language)),
    _action("words", words=_WORDS),
    _action("rotate", angle=st.floats(-720, 720, width=16)),
    _action("copy_paste", in_place=st.booleans()),
    _action("finish"),
)


def act(editor: Editor, action: tuple[str, Mapping[str, Any]]) -> None:
    """Do an action on whatever there is of what it names."""
    name, arguments = action
    there = {e.id for e in editor.elements}
    if "ids" in arguments:
        arguments = {**arguments, "ids": arguments["ids"] & there}
    match name:
        case "gate":
            editor.gate_id = arguments["gate_id"]
        case "language":
            editor.language = arguments["language"]
        case "words":
            if editor.selected:
                editor.set_words(min(editor.selected), arguments["words"])
        case "rotate":
            editor.rotate(dict.fromkeys(editor.selected, arguments["angle"]))
        case "copy_paste":
            if editor.selected:
                editor.paste(editor.copy(), in_place=arguments["in_place"])
        case _:
            getattr(editor, name)(**arguments)
