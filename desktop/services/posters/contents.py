"""What was on each poster that went out, kept so that it can be drawn again as it was, and proved by the ledger's digest.

A poster has a few hundred bytes of its own: the values, and what differs at its gate. Layouts and their pictures are kept
once for all posters that were made of them. Nothing of it is personal, and nothing of it leaves the desk.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput, UserError
from desktop.domain.json_object import JsonObject
from desktop.domain.messages import message
from desktop.domain.posters import Language, PosterIssue
from desktop.posters.composition.compose import PosterSubject, content_digests
from desktop.posters.document.layout import Layout
from desktop.posters.document.layout_json import dump, load
from desktop.store.connections import Connection
from desktop.store.queries import poster_contents
from desktop.store.queries.poster_contents import ContentRow

_OF_THE_PRINT = ("poster.serial", "poster.issued_on")
"""Values that are the ledger's, and no part of the content."""

_DAMAGED = message(
    "poster_history", "What was kept of this poster is not what the ledger says was printed, so it is not shown."
)


@dataclass(frozen=True, slots=True)
class PosterContent:
    """One poster as it was: its layout, changed for no other gate, its language and its values."""

    layout: Layout
    language: Language
    subject: PosterSubject


def keep_contents(
    connection: Connection, layout: Layout, subjects: Sequence[PosterSubject], issue_ids: Sequence[str]
) -> None:
    """Keep what posters of one layout say; ``issue_ids`` are theirs, in the same order."""
    document, names = _without_pictures(layout)
    sha256 = hashlib.sha256(document).hexdigest()
    poster_contents.put_layout(connection, sha256, zlib.compress(document, 9))
    poster_contents.put_pictures(connection, {name: layout.assets[name].data for name in names})
    rows = [
        ContentRow(issue_id, sha256, _content_json(layout, subject))
        for subject, issue_id in zip(subjects, issue_ids, strict=True)
    ]
    poster_contents.put(connection, rows)


def read_content(connection: Connection, issue: PosterIssue) -> PosterContent | None:
    """What was on a poster, with its serial and date; None where nothing was kept. Raises ``UserError`` where what was kept
    is not what the ledger's digest was taken over."""
    found = poster_contents.find(connection, issue.id)
    if found is None:
        return None
    row, packed = found
    try:
        layout = _with_pictures(connection, zlib.decompress(packed))
        content: JsonObject = json.loads(row.content)
        if content["own"]:
            layout = replace(layout, overrides={issue.gate_id: content["own"]})
        values: dict[str, str | date] = dict(content["values"])
        subject = PosterSubject(issue.gate_id, values, issue.payload)
        (digest,) = content_digests(layout, issue.language, [subject])
    except (BadInput, KeyError, ValueError, zlib.error) as error:
        raise UserError(_DAMAGED) from error
    if digest != issue.digest:
        raise UserError(_DAMAGED)
    values |= {"poster.serial": issue.serial, "poster.issued_on": venue_time(issue.issued_at).date()}
    return PosterContent(layout, issue.language, subject)


def _content_json(layout: Layout, subject: PosterSubject) -> str:
    values = {name: str(value) for name, value in subject.values.items() if name not in _OF_THE_PRINT}
    own = layout.overrides.get(subject.gate_id, {})
    return json.dumps({"values": values, "own": own}, ensure_ascii=False)


def _without_pictures(layout: Layout) -> tuple[bytes, tuple[str, ...]]:
    plain: dict[str, object] = json.loads(dump(replace(layout, overrides={}, assets={})))
    plain["assets"] = names = list(layout.assets)  # their order is part of the digest
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), tuple(names)


def _with_pictures(connection: Connection, document: bytes) -> Layout:
    plain = json.loads(document)
    found: Mapping[str, bytes] = poster_contents.pictures(connection, plain["assets"])
    plain["assets"] = {name: base64.b64encode(found[name]).decode("ascii") for name in plain["assets"]}
    return load(json.dumps(plain))
