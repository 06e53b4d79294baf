"""The pull: what is proved is taken page by page, cut off anywhere it goes on, and what is not proved is not taken."""

import json
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.app.program import Program
from desktop.domain.master.stamps import stamp
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.desk import Desk
from desktop.store.ledger import new_id
from desktop.sync.replication.pull import FIELDS
from desktop.sync.wire import FieldRow, Part, PullAnswer, signed
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.real_window import ROOT
from tests.sync.conftest import JoinedDesk
from tests.sync.tiny_hub import TICKET, TinyHub

PULL = "/v1/pull"
OTHER = new_id()


def row(gate: str, field: str, value: Any, at: int = 1) -> FieldRow:
    """What another desk wrote of a gate."""
    return FieldRow("gate", gate, field, ((stamp(at, 0, OTHER), json.dumps(value), "", ""),))


def gate(name: str, position: int = 9) -> list[FieldRow]:
    """A gate that another desk added."""
    key = new_id()
    values = {"name": name, "code": name[:4], "position": position, "retired": False, "official_payload": None}
    return [row(key, field, value) for field, value in values.items()]


def part(*rows: FieldRow) -> Part:
    return Part(FIELDS, msgspec.msgpack.encode(list(rows)))


def answer_pull(hub: TinyHub, since: int, cursor: int, *parts: Part, more: bool = False, **other: Any) -> None:
    """What the hub answers next."""

    def answer(handler: Any, _: bytes) -> None:
        handler.answer(200, PullAnswer(hub.page(since, cursor=cursor, parts=parts, more=more, **other)))

    hub.trick(PULL, answer)


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.gates.list()]


def test_a_pull_that_is_cut_off_goes_on_where_it_was(joined: JoinedDesk) -> None:
    hub, rows = joined.hub, gate("西门")
    before = names(joined.desk)
    answer_pull(hub, 0, 3, part(*rows[:3]), more=True)
    hub.trick(PULL, lambda handler, _: handler.cut())
    with pytest.raises(SyncError):
        joined.sync.sync_now()
    assert names(joined.desk) == before  # half a gate is no gate
    answer_pull(hub, 3, 5, part(*rows[3:]))
    assert joined.sync.sync_now().pulled == 1
    assert names(joined.desk) == [*before, "西门"]
    answer_pull(hub, 5, 5)
    assert joined.sync.sync_now().pulled == 0


def test_a_last_page_that_is_empty_shows_what_came_before_it(joined: JoinedDesk) -> None:
    answer_pull(joined.hub, 0, 3, part(*gate("西门")), more=True)
    joined.hub.trick(PULL, lambda handler, _: handler.cut())
    with pytest.raises(SyncError):
        joined.sync.sync_now()
    answer_pull(joined.hub, 3, 4)
    assert joined.sync.sync_now().pulled == 1
    assert names(joined.desk)[-1] == "西门"


def test_parts_of_a_newer_hub_are_passed_over(joined: JoinedDesk) -> None:
    answer_pull(joined.hub, 0, 9, Part("weather", b"\xc1"), part(*gate("西门")))
    joined.sync.sync_now()
    assert names(joined.desk)[-1] == "西门"


LIES: dict[str, dict[str, Any]] = {
    "of another hub": {"hub": "another"},
    "for another venue": {"venue": "another"},
    "for another desk": {"desk": "another"},
    "for another incarnation": {"incarnation": "another"},
    "more without an end": {"more": True, "cursor": 0},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_page_that_does_not_prove_itself_is_not_taken(joined: JoinedDesk, lie: dict[str, Any]) -> None:
    before = names(joined.desk)
    fields = {"cursor": 9, "parts": (part(*gate("西门")),)} | lie
    joined.hub.trick(PULL, lambda handler, _: handler.answer(200, PullAnswer(handler.hub.page(0, **fields))))
    with pytest.raises(SyncError) as caught:
        joined.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.NOT_A_HUB
    assert names(joined.desk) == before
    joined.sync.sync_now()


def test_a_page_that_another_key_signed_is_not_taken(joined: JoinedDesk) -> None:
    hub = joined.hub
    forged = TinyHub(desk=hub.desk, key=Ed25519PrivateKey.generate())
    forged.incarnation = "x"
    for data in (
        forged.page(0, parts=(part(*gate("西门")),)),
        signed("receipt", FieldRow("", "", "", ()), hub.key),
        b"x",
    ):
        hub.trick(PULL, lambda handler, _, data=data: handler.answer(200, PullAnswer(data)))  # type: ignore[misc]
        with pytest.raises(SyncError) as caught:
            joined.sync.sync_now()
        assert caught.value.kind is SyncErrorKind.NOT_A_HUB


def test_values_that_no_field_can_hold_are_left_out(joined: JoinedDesk) -> None:
    first = joined.desk.gates.list()[0]
    wrong = [row(first.id, "name", ["x"], 1 << 45), row(first.id, "retired", "yes", 1 << 45), row(first.id, "?", 1)]
    broken = FieldRow("gate", first.id, "code", ((stamp(1 << 45, 0, OTHER), "{", "", ""),))
    answer_pull(joined.hub, 0, 9, part(*wrong, broken))
    joined.sync.sync_now()
    assert joined.desk.gates.list()[0] == first


def test_a_hub_that_went_back_is_asked_from_the_beginning(joined: JoinedDesk) -> None:
    hub, west, east = joined.hub, gate("西门"), gate("东门", 10)
    answer_pull(hub, 0, 40, part(*west))
    joined.sync.sync_now()
    answer_pull(hub, 40, 20)  # it knows less than it said
    answer_pull(hub, 0, 20, part(*east))
    joined.sync.sync_now()
    assert names(joined.desk)[-2:] == ["西门", "东门"]
    fields = [record for record in hub.records if record.kind == "gate.share"]
    assert [record.subject for record in fields] == [west[0].subject]  # what the hub lost it has from here


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_the_power_is_cut_while_it_is_applied(program: Program, made_desk: MadeDesk, tiny_hub: TinyHub) -> None:
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        joined = JoinedDesk(desk, tiny_hub)
        joined.enrolment.enroll(tiny_hub.url, TICKET)
        joined.sync.sync_now()
    rows = gate("西门")
    answer_pull(tiny_hub, 0, 5, part(*rows))
    cut = subprocess.run(
        [sys.executable, "-m", "tests.sync.pulling", str(made_desk.folder), MANAGER_PASSWORD],
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert cut.returncode == -9
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        assert "西门" not in names(desk)
        assert desk.health.problems() == ()
        answer_pull(tiny_hub, 0, 5, part(*rows))
        assert JoinedDesk(desk, tiny_hub).sync.sync_now().pulled == 1
        assert names(desk)[-1] == "西门"
