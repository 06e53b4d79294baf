"""``update``: which program this is, and for a day after an update the way back to the desk as it was before."""

import argparse

from desktop.app.program import Program
from desktop.build import this_build
from desktop.cli.desk import folder_of
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.cli.password import sign_in
from desktop.domain.audit_words import AUDIT_GROUPS
from desktop.domain.clock import venue_time
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.services.updates.updates import WayBack
from desktop.store.before_update import put_back


def update(program: Program, options: argparse.Namespace) -> Result:
    """Show the state of things, or undo the update. Raises ``UserError`` where there is nothing to undo, or where records
    would be lost and nobody has said that they may be."""
    access = program.access(folder_of(program, options))
    with access.folder.locked():
        with program.desk(access, sign_in(access, options.user)) as desk:
            way = desk.updates.way_back()
        if not options.undo:
            return _state(program, way)
        if way is None:
            raise UserError(
                message("update", "This desk was not updated within a day, so there is nothing to go back to.")
            )
        if way.since and not options.lose:
            raise UserError(
                message(
                    "update",
                    "Done at this desk since the update, and lost by going back: {what}. To go back all the same, add --lose.",
                    what=_words(program, way),
                )
            )
        aside = put_back(access.folder, way.before, program.clock)
    data = {"ok": True, "before": way.before.path, "kept": aside, "lost": _counts(way)}
    back = message(
        "update",
        "The desk is as it was before the update of {when}. Install the earlier version before you open it. What was there is kept in {aside}.",
        when=_moment(way.before.made),
        aside=aside,
    )
    return Result(data, (message_text(program, back),))


def _state(program: Program, way: WayBack | None) -> Result:
    build = this_build(program.resources)
    data: dict[str, object] = {"version": build.version, "commit": build.commit, "undo": None}
    lines = [f"venuedesk {build}"]
    if way is None:
        state = message("update", "This desk was not updated within a day, so there is nothing to go back to.")
        lines.append(message_text(program, state))
    else:
        data["undo"] = {"until": _moment(way.until), "copy": way.before.path, "lost": _counts(way)}
        state = message(
            "update",
            "Updated on {when}. Until {until}, --undo goes back.",
            when=_moment(way.before.made),
            until=_moment(way.until),
        )
        lost = message("update", "Done since, and lost by going back: {what}.", what=_words(program, way))
        nothing = message("update", "Nothing was done since, so nothing would be lost by it.")
        lines += [message_text(program, one) for one in (state, lost if way.since else nothing)]
    return Result(data, lines)


def _counts(way: WayBack) -> dict[str, int]:
    return {str(group): count for group, count in way.since.items()}


def _words(program: Program, way: WayBack) -> str:
    groups = [group for group in AUDIT_GROUPS if group in way.since]
    return "; ".join(f"{message_text(program, AUDIT_GROUPS[group])}: {way.since[group]}" for group in groups)


def _moment(ms: int) -> str:
    return f"{venue_time(ms):%Y-%m-%d %H:%M}"
