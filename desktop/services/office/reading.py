"""Sealed lists opened on the office's own PC: what desks sealed, verified record by record, as a table like a desk's export.

A record that does not open, or is not what it claims to be, costs a sentence and stops none of the others.
"""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pyrage

from desktop.domain.clear_part import clear_part
from desktop.domain.codes import show_code
from desktop.domain.errors import BadInput, UserError
from desktop.domain.headings import Headings, headings_of
from desktop.domain.json_object import JsonObject
from desktop.domain.messages import Message, message
from desktop.domain.records import RECORD_KINDS
from desktop.files.whole import write_whole
from desktop.services.green_channel.export import EXPORTED, declaration_cells
from desktop.services.green_channel.records import Names
from desktop.services.office.identity import MOST_BYTES, OfficeKeyFile, open_key_file, recovery_identity
from desktop.store.keys import WrongPassword
from desktop.store.queries.declarations import DeclarationRow
from desktop.store.recovery import read_recovery_code
from desktop.store.sealed import Damaged
from desktop.sync.sealed_list import SealedEntry, SealedList, read_sealed_list
from desktop.sync.sealing import KEY_BYTES, Place, Unreadable, opened
from desktop.sync.segment import BROKEN, Record
from desktop.sync.wire import WireError
from desktop.tables.writing import write_table

_LONGEST_NAME = 80
SEALED_CASE = ".age"
"""The ending of a list of a case that a desk sealed."""


@dataclass(frozen=True, slots=True)
class OfficeSecret:
    """What opens sealed lists: an age identity, and which hub's lists they are where the key file says so."""

    identity: str
    hub: str = ""
    hub_key: bytes = b""

    def __repr__(self) -> str:
        """Without the secret: tracebacks may show it."""
        return f"OfficeSecret({self.hub})"


@dataclass(frozen=True, slots=True)
class OpenedList:
    """An opened list: its declarations with the names at the desk of each, and a sentence for each record that fails.
    ``venue`` is the venue's name; ``total`` counts the records of the list; times as in ``SealedList``."""

    venue: str
    made: int
    total: int
    rows: tuple[tuple[DeclarationRow, Names], ...]
    failures: tuple[Message, ...]


class _Body(msgspec.Struct):
    """What a table needs of a declaration's body beside the typed fields."""

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
    name: str = ""


_body = msgspec.json.Decoder(_Body)
_object = msgspec.json.Decoder(JsonObject)


def secret_of_file(path: Path, passphrase: str) -> OfficeSecret:
    """The secret of a key file. Raises ``BadInput`` at ``key`` or ``passphrase``."""
    try:
        with path.open("rb") as file:
            content: OfficeKeyFile = open_key_file(file.read(MOST_BYTES + 1), passphrase)
    except OSError:
        raise BadInput.at("key", message("office", "{path} cannot be read.", path=path)) from None
    except Damaged:
        raise BadInput.at(
            "key", message("office", "{path} is no key file of an office, or it is damaged. Take its copy.", path=path)
        ) from None
    except WrongPassword:
        raise BadInput.at("passphrase", message("office", "This is not the passphrase of {path}.", path=path)) from None
    return OfficeSecret(content.identity, content.hub, content.hub_key)


def secret_of_code(text: str) -> OfficeSecret:
    """The secret of a recovery code as typed. Raises ``BadInput``."""
    return OfficeSecret(recovery_identity(read_recovery_code(text)))


def open_list(path: Path, secret: OfficeSecret) -> OpenedList:
    """Open a sealed list. Raises ``BadInput`` for a file that is none, or of another hub than the key's."""
    try:
        content = read_sealed_list(path.read_bytes())
    except OSError:
        raise BadInput.at("list", message("office", "{path} cannot be read.", path=path)) from None
    except WireError:
        raise BadInput.at(
            "list",
            message("office", "{path} is no sealed list of a hub, or only a part of one. Copy it again.", path=path),
        ) from None
    if secret.hub and (content.hub, content.hub_key) != (secret.hub, secret.hub_key):
        raise BadInput.at(
            "list", message("office", "{path} is a list of another hub than the one this key was made at.", path=path)
        )
    return _Opening(content, pyrage.x25519.Identity.from_str(secret.identity)).run()


def open_case(path: Path, secret: OfficeSecret) -> bytes:
    """The list of a case that a desk sealed for the office (``.age``): the file that it was before. Raises ``BadInput``."""
    try:
        return bytes(pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(secret.identity)]))
    except OSError:
        raise BadInput.at("list", message("office", "{path} cannot be read.", path=path)) from None
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


