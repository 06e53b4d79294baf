"""The sweep: what audit and outbox hold of deleted records is forgotten, and the file's log is folded.

In many short transactions, so that the desk goes on working meanwhile. A sweep that was cut off is done by the next
purge: ``unswept`` says that one is due.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.progress import Progress
from desktop.store.ledger import Store
from desktop.store.queries import purges
from desktop.sync.counting import note_remainder, owed

_SWEPT_AT_ONCE = 2000
_FORGOTTEN_AT_ONCE = 250
_PAUSE_SECONDS = 0.02
"""Between two transactions: time for others to write."""


def sweep(store: Store, actor: str, progress: Progress) -> None:
    """Sweep where that is due, as member ``actor``. What ``progress`` raises ends it; then it is still due."""
    with store.read() as connection:
        began = purges.state(connection)
        if not began.unswept:
            return
        ends = {log: purges.last_seq(connection, log) for log in purges.LOGS}
    total, done = max(sum(ends.values()), 1), 0
    for log, end in ends.items():
        for after in range(0, end, _SWEPT_AT_ONCE):
            progress(done + after, total)
            _sweep_part(store, actor, log, after)
        done += end
    with store.scratch() as connection:
        state = purges.state(connection)
        if state.touched == began.touched:  # else more was deleted meanwhile, of which some may have been passed over
            purges.keep_state(connection, replace(state, unswept=False))
    store.fold()
    progress(total, total)


def _sweep_part(store: Store, actor: str, log: str, after: int) -> None:
    with store.read() as connection:
        seqs = purges.bodies_of_the_gone(connection, log, after, after + _SWEPT_AT_ONCE)
    for start in range(0, len(seqs), _FORGOTTEN_AT_ONCE):
        _forget(store, actor, log, seqs[start : start + _FORGOTTEN_AT_ONCE])
        time.sleep(_PAUSE_SECONDS)


def _forget(store: Store, actor: str, log: str, seqs: Sequence[int]) -> None:
    """Remove bodies. People who were counted in what the hub may not have yet go on counting there as well."""
    with store.read() as connection:
        counts = owed(connection, seqs) if log == "outbox" else ()
    if not counts:
        with store.scratch() as connection:  # the deletion itself is on record
            purges.forget_bodies(connection, log, seqs)
        return
    with store.write(actor) as change:
        note_remainder(change, counts)
        purges.forget_bodies(change.connection, log, seqs)
