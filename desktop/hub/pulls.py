"""The responses to pulls: what the venue's desks changed, in pages of several parts.

A page ends at a number of the venue's (``vseq``): every part is complete up to it. Numbers are given in the transaction
that writes, with the venue's head locked, so that no number appears after a greater one was seen.
"""

import json
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, Engine, select

from desktop.domain.clock import Clock
from desktop.domain.records import RecordKinds
from desktop.hub import credentials, queries
from desktop.hub.cases import report_requests
from desktop.hub.check_in.scans import number_scans, scans_after
from desktop.hub.identity import HubIdentity
from desktop.hub.incarnation import Incarnation
from desktop.hub.ingest import approved
from desktop.hub.refused import identifier, refused
from desktop.hub.tables import master_field, venue_head
from desktop.hub.tokens import Bearer
from desktop.hub.venue_totals import desks_last_seen, hours_after
from desktop.sync.wire import Digests, DigestsAnswer, FieldRow, Part, ProofRow, PullAnswer, Pulled, signed

FIELDS, PROOFS, HOURS, LAST_SEEN, TOMBSTONES = "fields", "proofs", "hours", "heard", "ended"
CREDENTIALS, REPORT = "credentials", "report"
SCANS, CHECK_IN = "scans", "check_in"
MOST_ROWS = 1_000
_HOURS_PER_FIELD = 8
"""How many rows of totals a page may have for each row of fields: they are that much smaller, and more."""
_MOST_BYTES = 400_000
"""The most bytes of one part, so that the page is within the size that a desk reads (1 MiB as base64)."""
MOST_DIGESTS = 2_000
_PLAIN = 4
"""Columns of a version without its proof."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part, and the number up to which it is complete."""

    part: Part
    upto: int


class Pulls:
    """Answers pulls and requests for digests."""

    def __init__(
        self, engine: Engine, identity: HubIdentity, clock: Clock, kinds: RecordKinds, check_in: str | None = None
    ) -> None:
        """``check_in``: the address of the visitors' page, which desks may put into their codes; empty where there is none,
        None where this process does not know it."""
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._kinds = kinds
        self._check_in = check_in

    def pull(
        self, bearer: Bearer, incarnation: str, since: int, limit: int = MOST_ROWS, waiting: int | None = None
    ) -> PullAnswer:
        """The signed page after the number ``since``. ``waiting``: how many records the desk has that the hub has not
        acknowledged, None from an earlier program. Raises ``Refused``."""
        page = self.page(bearer, incarnation, since, limit, waiting)
        return PullAnswer(signed("pull", page, self._identity.signing))

    def page(
        self,
        bearer: Bearer,
        incarnation: str,
        since: int,
        limit: int = MOST_ROWS,
        waiting: int | None = None,
        *,
        by_stick: bool = False,
    ) -> Pulled:
        """The page that ``pull`` signs. Raises ``Refused``."""
        if since < 0 or not 0 < limit <= MOST_ROWS:
            raise refused(400, "format")
        source = Incarnation(bearer.venue, bearer.desk, identifier(incarnation))
        with self._engine.begin() as connection:
            approved(queries.desk_of(connection, source.venue, source.desk))
            number_scans(connection, source.venue)  # committed before the page is read
        with self._engine.begin() as connection:
            # Before the rows: what is stored and numbered by now, the rows show; they may show more.
            stored = queries.stored_of(connection, source)
            last = connection.execute(select(venue_head.c.vseq).where(venue_head.c.venue == bearer.venue)).scalar_one()
            pages = [
                _credentials(connection, bearer, since, last),
                *_fields(connection, bearer, since, last, limit),
                _hours(connection, source, since, last, limit * _HOURS_PER_FIELD),
                _scans(connection, source, since, last, limit),
                _tombstones(connection, source, since, last, self._kinds),
                PagePart(_report(connection, source, waiting, self._clock.now_ms(), by_stick=by_stick), last),
                PagePart(Part(LAST_SEEN, msgspec.msgpack.encode(desks_last_seen(connection, source))), last),
            ]
        if self._check_in is not None:
            pages.append(PagePart(Part(CHECK_IN, msgspec.msgpack.encode(self._check_in)), last))
        # Less than was asked after: this hub was restored from a backup. The desk then asks from the beginning.
        cursor = last if since > last else min(page.upto for page in pages)
        own = self._identity
        return Pulled(
            own.hub,
            own.epoch,
            str(source.venue),
            str(source.desk),
            incarnation,
            stored,
            since,
            cursor,
            cursor < last,
            tuple(page.part for page in pages),
            self._clock.now_ms(),
        )

    def digests(self, bearer: Bearer, incarnation: str, first: int, count: int) -> DigestsAnswer:
        """Digests of the bearer's own records. With a ``count`` of 1, as in a binary search, there are no tombstones.
        Raises ``Refused``."""
        if first < 1 or not 0 <= count <= MOST_DIGESTS:
            raise refused(400, "format")
        source = Incarnation(bearer.venue, bearer.desk, identifier(incarnation))
        with self._engine.begin() as connection:
            approved(queries.desk_of(connection, source.venue, source.desk))
            stored = queries.stored_of(connection, source)
            found = queries.digests_between(connection, source, first, min(first + count - 1, stored))
            tombstones: tuple[str, ...] = ()
            if count != 1:
                tombstones = queries.tombstones_from(connection, source, first, MOST_DIGESTS, self._kinds)
            incarnations = queries.count_incarnations(connection, source.venue, source.desk)
        answer = Digests(
            self._identity.hub,
            str(source.desk),
            incarnation,
            stored,
            first,
            tuple(found[seq] for seq in sorted(found)),
            tombstones,
            incarnations,
        )
        return DigestsAnswer(signed("digests", answer, self._identity.signing))


