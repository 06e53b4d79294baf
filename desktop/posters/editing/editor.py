"""An editing session of one layout document: the selection, the gate and the language that are looked at, and every
action of the studio under the name that undo shows."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from desktop.domain.messages import Message, message
from desktop.domain.posters import Language
from desktop.domain.wording import StepTexts
from desktop.posters.document.layout import Asset, Element, Frame, ImageProps, Layout, PageFormat, Props, TextProps
from desktop.posters.editing import actions, clipboard
from desktop.posters.editing.actions import Order
from desktop.posters.editing.arrange import Axis, Edge, aligned, around, distributed
from desktop.posters.editing.history import History, Step
from desktop.posters.editing.hits import box_of
from desktop.posters.editing.labels import label_of
from desktop.posters.editing.new_elements import Block, Kind, NewElements, new_block, new_element, new_picture
from desktop.posters.editing.styles import restyled, set_in, with_styles

PASTE_OFFSET = 5.0
"""How far right and down of the original a copy lies, in millimetres."""


class Editor:
    """A document while it is edited. ``changed`` is called after everything that a screen has to show.

    Where ``gate_id`` is set, changes of places, looks and words hold for that gate alone; what concerns the document as a
    whole (order, groups, locks, new elements) holds for all gates always. Locked elements are passed over by every
    action but ``lock`` itself.
    """

    def __init__(self, layout: Layout, language: Language, changed: Callable[[], None] = lambda: None) -> None:
        self._changed = changed
        self._language = language
        self._gate_id: str | None = None
        self.history = History(layout, message("studio", "Open"))

    @property
    def layout(self) -> Layout:
        """The present document."""
        return self.history.layout

    @property
    def language(self) -> Language:
        """The language whose poster is looked at, and whose words are changed."""
        return self._language

    @language.setter
    def language(self, language: Language) -> None:
        self._language = language
        self.history.finish()
        self.select(self.selected)

    @property
    def gate_id(self) -> str | None:
        """The gate that changes are for; None for all."""
        return self._gate_id

    @gate_id.setter
    def gate_id(self, gate_id: str | None) -> None:
        self._gate_id = gate_id
        self.history.finish()
        self._changed()

    @property
    def selected(self) -> frozenset[str]:
        """Identifiers of the selected elements."""
        return self.history.step.selected

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements on the poster of the language at the gate, from the lowest to the one on top, hidden ones too."""
        there = actions.elements_of(self.layout, self._gate_id).values()
        return tuple(sorted((e for e in there if self._language in e.languages), key=lambda e: e.z))

    @property
    def reading_order(self) -> tuple[Element, ...]:
        """The elements from the top of the page to its foot, and from left to right: the way of Tab."""
        return tuple(sorted(self.elements, key=lambda e: (round(box_of(e).y), box_of(e).x)))

    def element(self, element_id: str) -> Element:
        """An element as it is at the gate."""
        return actions.elements_of(self.layout, self._gate_id)[element_id]

    def boxes(self, ids: Collection[str]) -> Mapping[str, Frame]:
        """The upright rectangles around elements."""
        return {e.id: box_of(e) for e in self.elements if e.id in ids}

    # What is selected.

    def select(self, ids: Collection[str]) -> None:
        """Select elements, with those that they are grouped with. Hidden ones cannot be selected on the page, but here."""
        there = {e.id for e in self.elements}
        self.history.select(actions.with_groups(self.layout, ids) & there)
        self._changed()

    def select_in_group(self, element_id: str) -> None:
        """Select an element without those that it is grouped with: to move or change it within its group."""
        self.history.select(frozenset({element_id} & {e.id for e in self.elements}))
        self._changed()

    def toggle(self, ids: Collection[str]) -> None:
        """Select elements beside those that are, or no longer where they were selected."""
        whole = actions.with_groups(self.layout, ids)
        self.select(self.selected - whole if whole <= self.selected else self.selected | whole)

    def select_all(self) -> None:
        """Select whatever is shown and not locked."""
        self.select([e.id for e in self.elements if not e.lock and not e.hidden])

    def select_next(self, by: int, *, wrap: bool = True) -> bool:
        """Select the next element in reading order (-1: the one before); a group counts as its first one. Without ``wrap``
        there is none after the last; whether one was selected."""
        stops: list[Element] = []
        for element in self.reading_order:
            if not element.hidden and not any(element.group and element.group == stop.group for stop in stops):
                stops.append(element)
        at = next((i for i, e in enumerate(stops) if e.id in self.selected or self._in_group(e)), None)
        to = (0 if by > 0 else len(stops) - 1) if at is None else at + by
        if not stops or not (wrap or 0 <= to < len(stops)):
            return False
        self.select([stops[to % len(stops)].id])
        return True

    def _in_group(self, element: Element) -> bool:
        return bool(element.group) and any(e.group == element.group for e in self.elements if e.id in self.selected)

    # Undo and redo.

    def undo(self) -> None:
        """Take the last action back."""
        self.history.undo()
        self._changed()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.history.redo()
        self._changed()

    def finish(self) -> None:
        """What comes now is undone by itself: the mouse was released, a field was left."""
        self.history.finish()

    def abandon(self, key: str) -> None:
        """Call off the steps of a key that are not finished: the document is as it was before them."""
        self.history.abandon(key)
        self._changed()

    # Places.

    def move(self, right: float, down: float, start: Layout | None = None, key: str = "") -> None:
        """Move the selection by millimetres, from where it is or from where it was in ``start``."""
        by = dict.fromkeys(self._free(), (right, down))
        self._do(self._name("move"), actions.moved(start or self.layout, self._gate_id, by), key=key)

    def place(self, frames: Mapping[str, Frame], start: Layout | None = None, key: str = "") -> None:
        """Give elements other frames: a handle was dragged, or a number typed."""
        free = {name: frame for name, frame in frames.items() if name in self._free(frames)}
        self._do(self._name("resize"), actions.placed(start or self.layout, self._gate_id, free), key=key)

    def rotate(self, angles: Mapping[str, float], key: str = "") -> None:
        """Turn elements to an angle in degrees, clockwise."""
        free = {name: angle for name, angle in angles.items() if name in self._free(angles)}
        self._do(self._name("rotate"), actions.rotated(self.layout, self._gate_id, free), key=key)

    def align(self, edge: Edge) -> None:
        """Bring the selected elements into line: one with the page, several with each other; a group counts as one."""
        boxes = self._group_boxes()
        page = Frame(0, 0, self.layout.page.width, self.layout.page.height)
        to = around(boxes) if len(boxes) > 1 else page
        self._do(self._name("align"), self._moved_groups(aligned(boxes, edge, to)))

    def distribute(self, axis: Axis) -> None:
        """Make the gaps between the selected elements equal."""
        self._do(self._name("distribute"), self._moved_groups(distributed(self._group_boxes(), axis)))

    def order(self, order: Order) -> None:
        """Put the selection higher or lower among the other elements."""
        self._do(self._name("order"), actions.ordered(self.layout, self._free(), order))

    # Elements.

    def add(self, kind: Kind, frame: Frame | None = None, rotation: float = 0.0) -> None:
        """Put a new element in a frame, turned by degrees, or in the middle of the page, and select it."""
        new = new_element(kind, self.layout.page, frame)
        turned = tuple(replace(element, rotation=rotation) for element in new.elements)
        self.add_elements(replace(new, elements=turned), message("studio", "Add"))

    def add_picture(self, asset: Asset) -> None:
        """Put a picture in the middle of the page, in its own proportions, and select it."""
        layout = replace(self.layout, assets={**self.layout.assets, asset.sha256: asset})
        layout, ids = actions.added(layout, [new_picture(asset, self.layout.page)])
        self._do(message("studio", "Add"), layout, ids)

    def replace_picture(self, asset: Asset) -> None:
        """Show another picture in the selected ones, each fitted into its frame."""

        def change(element: Element) -> Element:
            return (
                replace(element, props=ImageProps(asset.sha256)) if isinstance(element.props, ImageProps) else element
            )

        layout = replace(self.layout, assets={**self.layout.assets, asset.sha256: asset})
        self._do(self._name("picture"), actions.edited(layout, self._gate_id, self._free(), change))

    def add_block(self, block: Block) -> None:
        """Put a ready block on the page and select it."""
        self.add_elements(new_block(block, self.layout.page), message("studio", "Add"))

    def add_elements(self, new: NewElements, name: Message) -> None:
        """Put elements on top and select them."""
        layout, elements = with_styles(self.layout, new.styles, new.elements)
        layout, ids = actions.added(layout, elements)
        self._do(name, layout, ids)

    def stack(self, ids: Collection[str], above: str | None) -> None:
        """Put elements right above another one; None puts them below all. It holds for every gate."""
        free = self._free(ids)
        self._do(self._name("order", free), actions.stacked(self.layout, free, above))

    def delete(self) -> None:
        """Take the selection off the poster; with a gate, off that gate's alone."""
        self._do(self._name("delete"), actions.deleted(self.layout, self._gate_id, self._free()), frozenset())

    def duplicate(self) -> None:
        """Copy the selection beside itself and select the copy."""
        copies = actions.copies_of(self.layout, self._gate_id, self.selected, PASTE_OFFSET)
        layout, ids = actions.added(self.layout, copies)
        self._do(self._name("duplicate"), layout, ids)

    def copy(self) -> str:
        """The selection as a text for the clipboard."""
        return clipboard.copied(self.layout, self._gate_id, self.selected)

    def paste(self, text: str | bytes, *, in_place: bool = False) -> None:
        """Put copied elements on the page and select them. Raises ``BadInput`` for what is no copy of elements."""
        layout, elements = clipboard.pasted(self.layout, text, 0.0 if in_place else PASTE_OFFSET)
        layout, ids = actions.added(layout, elements)
        self._do(message("studio", "Paste"), layout, ids)

    def group(self) -> None:
        """Make the selection one group."""
        self._do(self._name("group"), actions.grouped(self.layout, self.selected))

    def ungroup(self) -> None:
        """Dissolve the groups that are selected."""
        self._do(self._name("ungroup"), actions.ungrouped(self.layout, self.selected))

    def lock(self, ids: Collection[str], lock: bool) -> None:
        """Protect elements from changes, or free them."""
        name = self._name("lock" if lock else "unlock", ids)
        self._do(name, actions.locked(self.layout, ids, lock))

    def hide(self, ids: Collection[str], hide: bool) -> None:
        """Leave elements off the poster, or put them on it again."""
        name = self._name("hide" if hide else "show", ids)
        self._do(name, actions.hidden(self.layout, self._gate_id, self._free(ids), hide))

    def reset_at_gate(self, ids: Collection[str]) -> None:
        """Make elements at the gate as they are everywhere else."""
        if self._gate_id is not None:
            self._do(self._name("reset", ids), actions.reset_at_gate(self.layout, self._gate_id, ids))

    # Words, looks and the page.

    def set_words(self, element_id: str, words: str, key: str = "") -> None:
        """Change a text in the language that is looked at."""

        def change(element: Element) -> Element:
            props = element.props
            if not isinstance(props, TextProps):
                return element
            return replace(element, props=replace(props, words={**props.words, self._language: words}))

        ids = self._free([element_id])
        self._do(self._name("words", ids), actions.edited(self.layout, self._gate_id, ids, change), key=key)

    def own_words(self, element_id: str, steps: StepTexts) -> None:
        """Make a step a text of its own, which the venue's wording changes no longer; its words are those of now."""
        ids = self._free([element_id])
        layout, names = actions.with_own_words(self.layout, ids, steps)
        kept = frozenset(names.get(name, name) for name in self.selected)
        self._do(self._name("own", ids), layout, kept)

    def restyle(self, changes: Mapping[str, object], key: str = "") -> None:
        """Change how the selected texts are set, by the fields of ``TextStyle``."""
        layout = restyled(self.layout, self._gate_id, self._free(), self._language, changes)
        self._do(self._name("style"), layout, key=key)

    def set_style(self, style: str) -> None:
        """Set the selected texts in a style of the document."""
        self._do(self._name("style"), set_in(self.layout, self._gate_id, self._free(), self._language, style))

    def set_props(self, kind: type[Props], changes: Mapping[str, object], key: str = "") -> None:
        """Change the looks of the selected elements of a kind, by the fields of its ``Props``."""

        def change(element: Element) -> Element:
            if not isinstance(element.props, kind):
                return element
            return replace(element, props=_with_fields(element.props, changes))

        self._do(self._name("looks"), actions.edited(self.layout, self._gate_id, self._free(), change), key=key)

    def rename(self, element_id: str, label: str) -> None:
        """Give an element a name of its own; empty takes it away."""
        layout = actions.edited(self.layout, None, [element_id], lambda e: replace(e, label=label))
        self._do(self._name("rename", [element_id]), layout)

    def set_page(self, page: PageFormat, key: str = "") -> None:
        """Change the page."""
        self._do(message("studio", "Change the page"), replace(self.layout, page=page), key=key)

    def restore(self, layout: Layout) -> None:
        """Go on with a document that was left unsaved."""
        self._do(message("studio", "Restore what was not saved"), layout, frozenset())

    def mend(self, layout: Layout, element_id: str) -> None:
        """Take over the document that mends something about an element."""
        self._do(self._name("mend", [element_id]), layout)

    def _free(self, ids: Collection[str] | None = None) -> frozenset[str]:
        return actions.unlocked(self.layout, self.selected if ids is None else ids)

    def _group_boxes(self) -> dict[str, Frame]:
        """The rectangles of what is selected: of each group, or each element that is in none."""
        parts: dict[str, dict[str, Frame]] = {}
        for element in self.elements:
            if element.id in self._free():
                parts.setdefault(element.group or element.id, {})[element.id] = box_of(element)
        return {name: around(boxes) for name, boxes in parts.items()}

    def _moved_groups(self, moves: Mapping[str, tuple[float, float]]) -> Layout:
        free = self._free()
        by = {e.id: moves[e.group or e.id] for e in self.elements if e.id in free}
        return actions.moved(self.layout, self._gate_id, by)

    def _name(self, action: str, ids: Collection[str] | None = None) -> Message:
        """What undo calls an action on some elements, the selected ones by default."""
        chosen = [e for e in self.elements if e.id in (self.selected if ids is None else ids)]
        one = label_of(chosen[0], self._language) if len(chosen) == 1 else None
        what = one or message("studio", "{count} elements", count=len(chosen))
        return _named(action, what)

    def _do(self, name: Message, layout: Layout, selected: frozenset[str] | None = None, key: str = "") -> None:
        kept = self.selected if selected is None else selected
        self.history.push(Step(layout, kept & {e.id for e in layout.elements}, name, key))
        self._changed()


