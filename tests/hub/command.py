"""``venuedesk hub …`` as a process: ``python -m tests.hub.command DIR hub serve …``; the user's folders lie in DIR."""

import argparse
import sys
from pathlib import Path

from desktop.app.program import Program
from desktop.cli import arguments as arguments_of
from desktop.cli.hub_arguments import add_commands
from desktop.cli.output import show
from desktop.domain.errors import UserError
from desktop.paths import UserPaths


def run(root: Path, arguments: list[str]) -> int:
    """Run one command; its exit code."""
    parser = argparse.ArgumentParser()
    parser.set_defaults(dir=None, json=False)
    add_commands(parser.add_subparsers(), arguments_of._command, arguments_of._lazy)
    options = parser.parse_args(arguments)
    program = Program(user=UserPaths(root / "desk", root / "config", root / "log"))
    try:
        result = options.run(program, options)
        show(result, as_json=options.json)
        return int(result.exit_code if result.then is None else result.then())
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
