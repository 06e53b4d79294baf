"""kill -9 of a desk in the middle of what takes long: nothing acknowledged is lost, nothing is half done, and the desk
goes on with it."""

import datetime as dt
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock, venue_time
from desktop.domain.errors import UserError
from desktop.services.backup.notes import kept_notes
from desktop.services.desk import Desk
from desktop.store import tables
from desktop.store.backup_file import verify_digests
from desktop.store.folder import DeskFolder
from desktop.store.migrate import HEAD
from desktop.store.queries import purges
from tests.attacks.desk.test_rekey import generation
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD
from tests.faults import operations
from tests.faults.killing import SEED, Killing, needs_signals
from tests.faults.operations import Place
from tests.services.backup.backup_desk import draft, names
from tests.services.imports.files import person, write_csv
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk
from tests.store.plain_pages import plain_bytes
from tests.store.test_database import FROZEN, FROZEN_PASSWORD
from tests.store.test_nothing_left import left

pytestmark = needs_signals
Rows = dict[str, set[tuple[object, ...]]]
Copies = Callable[[Place], AbstractContextManager[Place]]


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    """Makes a copy of a PC, until the block ends."""

    @contextmanager
    def copy(of: Place) -> Iterator[Place]:
        made = of.copy_to(tmp_path / "copy")
        yield made
        shutil.rmtree(made.root)

    return copy


def is_whole(desk: Desk) -> None:
    assert [str(one) for one in desk.health.problems()] == []
    assert [str(one) for one in desk.audit_findings.unacknowledged()] == []


def rows(place: Place) -> Rows:
    """Everything in a desk that was migrated, which is whole."""
    with place.opened(FROZEN_PASSWORD) as desk:
        is_whole(desk)
        with desk.store.read() as connection:
            return {
                table.name: {tuple(row) for row in connection.execute(table.select())}
                for table in tables.metadata.sorted_tables
            }


def pressed(desk: Desk) -> set[str]:
    with desk.store.read() as connection:
        return set(connection.scalars(select(tables.screening.c.id)))


def test_a_re_key(place: Place, copies: Copies) -> None:
    killing, chance = Killing(operations.rekey), random.Random(SEED)
    with copies(place) as copy:
        killing.whole(copy)
    for _ in killing.cuts():
        with copies(place) as copy:
            kept = (copy.folder / "keys.json").read_bytes()
            run = killing.cut(copy)
            acknowledged = {one.split()[1] for one in run.reports if one.startswith("pressed")}
            if chance.random() < 0.3:  # what goes on with it, or completes it, is killed too
                again = killing.cut(copy)
                acknowledged |= {one.split()[1] for one in again.reports if one.startswith("pressed")}
                run = replace(run, reports=(*run.reports, *again.reports))
            with copy.opened(chance.choice([CLERK_PASSWORD, MANAGER_PASSWORD])) as desk:
                is_whole(desk)
                there = pressed(desk)
                assert acknowledged <= there
                assert len(there) - len(acknowledged) <= 2  # those that were being counted
                assert generation(desk) <= run.reports.count("asked")
                assert generation(desk) >= run.reports.count("rekeyed")
            with copy.opened() as desk:
                assert desk.rekeying.is_due() or "asked" not in run.reports or generation(desk) > 0
                desk.rekeying.run_if_due()
                assert not desk.rekeying.is_due()
                is_whole(desk)
                assert pressed(desk) == there
            place_of = DeskFolder(copy.folder)
            assert not place_of.next_keys.exists()
            assert not place_of.next_database.exists()
            if "asked" in run.reports:
                for name in ("keys.json", "keys.copy.json"):
                    (copy.folder / name).write_bytes(kept)
                with pytest.raises(UserError), copy.opened():
                    pass


