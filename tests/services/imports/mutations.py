"""Breaks a file in many ways and reads each as an import does; a process of its own, so that its memory can be told."""

import io
import json
import random
import re
import sys
import time
import zipfile
from pathlib import Path

from desktop.domain.errors import BadInput
from desktop.services.imports.sheets import DeclarationSheets
from desktop.tables.reading import open_table

_BYTES = (
    b"\0",
    b"\xff",
    b'"',
    b",",
    b"\n",
    b"\r",
    b";",
    b"\t",
    b"'",
    b"<",
    b">",
    b"&",
    b"\xe5",
    b"\x81\x30",
    b"=",
    b"1e999",
)
_PARTS = (
    b'<row r="1048576">',
    b'<c r="XFD9">',
    b'<c r="A0">',
    b"</row>",
    b"<v>1e309</v>",
    b"<v>NaN</v>",
    b't="s"',
    b't="e"',
    b"<v>99999999</v>",
    b' number-rows-repeated="9999999"',
    b'<!DOCTYPE x [<!ENTITY a "b">]>',
    b"&a;",
    b"<f>1/0</f>",
    b'hidden="1"',
)


def main() -> None:
    original, many, folder = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    chance = random.Random(11)
    data = original.read_bytes()
    counts = {"taken": 0, "refused": 0}
    slowest = 0.0
    for number in range(many):
        path = folder / f"mutated{number % 4}{original.suffix}"
        path.write_bytes(mutated(data, original.suffix, chance))
        began = time.monotonic()
        counts["taken" if read(path) else "refused"] += 1
        slowest = max(slowest, time.monotonic() - began)
    status = Path("/proc/self/status").read_text()
    peak = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])  # type: ignore[index]
    sys.stdout.write(json.dumps(counts | {"slowest": slowest, "peak_kib": peak}))


def read(path: Path) -> bool:
    """Whether the file can be taken; then its lines add up."""
    try:
        with path.open("rb") as file:
            sheets = DeclarationSheets(open_table(file, path.name))
            drafts = sum(1 for _ in sheets.drafts())
    except BadInput:
        return False
    not_read = sum(lines.count for lines in sheets.not_read)
    assert sheets.lines == drafts + not_read, f"{path.name}: {sheets.lines} lines, {drafts} drafts, {not_read} not read"
    return True


def mutated(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """The file with one to eight changes: to its bytes, or to the parts that are packed in it."""
    if suffix == ".csv" or chance.random() < 0.3:
        return changed(data, chance, _BYTES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victims = [name for name in parts if name.endswith(".xml")]
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(victims)
        parts[name] = changed(parts[name], chance, (*_BYTES, *_PARTS))
        if chance.random() < 0.05 and len(victims) > 1:
            del parts[name]
            victims.remove(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(data: bytes, chance: random.Random, pieces: tuple[bytes, ...]) -> bytes:
    """Bytes put in, left out, repeated or moved."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(5):
            case 0:
                found[at:at] = chance.choice(pieces)
            case 1:
                del found[at : at + chance.choice((1, 1, 2, 7, 60))]
            case 2:
                found[at:at] = found[at : at + chance.choice((1, 9, 200))] * chance.choice((1, 2, 30))
            case 3:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 4:
                other = chance.randrange(len(found) + 1)
                found[at:at] = found[other : other + 40]
    return bytes(found)
