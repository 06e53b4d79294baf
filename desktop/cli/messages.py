"""Sentences of the command line, in the language that the window speaks."""

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.domain.messages import Message
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
