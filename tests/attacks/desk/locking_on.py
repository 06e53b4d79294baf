"""A window in which much was done with the keys of its desk, and which is locked then, for the test that looks into it.

``python -m tests.attacks.desk.locking_on FOLDER PASSWORD``
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.app.window import FrontDesk
from desktop.domain.people import Role
from desktop.paths import UserPaths
from desktop.services.desk import Desk
from tests.conftest import CHEAP


def use_keys(desk: Desk, password: str) -> None:
    """Everything at a desk that handles keys."""
    clerk = next(one for one in desk.members.list() if one.role is Role.CLERK)
    inspector = next(one for one in desk.members.list() if one.role is Role.INSPECTOR)
    desk.members.change_password(clerk.id, "another-word-5")
    desk.members.change_password(inspector.id, "south-gate-78")
    desk.members.new_recovery_code()
    desk.members.change_password(desk.members.me().id, password, password)
    desk.rekeying.ask()
    desk.rekeying.run()
    desk.exchange_with_gates()
    desk.gates.add("西门")


def main(folder: Path, password: str) -> None:
    app = QApplication(["venuedesk", "-style", "Fusion"])
    user = UserPaths(folder, folder.parent / "config", folder.parent / "log")
    front = FrontDesk(Program(user=user, cost=CHEAP), folder, app)
    front.start()

    def until(holds: Callable[[], bool]) -> None:
        while not holds():
            app.processEvents()

    def sign_in() -> Desk:
        until(lambda: QApplication.focusWidget() is not None)
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, password)
        QTest.keyClick(field, Qt.Key.Key_Return)
        until(lambda: front.shell is not None and front.shell.isVisible())
        assert front.desk is not None
        return front.desk

    desk = sign_in()
    until(lambda: not front.jobs.is_busy)
    use_keys(desk, password)
    until(lambda: not front.jobs.is_busy)
    for word in ("open", "locked", "locked again"):
        if word != "open":
            front.lock()
            until(lambda: desk.store.is_suspended)
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        if word == "locked":
            sign_in()
            until(lambda: not front.jobs.is_busy)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
