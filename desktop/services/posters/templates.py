"""All templates of a desk in one list: the built-in ones, and those that the venue has made itself."""

from dataclasses import replace

from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.posters.document.layout import CodeProps, ImageProps, Layout
from desktop.posters.document.layout_json import load
from desktop.posters.document.templates import TemplateInfo
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import open_to_all
from desktop.store.connections import Connection
from desktop.store.queries import poster_templates, settings
from desktop.store.queries.poster_templates import TemplateRow

USUAL = "usual_template"
"""The name of the desk's setting for the template that is offered first."""


class PosterTemplates:
    """Reads templates. A layout is read from its JSON once for each time that it was changed."""

    def __init__(self, typesetting: Typesetting) -> None:
        self._typesetting = typesetting
        self._read: dict[str, tuple[int, Layout]] = {}

    @open_to_all("It reads in the transaction of a service that has asked.")
    def list(self, connection: Connection) -> tuple[TemplateInfo, ...]:
        """All of them, the usual one first, then the built-in ones."""
        built_in = self._typesetting.templates.list()
        own = tuple(self._info(row) for row in poster_templates.every(connection))
        usual = settings.get(connection, USUAL, "")
        return tuple(sorted((*built_in, *own), key=lambda info: info.id != usual))

    @open_to_all("It reads in the transaction of a service that has asked.")
    def layout(self, connection: Connection, template_id: str) -> Layout:
        """One of them. Raises ``BadInput`` for one that there is not, or no longer."""
        row = poster_templates.find(connection, template_id)
        if row is None:
            return self._typesetting.templates.layout(template_id)
        if row.deleted_at is not None:
            raise BadInput.at("template", message("own_templates", "This template was deleted. Choose another."))
        return self._layout(row)

    @open_to_all("It reads in the transaction of a service that has asked.")
    def find(self, connection: Connection, template_id: str) -> Layout | None:
        """One of them, a deleted one too, which has lost its pictures; None for one of another desk."""
        row = poster_templates.find(connection, template_id)
        if row is not None:
            return self._layout(row)
        built_in = {info.id for info in self._typesetting.templates.list()}
        return self._typesetting.templates.layout(template_id) if template_id in built_in else None

    @open_to_all("It reads in the transaction of a service that has asked.")
    def name(self, connection: Connection, template_id: str) -> Message | None:
        """What one is called, a deleted one too; None for one of another desk."""
        row = poster_templates.find(connection, template_id)
        if row is not None:
            return own_name(row.name)
        return next((info.name for info in self._typesetting.templates.list() if info.id == template_id), None)

    def _layout(self, row: TemplateRow) -> Layout:
        stamp = row.deleted_at or row.changed_at
        kept = self._read.get(row.id)
        if kept is None or kept[0] != stamp:
            kept = stamp, load(row.document)
            self._read[row.id] = kept
        return kept[1]

    def _info(self, row: TemplateRow) -> TemplateInfo:
        layout = self._layout(row)
        width, height = layout.page.sheet
        return TemplateInfo(
            row.id,
            layout.sheet,
            own_name(row.name),
            width,
            height,
            layout.large_print,
            layout.page.labels,
            changed_at=row.changed_at,
        )


def own_name(name: str) -> Message:
    """What somebody called a template, as a message."""
    return message("templates", "{name}", name=name)


def without_pictures(layout: Layout) -> Layout:
    """A layout as it is kept once it is deleted: what its texts and codes ask for, without what could be large."""
    kept = tuple(
        replace(e, props=replace(e.props, logo=None)) if isinstance(e.props, CodeProps) else e
        for e in layout.elements
        if not isinstance(e.props, ImageProps)
    )
    ids = {e.id for e in kept}
    overrides = {
        gate: {name: patch for name, patch in patches.items() if name in ids and "props" not in patch}
        for gate, patches in layout.overrides.items()
    }
    return replace(layout, elements=kept, assets={}, overrides=overrides)
