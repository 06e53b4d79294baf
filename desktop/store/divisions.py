"""The 41,352 towns and streets and what is above them, searched by name, pinyin and initials."""

from bisect import bisect_left
from functools import cached_property
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.regions import LEVELS, Region

# Rows that exist in the statistics only; nobody writes them in an address.
_STATISTICAL = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_HOME_PROVINCE = "44"


class Divisions:
    """Reads ``divisions.tsv`` (code, name, pinyin syllables; sorted by code) at first use, in about 60 ms."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known_levels: dict[tuple[str, tuple[str, ...]], int | None] = {}

    @cached_property
    def _rows(self) -> dict[str, tuple[str, str]]:
        """Name and pinyin by code."""
        rows: dict[str, tuple[str, str]] = {}
        for line in self._file.read_text("utf-8").splitlines():
            code, name, pinyin = line.split("\t")
            rows[code] = (name, pinyin)
        return rows

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {"": []}
        for code in self._rows:
            children.setdefault(self._parent(code), []).append(code)
        return children

    @cached_property
    def _spelled(self) -> list[tuple[str, str]]:
        """Every spelling of every street (full pinyin, initials) with its code, sorted by spelling."""
        return sorted((spelling, code) for code in self._rows if len(code) == 9 for spelling in self._spellings(code))

    @cached_property
    def _counties(self) -> list[str]:
        return [code for code in self._rows if len(code) == 6]

    def provinces(self) -> tuple[Region, ...]:
        """The first level of the cascade."""
        return tuple(self._region(code) for code in self._children[""])

    def children(self, code: str) -> tuple[Region, ...]:
        """The next level below ``code``; a city without counties gives its streets at once."""
        below = self._children.get(code, [])
        if len(below) == 1 and len(below[0]) == 6 and self._repeats_parent(below[0]):
            below = self._children.get(below[0], [])
        return tuple(self._region(c) for c in below)

    def find(self, code: str) -> Region | None:
        """The division of a code, or None."""
        return self._region(code) if code in self._rows else None

    def get(self, code: str) -> Region:
        """The division of a code. Raises ``BadInput``."""
        if (region := self.find(code)) is None:
            raise BadInput.at("region", message(
                "venue", "There is no region with the code {code}. Choose it from the list.", code=code[:12]
            ))  # fmt: skip
        return region

    def is_street(self, code: str) -> bool:
        """Whether the code is that of a town or street."""
        return len(code) == 9 and code in self._rows

    def initials(self, code: str) -> str:
        """The capital initials of a division's name without its kind: 江北街道 gives JB."""
        name, pinyin = self._rows[code]
        letters = "".join(s[0] for s in pinyin.split() if s[:1].isascii() and s[:1].isalpha()).upper()
        kind = next((k for k in ("街道", "地区", "镇", "乡", "区") if name.endswith(k) and len(name) > len(k)), "")
        return letters[: len(letters) - len(kind)] or "VD"

    def search(self, text: str, limit: int = 12, within: str = "") -> tuple[Region, ...]:
        """Streets that fit what was typed, best first.

        Words may be parts of names, pinyin or initials, from the top down: ``江北``, ``惠城 江北``,
        ``jiangbei``, ``hzjb``. Streets under ``within`` come first, then those of Guangdong.
        """
        words = text.strip().lower().replace("'", "").split()
        if not words:
            return ()
        found: dict[str, int] = {}
        *above, last = words
        for cut in range(len(last)):
            wanted = (*above, last[:cut]) if cut else tuple(above)
            for code, rank in self._streets(last[cut:]):
                # Fewer levels explain the words better: 惠州+江北 before 河源+紫金+柏埔 for hzjb.
                levels = self._levels_used(code[:6], wanted)
                if levels is not None:
                    found[code] = min(rank + 2 * levels, found.get(code, 99))
        for county in self._counties if not above else ():
            if self._levels_used(county, (last,)) == 1:
                for code in self._children.get(county, ()):
                    found.setdefault(code, 2)
        ranked = sorted(
            found,
            key=lambda c: (not (within and c.startswith(within)), not c.startswith(_HOME_PROVINCE), found[c],
                           len(self._rows[c][0]), c),
        )  # fmt: skip
        return tuple(self._region(code) for code in ranked[:limit])

    def _streets(self, word: str) -> list[tuple[str, int]]:
        """Streets of which ``word`` is a part, and 0 for the better fits, 1 for the others."""
        if not word.isascii():
            return [
                (code, 0 if name.startswith(word) else 1)
                for code, (name, _) in self._rows.items()
                if len(code) == 9 and word in name
            ]
        start = bisect_left(self._spelled, (word, ""))
        found = []
        for spelling, code in self._spelled[start:]:
            if not spelling.startswith(word):
                break
            found.append((code, 0 if spelling == word else 1))
        return found

    def _levels_used(self, county: str, words: tuple[str, ...]) -> int | None:
        """On how few levels down to the county the words, run together, are beginnings of names; None: on none."""
        if not words:
            return 0
        key = (county, words)
        if key not in self._known_levels:
            if len(self._known_levels) > 50_000:
                self._known_levels.clear()
            levels = [level for n in LEVELS[:-1] if not self._is_silent(level := county[:n])]
            self._known_levels[key] = self._consumed(levels, "".join(words))
        return self._known_levels[key]

    def _consumed(self, levels: list[str], word: str) -> int | None:
        if not word:
            return 0
        if not levels:
            return None
        forms = (self._rows[levels[0]][0],) if not word.isascii() else self._above[levels[0]]
        counts = [self._consumed(levels[1:], word)]
        for form in forms:
            for taken in range(_common(form, word), 0, -1):
                rest = self._consumed(levels[1:], word[taken:])
                counts.append(None if rest is None else rest + 1)
        return min((c for c in counts if c is not None), default=None)

    @cached_property
    def _above(self) -> dict[str, tuple[str, str]]:
        return {code: self._spellings(code) for code in self._rows if len(code) < 9}

    def _spellings(self, code: str) -> tuple[str, str]:
        syllables = self._rows[code][1].split()
        return "".join(syllables), "".join(s[0] for s in syllables)

    def _region(self, code: str) -> Region:
        names = [self._rows[code[:n]][0] for n in LEVELS if n <= len(code) and not self._is_silent(code[:n])]
        return Region(code, self._rows[code][0], tuple(names))

    def _is_silent(self, code: str) -> bool:
        return self._rows[code][0] in _STATISTICAL or self._repeats_parent(code)

    def _repeats_parent(self, code: str) -> bool:
        return len(code) == 6 and self._rows[code][0] == self._rows[code[:4]][0]

    @staticmethod
    def _parent(code: str) -> str:
        return code[: LEVELS[LEVELS.index(len(code)) - 1]] if len(code) > 2 else ""


def _common(one: str, other: str) -> int:
    """How many characters two words share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
