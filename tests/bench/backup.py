"""The copy of a large desk: how long it takes beside a plain copy of the file, and how long the window stands still meanwhile.

The window is open on the page of backups, on the real disk. Both copies end in the same flush.
"""

import itertools
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.theme import Theme
from desktop.ui.shell.desk_view import Shell
from desktop.ui.shell.main_window import MainWindow
from tests.bench.declarations import bench_desk, fill
from tests.bench.figures import Figure, Outcome, spread
from tests.ui.sync.sync_page import make_sync

ROWS = int(os.environ.get("VENUEDESK_BENCH_ROWS", "1000000"))
_TICK_MS = 1


def measure(runs: int) -> Iterator[Outcome]:
    """A copy from the page and a plain one, turn about; the first of each is not counted: the page is made with it, and the
    audit log is followed from its beginning."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name)) as desk:
        fill(desk, Path(name), ROWS)
        desk.store.checkpoint_truncate()
        database = Path(name) / "desk" / "desk.db"
        ours, plain, gaps = [], [], []
        with _window(desk) as (shell, jobs):
            for _ in range(min(runs, 5) + 1):
                plain.append(_plain_copy(database, Path(name) / "plain.db"))
                seconds, gap = _copy(shell, jobs)
                if desk.backup.status().state.failure is not None:
                    raise AssertionError("no backup was made")
                ours.append(seconds)
                gaps.append(gap)
        size = database.stat().st_size >> 20
    detail = f"{spread(ours[1:])} / {spread(plain[1:])}, {size} MiB, {ROWS} rows; the first one {ours[0]:.1f} s"
    yield Figure("backup / plain copy of the file", median(ours[1:]) / median(plain[1:]), "ratio", 2, 1.5, detail)
    yield Figure(
        "backup, the window stands still for",
        max(gaps[1:]) * 1000,
        "ms",
        50,
        20,
        f"median {median(gaps) * 1000:.0f} ms",
    )


@contextmanager
def _window(desk: Desk) -> Iterator[tuple[Shell, Jobs]]:
    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    program = replace(Program(), clock=Clock())
    theme, jobs = Theme(app, program.resources), Jobs()
    theme.apply("light", 100)
    shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
    window = MainWindow(program.settings)
    window.enter(shell)
    window.resize(1366, 768)
    window.show()
    shell.open_page("backup")
    _until_idle(jobs)
    try:
        yield shell, jobs
    finally:
        window.close()
        jobs.shutdown()


def _copy(shell: Shell, jobs: Jobs) -> tuple[float, float]:
    """Seconds of one copy, and the longest of them between two turns of the window's event loop."""
    turns, timer = [time.perf_counter()], QTimer()
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start(_TICK_MS)
    start = time.perf_counter()
    shell.run("backup.now")
    seconds = _until_idle(jobs) - start
    timer.stop()
    return seconds, max(after - before for before, after in itertools.pairwise(turns))


def _until_idle(jobs: Jobs) -> float:
    while jobs.is_busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter()


def _plain_copy(source: Path, target: Path) -> float:
    """Seconds of a copy that is on the disk when it ends."""
    target.unlink(missing_ok=True)
    start = time.perf_counter()
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())
    return time.perf_counter() - start
