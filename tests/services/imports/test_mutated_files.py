"""Files that are broken in any way: no crash, no process that grows, and the lines of a file that is taken add up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.imports.files import person, write_csv, write_ods, write_xlsx

ROOT = Path(__file__).parents[3]
MANY = int(os.environ.get("VENUEDESK_MUTATIONS", "400"))
MOST_KIB = 300 << 10


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_mutated_files_are_taken_or_refused_within_bounds(tmp_path: Path, kind: str) -> None:
    write = {"csv": write_csv, "xlsx": write_xlsx, "ods": write_ods}[kind]
    names = ("欧阳秀英", "刘福", "阿依古丽·买买提", '张"三', "Maria")
    original = write(
        tmp_path / f"original.{kind}", [person(name=name, time=f"{hour}:05") for hour, name in enumerate(names, 8)]
    )
    code = "from tests.services.imports.mutations import main; main()"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(original), str(MANY), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads(done.stdout)
    assert report["refused"] + report["taken"] == MANY
    assert report["taken"] > 0
    assert report["refused"] > 0
    assert report["slowest"] < 5
    assert report["peak_kib"] < MOST_KIB
