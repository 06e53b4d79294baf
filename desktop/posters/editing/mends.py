"""What may mend a finding of preflight: documents to try, the mildest first.

None of them is taken on trust: whoever applies one composes it and sees whether the finding is gone (``first_good``).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from desktop.domain.posters import Language
from desktop.posters.codes.qr import quiet_zone, reading_distance
from desktop.posters.composition.placed import (
    ComposedPage,
    Finding,
    Placed,
    PlacedCode,
    PlacedShape,
    PlacedText,
    Severity,
    footprint,
    turned,
)
from desktop.posters.document.layout import CodeProps, Element, Frame, Layout, TextProps
from desktop.posters.editing.actions import edited, elements_of, placed
from desktop.posters.editing.hits import box_of
from desktop.posters.editing.new_elements import INK, ON_PRIMARY, ON_STRIP, PRIMARY, SECOND
from desktop.posters.editing.styles import restyled, style_of

_SMALLER = (0.9, 0.8, 0.7, 0.6, 0.5)
_LARGER = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_HAIR = 0.1
"""Millimetres between what was moved apart: more than preflight's own slack."""
_STRIPS = (5.0, 6.5, 8.0, 10.0, 13.0, 17.0, 22.0)
"""Widths in millimetres that printers leave empty; the least that mends is taken."""
_LEAST_TYPE = 5.0
"""Points below which no text is set to make it fit."""

Try = Callable[[Layout], Sequence[Finding]]
"""Composes a document as it would be printed, and gives what preflight finds then."""


def first_good(finding: Finding, before: Sequence[Finding], tries: Iterator[Layout], findings: Try) -> Layout | None:
    """The first document without the finding that has no other finding that stops the print; None where there is none.

    ``before`` are the findings of the document that is to be mended.
    """
    stopped = {(f.code, f.element_id) for f in before if f.severity is Severity.BLOCK}
    for layout in tries:
        now = findings(layout)
        stops = {(f.code, f.element_id) for f in now if f.severity is Severity.BLOCK}
        if stops <= stopped and (finding.code, finding.element_id) not in {(f.code, f.element_id) for f in now}:
            return layout
    return None


def candidates(
    finding: Finding, layout: Layout, gate_id: str | None, language: Language, page: ComposedPage
) -> Iterator[Layout]:
    """Documents that may mend a finding at a gate (None: at all), from what was composed of the present one."""
    element = elements_of(layout, gate_id).get(finding.element_id or "")
    item = next((i for i in page.items if element is not None and i.element_id == element.id), None)
    if element is None or element.lock:
        return iter(())
    match finding.code:
        case "distance" | "module_size" if isinstance(item, PlacedCode):
            frames = _enlarged(element, item, layout)
        case "quiet_zone" if isinstance(item, PlacedCode):
            frames = _cleared(element, item, layout, page)
        case "overlap" if item is not None:
            frames = _beside(element.frame, footprint(item), item, layout, page)
        case "margin" if item is not None:
            frames = _inside(element, item, _room(layout, layout.page.safe))
        case "unprintable" if item is not None:
            rooms = (_room(layout, max(layout.page.safe, strip)) for strip in _STRIPS)
            frames = (frame for room in rooms for frame in _inside(element, item, room))
        case "image_dpi":
            frames = (_scaled(element.frame, share) for share in _SMALLER)
        case "other_code":
            return _own_code(element, layout, gate_id)
        case "contrast":
            return _coloured(element, layout, gate_id, language)
        case "overflow" | "shrunk":
            return _fitting(element, layout, gate_id, language)
        case "logo":
            return _smaller_logo(element, layout, gate_id)
        case _:
            return iter(())
    return (placed(layout, gate_id, {element.id: frame}) for frame in frames)


def has_mend(finding: Finding) -> bool:
    """Whether there is anything to try for findings of this kind."""
    return finding.element_id is not None and finding.code in (
        "distance",
        "module_size",
        "quiet_zone",
        "other_code",
        "overlap",
        "margin",
        "unprintable",
        "image_dpi",
        "contrast",
        "overflow",
        "shrunk",
        "logo",
    )


def _room(layout: Layout, margin: float) -> Frame:
    return Frame(0, 0, layout.page.width, layout.page.height).grown(-margin)


def _scaled(frame: Frame, share: float) -> Frame:
    """The frame made larger or smaller about its centre."""
    width, height = frame.width * share, frame.height * share
    return Frame(frame.x - (width - frame.width) / 2, frame.y - (height - frame.height) / 2, width, height)


def _moved_into(frame: Frame, box: Frame, room: Frame) -> Frame:
    """A frame moved so that the box around it lies within the room; at its left or top where it is too large."""
    x = max(room.x, min(box.x, room.right - box.width))
    y = max(room.y, min(box.y, room.bottom - box.height))
    return replace(frame, x=frame.x + x - box.x, y=frame.y + y - box.y)


def _enlarged(element: Element, code: PlacedCode, layout: Layout) -> Iterator[Frame]:
    """The code at the size that its distance asks for, or larger, about its centre and within the page's margin."""
    side, modules = code.frame.width, code.symbol.size
    wanted = max(1.0, code.props.distance / reading_distance(side, modules))
    for share in _LARGER:
        larger = side * wanted * share + 0.01
        x, y = element.frame.centre
        frame = Frame(x - larger / 2, y - larger / 2, larger, larger)
        quiet = frame.grown(quiet_zone(larger, modules))
        yield _moved_into(frame, turned(quiet, element.rotation, frame.centre), _room(layout, layout.page.safe))


