"""A file of the program's own kinds that it was started with, as by a double click: the page that takes it is shown."""

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.app.window import FrontDesk
from desktop.files.own import PAGES, ending_of
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.setup.wizard import Wizard


def show_in(front: FrontDesk, file: Path) -> None:
    """Hand a file to the set-up, where there is no desk yet, or to its page once somebody has signed in."""
    wizard = front.window.findChild(Wizard)
    if isinstance(wizard, Wizard):
        wizard.take_file(file, ending_of(file))
    elif front.shell is not None and front.shell.isVisible():
        _hand_over(front, file)
    else:
        front.entered.connect(lambda: _hand_over(front, file), Qt.ConnectionType.SingleShotConnection)


def _hand_over(front: FrontDesk, file: Path) -> None:
    shell, way = front.shell, COMMANDS[PAGES[ending_of(file)]]
    if shell is not None:
        shell.run(way.id)
        if shell.current_page == way.page:  # not every member has it
            shell.page(way.page).take_file(file)
