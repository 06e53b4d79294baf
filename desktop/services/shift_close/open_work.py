"""What waits for somebody at the end of a shift: fevers, slips, lines of imports, and what was typed and not saved."""

from collections.abc import Iterator, Sequence

from desktop.domain.clock import venue_time
from desktop.domain.counting import day_start
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.slips import SlipSerial
from desktop.services.counting.hour_sheets import sheets_left_by
from desktop.services.fevers.drafts import left_in
from desktop.services.fevers.fevers import OpenFever
from desktop.services.green_channel.drafts import left_by
from desktop.services.green_channel.records import Names, stored_draft
from desktop.services.shift_close.checks import CheckSources, CheckState, Mend, ShiftCheck, joined, listed
from desktop.store.queries import declarations, members

_FEVERS, _SLIPS = message("ShiftClose", "Fevers"), message("ShiftClose", "Slips")
_INCOMPLETE = message("ShiftClose", "Gaps")
_IMPORTS, _DRAFTS = message("ShiftClose", "Imports"), message("ShiftClose", "Drafts")
_DEAL = message("ShiftClose", "Deal with it")
_ENTER, _BATCH = message("ShiftClose", "Enter"), message("ShiftClose", "Batch entry")
_GO_ON, _LOOK = message("ShiftClose", "Go on"), message("ShiftClose", "Look")


def fevers(sources: CheckSources) -> ShiftCheck:
    """Who waits and nothing is decided about; personal data stay out of it."""
    waiting = sources.fevers.open()
    if not waiting:
        return ShiftCheck(_FEVERS, CheckState.FINE, message("ShiftClose", "Nobody with a fever waits."))
    return ShiftCheck(_FEVERS, CheckState.URGENT, _waiting(sources, waiting), _way_to(waiting))


def _waiting(sources: CheckSources, waiting: Sequence[OpenFever]) -> Message:
    first = waiting[0]
    at, today = venue_time(first.opened_at), sources.store.clock.today()
    since = f"{at:%H:%M}" if at.date() == today else f"{at:%m-%d %H:%M}"
    if len(waiting) > 1:
        return message(
            "ShiftClose",
            "Waiting: {count}, the longest at {gate} since {since}",
            count=len(waiting),
            gate=first.gate,
            since=since,
        )
    if first.waits_at:
        return message("ShiftClose", "1 person waits: {place}, since {since}", place=first.waits_at, since=since)
    return message("ShiftClose", "1 person waits at {gate} since {since}", gate=first.gate, since=since)


def _way_to(waiting: Sequence[OpenFever]) -> Mend:
    return Mend(_DEAL, "entry.fever", waiting[0].id if len(waiting) == 1 else "")


Runs = Sequence[tuple[SlipSerial, SlipSerial]]


def slips(sources: CheckSources) -> ShiftCheck:
    """Slips that were handed out and are not entered. Those behind the last used one may lie in the drawer: they are listed,
    and nobody can say that they are missing."""
    passed, out = sources.slips.passed_over(), sources.slips.outstanding()
    if not out:
        return ShiftCheck(_SLIPS, CheckState.FINE, message("ShiftClose", "No slip is out."))
    if passed:
        text = message(
            "ShiftClose",
            "Passed over and not entered: {slips} ({count})",
            count=_many(passed),
            slips=listed(list(map(_run, passed))),
        )
        if (rest := _many(out) - _many(passed)) > 0:
            text = joined((text, message("ShiftClose", "printed and not entered besides: {count}", count=rest)))
        return ShiftCheck(_SLIPS, CheckState.TO_DO, text, _way_in(passed))
    text = message(
        "ShiftClose",
        "Printed and not entered: {slips} ({count}). Enter those that were handed out.",
        count=_many(out),
        slips=listed(list(map(_run, out))),
    )
    return ShiftCheck(_SLIPS, CheckState.INFORMATION, text, _way_in(out))


def _many(runs: Runs) -> int:
    return sum(last.number - first.number + 1 for first, last in runs)


def _run(run: tuple[SlipSerial, SlipSerial]) -> str:
    first, last = run
    return str(first) if first == last else f"{first}–{last.number:06d}"


