"""The audit log as a table: who did what and when, and nobody's personal data."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.export_columns import AUDIT
from desktop.domain.headings import Headings, headings_of
from desktop.services.desk import Desk
from tests.table_files import read_table


def rows(path: Path) -> list[dict[str, str]]:
    header, *lines = [cells for _, cells in read_table(path)]
    assert header == headings_of(AUDIT, Headings.EN)
    return [dict(zip(header, cells, strict=True)) for cells in lines]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_every_entry_is_a_line_with_the_name_of_who_did_it(desk: Desk, tmp_path: Path, suffix: str) -> None:
    desk.retention.set_days(21)
    out = tmp_path / f"audit{suffix}"
    count = desk.audit_files.export(out, "年度检查")
    found = rows(out)
    assert len(found) == count
    last = found[-1]
    assert (last["actor"], last["action"], last["kind"], last["body"]) == ("陈志远", "edit", "retention", '{"days":21}')
    assert dt.datetime.fromisoformat(last["at"]).utcoffset() == dt.timedelta(hours=8)
    again = tmp_path / f"again{suffix}"
    assert desk.audit_files.export(again) == count + 1
    noted = rows(again)[-1]
    assert (noted["action"], noted["kind"]) == ("export", "audit")
    assert "年度检查" in noted["body"]
    if suffix == ".csv":
        assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_what_a_spreadsheet_would_take_for_a_formula_is_guarded(desk: Desk, tmp_path: Path) -> None:
    desk.gates.add("=1+1")
    gate = next(g for g in desk.gates.list() if g.name == "=1+1")
    out = tmp_path / "audit.csv"
    desk.audit_files.export(out)
    assert any(row["subject"] == gate.id for row in rows(out))
    assert not any(cell.startswith("=") for line in out.read_text("utf-8-sig").splitlines() for cell in line.split(","))


def test_days_limit_the_export(desk: Desk, tmp_path: Path) -> None:
    today = venue_time(desk.store.clock.now_ms()).date()
    yesterday, tomorrow = today - dt.timedelta(days=1), today + dt.timedelta(days=1)
    assert desk.audit_files.export(tmp_path / "a.csv", since=tomorrow) == 0
    assert desk.audit_files.export(tmp_path / "b.csv", until=yesterday) == 0
    assert desk.audit_files.export(tmp_path / "c.csv", since=today, until=today) > 0


def test_it_is_the_manager_s_and_needs_a_table_s_name(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        desk.audit_files.export(tmp_path / "audit.doc")
    assert list(tmp_path.glob("audit*")) == []


def test_a_clerk_may_not(clerk_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Forbidden):
        clerk_desk.audit_files.export(tmp_path / "audit.csv")
