"""Exact versions with the hashes of all their wheels: what packages are built from and what checks can be run with.

supply.py check          are the lists what pyproject.toml asks for, with every published wheel of those versions?
supply.py update [NAME]… the newest versions that pyproject.toml allows, of all or of these
supply.py wheels         has everything a wheel for each system and Python that is supported?
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from wheels import TARGETS, NoWheel, Target, Wheel, resolve

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "resources" / "packaging"
BUILD_TOOLS = ("pyinstaller~=6.22", "cyclonedx-bom~=7.5")
"""What makes the packages, besides what makes the wheel. Nothing of it is in them but PyInstaller's loader."""


def wanted() -> dict[str, list[Requirement]]:
    """Requirements by the list that they belong to; a list leaves out what stands in those before it."""
    text = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, extras = text["project"], text["project"]["optional-dependencies"]
    lists = {
        "requirements.txt": project["dependencies"],
        "requirements-build.txt": [*text["build-system"]["requires"], *BUILD_TOOLS],
        "requirements-checks.txt": [*extras["hub"], *extras["test"]],
    }
    return {name: [Requirement(one) for one in requirements] for name, requirements in lists.items()}


def read_pins(names: Iterable[str]) -> dict[str, str]:
    """The versions that stand in lists, by name."""
    lines = [
        line for name in names if (LISTS / name).exists() for line in (LISTS / name).read_text("utf-8").splitlines()
    ]
    heads = [line.rstrip(" \\").split(";")[0] for line in lines if line[:1].isalnum()]
    return dict(head.strip().split("==") for head in heads)


def make(pins: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each list's name and text. What ``pins`` leave open is the newest version that the oldest Python can have."""
    held, before = dict(pins), set()
    everything = wanted()
    asked: list[Requirement] = []
    for name, requirements in everything.items():
        asked += requirements
        found: dict[Target, dict[str, Wheel]] = {}
        for target in TARGETS:
            found[target] = resolve(asked, target, held)
            held |= {wheel.name: wheel.version for wheel in found[target].values()}
        needed = sorted({wheel for wheels in found.values() for wheel in wheels} - before)
        yield name, _text([[(target, found[target].get(one)) for target in TARGETS] for one in needed])
        before |= set(needed)


def _text(rows: Iterable[list[tuple[Target, Wheel | None]]]) -> str:
    lines = ["# Written by .ci/supply: exact versions, with the SHA-256 of each wheel for Linux and Windows.\n"]
    for row in rows:
        wheels = [wheel for _, wheel in row if wheel is not None]
        systems = {target.system for target, wheel in row if wheel is not None}
        only = f"; platform_system == '{systems.pop()}'" if len(systems) == 1 else ""
        parts = [f"{wheels[0].name}=={wheels[0].version}{only}"]
        parts += [f"    --hash=sha256:{digest}" for digest in sorted({wheel.sha256 for wheel in wheels})]
        lines.append(" \\\n".join(parts) + "\n")
    return "".join(lines)


def check() -> int:
    """Whether the lists are as they would be made with the versions in them."""
    stale = [name for name, text in make(read_pins(wanted())) if (LISTS / name).read_text("utf-8") != text]
    for name in stale:
        print(f"FAIL  {name} is not what pyproject.toml asks for: run .ci/supply update")
    return 1 if stale else 0


def update(names: list[str]) -> int:
    """Write the lists anew with newer versions of everything, or of the named distributions."""
    pins = read_pins(wanted())
    newer = {canonicalize_name(name) for name in names} or set(pins)
    for name, text in make({name: version for name, version in pins.items() if name not in newer}):
        (LISTS / name).write_text(text, "utf-8")
        print(f"wrote {name}")
    return 0


def wheels() -> int:
    """One line for each kind of machine: how many wheels, or what has none."""
    failed = 0
    for name, requirements in wanted().items():
        pins = read_pins(wanted())
        for target in TARGETS:
            try:
                found = resolve(requirements, target, pins)
                print(f"pass  {name}, {target}: {len(found)} wheels")
            except NoWheel as error:
                failed = 1
                print(f"FAIL  {name}, {target}:\n{error}")
    return failed


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        match arguments:
            case ["check"]:
                return check()
            case ["update", *names]:
                return update(names)
            case ["wheels"]:
                return wheels()
    except NoWheel as error:
        print(f"FAIL  {error}")
        return 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
