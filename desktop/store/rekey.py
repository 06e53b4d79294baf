"""Re-key: the database is encrypted with another key, while the desk is open and in use; the inspectors' database as well.

SQLite's backup copies it page by page into a file under the new key; what is written meanwhile goes into both. Then, with
nobody reading or writing, the key file that goes with the copy is written: from here on the re-key is completed,
whatever happens. The copies take the databases' names, and the key file that of the present one. A process that is
killed before has left a copy that nobody needs; one that is killed after it is completed by the next opening.
"""

import base64
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.files.renaming import remove, rename
from desktop.files.whole import sync_folder, unwritable, write_whole
from desktop.store.driver import DriverConnection
from desktop.store.engine import open_engine, plain_connection
from desktop.store.folder import DeskFolder
from desktop.store.keys import new_database_key
from desktop.store.ledger import Store
from desktop.store.old_backups import EVER, remove_backups
from desktop.store.pool import Busy
from desktop.store.queries import gate_operations
from desktop.store.vault import Vault

GENERATION_KEY = "keys.generation"
"""The setting that holds the generation of the key that the database is encrypted with."""
_PAGES = 500
"""Pages that are copied before those who wait to write have their turn: some 20 ms."""
_SIDE_FILES = ("-wal", "-shm", "-journal")


class BusyDesk(UserError):
    """Somebody read for too long: nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            message("rekey", "The keys could not be changed while so much is read. It is tried again later.")
        )


@dataclass(frozen=True, slots=True)
class Holders:
    """Public signing keys of those who get the new keys: of the desk's database, and of the inspectors' alone."""

    desk: Sequence[bytes]
    inspectors: Sequence[bytes] = ()


class Rekey:
    """Gives an open desk's database another key, and the inspectors'. The caller sees to it that nobody else has the
    latter open."""

    def __init__(self, folder: DeskFolder, store: Store, vault: Vault) -> None:
        self._folder = folder
        self._store = store
        self._vault = vault

    def run(self, holders: Callable[[], Holders], progress: Progress = no_progress) -> None:
        """Copy, and take the copies' place. ``holders`` is asked once all is copied and nobody writes. Raises
        ``UserError``; then the desk goes on with the former keys. What ``progress`` raises ends it in the same way."""
        key, gate, folder = new_database_key(), new_database_key(), self._folder
        _remove(folder.next_database)
        _remove(folder.next_gate_database)
        try:
            self._copy_gate(gate)
            with self._store.copying() as copying:
                target = plain_connection(folder.next_database, key)
                try:

                    def on_step(_status: int, remaining: int, total: int) -> None:
                        progress(total - remaining, total)
                        if remaining:
                            copying.lend()

                    copying.connection.backup(target, pages=_PAGES, progress=on_step, sleep=0)
                    to = holders()
                    ring = self._vault.rekeyed(key, to.desk, gate, to.inspectors)
                    _finish(target, ring.generation, gate)
                finally:
                    target.close()
                _sync(folder.next_database)
                with self._store.exchanging(lambda: open_engine(folder.database, self._present(key))):
                    write_whole(folder.next_keys, ring.dumped())
                    complete(folder)
                    self._vault.adopt(ring, key, gate)
        except Busy:
            raise BusyDesk from None
        except OSError as error:
            raise unwritable(folder.next_database, error) from None
        finally:
            if not folder.next_keys.exists():
                _remove(folder.next_database)
                _remove(folder.next_gate_database)
        remove_backups(folder.backups, made_before=EVER)

    def _copy_gate(self, key: bytes) -> None:
        """The inspectors' database under another key, where there is one. One that its key does not open is left alone:
        it is put aside when it is opened next (``desktop.store.gate_file``)."""
        folder = self._folder
        if not folder.gate_database.exists():
            return
        source, target = (
            plain_connection(path, its)
            for path, its in ((folder.gate_database, self._vault.gate_key), (folder.next_gate_database, key))
        )
        try:
            source.backup(target, pages=-1, progress=lambda *_: None, sleep=0)
        except sqlcipher3.dbapi2.DatabaseError:
            target.close()
            _remove(folder.next_gate_database)
            return
        finally:
            source.close()
            target.close()
        _sync(folder.next_gate_database)

    def _present(self, key: bytes) -> bytes:
        """The key of the file that bears the database's name now."""
        return self._vault.database_key if self._folder.next_database.exists() else key


def complete(folder: DeskFolder) -> None:
    """Complete a re-key whose key file was written; what an unfinished one has left is removed. The caller holds the
    folder's lock, and nobody has the databases open. Raises ``OSError``, ``UserError``."""
    copies = ((folder.next_database, folder.database), (folder.next_gate_database, folder.gate_database))
    if not folder.next_keys.exists():
        for copy, _ in copies:
            _remove(copy)
        return
    for copy, database in copies:
        if copy.exists():
            for ending in _SIDE_FILES:  # what they held is in the copy
                remove(database.with_name(f"{database.name}{ending}"))
            rename(copy, database)
            sync_folder(folder.root)
    write_whole(folder.keys_copy, folder.next_keys.read_bytes())
    rename(folder.next_keys, folder.keys)
    sync_folder(folder.root)


def _finish(target: DriverConnection, generation: int, gate: bytes) -> None:
    target.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (GENERATION_KEY, str(generation)),
    )
    target.execute(
        "UPDATE setting SET value = json_set(value, '$.key', ?) WHERE key = ?",
        (base64.b64encode(gate).decode(), gate_operations.ACCESS_KEY),
    )
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def _remove(database: Path) -> None:
    for ending in ("", *_SIDE_FILES):
        remove(database.with_name(f"{database.name}{ending}"))
