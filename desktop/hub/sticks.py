"""USB sticks: segments of desks, encrypted to the hub; back go the hub's signed receipts."""

from dataclasses import dataclass

from desktop.hub.identity import Identity
from desktop.hub.intake import Intake
from desktop.hub.refused import Refused, refused
from desktop.hub.tokens import Bearer
from desktop.sync.bundle import BundleError, pack_receipts, unpack
from desktop.sync.wire import Receipt

MOST_BYTES = 64 << 20
"""The largest bundle that is looked at."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A segment of a bundle that was not taken, and why."""

    place: int
    code: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a bundle. ``receipts`` is the file for the way back; ``added`` counts records new to the hub."""

    receipts: bytes
    segments: int
    added: int
    apart: int
    refused: tuple[Refusal, ...]

    @property
    def taken(self) -> int:
        """Segments that were taken or were there already."""
        return self.segments - len(self.refused)


class Sticks:
    """Takes bundles."""

    def __init__(self, intake: Intake, identity: Identity) -> None:
        self._intake = intake
        self._identity = identity

    def take(self, data: bytes, bearer: Bearer | None = None) -> Imported:
        """Take a bundle in. A damaged one is refused whole; a segment that cannot be taken stops no other desk's.

        With a ``bearer`` only segments of that desk's venue are taken. Raises ``Refused``.
        """
        latest: dict[tuple[str, str, str], Receipt] = {}
        rejects: set[tuple[str, str, str, int]] = set()
        refusals: list[Refusal] = []
        added = 0
        segments = self._segments(data)
        for place, segment in enumerate(segments, start=1):
            try:
                taken = self._intake.take(segment, bearer, same_desk=False)
            except Refused as error:
                if error.status >= 500:
                    raise
                refusals.append(Refusal(place, error.refusal.code))
                continue
            receipt = taken.receipt
            key = (receipt.venue, receipt.desk, receipt.incarnation)
            latest[key] = receipt
            rejects |= {(*key, reject.seq) for reject in receipt.rejects}
            added += taken.added
        back = [self._intake.with_all_rejects(receipt) for receipt in latest.values()]
        return Imported(pack_receipts(back), len(segments), added, len(rejects), tuple(refusals))

    def _segments(self, data: bytes) -> tuple[bytes, ...]:
        if len(data) > MOST_BYTES:
            raise refused(413, "size")
        try:
            return unpack(data, self._identity.age)
        except BundleError as error:
            raise refused(400, error.reason) from None
