"""Poster issues and their prints."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, ScalarSelect, func, select, update

from desktop.domain.posters import Language, PosterIssue, PosterPrint
from desktop.store.queries import settings
from desktop.store.rows import AnyRow
from desktop.store.tables import member, poster_issue, poster_print

_SKIPPED_KEY = "posters_leapt"
_RANGE = 1_000


def _last(*, is_file: bool) -> ScalarSelect[int]:
    """A subquery: when (UTC ms) a poster was last saved as a file, or printed."""
    of_issue = poster_print.c.issue_id == poster_issue.c.id
    return select(func.max(poster_print.c.at)).where(of_issue, poster_print.c.is_file.is_(is_file)).scalar_subquery()


_ISSUES = select(poster_issue, _last(is_file=True).label("saved_at"), _last(is_file=False).label("printed_at"))


def by_digests(connection: Connection, digests: Sequence[str]) -> dict[str, PosterIssue]:
    """The posters with these contents that are not void, by content."""
    rows = connection.execute(_ISSUES.where(poster_issue.c.digest.in_(digests), ~poster_issue.c.void))
    return {row.digest: _issue(row) for row in rows}


def serials_in_use(connection: Connection, serials: Sequence[str]) -> set[str]:
    """Which of these serials a poster has, void or not."""
    return set(connection.scalars(select(poster_issue.c.serial).where(poster_issue.c.serial.in_(serials))))


def every(connection: Connection) -> tuple[PosterIssue, ...]:
    """All posters, oldest first."""
    rows = connection.execute(_ISSUES.order_by(poster_issue.c.id))
    return tuple(_issue(row) for row in rows)


def find(connection: Connection, issue_id: str) -> PosterIssue | None:
    """A poster by its identifier."""
    row = connection.execute(_ISSUES.where(poster_issue.c.id == issue_id)).one_or_none()
    return _issue(row) if row else None


def of_gate(connection: Connection, gate_id: str) -> tuple[PosterIssue, ...]:
    """All posters of a gate, the newest first."""
    rows = connection.execute(_ISSUES.where(poster_issue.c.gate_id == gate_id).order_by(poster_issue.c.id.desc()))
    return tuple(_issue(row) for row in rows)


def prints_of_gate(connection: Connection, gate_id: str) -> tuple[PosterPrint, ...]:
    """Each time that a poster of a gate was printed or saved, the newest first."""
    rows = connection.execute(
        select(poster_print, member.c.name)
        .join(poster_issue, poster_issue.c.id == poster_print.c.issue_id)
        .join(member, member.c.id == poster_print.c.member_id)
        .where(poster_issue.c.gate_id == gate_id)
        .order_by(poster_print.c.at.desc(), poster_print.c.id.desc())
    )
    return tuple(PosterPrint(r.issue_id, r.at, r.name, r.target, r.copies, r.is_file) for r in rows)


def last_number(connection: Connection) -> int:
    """The greatest number that a poster has, or that was skipped."""
    count = int(connection.scalar(select(func.count()).select_from(poster_issue)) or 0)
    return count + int(settings.get(connection, _SKIPPED_KEY, 0))


def skip_range(connection: Connection, others: int = 0) -> None:
    """Skip the numbers that a copy of this desk, or the desk before it was restored, may have given. ``others``: how
    many other incarnations have skipped from the same place before."""
    settings.put(connection, _SKIPPED_KEY, int(settings.get(connection, _SKIPPED_KEY, 0)) + (1 + others) * _RANGE)


def insert(connection: Connection, new: PosterIssue) -> None:
    connection.execute(poster_issue.insert().values(**body(new)))


def make_void(connection: Connection, gate_id: str) -> None:
    """Make all posters of a gate void."""
    connection.execute(update(poster_issue).where(poster_issue.c.gate_id == gate_id).values(void=True))


def add_prints(
    connection: Connection,
    issue_ids: Mapping[str, str],
    at: int,
    member_id: str,
    target: str,
    copies: int,
    sha256: str,
    *,
    is_file: bool,
) -> None:
    """Note that posters were printed, or saved as a file. ``issue_ids``: the poster of each new entry's identifier."""
    same = {"at": at, "member_id": member_id, "target": target, "copies": copies, "sha256": sha256, "is_file": is_file}
    rows = [{"id": new, "issue_id": issue, **same} for new, issue in issue_ids.items()]
    connection.execute(poster_print.insert(), rows)


def posted(connection: Connection, issue_id: str, at: int) -> None:
    """Note that a poster was found on the wall at ``at`` (UTC ms)."""
    connection.execute(update(poster_issue).where(poster_issue.c.id == issue_id).values(posted_at=at))


def body(of: PosterIssue) -> dict[str, object]:
    """The body of a poster issue in audit and outbox."""
    return {
        "id": of.id,
        "serial": of.serial,
        "gate_id": of.gate_id,
        "template_id": of.template_id,
        "language": str(of.language),
        "payload": of.payload,
        "digest": of.digest,
        "facts": of.facts,
        "issued_at": of.issued_at,
        "void": of.void,
    }


def _issue(row: AnyRow) -> PosterIssue:
    return PosterIssue(
        row.id,
        row.serial,
        row.gate_id,
        row.template_id,
        Language(row.language),
        row.payload,
        row.digest,
        row.facts,
        row.issued_at,
        row.void,
        row.saved_at,
        row.printed_at,
        row.posted_at,
    )
