"""Sentences of the command line in the language that the window speaks.

The catalogue is the window's own, read through QtCore, and only when there is a sentence to translate.
"""

from desktop.app.program import Program
from desktop.domain.errors import UserError
from desktop.domain.messages import Message
from desktop.settings import LANGUAGE


def sentence(program: Program, error: UserError) -> str:
    """An error as one line: the first problem's place, where there is one, and its sentence."""
    text = say(program, error.message)
    problems = getattr(error, "problems", ())
    place = problems[0].field if problems and problems[0].field else ""
    more = len(problems) - 1
    tail = f" (+{more})" if more > 0 else ""
    return f"{place}: {text}{tail}" if place else text + tail


def say(program: Program, sentence: Message) -> str:
    """A message in the language of the settings."""
    if program.settings.get(LANGUAGE) == "en":
        return str(sentence)
    return program.in_chinese(sentence)
