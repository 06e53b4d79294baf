"""The layout that is being edited and is not saved yet, kept so that a crash loses nothing of it.

It lies in the encrypted store, one for each member, and is no record: neither audited nor synced.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.errors import BadInput
from desktop.domain.people import Right
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import dump, load
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import settings

_KEY = "studio_draft:{member}"


@dataclass(frozen=True, slots=True)
class StudioDraft:
    """A layout as it was left: what it began from (the identifier of a template, or an empty page), and its name."""

    origin: str
    name: str
    layout: Layout


class StudioDrafts:
    """The draft of the member who is signed in."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._key = _KEY.format(member=session.member.id)

    @requires(Right.EDIT_VENUE)
    def keep(self, draft: StudioDraft) -> None:
        """Remember a layout in place of the last one. Raises ``UserError``."""
        self._put(
            {
                "at": self._store.clock.now_ms(),
                "origin": draft.origin,
                "name": draft.name,
                "layout": dump(draft.layout),
            }
        )

    @requires(Right.EDIT_VENUE)
    def clear(self) -> None:
        """Forget it: the layout was saved, or discarded on purpose."""
        self._put(None)

    @requires(Right.EDIT_VENUE)
    def kept(self) -> StudioDraft | None:
        """The layout that was left, if any; none that this version of the program cannot read."""
        with self._store.read() as connection:
            stored = settings.get(connection, self._key, None)
        if not isinstance(stored, Mapping):
            return None
        try:
            return StudioDraft(str(stored["origin"]), str(stored["name"]), load(str(stored["layout"])))
        except BadInput:
            return None

    def _put(self, value: Mapping[str, object] | None) -> None:
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, value)
