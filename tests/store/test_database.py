"""The encrypted file: opening, migrating, the ledger, and finding damage."""

import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.fever import FeverDraft
from desktop.domain.posters import PosterState
from desktop.domain.slips import SlipState
from desktop.domain.venue import FieldChange
from desktop.services.desk import Desk
from desktop.services.venue.venues import draft_of
from desktop.store import checks, migrate, tables
from desktop.store.engine import open_engine, probe
from desktop.store.ledger import Store
from desktop.store.queries import slips, venues
from tests.conftest import MANAGER_PASSWORD, MadeDesk

FROZEN = Path(__file__).parent.parent / "fixtures" / "desks"
FROZEN_PASSWORD = "frozen-desk-1"


def key_of(made: MadeDesk) -> bytes:
    return made.made.opened.secrets.database


def test_migrations_arrive_at_todays_tables(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "desk.db", os.urandom(32))
    migrate.bring_up_to_date(engine, tmp_path / "desk.db", tmp_path / "backups", Clock())
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        assert migrate.revision(connection) == migrate.HEAD
    engine.dispose()


def test_the_newest_migration_is_the_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_migrations_never_import_todays_tables() -> None:
    for file in (Path(migrate.__file__).parent / "migrations" / "versions").glob("*.py"):
        assert "desktop" not in file.read_text("utf-8"), file.name


@pytest.mark.parametrize("released", sorted(p.name for p in FROZEN.iterdir()))
def test_every_released_schema_still_opens(released: str, tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "old"
    shutil.copytree(FROZEN / released, folder)
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, FROZEN_PASSWORD)) as desk:
        assert desk.venue.get().name == "惠州市惠城区政务服务数据管理局"
        assert [g.name for g in desk.gates.list()] == ["正门", "侧门"]
        assert desk.health.problems() == ()
    backups = list((folder / "backups").glob("*.db")) if (folder / "backups").exists() else []
    assert len(backups) == (released != migrate.HEAD)


def test_opening_hours_come_to_what_0010_knew_of_its_venue(tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "old"
    shutil.copytree(FROZEN / "0010", folder)
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, FROZEN_PASSWORD)) as desk:
        before = desk.venue.get()
        assert (before.poster_name, before.wording.steps_zh) == ("惠城政数局", "\n点“确认”\n")
        assert (before.opening_hours, before.fever_place) == ("", "")
        body = venues.body(before)
        del body["opening_hours"], body["fever_place"]
        assert venues.from_body(body) == before  # as desks of that time write it
        desk.venue.edit(replace(draft_of(before), opening_hours="8:00-17:30"))
        assert desk.venue.get().opening_hours == "08:00-17:30"
        assert desk.venue.history()[0].changes == (FieldChange("opening_hours", "", "08:00-17:30"),)


def test_what_0006_had_saved_as_a_pdf_is_not_printed(tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "old"
    shutil.copytree(FROZEN / "0006", folder)
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, FROZEN_PASSWORD)) as desk:
        assert [p.state for p in desk.posters.states()] == [PosterState.PRINTED, PosterState.SAVED]
        (fever,) = desk.fevers.open()  # of a press, which it does not know
        desk.fevers.close(fever.id, FeverDraft(outcome="mistaken"))
        side = desk.gates.list()[1]
        with desk.store.read() as connection:
            (sheet,) = connection.execute(tables.hour_sheet.select())
        (entered,) = desk.hour_sheets.of_gate(side.id, sheet.day)
        assert (entered.cells, entered.included) == ({9: (31, 1)}, {})
        assert desk.health.problems() == ()


def test_the_file_is_not_readable_without_its_key(made_desk: MadeDesk) -> None:
    plain = sqlite3.connect(made_desk.folder / "desk.db")
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master").fetchall()
    plain.close()
    engine = open_engine(made_desk.folder / "desk.db", os.urandom(32))
    with pytest.raises(UserError, match="damaged"):
        probe(engine, made_desk.folder / "desk.db")
    engine.dispose()


def test_no_name_phone_or_code_is_in_any_file(desk: Desk, made_desk: MadeDesk) -> None:
    desk.gates.add("西门")
    secrets = ["陈志远", "李春梅", "单雄", "江北街道", "13800138000", "13900139001", "12441302MB2C00000D", "西门"]
    files = [p for p in made_desk.folder.rglob("*") if p.is_file()]
    assert len(files) >= 4
    for file in files:
        data = file.read_bytes()
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le", "gbk"):
                assert secret.encode(encoding) not in data, file.name


