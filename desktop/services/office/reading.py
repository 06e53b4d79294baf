"""Sealed lists opened on the office's own PC as a table like a desk's export; and lists of a case that a desk sealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyrage

from desktop.domain.clear_part import TEMPERATURE, clear_part, tenths_of
from desktop.domain.errors import BadInput
from desktop.domain.headings import Headings, headings_of
from desktop.domain.json_object import JsonObject
from desktop.domain.messages import Message, message
from desktop.domain.records import RECORD_KINDS
from desktop.domain.temperature import is_fever
from desktop.files.whole import unreadable, write_whole
from desktop.services.green_channel.export import EXPORTED, declaration_cells
from desktop.services.green_channel.records import Names
from desktop.services.office.opening import OpenedRecord, OpenList, opened_list
from desktop.services.office.secrets import OfficeSecret
from desktop.store.queries.declarations import DeclarationRow
from desktop.sync.sealed_list import PartHead, SealedEntry
from desktop.sync.segment import BROKEN
from desktop.sync.visit_body import KIND as SCANNED
from desktop.sync.visit_body import read_clear
from desktop.tables.writing import write_table

SEALED_CASE = ".age"
"""The ending of a list of a case that a desk sealed."""
VENUE_HEADING = {Headings.EN: "venue", Headings.ZH: "场所"}
"""Of the column in front of a table of several venues."""


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a list held. ``venues`` are names; ``total`` counts its records, ``rows`` those that are declarations.
    ``failures`` are sentences, the first of ``failed``. ``made``: UTC ms."""

    venues: tuple[str, ...]
    made: int
    total: int
    rows: int
    failed: int
    failures: tuple[Message, ...]


class DeclarationBody(msgspec.Struct):
    """What a table and a lookup need of a declaration's body beside the typed fields."""

    id: str
    gate_id: str
    visited_from: int
    visited_to: int
    precision: str
    slip: int | None = None
    inspector_id: str | None = None
    category: str = ""
    source: str = ""
    version: int = 1


_body = msgspec.json.Decoder(DeclarationBody)
_object = msgspec.json.Decoder(JsonObject)


def read_list(path: Path, secret: OfficeSecret, out: Path | None = None, headings: Headings = Headings.ZH) -> ReadList:
    """Read a sealed list to its end, and write its declarations to ``.csv`` or ``.xlsx`` as an export of a desk does, with
    the venue in front where there are several. Raises ``BadInput``, ``UserError``; nothing is written then."""
    with opened_list(path, secret) as listed:
        several = listed.head.venues > 1
        venues: dict[str, str] = {}
        rows = (
            ([part.name] if several else []) + declaration_cells(row, names_of(part, entry.desk), headings)
            for part, entry, row in _declarations(listed, venues)
        )
        if out is None:
            count = sum(1 for _ in rows)
        else:
            columns = headings_of(EXPORTED, headings)
            count = write_table(out, [VENUE_HEADING[headings], *columns] if several else columns, rows)
        failures = listed.failures
    total = listed.total
    return ReadList(tuple(venues.values()), listed.head.made, total, count, failures.count, tuple(failures.sentences))


def open_case(path: Path, secret: OfficeSecret) -> bytes:
    """The list of a case that a desk sealed for the office (``.age``): the file that it was before. Raises ``BadInput``."""
    try:
        return bytes(pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(secret.identity)]))
    except OSError as error:
        raise BadInput.at("list", unreadable(path, error).message) from None
    except pyrage.DecryptError:
        raise BadInput.at(
            "list",
            message(
                "office", "{path} does not open with this key: it is sealed for another one, or damaged.", path=path
            ),
        ) from None


def write_case(path: Path, data: bytes) -> None:
    """Write an opened list of a case; the name's ending must be that of what it is. Raises ``BadInput``, ``UserError``."""
    kind = ".pdf" if data.startswith(b"%PDF") else ".xlsx" if data.startswith(b"PK") else ".csv"
    if path.suffix.lower() != kind:
        raise BadInput.at(
            "out", message("office", "This list is a {kind} file. Give the name {kind} as its ending.", kind=kind)
        )
    write_whole(path, data)


def names_of(part: PartHead, desk: str) -> Names:
    """What identifiers stand for at a desk of a venue."""
    return Names(part.prefixes.get(desk, ""), part.gates, part.members)


def row_of(record: OpenedRecord) -> DeclarationRow | None:
    """A declaration as a desk keeps it; None for a body that is none."""
    try:
        of, body = _body.decode(record.body), _object.decode(record.body)
    except BROKEN:
        return None
    temperature = tenths_of(body.get(TEMPERATURE, ""))
    visited_to, precision = of.visited_to, of.precision
    scanned = read_clear(record.entry.clear) if record.entry.kind == SCANNED else None
    if scanned is not None and scanned.visited_from == of.visited_from:  # the leaving came after the sealing
        visited_to, precision = scanned.visited_to, scanned.precision.value
    return DeclarationRow(
        id=of.id,
        slip=of.slip,
        gate_id=of.gate_id,
        inspector_id=of.inspector_id,
        category=of.category,
        visited_from=of.visited_from,
        visited_to=visited_to,
        precision=precision,
        temperature=temperature,
        needs_worksheet=is_fever(temperature) or bool(body.get("symptoms")),
        source=of.source,
        entered_at=record.entry.occurred,
        entered_by="",
        version=of.version,
        document="",
        fingerprint=b"",
        body=body,
    )


def _declarations(listed: OpenList, venues: dict[str, str]) -> Iterator[tuple[PartHead, SealedEntry, DeclarationRow]]:
    for record in listed.records():
        venues[record.part.venue] = record.part.name
        row = row_of(record)
        if row is None:
            listed.failures.add(message("office", "Record {number} is no declaration.", number=str(record.number)))
            continue
        if not is_as_readable(record):
            listed.failures.add(
                message(
                    "office",
                    "Record {number}: what the hub can read of it was changed since the desk sealed it. The table has what the desk sealed.",
                    number=str(record.number),
                )
            )
        yield record.part, record.entry, row


def is_as_readable(record: OpenedRecord) -> bool:
    """Whether the clear part at the hub says what the sealed body does. An older hub may keep less of it."""
    if record.entry.kind == SCANNED:
        return _is_scan_as_readable(record)
    kind, _, action = record.entry.kind.partition(".")
    registered = RECORD_KINDS.find(kind)
    if registered is None:
        return False
    try:
        stated, sealed = _object.decode(record.entry.clear), _object.decode(record.body)
    except BROKEN:
        return False
    clear = clear_part(registered, action, sealed)
    return all(name in clear and clear[name] == value for name, value in stated.items())


def _is_scan_as_readable(record: OpenedRecord) -> bool:
    """The same for a visit: but for the leaving, the hub reads what was sealed."""
    clear = read_clear(record.entry.clear)
    try:
        body = _body.decode(record.body)
    except BROKEN:
        return False
    sealed = body.id, body.gate_id, body.visited_from
    return clear is not None and sealed == (record.entry.subject, clear.gate_id, clear.visited_from)
