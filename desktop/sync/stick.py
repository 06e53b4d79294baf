"""Sync by USB stick: one file with the records that wait goes to the hub, another with its receipts comes back.

Sticks may arrive in any order and more than once: each holds all records that no receipt covered when it was written,
and the hub stores every record once.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.messages import message
from desktop.domain.progress import Progress
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.files.removable import Beside, NotWhole, write_beside
from desktop.sync import bundle
from desktop.sync.bundle import BundleError
from desktop.sync.incarnations import Fork
from desktop.sync.office import open_office_part
from desktop.sync.outgoing import Outgoing, Point
from desktop.sync.receipts import Receipts
from desktop.sync.state import Acknowledged, HubRegistration, Rejects
from desktop.sync.stick_requests import EnrolmentResult, open_pages, open_result, result_recipient
from desktop.sync.wire import Receipt, WireError, public_key, unproved

Away = Callable[[], AbstractContextManager[object]]

_MOST_RECEIPTS = 16 << 20
_MOST_SEGMENTS = bundle.MOST_BYTES // 2
"""The most bytes of segments in one bundle. The rest goes into the next bundle, once receipts of this one are back."""


@dataclass(frozen=True, slots=True)
class ExportedBundle:
    """A bundle that was written and read back; it holds the records ``first`` to ``last``."""

    out: Path
    first: int
    last: int
    bytes: int

    @property
    def records(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """What a file of receipts holds for this desk: what the hub acknowledges (``newest_at``: when the newest receipt
    was made by the hub's clock, 0 for none), the hub's signed pages of other desks' changes, the results of its
    enrolment requests, and the fork where the hub has other records than this desk."""

    acknowledged: Acknowledged
    rejects: Rejects
    newest_at: int
    pages: tuple[bytes, ...] = ()
    results: tuple[EnrolmentResult, ...] = ()
    fork: Fork | None = None
    office: bytes = b""


def export(
    out: Path,
    hub: HubRegistration,
    outgoing: Outgoing,
    known: Acknowledged,
    requests: Sequence[bytes],
    progress: Progress,
    away: Away,
) -> ExportedBundle:
    """Write a bundle with the records that no receipt covers, up to the size limit, and with the desk's requests.
    Raises ``UserError``, ``Cancelled``; an existing file is left unchanged then. ``away`` is a context for the slow
    part, which does not use the desk's store."""
    start = Point(known.stored, known.chain) if known.incarnation == outgoing.identity.incarnation else outgoing.start
    last = outgoing.last
    total = last - start.seq
    segments, end, size = [], start, 0
    progress(0, total)
    for sealed in outgoing.segments(start):
        segments.append(sealed.data)
        end, size = sealed.end, size + len(sealed.data)
        progress(0, total)
        if size > _MOST_SEGMENTS:
            break

    def written(done: int, of: int, /) -> None:
        progress((end.seq - start.seq) * done // of, total)

    return ExportedBundle(out, start.seq + 1, end.seq, write_parts(out, hub.age, [*segments, *requests], written, away))


def write_parts(out: Path, recipient: str, parts: Sequence[bytes], progress: Progress, away: Away) -> int:
    """Write a bundle to a stick; gives its size in bytes. Raises ``UserError``, ``Cancelled``; an existing file is left
    unchanged then."""
    beside: Beside | None = None
    try:
        with away():
            data = bundle.pack(parts, recipient)
            beside = write_beside(out, data, progress)
    except BundleError:
        raise SyncError(
            SyncErrorKind.BUNDLE,
            message("sync", "The hub gave no key for sticks. Ask whoever runs the hub, then enrol this desk again."),
        ) from None
    except NotWhole:
        raise SyncError(
            SyncErrorKind.BUNDLE,
            message(
                "sync",
                "What was written to {path} does not read back the same. The stick may be damaged: use another one.",
                path=out,
            ),
        ) from None
    except BaseException:
        if beside is not None:
            beside.drop()
        raise
    beside.keep()
    return len(data)


def take(
    path: Path,
    hub: HubRegistration,
    receipts: Receipts,
    outgoing: Outgoing,
    identity: str,
    known: Acknowledged,
    rejects: Rejects,
) -> ReceiptFile:
    """What a file of receipts holds for this desk; ``identity`` decrypts the parts for it. Raises ``SyncError``; then
    nothing of it counts."""
    parts = read_receipts(path)
    desk = outgoing.identity.desk
    mine = [data for data in parts if _about(data) == desk]
    pages = tuple(page for data in parts for page in _pages(path, data, identity))
    results = tuple(_result(path, data, hub) for data in parts if result_recipient(data) == desk)
    if not (mine or pages or results):
        raise SyncError(
            SyncErrorKind.BUNDLE,
            message("sync", "{path} holds no receipt for this desk. It is another desk's.", path=path),
        )
    proved = [_proved(path, data, receipts) for data in mine]
    office = next(filter(None, map(open_office_part, parts)), b"")
    newest_at = max((receipt.at for receipt in proved), default=0)
    try:
        for receipt in proved:
            known = receipts.adopt_old(receipt, known)
            rejects = (
                rejects.with_more(receipt.rejects) if receipt.quarantined is None else rejects.replaced_by(receipt)
            )
    except SyncError as error:
        fork = next(filter(None, (receipts.fork(data, outgoing) for data in parts)), None)
        if error.kind is not SyncErrorKind.FORK or fork is None:
            raise
        return ReceiptFile(known, rejects, newest_at, results=results, fork=fork, office=office)
    return ReceiptFile(known, rejects, newest_at, pages, results, office=office)


def _pages(path: Path, data: bytes, identity: str) -> tuple[bytes, ...]:
    try:
        return open_pages(data, identity) or ()
    except BundleError:
        raise no_receipt(path) from None


def _result(path: Path, data: bytes, hub: HubRegistration) -> EnrolmentResult:
    try:
        result = open_result(data, public_key(hub.key))
    except WireError:
        raise not_made_by_hub(path) from None
    if result.hub != hub.id:
        raise not_made_by_hub(path)
    return result


def no_receipt(path: Path) -> SyncError:
    return SyncError(
        SyncErrorKind.BUNDLE,
        message("sync", "{path} is no receipt of a hub, or only a part of one. Copy it from the hub again.", path=path),
    )


def _proved(path: Path, data: bytes, receipts: Receipts) -> Receipt:
    try:
        return receipts.read(data)
    except SyncError:
        raise not_made_by_hub(path) from None


def not_made_by_hub(path: Path) -> SyncError:
    return SyncError(
        SyncErrorKind.BUNDLE,
        message(
            "sync", "{path} holds a receipt that this desk's hub did not make. Nothing of it was taken.", path=path
        ),
    )


def read_receipts(path: Path) -> tuple[bytes, ...]:
    """The parts of a file of receipts, not verified. Raises ``SyncError``."""
    try:
        if path.stat().st_size > _MOST_RECEIPTS:
            raise BundleError("format")
        return bundle.unpack_receipts(path.read_bytes())
    except OSError:
        raise SyncError(SyncErrorKind.BUNDLE, message("sync", "{path} cannot be read.", path=path)) from None
    except BundleError:
        raise no_receipt(path) from None


def _about(data: bytes) -> str:
    try:
        return unproved(data, Receipt).desk
    except WireError:
        return ""