def _with_fields(props: Props, changes: Mapping[str, object]) -> Props:
    return replace(props, **changes)  # type: ignore[arg-type]


def _named(action: str, what: Message) -> Message:
    names: Mapping[str, Message] = {
        "move": message("studio", "Move {what}", what=what),
        "resize": message("studio", "Resize {what}", what=what),
        "rotate": message("studio", "Rotate {what}", what=what),
        "align": message("studio", "Align {what}", what=what),
        "distribute": message("studio", "Distribute {what}", what=what),
        "order": message("studio", "Reorder {what}", what=what),
        "delete": message("studio", "Delete {what}", what=what),
        "duplicate": message("studio", "Duplicate {what}", what=what),
        "group": message("studio", "Group {what}", what=what),
        "ungroup": message("studio", "Ungroup {what}", what=what),
        "lock": message("studio", "Lock {what}", what=what),
        "unlock": message("studio", "Unlock {what}", what=what),
        "hide": message("studio", "Hide {what}", what=what),
        "show": message("studio", "Show {what}", what=what),
        "reset": message("studio", "Reset {what} at this gate", what=what),
        "words": message("studio", "Change the words of {what}", what=what),
        "style": message("studio", "Change the style of {what}", what=what),
        "looks": message("studio", "Change the look of {what}", what=what),
        "rename": message("studio", "Rename {what}", what=what),
        "picture": message("studio", "Replace {what}", what=what),
        "own": message("studio", "Make {what} a text of its own", what=what),
        "mend": message("studio", "Mend {what}", what=what),
    }
    return names[action]
