"""Administrative divisions: statistics bureau codes of 2 (province), 4 (city), 6 (county), 9 (street) digits."""

from dataclasses import dataclass

LEVELS = (2, 4, 6, 9)


@dataclass(frozen=True, slots=True)
class Region:
    """A division and the names on the way down to it.

    ``path`` leaves out rows that only exist in the statistics (市辖区, 省直辖县级行政区划, and the county row
    that repeats a city without counties), so it reads as an address does.
    """

    code: str
    name: str
    path: tuple[str, ...] = ()

    @property
    def is_street(self) -> bool:
        """Whether this is a town or street, the level that a venue must give."""
        return len(self.code) == 9

    def __str__(self) -> str:
        return "".join(self.path) or self.name
