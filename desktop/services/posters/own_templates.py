"""Layouts that the venue has made itself, on this desk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import dump, load
from desktop.posters.editing.actions import without_unused
from desktop.services.session import Session
from desktop.store.ledger import Store, new_id
from desktop.store.queries import settings

_KEY = "own_templates"
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the venue's own, for lists."""

    id: str
    name: str


class OwnTemplateService:
    """Kept and changed by the venue's manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    def list(self) -> tuple[OwnTemplate, ...]:
        """All of them, in the order in which they were made."""
        return tuple(OwnTemplate(name, str(kept["name"])) for name, kept in self._kept().items())

    def layout(self, template_id: str) -> Layout:
        """One of them. Raises ``BadInput`` for an unknown one."""
        kept = self._kept()
        if template_id not in kept:
            raise BadInput.at("template", message("own_templates", "This template was deleted meanwhile."))
        return load(str(kept[template_id]["document"]))

    def save(self, layout: Layout, name: str, template_id: str | None) -> str:
        """Keep a layout under a name, in place of one of the templates or as a new one; gives its identifier. Raises
        ``BadInput``, ``Forbidden``."""
        self._session.require(Right.EDIT_VENUE)
        if not 0 < len(name) <= _LONGEST_NAME:
            raise BadInput.at(
                "name", message("own_templates", "A name has 1 to {limit} characters.", limit=_LONGEST_NAME)
            )
        own_id = template_id or new_id()
        document = dump(replace(without_unused(layout), id=own_id, name=name))
        load(document)
        with self._store.write_unaudited() as connection:
            kept = dict(settings.get(connection, _KEY, {}))
            if any(k != own_id and v["name"] == name for k, v in kept.items()):
                raise BadInput.at("name", message("own_templates", "There is a template of this name already."))
            settings.put(connection, _KEY, kept | {own_id: {"name": name, "document": document}})
        return own_id

    def _kept(self) -> Mapping[str, Mapping[str, object]]:
        with self._store.read() as connection:
            found: Mapping[str, Mapping[str, object]] = settings.get(connection, _KEY, {})
        return found
