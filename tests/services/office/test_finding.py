"""A person is found in sealed lists with all of their stays, by the office's key alone."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from desktop.domain.errors import BadInput, Cancelled
from desktop.domain.headings import Headings
from desktop.services.office.finding import FoundInLists, filed_stays, find_person, write_person
from desktop.services.office.identity import new_office_key
from desktop.services.office.query import read_query
from desktop.services.office.searching import SMALL
from desktop.services.office.secrets import OfficeSecret
from desktop.sync.case_stays import read_stays
from tests.cli.conftest import Shell, refused
from tests.office_lists import KEY, NOW, PASSPHRASE, SECRET, ListedVenue, declaration, key_file, write_list

HOUR = 3_600_000
RESIDENT = {"id_type": "resident_id", "id_number": "441302196001021234"}


def ids(found: FoundInLists) -> list[list[int]]:
    """The numbers of the declarations of each person."""
    return [[int(one.row.id[-12:], 16) - 10_000_000 for one in person.visits] for person in found.people]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two lists of two venues. 2 is in both; in the newer one it was corrected."""
    folder = tmp_path_factory.mktemp("lists")
    north, south = ListedVenue(1, "北院", (), ("大门", "急诊")), ListedVenue(2, "政务大厅", ())
    at = north.gate(0)
    case = {"name": "单田芳", "phone": "13912345678"}
    north.bodies = [
        declaration(1, at, NOW, NOW + HOUR, **case, **RESIDENT),
        declaration(2, at, NOW + 2 * HOUR, **case),
        declaration(3, at, NOW, name="单田方", phone="13600000003"),
        declaration(4, at, NOW, name="何永康", phone="13912345678"),
    ]
    old = write_list(folder / "old.vdlist", [north], made=NOW)
    south.bodies = [
        declaration(5, south.gate(0), NOW + 5 * HOUR, **(RESIDENT | {"name": "单田芳芳", "phone": "13700000005"})),
        declaration(6, south.gate(0), NOW + 6 * HOUR, name="单田芳芳", phone="13700000005"),
        # Of one name and one telephone, and somebody else by the document: a couple.
        declaration(7, south.gate(0), NOW, **case, id_type="resident_id", id_number="441302197003034321", sex="female"),
    ]
    north.bodies = [declaration(2, north.gate(1), NOW + 3 * HOUR, **case)]
    return [old, write_list(folder / "new.vdlist", [north, south], made=NOW + 1)]


@pytest.mark.parametrize("text", ["441302196001021234", "021234", "13700000005", "单田芳芳", "田芳芳"])
def test_whoever_is_the_same_by_document_or_by_name_and_phone_is_found(lists: list[Path], text: str) -> None:
    found = find_person(lists, SECRET, text)
    assert ids(found) == [[1, 2, 5, 6]]
    assert (found.looked_into, found.failed, found.more) == (8, 0, 0)
    (person,) = found.people
    assert [(one.part.name, one.gate) for one in person.visits] == [
        ("北院", "大门"),
        ("北院", "急诊"),
        ("政务大厅", "大门"),
        ("政务大厅", "大门"),
    ]
    assert person.shown.stays == 4
    assert "13700000005" not in repr(person.shown)
    assert [stay.visited_from for stay in filed_stays(person)] == [NOW, NOW + 3 * HOUR, NOW + 5 * HOUR, NOW + 6 * HOUR]


def test_a_name_and_a_phone_may_be_of_several_people(lists: list[Path]) -> None:
    assert sorted(ids(find_person(lists, SECRET, "13912345678"))) == [[1, 2, 5, 6], [4], [7]]
    assert ids(find_person(lists, SECRET, "单 田方")) == [[3]]
    assert ids(find_person(lists, SECRET, "无此人")) == []


@pytest.mark.parametrize("text", ["", "单", "12", " - "])
def test_too_little_is_no_search(text: str) -> None:
    with pytest.raises(BadInput, match="at least three digits"):
        read_query(text)


def test_without_the_key_nobody_is_found(lists: list[Path]) -> None:
    other = OfficeSecret(new_office_key().identity)
    found = find_person(lists, other, "13912345678")
    assert (found.people, found.failed, found.looked_into) == ((), 8, 8)
    assert "another key" in str(found.failures[0])
    assert [one.values["number"] for one in found.failures][:4] == ["1", "2", "3", "4"]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list that is long enough for several processes."""
    venue = ListedVenue(1, "北院", ())
    venue.bodies = (declaration(n, venue.gate(0), NOW + n, phone=f"139{n % 5000:08d}") for n in range(20_000))
    path = write_list(tmp_path_factory.mktemp("long") / "long.vdlist", [venue])
    assert path.stat().st_size > SMALL
    return path


def test_processes_find_the_same_and_get_the_key_by_a_pipe(long: Path) -> None:
    seen: list[str] = []

    def look(_done: int, _total: int) -> None:
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it may end meanwhile
                seen.extend(child.cmdline())
                seen.extend(map(str, child.environ().items()))

    alone, shared = (
        find_person([long], SECRET, "13900000777", workers=1),
        find_person([long], SECRET, "13900000777", look, 2),
    )
    assert ids(alone) == ids(shared)
    assert len(ids(shared)) == 4  # each of another name
    assert (alone.looked_into, shared.looked_into) == (20_000, 20_000)
    assert any("spawn" in text for text in seen)
    assert not any(KEY.identity in text or KEY.identity[20:60] in text for text in seen)


def test_it_can_be_stopped_and_a_cut_list_finds_nobody(long: Path, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_person([long], SECRET, "13900000777", stop, 2)
    cut = tmp_path / "cut.vdlist"
    cut.write_bytes(long.read_bytes()[:-50])
    with pytest.raises(BadInput, match="only a part"):
        find_person([cut], SECRET, "13900000777", workers=1)


def test_the_command_writes_the_stays_and_names_nobody_without_being_asked(lists: list[Path], tmp_path: Path) -> None:
    venuedesk = Shell(tmp_path / "home")
    key = key_file(tmp_path / "office.vdkey")
    venuedesk.environment["VENUEDESK_OFFICE_PASSPHRASE"] = PASSPHRASE
    asked: tuple[Any, ...] = ("office", "find", *lists, "--key", key)
    found = venuedesk.json(*asked, "--person", "13912345678")
    assert [len(one["stays"]) for one in found["people"]] == [4, 1, 1]
    assert "单田芳" not in json.dumps(found, ensure_ascii=False)
    out = tmp_path / "case.vdstays"
    assert "--which" in refused(venuedesk(*asked, "--person", "13912345678", "--out", out))
    assert not out.exists()
    venuedesk.json(*asked, "--person", "13912345678", "--which", "1", "--out", out)
    assert [stay.gate_name for stay in read_stays(out.read_bytes(), out.name)] == ["大门", "急诊", "大门", "大门"]
    assert "单田" not in out.read_text("utf-8")


def test_all_that_a_person_declared_is_written_with_the_venue_in_front(lists: list[Path], tmp_path: Path) -> None:
    (person,) = find_person(lists, SECRET, "441302196001021234").people
    table = tmp_path / "case.csv"
    assert write_person(table, person, Headings.EN) == 4
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("venue,id,")
    assert len(lines) == 5
    assert "441302196001021234" in lines[1]
