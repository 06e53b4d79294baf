"""Lines that were refused: kept for mending where only their owner reads them, and gone once they are mended."""

import csv
import sys
from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.services.declaration_files import COLUMNS
from desktop.services.table_files import read_table
from tests.services.test_declarations import csv_file, draft


def test_the_file_is_its_owner_s_alone_and_the_outcome_says_what_it_is(desk: Desk, tmp_path: Path) -> None:
    outcome = desk.files.import_file(csv_file(tmp_path / "d.csv", [draft(), draft(id_number="1")]))
    assert outcome.rejects_file == tmp_path / "d.rejected.csv"
    assert outcome.note is not None
    assert "personal data" in str(outcome.note)
    assert str(outcome.rejects_file) in str(outcome.note)
    if sys.platform != "win32":
        assert outcome.rejects_file.stat().st_mode & 0o777 == 0o600
    header, line = [cells for _, cells in read_table(outcome.rejects_file)]
    assert header == ["line", "column", "reason", *COLUMNS]
    assert line[:2] == ["3", "id_number"]


def test_without_refused_lines_there_is_no_file(desk: Desk, tmp_path: Path) -> None:
    outcome = desk.files.import_file(csv_file(tmp_path / "d.csv", [draft()]))
    assert (outcome.rejects_file, outcome.note) == (None, None)
    assert [path.name for path in tmp_path.glob("d*")] == ["d.csv"]


def test_the_mended_source_takes_it_away(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "d.csv"
    rejects = desk.files.import_file(csv_file(source, [draft(), draft(name="刘福", time="25:00")])).rejects_file
    assert rejects is not None
    outcome = desk.files.import_file(csv_file(source, [draft(), draft(name="刘福", time="15:00")]))
    assert (outcome.accepted, outcome.existing, outcome.rejects_file) == (1, 1, None)
    assert not rejects.exists()


def test_it_can_be_mended_and_imported_itself(desk: Desk, tmp_path: Path) -> None:
    wrong = [draft(name="刘福", time="25:00"), draft(name="麦家琪", time="26:00")]
    rejects = desk.files.import_file(csv_file(tmp_path / "d.csv", wrong)).rejects_file
    assert rejects is not None
    mend(rejects, "25:00", "15:00")
    outcome = desk.files.import_file(rejects)
    assert (outcome.accepted, len(outcome.rejected), outcome.rejects_file) == (1, 1, rejects)
    assert [cells[3 + COLUMNS.index("name")] for _, cells in read_table(rejects)][1:] == ["麦家琪"]
    mend(rejects, "26:00", "16:00")
    assert desk.files.import_file(rejects).rejects_file is None
    assert not rejects.exists()
    assert desk.declarations.count() == 2


def mend(path: Path, before: str, after: str) -> None:
    path.write_text(path.read_text("utf-8-sig").replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("refused", [True, False])
def test_somebody_s_own_file_of_that_name_is_left_alone(desk: Desk, tmp_path: Path, refused: bool) -> None:
    theirs = tmp_path / "d.rejected.csv"
    theirs.write_text("mine\n", encoding="utf-8")
    rows = [draft(time="25:00" if refused else "15:00")]
    outcome = desk.files.import_file(csv_file(tmp_path / "d.csv", rows))
    assert outcome.rejects_file == (tmp_path / "d.rejected-2.csv" if refused else None)
    assert theirs.read_text(encoding="utf-8") == "mine\n"


def test_columns_that_an_import_does_not_read_and_cells_beyond_the_header(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "d.csv"
    with source.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "visited_on", "gate", "name"])
        writer.writerow(["an-id", "2026-02-30", "南门", "刘福"])
        writer.writerow(["an-id", "2026-02-28", "南门", "刘福", "too", "many"])
        writer.writerow(["an-id"])
    rejects = desk.files.import_file(source).rejects_file
    assert rejects is not None
    header, *lines = [cells[3:] for _, cells in read_table(rejects)]
    assert header == ["visited_on", "gate", "name"]
    assert lines == [["2026-02-30", "南门", "刘福"], ["2026-02-28", "南门", "刘福", "too", "many"], ["", "", ""]]
