"""Sentences for people, made where no language is known.

English is the source language. The context and the text are literals in the call, so that ``.ci/words.py`` finds them
for the catalogue; whoever shows a message translates it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from desktop.domain.characters import made_visible
from desktop.domain.number_text import count_text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named placeholders, still in its source language.

    A value may itself be a ``Message``; it is then translated together with the sentence around it. An ``int`` is a
    count and is parted by thousands; what is none, such as a year or the line of a file, is given as text.
    """

    context: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return render(self, _english)

    def filled(self, **values: object) -> "Message":
        """The sentence with values for its placeholders."""
        return replace(self, values={**self.values, **values})


def message(context: str, text: str, /, **values: object) -> Message:
    """Make a sentence; ``context`` groups sentences for the translator."""
    return Message(context, text, values)


def render(message: Message, translate: Callable[[str, str], str]) -> str:
    """The text of a message in the language that ``translate`` gives for a context and a text."""
    text = translate(message.context, message.text)
    if not message.values:
        return text
    return text.format(**{name: _shown(value, translate) for name, value in message.values.items()})


def _shown(value: object, translate: Callable[[str, str], str]) -> object:
    if isinstance(value, Message):
        return render(value, translate)
    if type(value) is int:
        return count_text(value)
    # Names of files and of what other desks have sent: what is not seen in them would change how the sentence reads.
    return made_visible(str(value)) if isinstance(value, str | PurePath) else value


def _english(_context: str, text: str) -> str:
    return text
