"""The console's sentences in the languages that an officer can choose."""

from dataclasses import dataclass

from desktop.catalogue import LANGUAGES, Catalogue
from desktop.hub.console.sentences import SENTENCES


@dataclass(frozen=True, slots=True)
class ConsoleWords:
    """The sentences of one language, by keys such as ``venues.title``."""

    catalogue: Catalogue
    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """A sentence with its blanks filled in. ``KeyError`` for one that is not there: a fault of ours."""
        return self.catalogue.text(SENTENCES[key].filled(**values), self.language)

    def name(self, group: str, word: str) -> str:
        """What a word of the hub's means, such as a reason; itself where a newer hub wrote it."""
        return self(key) if (key := f"{group}.{word}") in SENTENCES else word


def preferred(accepted: str) -> str:
    """The first language of an Accept-Language header that there is; Chinese where it names none of them."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().lower()
        found = next((language for language in LANGUAGES if tag == language or tag.startswith(f"{language}-")), None)
        if found:
            return found
    return LANGUAGES[0]
