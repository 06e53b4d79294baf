"""Every dialog, at the smallest windows and text of 150 %, the tightest: nothing is cut, covered or out of reach."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.looks import Looks
from tests.ui.contrast_faults import contrast_faults
from tests.ui.every_screen import EveryScreen
from tests.ui.layout_walk import walk


def test_nothing_in_a_dialog_is_cut_covered_or_out_of_reach(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    every = EveryScreen(qtbot, program, desk, jobs)
    dialogs = every.open_all_dialogs()
    assert len(dialogs) > 45
    faults = walk(looks, every.window, lambda: dialogs, (150,))
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])
    unread = []
    for theme in ("light", "dark", "contrast"):
        looks.theme.apply(theme, 100)
        QApplication.processEvents()
        unread += [f"{name} in {theme}: {fault}" for name, dialog in dialogs for fault in contrast_faults(dialog)]
    assert not unread, "\n".join(unread[:40])