def _way_in(runs: Runs) -> Mend:
    """To the first of them: a slip by itself, or several that follow each other as a pile."""
    first, last = runs[0]
    if first == last:
        return Mend(_ENTER, "entry.slip", str(first))
    return Mend(_BATCH, "entry.pile", f"{first}+{last.number - first.number + 1}")


def incomplete(sources: CheckSources) -> ShiftCheck | None:
    """Slips of today that leave out an answer, the signature or the like, which a clerk has given a reason for: whoever
    comes back may still tell it."""
    if not sources.session.member.may(Right.ENTER_DECLARATIONS):
        return None
    with sources.store.read() as connection:
        names = Names.read(connection)
        rows = declarations.kept_with_reasons(connection, day_start(sources.store.clock.now_ms()))
        drafts = [stored_draft(row, names) for row in rows]
    lacking = [draft for draft in drafts if any(not draft.text(field) for field in draft.overrides)]
    if not lacking:
        return ShiftCheck(_INCOMPLETE, CheckState.FINE, message("ShiftClose", "No slip of today was kept with a gap."))
    without = message("ShiftClose", "without a number")
    text = message(
        "ShiftClose",
        "Entered today with a gap and a reason: {slips} ({count})",
        count=len(lacking),
        slips=listed([draft.slip or without for draft in lacking]),
    )
    about = next((draft.slip for draft in lacking if draft.slip), "")
    return ShiftCheck(_INCOMPLETE, CheckState.INFORMATION, text, Mend(_LOOK, "find.search", about))


def imports(sources: CheckSources) -> ShiftCheck | None:
    """Lines of files that were not taken, for whoever may mend them."""
    if not sources.session.member.may(Right.ENTER_DECLARATIONS):
        return None
    count = sources.import_drafts.count()
    if not count:
        return ShiftCheck(_IMPORTS, CheckState.FINE, message("ShiftClose", "No line of an import waits."))
    text = message("ShiftClose", "Import lines to be mended: {count}", count=count)
    return ShiftCheck(_IMPORTS, CheckState.TO_DO, text, Mend(message("ShiftClose", "Mend"), "entry.mend"))


def drafts(sources: CheckSources) -> ShiftCheck:
    """What was typed and not saved: the member's own work can be gone on with, others' only be named."""
    own, others = list(_own_drafts(sources)), list(_others(sources))
    if own:
        return ShiftCheck(_DRAFTS, CheckState.TO_DO, joined([*(text for text, _ in own), *others]), own[0][1])
    if others:
        return ShiftCheck(_DRAFTS, CheckState.INFORMATION, joined(others))
    return ShiftCheck(_DRAFTS, CheckState.FINE, message("ShiftClose", "Everything that was typed is saved."))


def _own_drafts(sources: CheckSources) -> Iterator[tuple[Message, Mend]]:
    me = sources.session.member
    with sources.store.read() as connection:
        entry, sheets = left_by(connection, me.id), sheets_left_by(connection, me.id)
        worked_on = [fever.id for fever in sources.fevers.open() if left_in(connection, fever.id)]
    if entry is not None and entry.pile is not None:
        pile = entry.pile
        text = message(
            "ShiftClose", "A pile of slips is under way: {done} of {size}", done=len(pile.entered), size=pile.size
        )
        yield text, Mend(_GO_ON, "go.green-channel")
    elif entry is not None:
        yield message("ShiftClose", "A slip is typed and not saved"), Mend(_GO_ON, "go.green-channel")
    if sheets:
        text = message("ShiftClose", "Tally sheets typed and not saved: {count}", count=len(sheets))
        yield text, Mend(_GO_ON, "counting.sheet")
    if worked_on:
        text = message("ShiftClose", "Fever worksheets typed and not kept: {count}", count=len(worked_on))
        yield text, Mend(_GO_ON, "entry.fever", worked_on[0])


def _others(sources: CheckSources) -> Iterator[Message]:
    """Who else has left something; what it is, they see when they sign in."""
    me = sources.session.member
    with sources.store.read() as connection:
        for member in members.every(connection):
            if member.id != me.id and (left_by(connection, member.id) or sheets_left_by(connection, member.id)):
                yield message("ShiftClose", "{name} has left something that is not saved", name=member.name)
