"""What is fuzzed: for each reader a function that is given bytes, and does what the program does with a file of them.

A reader may refuse with its own error; anything else is a crash. Where a signature, a checksum or a packing would stop
nearly every input at the door, the first byte says which part of an honest file the others take the place of, and the
file is put together around them as its maker would.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.errors import BadInput
from desktop.posters.document.untrusted import read_file
from desktop.services.imports.sheets import DeclarationSheets
from desktop.store.bodies import body_digest
from desktop.sync import bundle, stick_requests
from desktop.sync.bundle import BundleError
from desktop.sync.invitation import Invitation, open_invitation, seal_invitation
from desktop.sync.segment import FIRST_CHAIN, VERSION, Header, Record, SegmentError, open_segment, peek, seal
from desktop.sync.wire import Receipt, WireError, unproved
from desktop.tables.reading import TablePart, open_table
from tests.services.imports.files import person, write_csv, write_ods, write_xlsx

Target = Callable[[bytes], None]
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
_AGE = pyrage.x25519.Identity.from_str("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")


class _AnySignature:
    """A key that finds every signature right: no fuzzer makes one."""

    def verify(self, signature: bytes, data: bytes) -> None:
        del signature, data


def segment(data: bytes) -> None:
    """A segment as a hub opens it; or one of its parts, unpacked where it is packed."""
    parts = list(_segment_parts())
    place = data[0] if data else 255
    if place < len(parts):
        content = data[1:]
        parts[place] = zstandard.ZstdCompressor(1).compress(content) if _is_packed(parts[place]) else content
        data = msgspec.msgpack.encode(parts)
    try:
        peek(data)
        open_segment(data, _AnySignature())
    except SegmentError:
        return


def receipt(data: bytes) -> None:
    """A file of receipts as a desk opens it, with or without its checksum."""
    for content in (data, _framed(data)):
        try:
            parts = bundle.unpack_receipts(content)
        except BundleError:
            continue
        for part in parts:
            stick_requests.result_recipient(part)
            stick_requests.open_digests(part)
            _refusing(lambda part=part: unproved(part, Receipt))
            _refusing(lambda part=part: stick_requests.open_pages(part, str(_AGE)))
            _refusing(lambda part=part: stick_requests.open_result(part, _AnySignature()))


def requests(data: bytes) -> None:
    """The parts of a bundle as a hub opens them, once it is decrypted."""
    _refusing(lambda: bundle.unpack(data, str(_AGE)))
    for part in (data, b"VDE1" + data, b"VDJ1" + data, b"VDA1" + data):
        _refusing(lambda part=part: stick_requests.open_enrolment_request(part))
        _refusing(lambda part=part: stick_requests.open_join_request(part))
        _refusing(lambda part=part: stick_requests.open_pull_request(part, None))


def invitation(data: bytes) -> None:
    """An invitation as a desk opens it, with or without its checksum."""
    for content in (data, _framed(data)):
        _refusing(lambda content=content: open_invitation(content))


def template(data: bytes) -> None:
    """A layout file."""
    try:
        read_file(data)
    except BadInput:
        return


def csv(data: bytes) -> None:
    """A text file of declarations."""
    _table(data, "f.csv")


def xlsx(data: bytes) -> None:
    """A workbook; or one of its parts."""
    _table(_packed(data, _xlsx_parts(), b"PK"), "f.xlsx")


def ods(data: bytes) -> None:
    """A spreadsheet document; or its content."""
    _table(_packed(data, _ods_parts(), b"PK"), "f.ods")


TARGETS: dict[str, Target] = {
    "segment": segment,
    "receipt": receipt,
    "requests": requests,
    "invitation": invitation,
    "template": template,
    "csv": csv,
    "xlsx": xlsx,
    "ods": ods,
}


def seeds(name: str) -> Sequence[bytes]:
    """Honest inputs to begin with."""
    match name:
        case "segment":
            parts = _segment_parts()
            unpacked = [zstandard.ZstdDecompressor().decompress(p) if _is_packed(p) else p for p in parts]
            return [_segment(), *(bytes([place]) + part for place, part in enumerate(unpacked))]
        case "invitation":
            return [(made := _invitation())[:-32], made]
        case "receipt":
            result = stick_requests.EnrolmentResult("h", "d", b"t", "", 1)
            parts = (stick_requests.seal_result(result, _KEY), stick_requests.seal_digests(b"x"))
            return [(made := bundle.pack_receipts(parts))[:-32], made]
        case "requests":
            return [msgspec.msgpack.encode([b"\x90", bytes(64)]), bundle.pack([b"x"], str(_AGE.to_public()))]
        case "template":
            templates = Path(__file__).parents[3] / "resources" / "templates"
            return [one.read_bytes() for one in sorted(templates.rglob("*.json"))][:3]
        case "csv":
            return [_made(write_csv, "f.csv")]
        case "xlsx":
            return [bytes([place]) + part for place, part in enumerate(_xlsx_parts().values())]
        case _:
            return [bytes([place]) + part for place, part in enumerate(_ods_parts().values())]


def _table(data: bytes, name: str) -> None:
    """As an import reads it, and as a reader process gives it on; of a table that is taken, the lines add up."""
    with io.BytesIO(data) as file:
        try:
            table = open_table(file, name)
            msgspec.msgpack.encode(TablePart(table.sheets, tuple(table.rows())))
            sheets = DeclarationSheets(table)
            drafts = sum(1 for _ in sheets.drafts())
        except BadInput:
            return
        assert sheets.lines == drafts + sum(lines.count for lines in sheets.not_read)


def _refusing(read: Callable[[], object]) -> None:
    try:
        read()
    except (BundleError, WireError):
        return


def _framed(content: bytes) -> bytes:
    return content + hashlib.blake2b(content, digest_size=32).digest()


def _is_packed(part: bytes) -> bool:
    return part.startswith(b"\x28\xb5\x2f\xfd")


def _packed(data: bytes, parts: dict[str, bytes], raw: bytes) -> bytes:
    """The document with one of its parts replaced; the bytes as they are where they begin as such a document does."""
    if data.startswith(raw) or not data:
        return data
    names = list(parts)
    victim = names[data[0] % len(names)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data[1:] if name == victim else part)
    return out.getvalue()


@cache
def _segment() -> bytes:
    salt = bytes(16)
    records = [
        Record(n, "declaration.enter", f"0192c0de-0000-7000-8000-00000000000{n}", 1, 5 + n, salt, b"", '{"a": 1}')
        for n in range(1, 4)
    ]
    kept = [msgspec.structs.replace(one, digest=body_digest(salt, one.body or "")) for one in records]
    return seal(Header(VERSION, "h", "v", "d", "i", 1, 3, FIRST_CHAIN), kept, _KEY)


@cache
def _segment_parts() -> tuple[bytes, ...]:
    return msgspec.msgpack.decode(_segment(), type=tuple[bytes, ...])


@cache
def _invitation() -> bytes:
    key = _KEY.public_key().public_bytes_raw()
    return seal_invitation(Invitation("h", "e", key, str(_AGE.to_public()), "t", "", True, 1, ""), _KEY)


def _made(write: Callable[..., Path], name: str) -> bytes:
    with TemporaryDirectory() as folder:
        return write(Path(folder) / name, [person(), person(name="麦小芳", phone="13900139000")]).read_bytes()


@cache
def _xlsx_parts() -> dict[str, bytes]:
    kept = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
    parts = _parts(_made(write_xlsx, "f.xlsx"))
    return {name: parts[name] for name in (*kept, *(name for name in parts if name.endswith(".rels")))}


@cache
def _ods_parts() -> dict[str, bytes]:
    return _parts(_made(write_ods, "f.ods")) | {"META-INF/manifest.xml": b"<manifest/>"}


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def checksum(data: bytes) -> str:
    """How an input is named among those that are kept."""
    return f"{zlib.crc32(data):08x}"
