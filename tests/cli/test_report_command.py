"""``report``: papers and tables of a demonstration, as files."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from desktop.domain.clock import Clock
from tests.cli.conftest import Shell
from tests.reports.paperwork import page_count, text_of

Report = Callable[..., "CompletedProcess[str]"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """``venuedesk report`` in a demonstration of eight days."""
    root = tmp_path_factory.mktemp("reports")
    shell = Shell(root / "home")
    made = shell.json("demo", "--no-window", "--days", "8", "--declarations", "20", "--dir", root / "D")

    def run(kind: str, out: Path, *options: str) -> "CompletedProcess[str]":
        return shell("report", kind, "--dir", root / "D", "--out", out, *options, password=made["password"])

    return run


@pytest.mark.parametrize(
    ("kind", "title", "pages"),
    [
        ("daily", "检测统计日报", 2),
        ("weekly", "检测统计周报", 2),
        ("handover", "交接班表", 1),
        ("shift", "检测统计日报", 3),
        ("tally", "检测计数表", 4),
    ],
)
def test_every_paper_becomes_a_file(report: Report, tmp_path: Path, kind: str, title: str, pages: int) -> None:
    today = Clock().today()
    day = today - dt.timedelta(days=today.weekday() + 7 if kind == "weekly" else 1)
    done = report(kind, tmp_path / "paper.pdf", "--day", day.isoformat())
    assert (done.returncode, done.stderr) == (0, "")
    pdf = (tmp_path / "paper.pdf").read_bytes()
    assert page_count(pdf) == pages
    assert title in text_of(pdf)
    assert day.isoformat() in text_of(pdf)


def test_figures_become_a_table(report: Report, tmp_path: Path) -> None:
    out = tmp_path / "week.csv"
    done = report("weekly", out, "--lang", "en", "--json")
    assert f'"rows": {len(out.read_text("utf-8-sig").splitlines()) - 1}' in done.stdout


def test_a_paper_that_has_no_table_says_so(report: Report, tmp_path: Path) -> None:
    done = report("handover", tmp_path / "shift.xlsx")
    assert done.returncode == 2
    assert done.stderr
    assert not (tmp_path / "shift.xlsx").exists()