def write_list(path: Path, found: OpenedList, headings: Headings) -> int:
    """Write the declarations to ``.csv`` or ``.xlsx``, as an export of a desk does; gives the number of rows. Raises
    ``BadInput``, ``UserError``."""
    rows = (declaration_cells(row, names, headings) for row, names in found.rows)
    return write_table(path, headings_of(EXPORTED, headings), rows)


@dataclass(slots=True)
class _Opening:
    content: SealedList
    identity: pyrage.x25519.Identity
    secrets: dict[bytes, bytes | None] = field(default_factory=dict)

    def run(self) -> OpenedList:
        rows: list[tuple[DeclarationRow, Names]] = []
        failures: list[Message] = []
        for number, entry in enumerate(self.content.entries, start=1):
            try:
                record = self._opened(number, entry)
                rows.append((_row(record), self._names(entry.desk)))
            except _Failure as failure:
                failures.append(failure.message)
                continue
            if not _is_as_readable(entry, record):
                failures.append(
                    message(
                        "office",
                        "Record {number}: what the hub can read of it was changed since the desk sealed it. The table has what the desk sealed.",
                        number=str(number),
                    )
                )
        content = self.content
        return OpenedList(content.venue_name, content.made, len(content.entries), tuple(rows), tuple(failures))

    def _opened(self, number: int, entry: SealedEntry) -> Record:
        wrapped = self.content.content_keys.get(entry.content_key)
        secret = self._secret(entry.content_key)
        if wrapped is None or secret is None:
            raise _Failure(
                message(
                    "office",
                    "Record {number} is sealed for another key ({fingerprint}). Open the list with that key.",
                    number=str(number),
                    fingerprint=show_code(wrapped.fingerprint[:_LONGEST_NAME]) if wrapped else "?",
                )
            )
        closed = Record(
            entry.seq,
            entry.kind,
            entry.subject,
            entry.schema,
            entry.occurred,
            None,
            entry.digest,
            entry.clear,
            entry.sealed,
        )
        place = Place(self.content.hub, self.content.venue, entry.desk, entry.incarnation)
        try:
            return opened(closed, place, secret)
        except Unreadable:
            raise _Failure(
                message(
                    "office",
                    "Record {number} does not open: it was altered, or put in another one's place.",
                    number=str(number),
                )
            ) from None

    def _secret(self, name: bytes) -> bytes | None:
        """A content key; None where this office key does not open it."""
        if name not in self.secrets:
            wrapped = self.content.content_keys.get(name)
            try:
                found = None if wrapped is None else bytes(pyrage.decrypt(wrapped.wrapped, [self.identity]))
            except pyrage.DecryptError:
                found = None
            self.secrets[name] = found if found is not None and len(found) == KEY_BYTES else None
        return self.secrets[name]

    def _names(self, desk: str) -> Names:
        return Names(self.content.prefixes.get(desk, ""), self.content.gates, self.content.members)


class _Failure(UserError):
    """One record fails; the others are read."""


def _row(record: Record) -> DeclarationRow:
    """A declaration as a desk keeps it. Raises ``_Failure`` for a body that is none."""
    try:
        of, body = _body.decode(record.body or ""), _object.decode(record.body or "")
    except BROKEN:
        raise _Failure(message("office", "Record {number} is no declaration.", number=str(record.seq))) from None
    return DeclarationRow(
        id=of.id,
        slip=of.slip,
        gate_id=of.gate_id,
        inspector_id=of.inspector_id,
        category=of.category,
        visited_from=of.visited_from,
        visited_to=of.visited_to,
        precision=of.precision,
        temperature=None,
        needs_worksheet=False,
        source=of.source,
        entered_at=record.occurred,
        entered_by="",
        version=of.version,
        document="",
        fingerprint=b"",
        body=body,
    )


def _is_as_readable(entry: SealedEntry, record: Record) -> bool:
    """Whether the clear part at the hub says what the sealed body does. An older hub may keep less of it."""
    kind, _, action = record.kind.partition(".")
    registered = RECORD_KINDS.find(kind)
    if registered is None:
        return False
    try:
        told, sealed = _object.decode(entry.clear), _object.decode(record.body or "")
    except BROKEN:
        return False
    clear = clear_part(registered, action, sealed)
    return all(name in clear and clear[name] == value for name, value in told.items())
