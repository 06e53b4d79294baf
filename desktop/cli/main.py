"""Reads the arguments, runs the command, turns errors into sentences and exit codes."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import __version__, log
from desktop.app import Program
from desktop.cli.output import Result, show, write_line
from desktop.cli.words import sentence
from desktop.domain.errors import UserError

Command = Callable[[Program, argparse.Namespace], Result]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    program = Program()
    log.start(program.user.log)
    try:
        if options.command is None:
            from desktop.cli.window import open_window

            return open_window(program, options.dir)
        result = options.run(program, options)
    except UserError as error:
        write_line(sys.stderr, sentence(program, error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception:
        logging.getLogger("desktop").exception("command %s", options.command)
        raise
    show(result, as_json=options.json)
    return result.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="venuedesk",
        description="The front desk of a venue with a venue code (场所码). Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"venuedesk {__version__}")
    parser.add_argument("--dir", type=Path, default=None, metavar="D", help="the desk's folder")
    parser.set_defaults(json=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    init = _command(commands, "init", _init, "make a desk without the wizard")
    init.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="venue.json", help="the venue file (see the README)"
    )
    init.add_argument("--insist", action="store_true", help="accept entries that a rule only doubts")

    demo = _command(commands, "demo", _demo, "make or reuse a demonstration desk with its posters, and open it")
    demo.add_argument("--days", type=_whole(1, 365), default=30, help="days of past life (default 30)")
    demo.add_argument("--gates", type=_whole(1, 500), default=4, help="number of gates (default 4)")
    demo.add_argument("--seed", type=int, default=7, help="which made-up people (default 7)")
    demo.add_argument("--no-window", action="store_true", help="make it and stop")

    posters = _command(commands, "posters", _posters, "write the posters as a PDF in which every code was decoded")
    posters.add_argument("--out", type=Path, required=True, metavar="F.pdf")
    posters.add_argument("--template", default=None, metavar="ID", help="the template (default: a4)")
    posters.add_argument("--gate", action="append", default=[], metavar="NAME", help="only this gate; may be repeated")
    posters.add_argument(
        "--lang", choices=("zh", "en", "zh-en"), default="zh", help="language of the posters (default zh)"
    )
    _add_user(posters)

    check = _command(commands, "check", _check, "check that the desk is whole: database, audit log, outbox")
    _add_user(check)

    _command(commands, "selftest", _selftest, "unlock, migrate, lay out, decode and translate in a throw-away desk")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Command, help_text: str
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


def _add_user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", default=None, metavar="NAME", help="the member who does it (default: the manager)")


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"give a number from {least} to {most}")
        return number

    parse.__name__ = "whole number"
    return parse


# A command's module is imported when it runs: the window must not wait for it.
def _init(program: Program, options: argparse.Namespace) -> Result:
    from desktop.cli.desk import init

    return init(program, options)


def _demo(program: Program, options: argparse.Namespace) -> Result:
    from desktop.cli.demo import demo

    return demo(program, options)


def _posters(program: Program, options: argparse.Namespace) -> Result:
    from desktop.cli.posters import posters

    return posters(program, options)


def _check(program: Program, options: argparse.Namespace) -> Result:
    from desktop.cli.desk import check

    return check(program, options)


def _selftest(program: Program, options: argparse.Namespace) -> Result:
    from desktop.cli.selftest import selftest

    return selftest(program, options)
