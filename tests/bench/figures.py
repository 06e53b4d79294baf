"""What the bench says: figures, each beside its bar and its aim (design, section 10)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; less is better.

    ``unit`` is "ratio", "ms", "MiB" …; ``detail`` says what went into it (medians, runs).
    """

    name: str
    value: float
    unit: str
    bar: float
    aim: float
    detail: str = ""

    @property
    def rating(self) -> str:
        """How it stands: past the aim, past the bar, or short of both."""
        if self.value <= self.aim:
            return "aim"
        return "bar" if self.value <= self.bar else "OVER"


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A figure that this machine cannot give, and why."""

    name: str
    reason: str


Outcome = Figure | NotMeasured
Bench = Callable[[int], Iterable[Outcome]]
"""Measures with so many runs and gives its figures."""


def spread(seconds: Iterable[float]) -> str:
    """Median and range of some runs, in milliseconds."""
    runs = sorted(seconds)
    return f"{median(runs) * 1000:.0f} ms ({runs[0] * 1000:.0f}–{runs[-1] * 1000:.0f}, {len(runs)} runs)"


def table(outcomes: Iterable[Outcome]) -> str:
    """The figures as lines of text, always in the same columns."""
    rows = [("figure", "value", "bar", "aim", "", "detail")]
    for outcome in outcomes:
        if isinstance(outcome, NotMeasured):
            rows.append((outcome.name, "–", "", "", "", f"not measured: {outcome.reason}"))
        else:
            numbers = (_shown(number, outcome.unit) for number in (outcome.value, outcome.bar, outcome.aim))
            value, bar, aim = numbers
            rows.append((outcome.name, value, f"≤ {bar}", f"≤ {aim}", outcome.rating, outcome.detail))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _shown(number: float, unit: str) -> str:
    return f"{number:.2f}" if unit == "ratio" else f"{number:.0f} {unit}"
