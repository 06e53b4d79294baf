"""Somebody left, or a password may be known, and a copy of the desk's key file was kept."""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.credentials.signing import Signer
from desktop.credentials.statements import MEMBER, RECOVERY, Credential, issue
from desktop.domain.errors import BadInput, Forbidden, UserError
from desktop.domain.people import Role
from desktop.services.desk import Desk
from desktop.store import engine as engines
from desktop.store.folder import DeskFolder
from desktop.store.key_sharing import unsealed
from desktop.store.keys import OutdatedSlot, WrongPassword
from desktop.store.queries import credentials, gate_operations, settings
from desktop.store.rekey import GENERATION_KEY
from tests.conftest import CLERK_PASSWORD, MANAGER_PASSWORD, MadeDesk
from tests.gates import INSPECTOR_PASSWORD, OTHER_PASSWORD, Gates, member, slip
from tests.journeys.real_window import ROOT

KILLS = int(os.environ.get("VENUEDESK_POWER_CUTS", "3"))


@contextmanager
def opened(program: Program, folder: Path, password: str = MANAGER_PASSWORD) -> Iterator[Desk]:
    access = program.access(folder)
    with program.desk(access, access.open_any(password)) as desk:
        yield desk


def clerk_of(desk: Desk) -> str:
    return next(one.id for one in desk.members.list() if one.role is Role.CLERK)


def generation(desk: Desk) -> int:
    with desk.store.read() as connection:
        return int(settings.get(connection, GENERATION_KEY, 0))


def opens_nothing(program: Program, folder: Path, password: str) -> None:
    with pytest.raises(UserError), opened(program, folder, password):
        pass


