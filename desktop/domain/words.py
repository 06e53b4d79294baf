"""What the members of an enumeration are called: on screen, on the paper form and in import files."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.domain.characters import narrow
from desktop.domain.messages import Message

E = TypeVar("E", bound=StrEnum)


class Words(Generic[E]):
    """The names of every member: a label for the screen, the form's Chinese word, and its other spellings.

    The member's own value is the English word of import and export files (design, section 8). Everything that is
    written here is also read, however it is spaced or capitalised.

    The Chinese words are those of the official form. They stand here, beside the catalogue's translations of the
    labels, because files are read and written by them without one; a test holds the two against each other.
    """

    def __init__(self, names: Mapping[E, tuple[Message, str, *tuple[str, ...]]]) -> None:
        self._labels = {member: words[0] for member, words in names.items()}
        self._chinese = {member: words[1] for member, words in names.items()}
        self._values: dict[str, E] = {member.value: member for member in names}
        self._read = {
            _folded(word): member
            for member, (label, *spellings) in names.items()
            for word in (member.value, str(label), *spellings)
        }

    def __iter__(self) -> Iterator[E]:
        return iter(self._labels)

    def read(self, text: str) -> E | None:
        """The member that a word of a file stands for, however it is spaced or capitalised; None for an unknown word."""
        return self._values.get(text) or self._read.get(_folded(text))

    def label(self, member: E) -> Message:
        """The label of a member on screen and on paper, as a message to translate."""
        return self._labels[member]

    def chinese(self, member: E) -> str:
        """What the paper form calls it, whatever language the screen speaks."""
        return self._chinese[member]


def _folded(text: str) -> str:
    return "".join(c for c in narrow(text).casefold() if c not in " _-·\t")
