"""200 A4 posters, made and every page decoded, against ``glabels-3-batch`` with the same merge, undecoded.

Both are timed as whole processes, turn about, the medians of some rounds. Ours is ``venuedesk posters``: start-up,
unlocking, the encrypted desk, layout, painting, decoding of every page, the ledger and the file.
"""

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figures import Figure, NotMeasured, Outcome

ROOT = Path(__file__).resolve().parents[2]
COUNT = 200
VENUE = "惠州市惠城区江北街道社区卫生服务中心"
PASSWORD = "venuedesk-demo"
_RIVAL = "glabels-3-batch"
_TIME = "200 posters, made and decoded / glabels-3-batch, undecoded"
_MEMORY = "memory kept after a batch of 200 posters"
_BATCHES = """
import gc, resource, sys
from pathlib import Path
from desktop.app.program import Program
from desktop.domain.posters import Language

def resident():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

program = Program()
access = program.access(Path(sys.argv[1]))
with program.desk(access, access.open(access.manager().slot_id, sys.argv[2])) as desk:
    gates = [gate.id for gate in desk.gates.list()]
    desk.posters.prepare("a4", Language.ZH_EN, gates[:2])
    before = resident()
    batch = desk.posters.prepare("a4", Language.ZH_EN)
    held = resident()
    del batch
    print(before, held, resident())
"""


def measure(runs: int) -> Iterator[Outcome]:
    """Whole processes, turn about, the medians; and what a batch leaves behind in the memory of a process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        gates = _make_desk(place)
        yield from _against_rival(place, gates, min(runs, 5))
        yield _memory(place)


def _against_rival(place: Path, gates: list[tuple[str, str, str]], rounds: int) -> Iterator[Outcome]:
    rival = shutil.which(_RIVAL)
    if rival is None:
        yield NotMeasured(_TIME, f"{_RIVAL} is not installed (Debian: glabels)")
        return
    write_merge(place, gates)
    ours = _venuedesk("posters", "--dir", place / "desk", "--out", place / "ours.pdf")
    theirs = [rival, "-i", str(place / "rows.csv"), "-o", str(place / "theirs.pdf"), str(place / "poster.glabels")]
    times = [(_seconds(ours, place), _seconds(theirs, place)) for _ in range(rounds)]
    if not (place / "theirs.pdf").stat().st_size:
        raise RuntimeError(f"{_RIVAL} wrote nothing")
    our, their = (statistics.median(pair[side] for pair in times) for side in (0, 1))
    yield Figure(_TIME, our / their, "ratio", 1.0, 0.7, f"{our:.2f} s / {their:.2f} s")


def _memory(place: Path) -> Outcome:
    """In a process of its own: two posters, then all, then all given up."""
    done = subprocess.run(
        [sys.executable, "-c", _BATCHES, str(place / "desk"), PASSWORD],
        env=_environment(place),
        check=True,
        capture_output=True,
        text=True,
    )
    before, held, after = map(float, done.stdout.split())
    return Figure(
        _MEMORY, after - before, "MiB", 10, 5, f"{before:.0f} MiB, {held:.0f} with the batch, {after:.0f} after"
    )


def _make_desk(place: Path) -> list[tuple[str, str, str]]:
    """A demonstration desk of 200 gates; gives the rows that glabels merges: gate, serial, code."""
    made = subprocess.run(
        _venuedesk("demo", "--dir", place / "desk", "--gates", COUNT, "--no-window", "--json"),
        cwd=place,
        env=_environment(place),
        check=True,
        capture_output=True,
    )
    gates = json.loads(made.stdout)["gates"]
    return [(gate["name"], f"JB-2026-{n:04d}", gate["payload"]) for n, gate in enumerate(gates, 1)]


def _venuedesk(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "desktop", *map(str, arguments)]


def _environment(place: Path) -> dict[str, str]:
    """A user of their own, who knows the demonstration's password; modules compiled, as those of an installed program."""
    own = {"HOME": str(place), "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(place / "bytecode")}
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return inherited | own | {"VENUEDESK_PASSWORD": PASSWORD}


def write_merge(folder: Path, gates: Sequence[tuple[str, str, str]]) -> None:
    """The same posters as a glabels document and its rows."""
    with (folder / "rows.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["venue", "gate", "serial", "code"])
        rows.writerows([VENUE, *row] for row in gates)
    (folder / "poster.glabels").write_text(_glabels_document(), encoding="utf-8")


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
    subprocess.run(command, cwd=folder, env=_environment(folder), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