def _cleared(element: Element, code: PlacedCode, layout: Layout, page: ComposedPage) -> Iterator[Frame]:
    """The code beside what covers its quiet zone, the nearest place first; then smaller where it is."""
    quiet = turned(code.quiet, code.rotation, code.frame.centre)
    yield from _beside(element.frame, quiet, code, layout, page)
    yield _moved_into(element.frame, quiet, _room(layout, layout.page.safe))
    for share in _SMALLER:
        yield _scaled(element.frame, share)


def _beside(frame: Frame, box: Frame, item: Placed, layout: Layout, page: ComposedPage) -> Iterator[Frame]:
    """The frame moved to where the box around its item touches nothing but what it lies on, the nearest place first. Texts
    are kept clear of by their frames, and only where there is no such place by their words at this gate."""
    room, order = _room(layout, layout.page.safe), list(page.items)
    others = [
        other
        for place, other in enumerate(order)
        if other.element_id != item.element_id and not (isinstance(other, PlacedShape) and place < order.index(item))
    ]
    for extent in (_reserved, _covered):
        taken = [extent(other) for other in others]
        across = {0.0, *(o.right + _HAIR - box.x for o in taken), *(o.x - _HAIR - box.right for o in taken)}
        down = {0.0, *(o.bottom + _HAIR - box.y for o in taken), *(o.y - _HAIR - box.bottom for o in taken)}
        for right, below in sorted(product(across, down), key=lambda by: by[0] ** 2 + by[1] ** 2):
            moved = replace(box, x=box.x + right, y=box.y + below)
            if room.contains(moved) and not any(o.overlaps(moved) for o in taken):
                yield replace(frame, x=frame.x + right, y=frame.y + below)
                break


def _covered(item: Placed) -> Frame:
    """What nothing else may touch of an item."""
    return turned(item.quiet, item.rotation, item.frame.centre) if isinstance(item, PlacedCode) else footprint(item)


def _reserved(item: Placed) -> Frame:
    """The same, with the whole frame of a text: it is wider at other gates."""
    return turned(item.frame, item.rotation, item.frame.centre) if isinstance(item, PlacedText) else _covered(item)


def _inside(element: Element, item: Placed, room: Frame) -> Iterator[Frame]:
    """Moved within the room that is left inside the margins; smaller too, where it is larger than that."""
    yield _moved_into(element.frame, footprint(item), room)
    for share in (1.0, *_SMALLER):
        box = box_of(element)
        fits = min(1.0, room.width / max(box.width, _HAIR), room.height / max(box.height, _HAIR)) * share
        smaller = replace(element, frame=_scaled(element.frame, fits))
        yield _moved_into(smaller.frame, box_of(smaller), room)


def _own_code(element: Element, layout: Layout, gate_id: str | None) -> Iterator[Layout]:
    """The code with the gate's address in place of what it says."""
    if isinstance(element.props, CodeProps):
        own = replace(element, props=replace(element.props, bind="{code.payload}"))
        yield edited(layout, gate_id, [element.id], partial(_instead, own))


def _coloured(element: Element, layout: Layout, gate_id: str | None, language: Language) -> Iterator[Layout]:
    if isinstance(element.props, CodeProps):
        plain = replace(element.props, colour="#000000", background="#FFFFFF")
        yield edited(layout, gate_id, [element.id], lambda e: replace(e, props=plain))
        return
    for colour in (INK, ON_PRIMARY, PRIMARY, ON_STRIP, SECOND, "#000000", "#FFFFFF"):
        yield restyled(layout, gate_id, [element.id], language, {"colour": colour})


def _fitting(element: Element, layout: Layout, gate_id: str | None, language: Language) -> Iterator[Layout]:
    """The text in smaller type, or else in a larger frame."""
    style = style_of(layout, element, language)
    if style is None:
        return
    for share in _SMALLER:
        size = round(style.size * share, 1)
        if size >= _LEAST_TYPE:
            changes: dict[str, object] = {"size": size, "min_size": min(style.min_size, max(_LEAST_TYPE, size * 0.6))}
            yield restyled(layout, gate_id, [element.id], language, changes)
    room = _room(layout, layout.page.safe)
    for share in _LARGER[1:]:
        larger = replace(element, frame=_scaled(element.frame, share))
        yield placed(layout, gate_id, {element.id: _moved_into(larger.frame, box_of(larger), room)})


def _smaller_logo(element: Element, layout: Layout, gate_id: str | None) -> Iterator[Layout]:
    props = element.props
    if isinstance(props, CodeProps):
        for share in _SMALLER:
            smaller = replace(element, props=replace(props, logo_share=round(props.logo_share * share, 3)))
            yield edited(layout, gate_id, [element.id], partial(_instead, smaller))


def _instead(changed: Element, _before: Element) -> Element:
    return changed


def is_text_of_venue(element: Element, language: Language) -> bool:
    """Whether an element says the venue's name, which a short name would make fit."""
    props = element.props
    return isinstance(props, TextProps) and "{venue.name}" in props.words[language]
