"""A list that stays as it is leaves out what it says of nobody."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.kit.tables import Column, RecordModel, Table


@pytest.mark.usefixtures("looks")
def test_columns_that_say_nothing_are_left_out(qtbot: QtBot) -> None:
    texts = [("南门", "", "—"), ("北门", "一楼", "")]
    model: RecordModel[tuple[str, str, str]] = RecordModel(
        [Column(lambda: "a", lambda row, place=place: row[place]) for place in range(3)]
    )
    model.set_records(texts)
    table = Table(model)
    qtbot.addWidget(table)
    table.hide_empty_columns()
    assert [table.isColumnHidden(place) for place in range(3)] == [False, False, True]
