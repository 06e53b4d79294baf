"""Sentences for people, made where no language is known.

English is the source language. The context and the text are literals in the call, so that ``.ci/words.py`` finds them
for the catalogue; whoever shows a message translates it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace


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
    values = {k: render(v, translate) if isinstance(v, Message) else v for k, v in message.values.items()}
    return text.format(**values)
