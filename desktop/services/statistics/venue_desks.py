"""Which other desks of the venue are in the figures, and up to when each was heard of: an unsynced desk is no empty one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from desktop.domain.clock import venue_time
from desktop.domain.master.fields import DESK
from desktop.domain.messages import Message, message
from desktop.store.connections import Connection
from desktop.store.queries import registers
from desktop.store.queries import remote_totals as remote_totals


@dataclass(frozen=True, slots=True)
class SeenDesk:
    """Another desk of the venue: what people know it by, and when the hub got its records last (UTC ms), 0 for never."""

    called: Message | str
    at: int


def seen_desks(connection: Connection) -> tuple[SeenDesk, ...]:
    """The venue's other desks as of the last sync, by name; none for a venue with one desk."""
    found = (SeenDesk(_called(connection, desk), at) for desk, at in remote_totals.last_seen(connection).items())
    return tuple(sorted(found, key=lambda desk: str(desk.called)))


def included(desks: Sequence[SeenDesk], now: int) -> tuple[Message, ...]:
    """Who is in the figures beside this desk and how recently, and who is not; nothing for a venue with one desk."""
    seen, silent = [desk for desk in desks if desk.at], [desk for desk in desks if not desk.at]
    sentences = list[Message]()
    if len(seen) == 1:
        sentences.append(
            message("venue-desks", "Includes {desk}, as of {time}.", desk=seen[0].called, time=_time(seen[0].at, now))
        )
    elif seen:
        each: list[Message | str] = [
            message("venue-desks", "{desk} (as of {time})", desk=d.called, time=_time(d.at, now)) for d in seen
        ]
        sentences.append(message("venue-desks", "Includes {desks}.", desks=reduce(_and, each)))
    if silent:
        names = reduce(_and, [desk.called for desk in silent])
        sentences.append(message("venue-desks", "Nothing was received from {desks} yet.", desks=names))
    return tuple(sentences)


def _called(connection: Connection, desk: str) -> Message | str:
    fields = registers.of_thing(connection, DESK, desk)
    values = {name: json.loads(one.state.winner.value) for name, one in fields.items() if one.state.versions}
    return values.get("name") or message("venue-desks", "desk {prefix}", prefix=values.get("prefix") or desk[:8])


def _and(first: Message | str, second: Message | str) -> Message | str:
    return message("venue-desks", "{first}, {second}", first=first, second=second)


def _time(at: int, now: int) -> str:
    time = venue_time(at)
    return f"{time:%H:%M}" if time.date() == venue_time(now).date() else f"{time:%Y-%m-%d %H:%M}"
