"""What the studio's actions make of a document: each a function from a layout to a new one.

``gate_id`` says whose poster is changed: None for all gates; otherwise the change becomes an override, which ``layout``
keeps as the keys of the element's file shape that differ at that gate.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from desktop.domain.posters import Language
from desktop.domain.wording import StepTexts
from desktop.posters.document.layout import Element, Frame, Layout
from desktop.posters.document.layout_json import element_json, for_gate
from desktop.posters.document.steps import with_steps


class Order(StrEnum):
    """Where an element goes in the order that elements lie upon each other."""

    TOP = "top"
    UP = "up"
    DOWN = "down"
    BOTTOM = "bottom"


def elements_of(layout: Layout, gate_id: str | None) -> Mapping[str, Element]:
    """The elements as they are at a gate (None: as the document has them), by identifier, in the document's order."""
    shown = layout if gate_id is None else for_gate(layout, gate_id)
    return {element.id: element for element in shown.elements}


def edited(layout: Layout, gate_id: str | None, ids: Collection[str], change: Callable[[Element], Element]) -> Layout:
    """The layout with some elements changed; an element keeps its identifier. Locked ones are changed too: a caller
    that must not asks ``unlocked`` first."""
    if gate_id is None:
        return _with_elements(layout, [change(e) if e.id in ids else e for e in layout.elements])
    plain, shown = elements_of(layout, None), elements_of(layout, gate_id)
    patches = {**layout.overrides.get(gate_id, {})}
    for element_id in ids:
        patch = _difference(plain[element_id], change(shown[element_id]))
        patches.pop(element_id, None)
        if patch:
            patches[element_id] = patch
    return _with_patches(layout, gate_id, patches)


def unlocked(layout: Layout, ids: Collection[str]) -> frozenset[str]:
    """Those of the elements that may be changed."""
    return frozenset(e.id for e in layout.elements if e.id in ids and not e.lock)


def moved(layout: Layout, gate_id: str | None, by: Mapping[str, tuple[float, float]]) -> Layout:
    """Elements moved by millimetres, right and down."""

    def change(element: Element) -> Element:
        right, down = by[element.id]
        frame = element.frame
        return replace(element, frame=replace(frame, x=rounded(frame.x + right), y=rounded(frame.y + down)))

    return edited(layout, gate_id, by.keys(), change)


def placed(layout: Layout, gate_id: str | None, frames: Mapping[str, Frame]) -> Layout:
    """Elements in other frames."""
    return edited(layout, gate_id, frames.keys(), lambda e: replace(e, frame=rounded_frame(frames[e.id])))


def rotated(layout: Layout, gate_id: str | None, angles: Mapping[str, float]) -> Layout:
    """Elements turned to an angle, in degrees clockwise; kept between 0 and 360."""
    return edited(layout, gate_id, angles.keys(), lambda e: replace(e, rotation=round(angles[e.id] % 360, 2) % 360))


