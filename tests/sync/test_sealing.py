"""A sealed record opens at its own place, for the office alone; and it counts as the whole one."""

import hashlib
import json
from typing import Any

import msgspec
import pyrage
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.records import RECORD_KINDS
from desktop.services.office.identity import new_office_key, recovery_identity
from desktop.sync.counts import counted
from desktop.sync.office import fingerprint
from desktop.sync.sealing import Place, Sealer, Unreadable, clear_body, new_content_key, opened
from desktop.sync.segment import FIRST_CHAIN, Header, Record, SegmentError, WrappedKey, open_segment, seal
from desktop.sync.wire import OfficeKey
from tests.hub.signing_desk import new_id, record

KEY = new_office_key()
OFFICE = OfficeKey("hub", 1, KEY.office, KEY.recovery, 0)
PLACE = Place("hub", "venue", "desk", "incarnation")
VISITOR = {
    "name": "单田芳",
    "phone": "13800138000",
    "visited_from": 1_795_000_000_000,
    "precision": "exact",
    "gate_id": "01a2",
    "category": "elderly",
    "temperature_c": "37.4",
}


def sealed(of: Record, place: Place = PLACE) -> tuple[Record, bytes, WrappedKey]:
    """A record sealed, with the content key and how it is wrapped."""
    key, clear = new_content_key(OFFICE), clear_body(of, RECORD_KINDS)
    assert clear is not None
    return Sealer(place, key).sealed(of, clear), key.secret, WrappedKey(key.fingerprint, key.wrapped)


@given(st.text(max_size=300), st.integers(1, 1 << 60))
def test_what_was_sealed_is_opened_to_the_letter(text: str, seq: int) -> None:
    whole = record(seq, "declaration.enter", body={"notes": text, "name": "单田芳"})
    closed, secret, _ = sealed(whole)
    assert closed.salt is None
    assert opened(closed, PLACE, secret) == whole


def test_it_opens_with_the_key_and_with_the_recovery_code() -> None:
    closed, secret, wrapped = sealed(record(1, "declaration.enter", body=VISITOR))
    for identity in (KEY.identity, recovery_identity(KEY.recovery_code)):
        assert pyrage.decrypt(wrapped.wrapped, [pyrage.x25519.Identity.from_str(identity)]) == secret
    with pytest.raises(Unreadable):
        opened(closed, PLACE, bytes(32))


@pytest.mark.parametrize(
    "other",
    [
        {"seq": 2},
        {"kind": "declaration.correct"},
        {"subject": "01a2ffff-0000-7000-8000-000000000000"},
        {"digest": bytes(32)},
        {"sealed": b"\x01short"},
        {"sealed": b""},
    ],
    ids=lambda other: next(iter(other)),
)
def test_it_opens_at_no_other_place(other: dict[str, Any]) -> None:
    closed, secret, _ = sealed(record(1, "declaration.enter", body=VISITOR))
    with pytest.raises(Unreadable):
        opened(msgspec.structs.replace(closed, **other), PLACE, secret)


@pytest.mark.parametrize("field", Place.__struct_fields__)
def test_it_opens_as_no_other_desk_s(field: str) -> None:
    closed, secret, _ = sealed(record(1, "declaration.enter", body=VISITOR))
    with pytest.raises(Unreadable):
        opened(closed, msgspec.structs.replace(PLACE, **{field: "other"}), secret)


def test_a_changed_bit_opens_nothing() -> None:
    closed, secret, _ = sealed(record(1, "declaration.enter", body=VISITOR))
    text = closed.sealed or b""
    for place in range(0, len(text), 7):
        changed = text[:place] + bytes([text[place] ^ 1]) + text[place + 1 :]
        with pytest.raises(Unreadable):
            opened(msgspec.structs.replace(closed, sealed=changed), PLACE, secret)


def test_lengths_tell_little() -> None:
    lengths = {
        len(sealed(record(1, "declaration.enter", body={**VISITOR, "name": "王" * number}))[0].sealed or b"")
        for number in range(1, 9)
    }
    assert len(lengths) <= 2


