"""By stick: out encrypted, in any order, back with receipts; a part of a file counts for nothing."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.cancellation import CancellationToken
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.sync.bundle import BundleError, pack, pack_invitation, pack_receipts, unpack, unpack_receipts
from desktop.sync.invitation import Invitation, open_invitation, seal_invitation
from desktop.sync.segment import open_segment, peek
from desktop.sync.stick_requests import is_pull_request
from desktop.sync.wire import Reject, public_key
from tests.sync.conftest import JoinedDesk
from tests.sync.tiny_hub import TinyHub

HUB = pyrage.x25519.Identity.generate()
BUNDLE = pack([b"first", b"second"], str(HUB.to_public()))
RECEIPTS = pack_receipts([b"one", b"two"])


def carry(joined: JoinedDesk, stick: bytes) -> bytes:
    """The hub takes a bundle in; gives the file for the way back."""
    hub = joined.hub
    receipts = []
    for segment in unpack(stick, str(hub.age)):
        if is_pull_request(segment):
            continue
        assert hub.take(segment)[0] == 200
        receipts = [hub.receipt()]
    return pack_receipts(receipts)


def export(joined: JoinedDesk, name: str) -> bytes:
    out = joined.desk.folder / name
    exported = joined.sync.export_bundle(out)
    assert exported.bytes == out.stat().st_size
    return out.read_bytes()


def take(joined: JoinedDesk, receipts: bytes) -> None:
    path = joined.desk.folder / "back.receipt"
    path.write_bytes(receipts)
    joined.sync.take_receipt(path)


def trouble(joined: JoinedDesk, receipts: bytes) -> SyncErrorKind:
    """Why a file of receipts is refused; nothing of it counts then."""
    before = joined.sync.status()
    with pytest.raises(SyncError) as caught:
        take(joined, receipts)
    assert joined.sync.status() == before
    return caught.value.kind


def test_everything_goes_by_stick_alone(joined: JoinedDesk) -> None:
    last = joined.enter(4500)
    stick = export(joined, "stick.vdb")
    assert joined.sync.status().waiting == last  # on a stick is not at the hub
    assert "南门".encode() not in stick
    take(joined, carry(joined, stick))
    assert joined.sync.status().synced
    assert len(joined.hub.records) == last
    assert "/v1/push" not in joined.hub.asked
    assert joined.sync.export_bundle(joined.desk.folder / "again.vdb").records == 0
    (question,) = unpack((joined.desk.folder / "again.vdb").read_bytes(), str(joined.hub.age))
    assert is_pull_request(question)  # what the other desks did is worth a way of its own


def test_sticks_in_any_order_and_the_network_between_them(joined: JoinedDesk) -> None:
    joined.enter(30)
    first = export(joined, "1.vdb")
    joined.enter(30)
    second = export(joined, "2.vdb")
    newer = carry(joined, second)
    older = carry(joined, first)
    joined.enter(5)
    joined.sync.sync_now()
    stored = joined.sync.status().stored
    for receipts in (newer, older, newer):
        take(joined, receipts)
        assert joined.sync.status().stored == stored  # a receipt from before takes nothing back
    assert joined.sync.status().synced
    assert [record.seq for record in joined.hub.records] == list(range(1, stored + 1))


def test_a_receipt_older_than_the_first_known_one_counts_as_far_as_it_goes(joined: JoinedDesk) -> None:
    joined.enter(30)
    receipts = carry(joined, export(joined, "1.vdb"))
    joined.enter(7)
    take(joined, receipts)
    assert joined.sync.status().waiting == 7
    joined.enter(1)
    assert peek(unpack(export(joined, "2.vdb"), str(joined.hub.age))[0]).first == len(joined.hub.records) + 1


def test_a_restored_hub_is_believed_and_its_former_epoch_is_not(joined: JoinedDesk) -> None:
    joined.enter(30)
    former = carry(joined, export(joined, "1.vdb"))
    take(joined, former)
    joined.hub.forget_after(10)
    joined.hub.epoch = "epoch-2"
    take(joined, pack_receipts([joined.hub.receipt()]))
    assert joined.sync.status().stored == 10
    take(joined, former)
    assert joined.sync.status().stored == 10
    take(joined, carry(joined, export(joined, "2.vdb")))
    assert joined.sync.status().synced


def test_rejects_come_back_by_stick(joined: JoinedDesk) -> None:
    last = joined.enter(5)
    joined.hub.rejects = (Reject(last, "quarantined", "body"),)
    take(joined, carry(joined, export(joined, "1.vdb")))
    assert [reject.seq for reject in joined.sync.status().rejects] == [last]


def test_receipts_of_other_desks_are_passed_over(joined: JoinedDesk) -> None:
    joined.enter(5)
    carry(joined, export(joined, "1.vdb"))
    other = joined.hub.receipt(desk="another", stored=3)
    assert trouble(joined, pack_receipts([other])) is SyncErrorKind.BUNDLE
    take(joined, pack_receipts([other, joined.hub.receipt(), b"noise"]))
    assert joined.sync.status().synced


def test_a_forged_receipt_spoils_its_file(joined: JoinedDesk) -> None:
    joined.enter(5)
    carry(joined, export(joined, "1.vdb"))
    hub = joined.hub
    forger = TinyHub(desk=hub.desk, records=hub.records, chains=hub.chains, key=Ed25519PrivateKey.generate())
    assert trouble(joined, pack_receipts([hub.receipt(), forger.receipt()])) is SyncErrorKind.BUNDLE
    assert trouble(joined, pack_receipts([hub.receipt(incarnation="another")])) is SyncErrorKind.BUNDLE


@pytest.mark.parametrize("other", [{"chain": bytes(32)}, {"stored": 1000}])
def test_a_receipt_that_tells_of_other_records_is_a_fork(joined: JoinedDesk, other: dict[str, Any]) -> None:
    joined.enter(5)
    take(joined, carry(joined, export(joined, "1.vdb")))
    assert joined.sync.status().synced
    with pytest.raises(SyncError) as caught:
        take(joined, pack_receipts([joined.hub.receipt(**other)]))
    assert caught.value.kind is SyncErrorKind.FORK
    assert not joined.sync.status().synced


def test_a_file_of_receipts_that_is_none(joined: JoinedDesk) -> None:
    joined.enter(5)
    stick = export(joined, "1.vdb")
    whole = carry(joined, stick)
    for wrong in (b"", whole[:-1], whole[1:], whole + b"x", stick, pack_receipts([])):
        assert trouble(joined, wrong) is SyncErrorKind.BUNDLE
    with pytest.raises(SyncError, match="cannot be read"):
        joined.sync.take_receipt(joined.desk.folder / "missing")
    with pytest.raises(SyncError, match="cannot be read"):
        joined.sync.take_receipt(joined.desk.folder)


def test_a_stop_or_a_missing_folder_leaves_no_file_and_what_was_there(joined: JoinedDesk) -> None:
    joined.enter(2500)
    out = joined.desk.folder / "stick.vdb"
    out.write_bytes(b"of before")
    before = set(joined.desk.folder.iterdir())

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        joined.sync.export_bundle(out, stop)
    with pytest.raises(UserError, match="does not exist"):
        joined.sync.export_bundle(joined.desk.folder / "no" / "stick.vdb")
    assert out.read_bytes() == b"of before"
    assert set(joined.desk.folder.iterdir()) == before


def test_a_slow_stick_keeps_nobody_from_the_store_and_is_given_up_at_once(joined: JoinedDesk) -> None:
    joined.enter(50)
    out, stop = joined.desk.folder / "stick.vdb", CancellationToken()
    writing, go_on = threading.Event(), threading.Event()

    def slow(done: int, total: int) -> None:
        if done:
            writing.set()
            assert go_on.wait(20)

    def export() -> None:
        with stop.using_store():
            joined.sync.export_bundle(out, slow, stop)

    before = set(joined.desk.folder.iterdir())
    with ThreadPoolExecutor() as elsewhere:
        written = elsewhere.submit(export)
        assert writing.wait(20)
        stop.cancel()
        assert stop.has_left_store(0)  # the desk may be closed now, however long the stick takes
        go_on.set()
        with pytest.raises(Cancelled):
            written.result(20)
    assert set(joined.desk.folder.iterdir()) == before
    assert joined.sync.status().carried.exported == 0


def test_segments_of_a_bundle_are_the_ones_of_the_network(joined: JoinedDesk) -> None:
    last = joined.enter(2500)
    assert joined.hub.desk is not None
    key = public_key(joined.hub.desk.key)
    opened = [open_segment(data, key) for data in unpack(export(joined, "1.vdb"), str(joined.hub.age))[:-1]]
    assert [(s.header.first, s.last) for s in opened] == [(1, 2000), (2001, last)]
    assert opened[1].header.previous == opened[0].chain


@given(st.lists(st.binary(max_size=200), max_size=10))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_files_come_out_as_they_went_in(parts: list[bytes]) -> None:
    assert list(unpack(pack(parts, str(HUB.to_public())), str(HUB))) == parts
    assert list(unpack_receipts(pack_receipts(parts))) == parts


@given(st.integers(0, len(BUNDLE) - 1), st.integers(1, 255))
@settings(deadline=None)
def test_a_bundle_that_was_touched_or_cut_is_refused_whole(place: int, change: int) -> None:
    touched = bytearray(BUNDLE)
    touched[place] ^= change
    for wrong in (bytes(touched), BUNDLE[:place], BUNDLE + bytes([change])):
        with pytest.raises(BundleError):
            unpack(wrong, str(HUB))


@given(st.integers(0, len(RECEIPTS) - 1), st.integers(1, 255))
def test_receipts_that_were_touched_or_cut_are_refused_whole(place: int, change: int) -> None:
    touched = bytearray(RECEIPTS)
    touched[place] ^= change
    for wrong in (bytes(touched), RECEIPTS[:place], RECEIPTS + bytes([change])):
        with pytest.raises(BundleError):
            unpack_receipts(wrong)


PARTS = st.one_of(
    st.binary(max_size=60),
    st.tuples(st.sampled_from([b"VDC1", b"VDN1", b"VDP1", b"VDD1"]), st.binary(max_size=60)).map(b"".join),
)


@given(st.lists(PARTS, max_size=6))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_of_receipts_holds_it_is_taken_or_refused_in_a_sentence(
    joined: JoinedDesk, parts: list[bytes]
) -> None:
    with pytest.raises(SyncError):
        take(joined, pack_receipts(parts))


@given(st.binary(max_size=300), st.booleans())
def test_whatever_an_invitation_holds_it_is_refused(content: bytes, is_framed: bool) -> None:
    with pytest.raises(BundleError):
        open_invitation(pack_invitation(content) if is_framed else content)


@given(
    st.fixed_dictionaries(
        {
            "age": st.one_of(st.text(max_size=70), st.just(str(HUB.to_public()))),
            "key": st.binary(min_size=30, max_size=34),
            "expires": st.integers(-(1 << 63), (1 << 63) - 1),
            "ticket": st.text(max_size=3),
            "hub": st.text(max_size=3),
        }
    )
)
def test_an_invitation_that_is_signed_rightly_says_something_possible(content: dict[str, Any]) -> None:
    """Whoever has a key can sign anything with it."""
    signer = Ed25519PrivateKey.generate()
    whole = Invitation("h", "e", signer.public_key().public_bytes_raw(), str(HUB.to_public()), "t", "", True, 1, "")
    assert open_invitation(seal_invitation(whole, signer)) == whole
    odd = msgspec.structs.replace(whole, **{**content, "key": whole.key})
    try:
        opened = open_invitation(seal_invitation(odd, signer))
    except BundleError:
        opened = None
    is_possible = bool(odd.hub and odd.ticket) and odd.age == whole.age and 0 < odd.expires < 253_402_214_400_000
    assert (opened == odd) is is_possible
    with pytest.raises(BundleError):
        open_invitation(seal_invitation(msgspec.structs.replace(whole, key=content["key"]), signer))


def test_another_hub_cannot_open_a_bundle_and_the_reason_is_given() -> None:
    with pytest.raises(BundleError, match="recipient"):
        unpack(BUNDLE, str(pyrage.x25519.Identity.generate()))


def test_a_bundle_in_a_bundle_of_receipts_and_the_other_way_round() -> None:
    inside = pack([b"x"], str(HUB.to_public()))
    with pytest.raises(BundleError, match="format"):
        unpack_receipts(pyrage.decrypt(inside, [HUB]))
    with pytest.raises(BundleError, match="format"):
        unpack(pyrage.encrypt(pack_receipts([b"x"]), [HUB.to_public()]), str(HUB))
    with pytest.raises(BundleError, match="format"):
        unpack(pyrage.encrypt(msgspec.msgpack.encode([b"VDB1", [b"x"]]), [HUB.to_public()]), str(HUB))


def test_a_hub_without_a_key_for_sticks(joined: JoinedDesk) -> None:
    with pytest.raises(BundleError, match="recipient"):
        pack([b"x"], "age1nonsense")
