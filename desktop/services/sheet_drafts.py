"""An hour sheet that is typed in and not saved yet, kept so that a crash loses nothing of it.

It lies in the encrypted store, one for each member, and is no record: neither audited nor synced.
"""

from collections.abc import Mapping
from typing import Any

from desktop.domain.counting import OLDEST_SHEET_DAYS, HourSheetDraft
from desktop.domain.hourly import HOUR_MS
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import settings

_KEY = "hour_sheet_draft:{member}"


class SheetDrafts:
    """The sheet of the member who is signed in."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._key = _KEY.format(member=session.member.id)

    def keep(self, draft: HourSheetDraft) -> None:
        """Remember a sheet in place of the last one. Raises ``UserError``."""
        cells = [[hour, kind, text] for (hour, kind), text in draft.cells.items()]
        self._put({
            "at": self._store.clock.now_ms(), "day": draft.day, "gate": draft.gate_id, "inspector": draft.inspector_id,
            "cells": cells,
        })  # fmt: skip

    def clear(self) -> None:
        """Forget it: the sheet was saved, or discarded on purpose."""
        self._put(None)

    def kept(self) -> HourSheetDraft | None:
        """The sheet that was left, if any; not one that is older than sheets may be."""
        with self._store.read() as connection:
            stored = settings.get(connection, self._key, None)
        if not isinstance(stored, Mapping):
            return None
        if self._store.clock.now_ms() - int(stored["at"]) > OLDEST_SHEET_DAYS * 24 * HOUR_MS:
            return None
        cells = {(int(hour), str(kind)): str(text) for hour, kind, text in stored["cells"]}
        return HourSheetDraft(str(stored["day"]), str(stored["gate"]), str(stored["inspector"]), cells)

    def _put(self, value: Mapping[str, Any] | None) -> None:
        with self._store.scratch() as connection:
            settings.put(connection, self._key, value)
