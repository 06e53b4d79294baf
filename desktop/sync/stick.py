"""To the hub and back on a USB stick: what waits goes out as one file, the hub's receipts come back as another.

Sticks may go in any order and more than once: each carries all that no receipt covered when it was written, and the
hub takes every record once.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.store.files import unwritable, write_whole
from desktop.sync import bundle
from desktop.sync.asking import open_answer
from desktop.sync.bundle import BundleError
from desktop.sync.lives import Fork
from desktop.sync.outgoing import Outgoing, Point
from desktop.sync.receipts import Receipts
from desktop.sync.state import Acknowledged, Hub, Rejects
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.sync.wire import Receipt, WireError, unproved

_MOST_RECEIPTS = 16 << 20
_MOST_SEGMENTS = bundle.MOST_BYTES // 2
"""What is put into one bundle. The rest goes with the next one, once a receipt for this one is back."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written and read back: the records ``first`` to ``last`` are in it."""

    out: Path
    first: int
    last: int
    bytes: int

    @property
    def records(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Back:
    """What a file of receipts holds for this desk: what is acknowledged with it, the hub's signed pages of what other
    desks did, and where the hub has other records than this desk, if it does."""

    acknowledged: Acknowledged
    rejects: Rejects
    pages: tuple[bytes, ...]
    fork: Fork | None


def export(
    out: Path, hub: Hub, outgoing: Outgoing, known: Acknowledged, ask: bytes, progress: Progress
) -> Exported:  # fmt: skip
    """Write what no receipt covers yet, as far as one bundle goes, and ask what the others did. Raises ``UserError``;
    then there is no file, or the one that was there."""
    start = Point(known.stored, known.chain) if known.incarnation == outgoing.identity.incarnation else outgoing.start
    last = outgoing.last
    total = last - start.seq
    segments, end, size = [], start, 0
    progress(0, total)
    for sealed in outgoing.segments(start):
        segments.append(sealed.data)
        end, size = sealed.end, size + len(sealed.data)
        progress(min(end.seq - start.seq, total), total)
        if size > _MOST_SEGMENTS:
            break
    try:
        data = bundle.pack([*segments, ask], hub.age)
    except BundleError:
        raise SyncTrouble(Trouble.BUNDLE, message(
            "sync", "The hub gave no key for sticks. Ask whoever runs the hub, then enrol this desk again."
        )) from None  # fmt: skip
    write_whole(out, data)
    _read_back(out, data)
    return Exported(out, start.seq + 1, end.seq, len(data))


def _read_back(out: Path, data: bytes) -> None:
    try:
        whole = out.read_bytes() == data
    except OSError as error:
        raise unwritable(out, error) from None
    if not whole:
        out.unlink(missing_ok=True)
        raise SyncTrouble(Trouble.BUNDLE, message(
            "sync", "What was written to {path} does not read back the same. The stick may be damaged: use another one.",
            path=out,
        ))  # fmt: skip


def take(path: Path, receipts: Receipts, outgoing: Outgoing, identity: str, known: Acknowledged, rejects: Rejects) -> Back:  # fmt: skip
    """What a file holds for this desk; ``identity`` opens what is encrypted to it. Raises ``SyncTrouble``; then nothing
    of it counts."""
    parts = _receipts(path)
    mine = [data for data in parts if _about(data) == outgoing.identity.desk]
    pages = tuple(page for data in parts for page in _pages(path, data, identity))
    if not mine and not pages:
        raise SyncTrouble(
            Trouble.BUNDLE, message("sync", "{path} holds no receipt for this desk. It is another desk's.", path=path)
        )
    proved = [_proved(path, data, receipts) for data in mine]
    try:
        for receipt in proved:
            known = receipts.adopt_old(receipt, known)
            rejects = rejects.with_more(receipt.rejects) if receipt.apart is None else rejects.as_told(receipt)
    except SyncTrouble as trouble:
        fork = next(filter(None, (receipts.fork(data, outgoing) for data in parts)), None)
        if trouble.kind is not Trouble.FORK or fork is None:
            raise
        return Back(known, rejects, (), fork)
    return Back(known, rejects, pages, None)


def _pages(path: Path, data: bytes, identity: str) -> tuple[bytes, ...]:
    try:
        return open_answer(data, identity) or ()
    except BundleError:
        raise _no_receipt(path) from None


def _no_receipt(path: Path) -> SyncTrouble:
    return SyncTrouble(Trouble.BUNDLE, message(
        "sync", "{path} is no receipt of a hub, or only a part of one. Copy it from the hub again.", path=path
    ))  # fmt: skip


def _proved(path: Path, data: bytes, receipts: Receipts) -> Receipt:
    try:
        return receipts.read(data)
    except SyncTrouble:
        raise SyncTrouble(Trouble.BUNDLE, message(
            "sync", "{path} holds a receipt that this desk's hub did not make. Nothing of it was taken.", path=path
        )) from None  # fmt: skip


def _receipts(path: Path) -> tuple[bytes, ...]:
    try:
        if path.stat().st_size > _MOST_RECEIPTS:
            raise BundleError("format")
        return bundle.unpack_receipts(path.read_bytes())
    except OSError:
        raise SyncTrouble(Trouble.BUNDLE, message("sync", "{path} cannot be read.", path=path)) from None
    except BundleError:
        raise _no_receipt(path) from None


def _about(data: bytes) -> str:
    try:
        return unproved(data, Receipt).desk
    except WireError:
        return ""
