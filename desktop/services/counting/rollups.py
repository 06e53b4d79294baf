"""The hourly rollup against its sources: compared by ``check``, written anew where a fault was found."""

from collections.abc import Iterator

from desktop.domain.clock import venue_time
from desktop.domain.hourly import HOUR_MS, hour_of
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import hourly, settings
from desktop.store.queries.hourly import HourSpan

_STEP_MS = 7 * 24 * HOUR_MS
_SHOWN = 5


class RollupService:
    """Counts everything again, a week at a time, so that it can be stopped and holds up nobody."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @open_to_all("Whether the desk is whole is asked by whoever is at it.")
    def problems(self, progress: Progress = no_progress) -> tuple[Message, ...]:
        """Hours whose figures are not what their visits add up to, the first few in a sentence each."""
        wrong = [hour for since, until in self._weeks(progress) for hour in self._wrong_hours(since, until)]
        sentences = [
            message(
                "check",
                "The hourly figures of {hour} are not what its visits add up to.",
                hour=f"{venue_time(hour):%Y-%m-%d %H:%M}",
            )
            for hour in wrong[:_SHOWN]
        ]
        if len(wrong) > _SHOWN:
            sentences.append(message("check", "So it is with {count} more hours.", count=len(wrong) - _SHOWN))
        return tuple(sentences)

    @requires(Right.EDIT_VENUE)
    def recompute(self, progress: Progress = no_progress) -> int:
        """Write the rollup anew; gives how many hours were wrong. Stopped, it has mended the weeks before.

        Raises ``Forbidden``, ``Cancelled``.
        """
        mended = 0
        for since, until in self._weeks(progress):
            if wrong := self._wrong_hours(since, until):
                with self._store.write(self._session.member.id) as change:
                    hourly.rewrite(change.connection, since, until, hourly.recount(change.connection, since, until))
                    settings.put(change.connection, settings.RECOUNTED_KEY, change.now)
                    change.record(
                        "recompute", "hourly", "", {"since": since, "until": until, "hours": len(wrong)}, sync=False
                    )
                mended += len(wrong)
        return mended

    def _weeks(self, progress: Progress) -> Iterator[tuple[int, int]]:
        with self._store.read() as connection:
            ends = hourly.source_ends(connection)
        if ends is None:
            progress(1, 1)
            return
        first, last = hour_of(ends[0]), hour_of(ends[1]) + HOUR_MS
        starts = range(first, last, _STEP_MS)
        for number, since in enumerate(starts):
            progress(number, len(starts))
            yield since, min(since + _STEP_MS, last)
        progress(len(starts), len(starts))

    def _wrong_hours(self, since: int, until: int) -> list[int]:
        with self._store.read() as connection:
            right = hourly.recount(connection, since, until)
            there = {each.key: each.tally for each in hourly.rows(connection, HourSpan(since, until))}
        return sorted({key.hour for key in right.keys() | there.keys() if right.get(key) != there.get(key)})
