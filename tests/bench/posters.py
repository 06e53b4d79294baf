"""200 A4 posters, made and every page decoded, against ``glabels-3-batch`` with the same merge, undecoded.

Both are timed as whole processes, start-up, imports and fonts included, turn about, the best of some rounds.
``python tests/bench/posters.py`` prints the figures.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COUNT = 200
VENUE = "惠州市惠城区江北街道社区卫生服务中心"
_MAKE = "make"
_RIVAL = "glabels-3-batch"


@dataclass(frozen=True, slots=True)
class PosterFigures:
    """Seconds of both whole processes."""

    ours: float
    glabels: float

    @property
    def ratio(self) -> float:
        """Ours in terms of theirs; the bar is 1.5, the aim 0.7."""
        return self.ours / self.glabels


def measure(rounds: int = 3) -> PosterFigures | None:
    """Time both; ``None`` where glabels is not installed."""
    rival = shutil.which(_RIVAL)
    if rival is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_merge(place)
        ours = [sys.executable, str(Path(__file__).resolve()), _MAKE, str(place / "ours.pdf")]
        theirs = [rival, "-i", str(place / "rows.csv"), "-o", str(place / "theirs.pdf"), str(place / "poster.glabels")]
        times = [(_seconds(ours, place), _seconds(theirs, place)) for _ in range(rounds)]
        if not (place / "theirs.pdf").stat().st_size:
            raise RuntimeError(f"{_RIVAL} wrote nothing")
    return PosterFigures(min(t[0] for t in times), min(t[1] for t in times))


def make(out: Path, count: int = COUNT) -> None:
    """The product's whole work: lay out, check, paint, render and decode every page, write the file."""
    from desktop.domain.posters import Language
    from desktop.posters.compose import PosterSubject, compose
    from desktop.posters.fonts import FontBook
    from desktop.posters.pdf import paint
    from desktop.posters.preflight import blocks, preflight
    from desktop.posters.qr import CodeMaker
    from desktop.posters.templates import TemplateShelf
    from desktop.posters.verify import expected_codes, require_verified, verify

    fonts = FontBook(ROOT / "resources" / "fonts")
    layout = TemplateShelf(ROOT / "resources" / "templates").layout("a4")
    subjects = [
        PosterSubject(
            f"gate-{number}",
            {
                "venue.name": VENUE,
                "gate.name": gate,
                "poster.serial": serial,
                "poster.issued_on": date(2026, 11, 23),
            },
            payload,
        )
        for number, (gate, serial, payload) in enumerate(_rows(count))
    ]
    composition = compose(layout, Language.ZH, subjects, fonts, CodeMaker())
    if blocks(preflight(composition)):
        raise RuntimeError("preflight blocks the posters of the bench")
    pdf = paint(composition, fonts)
    require_verified(verify(pdf, expected_codes(composition)))
    out.write_bytes(pdf)


def write_merge(folder: Path) -> None:
    """The same posters as a glabels document and its rows."""
    with (folder / "rows.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["venue", "gate", "serial", "code"])
        rows.writerows([VENUE, *row] for row in _rows(COUNT))
    (folder / "poster.glabels").write_text(_glabels_document(), encoding="utf-8")


def _rows(count: int) -> list[tuple[str, str, str]]:
    return [
        (f"{n}号门", f"JB-2026-{n:04d}", f"HTTPS://VENUE.HUIZHOU.EXAMPLE/V/7K3QWD9XAB-{n:04d}")
        for n in range(1, count + 1)
    ]


def _glabels_document() -> str:
    straight = 'a0="1" a1="0" a2="0" a3="1" a4="0" a5="0"'

    def text(y: float, height: float, points: int, weight: str, content: str, x: float = 12, width: float = 186) -> str:
        return (
            f'<Object-text x="{x}mm" y="{y}mm" w="{width}mm" h="{height}mm" justify="Center" valign="Top" '
            f'auto_shrink="False" {straight}><Span color="0x14211Eff" font_family="Noto Sans SC" '
            f'font_size="{points}" font_weight="{weight}" font_italic="False" line_spacing="1">{content}</Span>'
            "</Object-text>"
        )

    objects = [
        f'<Object-box x="12mm" y="12mm" w="186mm" h="46mm" line_width="0" line_color="0x0B6E63ff" '
        f'fill_color="0x0B6E63ff" {straight}/>',
        text(16, 26, 60, "Bold", "请扫场所码"),
        text(43, 11, 21, "Regular", "Scan to check in"),
        text(63, 26, 30, "Bold", '<Field name="venue"/>'),
        text(92, 16, 40, "Bold", '<Field name="gate"/>'),
        f'<Object-barcode x="53.5mm" y="124mm" w="103mm" h="103mm" backend="libqrencode" style="IEC18004" '
        f'text="False" checksum="True" color="0x000000ff" field="code" {straight}/>',
        text(254, 8, 15, "Bold", "微信扫一扫", 12, 58),
        text(254, 8, 15, "Bold", "确认登记", 76, 58),
        text(254, 8, 15, "Bold", "出示粤康码和行程卡", 140, 58),
        text(270, 10, 18, "Regular", "老人、儿童、残疾人请走 绿色通道 →"),
        text(285, 5, 8, "Regular", '<Field name="serial"/>', 12, 44),
        text(285, 5, 8, "Regular", '<Field name="venue"/>', 57, 96),
        text(285, 5, 8, "Regular", "2026年11月23日印制", 153, 44),
    ]
    return (
        '<?xml version="1.0"?>\n<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">'
        '<Template brand="VenueDesk" part="A4" size="A4" description="Poster"><Label-rectangle id="0" width="210mm" '
        'height="297mm" round="0" x_waste="0" y_waste="0"><Layout nx="1" ny="1" x0="0" y0="0" dx="210mm" dy="297mm"/>'
        f'</Label-rectangle></Template><Objects id="0" rotate="False">{"".join(objects)}</Objects>'
        '<Merge type="Text/Comma/Line1Keys" src="rows.csv"/><Data/></Glabels-document>\n'
    )


def _seconds(command: Sequence[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _main(arguments: Sequence[str]) -> None:
    if arguments[:1] == [_MAKE]:
        make(Path(arguments[1]))
        return
    figures = measure()
    if figures is None:
        print(f"{_RIVAL} is not installed")
    else:
        print(f"ours {figures.ours:.2f} s, glabels {figures.glabels:.2f} s, ratio {figures.ratio:.2f}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _main(sys.argv[1:])
