"""What a visitor wrote on a slip is no formula in the health office's spreadsheet, full-width marks included."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.clock import FixedClock
from desktop.services.desk import Desk
from desktop.ui.kit.copying import table_text
from tests.services.imports.conftest import NOW
from tests.services.imports.files import person, write_xlsx

NOTES = [f"{mark}HYPERLINK(1)" for mark in ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'＝", "'=")]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_cell_that_begins_like_a_formula_is_guarded_and_comes_back_as_it_was(
    fresh_desks: Iterator[Desk], tmp_path: Path, ending: str
) -> None:
    ours, theirs = tmp_path / f"out.{ending}", tmp_path / "in.xlsx"
    rows = [person(name="欧阳秀英", phone=f"138001380{n:02}", notes=note) for n, note in enumerate(NOTES)]
    write_xlsx(
        theirs, [row | {"notes": f"'{row['notes']}"} for row in rows]
    )  # as a spreadsheet is told that it is text
    first = next(fresh_desks)
    first.store.clock = FixedClock(NOW)
    assert first.imports.import_file(theirs).accepted == len(NOTES)
    first.exports.export(ours, "核对")
    if ending == "csv":
        with ours.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row if "HYPERLINK" in cell]
        assert len(cells) == len(NOTES)
        assert all(cell.startswith("'") for cell in cells)
    second = next(fresh_desks)
    second.store.clock = FixedClock(NOW)
    assert second.imports.import_file(ours).accepted == len(NOTES)
    with second.store.read() as connection:
        stored = connection.exec_driver_sql("SELECT body FROM declaration").scalars().all()
    assert all(any(note in str(body) for body in stored) for note in NOTES)


def test_what_is_copied_out_of_the_window_is_guarded_too() -> None:
    assert table_text([[note for note in NOTES if note[0] != "'"]]) == "\t".join(
        f"'{note}" for note in NOTES if note[0] != "'"
    )
