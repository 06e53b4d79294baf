"""``export``: what can be written to a table. One more of them is one more line here."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.program import Program
from desktop.cli.output import Result
from desktop.domain.headings import Headings
from desktop.services.desk import Desk

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export is asked for: both days are included, None leaves them open; the language of the headings."""

    out: Path
    reason: str
    since: dt.date | None
    until: dt.date | None
    headings: Headings


@dataclass(frozen=True, slots=True)
class Export:
    """Something that can be exported: ``write`` gives the number of rows, ``about`` is for ``--help``. ``of_venue``: what
    other desks counted is in it."""

    about: str
    write: Callable[[Desk, ExportOptions], int]
    of_venue: bool = False


EXPORTS: dict[str, Export] = {
    "declarations": Export(
        "by day of visit; needs a reason",
        lambda desk, a: desk.exports.export(a.out, a.reason, a.since, a.until, headings=a.headings),
    ),
    "screenings": Export(
        "temperature checks at the gates",
        lambda desk, a: desk.count_files.screenings(a.out, a.since, a.until, a.headings),
    ),
    "hourly": Export(
        "people of every hour by gate, inspector and category; who scanned the code in columns of their own",
        lambda desk, a: desk.count_files.hourly(a.out, a.since, a.until, headings=a.headings),
        of_venue=True,
    ),
    "audit": Export(
        "who did what and when",
        lambda desk, a: desk.audit_files.export(a.out, a.reason, a.since, a.until, a.headings),
    ),
}


def export(program: Program, options: argparse.Namespace) -> Result:
    """Write a table to a file."""
    from desktop.cli.desk import opened_desk
    from desktop.cli.messages import rows_written
    from desktop.cli.venue_desks import others

    wanted = ExportOptions(options.out.absolute(), options.reason or "", options.since, options.until, options.headings)
    chosen = EXPORTS[options.what]
    with opened_desk(program, options) as desk:
        rows = chosen.write(desk, wanted)
        desks, notes = others(program, desk) if chosen.of_venue else ([], [])
    data = {"out": wanted.out, "rows": rows} | ({"desks": desks} if chosen.of_venue else {})
    return Result(data, [rows_written(rows, options.out), *notes])
