"""What a chart shows, whatever it is drawn on: bars in layers before an outline, or a heat map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ChartLayer:
    """A layer of the bars with its name in the legend and a value for each column."""

    name: str
    values: tuple[float, ...]

    @property
    def total(self) -> float:
        """All columns together."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class BarChart:
    """Columns with their names; layers from the bottom up; ``outline`` is another time to compare with, ``line`` another
    measure of the same time. Its figures are counts, or averages of several days."""

    columns: tuple[str, ...] = ()
    layers: tuple[ChartLayer, ...] = ()
    outline: ChartLayer | None = None
    is_average: bool = False
    line: ChartLayer | None = None

    @property
    def totals(self) -> tuple[float, ...]:
        """All layers of each column."""
        return tuple(sum(layer.values[place] for layer in self.layers) for place in range(len(self.columns)))

    @property
    def highest(self) -> float:
        """The highest bar, outline or point of the line; 0 where there is none."""
        others = [of.values for of in (self.outline, self.line) if of is not None]
        return max((*self.totals, *(value for values in others for value in values)), default=0)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """An average for each cell of named rows and columns: ``values[row][column]``."""

    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    values: tuple[tuple[float, ...], ...] = ()

    @property
    def highest(self) -> float:
        """The highest value; 0 where there is none."""
        return max((value for row in self.values for value in row), default=0)


Chart: TypeAlias = BarChart | HeatMap


def largest_layers(
    layers: Sequence[ChartLayer], most: int, others_name: Callable[[int], str]
) -> tuple[ChartLayer, ...]:
    """At most ``most`` layers in their order: the largest ones, and the sum of all others as the last.

    ``others_name`` is given how many layers the sum is made of.
    """
    if len(layers) <= most:
        return tuple(layers)
    ranked = sorted(range(len(layers)), key=lambda place: -layers[place].total)
    alone = set(ranked[: most - 1])
    others = [layer.values for place, layer in enumerate(layers) if place not in alone]
    summed = tuple(map(sum, zip(*others, strict=True)))
    kept = [layer for place, layer in enumerate(layers) if place in alone]
    return (*kept, ChartLayer(others_name(len(others)), summed))
