"""What the venue shows and sends: posters on its walls, and records at its hub."""

from collections.abc import Iterator

from desktop.domain.clock import venue_time
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.posters import GatePoster, PosterState
from desktop.domain.sync_errors import RETRIED
from desktop.services.shift_close.checks import CheckSources, CheckState, Mend, ShiftCheck, joined, listed
from desktop.services.sync.status import SyncStatus
from desktop.store.queries import outbox

_POSTERS, _SYNC = message("ShiftClose", "Posters"), message("ShiftClose", "Sync")
_LOOK = message("ShiftClose", "Look")
_DUE = (
    (PosterState.STALE, message("ShiftClose", "Out of date: {gates}")),
    (PosterState.NEVER, message("ShiftClose", "No poster yet: {gates}")),
    (PosterState.SAVED, message("ShiftClose", "Saved as PDF, not printed: {gates}")),
)


def posters(sources: CheckSources) -> ShiftCheck | None:
    """Gates whose poster is missing or no longer true, then those where nobody has seen it on the wall."""
    me = sources.session.member
    states = [p for p in sources.posters.states() if me.may(Right.PRINT_POSTERS) or p.gate.id in me.gate_ids]
    if not states:
        return None
    due = [one for state, _ in _DUE for one in states if one.state is state]
    if due:
        way = Mend(message("ShiftClose", "Print"), "go.posters", due[0].gate.id)
        return ShiftCheck(_POSTERS, CheckState.TO_DO, joined(list(_sentences(due))), way)
    unseen = [one for one in states if one.state is PosterState.PRINTED]
    if unseen:
        text = message(
            "ShiftClose", "Printed, not yet seen on the wall: {gates}", gates=listed([p.gate.name for p in unseen])
        )
        way = Mend(message("ShiftClose", "Check"), "posters.check")
        return ShiftCheck(_POSTERS, CheckState.INFORMATION, text, way)
    text = message("ShiftClose", "Every poster on the wall is right.")
    return ShiftCheck(_POSTERS, CheckState.FINE, text, Mend(_LOOK, "go.posters"))


def _sentences(due: list[GatePoster]) -> Iterator[Message]:
    for state, words in _DUE:
        if of_state := [one.gate.name for one in due if one.state is state]:
            yield words.filled(gates=listed(of_state))


def sync(sources: CheckSources) -> ShiftCheck | None:
    """How far the hub has what was entered; nothing for a desk that belongs to none."""
    with sources.store.read() as connection:
        if outbox.safe(connection) is None:
            return None
    status = sources.sync.read()
    state, text = _state_of(status)
    return ShiftCheck(_SYNC, state, text, Mend(_LOOK, "go.sync"))


def _state_of(status: SyncStatus) -> tuple[CheckState, Message]:
    waits = message("ShiftClose", "Records that wait for the hub: {count}", count=status.waiting)
    last = message("ShiftClose", "the hub answered last on {at}", at=_moment(status.last_answer))
    if status.error is not None and status.error_kind not in RETRIED:
        return CheckState.TO_DO, status.error
    if not status.approved:
        return CheckState.INFORMATION, message(
            "ShiftClose", "The health office has not approved this desk yet; everything stays here until then."
        )
    if status.held is not None:
        return CheckState.TO_DO, status.held
    if to_see_to := status.open_rejects + status.conflicts:
        return CheckState.TO_DO, message("ShiftClose", "Records to be seen to: {count}", count=to_see_to)
    if status.waiting:
        return CheckState.INFORMATION, joined((waits, last)) if status.last_answer else waits
    return CheckState.FINE, joined((message("ShiftClose", "The hub has everything"), last))


def _moment(ms: int) -> str:
    return f"{venue_time(ms):%m-%d %H:%M}"
