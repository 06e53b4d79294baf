"""``hub manager``: whose orders count at a venue, by the health office's decision."""

import argparse

from desktop.app.program import Program
from desktop.cli.hub import opened, venue_of
from desktop.cli.output import Result
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.hub.console.command_line import noted
from desktop.hub.managers import ManagerKey


def manager(program: Program, options: argparse.Namespace) -> Result:
    of_venue = venue_of(options)
    if of_venue is None:
        raise BadInput(message("hub", "Name the venue: hub desks lists them."))
    if options.alone and not options.confirm:
        raise BadInput(message("hub", "--alone goes with --confirm."))
    with opened(program, options) as hub:
        if options.confirm:
            detail = f"{options.confirm}{' alone' if options.alone else ''}"
            note = noted(hub.engine, program.clock, "manager_key", detail)
            hub.managers.confirm(of_venue, options.confirm, note, alone=options.alone)
        keys = hub.managers.of_venue(of_venue)
    return Result({"keys": [_as_json(one) for one in keys]}, [_line(one) for one in keys])


def _as_json(one: ManagerKey) -> dict[str, object]:
    return {
        "fingerprint": one.fingerprint,
        "member": one.member,
        "name": one.name,
        "desk": one.desk,
        "state": one.state,
    }


def _line(one: ManagerKey) -> str:
    return f"{one.fingerprint}  {one.state:8}  {one.name}  {one.desk}"
