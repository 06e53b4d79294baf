"""USB sticks: imports bundles of desks, and makes the file of receipts for the way back; parts that name anybody are
encrypted to one desk."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from desktop.hub.identity import HubIdentity
from desktop.hub.ingest import Ingest
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.pulls import MOST_DIGESTS, Pulls, StickPages
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.stick_enrolment import AnsweredRequest, StickEnrolment
from desktop.hub.tokens import Bearer
from desktop.sync.bundle import BundleError, pack_receipts, unpack
from desktop.sync.office import seal_office_part
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
"""The largest bundle that is read."""
MAX_REQUESTS = 20
"""The most enrolment requests in one bundle, as many as over HTTP from one address in a minute. A desk has one."""
_REPORTED = ("revoked", "not_approved", "unknown_desk")
"""Codes of refusals of a whole desk; it gets a refusal in the file of receipts."""


@dataclass(frozen=True, slots=True)
class RefusedPart:
    """A refused part of a bundle, and the code. ``place`` is its position among the parts of its kind, from 1."""

    kind: str
    place: int
    code: str


@dataclass(frozen=True, slots=True)
class ImportedBundle:
    """The result of a bundle. ``receipts`` is the file for the way back; ``added`` counts records new to the hub;
    ``asked`` are the results of enrolment requests."""

    receipts: bytes
    segments: int
    added: int
    quarantined: int
    refused: tuple[RefusedPart, ...]
    asked: tuple[AnsweredRequest, ...] = ()

    @property
    def taken(self) -> int:
        """The number of segments that were ingested, or had been before."""
        return self.segments - sum(refusal.kind == "segment" for refusal in self.refused)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a bundle by kind."""

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
    """Imports bundles from sticks and writes the receipts for them."""

    def __init__(
        self,
        ingest: Ingest,
        pulls: Pulls,
        admission: StickEnrolment,
        pages: StickPages,
        identity: HubIdentity,
        offices: OfficeKeys,
    ) -> None:
        self._ingest = ingest
        self._pulls = pulls
        self._stick_enrolment = admission
        self._pages = pages
        self._identity = identity
        self._offices = offices

    def take(self, data: bytes, bearer: Bearer | None = None) -> ImportedBundle:
        """Import a bundle. A damaged one is refused as a whole; a refused part does not affect other desks.

        Enrolment requests come before segments, so that one trip of a stick is enough. With a ``bearer`` (over the
        network) only segments of that desk's venue are ingested, and enrolment requests are refused. Raises
        ``Refused``.
        """
        parts = self._parts(data)
        refusals: list[RefusedPart] = []
        asked = self._enrol("enrol", self._stick_enrolment.enrol, parts.enrols, bearer, refusals)
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
        asked += self._enrol("join", self._stick_enrolment.join, parts.joins, bearer, refusals)
        back = [self._ingest.with_all_rejects(receipt) for receipt in latest.values()]
        back += [one.answer for one in asked]
        answered = {one.desk for one in asked}
        back += [self._stick_enrolment.refusal(desk, code) for desk, code in shut_out.items() if desk not in answered]
        back += self._answers(parts.requests, bearer, forked)
        if back and (office := self._offices.statement()):
            back.append(seal_office_part(office))
        return ImportedBundle(
            pack_receipts(back), len(parts.segments), added, len(rejects), tuple(refusals), tuple(asked)
        )

    def _enrol(
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
        """The responses to the pull requests of a bundle; requests that cannot be verified get none."""
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
        """The pages for a desk; where the hub has other records of it than the desk, a receipt and the digests as
        well."""
        since = request.cursor if request.epoch == self._identity.epoch else 0
        position = self._ingest.position(of, request.incarnation)
        waiting = max(request.last - position.expected + 1, 0)
        yield seal_pages(self._pages.after(of, request.incarnation, since, waiting), request.age)
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
