"""``report``: the papers and tables of who came."""

import argparse
import datetime as dt
from collections.abc import Callable

from desktop.app.program import Program
from desktop.cli.desk import opened_desk
from desktop.cli.messages import rows_written
from desktop.cli.output import Result
from desktop.cli.venue_desks import others
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.reports.coded import CodedPages
from desktop.services.counting.shifts import Shift
from desktop.services.desk import Desk

_DAY_HOURS = 24
_TABLES = (".xlsx", ".csv")


def report(program: Program, options: argparse.Namespace) -> Result:
    """Make a report and write it as a PDF, or its figures as a table."""
    out, language = options.out.absolute(), Language(options.lang)
    with opened_desk(program, options) as desk:
        day = options.day or program.clock.today()
        if out.suffix.lower() in _TABLES:
            if options.kind not in ("daily", "weekly"):
                raise BadInput.at("out", message("reports", "This paper has no table. Give a name that ends in .pdf."))
            rows = desk.count_reports.save_figures(
                out, day, language, week=options.kind == "weekly", headings=options.headings
            )
            desks, notes = others(program, desk)
            return Result({"out": out, "rows": rows, "desks": desks}, [rows_written(rows, out), *notes])
        desk.count_reports.write(_PAPERS[options.kind](desk, day, language), out)
    return Result({"out": out}, [str(out)])


def _handover(desk: Desk, day: dt.date, language: Language) -> CodedPages:
    return desk.count_reports.handover(_shift_of(desk, day), language)


def _shift_of(desk: Desk, day: dt.date) -> Shift:
    """The shift that ends now, or all of a day that is over."""
    shift = desk.count_reports.shifts.now()
    return shift if shift.day == day else Shift(day, 0, _DAY_HOURS)


def _tally(desk: Desk, day: dt.date, language: Language) -> CodedPages:
    return desk.count_reports.tally(day, [gate.id for gate in desk.gates.list()], language)


def _shift(desk: Desk, day: dt.date, language: Language) -> CodedPages:
    """What is printed at the end of the shift of ``_handover``."""
    return desk.count_reports.shift_close(_shift_of(desk, day), language)


_PAPERS: dict[str, Callable[[Desk, dt.date, Language], CodedPages]] = {
    "daily": lambda desk, day, language: desk.count_reports.report(day, language),
    "weekly": lambda desk, day, language: desk.count_reports.report(day, language, week=True),
    "handover": _handover,
    "shift": _shift,
    "tally": _tally,
}
