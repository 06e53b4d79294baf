"""Printing where there is no CUPS (Windows, macOS): pages are painted through PDFium onto ``QPrinter``.

The one module below ``ui`` that knows Qt. It paints in the thread that calls, a background one like any other
spooler's: Qt allows painting on a ``QPrinter`` (and on images) in any thread, as long as the device and its painter
live in that thread alone, so both are made, used and ended within one call. Only pictures are drawn, never text,
so no font database is touched. (Windows' print engine makes pixmaps of them, which its platform plugin allows in
any thread.)

``setFullPage`` puts the origin at the paper's corner; every pixel of a strip is one dot of the device, so nothing is
scaled. Once the pages are with the system's own queue, Qt cannot follow or recall them: a job counts as completed
when it has been handed over.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.domain.paper import Margins
from desktop.domain.progress import Progress, no_progress
from desktop.printing import failures
from desktop.printing.media import Media, is_standard, media_for_page, sheet_among
from desktop.printing.raster import RasterDocument, Strip
from desktop.printing.spooler import JobState, JobStatus, Notice, Printer, PrinterState, PrintJob, PrintTicket

_STATES = {
    QPrinter.PrinterState.Idle: PrinterState.IDLE,
    QPrinter.PrinterState.Active: PrinterState.PRINTING,
    QPrinter.PrinterState.Aborted: PrinterState.STOPPED,
    QPrinter.PrinterState.Error: PrinterState.STOPPED,
}
_MM = QPageSize.Unit.Millimeter


class Devices(Protocol):
    """Where printers come from: the system's, or files in a test."""

    def printers(self) -> tuple[Printer, ...]:
        """The printers of this source, the default one first."""
        ...

    def open(self, name: str) -> QPrinter:
        """A device to paint on, at the printer's own resolution."""
        ...


class SystemDevices:
    """The printers of this computer."""

    def printers(self) -> tuple[Printer, ...]:
        """All of them, as the system's drivers describe them."""
        return tuple(_described(info) for info in QPrinterInfo.availablePrinters())

    def open(self, name: str) -> QPrinter:
        """The printer of that name."""
        return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


class QtSpooler:
    """Prints through Qt. Implements ``Spooler``; needs a ``QGuiApplication``."""

    def __init__(self, devices: Devices | None = None) -> None:
        self._devices = devices or SystemDevices()

    def printers(self) -> tuple[Printer, ...]:
        """The system's printers, its default one first."""
        found = self._devices.printers()
        if not found:
            raise failures.no_printers()
        return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.title.casefold())))

    def submit(self, pdf: bytes, ticket: PrintTicket, progress: Progress = no_progress) -> PrintJob:
        """Paint all pages and hand them to the system; progress counts pages, cancelling takes all of them back."""
        printer = next((each for each in self._devices.printers() if each.name == ticket.printer), None)
        if printer is None:
            raise failures.printer_gone(ticket.printer)
        if printer.state is PrinterState.STOPPED:
            raise failures.printer_stopped(printer.title, printer.reasons)
        if sheet_among(printer.media, ticket.media) is None:
            raise failures.no_such_paper(printer.title, ticket.media)
        device = self._devices.open(ticket.printer)
        device.setDocName(ticket.title)
        device.setDuplex(QPrinter.DuplexMode.DuplexNone)
        device.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
        device.setFullPage(True)
        sets = ticket.copies
        if device.supportsMultipleCopies():
            device.setCopyCount(ticket.copies)
            device.setCollateCopies(True)
            sets = 1
        with RasterDocument(pdf) as document:
            _paint(device, document, ticket.media, sets, printer.title, progress)
            return PrintJob(0, ticket.printer, document.page_count * ticket.copies)

    def watch(self, job: PrintJob, progress: Progress = no_progress, notice: Notice | None = None) -> JobStatus:
        """Nothing is left to wait for once the pages are handed over."""
        progress(job.sheets, job.sheets)
        return self.status(job)

    def status(self, job: PrintJob) -> JobStatus:
        """Handed over: what the system's queue does with it, Qt does not tell."""
        return JobStatus(JobState.COMPLETED, job.sheets)

    def cancel(self, job: PrintJob) -> None:
        """Not possible any more; the sentence says where it still is."""
        raise failures.not_possible_after_handing_over(job.printer)


def _paint(device: QPrinter, document: RasterDocument, media: Media, sets: int, title: str, progress: Progress) -> None:
    total = document.page_count * sets
    painter = QPainter()
    try:
        for done in range(total):
            page = done % document.page_count
            _set_page(device, media, document.size_points(page))
            if not (device.newPage() if painter.isActive() else painter.begin(device)):
                raise failures.device_refuses(title)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            for strip in document.strips(page, device.resolution()):
                progress(done, total)
                painter.drawImage(QPoint(0, strip.top), _picture(strip))
        progress(total, total)
        if not painter.end():
            raise failures.device_refuses(title)
    except BaseException:
        if painter.isActive():
            device.abort()
            painter.end()
        raise


def _set_page(device: QPrinter, media: Media, size_points: tuple[float, float]) -> None:
    """Put the sheet upright or on its side, as the page is."""
    width, height = size_points
    wide = width > height
    size = QPageSize(QSizeF(media.width_mm, media.height_mm), _MM, media.name, QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, orientation, QMarginsF()))
    device.setFullPage(True)


def _picture(strip: Strip) -> QImage:
    bytes_per_line = strip.width * 4
    return QImage(strip.pixels, strip.width, strip.height, bytes_per_line, QImage.Format.Format_RGB32)


def _described(info: QPrinterInfo) -> Printer:
    return Printer(
        name=info.printerName(),
        title=info.description() or info.printerName(),
        is_default=info.isDefault(),
        state=_STATES.get(info.state(), PrinterState.UNKNOWN),
        reasons=(),
        media=tuple(_sheets(info)),
        resolution_dpi=max(info.supportedResolutions(), default=0),
        accepting=True,
    )


def _sheets(info: QPrinterInfo) -> Iterator[Media]:
    """What the printer takes. Margins are asked for standard sheets only: a driver takes milliseconds for each answer,
    and may list a hundred sizes of envelopes."""
    device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    for size in info.supportedPageSizes():
        millimetres = size.size(_MM)
        media = media_for_page(millimetres.width(), millimetres.height())
        if is_standard(media):
            media = replace(media, margins=least_margins(device, size))
        yield media


def least_margins(device: QPrinter, size: QPageSize) -> Margins:
    """The strips that a device leaves empty on an upright sheet of this size."""
    device.setPageSize(size)
    layout = device.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    return Margins(*(round(side, 2) for side in (least.left(), least.top(), least.right(), least.bottom())))
