"""USB sticks: segments of desks, encrypted to the hub; back go the hub's signed receipts, and to each desk that asked
what the others did, encrypted to that desk."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.hub.identity import Identity
from desktop.hub.intake import Intake
from desktop.hub.pulls import MOST_DIGESTS, Pulls
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.tokens import Bearer
from desktop.sync.asking import is_ask, mark_digests, open_ask, seal_answer
from desktop.sync.bundle import BundleError, pack_receipts, unpack
from desktop.sync.segment import peek
from desktop.sync.wire import PullAsk, Receipt, WireError, signed

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

    def __init__(self, intake: Intake, pulls: Pulls, identity: Identity) -> None:
        self._intake = intake
        self._pulls = pulls
        self._identity = identity

    def take(self, data: bytes, bearer: Bearer | None = None) -> Imported:
        """Take a bundle in. A damaged one is refused whole; a segment that cannot be taken stops no other desk's.

        With a ``bearer`` only segments of that desk's venue are taken. Raises ``Refused``.
        """
        latest: dict[tuple[str, str, str], Receipt] = {}
        rejects: set[tuple[str, str, str, int]] = set()
        refusals: list[Refusal] = []
        forked: set[str] = set()
        added = 0
        parts = self._parts(data)
        segments = [part for part in parts if not is_ask(part)]
        for place, segment in enumerate(segments, start=1):
            try:
                taken = self._intake.take(segment, bearer, same_desk=False)
            except Refused as error:
                if error.status >= 500:
                    raise
                refusals.append(Refusal(place, error.refusal.code))
                if error.refusal.code == "fork":
                    forked.add(peek(segment).desk)
                continue
            receipt = taken.receipt
            key = (receipt.venue, receipt.desk, receipt.incarnation)
            latest[key] = receipt
            rejects |= {(*key, reject.seq) for reject in receipt.rejects}
            added += taken.added
        back = [self._intake.with_all_rejects(receipt) for receipt in latest.values()]
        back += self._answers([part for part in parts if is_ask(part)], bearer, forked)
        return Imported(pack_receipts(back), len(segments), added, len(rejects), tuple(refusals))

    def _answers(self, asks: Sequence[bytes], bearer: Bearer | None, forked: Collection[str]) -> Iterator[bytes]:
        """What the desks of a bundle asked for; an ask that cannot be believed has no answer."""
        for data in asks:
            try:
                ask = self._proved(data)
                of = Bearer(identifier(ask.venue), identifier(ask.desk))
                if bearer is None or bearer.venue == of.venue:
                    yield from self._answer(of, ask, is_forked=ask.desk in forked)
            except (WireError, BundleError):
                continue
            except Refused as error:
                if error.status >= 500:
                    raise

    def _answer(self, of: Bearer, ask: PullAsk, *, is_forked: bool) -> Iterator[bytes]:
        """What the others did; and to a desk of which the hub has other records than it has itself, what they are."""
        yield seal_answer(self._pages(of, ask), ask.age)
        standing = self._intake.standing(of, ask.incarnation)
        if is_forked or standing.expected - 1 > ask.last:
            yield standing.receipt
            yield mark_digests(self._pulls.digests(of, ask.incarnation, ask.known + 1, MOST_DIGESTS).answer)

    def _proved(self, data: bytes) -> PullAsk:
        claimed = open_ask(data, None)
        key = self._intake.key_of(identifier(claimed.venue), identifier(claimed.desk))
        ask = open_ask(data, key)
        if ask.hub != self._identity.hub:
            raise refused(403, "wrong_hub")
        return ask

    def _pages(self, of: Bearer, ask: PullAsk) -> list[bytes]:
        since = ask.cursor if ask.epoch == self._identity.epoch else 0
        pages: list[bytes] = []
        while True:
            page = self._pulls.page(of, ask.incarnation, since)
            pages.append(signed("pull", page, self._identity.signing))
            if not page.more or page.cursor <= since:
                return pages
            since = page.cursor

    def _parts(self, data: bytes) -> tuple[bytes, ...]:
        if len(data) > MOST_BYTES:
            raise refused(413, "size")
        try:
            return unpack(data, self._identity.age)
        except BundleError as error:
            raise refused(400, error.reason) from None
