"""Changes to an input that leave it well-formed: bytes at random seldom get past the first door of MessagePack and XML."""

import random
import re

import msgspec

NUMBERS = (
    0,
    1,
    -1,
    2,
    127,
    128,
    255,
    1 << 15,
    (1 << 31) - 1,
    1 << 31,
    1 << 32,
    (1 << 48) - 1,
    1 << 48,
    -(1 << 63),
    (1 << 64) - 1,
)
TEXTS = (
    "",
    "\0",
    "\0" * 200,
    "x",
    "declaration.enter",
    "0192c0de-0000-7000-8000-000000000001",
    "\ufeff",
    "\U0001f600",
    "[" * 40,
)
VALUES = (
    *map(str, NUMBERS), "1e308", "-1e999", "NaN", "1048576", "1048577", "16385", "XFD1048576", "A0", "s", "str", "b", "e", "d", "n",
    "inlineStr", "1900-02-29", "9999-12-31T23:59:60", "PT99H61M", "PT-1H", "float", "date", "time", "boolean", "string", "percentage",
    "collapse", "true", "_xD800_", "_x0000_", "&#x2028;", "0.1.2", "", " ", "../../x", "/xl/workbook.xml",
)  # fmt: skip
_DEEPEST = 6
_LONGEST = 10_000


def changed(data: bytes, chance: random.Random) -> bytes:
    """The input with one to eight changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = _changed_once(data, chance)
        if len(data) > _LONGEST:  # what is repeated once more could fill the memory
            break
    return data


def _changed_once(data: bytes, chance: random.Random) -> bytes:
    if b"<" in data[:60] and chance.random() < 0.8:
        return _changed_xml(data, chance)
    for skipped in (1, 0, 4):
        found = _unpacked(data[skipped:])
        if found is not None and chance.random() < 0.8:
            return data[:skipped] + msgspec.msgpack.encode(_changed_thing(found, chance, 0))
    return _changed_bytes(data, chance)


def _unpacked(data: bytes) -> list[object] | None:
    try:
        found = msgspec.msgpack.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _changed_thing(thing: object, chance: random.Random, depth: int) -> object:
    """A value with a change somewhere within it."""
    match thing:
        case list() if thing and depth < _DEEPEST:
            at = chance.randrange(len(thing))
            match chance.randrange(8):
                case 0:
                    return [*thing[:at], *thing[at + 1 :]]
                case 1:
                    return [*thing[:at], *(thing[at : at + 1] * chance.choice((2, 3, 2001))), *thing[at + 1 :]]
                case _:
                    return [*thing[:at], _changed_thing(thing[at], chance, depth + 1), *thing[at + 1 :]]
        case bytes() if (inner := _unpacked(thing)) and chance.random() < 0.8:
            return msgspec.msgpack.encode(_changed_thing(inner, chance, depth + 1))
        case bytes() if (inner := _unpacked(thing[4:])) and chance.random() < 0.8:
            return thing[:4] + msgspec.msgpack.encode(_changed_thing(inner, chance, depth + 1))
        case bytes() if chance.random() < 0.8:
            return _changed_bytes(thing, chance)
        case int() if chance.random() < 0.8:
            return max(-(1 << 63), min((1 << 64) - 1, chance.choice((*NUMBERS, thing + 1, thing - 1))))
        case str() if chance.random() < 0.8:
            return chance.choice((*TEXTS, thing + "\0", thing[1:], thing * 2))
    return chance.choice((None, 0, "", b"", [], {}, True, 1.5, [None], b"\x90" * 9))


def _changed_xml(data: bytes, chance: random.Random) -> bytes:
    """A value of an attribute or a text exchanged; an element repeated, left out or moved."""
    if chance.random() < 0.6:
        places = list(re.finditer(rb'(?<==")[^"]*(?=")|(?<=>)[^<>]+(?=<)', data))
        if places:
            at = chance.choice(places)
            return data[: at.start()] + chance.choice(VALUES).encode() + data[at.end() :]
    places = list(re.finditer(rb"<([\w:.-]+)(?:\s[^<>]*)?(?:/>|>[^<]*</\1>)|<[^<>]+>", data))
    if not places:
        return _changed_bytes(data, chance)
    at, other = chance.choice(places), chance.choice(places)
    match chance.randrange(4):
        case 0:
            return data[: at.start()] + data[at.end() :]
        case 1:
            return data[: at.end()] + at[0] * chance.choice((1, 2, 30)) + data[at.end() :]
        case 2:
            return data[: at.start()] + other[0] + data[at.end() :]
        case _:
            name = chance.choice(
                (b"number-rows-repeated", b"number-columns-repeated", b"r", b"t", b"s", b"hidden", b"value")
            )
            end = at.end() - (2 if at[0].endswith(b"/>") else 1)
            if b"</" in at[0]:
                end = at.start() + at[0].index(b">")
            return data[:end] + b' %s="%s"' % (name, chance.choice(VALUES).encode()) + data[end:]


def _changed_bytes(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    at = chance.randrange(len(found) + 1)
    match chance.randrange(4):
        case 0:
            found[at:at] = chance.randbytes(chance.choice((1, 2, 4, 9)))
        case 1:
            del found[at : at + chance.choice((1, 1, 2, 30))]
        case 2:
            found[at : at + 1] = chance.randbytes(1)
        case _:
            found[at:at] = found[at : at + chance.choice((1, 9, 200))] * chance.choice((1, 2, 30))
    return bytes(found)
