"""Which program this is: its version, and the commit of the sources that it was made from."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from desktop import __version__

FILE = "build.json"
"""Among the resources of a packaged copy, written when it was built: ``{"commit": …}``."""
_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Build:
    """``commit`` is empty where nothing says which it was."""

    version: str
    commit: str

    def __str__(self) -> str:
        return f"{self.version} ({self.commit[:12] or 'commit unknown'})"


def this_build(resources: Path) -> Build:
    """What this copy is. In a checkout git is asked, which takes some milliseconds."""
    try:
        commit = json.loads((resources / FILE).read_text("utf-8"))["commit"]
    except FileNotFoundError:
        commit = commit_of(resources.parent)
    except (OSError, ValueError, KeyError):
        commit = ""
    return Build(__version__, str(commit))


def commit_of(folder: Path) -> str:
    """The commit that is checked out in a folder; empty where it is no checkout, or git is not there."""
    if not (folder / ".git").exists():
        return ""
    try:
        asked = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()
