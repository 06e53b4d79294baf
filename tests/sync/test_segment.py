"""The segment: whatever records go in come out, and nothing that was touched on the way does."""

import hashlib
import os

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.sync.segment import (
    FIRST_CHAIN,
    MOST_BYTES,
    MOST_RECORDS,
    MOST_UNPACKED,
    VERSION,
    Header,
    Record,
    SegmentError,
    body_digest,
    chain_after,
    open_segment,
    peek,
    seal,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def record(seq: int, kind: str = "screening.press", body: str | None = "{}", occurred: int = 0) -> Record:
    salt = hashlib.blake2b(str(seq).encode(), digest_size=16).digest()
    digest = body_digest(salt, body if body is not None else "purged")
    return Record(seq, kind, f"subject-{seq}", 1, occurred, None if body is None else salt, digest, body)


def header(first: int, n: int, previous: bytes = FIRST_CHAIN) -> Header:
    return Header(VERSION, "hub", "venue", "desk", "incarnation", first, n, previous)


identifiers = st.uuids(allow_nil=True).map(str)


@st.composite
def runs(draw: st.DrawFn) -> tuple[int, list[Record]]:
    """Records that follow each other, with and without bodies, by a clock that jumps."""
    first = draw(st.integers(1, 1 << 40))
    rows = draw(
        st.lists(
            st.tuples(
                texts, texts | identifiers, st.integers(0, 99), st.integers(-(1 << 45), 1 << 45), st.none() | texts
            ),
            min_size=1,
            max_size=30,
        )
    )
    records = []
    for number, (kind, subject, schema, occurred, body) in enumerate(rows):
        made = record(first + number, kind, body, occurred)
        if body is not None and draw(st.booleans()):  # most bodies name their subject
            made = record(first + number, kind, f"{body}{subject}{body}", occurred)
        records.append(replace(made, subject=subject, schema=schema))
    return first, records


def refusal(data: bytes, key: Ed25519PrivateKey = KEY) -> str:
    with pytest.raises(SegmentError) as refused:
        open_segment(data, key.public_key())
    return refused.value.reason


@given(runs())
@settings(deadline=None)
def test_what_was_sealed_comes_out(run: tuple[int, list[Record]]) -> None:
    first, records = run
    sealed = seal(header(first, len(records)), records, KEY)
    assert peek(sealed) == header(first, len(records))
    opened = open_segment(sealed, KEY.public_key())
    assert list(opened.records) == records
    assert opened.last == records[-1].seq
    assert opened.chain == chain_after(FIRST_CHAIN, records)


SEALED = seal(header(7, 3), [record(7), record(8, body=None), record(9, "gate.edit", '{"name":"南门"}')], KEY)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
@settings(deadline=None, max_examples=400)
def test_a_changed_byte_anywhere_is_refused(place: int, change: int) -> None:
    touched = bytearray(SEALED)
    touched[place] ^= change
    assert refusal(bytes(touched)) in ("signature", "format")


@given(st.integers(0, len(SEALED) - 1))
@settings(deadline=None)
def test_a_part_of_it_is_refused(end: int) -> None:
    assert refusal(SEALED[:end]) == "format"
    assert refusal(SEALED[end:] if end else SEALED + b"\0") == "format"


def test_another_desks_key_does_not_open_it() -> None:
    assert refusal(SEALED, Ed25519PrivateKey.generate()) == "signature"


@given(st.binary(max_size=300))
def test_noise_is_refused(noise: bytes) -> None:
    assert refusal(noise) == "format"


def test_another_version_is_refused_once_its_signature_is_proved() -> None:
    newer = seal(Header(VERSION + 1, "h", "v", "d", "i", 1, 1, FIRST_CHAIN), [record(1)], KEY)
    assert refusal(newer) == "version"


def test_records_out_of_order_cannot_be_sealed() -> None:
    for wrong in ([record(2), record(1)], [record(1), record(3)], [record(1), record(1)], [record(1)]):
        with pytest.raises(ValueError, match="follow each other"):
            seal(header(1, 2), wrong, KEY)


@pytest.mark.parametrize("wrong", [header(0, 1), header(-3, 1), header(1, 0), header(1, 1, b"short")])
def test_a_header_that_cannot_be_is_refused(wrong: Header) -> None:
    records = [record(wrong.first + number) for number in range(wrong.n)]
    assert refusal(seal(wrong, records, KEY)) == "format"


def test_what_nests_without_end_is_refused() -> None:
    endless = b"\x91" * 200_000 + b"\x90"
    more = b"\x99" + msgspec.msgpack.encode(header(1, 1))[1:] + endless  # a newer header with a ninth part
    for data in (endless, msgspec.msgpack.encode([b"VDS1", more, b"", b"", b""])):
        assert refusal(data) == "format"
        with pytest.raises(SegmentError):
            peek(data)


def test_too_many_records_are_refused() -> None:
    most = [record(seq) for seq in range(1, MOST_RECORDS + 2)]
    assert refusal(seal(header(1, len(most)), most, KEY)) == "format"
    assert len(open_segment(seal(header(1, MOST_RECORDS), most[:-1], KEY), KEY.public_key()).records) == MOST_RECORDS


def test_a_large_one_is_refused_unread() -> None:
    assert refusal(seal(header(1, 1), [record(1, body=os.urandom(MOST_BYTES).hex())], KEY)) == "size"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    import tracemalloc

    bomb = seal(header(1, 1), [record(1, body="0" * (8 * MOST_UNPACKED))], KEY)
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        assert refusal(bomb) == "format"
        assert tracemalloc.get_traced_memory()[1] < 2 * MOST_UNPACKED
    finally:
        tracemalloc.stop()


def test_identifiers_in_a_body_cannot_make_it_grow_without_end() -> None:
    subject = "01a20a41-177e-7a1e-a738-e27c5c8b0064"
    wide = replace(record(1), subject=subject, body=subject * (MOST_UNPACKED // 36 + 1))
    assert len(sealed := seal(header(1, 1), [wide], KEY)) < 10_000
    assert refusal(sealed) == "format"


@given(runs(), st.data())
@settings(deadline=None)
def test_the_chain_tells_every_difference(run: tuple[int, list[Record]], data: st.DataObject) -> None:
    _, records = run
    place = data.draw(st.integers(0, len(records) - 1))
    changes = (
        {"seq": records[place].seq + 1},
        {"kind": records[place].kind + "x"},
        {"subject": records[place].subject + "x"},
        {"schema": records[place].schema + 1},
        {"occurred": records[place].occurred + 1},
        {"digest": bytes(32)},
    )
    whole = chain_after(FIRST_CHAIN, records)
    for change in changes:
        other = [*records[:place], replace(records[place], **change), *records[place + 1 :]]
        assert chain_after(FIRST_CHAIN, other) != whole


@given(runs(), st.data())
@settings(deadline=None)
def test_the_chain_is_the_same_in_parts_and_without_bodies(run: tuple[int, list[Record]], data: st.DataObject) -> None:
    _, records = run
    cut = data.draw(st.integers(0, len(records)))
    purged = [replace(r, body=None, salt=None) for r in records]
    assert chain_after(chain_after(FIRST_CHAIN, records[:cut]), purged[cut:]) == chain_after(FIRST_CHAIN, records)
