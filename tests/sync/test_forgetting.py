"""What is in a backup of the hub need not lie in the outbox any longer; its digest does."""

from desktop.domain.sync_errors import SyncErrorKind
from desktop.store.queries import purges
from tests.sync.conftest import JoinedDesk
from tests.sync.test_stick import carry, export, take


def test_bodies_go_once_they_are_safe_and_not_before(joined: JoinedDesk) -> None:
    last = joined.enter(700, body="麦芳")
    joined.sync.sync_now()
    assert joined.bodies() == last  # stored, but in no backup yet
    joined.hub.safe = 600
    joined.sync.sync_now()
    assert joined.bodies() == last - 600
    assert joined.sync.status().safe == 600
    assert joined.desk.health.problems() == ()
    joined.hub.safe = last
    joined.sync.sync_now()
    assert joined.bodies() == 0
    joined.enter(3)
    joined.sync.sync_now()
    assert joined.bodies() == 3


def test_a_receipt_by_stick_makes_safe_too(joined: JoinedDesk) -> None:
    last = joined.enter(20)
    joined.hub.safe = last
    take(joined, carry(joined, export(joined, "1.vdb")))
    assert joined.bodies() == 0


def test_a_hub_that_lost_even_what_was_safe_gets_the_digests(joined: JoinedDesk) -> None:
    last = joined.enter(50)
    joined.hub.safe = last
    joined.sync.sync_now()
    digests = [record.digest for record in joined.hub.records]
    joined.hub.forget_after(0)
    joined.hub.epoch = "epoch-2"
    joined.sync.sync_now()
    assert [record.digest for record in joined.hub.records] == digests
    assert {record.body for record in joined.hub.records} == {None}
    assert joined.sync.status().synced


def test_what_is_purged_before_it_is_sent_goes_as_a_digest(joined: JoinedDesk) -> None:
    last = joined.enter(30, body="麦芳")
    with joined.desk.store.write_unaudited() as connection:
        purges.forget_bodies(connection, "outbox", tuple(range(last - 9, last + 1)))
    joined.sync.sync_now()
    assert [record.body is None for record in joined.hub.records[-10:]] == [True] * 10
    assert joined.hub.records[-11].body is not None
    assert joined.sync.status().synced


def test_what_is_purged_after_it_was_sent_is_the_same_record(joined: JoinedDesk) -> None:
    last = joined.enter(30)
    stick = export(joined, "1.vdb")
    with joined.desk.store.write_unaudited() as connection:
        purges.forget_bodies(connection, "outbox", tuple(range(1, last + 1)))
    joined.sync.sync_now()
    assert {record.body for record in joined.hub.records} == {None}
    take(joined, carry(joined, stick))  # the stick still has the bodies: no fork, and none of them comes back
    assert {record.body for record in joined.hub.records} == {None}
    assert joined.sync.status().error_kind != SyncErrorKind.FORK
