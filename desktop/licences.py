"""What this program is made of, and under which licences: the Python distributions that it needs, with what is inside
them, fonts and data. ``resources/licences/parts.toml`` says which licences are allowed.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

FILE = "licences/packaged.json"
"""The whole list, in a packaged copy, where no distribution is installed any more."""
_ROOT = "venue-desk"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_IS_TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
_OPERATORS = re.compile(r"\s+(?:AND|OR)\s+|[()]")


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its licence, as an SPDX expression where there is one, and the whole text of it."""

    name: str
    version: str
    licence: str
    text: str


def parts(resources: Path) -> tuple[Part, ...]:
    """Every part of this copy, by name."""
    packaged = resources / FILE
    if packaged.is_file():
        return tuple(Part(**one) for one in json.loads(packaged.read_text("utf-8")))
    return installed_parts(resources)


def installed_parts(resources: Path) -> tuple[Part, ...]:
    """Every part of the program as it is installed for this interpreter."""
    rules = tomllib.loads((resources / "licences" / "parts.toml").read_text("utf-8"))
    stated: dict[str, str] = rules["distributions"]
    found = [_part_of(one, stated) for one in needed_distributions()]
    for part in rules["part"]:
        texts = [(resources / name).read_text("utf-8") for name in part["texts"]]
        version = _version_of(part["of"]) if "of" in part else ""
        found.append(Part(part["name"], version, part["licence"], _joined(texts)))
    return sorted_parts([part for part in found if part.text])


def sorted_parts(found: Sequence[Part]) -> tuple[Part, ...]:
    """By name, the program itself first."""
    return tuple(sorted(found, key=lambda part: (part.name != "VenueDesk", part.name.casefold())))


def as_json(found: Sequence[Part]) -> str:
    """For ``FILE``."""
    return json.dumps([asdict(part) for part in found], ensure_ascii=False, indent=1)


def needed_distributions() -> Iterator[Distribution]:
    """What the program needs, with what that needs; each once. The program itself is not among them."""
    waiting, seen = [_ROOT], {_ROOT}
    while waiting:
        try:
            found = distribution(waiting.pop())
        except PackageNotFoundError:  # needed on another system
            continue
        if normal_name(found.name) != _ROOT:
            yield found
        for requirement in found.requires or ():
            match, marker = _NAME.match(requirement), requirement.partition(";")[2]
            name = normal_name(match[0]) if match else ""
            if name and name not in seen and "extra" not in marker:
                seen.add(name)
                waiting.append(name)


def normal_name(name: str) -> str:
    """A distribution's name in the form in which names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(found: Distribution, stated: Mapping[str, str]) -> str:
    """Its licence: as it was ``stated`` for its name, else what its metadata says; empty where neither does."""
    says = [found.metadata[key] for key in ("License-Expression", "License") if key in found.metadata]
    return stated.get(normal_name(found.name)) or next(iter(says), "")


def licences_in(expression: str) -> tuple[str, ...]:
    """The single licences of an SPDX expression."""
    return tuple(one for one in _OPERATORS.split(expression) if one)


def _part_of(found: Distribution, stated: Mapping[str, str]) -> Part:
    texts = sorted(
        (str(file), Path(str(found.locate_file(file))))
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and ("licenses" in file.parts or _IS_TEXT.match(file.name))
    )
    read = [path.read_text("utf-8", errors="replace") for _, path in texts if path.is_file()]
    return Part(found.name, found.version, licence_of(found, stated), _joined(read))


def _version_of(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


def _joined(texts: Sequence[str]) -> str:
    return f"\n\n{'—' * 40}\n\n".join(text.strip("\n") for text in texts)
