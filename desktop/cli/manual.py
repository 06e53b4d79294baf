"""``manual``: the built-in manual on paper."""

import argparse

from desktop.app.manual import manual_paper
from desktop.app.program import Program
from desktop.cli.output import Result
from desktop.files.whole import write_whole


def manual(program: Program, options: argparse.Namespace) -> Result:
    """Write the manual as a PDF."""
    out = options.out.absolute()
    write_whole(out, manual_paper(program, options.lang))
    return Result({"out": out}, [str(out)])
