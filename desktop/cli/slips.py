"""``slips``: a batch of numbered blank forms as a PDF."""

import argparse

from desktop.app.program import Program
from desktop.cli.desk import opened_desk
from desktop.cli.output import Result
from desktop.domain.posters import Language


def slips(program: Program, options: argparse.Namespace) -> Result:
    """Take the next numbers and write their forms."""
    out = options.out.absolute()
    with opened_desk(program, options) as desk:
        printed = desk.slip_printing.save(
            out, options.count, large_print=options.large_print, language=Language(options.lang)
        )
    serials = [str(serial) for serial in printed.serials]
    return Result({"out": out, "serials": serials}, [f"{serials[0]} – {serials[-1]}", str(out)])
