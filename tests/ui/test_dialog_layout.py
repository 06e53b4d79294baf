"""Every dialog, at the smallest window and text size up to 150 %: nothing is cut, covered or out of reach."""

from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.every_screen import EveryScreen
from tests.ui.layout_faults import layout_faults
from tests.ui.screens import Screens

WINDOWS = (QSize(1024, 640), QSize(1366, 768))


def test_nothing_in_a_dialog_is_cut_covered_or_out_of_reach(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, screens: Screens
) -> None:
    every = EveryScreen(qtbot, program, desk, jobs)
    dialogs = every.open_all_dialogs()
    assert len(dialogs) > 45
    faults: list[str] = []
    for text_size in (100, 130, 150):
        every.window.resize(WINDOWS[0])
        looks.theme.apply("light", text_size)
        for language, size in product(("zh", "en"), WINDOWS):
            looks.languages.use(language)
            every.window.resize(size)
            for _ in range(8):
                QApplication.processEvents()
            place = f"{language}-{size.width()}-{text_size}"
            for name, dialog in dialogs:
                found = layout_faults(dialog) + outside(dialog, every.window.size())
                faults += [f"{name} {place}: {fault}" for fault in found]
                screens.save_now(dialog, f"dialog-{name}-{place}")
    assert not faults, f"{len(faults)}\n" + "\n".join(faults[:40])


def outside(dialog: QDialog, window: QSize) -> list[str]:
    """Whether a dialog is larger than its window."""
    if QRect(QPoint(0, 0), window).contains(QRect(QPoint(0, 0), dialog.size())):
        return []
    return [f"{dialog.width()}×{dialog.height()} is larger than the window"]
