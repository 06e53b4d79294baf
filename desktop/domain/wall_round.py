"""A round along the walls: which code was found at each gate, and what that means."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.json_object import JsonObject


class ScanResult(StrEnum):
    """What was found at a gate, the worst last: its code; nothing; a code of before; another gate's; a stranger's."""

    RIGHT = "right"
    NONE = "none"
    OLD = "old"
    OTHER_GATE = "other_gate"
    FOREIGN = "foreign"


_WORSE = tuple(ScanResult)


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """A code that was found, or that none was.

    ``place`` is the gate where it hangs, empty where nobody knows (a photo of a stranger's code alone). ``gate_name`` is
    whose code it is where it is another gate's, ``host`` the web host of a stranger's code (empty where it is no web
    address: what else such a code says is kept nowhere). ``photo`` is the file's name, empty for a hand scanner.
    """

    at: int
    result: ScanResult
    place: str = ""
    gate_name: str = ""
    host: str = ""
    photo: str = ""


@dataclass(frozen=True, slots=True)
class UnreadPhoto:
    """A photo in which no code was read, and whether that is for a reason that another photo would mend."""

    name: str
    is_blurred: bool = False


@dataclass(frozen=True, slots=True)
class WallRound:
    """A round under way, or one that has ended. ``gates`` are identifiers and names in order; ``ended_at`` is 0 while it
    goes on, times are UTC ms, ``by`` is the name of who ended it, ``stale`` are gates whose poster was out of date then."""

    id: str
    began_at: int
    gates: tuple[tuple[str, str], ...]
    scans: tuple[ScanRecord, ...] = ()
    unread: tuple[UnreadPhoto, ...] = ()
    ended_at: int = 0
    by: str = ""
    stale: tuple[str, ...] = ()

    def at(self, gate_id: str) -> tuple[ScanRecord, ...]:
        """What was found at a gate."""
        return tuple(one for one in self.scans if one.place == gate_id)

    def elsewhere(self) -> tuple[ScanRecord, ...]:
        """What was found nobody knows where."""
        return self.at("")

    def result(self, gate_id: str) -> ScanResult | None:
        """The worst that was found at a gate; None where nobody has looked."""
        return worst(self.at(gate_id))

    def by_place(self) -> Mapping[str, Sequence[ScanRecord]]:
        """What was found, by the gate where it hangs."""
        found: dict[str, list[ScanRecord]] = defaultdict(list)
        for one in self.scans:
            found[one.place].append(one)
        return found

    def results(self) -> Mapping[str, ScanResult | None]:
        """By gate, for all gates at once."""
        found = self.by_place()
        return {gate_id: worst(found.get(gate_id, ())) for gate_id, _ in self.gates}

    def unseen(self) -> tuple[str, ...]:
        """Gates where nobody has looked, in order."""
        return tuple(gate_id for gate_id, result in self.results().items() if result is None)

    def with_scans(self, *found: ScanRecord) -> "WallRound":
        """The round with more of them. That nothing hangs at a gate takes the place of its right code, and any code that of
        nothing; what was wrong stays in the record. The same code is there once."""
        scans = list(self.scans)
        for one in found:
            replaced = {ScanResult.RIGHT, ScanResult.NONE} if one.result is ScanResult.NONE else {ScanResult.NONE}
            scans = [
                old
                for old in scans
                if not (one.place and old.place == one.place and old.result in replaced)
                and replace(old, at=one.at, photo=one.photo) != one
            ]
            scans.append(one)
        return replace(self, scans=tuple(scans))

    def without_gate(self, gate_id: str) -> "WallRound":
        """The round as if nobody had looked at a gate."""
        return replace(self, scans=tuple(one for one in self.scans if one.place != gate_id))


def worst(found: Sequence[ScanRecord]) -> ScanResult | None:
    """The worst of what was found; None for nothing."""
    return max((one.result for one in found), key=_WORSE.index, default=None)


def round_json(made: WallRound) -> dict[str, object]:
    """A round as JSON."""
    return {
        "id": made.id,
        "began_at": made.began_at,
        "gates": [list(gate) for gate in made.gates],
        "scans": [[one.at, str(one.result), one.place, one.gate_name, one.host, one.photo] for one in made.scans],
        "unread": [[one.name, one.is_blurred] for one in made.unread],
        "ended_at": made.ended_at,
        "by": made.by,
        "stale": list(made.stale),
    }


def round_of(stored: JsonObject) -> WallRound:
    """A round from its JSON."""
    return WallRound(
        stored["id"],
        stored["began_at"],
        tuple((gate_id, name) for gate_id, name in stored["gates"]),
        tuple(ScanRecord(at, ScanResult(result), *rest) for at, result, *rest in stored["scans"]),
        tuple(UnreadPhoto(*one) for one in stored["unread"]),
        stored["ended_at"],
        stored["by"],
        tuple(stored["stale"]),
    )
