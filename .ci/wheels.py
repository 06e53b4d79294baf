"""Which wheels pip would install on a machine of another kind. pip itself is asked; it looks where it is set up to look.

pip takes the markers of requirements ("only on Windows") for those of the interpreter that runs it, whatever platform it
is asked about. So they are followed here once more, with the other machine's values, until nothing is missing.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_MANYLINUX = tuple(f"manylinux_2_{minor}_x86_64" for minor in range(36, 4, -1))
"""What Debian 12 runs (glibc 2.36), and all that is older."""


@dataclass(frozen=True)
class Target:
    """A kind of machine that the program runs on: an operating system and a version of Python."""

    system: str
    python: str

    def __str__(self) -> str:
        return f"{self.system}, Python {self.python}"

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platform tags of its wheels."""
        return ("win_amd64",) if self.system == "Windows" else (*_MANYLINUX, "manylinux2014_x86_64", "linux_x86_64")

    @property
    def markers(self) -> Mapping[str, str]:
        """The values of its environment markers."""
        windows = self.system == "Windows"
        return {
            **default_environment(),
            "implementation_version": f"{self.python}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": "AMD64" if windows else "x86_64",
            "platform_release": "10" if windows else "6.1",
            "platform_system": self.system,
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": "win32" if windows else "linux",
        }


TARGETS = tuple(Target(system, python) for system in ("Linux", "Windows") for python in ("3.11", "3.12", "3.13"))
"""Every kind of machine that is supported."""


@dataclass(frozen=True)
class Wheel:
    """A wheel that pip would install; ``requires`` as its metadata has them."""

    name: str
    version: str
    sha256: str
    requires: tuple[Requirement, ...]


class NoWheel(Exception):
    """What pip said when it found no set of wheels."""


def resolve(wanted: Sequence[Requirement], target: Target, pins: Mapping[str, str]) -> dict[str, Wheel]:
    """The wheels that satisfy requirements there, by name, all that they need themselves included. ``pins`` are the exact
    versions to be taken, by name. Raises ``NoWheel``."""
    asked = [str(_bare(one)) for one in wanted if _applies(one, target)]
    while True:
        found = _ask_pip(asked, target, pins)
        reached, missing = _reached(wanted, target, found)
        if not missing:
            return {name: found[name] for name in sorted(reached)}
        asked += missing


def _ask_pip(asked: Iterable[str], target: Target, pins: Mapping[str, str]) -> dict[str, Wheel]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pins.txt").write_text("".join(f"{name}=={version}\n" for name, version in pins.items()), "utf-8")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run"]
        command += [
            "--ignore-installed",
            "--only-binary=:all:",
            "--implementation=cp",
            "--python-version",
            target.python,
        ]
        command += [f"--platform={platform}" for platform in target.platforms]
        command += ["--target", str(folder / "nowhere"), "--constraint", str(folder / "pins.txt")]
        command += ["--report", str(folder / "report.json"), *asked]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoWheel("\n".join(line for line in done.stderr.splitlines() if line.startswith("ERROR")))
        report = json.loads((folder / "report.json").read_text("utf-8"))
    return {wheel.name: wheel for wheel in map(_wheel, report["install"])}


def _wheel(item: Mapping[str, Mapping]) -> Wheel:
    about = item["metadata"]
    requires = tuple(Requirement(text) for text in about.get("requires_dist") or ())
    digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
    return Wheel(canonicalize_name(about["name"]), about["version"], digest, requires)


def _reached(wanted: Iterable[Requirement], target: Target, found: Mapping[str, Wheel]) -> tuple[set[str], list[str]]:
    """Names of what is needed there, and what of it pip has not been asked for."""
    waiting = [one for one in wanted if _applies(one, target)]
    seen: set[tuple[str, str]] = set()
    missing: list[str] = []
    while waiting:
        need = waiting.pop()
        name = canonicalize_name(need.name)
        if name not in found:
            missing.append(str(_bare(need)))
            continue
        for extra in ("", *need.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [one for one in found[name].requires if _applies(one, target, extra)]
    return {name for name, _ in seen}, missing


def _applies(requirement: Requirement, target: Target, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**target.markers, "extra": extra})


def _bare(requirement: Requirement) -> Requirement:
    """Without its marker, which has been followed already."""
    bare = Requirement(str(requirement))
    bare.marker = None
    return bare
