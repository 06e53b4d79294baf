"""The console's sentences in the languages of the console."""

from dataclasses import dataclass

from desktop.catalogue import LANGUAGES, Catalogue
from desktop.domain.messages import Message
from desktop.hub.console.sentences import SENTENCES


@dataclass(frozen=True, slots=True)
class ConsoleWords:
    """The sentences of one language, by keys such as ``venues.title``."""

    catalogue: Catalogue
    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """A sentence with its placeholders filled in. Raises ``KeyError`` for an unknown key."""
        return self.catalogue.text(SENTENCES[key].filled(**values), self.language)

    def text(self, sentence: Message) -> str:
        """A sentence of another part of the program, such as why an input is wrong."""
        return self.catalogue.text(sentence, self.language)

    def name(self, group: str, word: str) -> str:
        """The text for a word of the hub, such as a reason; the word itself where a newer hub stored it."""
        return self(key) if (key := f"{group}.{word}") in SENTENCES else word


def preferred(accepted: str) -> str:
    """The first supported language of an Accept-Language header; Chinese without any."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().lower()
        found = next((language for language in LANGUAGES if tag == language or tag.startswith(f"{language}-")), None)
        if found:
            return found
    return LANGUAGES[0]
