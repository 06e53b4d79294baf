"""What the texts of a paper say: in Chinese, in English, or in Chinese with English beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message, message
from desktop.domain.posters import Language


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in Chinese and in English that is put together for each of them, such as a list of symptoms."""

    zh: str
    en: str


Text: TypeAlias = Message | Bilingual | str
"""What stands on a paper. A ``str`` is what people typed, or a figure: it is the same in every language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The language of a paper and the catalogue that its messages are looked up in."""

    catalogue: Catalogue
    language: Language

    def main(self, text: Text) -> str:
        """The words that the paper is read by."""
        return self._in(text, "en" if self.language is Language.EN else "zh")

    def second(self, text: Text) -> str:
        """The words beside them on a paper in two languages; empty where there are none, or the same again."""
        if self.language is not Language.ZH_EN:
            return ""
        english = self._in(text, "en")
        return english if english != self.main(text) else ""

    def both(self, text: Text) -> str:
        """All words on one line, the second language behind the first."""
        return "  ".join(filter(None, (self.main(text), self.second(text))))

    def _in(self, text: Text, language: str) -> str:
        match text:
            case Message():
                return self.catalogue.text(text, language)
            case Bilingual():
                return text.en if language == "en" else text.zh
            case _:
                return text


def joined(sentences: Sequence[Text]) -> Text:
    """Sentences one behind the other, with the space between them that their language has; empty for none."""
    if not sentences:
        return ""
    return reduce(lambda before, after: message("papers", "{before} {after}", before=before, after=after), sentences)
