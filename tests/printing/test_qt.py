"""Painting onto ``QPrinter``: the code comes out where the layout has it, in whichever thread it is painted."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.paper import Margins
from desktop.printing.cups import CupsSpooler
from desktop.printing.media import Media, media_for_page
from desktop.printing.qt import QtSpooler
from desktop.printing.spooler import JobState, Printer, PrinterState, PrintJob, PrintTicket
from tests.printing.cupsd import PrivateCups
from tests.printing.sheets import CODE, find_code, page_count, page_size, payload, sheets

A4 = media_for_page(210, 297)
A3 = media_for_page(297, 420)
CLOSE_MM = 0.3

pytestmark = pytest.mark.usefixtures("qapp")


class PdfDevices:
    """A printer of Qt's that puts its sheets into a file."""

    def __init__(self, path: Path, dpi: int = 600) -> None:
        self.path = path
        self.dpi = dpi
        self.printer = Printer("file", "File printer", True, PrinterState.IDLE, (), (A4, A3), dpi, True)

    def printers(self) -> tuple[Printer, ...]:
        return (self.printer,)

    def open(self, name: str) -> QPrinter:
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(self.path))
        device.setResolution(self.dpi)
        return device


@pytest.fixture
def devices(tmp_path: Path) -> PdfDevices:
    return PdfDevices(tmp_path / "out.pdf")


@pytest.fixture
def spooler(devices: PdfDevices) -> QtSpooler:
    return QtSpooler(devices)


@pytest.mark.parametrize("dpi", [300, 600])
def test_a_code_comes_out_where_the_layout_has_it(tmp_path: Path, dpi: int) -> None:
    devices = PdfDevices(tmp_path / "out.pdf", dpi)
    QtSpooler(devices).submit(sheets(), PrintTicket("file", A4))
    out = devices.path.read_bytes()
    found = find_code(out)
    assert found.payload == payload(0)
    assert found.frame.distance(CODE) < CLOSE_MM
    assert page_size(out) == pytest.approx((210, 297), abs=0.3)


def test_it_may_be_painted_in_the_background(devices: PdfDevices, spooler: QtSpooler) -> None:
    def paint() -> tuple[str, str]:
        spooler.submit(sheets(), PrintTicket("file", A4))
        return threading.current_thread().name, find_code(devices.path.read_bytes()).payload

    with ThreadPoolExecutor(1, "background") as pool:
        thread, read = pool.submit(paint).result()
    assert thread.startswith("background")
    assert read == payload(0)


def test_a_page_on_its_side_stays_so(devices: PdfDevices, spooler: QtSpooler) -> None:
    spooler.submit(sheets(size_mm=(420, 297)), PrintTicket("file", A3))
    out = devices.path.read_bytes()
    assert page_size(out) == pytest.approx((420, 297), abs=0.3)
    assert find_code(out).frame.distance(CODE) < CLOSE_MM


def test_pages_and_copies_come_as_whole_sets(tmp_path: Path) -> None:
    devices = PdfDevices(tmp_path / "out.pdf", dpi=150)
    steps: list[tuple[int, int]] = []
    spooler = QtSpooler(devices)
    job = spooler.submit(
        sheets(pages=2), PrintTicket("file", A4, copies=2), lambda done, total: steps.append((done, total))
    )
    out = devices.path.read_bytes()
    assert [find_code(out, page, dpi=150).payload for page in range(page_count(out))] == [payload(0), payload(1)] * 2
    assert steps[-1] == (4, 4)
    assert steps == sorted(steps)
    assert job.sheets == 4
    assert spooler.watch(job).state is JobState.COMPLETED


def test_cancelling_ends_the_painting(devices: PdfDevices, spooler: QtSpooler) -> None:
    def stop_after_a_page(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        spooler.submit(sheets(pages=3), PrintTicket("file", A4), stop_after_a_page)
    spooler.submit(sheets(), PrintTicket("file", A4))
    assert page_count(devices.path.read_bytes()) == 1


def test_a_printer_that_went_away_is_named(spooler: QtSpooler) -> None:
    with pytest.raises(UserError, match="The printer gone is not there any more"):
        spooler.submit(sheets(), PrintTicket("gone", A4))


def test_a_stopped_printer_takes_nothing(devices: PdfDevices, spooler: QtSpooler) -> None:
    devices.printer = replace(devices.printer, state=PrinterState.STOPPED)
    with pytest.raises(UserError, match="File printer is stopped"):
        spooler.submit(sheets(), PrintTicket("file", A4))
    assert not devices.path.exists()


def test_a_paper_that_the_printer_lacks_is_named(spooler: QtSpooler) -> None:
    with pytest.raises(UserError, match="File printer has no paper of 148 × 210 mm"):
        spooler.submit(sheets(), PrintTicket("file", Media("iso_a5_148x210mm", 148, 210)))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_does_not_open_is_said(tmp_path: Path) -> None:
    spooler = QtSpooler(PdfDevices(tmp_path / "no such folder" / "out.pdf"))
    with pytest.raises(UserError, match="File printer could not be opened"):
        spooler.submit(sheets(), PrintTicket("file", A4))


def test_what_is_handed_over_cannot_be_taken_back(spooler: QtSpooler) -> None:
    job = spooler.submit(sheets(), PrintTicket("file", A4))
    with pytest.raises(UserError, match="already with the printer file"):
        spooler.cancel(job)


def test_the_systems_own_printers_are_listed_and_printed_on(cups: PrivateCups) -> None:
    cups.add_queue("desk", title="Desk laser")
    cups.add_queue("hall")
    cups.admin("cupsdisable", "hall")
    spooler = QtSpooler()

    def list_and_print() -> tuple[Printer, ...]:
        printers = spooler.printers()
        spooler.submit(sheets(), PrintTicket("desk", A4, title="海报"))
        return printers

    with ThreadPoolExecutor(1) as pool:  # a fresh thread: CUPS's library remembers its server for each thread
        desk, hall = pool.submit(list_and_print).result()
    assert (desk.title, desk.state, desk.resolution_dpi) == ("Desk laser", PrinterState.IDLE, 600)
    assert [sheet.name for sheet in desk.media] == ["iso_a4_210x297mm", "iso_a3_297x420mm"]
    assert desk.media[0].margins == Margins(4.23, 4.23, 4.23, 6.35)
    assert hall.state is PrinterState.STOPPED
    (job,) = cups.jobs()
    CupsSpooler(poll_s=0.02).watch(PrintJob(job, "desk", 1))
    assert find_code(cups.printed(job)).frame.distance(CODE) < CLOSE_MM
