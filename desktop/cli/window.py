"""The way to the window: only here does the command line import Qt's widgets."""

import sys
from pathlib import Path

from desktop.app.display import no_window
from desktop.app.program import Program
from desktop.cli.messages import message_text
from desktop.cli.output import write_line
from desktop.files.own import Place, place_of


def open_window(program: Program, folder: Path | None, opened: Path | None = None) -> int:
    """Open the desk's window, or what shows the file ``opened``; returns the exit code. Without a display, one sentence
    and exit code 1."""
    if opened is not None and (place := place_of(opened)) is not Place.DESK:
        return open_office_window(program, *((opened, None) if place is Place.OFFICE_KEY else (None, opened)))
    if _has_no_window(program):
        return 1
    from desktop.app.start import run

    return run(program, Path(folder or program.user.desk).absolute(), None if opened is None else opened.absolute())


def open_office_window(program: Program, key: Path | None, opened: Path | None) -> int:
    """The same for the window of the health office's PC."""
    if _has_no_window(program):
        return 1
    from desktop.app.start import run_office

    return run_office(program, key, None if opened is None else opened.absolute())


def _has_no_window(program: Program) -> bool:
    why = no_window()
    if why is not None:
        write_line(sys.stderr, message_text(program, why))
    return why is not None
