"""``hub ticket`` and ``hub import``: what the health office gives to a desk, and what comes from one by stick."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.program import Program
from desktop.cli.hub import opened, venue_of
from desktop.cli.output import Result
from desktop.domain.codes import read_declaration_code
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.renaming import rename
from desktop.files.whole import write_whole
from desktop.hub.console.command_line import noted
from desktop.hub.tickets import invite
from desktop.sync.link import checked_url

if TYPE_CHECKING:
    from desktop.hub.sticks import ImportedBundle


def ticket(program: Program, options: argparse.Namespace) -> Result:
    """Make a ticket, and with ``--out`` the invitation that carries it on a stick."""
    code = read_declaration_code(options.code) if options.code else ""
    if not 1 <= options.hours <= 24 * 366:
        raise BadInput(message("hub", "A ticket holds from an hour to a year."))
    if options.approve and not (options.venue or code):
        raise BadInput(message("hub", "A ticket that approves needs --venue or --code: anybody could use it."))
    if options.url and not options.out:
        raise BadInput(message("hub", "--url goes into the invitation: give --out as well."))
    if options.url:
        checked_url(options.url)
    with opened(program, options) as hub, hub.engine.begin() as connection:
        of_venue = venue_of(options)
        made = hub.tickets.make_in(connection, of_venue, code, options.hours, approves=options.approve)
        noted(hub.engine, program.clock, "ticket", code)(connection, of_venue)
        if options.out:  # a ticket that could not be written is none
            invitation = invite(hub.identity, made, options.url, hub.offices.signed(connection))
            write_whole(options.out.absolute(), invitation)
    until = datetime.fromtimestamp(made.expires / 1000, UTC).astimezone().isoformat(timespec="minutes")
    data = {"ticket": made.text, "expires": until}
    if options.out:
        return Result(data | {"out": options.out}, (str(options.out), until))
    return Result(data, (made.text, until))


def import_bundle(program: Program, options: argparse.Namespace) -> Result:
    """Exit code 1 where a part was refused; what could be taken is taken, and its receipts are written."""
    from desktop.hub.refused import Refused
    from desktop.hub.sticks import MOST_BYTES

    target: Path = options.receipts or options.bundle.with_name(options.bundle.name + ".receipt")
    try:
        with options.bundle.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(
            message("hub", "{path} cannot be read: {reason}.", path=options.bundle, reason=error.strerror)
        ) from None
    with opened(program, options) as hub:
        try:
            found = hub.sticks.take(data)
        except Refused as error:
            raise BadInput(
                message(
                    "hub",
                    "{path} is no whole bundle for this hub ({code}). Nothing of it was taken.",
                    path=options.bundle,
                    code=error.refusal.code,
                )
            ) from None
    _write_whole(target, found.receipts)
    return Result(_as_json(found, target), _lines(found, target), exit_code=1 if found.refused else 0)


def _as_json(found: ImportedBundle, target: Path) -> dict[str, object]:
    return {
        "segments": found.segments,
        "added": found.added,
        "apart": found.quarantined,
        "asked": [{"desk": one.desk, "state": one.state} for one in found.asked],
        "refused": [{one.kind: one.place, "code": one.code} for one in found.refused],
        "receipts": target,
    }


def _lines(found: ImportedBundle, target: Path) -> list[str]:
    more = {"waiting": f"; “hub approve” lets it in, and {target.name} tells it that it waits"}
    return [
        *(f"desk {one.desk} asks to join: {one.state}{more.get(one.state, '')}" for one in found.asked),
        f"segments {found.segments}, new records {found.added}, kept apart {found.quarantined}",
        *(f"{one.kind} {one.place} refused: {one.code}" for one in found.refused),
        str(target),
    ]


def _write_whole(target: Path, data: bytes) -> None:
    """Under its name only when it is whole and on the disk: a stick may be pulled out at any moment."""
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        rename(part, target)
    except OSError as error:
        raise UserError(
            message("hub", "{path} cannot be written: {reason}.", path=target, reason=error.strerror)
        ) from None
