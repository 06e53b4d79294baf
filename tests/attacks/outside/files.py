"""Files made to harm whoever opens them: small on the disk, large or endless once they are read."""

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.services.imports.files import NAMES, person, write_ods, write_xlsx


def xlsx(path: Path, rows: str = "", beside: str = "", strings: str = "") -> Path:
    """A workbook whose sheet, or whose table of texts, is written as it is given; the headings and a person come first."""
    write_xlsx(path, [person()])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = sheet.replace("</sheetData>", f"{rows}</sheetData>{beside}")
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    if strings:
        parts["xl/sharedStrings.xml"] = strings.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def entities(path: Path) -> Path:
    """Entities of entities: a billion laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return xlsx(
        path, strings=f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY l0 "ha">{laughs}]><sst><si><t>&l9;</t></si></sst>'
    )


def quadratic(path: Path) -> Path:
    """One entity of 100,000 characters, written ten thousand times."""
    return xlsx(
        path, strings=f'<!DOCTYPE s [<!ENTITY a "{"a" * 100_000}">]><sst><si><t>{"&a;" * 10_000}</t></si></sst>'
    )


def nested(path: Path) -> Path:
    """A hundred thousand elements within each other."""
    return xlsx(path, rows="<row>" * 100_000)


def empty_cells(path: Path) -> Path:
    """Twenty million cells that hold nothing."""
    return xlsx(path, rows="".join(("<row>", "<c/>" * 5_000_000, "</row>")))


def merged(path: Path) -> Path:
    """Twenty thousand ranges that are merged, each over all of the sheet, in a sheet said to be as large as any."""
    cells = '<mergeCell ref="A1:XFD1048576"/>' * 20_000
    return xlsx(path, beside=f'<dimension ref="A1:XFD1048576"/><mergeCells>{cells}</mergeCells>')


def many_lines(path: Path) -> Path:
    """Thirty thousand lines of one cell, none of which can be taken: a hundred times as many make no larger file."""
    return xlsx(path, rows='<row><c t="b"><v>1</v></c></row>' * 30_000)


def texts(path: Path) -> Path:
    """More texts than any workbook has, each as long as a cell may be."""
    text = f"<si><t>{'x' * 30_000}</t></si>"
    return xlsx(path, strings=f"<sst>{text * 900}</sst>")


def repeated_lines(path: Path) -> Path:
    """A line of an ODS that is said to stand there a million times."""
    row = (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row>"
    )
    return _in_first_table(path, row)


def repeated_cells(path: Path) -> Path:
    """Three hundred lines with sixteen thousand cells each, in one element."""
    row = (
        '<table:table-row table:number-rows-repeated="300"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    return _in_first_table(path, row)


def _in_first_table(path: Path, row: str) -> Path:
    write_ods(path, [person()])
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content.replace("</table:table>", f"{row}</table:table>", 1))
    return path


def one_cell(path: Path) -> Path:
    """A CSV of one cell that does not end."""
    path.write_bytes((",".join(NAMES) + '\n"').encode() + b"x\n" * 500_000)
    return path


SHEETS: dict[str, Callable[[Path], Path]] = {
    "a.xlsx": entities,
    "b.xlsx": quadratic,
    "c.xlsx": nested,
    "d.xlsx": empty_cells,
    "e.xlsx": merged,
    "f.xlsx": many_lines,
    "j.xlsx": texts,
    "g.ods": repeated_lines,
    "h.ods": repeated_cells,
    "i.csv": one_cell,
}


HARMLESS = frozenset({"e.xlsx"})
"""What of them is read as any other: what they say to harm is passed over."""


def eps(path: Path) -> Path:
    """A program in PostScript, called a photo."""
    path.write_bytes(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\n(mark) (w) file closefile\nshowpage\n%%EOF\n"
    )
    return path


def _zeros(count: int) -> bytes:
    """So many zero bytes for zlib, made without having them."""
    megabyte = 1 << 20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(megabyte)) + packer.flush(zlib.Z_FULL_FLUSH)
    whole, rest = divmod(count, megabyte)
    end = zlib.compressobj(9, zlib.DEFLATED, -15)
    tail = end.compress(bytes(rest)) + end.flush()
    return b"\x78\xda" + block * whole + tail + ((count % 65521 << 16) | 1).to_bytes(4)


def pdf_with_picture(path: Path, side: int = 20_000) -> Path:
    """A PDF with one picture of ``side`` × ``side`` pixels: 900 kB, from which a renderer makes gigabytes."""
    data = _zeros(side * side * 3)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 27>>stream\nq 600 0 0 600 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (side, side, len(data), data),
    ]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    path.write_bytes(out)
    return path


def png_of(path: Path, side: int) -> Path:
    """A picture of zeros, ``side`` × ``side`` pixels with transparency."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    head = side.to_bytes(4) * 2 + bytes((8, 6, 0, 0, 0))
    data = _zeros(side * (side * 4 + 1))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""))
    return path


def _use(number: int) -> str:
    return f'<use xlink:href="#g{number}"/>'


def svg_of_uses(path: Path) -> Path:
    """A drawing that shows itself ten times within itself, nine times over."""
    groups = "".join(f'<g id="g{n}">{_use(n - 1) * 10}</g>' for n in range(1, 10))
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><defs>'
        f'<g id="g0"><path d="M0 0L9 9L0 9Z"/></g>{groups}</defs><use xlink:href="#g9"/></svg>',
        "utf-8",
    )
    return path
