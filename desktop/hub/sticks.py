"""USB sticks: segments of desks and what they ask for, encrypted to the hub; back go the hub's signed receipts, and to
each desk what it asked for, encrypted to that desk where it names anybody."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.hub.identity import HubIdentity
from desktop.hub.ingest import Ingest
from desktop.hub.pulls import MOST_DIGESTS, Pulls, StickPages
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.stick_enrolment import AnsweredRequest, StickEnrolment
from desktop.hub.tokens import Bearer
from desktop.sync.bundle import BundleError, pack_receipts, unpack
from desktop.sync.segment import peek
from desktop.sync.stick_requests import (
    is_enrolment_request,
    is_join_request,
    is_pull_request,
    open_pull_request,
    seal_digests,
    seal_pages,
)
from desktop.sync.wire import PullRequest, Receipt, WireError

MOST_BYTES = 64 << 20
"""The largest bundle that is looked at."""
MAX_REQUESTS = 20
"""To be let in, in one bundle: as many as the hub hears from one address in a minute. A desk has one."""
_REPORTED = ("revoked", "not_approved", "unknown_desk")
"""Why nothing of a desk is taken; it is told so."""


@dataclass(frozen=True, slots=True)
class RefusedPart:
    """A part of a bundle that was not taken, and why. ``place`` counts those of its kind, from 1."""

    kind: str
    place: int
    code: str


@dataclass(frozen=True, slots=True)
class ImportedBundle:
    """What came of a bundle. ``receipts`` is the file for the way back; ``added`` counts records new to the hub; ``asked``
    are the desks that wanted to be let in."""

    receipts: bytes
    segments: int
    added: int
    quarantined: int
    refused: tuple[RefusedPart, ...]
    asked: tuple[AnsweredRequest, ...] = ()

    @property
    def taken(self) -> int:
        """Segments that were taken or were there already."""
        return self.segments - sum(refusal.kind == "segment" for refusal in self.refused)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A bundle's parts by what they are."""

    enrols: tuple[bytes, ...]
    segments: tuple[bytes, ...]
    joins: tuple[bytes, ...]
    requests: tuple[bytes, ...]

    @classmethod
    def of(cls, parts: Sequence[bytes]) -> "_Parts":
        kinds = (is_enrolment_request, is_join_request, is_pull_request)
        enrols, joins, requests = (tuple(filter(kind, parts)) for kind in kinds)
        segments = tuple(part for part in parts if not any(kind(part) for kind in kinds))
        return cls(enrols, segments, joins, requests)


class Sticks:
    """Takes bundles."""

    def __init__(
        self, ingest: Ingest, pulls: Pulls, admission: StickEnrolment, pages: StickPages, identity: HubIdentity
    ) -> None:
        self._ingest = ingest
        self._pulls = pulls
        self._stick_enrolment = admission
        self._pages = pages
        self._identity = identity

    def take(self, data: bytes, bearer: Bearer | None = None) -> ImportedBundle:
        """Take a bundle in. A damaged one is refused whole; a part that cannot be taken stops no other desk's.

        Who asks to be let in is let in before its segments are looked at: one way there and back is enough. With a
        ``bearer`` only segments of that desk's venue are taken, and nobody is let in: over the network that has doors
        of its own. Raises ``Refused``.
        """
        parts = self._parts(data)
        refusals: list[RefusedPart] = []
        asked = self._let_in("enrol", self._stick_enrolment.enrol, parts.enrols, bearer, refusals)
        latest: dict[tuple[str, str, str], Receipt] = {}
        rejects: set[tuple[str, str, str, int]] = set()
        shut_out: dict[str, str] = {}
        forked: set[str] = set()
        added = 0
        for place, segment in enumerate(parts.segments, start=1):
            try:
                taken = self._ingest.take(segment, bearer, same_desk=False)
            except Refused as error:
                if error.status >= 500:
                    raise
                refusals.append(RefusedPart("segment", place, error.refusal.code))
                if error.refusal.code in _REPORTED:
                    shut_out[peek(segment).desk] = error.refusal.code
                if error.refusal.code == "fork":
                    forked.add(peek(segment).desk)
                continue
            receipt = taken.receipt
            key = (receipt.venue, receipt.desk, receipt.incarnation)
            latest[key] = receipt
            rejects |= {(*key, reject.seq) for reject in receipt.rejects}
            added += taken.added
        asked += self._let_in("join", self._stick_enrolment.join, parts.joins, bearer, refusals)
        back = [self._ingest.with_all_rejects(receipt) for receipt in latest.values()]
        back += [one.answer for one in asked]
        answered = {one.desk for one in asked}
        back += [self._stick_enrolment.refusal(desk, code) for desk, code in shut_out.items() if desk not in answered]
        back += self._answers(parts.requests, bearer, forked)
        return ImportedBundle(
            pack_receipts(back), len(parts.segments), added, len(rejects), tuple(refusals), tuple(asked)
        )

    def _let_in(
        self,
        kind: str,
        let_in: Callable[[bytes], AnsweredRequest],
        requests: Sequence[bytes],
        bearer: Bearer | None,
        refusals: list[RefusedPart],
    ) -> list[AnsweredRequest]:
        asked: list[AnsweredRequest] = []
        for place, request in enumerate(requests, start=1):
            try:
                if bearer is not None:
                    raise refused(403, "not_there")
                one = let_in(request)
            except Refused as error:
                if error.status >= 500:
                    raise
                refusals.append(RefusedPart(kind, place, error.refusal.code))
                continue
            asked.append(one)
            if not one.is_in:
                refusals.append(RefusedPart(kind, place, one.state))
        return asked

    def _answers(self, requests: Sequence[bytes], bearer: Bearer | None, forked: Collection[str]) -> Iterator[bytes]:
        """What the desks of a bundle asked for; an ask that cannot be believed has no answer."""
        for data in requests:
            try:
                request = self._proved(data)
                of = Bearer(identifier(request.venue), identifier(request.desk))
                if bearer is None or bearer.venue == of.venue:
                    yield from self._answer(of, request, is_forked=request.desk in forked)
            except (WireError, BundleError):
                continue
            except Refused as error:
                if error.status >= 500:
                    raise

    def _answer(self, of: Bearer, request: PullRequest, *, is_forked: bool) -> Iterator[bytes]:
        """What the others did; and to a desk of which the hub has other records than it has itself, what they are."""
        since = request.cursor if request.epoch == self._identity.epoch else 0
        yield seal_pages(self._pages.after(of, request.incarnation, since), request.age)
        position = self._ingest.position(of, request.incarnation)
        if is_forked or position.expected - 1 > request.last:
            yield position.receipt
            yield seal_digests(self._pulls.digests(of, request.incarnation, request.known + 1, MOST_DIGESTS).answer)

    def _proved(self, data: bytes) -> PullRequest:
        claimed = open_pull_request(data, None)
        key = self._ingest.key_of(identifier(claimed.venue), identifier(claimed.desk))
        request = open_pull_request(data, key)
        if request.hub != self._identity.hub:
            raise refused(403, "wrong_hub")
        return request

    def _parts(self, data: bytes) -> _Parts:
        if len(data) > MOST_BYTES:
            raise refused(413, "size")
        try:
            parts = _Parts.of(unpack(data, self._identity.age))
        except BundleError as error:
            raise refused(400, error.reason) from None
        if len(parts.enrols) + len(parts.joins) > MAX_REQUESTS:
            raise refused(413, "size")
        return parts
