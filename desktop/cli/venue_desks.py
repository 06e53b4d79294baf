"""Which desks of the venue are in figures that leave the program: an unsynced desk is no empty one."""

from desktop.app.program import Program
from desktop.cli.messages import message_text
from desktop.domain.clock import venue_time
from desktop.services.desk import Desk
from desktop.services.statistics.venue_desks import included


def others(program: Program, desk: Desk) -> tuple[list[dict[str, object]], list[str]]:
    """The other desks as data (``as_of`` is ISO 8601, None where nothing was received yet) and in words."""
    found = desk.statistics.desks()
    data: list[dict[str, object]] = [
        {
            "name": one.called if isinstance(one.called, str) else message_text(program, one.called),
            "as_of": _moment(one.at),
        }
        for one in found
    ]
    return data, [message_text(program, sentence) for sentence in included(found, program.clock.now_ms())]


def _moment(ms: int) -> str | None:
    return venue_time(ms).isoformat(timespec="seconds") if ms else None
