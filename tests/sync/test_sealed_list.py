"""A sealed list is a stream: whatever was cut, moved or altered in it is refused, and its length costs no memory."""

import io
import struct
import tracemalloc
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.exposure.rules import ExposureRules
from desktop.sync.sealed_list import (
    AT_ONCE,
    ListedCase,
    ListedStay,
    ListHead,
    ListPart,
    PartHead,
    SealedEntry,
    SealedListReader,
    read_chunk,
    write_sealed_list,
)
from desktop.sync.segment import WrappedKey
from desktop.sync.wire import WireError, signed

KEY = Ed25519PrivateKey.generate()
CASE = ListedCase("2026-007", "调查", ExposureRules(120, 15), (ListedStay("venue-0", "gate", 1, 2, "range"),))


def entry(number: int, size: int = 40) -> SealedEntry:
    sealed = number.to_bytes(4) * (size // 4)
    about = number, "declaration.enter", f"subject-{number}", 1, 1_700_000_000_000 + number
    return SealedEntry("desk", "incarnation", *about, b"d" * 32, '{"gate_id":"a"}', sealed, b"%016d" % (number // 700))


def part(number: int, entries: Iterator[SealedEntry]) -> ListPart:
    head = PartHead(f"venue-{number}", f"场所{number}", 120, {"gate": "大门"}, {}, {"desk": "JB"})
    return ListPart(head, entries, keys_of)


def keys_of(names: Collection[bytes]) -> dict[bytes, WrappedKey]:
    return {name: WrappedKey("fingerprint", b"wrapped" + name) for name in names}


def written(*sizes: int, case: ListedCase | None = None) -> bytes:
    file = io.BytesIO()
    head = ListHead("hub", KEY.public_key().public_bytes_raw(), 5, None, None, len(sizes), case)
    parts = (part(place, map(entry, range(size))) for place, size in enumerate(sizes))
    assert write_sealed_list(file, head, parts, KEY) == sum(sizes)
    return file.getvalue()


def read(data: bytes) -> list[tuple[str, SealedEntry]]:
    reader = SealedListReader(io.BytesIO(data))
    found = [(of.venue, one) for of, chunk in reader.parts() for one in chunk.entries]
    assert reader.count == len(found)
    return found


def test_venues_and_entries_come_as_they_were_written() -> None:
    reader = SealedListReader(io.BytesIO(written(3, 0, 2 * AT_ONCE + 1, case=CASE)))
    assert reader.head.case == CASE
    assert reader.count is None
    sizes: dict[str, list[int]] = {}
    for of, packed in reader.chunks():
        chunk = read_chunk(packed)
        sizes.setdefault(of.venue, []).append(len(chunk.entries))
        assert {one.content_key for one in chunk.entries} == set(chunk.keys)
        assert of.gates == {"gate": "大门"}
    assert sizes == {"venue-0": [3], "venue-2": [AT_ONCE, AT_ONCE, 1]}
    assert reader.count == 2 * AT_ONCE + 4
    assert [one for _, one in read(written(3))] == [entry(number) for number in range(3)]


class Frame(NamedTuple):
    start: int
    end: int


def frames_of(data: bytes) -> list[Frame]:
    found, at = [], 4
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found.append(Frame(at, at + 5 + length + 16))
        at = found[-1].end
    return found


WHOLE = written(5, 1, AT_ONCE + 5, case=CASE)
FRAMES = frames_of(WHOLE)


@settings(deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), by=st.integers(1, 255))
def test_what_was_altered_anywhere_is_refused(at: int, by: int) -> None:
    altered = WHOLE[:at] + bytes([WHOLE[at] ^ by]) + WHOLE[at + 1 :]
    with pytest.raises(WireError):
        read(altered)


@settings(deadline=None)
@given(data=st.data())
def test_what_was_cut_or_is_too_long_is_refused(data: st.DataObject) -> None:
    end = data.draw(st.one_of(st.integers(0, len(WHOLE) - 1), st.sampled_from([frame.start for frame in FRAMES])))
    with pytest.raises(WireError):
        read(WHOLE[:end])
    with pytest.raises(WireError):
        read(WHOLE + data.draw(st.binary(min_size=1, max_size=40)))


@settings(deadline=None)
@given(order=st.permutations(range(len(FRAMES))), kept=st.integers(1, len(FRAMES)))
def test_what_was_put_in_another_order_or_left_out_is_refused(order: list[int], kept: int) -> None:
    chosen = order[:kept]
    if chosen == list(range(len(FRAMES))):
        return
    with pytest.raises(WireError):
        read(WHOLE[:4] + b"".join(WHOLE[FRAMES[one].start : FRAMES[one].end] for one in chosen))


def test_checks_that_were_made_again_do_not_make_it_whole() -> None:
    """Whoever knows the format and not the hub's key can leave a frame out and make the checks right again."""
    import hashlib

    for left_out in range(1, len(FRAMES) - 1):
        running = hashlib.blake2b(b"VDL2", digest_size=32, person=b"vd-sealed-list")
        forged = WHOLE[:4]
        for place, frame in enumerate(FRAMES):
            if place != left_out:
                content = WHOLE[frame.start : frame.end - 16]
                running.update(content)
                forged += content + running.digest()[:16]
        with pytest.raises(WireError):
            read(forged)


def test_a_damaged_frame_is_refused_where_it_stands() -> None:
    last_chunk = FRAMES[-2]
    altered = WHOLE[: last_chunk.start + 9] + b"\xff" + WHOLE[last_chunk.start + 10 :]
    reader = SealedListReader(io.BytesIO(altered))
    seen: list[int] = []
    with pytest.raises(WireError):
        seen.extend(len(chunk.entries) for _, chunk in reader.parts())
    assert seen == [5, 1, AT_ONCE]  # everything before it, and it is not called whole
    assert reader.count is None


def test_a_frame_that_claims_to_be_huge_is_refused_unread() -> None:
    class Watched(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    huge = Watched(WHOLE[: FRAMES[1].start] + b"\xff\xff\xff\xff" + b"C" + b"0" * 100)
    reader = SealedListReader(huge)
    with pytest.raises(WireError):
        list(reader.chunks())
    assert huge.most < 1 << 20


def test_another_hub_s_end_does_not_fit() -> None:
    other = Ed25519PrivateKey.generate()
    head = signed("sealed-list-head", ListHead("hub", KEY.public_key().public_bytes_raw(), 5, None, None, 0), other)
    frame = struct.pack(">I", len(head)) + b"H" + head
    with pytest.raises(WireError):
        SealedListReader(io.BytesIO(b"VDL2" + frame + b"0" * 16))


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    def peaks(count: int) -> tuple[int, int]:
        path = tmp_path / "list.vdlist"
        head = ListHead("hub", KEY.public_key().public_bytes_raw(), 5, None, None, 1)
        tracemalloc.start()
        with path.open("wb") as file:
            write_sealed_list(file, head, [part(0, (entry(number, 400) for number in range(count)))], KEY)
        writing = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        with path.open("rb") as file:
            assert sum(len(chunk.entries) for _, chunk in SealedListReader(file).parts()) == count
        reading = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return writing, reading

    peaks(AT_ONCE)
    short, long = peaks(4 * AT_ONCE), peaks(40 * AT_ONCE)
    assert all(grown < 1.3 * before for before, grown in zip(short, long, strict=True))
