"""A window that is left alone with a desk whose hub is there, for the test that cuts the power in mid-push.

``python -m tests.journeys.syncing_on FOLDER PASSWORD``
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.app.window import FrontDesk
from desktop.paths import UserPaths
from desktop.sync.intervals import SyncIntervals

EAGER = SyncIntervals(poll=0.05, debounce=0.1, debounce_limit=0.3, interval=2.0, jitter=0.1)


def main(folder: Path, password: str) -> None:
    app = QApplication(["venuedesk", "-style", "Fusion"])
    user = UserPaths(folder, folder.parent / "config", folder.parent / "log")
    front = FrontDesk(Program(user=user, intervals=EAGER), folder, app)
    front.start()
    while QApplication.focusWidget() is None:
        app.processEvents()
    QTest.keyClicks(QApplication.focusWidget(), password)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
