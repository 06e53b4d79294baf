"""From PDF to paper through a real print server: the code lies where the layout has it, as large as the layout has it,
and is read by a decoder that the program does not use."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.posters import Language, PosterState
from desktop.posters.output.rendition import Rendition
from desktop.printing.cups import CupsSpooler
from desktop.printing.media import Media
from desktop.printing.offset import Offset, calibrated_pdf
from desktop.services.desk import Desk
from desktop.services.printing.posters import PrintOrder, PrintService
from desktop.services.printing.sheets import smaller_papers, tiling_on
from tests.posters.samples import page_image
from tests.printing.cupsd import Driver, PrivateCups, private_cups
from tests.printing.sheets import Frame, find_code, page_count, page_size

CLOSE_MM = 0.3
SLOPPY = Offset(1.6, -1.1, 0.9955, 1.0035)
"""What a printer that wants calibrating does to every page."""


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        yield server


@pytest.fixture
def printing(desk: Desk, program: Program) -> PrintService:
    return PrintService(desk.session, desk.posters, CupsSpooler(poll_s=0.02), program.settings)


def code_of(desk: Desk, template: str) -> Frame:
    """Where the layout has its code."""
    layout = desk.typesetting.templates.layout(template)
    frame = next(element.frame for element in layout.elements if element.id == "code")
    return Frame(frame.x, frame.y, frame.width, frame.height)


def order_of(desk: Desk, template: str, rendition: Rendition | None = None) -> PrintOrder:
    gates = tuple(gate.id for gate in desk.gates.list()[:1])
    return PrintOrder(template, Language.ZH, gates, "desk", rendition=rendition or Rendition())


def payload_of(desk: Desk) -> str:
    (page,) = desk.posters.prepare("a4", Language.ZH, order_of(desk, "a4").gate_ids).pages
    return page.payload


def require_zbar_reads(pdf: bytes, page: int, payload: str, folder: Path) -> None:
    if shutil.which("zbarimg") is None:
        pytest.skip("zbarimg (zbar-tools) is not installed")
    picture = folder / "page.png"
    page_image(pdf, page, 150).save(picture)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True)
    assert read.stdout.split() == [payload]


@pytest.mark.parametrize(
    ("template", "driver", "rendition"),
    [
        ("a4", Driver.POSTSCRIPT, Rendition()),
        ("a3", Driver.POSTSCRIPT, Rendition(ink_saving=True)),
        ("a3", Driver.PDF, Rendition()),
    ],
)
def test_the_code_is_where_and_as_large_as_the_layout_has_it(
    cups: PrivateCups,
    desk: Desk,
    printing: PrintService,
    tmp_path: Path,
    template: str,
    driver: Driver,
    rendition: Rendition,
) -> None:
    cups.add_queue("desk", driver)
    printing.print_posters(order_of(desk, template, rendition))
    (job,) = cups.jobs()
    paper = cups.printed(job)
    found = find_code(paper)
    assert found.payload == payload_of(desk)
    assert found.frame.distance(code_of(desk, template)) < CLOSE_MM
    require_zbar_reads(paper, 0, found.payload, tmp_path)


def test_a_sloppy_printer_is_calibrated_from_a_scan_and_then_right(
    cups: PrivateCups, desk: Desk, printing: PrintService, tmp_path: Path
) -> None:
    cups.add_queue("desk")
    desk.calibration.print_sheet("desk", "Desk laser", (210, 297), Language.ZH_EN)
    scan = tmp_path / "scan.png"
    page_image(calibrated_pdf(cups.printed(cups.jobs()[-1]), SLOPPY), dpi=200).save(scan)
    desk.calibration.keep("desk", desk.calibration.from_picture(scan))

    printing.print_posters(order_of(desk, "a4"))
    paper = calibrated_pdf(cups.printed(cups.jobs()[-1]), SLOPPY)
    found = find_code(paper)
    assert found.payload == payload_of(desk)
    assert found.frame.distance(code_of(desk, "a4")) < CLOSE_MM
    require_zbar_reads(paper, 0, found.payload, tmp_path)

    # The next sheet is printed with it, and shows that nothing is left to correct.
    desk.calibration.print_sheet("desk", "Desk laser", (210, 297), Language.ZH_EN)
    page_image(calibrated_pdf(cups.printed(cups.jobs()[-1]), SLOPPY), dpi=200).save(scan)
    again, kept = desk.calibration.from_picture(scan), desk.calibration.of("desk")
    assert again.place(105, 148.5) == pytest.approx(kept.place(105, 148.5), abs=0.1)


def test_an_a3_poster_goes_onto_a4_sheets_with_its_code_whole(
    cups: PrivateCups, desk: Desk, printing: PrintService, tmp_path: Path
) -> None:
    cups.add_queue("desk")
    (printer,) = printing.printers()
    a4: Media = smaller_papers(printer, 297, 420)[0]
    tiling = tiling_on(a4, 10)
    desk.calibration.keep("desk", Offset(0.8, 0.4, 1.002, 1))
    outcome = printing.print_posters(order_of(desk, "a3", Rendition(tiling=tiling)))
    assert outcome.sheets == 3
    paper = cups.printed(cups.jobs()[0])
    assert page_count(paper) == 3
    assert sorted(page_size(paper)) == pytest.approx([210, 297], abs=0.3)
    found = find_code(paper, 1)
    assert found.payload == payload_of(desk)
    side = code_of(desk, "a3").width
    assert sorted((found.frame.width, found.frame.height)) == pytest.approx([side, side * 1.002], abs=CLOSE_MM)
    require_zbar_reads(paper, 1, found.payload, tmp_path)
    assert desk.posters.states()[0].state is PosterState.PRINTED
    # Printed whole later, it is still the same poster.
    before = [poster.serial for poster in desk.posters.states()]
    printing.print_posters(order_of(desk, "a3"))
    assert [poster.serial for poster in desk.posters.states()] == before