def added(layout: Layout, elements: Sequence[Element]) -> tuple[Layout, frozenset[str]]:
    """The layout with elements on top of all others, and the identifiers that they got: those that are taken already
    get a number, and elements of one group are a group of their own."""
    taken = {e.id for e in layout.elements} | {e.group for e in layout.elements if e.group}
    names: dict[str, str] = {}
    top = max((e.z for e in layout.elements), default=-1) + 1
    lowest = min((e.z for e in elements), default=0)
    new = []
    for element in elements:
        group = names.setdefault(f"group:{element.group}", free_name(element.group, taken)) if element.group else ""
        name = free_name(element.id, taken)
        taken |= {name, group}
        new.append(replace(element, id=name, group=group, z=top + element.z - lowest))
    return _with_elements(layout, [*layout.elements, *new]), frozenset(e.id for e in new)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name itself, or the first of ``name~2``, ``name~3`` … that is not taken. A name that means something, such as
    ``step-1``, does not become another one that does."""
    if wanted not in taken:
        return wanted
    stem = wanted.partition("~")[0]
    number = 2
    while f"{stem}~{number}" in taken:
        number += 1
    return f"{stem}~{number}"


def deleted(layout: Layout, gate_id: str | None, ids: Collection[str]) -> Layout:
    """The layout without some elements; at one gate they are only hidden there."""
    if gate_id is not None:
        return edited(layout, gate_id, ids, lambda e: replace(e, hidden=True))
    return _with_elements(layout, [e for e in layout.elements if e.id not in ids])


def copies_of(layout: Layout, gate_id: str | None, ids: Collection[str], offset: float = 0.0) -> tuple[Element, ...]:
    """Copies of elements, moved right and down by millimetres, for ``added``; unlocked, as a copy is made to be moved."""
    return tuple(
        replace(e, frame=replace(e.frame, x=e.frame.x + offset, y=e.frame.y + offset), lock=False)
        for e in elements_of(layout, gate_id).values()
        if e.id in ids
    )


def ordered(layout: Layout, ids: Collection[str], order: Order) -> Layout:
    """Elements higher or lower among the others, their own order kept. It holds for every gate."""
    pile = [e.id for e in in_paint_order(layout)]
    chosen, others = [i for i in pile if i in ids], [i for i in pile if i not in ids]
    if not chosen:
        return layout
    match order:
        case Order.TOP:
            at = len(others)
        case Order.BOTTOM:
            at = 0
        case Order.UP:
            at = min(len(others), sum(i in others for i in pile[: pile.index(chosen[-1])]) + 1)
        case Order.DOWN:
            at = max(0, sum(i in others for i in pile[: pile.index(chosen[0])]) - 1)
    wanted = [*others[:at], *chosen, *others[at:]]
    if wanted == pile:
        return layout
    heights = {element_id: height for height, element_id in enumerate(wanted)}
    return _with_elements(layout, [replace(e, z=heights[e.id]) for e in layout.elements])


def stacked(layout: Layout, ids: Collection[str], above: str | None) -> Layout:
    """Elements right above another one, or below all others where that is None; their own order is kept."""
    pile = [e.id for e in in_paint_order(layout)]
    others = [i for i in pile if i not in ids]
    at = others.index(above) + 1 if above in others else 0
    wanted = [*others[:at], *(i for i in pile if i in ids), *others[at:]]
    if wanted == pile or (above is not None and above not in others):
        return layout
    heights = {element_id: height for height, element_id in enumerate(wanted)}
    return _with_elements(layout, [replace(e, z=heights[e.id]) for e in layout.elements])


def in_paint_order(layout: Layout) -> tuple[Element, ...]:
    """The elements from the lowest to the one on top."""
    return tuple(sorted(layout.elements, key=lambda e: e.z))


def grouped(layout: Layout, ids: Collection[str]) -> Layout:
    """Elements as one group, which is selected and moved as a whole; groups that they were in are dissolved."""
    taken = {e.group for e in layout.elements} | {e.id for e in layout.elements}
    name = free_name("group", taken)
    return edited(layout, None, ids, lambda e: replace(e, group=name))


def ungrouped(layout: Layout, ids: Collection[str]) -> Layout:
    """The groups of these elements dissolved."""
    names = {e.group for e in layout.elements if e.id in ids and e.group}
    members = {e.id for e in layout.elements if e.group in names}
    return edited(layout, None, members, lambda e: replace(e, group=""))


def with_groups(layout: Layout, ids: Iterable[str]) -> frozenset[str]:
    """The elements and all that are grouped with one of them."""
    chosen = set(ids)
    groups = {e.group for e in layout.elements if e.id in chosen and e.group}
    return frozenset(chosen | {e.id for e in layout.elements if e.group in groups})


def locked(layout: Layout, ids: Collection[str], lock: bool) -> Layout:
    """Elements protected from changes, or freed again; it holds for every gate."""
    return edited(layout, None, ids, lambda e: replace(e, lock=lock))


def hidden(layout: Layout, gate_id: str | None, ids: Collection[str], hide: bool) -> Layout:
    """Elements left off the poster, or on it again."""
    return edited(layout, gate_id, ids, lambda e: replace(e, hidden=hide))


def differing(layout: Layout, gate_id: str) -> frozenset[str]:
    """The elements that are other at a gate than at the rest."""
    return frozenset(layout.overrides.get(gate_id, {}))


def reset_at_gate(layout: Layout, gate_id: str, ids: Collection[str]) -> Layout:
    """Elements at a gate as they are everywhere else."""
    patches = {name: patch for name, patch in layout.overrides.get(gate_id, {}).items() if name not in ids}
    return _with_patches(layout, gate_id, patches)


def with_own_words(layout: Layout, ids: Collection[str], steps: StepTexts) -> tuple[Layout, Mapping[str, str]]:
    """The layout with some steps as texts of their own, worded as the venue words them now in every language; and the
    identifiers that they have got instead of those that made them steps."""
    worded = layout
    for language in Language:
        worded = with_steps(worded, language, steps)
    texts = {e.id: e for e in worded.elements if e.id in ids}
    taken = {e.id for e in layout.elements} | {e.group for e in layout.elements if e.group}
    names: dict[str, str] = {}
    for element_id in texts:
        names[element_id] = free_name("text", taken)
        taken.add(names[element_id])
    elements = tuple(replace(texts[e.id], id=names[e.id]) if e.id in names else e for e in layout.elements)
    overrides = {
        gate: {names.get(name, name): patch for name, patch in patches.items()}
        for gate, patches in layout.overrides.items()
    }
    return replace(layout, elements=elements, overrides=overrides), names


def without_unused(layout: Layout) -> Layout:
    """The layout without styles and pictures that nothing uses; for saving."""
    used = {
        str(value) for patches in layout.overrides.values() for patch in patches.values() for value in _leaves(patch)
    }
    used |= {str(value) for element in layout.elements for value in _leaves(element_json(element))}
    return replace(
        layout,
        styles={name: style for name, style in layout.styles.items() if name in used},
        assets={name: asset for name, asset in layout.assets.items() if name in used},
    )


def rounded(millimetres: float) -> float:
    """A length as documents keep it: to a hundredth of a millimetre, a seventh of a dot at 360 dpi."""
    return round(millimetres, 2) + 0.0  # no negative zero


def rounded_frame(frame: Frame) -> Frame:
    """A frame as documents keep it."""
    return Frame(rounded(frame.x), rounded(frame.y), rounded(frame.width), rounded(frame.height))


def _with_elements(layout: Layout, elements: Sequence[Element]) -> Layout:
    """The layout with other elements; overrides of elements that are gone go too."""
    there = {e.id for e in elements}
    overrides = {
        gate: kept
        for gate, patches in layout.overrides.items()
        if (kept := {name: patch for name, patch in patches.items() if name in there})
    }
    return replace(layout, elements=tuple(elements), overrides=overrides)


def _with_patches(layout: Layout, gate_id: str, patches: Mapping[str, Mapping[str, object]]) -> Layout:
    overrides = {gate: others for gate, others in layout.overrides.items() if gate != gate_id}
    if patches:
        overrides[gate_id] = patches
    return replace(layout, overrides=overrides)


def _difference(plain: Element, own: Element) -> dict[str, object]:
    """The keys of the file's shape in which an element differs at a gate; a key that is at its default there, and
    therefore not written, is named with the default."""
    before, after = element_json(plain), element_json(own)
    patch = {key: value for key, value in after.items() if before.get(key) != value}
    return patch | {key: getattr(own, key) for key in before.keys() - after.keys()}


def _leaves(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        for member in value.values():
            yield from _leaves(member)
    elif isinstance(value, list):
        for member in value:
            yield from _leaves(member)
    else:
        yield value