REGISTERED = st.fixed_dictionaries(
    {
        "visited_from": st.integers(0, 1 << 46),
        "precision": st.sampled_from(["exact", "morning", ""]),
        "gate_id": st.just(new_id()) | st.just(""),
        "name": st.text(max_size=9),
    },
    optional={
        "category": st.sampled_from(["elderly", "minor"]),
        "inspector_id": st.none() | st.just(new_id()),
        "temperature_c": st.sampled_from(["", "36.5", "37.2", "37.3", "41.0"]),
    },
)


@given(REGISTERED, st.none() | REGISTERED, st.sampled_from(["enter", "correct", "take_back"]))
def test_the_clear_part_counts_as_the_whole(now: dict[str, Any], before: dict[str, Any] | None, action: str) -> None:
    kind = f"declaration.{action}"
    of = record(1, kind, body=now if before is None else {**now, "before": before})
    assert counted(kind, clear_body(of, RECORD_KINDS) or of.body or "", of.subject) == counted(
        kind, of.body or "", of.subject
    )


@pytest.mark.parametrize("body", ["", "[]", "null", "{", '{"id": 1' + "0" * 20])
def test_of_a_body_that_is_none_nothing_is_clear(body: str) -> None:
    assert clear_body(record(1, "declaration.enter", body=body), RECORD_KINDS) == ""


def test_what_names_nobody_goes_as_it_is() -> None:
    for kind, body in (
        ("screening.count", VISITOR),
        ("declaration.erase", {"reason": "asked"}),
        ("voyage.go", VISITOR),
    ):
        assert clear_body(record(1, kind, body=body), RECORD_KINDS) is None
    assert clear_body(record(1, "declaration.enter", salt=None, body=None), RECORD_KINDS) is None


def test_a_segment_carries_sealed_records_among_others() -> None:
    closed, secret, wrapped = sealed(record(2, "declaration.enter", body=VISITOR))
    purged = msgspec.structs.replace(record(4, "fever.open"), salt=None, body=None)
    records = (record(1), closed, record(3), purged, sealed(record(5, "card.issue", body=VISITOR))[0])
    signing = Ed25519PrivateKey.generate()
    header = Header(1, "hub", "venue", "desk", "incarnation", 1, len(records), FIRST_CHAIN)
    segment = open_segment(seal(header, records, signing, wrapped), signing.public_key())
    assert segment.records == records
    assert segment.key == wrapped
    assert segment.key is not None
    assert segment.key.fingerprint == fingerprint(OFFICE)
    assert "单田芳" not in json.dumps([one.body for one in segment.records], ensure_ascii=False)
    assert opened(segment.records[1], PLACE, secret).body == record(2, body=VISITOR, subject=closed.subject).body
    with pytest.raises(ValueError, match="content key"):
        seal(header, records, signing)


@pytest.mark.parametrize(
    "places",
    [[1, 1], [-1], [9], [], [0]],
    ids=["twice", "before", "behind", "none", "of another size"],
)
def test_a_segment_that_lies_about_what_is_sealed_is_refused(places: list[int]) -> None:
    """Signed by the desk itself: only its shape is wrong."""
    closed, _, wrapped = sealed(record(1, "declaration.enter", body=VISITOR))
    header = Header(1, "hub", "venue", "desk", "incarnation", 1, 1, FIRST_CHAIN)
    signing = Ed25519PrivateKey.generate()
    magic, head, payload, noise, _ = msgspec.msgpack.decode(seal(header, (closed,), signing, wrapped))
    columns = msgspec.msgpack.decode(zstandard.ZstdDecompressor().decompress(payload))
    columns[-1][2:] = [places, [1] * len(places)]
    payload = zstandard.ZstdCompressor().compress(msgspec.msgpack.encode(columns))
    digests = (hashlib.blake2b(part, digest_size=32).digest() for part in (payload, noise))
    signature = signing.sign(magic + b"".join(digests) + head)
    with pytest.raises(SegmentError, match="format"):
        open_segment(msgspec.msgpack.encode([magic, head, payload, noise, signature]), signing.public_key())
