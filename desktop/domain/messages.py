"""Sentences for people, made where no window is known.

English is the source language. The context and the text are literals in the call, so that Qt's ``lupdate``
finds them (``-tr-function-alias translate+=message``); the window translates them when it shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named placeholders, still in its source language.

    A value may itself be a ``Message``; it is then translated together with the sentence around it.
    """

    context: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values) if self.values else self.text


def message(context: str, text: str, /, **values: object) -> Message:
    """Make a sentence; ``context`` groups sentences for the translator."""
    return Message(context, text, values)
