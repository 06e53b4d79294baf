"""The manual in one language: sections by their identifiers, and what is found in them."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
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
        """Sections that have every word of what was typed: first those that have it in their title, then those that it is
        another word for (``words.zh.txt``), then the others. Chinese is found anywhere in the text, since it has no spaces
        between its words."""
        words = typed.casefold().split()
        if not words:
            return ()
        patterns = [re.compile(pattern_of(word), re.IGNORECASE) for word in words]
        in_title: list[Hit] = []
        by_others: list[Hit] = []
        in_text: list[Hit] = []
        others = self._others()
        for section in self.sections:
            text = self.section(section.id)
            lines = [line for block in text.blocks for line in texts_of(block)]
            whole = "\n".join((text.title, *lines))
            found = [pattern.search(whole) is not None for pattern in patterns]
            named = [_is_named(word, others.get(section.id, "")) for word in words]
            if not all(one or other for one, other in zip(found, named, strict=True)):
                continue
            line = next((one for one in lines if patterns[0].search(one)), "")
            hit = Hit(text, _around(line, patterns[0]))
            if all(pattern.search(text.title) for pattern in patterns):
                in_title.append(hit)
            else:
                (by_others if all(named) else in_text).append(hit)
        return (*in_title, *by_others, *in_text)

    def _others(self) -> dict[str, str]:
        """The other words for what sections are about, each line one section's."""
        file = self._folder / f"words.{self.language}.txt"
        lines = file.read_text("utf-8").casefold().splitlines() if file.exists() else []
        return {section: f" {words.strip()} " for section, _, words in (line.partition(":") for line in lines)}

    def _file(self, section_id: str) -> Path:
        if section_id == CHANGES:
            return self._folder / f"{CHANGES}.{self.language}.md"
        return self._folder / self.language / f"{section_id}.md"


def pattern_of(word: str) -> str:
    """A regular expression, of Python and of Qt, that finds a word: between Chinese and Latin characters there may be a space
    in the text, which people do not type."""
    parts = [re.escape(word[:1])]
    for before, after in pairwise(word):
        parts.append(f"\\s?{re.escape(after)}" if _is_han(before) != _is_han(after) else re.escape(after))
    return "".join(parts)


def _is_han(character: str) -> bool:
    return "CJK" in unicodedata.name(character, "")


def _is_named(word: str, others: str) -> bool:
    """Whether it is among a section's other words, or one of these in it where it is Chinese; half a Latin word is none."""
    if any(map(_is_han, word)):
        return word in others or any(other in word for other in others.split() if len(other) > 1)
    return f" {word}" in others


def _around(line: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(line)
    if found is None:
        return ""
    start, end = max(0, found.start() - _SNIPPET), found.end() + _SNIPPET
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")
