"""The way to the window: only here does the command line import Qt's widgets."""

import sys
from pathlib import Path

from desktop.app.display import no_window
from desktop.app.program import Program
from desktop.cli.messages import message_text
from desktop.cli.output import write_line


def open_window(program: Program, folder: Path | None) -> int:
    """Open the desk's window; returns the exit code. Without a display, one sentence and exit code 1."""
    if _has_no_window(program):
        return 1
    from desktop.app.start import run

    return run(program, Path(folder or program.user.desk).absolute())


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
