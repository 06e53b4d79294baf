"""Figures above a thousand have separators on every page. (Both languages write them alike: see ``number_text``.)"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.codes import show_code
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.counting.counted_desk import TODAY, CountedDesk, counted_desk
from tests.ui.every_screen import EveryScreen
from tests.written_numbers import unparted

CROWD = {(8, "normal"): "3214", (9, "normal"): "1786", (9, "abnormal"): "1002"}


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    """A desk on a morning: a sheet of the first hours of a day that has just begun would be of hours to come."""
    with counted_desk(program, made_desk) as opened:
        yield opened


def test_no_figure_of_a_thousand_is_without_separators(
    qtbot: QtBot, program: Program, counted: CountedDesk, jobs: Jobs, looks: Looks
) -> None:
    desk = counted.desk
    draft = HourSheetDraft(TODAY.isoformat(), desk.gates.list()[0].id, "", CROWD)
    desk.hour_sheets.enter(draft, insist=True, counted=CountedBefore.ON_TOP)
    for _ in range(3):
        desk.slips.start_batch(500)
    every = EveryScreen(qtbot, replace(program, clock=counted.clock), desk, jobs)
    looks.languages.use("zh")
    seen: set[str] = set()
    for name, page in every.pages():
        texts = {without_codes(text, desk) for text in shown_texts(page)}
        assert [(text, unparted(text)) for text in texts if unparted(text)] == [], name
        seen |= texts
    for figure in ("6,002", "1,500"):
        assert any(figure in text for text in seen), "the day's total, and the slips that are out"


def without_codes(text: str, desk: Desk) -> str:
    """A text without the desk's codes, four of whose letters may all be digits."""
    venue = desk.venue.get()
    for code in (venue.declaration_code, venue.code, *(gate.code for gate in desk.gates.list())):
        text = text.replace(show_code(code), "").replace(code, "")
    return text


def shown_texts(root: QWidget) -> set[str]:
    """Everything that stands on a screen or is read out, without what people typed."""
    found = set()
    for part in filter(QWidget.isVisible, root.findChildren(QWidget)):
        found |= {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text())
        if isinstance(part, QAbstractItemView):
            model = part.model()
            columns = range(model.columnCount() if isinstance(part, QTableView) else 1)
            found |= {str(model.index(row, column).data()) for row in range(model.rowCount()) for column in columns}
    return found
