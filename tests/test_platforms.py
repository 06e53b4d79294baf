"""Where the program asks which system it runs on: few places, each with a reason, since the tests see only one of them."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / ".ci" / "branches.py"
pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="a source distribution has no .ci")


def found(*folder: Path) -> list[list[str]]:
    done = subprocess.run([sys.executable, SCRIPT, *folder], capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_every_branch_by_system_is_listed_with_its_reason() -> None:
    with (ROOT / "resources" / "packaging" / "windows" / "branches.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert [[row["file"], row["function"], row["count"]] for row in rows] == found()
    assert all(len(row["why"]) > 10 for row in rows)


def test_a_new_branch_is_found_wherever_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / "desktop"
    folder.mkdir()
    (folder / "one.py").write_text(
        "import os, sys\nif os.name == 'nt':\n    pass\n\n"
        "class One:\n    async def two(self):\n        return [x for x in () if sys.platform == 'win32']\n"
    )
    assert found(folder) == [["desktop/one.py", "<module>", "1"], ["desktop/one.py", "two", "1"]]
