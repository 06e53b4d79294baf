"""A file of the program's own kinds that it was started with, as by a double click: the page that takes it is shown."""

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.app.window import FrontDesk
from desktop.files.own import PAGES, ending_of


def show_files(front: FrontDesk, first: Path | None) -> None:
    """Show the file that the program was started with, None for none, and those that it is started again with."""
    front.file_wanted.connect(lambda file: show_in(front, file))
    if first is not None:
        show_in(front, first)


def show_in(front: FrontDesk, file: Path) -> None:
    """Hand a file to the set-up, where there is no desk yet, or to its page once somebody has signed in."""
    from desktop.ui.setup.wizard import Wizard

    wizard = front.window.findChild(Wizard)
    if isinstance(wizard, Wizard):
        wizard.take_file(file, ending_of(file))
    elif front.shell is not None and front.shell.isVisible():
        _hand_over(front, file)
    else:
        front.entered.connect(lambda: _hand_over(front, file), Qt.ConnectionType.SingleShotConnection)


def _hand_over(front: FrontDesk, file: Path) -> None:
    from desktop.ui.kit.commands import COMMANDS

    shell, way = front.shell, COMMANDS[PAGES[ending_of(file)]]
    if shell is not None:
        shell.run(way.id)
        if shell.current_page == way.page:  # not every member has it
            shell.page(way.page).take_file(file)