def test_an_import(place: Place, copies: Copies, tmp_path: Path) -> None:
    day = venue_time(place.ms).date() - dt.timedelta(days=1)
    right = [number % 7 != 3 for number in range(90)]
    people = [
        person(visited_on=day.isoformat(), name=f"张{chr(0x4E00 + number)}", temperature_c="36.5" if is_right else "99")
        for number, is_right in enumerate(right)
    ]
    source, batch = write_csv(tmp_path / "book.csv", people), 10
    after = [sum(right[:seen]) for seen in range(0, len(right) + 1, batch)]
    killing = Killing(operations.import_file)
    with copies(place) as copy:
        assert max(killing.whole(copy, source, batch).numbers("seen")) == len(right)
    for _ in killing.cuts():
        with copies(place) as copy:
            run = killing.cut(copy, source, batch)
            with copy.opened() as desk:
                is_whole(desk)
                seen = max(run.numbers("seen"), default=0)
                assert desk.declarations.count() in after[seen // batch :]  # whole batches, and those that it said
                before = desk.declarations.count()
                outcome = desk.imports.import_file(source)
                assert (outcome.accepted, outcome.existing) == (after[-1] - before, before)
                assert len(outcome.rejected) == right.count(False)
                assert desk.declarations.count() == after[-1]
                is_whole(desk)


def test_a_migration(place: Place, copies: Copies, tmp_path: Path) -> None:
    killing = Killing(operations.migrate)
    released = sorted(folder for folder in FROZEN.iterdir() if folder.name != HEAD)

    @cache
    def unbroken(number: int) -> tuple[Place, tuple[Rows, Rows]]:
        """A PC with a desk of that schema, and what is in it after each of two openings that nobody kills."""
        old = Place(tmp_path / released[number].name, place.ms)
        shutil.copytree(released[number], old.folder)
        found = []
        for _ in range(2):
            with copies(old) as copy:
                found.append(rows(copy))
        return old, (found[0], found[1])

    with copies(unbroken(0)[0]) as copy:
        killing.whole(copy, FROZEN_PASSWORD)
    for number in killing.cuts():
        old, (whole, other) = unbroken(number % len(released))
        with copies(old) as copy:
            killing.cut(copy, FROZEN_PASSWORD)
            there = rows(replace(copy, ms=copy.ms + 60_000))  # its backup has another name
            # A process that is killed while a password is tried has used that try, and the next opening records it.
            there["audit"] = {row for row in there["audit"] if "fail_unlock" not in row}
            for table, expected in whole.items():
                assert len(there[table]) == len(expected), table
                assert expected & other[table] <= there[table], table  # but for keys that are made at random
            backups = list((copy.folder / "backups").glob("before-*"))
            assert backups
            assert {one.read_bytes() for one in backups} == {(old.folder / "desk.db").read_bytes()}


def test_a_purge(place: Place, copies: Copies) -> None:
    with place.opened() as desk:
        assert isinstance(desk.clock, FixedClock)
        retention = RetentionDesk(desk, desk.clock, place.folder)
        old = [
            retention.draft(number, days_ago=20, temperature_c="38.1" if number % 9 == 0 else "36.6")
            for number in range(40)
        ]
        for draft in old:
            desk.declarations.enter(draft)
        desk.clock.ms += 15 * DAY_MS
        young = [retention.draft(number) for number in range(40, 90)]
        kept = {desk.declarations.enter(draft).id for draft in young}
        desk.retention.confirm_purge()
        desk.clock.ms += DAY_MS // 2
        place = replace(place, ms=desk.clock.ms)
    killing = Killing(operations.purge)
    with copies(place) as copy:
        killing.whole(copy)
    for _ in killing.cuts():
        with copies(place) as copy:
            run = killing.cut(copy)
            with copy.opened() as desk:
                is_whole(desk)
                gone = len(old) + len(young) - desk.declarations.count()
                assert gone >= max(run.numbers("purged"), default=0)
                assert gone == len(old) or not any(one.startswith("scrubbed") for one in run.reports)
                with desk.store.read() as connection:
                    erased = purges.erased(connection)
                assert (erased.records if erased else 0) == gone
                desk.retention.purge()
                is_whole(desk)
                assert {row.id for row in desk.declarations.recent(1000)} == kept
                key = desk.vault.database_key
            plain = plain_bytes(copy.folder / "desk.db", key)
            assert (left(old, plain), len(left(young, plain))) == ([], len(young) * 4)


def test_a_backup(place: Place, copies: Copies) -> None:
    killing = Killing(operations.back_up)
    with copies(place) as copy:
        killing.whole(copy)
    for _ in killing.cuts():
        with copies(place) as copy:
            run, folder = killing.cut(copy), copy.folder / "backups"
            made = list(folder.glob("*.vdbackup"))
            assert made or "copied" not in run.reports
            for file in made:
                verify_digests(file)
            with copy.opened() as desk:
                is_whole(desk)
                assert [path for path, _ in desk.backup.status().copies] == made
                desk.backup.copy_now()
            assert [verify_digests(file).made_at for file in folder.iterdir()] == [place.ms]  # and nothing unfinished


@pytest.mark.parametrize("over", [True, False], ids=["over", "new"])
def test_a_restore(place: Place, copies: Copies, tmp_path: Path, over: bool) -> None:
    file = tmp_path / "b.vdbackup"
    with place.opened() as desk:
        desk.declarations.enter(draft(desk.clock, "麦秋芳"))
        desk.backup.make(file)
        desk.declarations.enter(draft(desk.clock, "曾小梅"))
    old, new = {"麦秋芳", "曾小梅"}, {"麦秋芳"}
    if not over:
        shutil.rmtree(place.folder)
    killing = Killing(operations.restore)
    with copies(place) as copy:
        killing.whole(copy, file)
    for _ in killing.cuts():
        with copies(place) as copy:
            run = killing.cut(copy, file)
            is_new = over or copy.folder.exists()
            if is_new:
                with copy.opened() as desk:
                    is_whole(desk)
                    there = names(desk)
                is_new = there == new
                assert is_new or (over and there == old)
            assert is_new or "restored" not in run.reports
            assert bool(kept_notes(DeskFolder(copy.folder))) == is_new  # the next start says so
            assert len(list(copy.folder.glob("set-aside-*"))) == (over and is_new)
            assert not [*copy.folder.glob(".*"), *copy.folder.glob("replacing.json")]
            if not is_new:  # and it can be done again
                operations.restore(lambda: None, lambda _: None, copy, file)
            with copy.opened():
                assert not list(copy.root.glob(".*"))
