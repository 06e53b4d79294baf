"""The studio: from an edit to the poster on the screen, and a drag that follows the mouse.

In this process, with a screen in memory; A3, as large as fits a window of the front desk's screen.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.app.pages import Pages
from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.theme import Theme
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.studio.page import StudioPage
from tests.bench.declarations import bench_desk
from tests.bench.figures import Figure, Outcome
from tests.ui.desk_window import make_sync

EDITS, MOVES = 100, 500


def measure(runs: int) -> Iterator[Outcome]:
    """One page: opened, edited a hundred times, an element dragged over five hundred moves of the mouse."""
    with _studio() as (opened, page):
        edits = [_edit(page, number) for number in range(EDITS)]
        frames = _drag(page)
    yield Figure("opening the studio", opened, "ms", 300, 150, "imports included, Posters page open before")
    detail = f"{len(edits)} edits on A3 at fit zoom, median {median(edits):.1f} ms"
    yield Figure("studio: edit → repaint, p95", quantiles(edits, n=20)[-1], "ms", 50, 25, detail)
    detail = f"{len(frames)} moves, median {median(frames):.1f} ms"
    yield Figure("studio: longest frame of a drag", max(frames), "ms", 33, 16, detail)


@contextmanager
def _studio() -> Iterator[tuple[float, StudioPage]]:
    app = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, bench_desk(Path(name)) as desk:
        program = replace(Program(), clock=Clock())
        theme, jobs = Theme(app, program.resources), Jobs()
        theme.apply("light", 100)
        shell = Pages(desk, jobs, make_sync(desk, program.settings, jobs), lambda _key: None, lambda: None).shell()
        window = MainWindow(program.settings)
        window.enter(shell)
        window.resize(1366, 768)
        window.show()
        shell.open_page("posters", focus=True)
        _until(app, lambda: not jobs.is_busy)
        begun = time.perf_counter()
        shell.run("go.studio", "a3")
        page = shell.page("studio")
        assert isinstance(page, StudioPage)
        _until(app, lambda: page.canvas.draft is not None)
        page.canvas.grab()
        opened = (time.perf_counter() - begun) * 1000
        _until(app, lambda: page.is_settled and not jobs.is_busy)
        try:
            yield opened, page
        finally:
            window.close()
            jobs.shutdown()


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done():
        app.processEvents()
        if time.monotonic() > limit:
            raise TimeoutError("the studio does not come to rest")


def _edit(page: StudioPage, number: int) -> float:
    """Milliseconds from a change to its picture: everything that is waiting is painted."""
    editor = page.session.editor
    assert editor is not None
    editor.select(["venue"])
    QApplication.processEvents()
    begun = time.perf_counter()
    editor.restyle({"size": 30.0 + number % 20})
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def _drag(page: StudioPage) -> list[float]:
    """Milliseconds that each move takes until it is painted."""
    editor, canvas = page.session.editor, page.canvas
    assert editor is not None
    start = canvas.place.on_screen(editor.element("code").frame.centre)
    _send(page, QEvent.Type.MouseButtonPress, start)
    frames = []
    for number in range(1, MOVES + 1):
        turn = number / MOVES * 2
        at = start + QPointF(220 * (1 - abs(1 - turn)), -150 * (1 - abs(1 - turn)))
        begun = time.perf_counter()
        _send(page, QEvent.Type.MouseMove, at)
        QApplication.processEvents()
        frames.append((time.perf_counter() - begun) * 1000)
    _send(page, QEvent.Type.MouseButtonRelease, start)
    return frames


def _send(page: StudioPage, kind: QEvent.Type, at: QPointF) -> None:
    view = page.canvas.viewport()
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind,
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        button,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)
