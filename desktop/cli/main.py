"""Reads the arguments, runs the command, turns errors into sentences and exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.messages import error_text, message_text
from desktop.cli.output import Result, print_text, show, write_line
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.dumps import forbid_dumps
from desktop.files.own import is_own


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    forbid_dumps()
    options = _options(sys.argv[1:] if arguments is None else arguments)
    program = Program()
    try:
        _require_possible_paths(options)
        if options.command is None:
            from desktop.cli.window import open_window

            return open_window(program, options.dir, options.opened)
        result: Result = options.run(program, options)
        show(result, partial(message_text, program), as_json=options.json)
        return result.exit_code if result.then is None else result.then()
    except UserError as error:
        write_line(sys.stderr, error_text(program, error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception as error:
        return _report(program, error)
    finally:
        program.sandbox.close()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for. To describe all commands takes a tenth of the time in which the window opens, so they
    are described only where the arguments say more than which folder to open."""
    window = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    window.add_argument("--dir", type=Path, default=None)
    window.set_defaults(command=None, json=False, opened=None)
    try:
        options, others = window.parse_known_args(arguments)
    except argparse.ArgumentError:
        others = list(arguments)
    if not others:
        return options
    if len(others) == 1 and is_own(Path(others[0])):
        options.opened = Path(others[0])  # a double click gives nothing else
        return options
    from desktop.domain.backups import ENDING

    if len(others) == 1 and Path(others[0]).suffix == f".{ENDING}":
        options.command, options.opened, options.run = "open", Path(others[0]), _refuse_backup
        return options
    from desktop.cli.arguments import parser_of_commands

    return parser_of_commands().parse_args(arguments)


def _refuse_backup(_program: Program, options: argparse.Namespace) -> Result:
    """A backup is not opened: it becomes a desk. Raises ``BadInput``."""
    raise BadInput(
        message(
            "backup",
            "{file} is a backup, which is not opened by itself. Put it back with “venuedesk restore”, or choose “I have a backup file” at the first start of the window.",
            file=options.opened,
        )
    )


def _require_possible_paths(options: argparse.Namespace) -> None:
    """Before anything is begun. Raises ``BadInput`` for a path that no file or folder can have."""
    paths = [path for path in vars(options).values() if isinstance(path, Path)]
    if paths:
        from desktop.files.whole import require_possible

        for path in paths:
            require_possible(path.absolute())


def _report(program: Program, error: Exception) -> int:
    """A fault of ours: its place to the log and the terminal, nothing of what it was working on."""
    import logging

    from desktop import log

    log.start(program.user.log)
    logging.getLogger("desktop").error("command", exc_info=error)
    print_text(sys.stderr, log.outline(type(error), error.__traceback__))
    return 1
