"""The manual in one language: sections by their identifiers, and what is found in them."""

from dataclasses import dataclass
from pathlib import Path

from desktop.manual.document import Block, KeyTable, texts_of
from desktop.manual.reading import read
from desktop.manual.sections import CHANGES, FIRST, KEYS, SECTIONS, Section

_SNIPPET = 24
"""Characters on either side of what was found."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as it is shown."""

    section: Section
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which something was found, and the words around the first place of it; empty for its title alone."""

    text: SectionText
    around: str


class Manual:
    """The sections of ``folder`` in ``zh`` or ``en``, each read when it is first wanted.

    ``keys`` are the keys of all commands, in the words of the same language.
    """

    def __init__(self, folder: Path, language: str, keys: KeyTable | None = None) -> None:
        self._folder = folder
        self.language = language
        self._keys = keys
        self._read: dict[str, SectionText] = {}
        self.sections: tuple[Section, ...] = tuple(
            section for section in SECTIONS if not section.is_optional or self._file(section.id).exists()
        )

    def section(self, section_id: str) -> SectionText:
        """A section; the first one where there is none of that name."""
        by_id = {section.id: section for section in self.sections}
        found = by_id.get(section_id, by_id[FIRST])
        if found.id not in self._read:
            title, blocks = read(self._file(found.id).read_text("utf-8"))
            if found.id == KEYS and self._keys is not None:
                blocks += self._keys.blocks()
            self._read[found.id] = SectionText(found, title, blocks)
        return self._read[found.id]

    def picture(self, name: str) -> Path:
        """The file of a picture."""
        return self._folder / "pictures" / self.language / f"{name}.png"

    def search(self, typed: str) -> tuple[Hit, ...]:
        """Sections that have every word of what was typed, those first that have it in their title. Chinese is found
        anywhere in the text, since it has no spaces between its words."""
        words = typed.casefold().split()
        if not words:
            return ()
        in_title: list[Hit] = []
        in_text: list[Hit] = []
        for section in self.sections:
            text = self.section(section.id)
            lines = [line for block in text.blocks for line in texts_of(block)]
            whole = "\n".join((text.title, *lines)).casefold()
            if all(word in whole for word in words):
                line = next((one for one in lines if words[0] in one.casefold()), "")
                is_titled = all(word in text.title.casefold() for word in words)
                (in_title if is_titled else in_text).append(Hit(text, _around(line, words[0])))
        return (*in_title, *in_text)

    def _file(self, section_id: str) -> Path:
        if section_id == CHANGES:
            return self._folder / f"{CHANGES}.{self.language}.md"
        return self._folder / self.language / f"{section_id}.md"


def _around(line: str, word: str) -> str:
    at = line.casefold().find(word)
    if at < 0:
        return ""
    start, end = max(0, at - _SNIPPET), at + len(word) + _SNIPPET
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")
