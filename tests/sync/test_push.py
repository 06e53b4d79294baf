"""The push: everything arrives once, whatever happens on the way, and the desk believes what is proved only."""

import contextlib
import os
import threading

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.errors import Cancelled
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.store.queries import outbox
from desktop.sync.push import SyncStopped
from desktop.sync.wire import HubPosition, Receipt, Refusal, Reject, signed
from tests.sync.conftest import SHORT, JoinedDesk
from tests.sync.tiny_hub import Handler, TinyHub, Trick

PUSH, DESK, SESSION = "/v1/push", "/v1/desk", "/v1/session"


def trouble(joined: JoinedDesk) -> SyncError:
    """Why a sync fails; the status tells the same."""
    before = joined.sync.status()
    with pytest.raises(SyncError) as caught:
        joined.sync.sync_now()
    after = joined.sync.status()
    assert (str(after.error), after.error_kind) == (str(caught.value), caught.value.kind)
    assert after.until >= after.error_at >= before.success
    assert not after.synced
    return caught.value


def everything_is_there(joined: JoinedDesk) -> None:
    """The hub has the outbox, each record once, in order; the desk knows it."""
    with joined.desk.store.read() as connection:
        mine = [(row.seq, row.digest) for row in outbox.links(connection, 0, 1 << 40)]
    assert [(record.seq, record.digest) for record in joined.hub.records] == mine
    status = joined.sync.status()
    assert (status.stored, status.waiting, status.synced, status.error) == (len(mine), 0, True, None)


def answering(status: int, thing: msgspec.Struct | bytes, **headers: str) -> Trick:
    return lambda handler, _: handler.answer(status, thing, **headers)


def lost(handler: Handler, body: bytes) -> None:
    """The hub takes it, the answer does not come through."""
    status, _ = handler.hub.take(body)
    assert status == 200
    handler.cut()


def test_what_waits_is_sent_and_what_is_sent_is_not_sent_again(joined: JoinedDesk) -> None:
    assert not joined.sync.status().synced
    last = joined.enter(20)
    assert joined.sync.sync_now().records == last
    everything_is_there(joined)
    assert joined.sync.sync_now().records == 0
    joined.enter(3)
    assert joined.sync.status().waiting == 3
    assert joined.sync.sync_now().records == 3
    everything_is_there(joined)
    assert joined.hub.asked.count(PUSH) == 2


def test_batches_grow_while_all_goes_well(joined: JoinedDesk) -> None:
    joined.enter(6000)
    reported: list[tuple[int, int]] = []
    pushed = joined.sync.sync_now(lambda done, total: reported.append((done, total)))
    everything_is_there(joined)
    assert joined.hub.sizes[:4] == [500, 1000, 2000, 2000]
    assert pushed.segments == len(joined.hub.sizes)
    assert reported == sorted(reported)
    assert reported[-1] == (pushed.records, pushed.records)


def test_bodies_that_do_not_compress_are_split_to_what_a_segment_may_weigh(joined: JoinedDesk) -> None:
    with joined.desk.store.write(joined.desk.session.member.id) as change:
        for _ in range(40):
            change.record("edit", "poster", "t", {"picture": os.urandom(40_000).hex()})
    joined.sync.sync_now()
    everything_is_there(joined)
    assert max(joined.hub.sizes) < 40


def test_a_record_that_no_segment_can_carry_is_named(joined: JoinedDesk) -> None:
    last = joined.enter(5)
    with joined.desk.store.write(joined.desk.session.member.id) as change:
        change.record("edit", "poster", "t", {"picture": os.urandom(1 << 20).hex()})
    found = trouble(joined)
    assert (found.kind, found.message.values) == (SyncErrorKind.TOO_LARGE, {"seq": str(last + 1)})
    assert joined.sync.status().stored == last


def test_a_batch_that_the_hub_finds_too_large_is_halved(joined: JoinedDesk) -> None:
    joined.hub.most = 100
    joined.enter(450)
    joined.sync.sync_now()
    everything_is_there(joined)
    assert max(joined.hub.sizes) <= 100


def test_a_hub_that_finds_one_record_too_large_ends_it(joined: JoinedDesk) -> None:
    joined.hub.most = 0
    joined.enter(5)
    assert trouble(joined).kind is SyncErrorKind.TOO_LARGE


def test_a_lost_answer_changes_nothing(joined: JoinedDesk) -> None:
    joined.enter(1200)
    joined.hub.trick(PUSH, lost, lost)
    joined.sync.sync_now()
    everything_is_there(joined)


def test_a_hub_that_dawdles_gets_smaller_batches(joined: JoinedDesk) -> None:
    joined.enter(900)
    joined.be_patient(SHORT)
    over = threading.Event()

    def dawdle(handler: Handler, _: bytes) -> None:
        over.wait(5)
        handler.cut()

    joined.hub.trick(PUSH, dawdle, dawdle)
    with contextlib.suppress(SyncError):  # a busy machine may be too slow for such limits once more
        joined.sync.sync_now()
    over.set()
    joined.be_patient()
    joined.sync.sync_now()
    everything_is_there(joined)
    assert joined.hub.sizes[0] == 125
    assert joined.waited  # it did not come back at once


