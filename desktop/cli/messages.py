"""Sentences of the command line, in the language that the window speaks."""

from pathlib import Path

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message
from desktop.settings import LANGUAGE


def error_text(program: Program, error: UserError) -> str:
    """An error as one line: the first problem's place, where there is one, and its sentence."""
    text = message_text(program, error.message)
    problems = getattr(error, "problems", ())
    place = problems[0].field if problems and problems[0].field else ""
    more = len(problems) - 1
    tail = f" (+{more})" if more > 0 else ""
    return f"{place}: {text}{tail}" if place else text + tail


def message_text(program: Program, message: Message) -> str:
    """A message in the language of the settings."""
    return program.catalogue.text(message, program.settings.get(LANGUAGE))


def rows_written(rows: int, out: Path) -> Message:
    """What was written to a table."""
    return message("commands", "Rows written: {rows}. {file}", rows=rows, file=out)


def recovery_code(shown: str) -> Message:
    """The code of a desk that was made just now, ``shown`` in groups."""
    return message("commands", "Recovery code (write it down, it is shown only now): {code}", code=shown)