def test_a_newer_schema_is_refused_and_untouched(program: Program, made_desk: MadeDesk) -> None:
    engine = open_engine(made_desk.folder / "desk.db", key_of(made_desk))
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    before = (made_desk.folder / "desk.db").read_bytes()
    access = program.access(made_desk.folder)
    with pytest.raises(UserError, match="newer"):
        program.open_desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD))
    assert (made_desk.folder / "desk.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"this is not a database" * 400, os.urandom(40960)])
def test_a_file_that_is_no_database_is_refused(program: Program, made_desk: MadeDesk, content: bytes) -> None:
    (made_desk.folder / "desk.db").write_bytes(content)
    access = program.access(made_desk.folder)
    with pytest.raises(UserError, match=r"damaged|empty"):
        program.open_desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD))
    assert (made_desk.folder / "desk.db").read_bytes() == content


def test_one_process_at_a_time(program: Program, made_desk: MadeDesk) -> None:
    folder = program.access(made_desk.folder).folder
    with (
        folder.locked(),
        pytest.raises(UserError, match="open in another"),
        program.access(made_desk.folder).folder.locked(),
    ):
        pass
    with folder.locked():
        pass


def test_a_change_without_a_record_does_not_happen(desk: Desk) -> None:
    with pytest.raises(AssertionError), desk.store.write("x") as change:
        change.connection.execute(tables.gate.update().values(retired=True))
    assert len(desk.gates.list()) == 4


def test_every_change_is_in_the_audit_and_the_outbox(desk: Desk) -> None:
    with desk.store.read() as connection:
        before = connection.execute(tables.head.select()).one()
    gate = desk.gates.add("西门")
    with desk.store.read() as connection:
        after = connection.execute(tables.head.select()).one()
        last = connection.execute(tables.outbox.select().where(tables.outbox.c.seq == after.outbox_seq)).one()
    assert (after.audit_seq, after.outbox_seq) == (before.audit_seq + 1, before.outbox_seq + 1)
    assert (last.kind, last.subject) == ("gate.add", gate.id)


def run(store: Store, sql: str) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(sql)


@pytest.mark.parametrize(
    ("tampering", "problem"),
    [
        ("UPDATE audit SET body = replace(body, '南门', '东门') WHERE body LIKE '%南门%'", "altered"),
        ("UPDATE audit SET at = at + 1 WHERE seq = 3", "altered"),
        ("DELETE FROM audit WHERE seq = 2", "missing"),
        ("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "missing"),
        ("UPDATE outbox SET body = '{}' WHERE seq = 2", "altered"),
        ("DELETE FROM outbox WHERE seq = 2", "missing"),
        ("UPDATE member SET role = 'clerk'", "managers"),
    ],
)
def test_check_finds_tampering(desk: Desk, tampering: str, problem: str) -> None:
    assert desk.health.problems() == ()
    run(desk.store, tampering)
    found = " ".join(str(p) for p in desk.health.problems())
    assert problem in found


def test_a_purged_body_leaves_the_chain_whole(desk: Desk) -> None:
    run(desk.store, "UPDATE audit SET body = NULL, salt = NULL WHERE kind = 'member'")
    with desk.store.read() as connection:
        assert checks.problems(connection) == ()


def test_a_flipped_byte_in_the_file_is_found(program: Program, made_desk: MadeDesk) -> None:
    path = made_desk.folder / "desk.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 0xFF
    path.write_bytes(data)
    access = program.access(made_desk.folder)
    problem: list[str] = []
    try:
        with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            problem += [str(p) for p in desk.health.problems()]
    except UserError as error:
        problem.append(str(error))
    assert "damaged" in " ".join(problem)


def test_a_name_in_the_reason_of_a_void_slip_leaves_the_audit_log_of_0017(
    program: Program, made_desk: MadeDesk
) -> None:
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.slips.start_batch(1)
        with desk.store.write(desk.session.member.id) as change:  # as the program of then did
            body = {"numbers": [1], "state": "spoiled", "reason": "王大妈写错了"}
            slips.set_state(change.connection, [1], SlipState.SPOILED, body["reason"], change.now)
            change.record("mark", "slip", "1", body)
    engine = open_engine(made_desk.folder / "desk.db", key_of(made_desk))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE hourly_scan")
        for column in ("scans_count_from", "fever_place"):
            connection.exec_driver_sql(f"ALTER TABLE venue DROP COLUMN {column}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0017'")
    engine.dispose()
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        with desk.store.read() as connection:
            audit = connection.execute(tables.audit.select().where(tables.audit.c.kind == "slip")).one()
            kept = connection.execute(tables.slip.select().where(tables.slip.c.number == 1)).one()
        assert (audit.body, audit.salt) == (None, None)
        assert (kept.reason, desk.health.problems()) == ("other: 王大妈写错了", ())
