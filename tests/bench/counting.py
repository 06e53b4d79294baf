"""One press: from the key to the figure on the screen, safe on the disk in between.

In this process, on a desk on the real disk with a month behind it; the window has a screen in memory. The clock stops
when the button has been painted with the new figure.
"""

import datetime as dt
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.clock import Clock, from_venue_time
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.ui.counting.page import CountingPage
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.theme import Theme
from desktop.ui.shell.main_window import MainWindow
from tests.bench.declarations import GATES, bench_desk
from tests.bench.figures import Figure, Outcome
from tests.ui.desk_window import make_sync

PRESSES = 200
DAYS, A_DAY = 30, 600
FRAME_MS = 16


def measure(runs: int) -> Iterator[Outcome]:
    """``runs`` rounds of presses at three gates in turn."""
    with _counting_page() as (desk, page):
        times = [_press(page, number) for number in range(PRESSES * min(runs, 5))]
        counted = desk.counting.board().total.day
    p95 = quantiles(times, n=20)[-1]
    detail = f"{len(times)} presses, {counted} counted, median {median(times):.1f} ms"
    yield Figure("one press, durable and shown, p95", p95, "ms", FRAME_MS, FRAME_MS / 2, detail)


@contextmanager
def _counting_page() -> Iterator[tuple[Desk, CountingPage]]:
    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name)) as desk:
        _fill(desk)
        program = replace(Program(), clock=Clock())
        theme, jobs = Theme(app, program.resources), Jobs()
        theme.apply("light", 100)
        shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
        window = MainWindow(program.settings)
        window.enter(shell)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        shell.open_page("counting", focus=True)
        page = shell.page("counting")
        assert isinstance(page, CountingPage)
        while not page.gates.shown():
            app.processEvents()
        try:
            yield desk, page
        finally:
            window.close()
            jobs.shutdown()


def _fill(desk: Desk) -> None:
    """A month of people, so that the tables are as large as they get."""
    chance, gates = random.Random(4), [gate.id for gate in desk.gates.list()]
    today = dt.date.today()
    for ago in range(DAYS, 0, -1):
        eight = from_venue_time(dt.datetime.combine(today - dt.timedelta(days=ago), dt.time(8)))
        desk.counting.take([Pressed(chance.choice(gates), eight + chance.randrange(36_000_000)) for _ in range(A_DAY)])


def _press(page: CountingPage, number: int) -> float:
    """Milliseconds from a key to its figure."""
    gate = page.gates.shown()[number % len(GATES)]
    tile = page.gates.card(gate.id).tile
    wanted, shown = tile.count.day + 1, [0.0]

    def on_painted() -> None:
        if tile.count.day == wanted and not shown[0]:
            shown[0] = time.perf_counter()

    tile.painted.connect(on_painted)
    key = Qt.Key(Qt.Key.Key_1 + number % len(GATES))
    target = QApplication.focusWidget() or page
    start = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, chr(key))
        event.setTimestamp(1_000_000 + number * 200)
        QApplication.sendEvent(target, event)
    while not shown[0]:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    tile.painted.disconnect(on_painted)
    return (shown[0] - start) * 1000
