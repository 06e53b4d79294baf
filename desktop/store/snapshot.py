"""The database's file held as it is while it is copied, with everybody going on to write.

Writes go to the write-ahead log. Once all of that is in the file, a reader who begins reads the file alone, and as long as
it does SQLite writes nothing into the file (https://sqlite.org/walformat.html, section 2.3: a checkpoint needs the
exclusive lock on what such a reader has shared). What is written meanwhile stays in the log.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.store.connections import Connection
from desktop.store.failures import as_sentences
from desktop.store.ledger import Store

_TRIES, _PAUSE_SECONDS = 200, 0.05


@contextmanager
def held_file(store: Store) -> Iterator[Connection]:
    """Nothing is written into the database's file in the block; gives a connection that reads what is in the file. Whoever
    writes waits for no longer than a checkpoint of what was written in a moment. Raises ``UserError`` where others
    read for so long that the log cannot be emptied."""
    with as_sentences():
        connection = _reader(store)
        try:
            yield connection
        finally:
            connection.close()


def _reader(store: Store) -> Connection:
    for _ in range(_TRIES):
        store.checkpoint_passive()
        with store.copying() as writing:  # nobody of this program writes, and no other has the folder
            _busy, logged, done = writing.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()[0]
            if logged == done:
                connection = store.connect()
                connection.begin()
                connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")
                return connection
        time.sleep(_PAUSE_SECONDS)
    raise UserError(message("backup", "The backup could not be made while so much is read. It is tried again later."))