def test_who_was_removed_opens_nothing_with_a_key_file_that_they_kept(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    kept = tmp_path / "keys.json"
    with opened(program, made_desk.folder, CLERK_PASSWORD):
        shutil.copy(made_desk.folder / "keys.json", kept)
    with opened(program, made_desk.folder) as desk:
        desk.members.unbind(clerk_of(desk))
        assert desk.rekeying.is_due()
        assert desk.rekeying.run_if_due() is not None
        assert not desk.rekeying.is_due()
        assert generation(desk) == 1
        desk.gates.add("西门")  # it goes on with the new key
    copy = Path(shutil.copytree(made_desk.folder, tmp_path / "stolen"))
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(kept, copy / name)
    opens_nothing(program, copy, CLERK_PASSWORD)
    # Nor with their former slot in the present file.
    present, former = (json.loads(path.read_text()) for path in (made_desk.folder / "keys.json", kept))
    present["slots"] += [slot for slot in former["slots"] if slot["role"] == "clerk"]
    (copy / "keys.json").write_text(json.dumps(present))
    with pytest.raises(OutdatedSlot):
        program.access(copy).open_any(CLERK_PASSWORD)
    with opened(program, made_desk.folder) as desk:
        assert desk.health.problems() == ()
        assert "西门" in {gate.name for gate in desk.gates.list()}


def test_a_suspected_password_opens_nothing_even_with_the_old_key_file(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    with opened(program, made_desk.folder, CLERK_PASSWORD) as desk, pytest.raises(Forbidden):
        desk.members.change_password(desk.members.me().id, "another-word-5", CLERK_PASSWORD, suspected=True)
    kept = Path(shutil.copytree(made_desk.folder, tmp_path / "kept"))
    with opened(program, made_desk.folder) as desk:
        me = desk.members.me().id
        desk.members.change_password(me, "another-word-5", MANAGER_PASSWORD, suspected=True)
        desk.rekeying.run_if_due()
        desk.gates.add("西门")
        assert desk.credentials.read().in_force
    with pytest.raises(WrongPassword):
        program.access(made_desk.folder).open_any(MANAGER_PASSWORD)
    mixed = Path(shutil.copytree(made_desk.folder, tmp_path / "mixed"))
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(kept / name, mixed / name)
    opens_nothing(program, mixed, MANAGER_PASSWORD)
    with opened(program, made_desk.folder, "another-word-5") as desk:
        assert desk.health.problems() == ()


def test_everybody_else_comes_in_as_before_and_so_does_the_recovery_code(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    with opened(program, made_desk.folder) as desk:
        desk.rekeying.ask()
        done = desk.rekeying.run_if_due()
        assert done is not None
        assert done.left_out == ()
    for _ in range(2):
        with opened(program, made_desk.folder, CLERK_PASSWORD) as desk:
            assert desk.members.me().role is Role.CLERK
    access = program.access(made_desk.folder)
    recovered = access.recover(made_desk.made.recovery_code, "brand new words", program.cost)
    with program.desk(access, recovered) as desk:
        assert desk.health.problems() == ()
        desk.rekeying.ask()
        desk.rekeying.run()
        assert generation(desk) == 2
    with opened(program, made_desk.folder, "brand new words") as desk:
        assert desk.audit_findings.unacknowledged() == ()


def test_a_desk_whose_recovery_code_would_be_lost_says_so_first(program: Program, made_desk: MadeDesk) -> None:
    with opened(program, made_desk.folder) as desk, desk.store.write_unaudited() as connection:
        from sqlalchemy import delete

        from desktop.store.tables import credential

        connection.execute(delete(credential))  # a desk of an earlier program
    with opened(program, made_desk.folder) as desk:
        desk.rekeying.ask()
        assert desk.rekeying.run_if_due() is None
        with pytest.raises(BadInput, match="recovery code"):
            desk.rekeying.run()
        desk.members.new_recovery_code()
        done = desk.rekeying.run_if_due()
        assert done is not None
        assert done.left_out == ("李春梅",)


def test_what_is_written_meanwhile_is_in_the_new_database(program: Program, made_desk: MadeDesk) -> None:
    with opened(program, made_desk.folder) as desk:
        gate = desk.gates.list()[0].id
        ended = threading.Event()
        pressed: list[str] = []

        def count() -> None:
            while not ended.is_set():
                pressed.append(desk.counting.press(gate).id)

        hand = threading.Thread(target=count)
        hand.start()
        for _ in range(3):
            desk.rekeying.ask()
            desk.rekeying.run()
        ended.set()
        hand.join()
        assert len(pressed) > 3
        assert desk.counting.board().total.day == len(pressed)
        assert desk.health.problems() == ()
    with opened(program, made_desk.folder) as desk:
        assert desk.counting.board().total.day == len(pressed)


@pytest.mark.parametrize("renamed", [False, True], ids=["before the rename", "after it"])
def test_a_cut_after_the_point_of_no_return_is_completed_by_the_next_opening(
    program: Program, made_desk: MadeDesk, tmp_path: Path, renamed: bool
) -> None:
    before = Path(shutil.copytree(made_desk.folder, tmp_path / "before"))
    with opened(program, made_desk.folder) as desk:
        desk.rekeying.ask()
        desk.rekeying.run()
    cut, after = DeskFolder(tmp_path / "cut"), DeskFolder(made_desk.folder)
    shutil.copytree(before, cut.root)
    shutil.copy(after.database, cut.database if renamed else cut.next_database)
    shutil.copy(after.keys, cut.next_keys)
    with opened(program, cut.root) as desk:
        assert generation(desk) == 1
    assert not cut.next_database.exists()
    assert not cut.next_keys.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_killed_at_any_moment_the_desk_opens_with_all_that_it_had(program: Program, made_desk: MadeDesk) -> None:
    """The command line re-keys in a process of its own; each kill comes a little later than the one before."""
    with opened(program, made_desk.folder) as desk:
        gates = {gate.name for gate in desk.gates.list()}
    environment = os.environ | {"VENUEDESK_PASSWORD": MANAGER_PASSWORD, "HOME": str(made_desk.folder.parent)}
    command = [sys.executable, "-m", "desktop", "rekey", "--dir", str(made_desk.folder)]
    choose = random.Random(7)
    for number in range(KILLS):
        with subprocess.Popen(command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(0.9 + choose.random() * 0.8)
            except subprocess.TimeoutExpired:
                process.kill()
        with opened(program, made_desk.folder) as desk:
            assert {gate.name for gate in desk.gates.list()} == gates, number
            assert [str(one) for one in desk.health.problems()] == []


def test_what_another_desk_states_about_keys_gets_no_new_key(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    """Somebody who manages at another desk states that keys of theirs are this desk's recovery code and its clerk's."""
    seed = bytes(range(32))
    with opened(program, made_desk.folder) as desk:
        signer, clerk = desk.store.signer, clerk_of(desk)
        assert signer is not None
        theirs = Signer(signer.venue, clerk, seed, orders=True)
        here = program.access(made_desk.folder).ring.desk
        bodies = [
            Credential(signer.venue, member, here, key, scope, 1)
            for member, key, scope in (
                (clerk, theirs.public, MEMBER),
                ("", Signer(signer.venue, "", seed[::-1], orders=False).public, RECOVERY),
            )
        ]
        with desk.store.write("hub") as change:  # as a pull brings it, signed by a manager's key
            credentials.accept(change.connection, signer.venue, [issue(body, signer) for body in bodies], change.now)
            change.record("pull", "hub", "", {}, sync=False)
        desk.rekeying.ask()
        desk.rekeying.run()
    ring = program.access(made_desk.folder).ring
    assert unsealed(ring.shared, seed) is None
    assert unsealed(ring.shared, seed[::-1]) is None
    with opened(program, made_desk.folder, CLERK_PASSWORD) as desk:
        assert desk.health.problems() == ()
    access = program.access(made_desk.folder)
    assert access.recover(made_desk.made.recovery_code, "brand new words", program.cost)


def what_waits(folder: Path, key: bytes) -> list[str]:
    """Identifiers of the operations in an inspectors' database. Raises ``UserError`` where the key does not open it."""
    path = folder / "gate.db"
    engine = engines.open_engine(path, key)
    try:
        engines.probe(engine, path)
        with engine.connect() as connection:
            return [one.id for one in gate_operations.waiting(connection, 1000)]
    finally:
        engine.dispose()


def gate_key(gates: Gates, folder: Path, password: str = INSPECTOR_PASSWORD) -> bytes:
    return gates.program.access(folder).open_any(password).secrets.gate


def test_an_inspector_who_was_removed_opens_nothing_with_a_key_file_that_they_kept(
    gates: Gates, tmp_path: Path
) -> None:
    folder = gates.place.root
    kept = Path(shutil.copytree(folder, tmp_path / "kept"))
    former = gate_key(gates, kept)
    with gates.manager():  # the inspectors' database is there
        pass
    with gates.other() as own:
        own.declarations.enter(slip(own, gate="北门"))
    (done,) = what_waits(folder, former)
    program = gates.program
    access = program.access(folder)
    desk = program.open_desk(access, access.open_any(MANAGER_PASSWORD))
    try:
        desk.members.unbind(member(desk, "单雄").id)
        rekeyed = desk.rekeying.run_if_due()
        assert rekeyed is not None
        assert rekeyed.left_out == ()
        present = desk.vault.gate_key
        assert what_waits(folder, present) == [done]  # nothing that an inspector did is lost
        with pytest.raises(UserError):
            what_waits(folder, former)
        desk.gate_inbox.exchange()
        assert desk.declarations.count() == 1
    finally:
        desk.close()
    stolen = Path(shutil.copytree(folder, tmp_path / "stolen"))
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(kept / name, stolen / name)
    with pytest.raises(UserError):
        what_waits(stolen, gate_key(gates, stolen))
    for _ in range(2):  # by what was encrypted to their key, then by their slot
        assert gate_key(gates, folder, OTHER_PASSWORD) == present
        with gates.other() as own:
            assert len(own.declarations.recent()) == 1
    with gates.manager() as desk:
        assert desk.health.problems() == ()
        desk.members.change_password(member(desk, "曾敏").id, "another-word-5")
    assert gate_key(gates, folder, "another-word-5") == present


def test_an_inspector_whose_key_this_desk_does_not_know_gets_a_new_password(gates: Gates) -> None:
    with gates.manager() as desk:
        with desk.store.write_unaudited() as connection:
            gate_operations.remove_keys(connection, member(desk, "曾敏").id)
        desk.rekeying.ask()
        done = desk.rekeying.run_if_due()
        assert done is not None
        assert done.left_out == ("曾敏",)
    with pytest.raises(OutdatedSlot):
        gate_key(gates, gates.place.root, OTHER_PASSWORD)
    with gates.manager() as desk:
        desk.members.change_password(member(desk, "曾敏").id, OTHER_PASSWORD)
    with gates.other() as own:
        own.declarations.enter(slip(own, gate="北门"))
    with gates.inspector(), gates.manager() as desk:
        pass
    with gates.manager() as desk:
        assert desk.declarations.count() == 1


@pytest.mark.parametrize("renamed", ["neither", "the desk's", "both"])
def test_a_cut_between_the_two_databases_is_completed_by_the_next_opening(
    gates: Gates, tmp_path: Path, renamed: str
) -> None:
    with gates.manager():
        pass
    with gates.inspector() as own:
        own.declarations.enter(slip(own))
    before = Path(shutil.copytree(gates.place.root, tmp_path / "before"))
    access = gates.program.access(gates.place.root)
    desk = gates.program.open_desk(access, access.open_any(MANAGER_PASSWORD))
    desk.rekeying.ask()
    desk.rekeying.run()
    desk.close()
    cut, after = DeskFolder(tmp_path / "cut"), gates.place
    shutil.copytree(before, cut.root)
    shutil.copy(after.database, cut.next_database if renamed == "neither" else cut.database)
    shutil.copy(after.gate_database, cut.gate_database if renamed == "both" else cut.next_gate_database)
    shutil.copy(after.keys, cut.next_keys)
    key = gate_key(gates, cut.root)
    assert key != gate_key(gates, before)
    assert len(what_waits(cut.root, key)) == 1
    there = Gates(gates.program, cut)
    with there.inspector() as own:
        assert len(own.declarations.recent()) == 1
    with there.manager() as desk:
        assert desk.declarations.count() == 1
        assert desk.health.problems() == ()
    assert not cut.next_gate_database.exists()
    assert not list(cut.root.glob("gate-unreadable-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_killed_at_any_moment_what_inspectors_did_is_there(gates: Gates) -> None:
    """Each time an inspector has entered one more slip, which nobody has taken over when the re-key begins."""
    folder = gates.place.root
    with gates.manager() as desk:
        desk.slips.start_batch(KILLS)
    choose = random.Random(11)
    for number in range(1, KILLS + 1):
        with gates.inspector() as own:
            own.declarations.enter(slip(own, slip=str(number)))
        with subprocess.Popen(
            [sys.executable, "-m", "tests.attacks.desk.rekeying_on", str(folder), MANAGER_PASSWORD],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            try:
                assert process.stdout is not None
                assert process.stdout.readline() == b"opened\n"
                with suppress(subprocess.TimeoutExpired):
                    process.wait(choose.random() * 0.25)
            finally:
                process.kill()
        assert len(what_waits(folder, gate_key(gates, folder))) == number
    with gates.manager() as desk:
        assert desk.declarations.count() == KILLS
        assert desk.gate_inbox.held() == ()
        assert desk.health.problems() == ()
    assert not list(folder.glob("gate-unreadable-*"))
