"""The desk takes over what inspectors did: once, in order, whatever is cut off; what cannot be done waits for a person."""

import itertools
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.credentials.signing import Signer
from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, Cancelled
from desktop.services.desk import Desk
from desktop.services.gate_desk.operations import KINDS
from desktop.store.gate_file import GateFile
from desktop.store.ledger import Store, new_id
from desktop.store.operations import GateAccess, Opener, Operation, Sealer, Unopenable
from desktop.store.queries import gate_operations, members, outbox
from tests.gates import CLERK_PASSWORD, INSPECTOR_PASSWORD, Gates, gate, member, slip


@contextmanager
def unopened(gates: Gates) -> Iterator[Desk]:
    """The desk as a clerk has opened it, before it takes anything over."""
    access = gates.program.access(gates.place.root)
    desk = gates.program.open_desk(access, access.open_any(CLERK_PASSWORD))
    try:
        yield desk
    finally:
        desk.store.close()


@contextmanager
def gate_database(desk: Desk) -> Iterator[Store]:
    with desk.store.read() as connection:
        access = gate_operations.access(connection)
    store = GateFile(desk.place, access, Clock(), desk.store.kinds).open()
    try:
        yield store
    finally:
        store.close()


def test_what_was_applied_and_not_yet_removed_is_not_applied_again(gates: Gates) -> None:
    with gates.inspector() as own:
        own.counting.press(gate(own))
        own.declarations.enter(slip(own))
    with unopened(gates) as desk:
        with gate_database(desk) as store, store.read() as connection:
            waiting = gate_operations.waiting(connection, 10)
        assert desk.gate_inbox.apply().done == 2
        with gate_database(desk) as store, store.write_unaudited() as connection:
            for one in waiting:  # the program was killed before it removed them, or somebody puts them there again
                gate_operations.put(connection, one.id, one.sealed)
        applied = desk.gate_inbox.apply()
        assert (applied.done, applied.held) == (0, 0)
        assert desk.counting.board().total.day == 2
        assert desk.declarations.count() == 1


def _die_between(gates: Gates, after: int) -> None:
    """Take over in a process that is killed once so many operations are in the desk's database."""
    stored = itertools.count(1)

    def on_stored(_: frozenset[str]) -> None:
        if next(stored) == after:
            os.kill(os.getpid(), signal.SIGKILL)

    with unopened(gates) as desk:
        desk.store.subscribe(on_stored)
        desk.gate_inbox.apply()


@pytest.mark.parametrize("after", [1, 3])
def test_killed_between_the_two_files_nothing_is_lost_or_done_twice(gates: Gates, after: int) -> None:
    with gates.inspector() as own:
        entered = [own.declarations.enter(slip(own, slip=str(number))).id for number in (1, 2, 3)]
        own.counting.press(gate(own))
        own.declarations.take_back(entered[1])
    child = os.fork()
    if not child:
        try:
            _die_between(gates, after)
        finally:
            os._exit(1)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    with gates.clerk() as desk:
        assert sorted(row.id for row in desk.declarations.recent()) == [entered[0], entered[2]]
        assert desk.counting.board().total.day == 3
        assert desk.gate_inbox.held() == ()
        assert desk.health.problems() == ()


def test_stopped_it_goes_on_where_it_was(gates: Gates) -> None:
    with gates.inspector() as own:
        for _ in range(3):
            own.counting.press(gate(own))

    def stop_at(done: int, total: int) -> None:
        assert total == 3
        if done == 1:
            raise Cancelled

    with unopened(gates) as desk:
        with pytest.raises(Cancelled):
            desk.gate_inbox.exchange(stop_at)
        assert desk.counting.board().total.day == 1
        assert desk.gate_inbox.exchange().done == 2
        assert desk.counting.board().total.day == 3


def test_a_slip_that_was_used_meanwhile_waits_for_a_clerk_with_all_that_was_typed(gates: Gates) -> None:
    with gates.inspector() as own:
        own.declarations.enter(slip(own))
    with unopened(gates) as desk:  # entered by hand before the gate's were taken over
        desk.declarations.enter(slip(desk, name="陆小凤", id_number="", id_type="none", birth_date="1950-01-02"))
        assert desk.gate_inbox.exchange().held == 1
        (draft,) = desk.import_drafts.list()
        assert draft.source == "南门 单雄"
        (line,) = desk.import_drafts.lines(draft.id)
        assert "JB-000001" in str(line.rejected.problem.message)
        mended = replace(line.rejected.draft, slip="4")
        assert desk.import_drafts.mend(line, mended).stored == 1
        assert {row.name for row in desk.declarations.recent()} == {"陆*凤", "欧阳*敏"}


def test_people_counted_before_their_gate_was_given_up_count(gates: Gates) -> None:
    with gates.inspector() as own:
        own.counting.press(gate(own))
    with gates.signed_in("correct-horse-8") as desk:
        pass  # applied at opening
    with gates.inspector() as own:
        own.counting.press(gate(own))
    access = gates.program.access(gates.place.root)
    desk = gates.program.open_desk(access, access.open_any("correct-horse-8"))
    desk.gates.retire(gate(desk))
    assert desk.gate_inbox.apply().done == 1
    assert desk.counting.board().total.day == 2
    desk.close()


