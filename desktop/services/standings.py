"""Gates and inspectors with what they counted: registrations and temperature checks (Guide, 检测统计)."""

from collections.abc import Collection, Iterable

from desktop.domain.figures import Counted, counted_by
from desktop.domain.hourly import Tally
from desktop.domain.statistics import Standing
from desktop.services.chart_names import Name, Names

Totals = Iterable[tuple[tuple[str, ...], Tally]]
"""Tallies by gate, inspector and kind."""


def standings(
    of_days: Totals, whole: Totals, place: int, names: Names, current: Collection[str]
) -> tuple[Standing, ...]:
    """A row for everyone in ``current``, with figures or not, and for all others who ever counted somebody, last.

    ``place`` says which part of a total's key is meant.
    """
    then, ever = counted_by(of_days, place), counted_by(whole, place)
    rows = []
    for key in (*names, *(ever.keys() - names.keys())):
        if key in current or key in ever:
            name = names.get(key, Name("", is_current=False))
            now, all_time = then.get(key, Counted()), ever.get(key, Counted())
            rows.append(
                Standing(
                    key,
                    name.name,
                    now.registrations,
                    now.checks,
                    now.fevers,
                    all_time.registrations,
                    all_time.checks,
                    name.is_current,
                )
            )
    return tuple(sorted(rows, key=lambda row: not row.is_current))
