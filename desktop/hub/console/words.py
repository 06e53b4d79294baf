"""The console's sentences in two languages. They lie in ``words.toml``: the hub has no Qt to translate with."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("zh", "en")
_FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language, by keys such as ``venues.title``."""

    language: str
    sentences: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """A sentence with its blanks filled in. ``KeyError`` for one that is not there: a fault of ours."""
        return self.sentences[key].format(**values)

    def name(self, group: str, word: str) -> str:
        """What a word of the hub's means, such as a reason; itself where a newer hub wrote it."""
        return self.sentences.get(f"{group}.{word}", word)


def read_words() -> dict[str, Words]:
    """All languages."""
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        language: Words(
            language,
            {
                f"{group}.{name}": sentences[place]
                for group, names in groups.items()
                for name, sentences in names.items()
            },
        )
        for place, language in enumerate(LANGUAGES)
    }


def preferred(accepted: str) -> str:
    """The first language of an Accept-Language header that there is; Chinese where it names none of them."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().lower()
        found = next((language for language in LANGUAGES if tag == language or tag.startswith(f"{language}-")), None)
        if found:
            return found
    return LANGUAGES[0]
