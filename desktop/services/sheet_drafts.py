"""Hour sheets that are typed in and not saved yet, kept so that a crash loses nothing of them.

They lie in the encrypted store, for each member, and are no record: neither audited nor synced.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.counting import OLDEST_SHEET_DAYS, HourSheetDraft
from desktop.domain.hourly import HOUR_MS
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import settings

_KEY = "hour_sheet_draft:{member}"


class SheetDrafts:
    """The sheets of the member who is signed in: each gate keeps its own."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._key = _KEY.format(member=session.member.id)

    def keep(self, drafts: Sequence[HourSheetDraft]) -> None:
        """Remember sheets in place of the last ones. Raises ``UserError``."""
        self._put({"at": self._store.clock.now_ms(), "sheets": list(map(_written, drafts))})

    def clear(self) -> None:
        """Forget them: they were saved, or discarded on purpose."""
        self._put(None)

    def kept(self) -> tuple[HourSheetDraft, ...] | None:
        """The sheets that were left, if any, in the order of ``keep``; none that are older than sheets may be."""
        with self._store.read() as connection:
            stored = settings.get(connection, self._key, None)
        if not isinstance(stored, Mapping):
            return None
        if self._store.clock.now_ms() - int(stored["at"]) > OLDEST_SHEET_DAYS * 24 * HOUR_MS:
            return None
        return tuple(map(_read, stored.get("sheets", [stored])))  # it used to be one

    def _put(self, value: Mapping[str, Any] | None) -> None:
        with self._store.scratch() as connection:
            settings.put(connection, self._key, value)


def _written(draft: HourSheetDraft) -> dict[str, Any]:
    cells = [[hour, kind, text] for (hour, kind), text in draft.cells.items()]
    return {"day": draft.day, "gate": draft.gate_id, "inspector": draft.inspector_id, "cells": cells}


def _read(stored: Mapping[str, Any]) -> HourSheetDraft:
    cells = {(int(hour), str(kind)): str(text) for hour, kind, text in stored["cells"]}
    return HourSheetDraft(str(stored["day"]), str(stored["gate"]), str(stored["inspector"]), cells)
