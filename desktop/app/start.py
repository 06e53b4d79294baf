"""Starts the window and stays until it is closed."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.app.collector import Collector
from desktop.app.opened_file import show_files
from desktop.app.program import Program
from desktop.app.window import FrontDesk
from desktop.domain.errors import UserError


def run(program: Program, folder: Path, opened: Path | None = None) -> int:
    """Open the window and stay until it is closed. ``opened`` is a file to be shown in it. Raises ``UserError``, after showing it, where it cannot be."""
    app = _application()
    app.setApplicationName("venuedesk")
    app.setDesktopFileName("venuedesk")
    front = FrontDesk(program, folder, app, opened)
    # What was imported stays for good. The collector need not look through all of it again and again: it holds every
    # thread meanwhile, a tenth of a second each time, and a sync makes enough objects to call it.
    front.loaded.connect(gc.freeze)
    collector = Collector(app)
    previous: Callable[..., object] = sys.excepthook
    sys.excepthook = front.faults.on_exception
    try:
        try:
            front.start()
            show_files(front, opened)
        except UserError as error:
            front.refuse(error)
        code = app.exec()
    finally:
        sys.excepthook = previous
        front.join(seconds=60)
        collector.stop()
    if front.refused is not None:
        raise front.refused
    return code


def run_office(program: Program, key: Path | None, opened: Path | None) -> int:
    """Open the window of the health office's PC and stay until it is closed. ``key`` and ``opened`` (a case's list) are offered
    at first."""
    from desktop.app.office import OfficeWindow

    app = _application()
    app.setApplicationName("venuedesk")
    app.setDesktopFileName("venuedesk")
    office = OfficeWindow(program, app, key, opened)
    previous: Callable[..., object] = sys.excepthook
    sys.excepthook = office.faults.on_exception
    try:
        office.start()
        return app.exec()
    finally:
        sys.excepthook = previous
        office.join(seconds=60)


def _application() -> QApplication:
    """Qt's application, in the one style that our sheets are written for."""
    # As an argument: ``setStyle`` returns the style, and to make Python types of it delays the start by 7 ms.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    return app


def try_window(program: Program) -> str:
    """For the self-test: make the unlock window without a desk, show it for one turn of the event loop."""
    app = _application()
    front = FrontDesk(program, program.user.desk, app)
    front.start()
    app.processEvents()
    size = front.window.size()
    front.window.close()
    return f"{app.platformName()} {size.width()}x{size.height()}"
