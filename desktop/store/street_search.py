"""Finding a street by what a clerk types: parts of names, pinyin or initials, from the top down."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from heapq import nsmallest

from desktop.domain.regions import LEVELS

_HOME_PROVINCE = "44"
_UNEXPLAINED: Mapping[int, int] = {0: 0}
_WORST = 99
_COUNTY_ITSELF = 2
"""Rank of a street whose county was typed: behind streets of that very name, before those explained by two levels."""


class StreetSearch:
    """Finds streets within a few milliseconds, so that the list can follow every key. Its indexes are built at the
    first search, in about 0.2 s."""

    def __init__(
        self, rows: Mapping[str, tuple[str, str]], children: Mapping[str, list[str]], is_silent: Callable[[str], bool]
    ) -> None:
        """``rows`` gives name and pinyin by code; ``is_silent`` whether a division is left out of addresses."""
        self._rows = rows
        self._children = children
        self._is_silent = is_silent

    @cached_property
    def _streets(self) -> list[str]:
        """All streets; where several match equally well, earlier ones win: shorter names, then smaller codes."""
        return sorted(
            (code for code in self._rows if len(code) == LEVELS[-1]), key=lambda c: (len(self._rows[c][0]), c)
        )

    @cached_property
    def _place(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self._streets)}

    @cached_property
    def _by_spelling(self) -> list[tuple[str, str]]:
        """Every spelling of every street (full pinyin, initials) with its code, sorted by spelling."""
        return sorted((spelling, code) for code in self._streets for spelling in self._spellings(code))

    @cached_property
    def _by_character(self) -> dict[str, list[str]]:
        """The streets by each character of their names."""
        found: dict[str, list[str]] = {}
        for code in self._streets:
            for character in set(self._rows[code][0]):
                found.setdefault(character, []).append(code)
        return found

    @cached_property
    def _above(self) -> dict[str, tuple[str, str, str]]:
        """Searchable names of a province, city or county: name, pinyin and initials; none for a division that is left
        out of addresses (``is_silent``)."""
        return {
            code: (row[0], *self._spellings(code))
            for code, row in self._rows.items()
            if len(code) < LEVELS[-1] and not self._is_silent(code)
        }

    @cached_property
    def _by_beginning(self) -> dict[tuple[int, str], list[str]]:
        """Provinces, cities and counties by level and first character of each of their searchable names."""
        found: dict[tuple[int, str], list[str]] = {}
        for code, called in self._above.items():
            for beginning in {word[0] for word in called if word}:
                found.setdefault((len(code), beginning), []).append(code)
        return found

    def find(self, words: list[str], limit: int, within: str) -> list[str]:
        """The codes of the streets that fit, best first; those under ``within`` before those of Guangdong."""
        if not words:
            return []
        *above, last = words
        found: dict[str, int] = {}
        start = len("".join(above))
        explained = self._explained("".join(words))
        reached = {length for lengths in explained.values() for length in lengths}
        for cut in range(len(last)):
            if start + cut and start + cut not in reached:
                continue
            for code, rank in self._named(last[cut:]):
                levels = explained.get(code[:6], _UNEXPLAINED).get(start + cut)
                if levels is not None:
                    # Fewer levels explain the words better: 惠州+江北 before 河源+紫金+柏埔 for hzjb.
                    found[code] = min(rank + 2 * levels, found.get(code, _WORST))
        for county, lengths in explained.items() if not above else ():
            if lengths.get(len(last)) == 1:
                for code in self._children.get(county, ()):
                    found.setdefault(code, _COUNTY_ITSELF)
        return self._best(found, limit, within)

    def _best(self, found: Mapping[str, int], limit: int, within: str) -> list[str]:
        groups: dict[tuple[bool, bool, int], list[str]] = {}
        for code, rank in found.items():
            near = bool(within) and code.startswith(within)
            groups.setdefault((not near, not code.startswith(_HOME_PROVINCE), rank), []).append(code)
        best: list[str] = []
        for group in sorted(groups):
            best += nsmallest(limit - len(best), groups[group], key=self._place.__getitem__)
            if len(best) >= limit:
                break
        return best

    def _named(self, word: str) -> Iterable[tuple[str, int]]:
        """Streets whose names contain ``word``, each with 0 for a better match and 1 for others."""
        if not word.isascii():
            fewest = min((self._by_character.get(character, []) for character in set(word)), key=len)
            for code in fewest:
                at = self._rows[code][0].find(word)
                if at >= 0:
                    yield code, 0 if at == 0 else 1
            return
        for place in range(bisect_left(self._by_spelling, (word, "")), len(self._by_spelling)):
            spelling, code = self._by_spelling[place]
            if not spelling.startswith(word):
                return
            yield code, 0 if spelling == word else 1

    def _explained(self, word: str) -> dict[str, dict[int, int]]:
        """For each county, the lengths of prefixes of ``word`` that are beginnings of the names of its province, city
        and county run together; each length with the number of levels used. Counties without a match are left out."""
        reached: dict[str, dict[int, int]] = {}
        upper = 0
        for size in LEVELS[:-1]:
            worth = set(self._by_beginning.get((size, word[0]), ()))
            for code in [code for code in reached if len(code) == upper]:
                worth.update(self._children.get(code, ()))
            for code in worth:
                lengths = self._lengthened(reached.get(code[:upper], _UNEXPLAINED), self._above.get(code, ()), word)
                if len(lengths) > 1:
                    reached[code] = lengths
            upper = size
        return {code: lengths for code, lengths in reached.items() if len(code) == upper}

    @staticmethod
    def _lengthened(lengths: Mapping[int, int], called: Iterable[str], word: str) -> dict[int, int]:
        """The lengths matched so far, and those that the names of a further level add."""
        more = dict(lengths)
        for at, levels in lengths.items():
            for name in called:
                length = at
                for one, other in zip(name, word[at:], strict=False):
                    if one != other:
                        break
                    length += 1
                    more[length] = min(levels + 1, more.get(length, _WORST))
        return more

    def _spellings(self, code: str) -> tuple[str, str]:
        syllables = self._rows[code][1].split()
        return "".join(syllables), "".join(s[0] for s in syllables)
