"""The 41,352 towns and streets and what is above them, searched by name, pinyin and initials."""

from functools import cached_property
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.regions import LEVELS, Region
from desktop.store.street_search import StreetSearch

# Rows that exist in the statistics only; nobody writes them in an address.
_STATISTICAL = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


class Divisions:
    """Reads ``divisions.tsv`` (code, name, pinyin syllables; sorted by code) at first use, in about 60 ms."""

    def __init__(self, file: Path) -> None:
        self._file = file

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

    def provinces(self) -> tuple[Region, ...]:
        """The first level of the cascade."""
        return tuple(self._region(code) for code in self._children[""])

    def children(self, code: str) -> tuple[Region, ...]:
        """The divisions one level below ``code``; the streets at once for a city without counties."""
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
            raise BadInput.at(
                "region",
                message("venue", "There is no region with the code {code}. Choose it from the list.", code=code[:12]),
            )
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
        return tuple(self._region(code) for code in self._search.find(words, limit, within))

    @cached_property
    def _search(self) -> StreetSearch:
        return StreetSearch(self._rows, self._children, self._is_silent)

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
