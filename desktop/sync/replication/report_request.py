"""The health office's request that a venue's desks sync soon, from a part of a page of a pull."""

import msgspec

from desktop.store.connections import Connection
from desktop.sync.segment import BROKEN
from desktop.sync.state import ReportRequested, put, report_requested
from desktop.sync.wire import Pulled

REPORT = "report"
"""The tag of the part. It is whole in every page, whatever the cursor, so that no desk pulls from the beginning for it."""
_asked = msgspec.msgpack.Decoder(int)


def keep_request(connection: Connection, page: Pulled) -> None:
    """Store what is asked of this desk, in the transaction that stores the page's cursor."""
    asked = 0
    for part in page.parts:
        if part.tag == REPORT:
            try:
                asked = min(max(_asked.decode(part.body), 0), page.at)
            except BROKEN:
                continue
    if asked != report_requested(connection).at:
        put(connection, (ReportRequested(asked),))
