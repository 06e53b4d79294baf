"""Which things the desks of a venue share, and the fields that each is made of.

A thing is (kind, subject); a field holds one value as canonical JSON. Values that only make sense together are one
field: coordinates, a region with its names. An inspector's gates are a field each, so that two desks that send somebody
to two gates do not contradict each other.
"""

import json
import re
from collections.abc import Mapping
from typing import TypeGuard

from desktop.domain.json_object import JsonObject
from desktop.domain.people import Role
from desktop.domain.records import RECORD_KINDS, RecordKind
from desktop.domain.retention import MAX_DAYS, MIN_DAYS

VENUE, GATE, MEMBER, RETENTION, DESK = "venue", "gate", "member", "retention", "desk"
AT = "at."
"""A member's field ``at.<gate>``: whether they are assigned there."""
VENUE_FIELDS, GATE_FIELDS, MEMBER_FIELDS = (RECORD_KINDS[kind].shared for kind in (VENUE, GATE, MEMBER))
VENUE_OPTIONAL = RECORD_KINDS[VENUE].optional
_LONGEST = 8_000
"""Characters of a value: the longest that a QR code says has 7,089 digits."""
_TEXT = frozenset(
    {
        "code",
        "name",
        "uscc",
        "type",
        "address",
        "host",
        "declaration_code",
        "phone",
        "prefix",
        *VENUE_OPTIONAL,
    }
)
_FLAGS = frozenset({"retired", "inspector", "bound"})
_ROLES = frozenset(Role)
_MOST_POSITION = 1 << 31
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}(\.[0-9a-f-]{36})?")

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """A value as text: the same value is the same text everywhere."""
    return _encode(value)


def asks_a_person(name: str) -> bool:
    """Whether a person is asked where desks wrote differently: not about the order of gates, nor about who stands at
    which, where the later word is as good as any."""
    return name != "position" and not name.startswith(AT)


def is_field(name: str) -> bool:
    """Whether a field can have this name, now or in a newer program."""
    return _NAME.fullmatch(name) is not None


def is_value(name: str, value: object) -> bool:
    """Whether a field can hold a value (as JSON says it). Of a field that only a newer program knows, any short one."""
    if len(canonical(value)) > _LONGEST:
        return False
    if name in _TEXT:
        return isinstance(value, str) and "\0" not in value
    if name in _FLAGS or name.startswith(AT):
        return isinstance(value, bool)
    match name:
        case "role":
            return value in _ROLES
        case "position":
            return _is_whole(value) and 0 <= value < _MOST_POSITION
        case "days":
            return _is_whole(value) and MIN_DAYS <= value <= MAX_DAYS
        case "official_payload":
            return value is None or isinstance(value, str)
        case "region":
            return _is_region(value)
        case "place":
            return isinstance(value, list) and (value == [None, None] or [_is_number(v) for v in value] == [True, True])
    return True


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_region(value: object) -> bool:
    match value:
        case [str(), [_, *_] as path]:
            return all(isinstance(name, str) for name in path)
    return False


def split(kind: RecordKind, body: JsonObject) -> dict[str, str]:
    """The shared fields of a thing of a kind from its record's body; a body that tells of a part only gives that part.

    ``gate_ids`` of a member become a field for each gate, true; what it is false for, the caller knows.
    """
    if kind.name == VENUE:
        return _venue(body)
    found = {name: canonical(body[name]) for name in (*kind.shared, *kind.optional) if name in body}
    return found | {AT + gate: "true" for gate in body.get("gate_ids", ())} if kind.name == MEMBER else found


def _venue(body: JsonObject) -> dict[str, str]:
    whole = {**body}
    if "region" in whole:
        whole["region"] = [whole["region"], json.loads(whole.pop("region_path"))]
        whole["place"] = [whole.pop("latitude"), whole.pop("longitude")]
    return {name: canonical(whole[name]) for name in (*VENUE_FIELDS, *VENUE_OPTIONAL) if name in whole}


def venue_body(fields: Mapping[str, str]) -> JsonObject:
    """The venue's columns from its fields: the inverse of ``split``. Optional ones that nobody wrote are empty."""
    values = {name: json.loads(fields[name]) for name in VENUE_FIELDS}
    values |= {name: json.loads(fields[name]) if name in fields else "" for name in VENUE_OPTIONAL}
    code, path = values.pop("region")
    latitude, longitude = values.pop("place")
    return values | {
        "region": code,
        "region_path": json.dumps(path, ensure_ascii=False),
        "latitude": latitude,
        "longitude": longitude,
    }
