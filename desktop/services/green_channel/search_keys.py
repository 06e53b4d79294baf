"""What a declaration is found by, and what a query asks for: one table for both, so that they cannot disagree.

A key is a letter for its kind and the text: ``n`` name, ``p`` pinyin or initials, ``r`` the end of a document's or
phone number (reversed, so that an ending is a beginning), ``s`` a slip's number.
"""

import re
from collections.abc import Iterable, Iterator

from desktop.domain.person import check_visitor_name, without_dots
from desktop.domain.same_person import folded_name
from desktop.domain.slips import read_slip
from desktop.domain.text import clean_code, clean_line
from desktop.services.green_channel.pinyin import query_key, search_keys

_STARTS = 4
"""Characters of a name from each of which on it is found."""
_ENDING = 8
"""Characters of a number that are kept as a key: enough to tell people apart, not the number itself."""
_LETTERS = re.compile(r"[^\W\d_]+([.·'’\s-]+[^\W\d_]+)*\.?")


def keys_of(name: str, numbers: Iterable[str]) -> frozenset[str]:
    """The keys of somebody's name and of the ends of their numbers: documents and phones, empty ones for none."""
    found = {f"n{part}" for part in _name_parts(name)}
    for spoken in (name, *_behind_dots(name)):
        found |= {f"p{key}" for key in search_keys(spoken)}
    found |= {f"r{end}" for number in numbers if (end := _ending(number))}
    return frozenset(found)


def has_name(folded: str, query: str) -> bool:
    """Whether a folded name (``folded_name``) is found by a folded query: from one of its first characters on, or behind a
    dot, as in ``keys_of``. A folded name has no dots any more, so that its parts are its characters."""
    return query in folded and any(folded.startswith(query, start) for start in range(min(_STARTS, len(folded))))


def ending_key(number: str) -> str:
    """The key of the end of a document's or phone number, empty for none."""
    return f"r{end}" if (end := _ending(number)) else ""


def slip_keys(number: int | None) -> frozenset[str]:
    """The key of a slip's number, none where there is no slip."""
    return frozenset() if number is None else frozenset({f"s{number}"})


def queries_of(text: str, serial_prefix: str, venue_code: str) -> tuple[str, ...]:
    """The keys that a query may mean, likeliest first."""
    line = clean_line(text[:100])
    if not line:
        return ()
    if any(ord(c) > 0x2E7F for c in line):
        # Keys that were made until November 2026 have the dots of names in them.
        return tuple(dict.fromkeys((f"n{folded_name(line)}", f"n{_joined(check_visitor_name(line, '')[0])}")))
    found = []
    slip, _ = read_slip(line, serial_prefix, venue_code)
    code = clean_code(line)
    if slip is not None and not code.isdigit():
        found.append(f"s{slip.number}")
    if any(c.isdigit() for c in code) and len(code) >= 3:
        found.append(f"r{code[::-1][:_ENDING].lower()}")
    if slip is not None and code.isdigit():
        found.append(f"s{slip.number}")
    if _LETTERS.fullmatch(line) and (letters := query_key(without_dots(line))):
        found.append(f"p{letters}")
    return tuple(dict.fromkeys(found))


def _name_parts(name: str) -> Iterator[str]:
    """The name from each of its first characters on, and what is behind each dot: a given name alone finds it too."""
    folded = folded_name(name)
    for start in range(min(_STARTS, len(folded))):
        yield folded[start:]
    for part in _behind_dots(name):
        yield folded_name(part)


def _behind_dots(name: str) -> Iterator[str]:
    """阿依古丽·买买提 is called by either part."""
    parts = name.split("·")
    for start in range(1, len(parts)):
        yield "·".join(parts[start:])


def _joined(text: str) -> str:
    return "".join(text.casefold().split())


def _ending(number: str) -> str:
    return clean_code(number)[::-1][:_ENDING].lower()
