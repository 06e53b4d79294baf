"""Copied elements as text: a small layout document of their own, with the styles and pictures that they use."""

from collections.abc import Collection
from dataclasses import replace

from desktop.posters.document.layout import Element, Layout
from desktop.posters.document.layout_json import dump, load
from desktop.posters.editing.actions import copies_of, without_unused
from desktop.posters.editing.styles import with_styles

MIME_TYPE = "application/x-venuedesk-layout+json"


def copied(layout: Layout, gate_id: str | None, ids: Collection[str]) -> str:
    """The text to put on the clipboard for some elements, as they are at a gate."""
    return dump(without_unused(replace(layout, elements=copies_of(layout, gate_id, ids), overrides={})))


def pasted(layout: Layout, text: str | bytes, offset: float) -> tuple[Layout, tuple[Element, ...]]:
    """The layout with the styles and pictures of a copied text, and its elements, moved right and down by millimetres,
    for ``actions.added``. Raises ``BadInput`` for what is no copy of elements."""
    source = load(text)
    layout, elements = with_styles(
        layout, source.styles, copies_of(source, None, {e.id for e in source.elements}, offset)
    )
    return replace(layout, assets={**layout.assets, **source.assets}), elements
