"""A damaged database: it is noticed, and every row that can be read of it is rescued.

The oracle asks SQLite for each row of the undamaged database by its key, in the damaged files, on a connection of its own
after each refusal. ``VENUEDESK_POWER_CUTS=200`` damages so many desks.
"""

import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import UserError
from desktop.store.driver import DriverConnection
from desktop.store.engine import plain_connection
from desktop.store.pages import PAGE
from desktop.store.readable import ReadableTable, tables_of
from desktop.store.salvage import NothingReadable
from tests.conftest import MANAGER_PASSWORD
from tests.faults.killing import CUTS, SEED
from tests.services.backup.backup_desk import BackupDesk, names
from tests.services.setup.test_setup import contents

_MADE_ANEW = ("hourly", "declaration_key", "head", "setting", "audit", "life", "outbox")
"""Tables that the rescue itself writes to, or counts again; of the logs, what was there before is compared below."""
Rows = dict[str, set[tuple[object, ...]]]


@pytest.fixture(scope="module")
def _worked() -> list[Path]:
    return []


@pytest.fixture
def worked(place: BackupDesk, _worked: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk that people worked at, closed; made once."""
    if not _worked:
        with place.opened() as desk:
            for number in range(40):
                place.enter(desk, f"麦{chr(0x6700 + number)}芳")
            for gate in desk.gates.list():
                for _ in range(10):
                    desk.counting.press(gate.id)
        _worked.append(Path(shutil.copytree(place.folder, tmp_path_factory.mktemp("worked") / "desk")))
    shutil.rmtree(place.folder)
    return Path(shutil.copytree(_worked[0], place.folder))


def key_of(place: BackupDesk) -> bytes:
    access = place.program.access(place.folder)
    return bytes(bytearray(access.open(access.manager().slot_id, MANAGER_PASSWORD).secrets.database))


def keyed_rows(
    connection: DriverConnection, table: ReadableTable
) -> list[tuple[tuple[object, ...], tuple[object, ...]]]:
    """Each row with what it is found by."""
    key = table.key or ("rowid",)
    found = connection.execute(f'SELECT {", ".join(key)}, * FROM "{table.name}"').fetchall()
    return [(tuple(row[: len(key)]), tuple(row[len(key) :])) for row in found]


def readable_by_the_oracle(whole: Path, damaged: Path, key: bytes, working: Path) -> Rows:
    """The rows of the undamaged database that SQLite finds by their keys in the damaged one."""
    for ending in ("", "-wal"):
        if (source := damaged.with_name(f"{damaged.name}{ending}")).exists():
            shutil.copyfile(source, working.with_name(f"{working.name}{ending}"))
    intact, found = plain_connection(whole, key), Rows()
    connection = plain_connection(working, key)
    for table in tables_of(intact):
        where = " AND ".join(f"{column} IS ?" for column in table.key or ("rowid",))
        found[table.name] = set()
        for number, row in keyed_rows(intact, table):
            try:
                if connection.execute(f'SELECT * FROM "{table.name}" WHERE {where}', number).fetchall():
                    found[table.name].add(row)
            except sqlcipher3.dbapi2.DatabaseError:
                connection.close()
                connection = plain_connection(working, key)
    intact.close()
    connection.close()
    return found


def listed(database: Path, key: bytes) -> tuple[ReadableTable, ...]:
    connection = plain_connection(database, key)
    try:
        return tables_of(connection)
    finally:
        connection.close()


def rows_of(database: Path, key: bytes) -> Rows:
    connection = plain_connection(database, key)
    try:
        return {table.name: {row for _, row in keyed_rows(connection, table)} for table in tables_of(connection)}
    finally:
        connection.close()


def damage(database: Path, chance: random.Random) -> None:
    data = bytearray(database.read_bytes())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(4096 if chance.random() < 0.95 else 0, len(data))
        for place in range(at, min(at + chance.choice((1, 1, 40, 3000)), len(data))):
            data[place] ^= 1 << chance.randrange(8)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data) // 2, len(data)) :]
    database.write_bytes(data)


@pytest.mark.parametrize("number", range(2 * CUTS))
def test_what_can_be_read_is_rescued(place: BackupDesk, worked: Path, tmp_path: Path, number: int) -> None:
    chance, key, service = random.Random(SEED * 1000 + number), key_of(place), place.program.salvaging()
    whole = Path(shutil.copyfile(worked / "desk.db", tmp_path / "whole.db"))
    damage(worked / "desk.db", chance)
    damaged = (worked / "desk.db").read_bytes()
    access = place.program.access(worked)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    assert service.is_damaged(worked, opened)
    expected = readable_by_the_oracle(whole, worked / "desk.db", key, tmp_path / "oracle.db")
    before = contents(worked)
    try:
        done = service.rescue(worked, MANAGER_PASSWORD)
    except UserError:
        assert not all(expected[name] for name in ("venue", "member", "gate", "audit"))
        left = contents(worked)
        assert {name: left[name] for name in ("desk.db", "keys.json")} == {
            name: before[name] for name in ("desk.db", "keys.json")
        }
        assert not list(worked.glob(".restored-*"))
        return
    rescued = rows_of(worked / "desk.db", key)
    for name, there in expected.items():
        if name not in _MADE_ANEW:
            assert there <= rescued[name], name
    assert {row[:6] for row in expected["audit"]} <= {row[:6] for row in rescued["audit"]}
    assert {row[0] for row in expected["outbox"]} <= {row[0] for row in rescued["outbox"]}
    assert rescued["declaration"] <= rows_of(whole, key)["declaration"]  # nothing is invented
    assert done.pages > 0
    assert (done.aside / "desk.db").read_bytes() == damaged
    assert {(worked / name).stat().st_mode & 0o777 for name in FILES} == {0o600}
    with place.opened() as desk:
        assert names(desk) == {str(row) for row in names(desk)}
        assert desk.audit_findings.unacknowledged() == ()
        for name in names(desk):
            assert desk.declarations.find(name).total >= 1  # also where only its search keys were lost


FILES = ("desk.db", "keys.json", "keys.copy.json")


def cut_checkpoint(before: bytes, after: bytes, chance: random.Random) -> bytes:
    """A file into which only some pages of a later time were written, as a power cut leaves it, with the log removed."""
    pages = range(0, len(after), PAGE)
    if chance.random() < 0.6:  # SQLite writes them in their order, the disk may not
        end = chance.choice(pages)
        return after[:end] + before[end:]
    return b"".join(chance.choice((before, after))[at : at + PAGE] for at in pages)


def ids(connection_rows: Iterable[tuple[object, ...]], at: int) -> set[object]:
    return {row[at] for row in connection_rows}


def test_pages_of_two_times_are_found_and_nobody_who_was_erased_comes_back(
    place: BackupDesk, worked: Path, tmp_path: Path
) -> None:
    chance, key, service = random.Random(SEED * 2000), key_of(place), place.program.salvaging()
    before = (worked / "desk.db").read_bytes()
    with place.opened() as desk:
        for number in range(12):
            place.enter(desk, f"曾{chr(0x6800 + number)}梅")
        north, south, *_ = desk.gates.list()
        desk.gates.rename(north.id, "Old north gate")
        desk.gates.rename(south.id, north.name)
        erased = desk.declarations.recent(100)[-1].id
        desk.erasure.erase(erased, ErasureReason.ASKED)
    after = (worked / "desk.db").read_bytes()
    user = Path(shutil.copytree(place.folder.parent, tmp_path / "user-kept"))
    files = [tmp_path / "before.db", tmp_path / "after.db"]
    for file, content in zip(files, (before, after), strict=True):
        file.write_bytes(content)
    places = {table.name: table.columns.index("id") for table in listed(files[1], key) if "id" in table.columns}
    was, later = (rows_of(file, key) for file in files)
    rescued_desks = 0
    for number in range(CUTS):
        shutil.rmtree(place.folder.parent)
        shutil.copytree(user, place.folder.parent)
        data = cut_checkpoint(before, after, chance)
        (worked / "desk.db").write_bytes(data)
        access = place.program.access(worked)
        opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
        if not service.is_damaged(worked, opened):
            try:
                with place.opened() as desk:
                    found = (*desk.health.problems(), *desk.audit_findings.unacknowledged())
                    assert found or data == after, number
            except UserError:
                pass  # that is to find it, too
            continue
        there = readable_by_the_oracle(files[1], worked / "desk.db", key, tmp_path / f"oracle-{number}.db")
        try:
            service.rescue(worked, MANAGER_PASSWORD)
        except UserError:
            assert not all(there[name] for name in ("venue", "member", "gate", "audit")), number
            assert (worked / "desk.db").read_bytes() == data
            continue
        rescued_desks += 1
        rescued = rows_of(worked / "desk.db", key)
        for name, rows in rescued.items():
            if name not in (*_MADE_ANEW, "gate"):
                assert rows <= was[name] | later[name], (number, name)  # nothing is invented
        for name in ("screening", "gate", "member", "declaration"):
            lost = ids(there[name], places[name]) - ids(rescued[name], places[name])
            assert lost <= {erased}, (number, name)
        gone = any(row[5] == erased and row[4] in ("erase", "take_back") for row in rescued["audit"])
        assert not gone or erased not in ids(rescued["declaration"], places["declaration"]), number
        with place.opened() as desk:
            assert len({gate.name for gate in desk.gates.list()}) == len(desk.gates.list())
            desk.gates.rename(north.id, "North again")
    assert rescued_desks or CUTS < 4


def test_a_first_page_that_is_damaged_leaves_nothing_to_be_read(place: BackupDesk, worked: Path) -> None:
    data = bytearray((worked / "desk.db").read_bytes())
    data[200] ^= 1
    (worked / "desk.db").write_bytes(data)
    with pytest.raises(NothingReadable, match="newest good backup"):
        place.program.salvaging().rescue(worked, MANAGER_PASSWORD)
    assert (worked / "desk.db").read_bytes() == data


def test_what_is_in_the_log_alone_is_rescued_too(place: BackupDesk, worked: Path, tmp_path: Path) -> None:
    with place.opened() as desk:
        place.enter(desk, "曾小梅")
        copy = Path(shutil.copytree(worked, tmp_path / "copy"))  # as a power cut would leave it
    data = bytearray((copy / "desk.db").read_bytes())
    data[len(data) // 2] ^= 1
    (copy / "desk.db").write_bytes(data)
    place.program.salvaging().rescue(copy, MANAGER_PASSWORD)
    with place.opened(copy) as desk:
        assert "曾小梅" in names(desk)


def test_the_newest_good_copy_is_the_newest_that_is_whole(place: BackupDesk, worked: Path) -> None:
    service = place.program.salvaging()
    assert service.newest_copy(worked) is None
    with place.opened() as desk:
        desk.backup.copy_now()
        first = place.clock.ms
        place.clock.ms += 3_600_000
        desk.backup.copy_now()
    newest = sorted((worked / "backups").glob("*.vdbackup"))[-1]
    data = bytearray(newest.read_bytes())
    data[9000] ^= 1
    newest.write_bytes(data)
    found = service.newest_copy(worked)
    assert found is not None
    assert found.at == first


def test_a_whole_desk_is_not_damaged(place: BackupDesk, worked: Path) -> None:
    access = place.program.access(worked)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    assert not place.program.salvaging().is_damaged(worked, opened)
