"""How one field of one thing comes together from what several desks wrote, in whatever order it arrives.

A field is a multi-value register: the versions that no other version replaced. Every version names those that its
author saw; one that was written without knowing of another stays beside it, and both are there until somebody who has
seen both writes again. The value that holds is that of the greatest version, so no desk waits for a decision; the others
are shown to a person. Registers form a join-semilattice (Shapiro et al., 2011): ``join`` is commutative, associative and
idempotent, so order and repetition do not matter.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST_VERSIONS = 32
"""Beside each other in one field. More desks than that never edit one field without seeing each other."""
MOST_REPLACED = 1_024
"""Stamps that are remembered as replaced; the oldest are forgotten first: nothing that late is on its way any more."""


@dataclass(frozen=True, slots=True)
class Version:
    """A value (canonical JSON) that somebody (``by``, a member's identifier) wrote. ``stamp`` names the version;
    ``rank`` is where the hub ranks it if not by its stamp, empty otherwise. ``proof`` is the manager's signature
    (``desktop.credentials``), empty where there is none."""

    stamp: str
    value: str
    by: str = ""
    rank: str = ""
    proof: str = ""

    @property
    def order(self) -> tuple[str, str, str, str]:
        """What decides which of two versions holds: total, so that all desks decide alike."""
        return self.rank or self.stamp, self.stamp, self.value, self.by

    def _with(self, other: "Version") -> "Version":
        """The same version as two places know it: only the hub lowers a rank, so the lower one is the newer word."""
        newer = min(self, other, key=lambda version: (version.order, version.rank))
        return newer if newer.proof else replace(newer, proof=self.proof or other.proof)


@dataclass(frozen=True, slots=True)
class Register:
    """A field: its versions in their order, the greatest last, and the stamps that were replaced."""

    versions: tuple[Version, ...] = ()
    replaced: frozenset[str] = frozenset()

    @property
    def winner(self) -> Version:
        """The version that holds. ``IndexError`` where there is none: before the first, and where a hostile desk made
        versions replace each other in a circle."""
        return self.versions[-1]

    @property
    def rivals(self) -> tuple[Version, ...]:
        """Versions of another value that wait for a person's word, the greatest last."""
        return tuple(version for version in self.versions if version.value != self.versions[-1].value)

    @property
    def latest(self) -> str:
        """The greatest stamp in it, by rank; empty for none."""
        return max((version.rank or version.stamp for version in self.versions), default="")

    @property
    def agreed(self) -> frozenset[str]:
        """Stamps of the versions that hold: what somebody replaces who looked at the value only."""
        return frozenset(version.stamp for version in self.versions if version.value == self.versions[-1].value)

    @property
    def stamps(self) -> frozenset[str]:
        """Stamps of all versions: what somebody replaces who looked at all of them."""
        return frozenset(version.stamp for version in self.versions)


def written(version: Version, replaces: Iterable[str] = ()) -> Register:
    """What is known of a field from one operation alone."""
    return Register((version,), frozenset(replaces) - {version.stamp})


def join(*registers: Register) -> Register:
    """All that several places know of a field."""
    replaced = frozenset[str]().union(*(register.replaced for register in registers))
    found: dict[tuple[str, str], Version] = {}
    for register in registers:
        for version in register.versions:
            if version.stamp in replaced:
                continue
            key = (version.stamp, version.value)
            found[key] = found[key]._with(version) if key in found else version
    versions = sorted(found.values(), key=lambda version: version.order)[-MOST_VERSIONS:]
    return Register(tuple(versions), frozenset(sorted(replaced)[-MOST_REPLACED:]))