def _credentials(connection: Connection, bearer: Bearer, since: int, last: int) -> PagePart:
    found = credentials.statements_after(connection, bearer.venue, since)
    return PagePart(Part(CREDENTIALS, msgspec.msgpack.encode(found)), last)


def _fields(connection: Connection, bearer: Bearer, since: int, last: int, limit: int) -> tuple[PagePart, PagePart]:
    """The fields, and apart from them the proofs of their versions: earlier programs read the fields alone."""
    c = master_field.c
    rows = connection.execute(
        select(c.vseq, c.kind, c.subject, c.field, c.versions)
        .where(c.venue == bearer.venue, c.vseq > since)
        .order_by(c.vseq)
        .limit(limit)
    ).all()
    field_rows: list[FieldRow] = []
    proofs: list[ProofRow] = []
    upto, size = since, 0
    for row in rows:
        size += len(row.versions) * 3
        if field_rows and size > _MOST_BYTES:
            break
        place, versions = (row.kind, row.subject, row.field), json.loads(row.versions)
        field_rows.append(msgspec.convert([*place, [version[:_PLAIN] for version in versions]], FieldRow))
        proofs += (ProofRow(*place, v[0], v[_PLAIN]) for v in versions if len(v) > _PLAIN)
        upto = row.vseq
    if len(field_rows) == len(rows) < limit:
        upto = max(upto, last)
    fields, signatures = Part(FIELDS, msgspec.msgpack.encode(field_rows)), Part(PROOFS, msgspec.msgpack.encode(proofs))
    return PagePart(fields, upto), PagePart(signatures, upto)


def _hours(connection: Connection, source: Incarnation, since: int, last: int, limit: int) -> PagePart:
    hours, upto = hours_after(connection, source, since, limit)
    return PagePart(Part(HOURS, msgspec.msgpack.encode(hours)), last if upto is None else upto)


def _scans(connection: Connection, source: Incarnation, since: int, last: int, limit: int) -> PagePart:
    rows, upto = scans_after(connection, source.venue, since, limit)
    return PagePart(Part(SCANS, msgspec.msgpack.encode(rows)), last if upto is None else upto)


def _tombstones(connection: Connection, source: Incarnation, since: int, last: int, kinds: RecordKinds) -> PagePart:
    rows = queries.tombstones_of_others(connection, source, since, MOST_ROWS, kinds)
    upto = rows[-1].vseq if len(rows) == MOST_ROWS else last
    return PagePart(Part(TOMBSTONES, msgspec.msgpack.encode([row.subject for row in rows])), upto)


def _report(connection: Connection, source: Incarnation, waiting: int | None, now: int, *, by_stick: bool) -> Part:
    """When the health office asked the desk to sync soon; 0 where it does not, or has got everything of before."""
    asked = report_requests.answer(connection, source, waiting, now, by_stick=by_stick)
    return Part(REPORT, msgspec.msgpack.encode(asked))


class StickPages:
    """Signed pages for a file of receipts, the same as a desk would pull."""

    def __init__(self, pulls: Pulls, identity: HubIdentity) -> None:
        self._pulls = pulls
        self._identity = identity

    def after(self, of: Bearer, incarnation: str, since: int, waiting: int | None = None) -> list[bytes]:
        """All pages after a number of the venue's; 0 is the beginning. ``waiting`` as for ``Pulls.pull``. Raises
        ``Refused``."""
        pages: list[bytes] = []
        while True:
            page = self._pulls.page(of, incarnation, since, waiting=waiting, by_stick=True)
            pages.append(signed("pull", page, self._identity.signing))
            if not page.more or page.cursor <= since:
                return pages
            since = page.cursor
