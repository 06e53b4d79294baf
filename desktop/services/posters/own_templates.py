"""Templates of the venue's own: layouts that were edited, kept on this desk, carried to others as files."""

from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.text import clean_label
from desktop.domain.typed import check_label
from desktop.files.whole import write_whole
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import dump, load
from desktop.posters.document.templates import TemplateInfo
from desktop.posters.document.untrusted import file_of
from desktop.posters.editing.actions import free_name, without_unused
from desktop.services.foreign.pictures import ForeignPictures
from desktop.services.posters.templates import USUAL, PosterTemplates, without_pictures
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import poster_templates, settings
from desktop.store.queries.poster_templates import TemplateRow

LONGEST_NAME = 40


class OwnTemplateService:
    """Kept and changed by the venue's manager. Names are different from each other; what is deleted stays known to the
    posters that were made from it."""

    def __init__(
        self, store: Store, session: Session, poster_templates: PosterTemplates, foreign_pictures: ForeignPictures
    ) -> None:
        self._store = store
        self._session = session
        self._templates = poster_templates
        self._foreign_pictures = foreign_pictures

    @requires_own(Right.PRINT_POSTERS)
    def list(self) -> tuple[TemplateInfo, ...]:
        """The venue's own templates, in the order in which they were made."""
        with self._store.read() as connection:
            return tuple(info for info in self._templates.list(connection) if info.is_own)

    @requires_own(Right.PRINT_POSTERS)
    def usual(self) -> str:
        """The template that is offered first; empty where none was chosen."""
        with self._store.read() as connection:
            return str(settings.get(connection, USUAL, ""))

    @requires_own(Right.PRINT_POSTERS)
    def layout(self, template_id: str) -> Layout:
        """A template of the list of all. Raises ``BadInput`` for one that there is not."""
        with self._store.read() as connection:
            return self._templates.layout(connection, template_id)

    @requires(Right.EDIT_VENUE)
    def save(self, layout: Layout, name: str, template_id: str | None) -> str:
        """Keep a layout under a name, in place of one of the templates or as a new one; gives its identifier. Raises
        ``BadInput``, ``Forbidden``."""
        return self._put(template_id, name, layout)

    @requires(Right.EDIT_VENUE)
    def rename(self, template_id: str, name: str) -> None:
        """Call a template otherwise. Raises ``BadInput``, ``Forbidden``."""
        self._put(template_id, name, self.layout(template_id))

    @requires(Right.EDIT_VENUE)
    def duplicate(self, template_id: str, name: str) -> str:
        """Copy a template, a built-in one too, under a name; gives the copy's identifier. Raises ``BadInput``,
        ``Forbidden``."""
        return self._put(None, name, self.layout(template_id))

    @requires(Right.EDIT_VENUE)
    def delete(self, template_id: str) -> None:
        """Delete a template. Posters that were made from it keep their state. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            row = self._own(change.connection, template_id)
            kept = dump(without_pictures(load(row.document)))
            poster_templates.delete(change.connection, template_id, kept, change.now)
            if settings.get(change.connection, USUAL, "") == template_id:
                settings.put(change.connection, USUAL, "")
            self._record(change, "delete", template_id)

    @requires(Right.EDIT_VENUE)
    def set_usual(self, template_id: str) -> None:
        """Offer a template before the others. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            self._templates.layout(change.connection, template_id)
            settings.put(change.connection, USUAL, template_id)
            self._record(change, "choose", template_id)

    @requires_own(Right.PRINT_POSTERS)
    def export_file(self, template_id: str, path: Path) -> None:
        """Write a template, a built-in one too, to a file, without what differs at single gates. Raises ``UserError``; then
        nothing is written."""
        layout = self.layout(template_id)
        write_whole(path, file_of(replace(layout, overrides={})))

    @requires(Right.EDIT_VENUE)
    def import_file(self, path: Path) -> str:
        """Keep the layout of a file as a new template, by its own name or one like it; gives its identifier. What it
        would change at single gates is left out: gates of another venue have other identifiers. Raises ``UserError`` for
        what cannot be read or used, ``Forbidden``."""
        layout = self._foreign_pictures.layout(path)
        with self._store.read() as connection:
            taken = [str(info.name) for info in self._templates.list(connection)]
        return self._put(None, free_name(clean_label(layout.name) or path.stem, taken), replace(layout, overrides={}))

    def _put(self, template_id: str | None, name: str, layout: Layout) -> str:
        clean = clean_label(name)
        if not 0 < len(clean) <= LONGEST_NAME:
            raise BadInput.at(
                "name",
                message(
                    "own_templates",
                    "“{name}” cannot be its name: a template’s has 1 to {limit} characters.",
                    name=clean,
                    limit=LONGEST_NAME,
                ),
            )
        if problem := check_label(clean, "name"):
            raise BadInput.of([problem])
        own_id = template_id or new_id()
        document = dump(replace(without_unused(layout), id=own_id, name=clean))
        load(document)  # what cannot be read again is not kept
        with self._store.write(self._session.member.id) as change:
            if poster_templates.id_of_name(change.connection, clean) not in (None, own_id):
                raise BadInput.at("name", message("own_templates", "There is a template of this name already."))
            before = self._own(change.connection, own_id) if template_id else None
            created = before.created_at if before is not None else change.now
            later = max(change.now, before.changed_at + 1) if before is not None else change.now
            poster_templates.put(change.connection, TemplateRow(own_id, clean, document, created, later))
            self._record(change, "edit" if template_id else "add", own_id)
        return own_id

    def _own(self, connection: Connection, template_id: str) -> TemplateRow:
        row = poster_templates.find(connection, template_id)
        if row is None or row.deleted_at is not None:
            raise BadInput.at("template", message("own_templates", "This template was deleted meanwhile."))
        return row

    @staticmethod
    def _record(change: Change, action: str, template_id: str) -> None:
        change.record(action, "poster_template", template_id, {}, sync=False)
