"""The purge deletes what is past its retention: rows, what the file's free pages and its log have of them, and backups.

Audit log and outbox are scrubbed of what was deleted: their bodies are removed, the entries themselves stay.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.clock import venue_time
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import message
from desktop.domain.progress import Progress, no_progress
from desktop.domain.retention import DEFAULT_DAYS, MIN_DAYS, kept_since
from desktop.services.cards import records as card_records
from desktop.services.retention.questions import PurgeAsks, purge_questions
from desktop.store.erasure import erase, erase_things
from desktop.store.ledger import Change, Store
from desktop.store.old_backups import remove_backups
from desktop.store.queries import (
    backups,
    cards,
    declarations,
    erased_lines,
    fevers,
    gate_operations,
    import_drafts,
    personal,
    purges,
    settings,
    slips,
)
from desktop.store.queries.purges import Erased
from desktop.store.set_aside import remove_set_aside
from desktop.sync.counting import note_remainder, uncounted_by_hub

_SCRUB_BATCH = 2000
_FORGET_BATCH = 250
_PAUSE_SECONDS = 0.02
"""Pause between two transactions, in which others can write."""


def scrub(store: Store, actor: str, progress: Progress) -> None:
    """Remove what audit log and outbox hold of deleted records, where that is due, as member ``actor``.

    What ``progress`` raises ends it; then it is still due.
    """
    with store.read() as connection:
        began = purges.state(connection)
        if not began.unswept:
            return
        ends = {log: purges.last_seq(connection, log) for log in purges.LOGS}
    total, done = max(sum(ends.values()), 1), 0
    for log, end in ends.items():
        for after in range(0, end, _SCRUB_BATCH):
            progress(done + after, total)
            _scrub_part(store, actor, log, after)
        done += end
    with store.write_unaudited() as connection:
        state = purges.state(connection)
        if state.touched == began.touched:  # else more was deleted meanwhile, of which some may have been passed over
            purges.keep_state(connection, replace(state, unswept=False))
    store.checkpoint_truncate()
    progress(total, total)


def _scrub_part(store: Store, actor: str, log: str, after: int) -> None:
    with store.read() as connection:
        seqs = purges.bodies_of_deleted(connection, log, after, after + _SCRUB_BATCH, store.kinds)
    for start in range(0, len(seqs), _FORGET_BATCH):
        _forget(store, actor, log, seqs[start : start + _FORGET_BATCH])
        time.sleep(_PAUSE_SECONDS)


def _forget(store: Store, actor: str, log: str, seqs: Sequence[int]) -> None:
    """Remove the bodies of entries of a log. Where the hub may not have counted them yet, their counts are recorded
    first."""
    with store.read() as connection:
        counts = uncounted_by_hub(connection, seqs) if log == "outbox" else ()
    if not counts:
        with store.write_unaudited() as connection:  # the deletion itself is on record
            purges.forget_bodies(connection, log, seqs)
        return
    with store.write(actor) as change:
        note_remainder(change, counts)
        purges.forget_bodies(change.connection, log, seqs)


_OWN_RULE = frozenset({"fever"})
"""Kinds that expire by a rule of their own, not by when they were first recorded; declarations and cards have theirs
in queries of their own."""
CHUNK = 10
"""Declarations that are deleted between two checks of the time."""
_TURN_SECONDS = 0.01
"""How long a transaction goes on: others wait for it, and no window may wait for 50 ms."""
_LARGE, _LARGE_PART = 1000, 20
"""A purge is large when it deletes more than a thousand declarations, and more than a twentieth of all."""
_KEYS_AT_ONCE = 500
_SPOILED_AT_ONCE = 500
_LINES_AT_ONCE = 100
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Purged:
    """How many declarations, fever worksheets without one, unused cards, old backups and lines of imports were
    removed, and how many spoiled slips are to be shredded since.
    """

    declarations: int = 0
    fevers: int = 0
    cards: int = 0
    backups: int = 0
    spoiled: int = 0
    import_lines: int = 0


class PurgeStopped(Cancelled):
    """The purge was stopped; what it had deleted by then is gone, the rest goes the next time."""

    def __init__(self, count: int) -> None:
        UserError.__init__(
            self,
            message("retention", "Stopped. Records deleted: {count}; the rest is deleted the next time.", count=count),
        )


class Purge:
    """One purge, by member ``actor``. ``backups`` is the folder where migrations keep copies of the desk."""

    def __init__(self, store: Store, actor: str, backups: Path) -> None:
        self._store = store
        self._actor = actor
        self._backups = backups
        self._started = store.clock.now_ms()

    def run(self, progress: Progress = no_progress) -> Purged:
        """Delete what is past its retention. Raises ``PurgeStopped``, ``PurgeAsks``, ``UserError``."""
        now = self._started
        with self._store.read() as connection:
            days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
            state = purges.state(connection)
            because = purge_questions(connection, now).sentence
        if because is not None:
            with self._store.write_unaudited() as connection:
                purges.keep_state(connection, state)  # what is entered by the wrong clock must not make it trusted
            self._scrub(0, progress)  # what is deleted already needs no clock
            raise PurgeAsks(because)
        before = kept_since(now, days)
        with self._store.write_unaudited() as connection:
            purges.keep_state(connection, replace(state, clock=max(now, state.clock)))
            purges.forget_drafts(connection, before)
            erased_lines.forget(connection, before)
            gate_operations.forget(connection, before)
            slips.forget_notes(connection, before)
        removed = self._declarations(before, days, progress)
        worksheets, void = self._others(before)
        self._other_kinds(before)
        lines = self._import_lines(before)
        spoiled = self._spoiled(before)
        self._scrub(removed, progress)
        return Purged(removed, worksheets, void, self._old_backups(now, days), spoiled, lines)

    def _scrub(self, removed: int, progress: Progress) -> None:
        scrub(self._store, self._actor, lambda done, total: _report(progress, done, total, removed))

    def _declarations(self, before: int, days: int, progress: Progress) -> int:
        with self._store.read() as connection:
            total = declarations.count_before(connection, before)
            is_large = total > _LARGE and total * _LARGE_PART > declarations.count(connection)
        if is_large:
            self._keys(before, total, progress)
        removed = 0
        while removed < total:
            _report(progress, removed, total, removed)
            with self._store.write(self._actor) as change:
                done = self._turn(change, before, days)
                change.record("purge", "declaration", "", {"count": done, "before": _day(before)}, sync=False)
            if not done:
                break
            removed += done
            time.sleep(_PAUSE_SECONDS)
        return removed

    def _keys(self, before: int, total: int, progress: Progress) -> None:
        """Delete the search keys of a large purge before its declarations, in the order of the keys.

        Each page of the index is then written once, not once for every declaration that has a key on it.
        """
        at = purges.BEFORE_ALL
        while True:
            _report(progress, 0, total, 0)
            until = time.monotonic() + _TURN_SECONDS
            with (
                self._store.write_unaudited() as connection
            ):  # the deletion of the declarations is what is put on record
                while end := purges.key_after(connection, at, _KEYS_AT_ONCE):
                    purges.erase_keys(connection, at, end, before)
                    at = end
                    if time.monotonic() > until:
                        break
            if end is None:
                return
            time.sleep(_PAUSE_SECONDS)

    def _turn(self, change: Change, before: int, days: int) -> int:
        """Delete as many declarations as one transaction has time for; returns how many."""
        done, until = 0, time.monotonic() + _TURN_SECONDS
        first = last = ""
        while rows := declarations.expired(change.connection, before, CHUNK):
            visits = list(erase(change, rows).visits.values())
            first, last = min(first or visits[0], visits[0]), max(last, visits[-1])
            done += len(rows)
            if time.monotonic() > until:
                break
        if done:
            state = purges.state(change.connection)
            so_far = state.count if state.at == self._started else 0
            count = so_far + done
            state = replace(state, at=self._started, count=count, touched=self._started, unswept=True)
            purges.keep_state(change.connection, state)
            purges.add_erased(change.connection, Erased(done, first, last, days, _day(change.now)))
        return done

    def _others(self, before: int) -> tuple[int, int]:
        """Delete fever worksheets without a declaration, and cards that nobody used for as long; returns how many of
        each."""
        worksheets = void = 0
        while True:
            with self._store.read() as connection:
                if not purges.others_before(connection, before):
                    return worksheets, void
            with self._store.write(self._actor) as change:
                sheets = fevers.erase_before(change.connection, before, CHUNK)
                unused = cards.forget_unused(change.connection, before, change.now, CHUNK)
                for row in unused:
                    card_records.record(change, "void", row)
                counts = {"fevers": len(sheets), "cards": len(unused), "before": _day(before)}
                change.record("purge", "fever", "", counts, sync=False)
                state = purges.state(change.connection)
                purges.keep_state(change.connection, replace(state, touched=self._started, unswept=True))
            worksheets, void = worksheets + len(sheets), void + len(unused)

    def _other_kinds(self, before: int) -> None:
        """Delete rows of all personal kinds that have no rule above, by when they were first recorded."""
        for kind in personal.erasable(self._store.kinds):
            if kind.name in _OWN_RULE:
                continue
            while True:
                with self._store.read() as connection:
                    if not personal.recorded_before(connection, kind, before, 1):
                        break
                with self._store.write(self._actor) as change:
                    ids = personal.recorded_before(change.connection, kind, before, CHUNK)
                    erase_things(change, {kind.name: ids})
                    counts = {"count": len(ids), "before": _day(before)}
                    change.record("purge", kind.name, "", counts, sync=False)
                time.sleep(_PAUSE_SECONDS)

    def _import_lines(self, before: int) -> int:
        """Delete lines of imports that were refused and never corrected; returns how many."""
        removed, day = 0, _day(before)
        while True:
            with self._store.read() as connection:
                if not import_drafts.has_expired(connection, day):
                    return removed
            with self._store.write(self._actor) as change:
                gone = import_drafts.remove_expired(change.connection, day, _LINES_AT_ONCE)
                change.record("purge", "import_draft", "", {"lines": gone, "before": day}, sync=False)
                state = purges.state(change.connection)
                purges.keep_state(change.connection, replace(state, touched=self._started, unswept=True))
            removed += gone
            time.sleep(_PAUSE_SECONDS)

    def _spoiled(self, before: int) -> int:
        """List void slips to be shredded: somebody may have written on them; returns how many."""
        expired = 0
        while True:
            with self._store.read() as connection:
                waiting = slips.spoiled_before(connection, before, _SPOILED_AT_ONCE)
            if not waiting:
                return expired
            with self._store.write(self._actor) as change:
                # Read again: since then somebody may have found that one of them is in use after all.
                waiting = slips.spoiled_before(change.connection, before, _SPOILED_AT_ONCE)
                slips.expire(change.connection, {n: _day(at) for n, at in waiting.items()}, change.now)
                change.record("purge", "slip", "", {"count": len(waiting), "before": _day(before)}, sync=False)
            expired += len(waiting)

    def _old_backups(self, now: int, retained: int) -> int:
        """Copies that migrations have made go after a day where anything was deleted since: a desk that goes back to one
        purges nothing by itself. Daily copies stay for the days of the plan: a restore purges."""
        with self._store.read() as connection:
            last, days = purges.state(connection).touched, min(backups.plan(connection).keep_days, retained)
        remove_set_aside(self._backups.parent, made_before=kept_since(now, retained))
        return remove_backups(
            self._backups,
            made_before=max(now - MIN_DAYS * _DAY_MS, min(last, now - _DAY_MS)),
            copies_before=now - days * _DAY_MS,
        )


def _report(progress: Progress, done: int, total: int, removed: int) -> None:
    try:
        progress(done, total)
    except Cancelled:
        raise PurgeStopped(removed) from None


def _day(ms: int) -> str:
    return venue_time(ms).date().isoformat()