def test_a_closed_hub_is_left_alone_as_long_as_it_asked(joined: JoinedDesk) -> None:
    joined.enter(10)
    joined.hub.trick(PUSH, answering(503, Refusal("busy"), Retry_After="3"), answering(429, b"", Retry_After="4"))
    joined.sync.sync_now()
    everything_is_there(joined)
    assert sum(joined.waited) >= 7


def test_a_hub_that_stays_closed_is_reported_and_tried_later(joined: JoinedDesk) -> None:
    joined.enter(10)
    joined.hub.trick(DESK, answering(503, Refusal("busy"), Retry_After="900"))
    found = trouble(joined)
    assert (found.kind, found.retry_after) == (SyncErrorKind.BUSY, 900.0)
    status = joined.sync.status()
    assert status.until - status.error_at >= 900_000
    joined.sync.sync_now()
    everything_is_there(joined)
    assert joined.sync.status().until == 0


def test_failures_in_a_row_wait_longer_and_longer(joined: JoinedDesk) -> None:
    joined.enter(10)
    waits = []
    for _ in range(4):
        joined.hub.trick(DESK, answering(503, b"", Retry_After="60"))
        trouble(joined)
        status = joined.sync.status()
        waits.append(status.until - status.error_at)
    assert waits == [62_000, 64_000, 68_000, 76_000]


def test_a_hub_that_forgot_the_session_gets_another(joined: JoinedDesk) -> None:
    joined.enter(600)
    joined.hub.trick(PUSH, answering(401, Refusal("token")))
    joined.sync.sync_now()
    everything_is_there(joined)
    assert joined.hub.asked.count(SESSION) == 2


def test_a_hub_that_refuses_its_own_tokens_is_not_asked_for_ever(joined: JoinedDesk) -> None:
    joined.hub.trick(DESK, *[answering(401, Refusal("token"))] * 2)
    assert trouble(joined).kind is SyncErrorKind.REFUSED
    assert joined.hub.asked.count(DESK) == 1


def test_after_a_gap_the_desk_goes_on_where_the_hub_stands(joined: JoinedDesk) -> None:
    joined.enter(50)
    joined.sync.sync_now()
    joined.enter(30)

    def restored(handler: Handler, body: bytes) -> None:
        handler.hub.forget_after(20)
        handler.answer(*handler.hub.take(body))

    joined.hub.trick(PUSH, restored)
    joined.sync.sync_now()
    everything_is_there(joined)


def test_a_hub_that_was_restored_gets_again_what_it_lost(joined: JoinedDesk) -> None:
    joined.enter(50)
    joined.sync.sync_now()
    joined.hub.forget_after(13)
    joined.hub.epoch = "epoch-2"
    joined.sync.sync_now()
    everything_is_there(joined)


def test_a_hub_that_sees_gaps_for_ever_is_no_hub(joined: JoinedDesk) -> None:
    joined.enter(10)
    gap: Trick = lambda handler, _: handler.answer(409, Refusal("gap", 1, handler.hub.receipt()))  # noqa: E731
    joined.hub.trick(PUSH, *[gap] * 50)
    assert trouble(joined).kind is SyncErrorKind.NOT_A_HUB
    assert joined.hub.asked.count(PUSH) < 10


def test_a_hub_that_says_yes_and_takes_nothing_is_no_hub(joined: JoinedDesk) -> None:
    joined.enter(10)
    joined.hub.trick(PUSH, *[lambda handler, _: handler.answer(200, handler.hub.position())] * 50)
    assert trouble(joined).kind is SyncErrorKind.NOT_A_HUB
    assert joined.hub.asked.count(PUSH) == 1


def test_a_hub_that_never_agrees_is_not_followed_from_incarnation_to_incarnation(joined: JoinedDesk) -> None:
    joined.enter(10)
    joined.hub.trick(PUSH, *[answering(409, Refusal("fork"))] * 9)
    assert trouble(joined).kind is SyncErrorKind.FORK
    assert joined.hub.asked.count(PUSH) == 3


def forged(hub: TinyHub) -> bytes:
    """A receipt that says all is there, by a key that is not the hub's."""
    other = TinyHub(desk=hub.desk, records=hub.records, chains=hub.chains)
    return other.receipt(stored=(hub.sizes and 1) or 0)


