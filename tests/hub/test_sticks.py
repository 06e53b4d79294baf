"""Bundles from sticks: whole or not at all, the same effect as over HTTP, receipts for the way back."""

import pyrage
import pytest
from sqlalchemy import Engine, func, select

from desktop.hub.hub import Hub
from desktop.hub.refused import Refused
from desktop.hub.sticks import ImportedBundle
from desktop.hub.tables import record
from desktop.sync.bundle import pack
from desktop.sync.stick_requests import open_result, result_recipient
from desktop.sync.wire import Receipt, verified
from tests.hub.office import parts_of
from tests.hub.signing_desk import SigningDesk


def _bundle(hub: Hub, *segments: bytes) -> bytes:
    return pack(segments, hub.desks.hello().age)


def _receipts(hub: Hub, imported: ImportedBundle) -> dict[str, Receipt]:
    parts = (one for one in parts_of(imported.receipts) if not result_recipient(one))
    read = (verified("receipt", one, Receipt, hub.identity.public) for one in parts)
    return {receipt.desk: receipt for receipt in read}


def _count(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(record)).scalar_one()


def test_the_receipts_say_what_the_hub_has_now(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    other = SigningDesk.joined(hub)
    desk.add(2)
    desk.add(1, "nonsense")
    desk.add(2)
    desk.add(1, "voyage.begin")
    other.add(4)
    imported = hub.sticks.take(_bundle(hub, desk.segment(1, 3), other.segment(), desk.segment(4, 6)))
    assert (imported.segments, imported.added, imported.quarantined, imported.refused) == (3, 10, 2, ())
    found = _receipts(hub, imported)
    assert {key: (one.stored, one.chain) for key, one in found.items()} == {
        desk.desk: (6, desk.chain(6)),
        other.desk: (4, other.chain(4)),
    }
    assert [(one.seq, one.disposition) for one in found[desk.desk].rejects] == [(3, "quarantined"), (6, "parked")]
    assert _count(engine) == 8


def test_sticks_and_network_may_bring_the_same(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(9)
    first, second = _bundle(hub, desk.segment(1, 4)), _bundle(hub, desk.segment(1, 6))
    hub.sticks.take(second)
    desk.push(hub, 5, 9)
    for again in (first, second, first):
        imported = hub.sticks.take(again)
        assert (imported.added, _receipts(hub, imported)[desk.desk].stored) == (0, 9)
    assert _count(engine) == 9


def test_a_later_stick_that_comes_first_waits_for_the_other(hub: Hub, desk: SigningDesk) -> None:
    desk.add(6)
    first, second = _bundle(hub, desk.segment(1, 3)), _bundle(hub, desk.segment(4, 6))
    imported = hub.sticks.take(second)
    assert [(one.place, one.code) for one in imported.refused] == [(1, "gap")]
    assert parts_of(imported.receipts) == ()
    hub.sticks.take(first)
    assert _receipts(hub, hub.sticks.take(second))[desk.desk].stored == 6


def test_a_segment_that_is_refused_stops_no_other_desk(hub: Hub, desk: SigningDesk) -> None:
    stranger = SigningDesk(hub.identity.hub)
    stranger.add(1)
    desk.add(1)
    imported = hub.sticks.take(_bundle(hub, stranger.segment(), b"nonsense", desk.segment()))
    assert [(one.place, one.code) for one in imported.refused] == [(1, "unknown_desk"), (2, "format")]
    assert _receipts(hub, imported)[desk.desk].stored == 1
    (part,) = filter(result_recipient, parts_of(imported.receipts))  # the stranger hears why
    result = open_result(part, hub.identity.public)
    assert (result.desk, result.code, result.certificate) == (stranger.desk, "unknown_desk", b"")


def test_a_damaged_bundle_is_refused_whole(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(20)
    whole = _bundle(hub, desk.segment(1, 10), desk.segment(11, 20))
    damaged = [whole[:length] for length in range(0, len(whole), 151)]
    damaged += [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in range(0, len(whole), 151)]
    for data in damaged:
        with pytest.raises(Refused) as caught:
            hub.sticks.take(data)
        assert caught.value.status == 400
    assert _count(engine) == 0


def test_a_bundle_for_another_hub_and_one_that_is_no_bundle_are_refused(hub: Hub, desk: SigningDesk) -> None:
    desk.add(1)
    other = pyrage.x25519.Identity.generate().to_public()
    mine = pyrage.x25519.Recipient.from_str(hub.desks.hello().age)
    for data in (
        pack([desk.segment()], str(other)),
        pyrage.encrypt(b"", [mine]),
        pyrage.encrypt(b"x" * 99, [mine]),
        b"",
    ):
        with pytest.raises(Refused) as caught:
            hub.sticks.take(data)
        assert caught.value.status == 400


def test_nothing_of_a_bundle_can_be_read_without_the_hub(hub: Hub, desk: SigningDesk) -> None:
    desk.add(1, body={"name": "made-up person"})
    assert b"made-up" not in _bundle(hub, desk.segment())
    assert desk.desk.encode() not in _bundle(hub, desk.segment())
