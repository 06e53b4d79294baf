"""What was on posters: their layouts and pictures once each, and what each poster alone has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import poster_content, poster_layout, poster_picture


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A poster's content: the digest of its layout, and its own part as JSON."""

    issue_id: str
    layout_sha256: str
    content: str


def put_layout(connection: Connection, sha256: str, document: bytes) -> None:
    """Keep a layout, unless it is kept already."""
    connection.execute(insert(poster_layout).values(sha256=sha256, document=document).on_conflict_do_nothing())


def put_pictures(connection: Connection, pictures: Mapping[str, bytes]) -> None:
    """Keep pictures by their digests, each once."""
    rows = [{"sha256": name, "data": data} for name, data in pictures.items()]
    if rows:
        connection.execute(insert(poster_picture).on_conflict_do_nothing(), rows)


def put(connection: Connection, rows: Sequence[ContentRow]) -> None:
    """Keep what single posters have of their own; what is kept of one already stays."""
    values = [{"issue_id": r.issue_id, "layout_sha256": r.layout_sha256, "content": r.content} for r in rows]
    if values:
        connection.execute(insert(poster_content).on_conflict_do_nothing(), values)


def find(connection: Connection, issue_id: str) -> tuple[ContentRow, bytes] | None:
    """A poster's content and its layout's document; None where nothing was kept of it."""
    row = connection.execute(
        select(poster_content, poster_layout.c.document)
        .join(poster_layout, poster_layout.c.sha256 == poster_content.c.layout_sha256)
        .where(poster_content.c.issue_id == issue_id)
    ).one_or_none()
    return (ContentRow(row.issue_id, row.layout_sha256, row.content), bytes(row.document)) if row else None


def pictures(connection: Connection, names: Sequence[str]) -> dict[str, bytes]:
    """Pictures by their digests."""
    found = connection.execute(select(poster_picture).where(poster_picture.c.sha256.in_(names)))
    return {row.sha256: bytes(row.data) for row in found}


def kept(connection: Connection, issue_ids: Sequence[str]) -> frozenset[str]:
    """Those of these posters of which the content is kept."""
    found = connection.execute(select(poster_content.c.issue_id).where(poster_content.c.issue_id.in_(issue_ids)))
    return frozenset(row.issue_id for row in found)
