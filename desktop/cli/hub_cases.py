"""``hub export-case`` and ``hub four-eyes``: the sealed list of a case, and whether a second officer has to approve it."""

import argparse

from desktop.app.program import Program
from desktop.cli.hub import opened
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.domain.messages import message
from desktop.files.whole import writing_whole
from desktop.hub.cases.cases import check_reason, no_case, read_number
from desktop.hub.console.command_line import noted


def export_case(program: Program, options: argparse.Namespace) -> Result:
    """Write the sealed list of a case; who did it and why stands in the officers' log. With the four-eyes rule, only what
    was approved in the console."""
    number = read_number(options.number)
    given = None if options.reason is None else check_reason(options.reason)
    path = options.out.absolute()
    with opened(program, options) as hub, writing_whole(path) as file, hub.engine.begin() as connection:
        case = hub.cases.find(connection, number)
        if case is None:
            raise no_case(str(number))
        hub.approvals.require(connection, case, None)
        made = hub.case_lists.write(connection, case, file)
        detail = f"{number} {given or case.reason} ({made.shown})"
        noted(hub.engine, program.clock, "case_list", detail)(connection)
    data = {"out": options.out, "case": str(number), "rows": made.count, "sha256": made.sha256}
    return Result(data, (f"{made.count}: {options.out}",))


def four_eyes(program: Program, options: argparse.Namespace) -> Result:
    """Show the rule, or switch it."""
    with opened(program, options) as hub, hub.engine.begin() as connection:
        if options.switch is not None:
            hub.approvals.set_required(connection, required=options.switch == "on")
            noted(hub.engine, program.clock, f"four_eyes_{options.switch}")(connection)
        is_on = hub.approvals.is_required(connection)
    return Result({"on": is_on}, (message_text(program, _ON if is_on else _OFF),))


_ON = message("hub", "The four-eyes rule is on: a case's list is fetched only once a second officer has approved it.")
_OFF = message("hub", "The four-eyes rule is off: an officer fetches a case's list alone.")
