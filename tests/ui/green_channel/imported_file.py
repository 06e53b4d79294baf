"""A file to be imported on the entry page, and the dialogs that answer it. Made-up people."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.clock import Clock
from desktop.ui.green_channel.import_lines import ImportLinesDialog
from desktop.ui.green_channel.import_mend import ImportMendDialog
from desktop.ui.green_channel.page import GreenChannelPage
from desktop.ui.kit.buttons import Button
from desktop.ui.kit.jobs import Jobs
from tests.ui.green_channel.green_channel_page import settle
from tests.ui.posters.posters_page import answer_file_dialog, dialog

HEADER = "visited_on,time,gate,category,name,id_type,id_number,phone,temperature_c,travel_history"
ESC = Qt.Key.Key_Escape
YESTERDAY = (Clock().today() - dt.timedelta(days=1)).isoformat()
RIGHT = f"{YESTERDAY},09:10,南门,elderly,单田芳,resident_id,11010519491231002X,13600136000,36.5"
WRONG = f"{YESTERDAY},09:20,西门,elderly,刘福,passport,P1234567,13600136001,36.5"
BOTH = f"{YESTERDAY},09:40,南门,长辈,刘福,resident_id,110105194912310021,13600136001,36.5,去过广州"
COLD = f"{YESTERDAY},09:30,南门,elderly,刘福,passport,P1234567,13600136001,3.65"


def file_of(folder: Path, *lines: str) -> Path:
    file = folder / "名单.csv"
    file.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    return file


def choose(qtbot: QtBot, page: GreenChannelPage, jobs: Jobs, file: Path) -> None:
    """By the way in the side card, then the file's name and Enter."""
    way = next(b for b in page.side.findChildren(Button) if b.text() == "Import from a file")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    answer_file_dialog(qtbot, page, file)
    settle(qtbot, jobs)


def result(qtbot: QtBot, page: GreenChannelPage) -> ImportLinesDialog:
    """What became of a file some of whose lines were refused."""
    found = dialog(qtbot, page, ImportLinesDialog)
    assert isinstance(found, ImportLinesDialog)
    qtbot.waitUntil(found.table.hasFocus)
    return found


def form_of(qtbot: QtBot, waiting: ImportLinesDialog) -> ImportMendDialog:
    found = dialog(qtbot, waiting, ImportMendDialog)
    assert isinstance(found, ImportMendDialog)
    return found


def waiting_words(page: GreenChannelPage) -> str:
    """The way to the lines that wait, as the side card shows it; empty where there is none."""
    action = page.command_action("entry.mend")
    assert action is not None
    shown = [b for b in page.side.findChildren(Button) if b.text() == action.text() and b.isVisible()]
    return action.text() if shown else ""
