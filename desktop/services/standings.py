"""Gates and inspectors with what they counted: registrations and temperature checks (Guide, 检测统计)."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from desktop.domain.hourly import CountKind, Tally
from desktop.domain.statistics import Standing
from desktop.services.chart_names import Name, Names

Totals = Iterable[tuple[tuple[str, ...], Tally]]
"""Tallies by gate, inspector and kind."""


def standings(
    of_day: Totals, whole: Totals, place: int, names: Names, current: Collection[str]
) -> tuple[Standing, ...]:
    """A row for everyone in ``current``, with figures or not, and for all others who ever counted somebody, last.

    ``place`` says which part of a total's key is meant. A registration with a reading is a temperature check too.
    """
    today, ever = _by_kind(of_day, place), _by_kind(whole, place)
    rows = []
    for key in (*names, *(ever.keys() - names.keys())):
        if key in current or key in ever:
            name = names.get(key, Name("", is_current=False))
            (registered, screened), (all_registered, all_screened) = today[key], ever[key]
            both, all_both = registered + screened, all_registered + all_screened
            rows.append(Standing(
                key, name.name, registered.count, both.measured, both.abnormal, all_registered.count,
                all_both.measured, name.is_current,
            ))  # fmt: skip
    return tuple(sorted(rows, key=lambda row: not row.is_current))


def _by_kind(totals: Totals, place: int) -> dict[str, tuple[Tally, Tally]]:
    """Registrations and screenings of each key."""
    found: dict[str, tuple[Tally, Tally]] = defaultdict(lambda: (Tally(), Tally()))
    for key, tally in totals:
        registered, screened = found[key[place]]
        if key[2] == CountKind.SCREENING:
            found[key[place]] = registered, screened + tally
        else:
            found[key[place]] = registered + tally, screened
    return found
