"""Which visit a refused line is of, as far as it can be read: what the store keeps beside the line."""

from desktop.domain.clock import venue_time
from desktop.domain.dates import read_visit_day
from desktop.domain.identity import ID_TYPE_WORDS, check_document
from desktop.domain.text import clean_code
from desktop.domain.typed import PASTE_LIMIT, line
from desktop.services.imports.draft_json import to_json
from desktop.services.imports.outcome import Rejected
from desktop.store.queries.import_drafts import LineRow


def waiting_row(draft_id: str, number: int, rejected: Rejected, now: int) -> LineRow:
    """A refused line as it waits. ``now``: UTC ms."""
    document, day = visit_of(rejected, now)
    return LineRow(draft_id, number, day, document, to_json(rejected))


def visit_of(rejected: Rejected, now: int) -> tuple[str, str]:
    """The document's number in canonical form and the ISO day of a refused line, as far as it has them; ``now`` UTC ms."""
    return _document(rejected, now), _day(rejected, now)


def _day(rejected: Rejected, now: int) -> str:
    """The day that the retention counts from."""
    today = venue_time(now).date()
    doubted = any(problem.field == "visited_on" for problem in rejected.cell_problems)
    day = None if doubted else read_visit_day(rejected.draft.visited_on[:PASTE_LIMIT], today)[0]
    return (day or today).isoformat()


def _document(rejected: Rejected, now: int) -> str:
    """The document's number in canonical form as far as it has one."""
    text = rejected.draft.id_number[:PASTE_LIMIT]
    id_type = ID_TYPE_WORDS.read(line(rejected.draft.id_type[:PASTE_LIMIT]))
    if id_type is None:
        return clean_code(text)
    return check_document(id_type, text, venue_time(now).date())[0].number or clean_code(text)
