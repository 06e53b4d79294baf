"""What a code means where it was found: the gate's own, one of before, another gate's, a stranger's."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from desktop.domain.characters import made_visible
from desktop.domain.gate import Gate
from desktop.domain.wall_round import ScanRecord, ScanResult
from desktop.services.posters.known_codes import CodeStatus, IdentifiedCode, KnownCodes


def host_of(payload: str) -> str:
    """The web host that a code leads to; empty where it is no web address. Nothing else of a stranger's code is kept: a
    hand scanner may have read the bar code of a person's paper."""
    try:
        parts = urlsplit(payload.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    return made_visible(host, kept="") if parts.scheme.lower() in ("http", "https") else ""


def scan_record(found: IdentifiedCode, place: str, at: int, photo: str = "") -> ScanRecord:
    """What a code means that was found at a gate (by its identifier; empty: nobody knows where)."""
    gate_name = found.gate.name if found.gate is not None else ""
    match found.status:
        case CodeStatus.NOT_OURS:
            return ScanRecord(at, ScanResult.FOREIGN, place, "", host_of(found.payload), photo)
        case CodeStatus.VOID:
            return ScanRecord(at, ScanResult.OLD, place, gate_name, "", photo)
        case CodeStatus.OLD | CodeStatus.CURRENT:
            is_here = any(poster.gate.id == place for poster in found.posters) or (
                found.gate is not None and found.gate.id == place
            )
            if place and not is_here:
                return ScanRecord(at, ScanResult.OTHER_GATE, place, gate_name, "", photo)
            result = ScanResult.RIGHT if found.status is CodeStatus.CURRENT else ScanResult.OLD
            return ScanRecord(at, result, place, "", "", photo)


def own_place(found: IdentifiedCode) -> str:
    """The gate that a code is of, where it is of one in use; empty otherwise."""
    if found.gate is not None:
        return "" if found.gate.retired else found.gate.id
    return found.posters[0].gate.id if len(found.posters) == 1 else ""


def scan_records_in(photo: str, payloads: Sequence[str], known: KnownCodes, at: int) -> tuple[ScanRecord, ...]:
    """What the codes in one photo mean. It was taken at the gate that its name tells; else at the one gate whose code is
    in it; else each code of ours counts for its own gate, and where a stranger's hangs nobody knows."""
    identified = [known.identify(payload) for payload in payloads]
    named = _named(photo, [poster.gate for poster in known.states])
    places = {place for found in identified if (place := own_place(found))}
    only = named or (next(iter(places)) if len(places) == 1 else "")
    return tuple(scan_record(found, named or own_place(found) or only, at, photo) for found in identified)


def _named(photo: str, gates: Sequence[Gate]) -> str:
    """The gate whose name the file's name contains; of several, the longest that no other equals. Empty for none.

    A number or a single character is no sign: a camera numbers its files.
    """
    name = photo.casefold()
    distinctive = (gate for gate in gates if len(gate.name) > 1 and not gate.name.isdecimal())
    found = sorted((g for g in distinctive if g.name.casefold() in name), key=lambda g: len(g.name), reverse=True)
    return found[0].id if found and (len(found) == 1 or len(found[0].name) > len(found[1].name)) else ""
