"""Somebody with the folder, or with a clerk's password and a program of their own, wants another past."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from desktop.app.program import Program
from desktop.domain.audit_findings import FindingKind
from desktop.domain.errors import BadInput, Forbidden
from desktop.services.desk import Desk
from desktop.store.bodies import body_digest
from desktop.store.ledger import chain_link
from desktop.store.queries import audit_findings
from desktop.store.tables import audit, head
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk


@contextmanager
def opened(program: Program, folder: Path, password: str = MANAGER_PASSWORD) -> Iterator[Desk]:
    access = program.access(folder)
    with program.desk(access, access.open_any(password)) as desk:
        yield desk


def found(desk: Desk) -> list[FindingKind]:
    with desk.store.read() as connection:
        return [one.kind for one in audit_findings.unacknowledged(connection)]


def some_work(desk: Desk) -> None:
    for name in ("西门", "东门"):
        desk.gates.add(name)


@pytest.fixture
def folder(program: Program, made_desk: MadeDesk) -> Path:
    """A desk that has been at work, and is closed."""
    with opened(program, made_desk.folder) as desk:
        some_work(desk)
    return made_desk.folder


def copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to))


def older_database(folder: Path, older: Path) -> None:
    shutil.copy(older / "desk.db", folder / "desk.db")


def whole_folder(folder: Path, older: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(older, folder)


@pytest.mark.parametrize("put_back", [older_database, whole_folder])
def test_an_older_state_that_is_put_back_is_noticed(
    program: Program, folder: Path, tmp_path: Path, put_back: Callable[[Path, Path], None]
) -> None:
    older = copied(folder, tmp_path / "older")
    with opened(program, folder) as desk:
        desk.gates.add("后门")
    put_back(folder, older)
    with opened(program, folder) as desk:
        assert found(desk) == [FindingKind.BEHIND]
        assert "earlier state" in str(desk.health.problems()[0])
    with opened(program, folder, CLERK_PASSWORD) as desk:  # it stays until the manager knows of it
        assert found(desk) == [FindingKind.BEHIND]
        with pytest.raises(Forbidden):
            desk.audit_findings.acknowledge()
    with opened(program, folder) as desk:
        desk.audit_findings.acknowledge()
        assert desk.audit_findings.unacknowledged() == desk.health.problems() == ()
    with opened(program, folder) as desk:
        assert found(desk) == []


def test_a_lost_write_ahead_log_is_noticed(program: Program, folder: Path, tmp_path: Path) -> None:
    with opened(program, folder) as desk:
        some_entries = len(desk.gates.list())
        desk.gates.add("后门")
        desk.anchoring.stop()  # as its timer does, without the two seconds
        killed = copied(folder, tmp_path / "killed")
        desk.anchoring.start()
    assert (killed / "desk.db-wal").stat().st_size
    for left in ("desk.db-wal", "desk.db-shm"):
        (killed / left).unlink()
    with opened(program, killed) as desk:
        assert len(desk.gates.list()) == some_entries
        assert found(desk) == [FindingKind.BEHIND]


def test_a_log_that_is_cut_is_noticed(program: Program, folder: Path) -> None:
    with opened(program, folder, CLERK_PASSWORD) as desk, desk.store.write_unaudited() as connection:
        before = connection.execute(select(audit).order_by(audit.c.seq.desc()).offset(3)).first()
        assert before is not None
        connection.execute(delete(audit).where(audit.c.seq > before.seq))
        connection.execute(update(head).values(audit_seq=before.seq, audit_chain=before.chain))
        desk.anchoring.stop = lambda: None  # type: ignore[method-assign]  # their program keeps no anchor
    with opened(program, folder) as desk:
        assert found(desk) == [FindingKind.BEHIND]


def test_a_log_that_is_written_anew_by_a_clerk_is_noticed(program: Program, folder: Path) -> None:
    """All chain values are right, the anchor is theirs: what is missing is the manager's signature."""
    with opened(program, folder, CLERK_PASSWORD) as desk, desk.store.write_unaudited() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.seq)).all()
        chain = bytes(32)
        for row in rows:
            changed = row.action == "add" and row.kind == "gate"
            body = row.body.replace("西门", "某门") if changed and row.body else row.body
            digest = row.digest if body is None else body_digest(row.salt, body)
            chain = chain_link(chain, dict(row._mapping), digest)
            connection.execute(
                update(audit).where(audit.c.seq == row.seq).values(body=body, digest=digest, chain=chain)
            )
        connection.execute(update(head).values(audit_chain=chain))
    with opened(program, folder) as desk:
        assert "is of nobody here" in str(desk.health.problems()[0])


def test_an_entry_in_somebody_else_s_name_is_noticed(program: Program, folder: Path) -> None:
    with opened(program, folder) as desk:
        manager = desk.members.me().id
    with opened(program, folder, CLERK_PASSWORD) as desk, desk.store.write(manager) as change:
        change.record("look", "report", "", {}, sync=False)
    with opened(program, folder) as desk:
        assert "names somebody else" in str(desk.health.problems()[0])


def test_older_keys_that_are_put_back_are_noticed(program: Program, folder: Path, tmp_path: Path) -> None:
    """The password that was changed opens the desk again; whoever manages it is told at once."""
    older = copied(folder, tmp_path / "older")
    with opened(program, folder) as desk:
        desk.members.change_password(desk.members.me().id, "another-word-5", MANAGER_PASSWORD)
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(older / name, folder / name)
    with opened(program, folder) as desk:
        assert found(desk) == [FindingKind.OLD_KEYS]


@pytest.mark.parametrize("how", ["removed", "damaged"])
def test_an_anchor_that_is_removed_or_damaged_is_noticed(program: Program, folder: Path, how: str) -> None:
    copies = [folder / "anchor.bin", *program.user.anchors.iterdir()]
    assert len(copies) == 2
    for copy in copies:
        if how == "removed":
            copy.unlink()
        else:
            copy.write_bytes(copy.read_bytes()[:-1])
    with opened(program, folder) as desk:
        assert found(desk) == [FindingKind.UNANCHORED]


def test_a_desk_that_moves_to_another_pc_accuses_nobody(program: Program, folder: Path, tmp_path: Path) -> None:
    elsewhere = replace(program, user=replace(program.user, config=tmp_path / "elsewhere"))
    with opened(elsewhere, folder) as desk:
        assert found(desk) == []
        some = len(desk.gates.list())
    with opened(program, folder) as desk:  # and back again: the copy here is behind, which says nothing
        assert found(desk) == []
        assert len(desk.gates.list()) == some


def test_the_mark_on_a_handover_sheet_is_compared_later(program: Program, folder: Path) -> None:
    with opened(program, folder) as desk:
        with desk.store.read() as connection:
            mark = str(audit_findings.mark(connection))
        desk.gates.add("后门")
        assert desk.health.mark_problem(mark.lower().replace("-", " ")) is None
        number, digits = mark.split(" ")
        for wrong in (f"{int(number) - 1} {digits}", f"{int(number) + 50} {digits}"):
            assert desk.health.mark_problem(wrong) is not None
        for nonsense in ("", "12", f"x {digits}", f"{number} {digits}0"):
            with pytest.raises(BadInput):
                desk.health.mark_problem(nonsense)
