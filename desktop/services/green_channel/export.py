"""Declarations into files: for the health office, for a spreadsheet, to be taken back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.clock import VENUE_ZONE, from_venue_time, venue_time
from desktop.domain.declaration_columns import COLUMNS, OVERRIDES, STORED, overrides_text
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.draft_words import in_words
from desktop.domain.errors import BadInput
from desktop.domain.headings import Headings, heading_of, headings_of
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.files.whole import written_with
from desktop.services.green_channel.records import Names, stored_draft
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import declarations
from desktop.store.queries.declarations import DeclarationRow
from desktop.tables.writing import make_table

_LOOK_UP = 200
"""Rows between two looks at whether the export was stopped."""
_ID, *_TIMES = STORED
EXPORTED = (_ID, *COLUMNS, OVERRIDES, *_TIMES)
"""The columns of an export."""


class DeclarationExportService:
    """Exports of what the book holds, in full."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.SEE_PERSONAL_DATA)
    def export(
        self,
        path: Path,
        reason: str,
        since: dt.date | None = None,
        until: dt.date | None = None,
        progress: Progress = no_progress,
        *,
        headings: Headings = Headings.EN,
    ) -> int:
        """Write declarations to ``.csv`` or ``.xlsx``; both days are included. The reason goes to the audit log.

        ``headings`` is the language of the headings and of the form's words; an import takes both back. Raises
        ``BadInput``, ``Forbidden``; ``Cancelled`` with nothing written. Gives the number of rows.
        """
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", message("declaration", "Say why the data is needed: one short sentence."))
        period = midnight(since), midnight(until, after=True)
        # Read and made before the transaction begins: others write meanwhile.
        with self._store.read() as connection:
            names, total = Names.read(connection), declarations.count_between(connection, *period)
            rows = (declaration_cells(row, names, headings) for row in declarations.between(connection, *period))
            data, count = make_table(path, headings_of(EXPORTED, headings), _watched(rows, total, progress))
        with written_with(path, data), self._store.write(self._session.member.id) as change:
            change.record("export", "declaration", "", {"reason": reason.strip(), "rows": count}, sync=False)
        return count


def declaration_cells(row: DeclarationRow, names: Names, headings: Headings) -> list[str]:
    """A declaration as a line of an export; its columns are ``EXPORTED``."""
    draft = in_words(stored_draft(row, names), headings)
    typed = [draft.text(column.name) for column in COLUMNS]
    reasons = [(field, draft.overrides[field]) for field in FIELDS.keys if field in draft.overrides]
    kept = overrides_text(reasons, {column.name: heading_of(column, headings) for column in COLUMNS}) if reasons else ""
    return [row.id, *typed, kept, _moment(row.entered_at), _moment(row.visited_from), _moment(row.visited_to)]


def _watched(rows: Iterator[list[str]], total: int, progress: Progress) -> Iterator[list[str]]:
    for done, row in enumerate(rows):
        if done % _LOOK_UP == 0:
            progress(done, total)
        yield row


def midnight(day: dt.date | None, *, after: bool = False) -> int | None:
    """The beginning of a day of the venue, or its end (UTC ms); None for no day."""
    if day is None:
        return None
    return from_venue_time(dt.datetime.combine(day + dt.timedelta(days=after), dt.time()))


def _moment(ms: int) -> str:
    return venue_time(ms).astimezone(VENUE_ZONE).isoformat(timespec="seconds")