LIES = {
    "forged": forged,
    "for another venue": lambda hub: hub.receipt(venue="another"),
    "for another desk": lambda hub: hub.receipt(desk="another"),
    "for another incarnation": lambda hub: hub.receipt(incarnation="another"),
    "of another hub": lambda hub: hub.receipt(hub="another"),
    "safe beyond stored": lambda hub: hub.receipt(safe=1 << 40),
    "negative": lambda hub: hub.receipt(stored=-1, safe=-1),
    "noise": lambda hub: b"noise",
    "for another purpose": lambda hub: signed("session", Receipt("", "", "", "", "", 0, b"", 0, (), 0), hub.key),
}


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("path", [DESK, PUSH])
def test_a_receipt_that_does_not_prove_itself_is_not_believed(joined: JoinedDesk, lie: str, path: str) -> None:
    joined.enter(10)
    before = joined.sync.status()
    joined.hub.trick(path, lambda h, _: h.answer(200, HubPosition(LIES[lie](h.hub), 1)))
    assert trouble(joined).kind is SyncErrorKind.NOT_A_HUB
    after = joined.sync.status()
    assert (after.stored, after.safe, after.waiting) == (before.stored, before.safe, before.waiting)
    joined.sync.sync_now()
    everything_is_there(joined)


def test_a_stop_between_two_batches_keeps_what_was_acknowledged(joined: JoinedDesk) -> None:
    joined.enter(3000)

    def stop(done: int, total: int) -> None:
        if done >= 1500:
            raise Cancelled

    with pytest.raises(SyncStopped) as stopped:
        joined.sync.sync_now(stop)
    status = joined.sync.status()
    assert stopped.value.message.values == {"count": 1500}
    assert (status.stored, status.error) == (1500, None)
    joined.sync.sync_now()
    everything_is_there(joined)


def test_rejects_are_kept_in_words(joined: JoinedDesk) -> None:
    last = joined.enter(10)
    dispositions = (
        Reject(last - 2, "quarantined", "body"),
        Reject(last - 1, "parked", ""),
        Reject(last, "expired", ""),
    )
    joined.hub.rejects = dispositions
    joined.sync.sync_now()
    joined.sync.sync_now()  # the same said twice counts once
    everything_is_there(joined)
    status = joined.sync.status()
    assert status.rejected == 3
    assert [(r.seq, r.disposition, r.kind) for r in status.rejects] == [
        (f.seq, f.disposition, "screening.press") for f in dispositions
    ]
    assert len({str(r.sentence) for r in status.rejects}) == 3
    assert "its content cannot be read" in str(status.rejects[0].sentence)
    assert (status.open_rejects, joined.sync.put_aside(last - 2).rejected) == (1, 2)
    assert joined.sync.status().open_rejects == 0
    joined.sync.sync_now()  # the hub goes on telling of it; nobody needs to hear it again
    assert [r.seq for r in joined.sync.status().rejects] == [last - 1, last]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("not_approved", SyncErrorKind.NOT_APPROVED),
        ("revoked", SyncErrorKind.REVOKED),
        ("unknown_desk", SyncErrorKind.UNKNOWN_DESK),
        ("wrong_venue", SyncErrorKind.UNKNOWN_DESK),
        ("digest", SyncErrorKind.REFUSED),
    ],
)
def test_refusals_are_sentences(joined: JoinedDesk, code: str, kind: SyncErrorKind) -> None:
    joined.enter(3)
    joined.hub.trick(PUSH, answering(403, Refusal(code)))
    assert trouble(joined).kind is kind
    assert joined.sync.status().approved == (kind is SyncErrorKind.REFUSED)
    joined.sync.sync_now()
    assert joined.sync.status().approved


def test_a_push_ends_however_fast_records_are_made(joined: JoinedDesk) -> None:
    joined.enter(10)
    made = 0

    def meanwhile(handler: Handler, body: bytes) -> None:
        nonlocal made
        made += 1
        joined.enter(5)
        handler.answer(*handler.hub.take(body))

    joined.hub.trick(PUSH, *[meanwhile] * 50)
    joined.sync.sync_now()
    assert made == 1
    assert joined.sync.status().waiting == 5
    joined.hub.tricks.clear()
    joined.sync.sync_now()
    everything_is_there(joined)


def test_a_clock_that_is_wrong_is_reported_and_stops_nothing(joined: JoinedDesk) -> None:
    joined.hub.ahead = 3 * 3_600_000 + 60_000
    joined.sync.sync_now()
    status = joined.sync.status()
    assert status.synced
    assert status.clock is not None
    assert "3 hours ahead" in str(status.clock)
    joined.hub.ahead = -40 * 86_400_000 - 60_000
    joined.sync.sync_now()
    assert "40 days behind" in str(joined.sync.status().clock)
    joined.hub.ahead = 0
    joined.sync.sync_now()
    assert joined.sync.status().clock is None


def test_another_hub_at_the_same_address_gets_nothing(joined: JoinedDesk) -> None:
    joined.hub.key = Ed25519PrivateKey.generate()
    assert trouble(joined).kind is SyncErrorKind.OTHER_HUB
    assert SESSION not in joined.hub.asked
