"""Keeps the anchor of an open desk's audit log up to date, and compares it with the log when the desk is opened."""

import contextlib
import os
import threading
from collections.abc import Callable

from desktop.domain.errors import UserError
from desktop.store.anchor import AnchorFiles, Anchors
from desktop.store.ledger import Store
from desktop.store.queries import audit_findings
from desktop.store.vault import Vault

_PAUSE_SECONDS = 2.0
"""How long after a change the anchor is written: what was done in the meantime goes into the same one."""


def anchor_key(store: Store) -> bytes:
    """The key that the desk's anchor is sealed with, made for a desk that has none."""
    with store.read() as connection:
        key = audit_findings.anchor_key(connection)
    if key is None:
        key = os.urandom(32)
        with store.write_unaudited() as connection:
            audit_findings.put_anchor_key(connection, key)
    return key


def _nothing() -> None:
    """Ends no subscription."""


class Anchoring:
    """One desk's anchor while it is open. Writes in the background: no transaction waits for it."""

    def __init__(self, store: Store, vault: Vault, files: AnchorFiles) -> None:
        self._store = store
        self._vault = vault
        self._files = files
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._end: Callable[[], None] = _nothing

    def start(self, *, is_restored: bool = False) -> None:
        """Note what the anchor says against the desk as it was found, and follow the log from now on. A desk that was just
        put back from a backup is in an earlier state on purpose: it gets another anchor."""
        anchors = Anchors() if is_restored else self._files.read()
        with self._store.read() as connection:
            found = audit_findings.compare(connection, anchors, self._vault.saved)
            known, anchored = audit_findings.unacknowledged(connection), audit_findings.is_anchored(connection)
        new = [one for one in found if one.kind not in {each.kind for each in known}]
        if is_restored or not anchored:
            self._write()  # before the desk says that it has one
        if new or not anchored:
            with self._store.write_unaudited("audit") as connection:
                audit_findings.note(connection, new)
                audit_findings.set_anchored(connection)
        self._end = self._store.subscribe(lambda _kinds: self._schedule())
        self._schedule()

    def stop(self) -> None:
        """Write the anchor as the log is now, and follow it no longer."""
        self._end()
        with self._lock:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            timer.join()
        self._write()

    def _schedule(self) -> None:
        with self._lock:
            if self._timer is None:
                self._timer = threading.Timer(_PAUSE_SECONDS, self._on_time)
                self._timer.daemon = True
                self._timer.start()

    def _on_time(self) -> None:
        with self._lock:
            if self._timer is None:
                return
            self._timer = None
        self._write()

    def _write(self) -> None:
        with contextlib.suppress(UserError), self._store.read() as connection:
            self._files.write(audit_findings.last(connection, self._store.clock.now_ms(), self._vault.saved))