def test_what_cannot_be_done_waits_in_words_until_somebody_has_read_it(gates: Gates) -> None:
    with gates.inspector() as own:
        press = own.counting.press(gate(own))
    with gates.inspector() as own:
        own.counting.undo(press.id)
    with unopened(gates) as desk:
        with gate_database(desk) as store, store.write_unaudited() as connection:
            first, _ = gate_operations.waiting(connection, 10)
            gate_operations.remove(connection, [first.number])  # the count itself is lost: nothing to take back
            gate_operations.put(connection, new_id(), b"neither sealed nor anything")
        assert desk.gate_inbox.apply().held == 2
        whys = {str(one.what): str(one.why) for one in desk.gate_inbox.held()}
        assert whys == {
            "A press taken back": "This press was taken back already.",
            "Something done at a gate": "It was damaged, and nobody can read it.",
        }
        for one in desk.gate_inbox.held():
            desk.gate_inbox.dismiss(one.id)
        assert desk.gate_inbox.count_held() == 0


def test_what_was_in_the_way_may_be_gone(gates: Gates) -> None:
    with gates.other() as own:
        north = gate(own, "北门")
        own.counting.press(north)
    access = gates.program.access(gates.place.root)
    desk = gates.program.open_desk(access, access.open_any("correct-horse-8"))
    with desk.store.write(desk.session.member.id) as change:  # as if the assignment had ended before
        members.release(change.connection, 0, member_id=member(desk, "曾敏").id)
        change.record("assign", "member", member(desk, "曾敏").id, {}, sync=False)
    assert desk.gate_inbox.apply().held == 1
    (held,) = desk.gate_inbox.held()
    with pytest.raises(BadInput, match="not assigned"):
        desk.gate_inbox.retry(held.id)
    desk.members.assign(member(desk, "曾敏").id, [north])
    desk.gate_inbox.retry(held.id)
    assert (desk.gate_inbox.held(), desk.counting.board().total.day) == ((), 1)
    desk.close()


WORDS = st.sampled_from(
    "presses id gate_id at inspector_id tenths symptoms name phone press sheet draft overrides counted replaces day gate "
    "cells inspector template language sha256 issues target copies file serial round text action kind details".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.dictionaries(WORDS, VALUES, max_size=8), st.integers())
def test_whatever_a_signed_operation_says_it_is_done_or_waits(
    taking: tuple[Desk, Store, Sealer], kind: str, content: dict[str, object], at: int
) -> None:
    desk, gate_store, sealer = taking
    me = member(desk, "单雄").id
    now = desk.clock.now_ms()
    for when in (at, now):
        with gate_store.write_unaudited() as connection:
            one = Operation(new_id(), kind, me, when, content)
            gate_operations.put(connection, one.id, sealer.seal(one))
    applied = desk.gate_inbox.apply()
    assert applied.done + applied.held == 2


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("count", {"presses": []}),
        (
            "posters",
            {"template": "", "language": "zh", "sha256": "", "issues": [], "target": "", "copies": 1, "file": False},
        ),
        ("wall_round", {"round": {}}),
    ],
)
def test_a_signed_operation_of_nothing_waits(
    taking: tuple[Desk, Store, Sealer], kind: str, content: dict[str, object]
) -> None:
    desk, gate_store, sealer = taking
    with gate_store.write_unaudited() as connection:
        one = Operation(new_id(), kind, member(desk, "单雄").id, desk.clock.now_ms(), content)
        gate_operations.put(connection, one.id, sealer.seal(one))
    assert desk.gate_inbox.apply().held == 1
    assert [each.id for each in desk.gate_inbox.held()] == [one.id]


@pytest.fixture
def taking(gates: Gates) -> Iterator[tuple[Desk, Store, Sealer]]:
    """The desk, the inspectors' database, and what seals with the key of 单雄."""
    access = gates.program.access(gates.place.root)
    seed = access.open_any(INSPECTOR_PASSWORD).secrets.signing
    with unopened(gates) as desk, gate_database(desk) as store:
        signer = Signer(desk.venue.get().id, member(desk, "单雄").id, seed, orders=False)
        with store.read() as connection:
            sealer = Sealer(outbox.identity(connection).desk, gate_operations.recipient(connection), signer)
        yield desk, store, sealer


@settings(max_examples=20)
@given(st.binary(max_size=300) | st.text(max_size=80).map(str.encode))
def test_no_bytes_are_taken_for_an_operation(data: bytes) -> None:
    with pytest.raises(Unopenable):
        _OPENER.open(data)


@settings(max_examples=15)
@given(
    st.dictionaries(st.text(max_size=8), st.text(max_size=40) | st.integers() | st.none(), max_size=5),
    st.integers(0, 1 << 46),
)
def test_an_operation_opens_as_it_was_sealed(content: dict[str, object], at: int) -> None:
    one = Operation(new_id(), "enter", "m", at, content)
    opened = _OPENER.open(_SEALER.seal(one))
    assert (opened.operation, opened.key) == (one, _SIGNER.public)


def _access() -> GateAccess:
    import pyrage

    return GateAccess(bytes(32), str(pyrage.x25519.Identity.generate()))


_ACCESS = _access()
_SIGNER = Signer("venue", "m", bytes(32), orders=False)
_OPENER, _SEALER = Opener("desk", _ACCESS.identity), Sealer("desk", _ACCESS.recipient, _SIGNER)
