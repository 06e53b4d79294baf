"""Somebody asked to be erased, and the file with their line is imported again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.erasure import ErasureReason
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.store.queries import settings
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.services.imports.conftest import NOW
from tests.services.imports.files import person, write_csv

DAY_MS = 86_400_000
GONE = ("欧阳秀英", "441302194801011528", "13500135007", "云山西路20号")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, clock: FixedClock) -> Iterator[Desk]:
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    with replace(program, clock=clock).desk(access, opened) as made:
        made.retention.confirm_purge()  # the day of the file is today
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    other = person(name="麦小芳", id_number="11010519491231002X", phone="13900139000", address="惠城区下埔路3号")
    return write_csv(tmp_path / "rows.csv", [person(phone="13500135007"), other])


def _import(desk: Desk, file: Path) -> tuple[int, int, str]:
    outcome = desk.imports.import_file(file)
    desk.import_drafts.keep(outcome)
    return outcome.accepted, outcome.existing, " ".join(str(note) for note in outcome.notes)


def _all_rows(desk: Desk) -> str:
    """All that is in the database."""
    with desk.store.read() as connection:
        return "\n".join(str(row) for one in tables.metadata.sorted_tables for row in connection.execute(one.select()))


@pytest.mark.parametrize("person_too", [False, True], ids=["record", "person"])
@pytest.mark.parametrize("corrected", [False, True], ids=["as imported", "corrected"])
def test_the_same_file_does_not_bring_it_back(desk: Desk, file: Path, *, person_too: bool, corrected: bool) -> None:
    assert _import(desk, file)[:2] == (2, 0)
    (found,) = desk.declarations.find("441302194801011528").rows
    if corrected:
        opened = desk.declarations.for_correction(found.id, "更正电话")
        desk.declarations.correct(found.id, replace(opened.draft, phone="13600136001"), "更正电话")
    desk.erasure.erase(found.id, ErasureReason.ASKED, person=person_too)
    accepted, existing, notes = _import(desk, file)
    assert (accepted, existing) == (0, 2)
    assert "erased on request, and which were not taken again: 1" in notes
    assert desk.declarations.count() == 1
    assert [words for words in GONE if words in _all_rows(desk)] == []
    assert desk.health.problems() == ()


@pytest.mark.parametrize("fault", [{"gate": "西门"}, {"phone": "13500"}], ids=["another field", "of their data"])
def test_a_line_that_is_refused_does_not_wait_again(desk: Desk, tmp_path: Path, fault: dict[str, str]) -> None:
    """It was typed in meanwhile, and erased on request."""
    _import(desk, write_csv(tmp_path / "right.csv", [person()]))
    (found,) = desk.declarations.find("441302194801011528").rows
    desk.erasure.erase(found.id, ErasureReason.ASKED)
    accepted, existing, notes = _import(desk, write_csv(tmp_path / "wrong.csv", [person(**fault)]))
    assert (accepted, existing, desk.import_drafts.count()) == (0, 1, 0)
    assert "erased on request, and which were not taken again: 1" in notes
    # A visit of another day is another record.
    assert _import(desk, write_csv(tmp_path / "next.csv", [person(visited_on="2026-11-26", **fault)]))[:2] == (0, 0)
    assert desk.import_drafts.count() == 1


def test_what_is_kept_of_it_goes_with_the_retention(desk: Desk, file: Path, clock: FixedClock) -> None:
    _import(desk, file)
    (found,) = desk.declarations.find("441302194801011528").rows
    desk.erasure.erase(found.id, ErasureReason.ASKED)
    assert _marks(desk) == 2  # of the line, and of document and day
    for days, left in ((26, 2), (1, 0)):
        clock.ms += days * DAY_MS
        desk.retention.confirm_purge()
        desk.retention.purge()
        assert _marks(desk) == left
    assert desk.imports.import_file(file).accepted == 0  # too old by now, which needs no mark


def _marks(desk: Desk) -> int:
    with desk.store.read() as connection:
        kept = settings.get(connection, "erased_lines", None)
    return len(kept["marks"]) if kept else 0
