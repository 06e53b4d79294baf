"""Gates and inspectors in figures: what they are called, never two of them alike, and what each counted."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.figures import Counted, counted_by
from desktop.domain.hourly import CountKind, Tally
from desktop.domain.people import Member, Role
from desktop.domain.statistics import NOBODY, Layer, TotalsLine
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import gates, members


@dataclass(frozen=True, slots=True)
class Name:
    """A gate or an inspector; not ``is_current``: retired, or not an inspector of this venue any more."""

    name: str
    is_current: bool = True


Names = dict[str, Name]
"""By key, in the order of lists. What has words instead of a name has an empty one."""

_CATEGORIES: Names = {key: Name("") for key in (NOBODY, *map(str, CATEGORY_WORDS))}
_KINDS: Names = {str(kind): Name("") for kind in CountKind}


class ChartNames:
    """Reads names once for each state of the desk: a chart asks for them every time, and they hardly change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[int, Names, Names] | None = None

    def of(self, connection: Connection, layer: Layer) -> Names:
        """The names of all that bars can be made up of."""
        if layer is Layer.CATEGORY:
            return _CATEGORIES
        if layer is Layer.KIND:
            return _KINDS
        generation = self._store.generation
        if self._kept is None or self._kept[0] != generation:
            self._kept = generation, _gates(connection), _inspectors(connection)
        return self._kept[1] if layer is Layer.GATE else self._kept[2]


def is_inspector(member: Member) -> bool:
    """Whether somebody checks visitors at present."""
    return member.bound and (member.inspector or member.role is Role.INSPECTOR)


def _gates(connection: Connection) -> Names:
    found = gates.every(connection, include_retired=True)
    return distinguished((g.id, Name(g.name, not g.retired), g.code) for g in found)


def _inspectors(connection: Connection) -> Names:
    """Everybody, since whoever has checked once stays in the figures; and nobody, last."""
    everyone = sorted(members.every(connection, include_unbound=True), key=lambda m: not is_inspector(m))
    return distinguished((m.id, Name(m.name, is_inspector(m)), m.phone[-4:]) for m in everyone) | {NOBODY: Name("")}


def distinguished(named: Iterable[tuple[str, Name, str]]) -> Names:
    """Namesakes get a mark: a gate its code, a person the end of the phone number."""
    every = list(named)
    often = Counter(name for _, name, _ in every)
    return {key: Name(f"{name.name} {mark}", name.is_current) if often[name] > 1 else name for key, name, mark in every}


Totals = Iterable[tuple[tuple[str, ...], Tally]]
"""Tallies by gate, inspector and kind."""


def totals_lines(
    of_days: Totals, whole: Totals, place: int, names: Names, current: Collection[str]
) -> tuple[TotalsLine, ...]:
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
                TotalsLine(
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
