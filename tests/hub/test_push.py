"""Segments over whatever carrier: once, in order, whole, and nobody stops anybody else."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace
from sqlalchemy import Engine, func, select

from desktop.hub.hub import Hub
from desktop.hub.refused import Refused
from desktop.hub.tables import quarantined, record, venue_head
from desktop.sync.segment import FIRST_CHAIN, peek
from desktop.sync.wire import Receipt, Reject, verified
from tests.hub import signing_desk
from tests.hub.signing_desk import SigningDesk

_ANOTHER = "019a0000-0000-7000-8000-000000000001"
"""Fixed: parallel runs of the tests have to agree on their names."""


def _stored(engine: Engine, desk: SigningDesk) -> list[int]:
    with engine.connect() as connection:
        of = (str(desk.desk), str(desk.incarnation))
        rows = connection.execute(select(record.c.seq, record.c.desk, record.c.incarnation).order_by(record.c.seq))
        return [row.seq for row in rows if (str(row.desk), str(row.incarnation)) == of]


def _refusal(hub: Hub, data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        hub.ingest.take(data)
    return caught.value


def test_records_are_stored_as_they_were_written(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(3, body={"gate_id": "g", "result": "正常"})
    receipt = desk.push(hub)
    assert (receipt.stored, receipt.chain, receipt.rejects) == (3, desk.chain(3), ())
    with engine.connect() as connection:
        rows = connection.execute(select(record).order_by(record.c.seq)).all()
    assert [(r.seq, r.kind, r.subject, r.schema, r.occurred, r.salt, r.digest, r.body) for r in rows] == [
        (r.seq, r.kind, r.subject, r.schema, r.occurred, r.salt, r.digest, r.body) for r in desk.records
    ]
    assert [r.vseq for r in rows] == [1, 2, 3]


def test_a_segment_that_comes_again_has_the_same_answer_and_no_effect(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    desk.add(2)
    desk.add(1, kind="nonsense")
    first = desk.push(hub)
    assert desk.push(hub) == first
    assert _stored(engine, desk) == [1, 2]


def test_what_overlaps_is_skipped_and_the_rest_is_added(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(10)
    desk.push(hub, 1, 6)
    assert desk.push(hub, 4, 10).stored == 10
    assert desk.push(hub, 2, 5).stored == 10
    assert _stored(engine, desk) == list(range(1, 11))


def test_after_a_gap_the_hub_says_what_it_expects_and_proves_where_it_stands(hub: Hub, desk: SigningDesk) -> None:
    desk.add(9)
    desk.push(hub, 1, 3)
    error = _refusal(hub, desk.segment(6, 9))
    assert (error.status, error.refusal.code, error.refusal.expected) == (409, "gap", 4)
    receipt = verified("receipt", error.refusal.receipt, Receipt, hub.identity.public)
    assert (receipt.stored, receipt.chain) == (3, desk.chain(3))


def test_segments_in_the_wrong_order_end_in_the_right_one(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(30)
    waiting = [desk.segment(first, first + 9) for first in (21, 1, 11)]
    while waiting:
        segment = waiting.pop(0)
        if peek(segment).first > len(_stored(engine, desk)) + 1:
            assert _refusal(hub, segment).refusal.code == "gap"
            waiting.append(segment)
        else:
            hub.ingest.take(segment)
    assert _stored(engine, desk) == list(range(1, 31))


@pytest.mark.parametrize(("first", "last"), [(1, 3), (2, 5), (1, 6), (5, 6), (6, 6)])
def test_another_past_is_a_fork_whichever_part_of_it_comes(
    hub: Hub, desk: SigningDesk, engine: Engine, first: int, last: int
) -> None:
    desk.add(5)
    desk.push(hub)
    clone = desk.another_incarnation([*desk.records[:1]])
    clone.incarnation = desk.incarnation
    clone.add(5)
    error = _refusal(hub, clone.segment(first, last))
    assert (error.status, error.refusal.code, error.refusal.expected) == (409, "fork", 6)
    assert _stored(engine, desk) == [1, 2, 3, 4, 5]


def test_a_restored_desk_goes_on_in_an_incarnation_of_its_own(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(5)
    desk.push(hub)
    restored = desk.another_incarnation()
    restored.add(2)
    assert restored.push(hub).stored == 2
    assert _stored(engine, desk) == [1, 2, 3, 4, 5]
    with engine.connect() as connection:
        assert connection.execute(select(venue_head.c.vseq)).scalar_one() == 7


_NUL = '{"id":"x","name":"a\0b"}'
_DEEP = '{"a":' * 100_000 + "1" + "}" * 100_000


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        ({"kind": "no kind"}, "kind"),
        ({"kind": "screening.count\0"}, "kind"),
        ({"subject": "a\0b"}, "subject"),
        ({"kind": "declaration.enter", "subject": "a\0b"}, "subject"),
        ({"subject": "x" * 129}, "subject"),
        ({"schema": 0}, "schema"),
        ({"schema": 1 << 40}, "schema"),
        ({"body": "not json"}, "body"),
        ({"body": "[1]"}, "body"),
        ({"body": ""}, "body"),
        ({"body": _NUL}, "body"),
        ({"body": _DEEP[:200_000]}, "body"),
        ({"body": '{"id":"another"}'}, "identifier"),
        ({"body": '{"id":5}'}, "body"),
        ({"body": '"' + "x" * (300 << 10) + '"'}, "too long"),
        ({"kind": "retention.edit", "subject": "", "body": '{"days":100000}'}, "days"),
        ({"kind": "retention.edit", "subject": "", "body": '{"days":"all"}'}, "days"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_poisoned_record_is_kept_apart_at_its_place_and_the_others_go_on(
    hub: Hub, desk: SigningDesk, engine: Engine, poison: dict[str, object], reason: str
) -> None:
    desk.add(2)
    desk.records.append(signing_desk.record(3, **poison))  # type: ignore[arg-type]
    desk.add(2)
    receipt = desk.push(hub)
    assert receipt.rejects == (Reject(3, "quarantined", reason),)
    assert (receipt.stored, receipt.chain) == (5, desk.chain(5))
    assert _stored(engine, desk) == [1, 2, 4, 5]
    with engine.connect() as connection:
        assert connection.execute(select(quarantined.c.raw)).scalar_one() is not None


@pytest.mark.parametrize("newer", [{"kind": "voyage.begin"}, {"schema": 2}, {"schema": 2, "body": "?"}])
def test_what_only_a_newer_hub_understands_is_parked(
    hub: Hub, desk: SigningDesk, engine: Engine, newer: dict[str, object]
) -> None:
    desk.records.append(signing_desk.record(1, **newer))  # type: ignore[arg-type]
    desk.add(1)
    assert [reject.disposition for reject in desk.push(hub).rejects] == ["parked"]
    assert _stored(engine, desk) == [2]


def test_a_body_that_was_purged_at_the_desk_comes_as_its_digest(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    purged = replace(signing_desk.record(1, "declaration.enter"), salt=None, body=None)
    desk.records.append(purged)
    assert desk.push(hub).rejects == ()
    with engine.connect() as connection:
        row = connection.execute(select(record)).one()
    assert (row.body, row.salt, row.digest) == (None, None, purged.digest)


def test_every_record_has_a_number_of_its_venue_without_gaps(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    second, other = SigningDesk.joined(hub, desk.venue), SigningDesk.joined(hub)
    for one in (desk, second, other):
        one.add(4)
    for first, last in ((1, 2), (3, 4)):
        for one in (desk, second, other):
            one.push(hub, first, last)
    with engine.connect() as connection:
        rows = connection.execute(select(record.c.venue, record.c.vseq)).all()
    assert sorted(row.vseq for row in rows if str(row.venue) == desk.venue) == list(range(1, 9))
    assert sorted(row.vseq for row in rows if str(row.venue) == other.venue) == list(range(1, 5))


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"hub": _ANOTHER}, "wrong_hub"),
        ({"venue": _ANOTHER}, "unknown_desk"),
        ({"desk": _ANOTHER}, "unknown_desk"),
        ({"venue": "x\0"}, "format"),
        ({"desk": "{00000000-0000-0000-0000-000000000000}"}, "format"),
        ({"incarnation": ""}, "format"),
        ({"version": 2}, "version"),
        ({"previous": b"x"}, "format"),
    ],
    ids=str,
)
def test_a_segment_of_something_else_is_refused(
    hub: Hub, desk: SigningDesk, header: dict[str, object], code: str
) -> None:
    desk.add(1)
    assert _refusal(hub, desk.segment(**header)).refusal.code == code  # type: ignore[arg-type]


def test_a_segment_signed_by_another_key_is_refused(hub: Hub, desk: SigningDesk) -> None:
    thief = SigningDesk(desk.hub, desk.venue, desk.desk, desk.incarnation)
    thief.add(1)
    assert _refusal(hub, thief.segment()).refusal.code == "signature"


def test_altered_bytes_are_refused_wherever_they_are(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(3)
    data = desk.segment()
    for place in range(0, len(data), 7):
        altered = bytearray(data)
        altered[place] ^= 0x20
        assert _refusal(hub, bytes(altered)).status in (400, 403)
    assert _stored(engine, desk) == []


@pytest.mark.parametrize("state", ["waiting", "revoked"])
def test_a_desk_that_is_not_approved_hands_over_nothing(hub: Hub, desk: SigningDesk, state: str) -> None:
    desk.add(1)
    hub.desks.decide(desk.desk, state)
    assert _refusal(hub, desk.segment()).refusal.code == {"waiting": "not_approved", "revoked": "revoked"}[state]


def test_backup_marks_make_safe_what_was_there_before_the_backup_began(hub: Hub, desk: SigningDesk) -> None:
    desk.add(6)
    assert desk.push(hub, 1, 2).safe == 0
    assert hub.backups.begin() == 2
    assert desk.push(hub, 3, 4).safe == 0
    assert hub.backups.done() == 2
    receipt = desk.push(hub, 5, 6)
    assert (receipt.stored, receipt.safe) == (6, 2)
    assert hub.backups.begin() == 6


def test_a_desk_that_never_pushed_stands_at_the_beginning(hub: Hub, desk: SigningDesk) -> None:
    position = hub.ingest.position(hub.tokens.bearer(desk.token(hub)), desk.incarnation)
    receipt = verified("receipt", position.receipt, Receipt, hub.identity.public)
    assert (receipt.stored, receipt.chain, position.expected) == (0, FIRST_CHAIN, 1)


def test_nothing_of_a_refused_segment_remains(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(3)
    _refusal(hub, desk.segment(2, 3))
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(record)).scalar_one() == 0
        assert connection.execute(select(venue_head.c.vseq)).scalar_one() == 0


def test_a_key_that_was_replaced_opens_nothing_although_a_token_still_tells_it(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    """For the quarter of an hour for which a token holds."""
    bearer = hub.tokens.bearer(desk.token(hub))
    desk.add(2)
    stale = desk.segment()
    desk.key = Ed25519PrivateKey.generate()
    desk.enroll(hub, hub.tickets.make(UUID(desk.venue), "", 1, approves=True).text)
    with pytest.raises(Refused) as caught:
        hub.ingest.take(stale, bearer)
    assert (caught.value.status, caught.value.refusal.code) == (400, "signature")
    assert _stored(engine, desk) == []
    assert hub.ingest.take(desk.segment(), bearer).receipt.stored == 2


def test_a_desk_that_was_revoked_hands_over_nothing_with_the_token_that_it_has(hub: Hub, desk: SigningDesk) -> None:
    bearer = hub.tokens.bearer(desk.token(hub))
    desk.add(1)
    hub.desks.decide(desk.desk, "revoked")
    with pytest.raises(Refused) as caught:
        hub.ingest.take(desk.segment(), bearer)
    assert caught.value.refusal.code == "revoked"


def test_the_quarantine_is_reported_whether_all_of_a_segment_is_new_or_some(hub: Hub, desk: SigningDesk) -> None:
    desk.add(2)
    desk.add(1, kind="nonsense")
    desk.add(1)
    desk.add(1, kind="nonsense")
    assert [one.seq for one in desk.push(hub, 1, 4).rejects] == [3]
    assert [one.seq for one in desk.push(hub, 2, 5).rejects] == [3, 5]
    assert [one.seq for one in desk.push(hub).rejects] == [3, 5]
