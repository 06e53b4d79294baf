"""The arguments of every command. Read only where there is one: the window opens without."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.program import Program
from desktop.build import this_build
from desktop.cli import backups, exposure, hub_arguments, joining, layouts, office, sync
from desktop.cli.exports import EXPORTS
from desktop.cli.output import Result, write_line
from desktop.domain.erasure import ErasureReason
from desktop.domain.geo import Datum
from desktop.domain.headings import Headings
from desktop.paths import resources

if TYPE_CHECKING:
    import datetime as dt

Command = Callable[[Program, argparse.Namespace], Result]


def parser_of_commands() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="venuedesk",
        description="The front desk of a venue with a venue code (场所码). Without a command, the window "
        "opens; with a file alone (.vdi, .vdb.receipt, .vdlayout, .vdlist, .vdkey), what shows it.",
    )
    parser.add_argument(
        "--version", action=_Version, help="show the version and the commit it was built from, and exit"
    )
    parser.add_argument("--dir", type=Path, default=None, metavar="D", help="the desk's folder")
    parser.set_defaults(json=False, opened=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    init = _command(commands, "init", _lazy("desk", "init"), "make a desk without the wizard")
    init.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="venue.json", help="the venue file (see the README)"
    )
    init.add_argument("--insist", action="store_true", help="accept entries that a rule only doubts")

    demo = _command(
        commands, "demo", _lazy("demo", "demo"), "make or reuse a demonstration desk with its posters, and open it"
    )
    demo.add_argument("--days", type=_integer(1, 365), default=30, help="days of past life (default 30)")
    demo.add_argument("--gates", type=_integer(1, 500), default=4, help="number of gates (default 4)")
    demo.add_argument(
        "--declarations", type=_integer(0, 100_000), default=400, help="green-channel declarations (default 400)"
    )
    demo.add_argument("--seed", type=int, default=7, help="which made-up people (default 7)")
    demo.add_argument("--no-window", action="store_true", help="make it and stop")

    posters = _command(
        commands, "posters", _lazy("posters", "posters"), "write the posters as a PDF in which every code was decoded"
    )
    posters.add_argument("--out", type=Path, required=True, metavar="F.pdf")
    posters.add_argument(
        "--template",
        default=None,
        metavar="ID",
        help="the template, by ID or name (default: the one that is offered first)",
    )
    posters.add_argument("--gate", action="append", default=[], metavar="NAME", help="only this gate; may be repeated")
    posters.add_argument(
        "--lang", choices=("zh", "en", "zh-en"), default="zh", help="language of the posters (default zh)"
    )
    posters.add_argument("--save-ink", action="store_true", help="black and white, no large surfaces")
    way = posters.add_mutually_exclusive_group()
    way.add_argument(
        "--sheets", choices=("A3", "A4", "A5"), help="on several sheets of this paper, to be glued together"
    )
    way.add_argument("--print-shop", action="store_true", help="with bleed, crop marks and boxes")
    _add_user(posters)

    slips = _command(commands, "slips", _lazy("slips", "slips"), "print a batch of numbered blank slips to a PDF")
    slips.add_argument("--count", type=_integer(1, 1000), required=True, metavar="N")
    slips.add_argument("--out", type=Path, required=True, metavar="F.pdf")
    slips.add_argument("--large-print", action="store_true", help="one to a page, for eyes that need it")
    slips.add_argument("--lang", choices=("zh", "zh-en"), default="zh", help="language of the forms (default zh)")
    _add_user(slips)

    declare = _command(
        commands, "declare", _lazy("declarations", "declare"), "import declarations from a CSV, XLSX or ODS file"
    )
    declare.add_argument("--from", dest="source", type=Path, required=True, metavar="rows.csv")
    declare.add_argument(
        "--rejects",
        type=Path,
        default=None,
        metavar="R.csv",
        help="where the lines that are not taken go, in plain text",
    )
    _add_user(declare)

    template = _command(
        commands,
        "template",
        _lazy("declarations", "template"),
        "write an empty XLSX for declarations, to be filled in",
    )
    template.add_argument("--out", type=Path, required=True, metavar="F.xlsx")
    template.add_argument(
        "--lang", type=Headings, choices=tuple(Headings), default=Headings.ZH, metavar="zh|en", help="default zh"
    )
    _add_user(template)

    find = _command(
        commands,
        "find",
        _lazy("declarations", "find"),
        "find declarations by name, pinyin, end of a number, phone or slip",
    )
    find.add_argument("query", metavar="QUERY")
    _add_user(find)

    export = _command(commands, "export", _lazy("exports", "export"), "write what the desk keeps to a CSV or XLSX file")
    export.add_argument(
        "what", choices=tuple(EXPORTS), help="; ".join(f"{name}: {EXPORTS[name].about}" for name in EXPORTS)
    )
    export.add_argument("--out", type=Path, required=True, metavar="F.csv")
    export.add_argument("--since", type=_day, default=None, metavar="DATE", help="first day")
    export.add_argument("--until", type=_day, default=None, metavar="DATE", help="last day")
    export.add_argument("--reason", default=None, metavar="TEXT", help="why; it goes to the audit log")
    _add_headings(export)
    _add_user(export)

    report = _command(
        commands, "report", _lazy("reports", "report"), "print who came to a PDF, or write the figures to a table"
    )
    report.add_argument(
        "kind",
        choices=("daily", "weekly", "handover", "shift", "tally"),
        help="a day; the week of a day; the handover of a shift; the handover and the day together; blank tally sheets of all gates",
    )
    report.add_argument("--out", type=Path, required=True, metavar="F.pdf", help="daily and weekly also .xlsx, .csv")
    report.add_argument("--day", type=_day, default=None, metavar="DATE", help="the day (default: today)")
    report.add_argument(
        "--lang", choices=("zh", "en", "zh-en"), default="zh", help="language of the paper (default zh)"
    )
    _add_headings(report)
    _add_user(report)

    erase = _command(commands, "erase", _lazy("declarations", "erase"), "delete a declaration before its time is up")
    erase.add_argument("id", metavar="ID", help="of the declaration, as find --json tells it")
    erase.add_argument("--reason", required=True, choices=[str(one) for one in ErasureReason], help="why")
    erase.add_argument("--person", action="store_true", help="everything of the same document, and the visitor card")
    _add_user(erase)
    purge = _command(
        commands, "purge", _lazy("declarations", "purge"), "remove declarations that are past their retention"
    )
    purge.add_argument(
        "--insist",
        action="store_true",
        help="the computer's date is right although it is far from the last use, and all that is too old is to go, "
        "however much it is",
    )
    _add_user(purge)

    check = _command(
        commands, "check", _lazy("desk", "check"), "check that the desk is whole: database, audit log, outbox"
    )
    _add_user(
        _command(
            commands, "rekey", _lazy("desk", "rekey"), "other keys: after somebody left, or a password may be known"
        )
    )
    check.add_argument(
        "--repair",
        action="store_true",
        help="where the database is damaged, rescue what can be read of it into a new one; the damaged one is set aside",
    )
    check.add_argument("--mark", default="", metavar="MARK", help="the audit log's, as a handover sheet has it")
    _add_user(check)

    update = _command(
        commands,
        "update",
        _lazy("updates", "update"),
        "for a day after an update: go back to the desk as it was before",
    )
    update.add_argument("--undo", action="store_true", help="put the copy from before the update back")
    update.add_argument("--lose", action="store_true", help="although what was recorded since is lost by that")
    _add_user(update)
    licences = _command(
        commands, "licences", _lazy("licences", "licences"), "what the program is made of, under which licences"
    )
    licences.add_argument(
        "name", nargs="?", default="", metavar="NAME", help="show the texts of the parts of this name"
    )

    place = _command(
        commands,
        "place",
        _lazy("places", "place"),
        "read the coordinates of a text or link that a map app shares",
    )
    place.add_argument("text", metavar="TEXT")
    place.add_argument(
        "--datum",
        type=Datum,
        choices=tuple(Datum),
        default=None,
        metavar="WGS-84|GCJ-02|BD-09",
        help="where TEXT does not say it",
    )
    _command(
        commands,
        "selftest",
        _lazy("selftest", "selftest"),
        "the state of this machine; unlock, lay out, decode, read and translate in a throw-away desk",
    )
    backups.add_commands(commands, _command, _lazy, _add_user)
    manual = _command(commands, "manual", _lazy("manual", "manual"), "write the built-in manual as a PDF")
    manual.add_argument("--out", type=Path, required=True, metavar="F.pdf")
    manual.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the manual (default zh)")
    exposure.add_commands(commands, _command, _lazy, _add_user)
    layouts.add_commands(commands, _command, _lazy, _add_user)
    sync.add_commands(commands, _command, _lazy, _add_user)
    joining.add_commands(commands, _command, _lazy, _add_user)
    office.add_commands(commands, _command, _lazy, _add_user)
    hub_arguments.add_commands(commands, _command, _lazy)
    return parser


class _Version(argparse.Action):
    """Looked up only when it is asked for: in a checkout another program is started."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        write_line(sys.stdout, f"venuedesk {this_build(resources())}")
        parser.exit()


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Command, help_text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
    parser.add_argument(
        "--dir",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="D",
        help="the desk's folder (default: the user's data folder)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)
    return parser


def _add_headings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--headings",
        type=Headings,
        choices=tuple(Headings),
        default=Headings.EN,
        metavar="en|zh",
        help="language of the columns and words of a table (default en, for scripts)",
    )


def _add_user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", default=None, metavar="NAME", help="the member who does it (default: the manager)")


def _integer(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"give a number from {least} to {most}")
        return number

    parse.__name__ = "whole number"
    return parse


def _lazy(module: str, function: str) -> Command:
    """A command whose module is imported when it runs: the window must not wait for it."""

    def run(program: Program, options: argparse.Namespace) -> Result:
        result: Result = getattr(import_module(f"desktop.cli.{module}"), function)(program, options)
        return result

    return run


def _day(text: str) -> dt.date:
    """A date of an option, as ISO 8601."""
    import datetime as dt

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give a date such as 2026-11-23") from None
