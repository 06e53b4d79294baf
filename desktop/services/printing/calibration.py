"""Calibrating a printer: a sheet is printed, and where things came out is read from a picture of it or measured by hand."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.domain.progress import Progress, no_progress
from desktop.printing.offset import Offset
from desktop.reports.calibration.marks import LINE_MM, RULER_MM
from desktop.reports.calibration.sheet import calibration_sheet
from desktop.reports.wording import Wording
from desktop.services.foreign.pictures import ForeignPictures
from desktop.services.posters.typesetting import Typesetting
from desktop.services.printing.calibrations import FARTHEST_MM, LARGEST_SCALING, Calibrations
from desktop.services.printing.papers import PaperPrinter
from desktop.services.rights import open_to_all
from desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class HandMeasures:
    """What a person reads off a ruler on the sheet, in millimetres: from the left and the upper edge to the two lines, and
    the length of the rulers across and down."""

    left: float = LINE_MM
    top: float = LINE_MM
    across: float = RULER_MM
    down: float = RULER_MM

    def seen(self) -> Offset:
        """How the sheet came out."""
        scale_x, scale_y = self.across / RULER_MM, self.down / RULER_MM
        return Offset(self.left - LINE_MM * scale_x, self.top - LINE_MM * scale_y, scale_x, scale_y)


class CalibrationService:
    """Prints the sheet and works out what puts a printer right. Calls may wait: use a background thread."""

    def __init__(
        self,
        paper_printer: PaperPrinter,
        typesetting: Typesetting,
        settings: Settings,
        foreign_pictures: ForeignPictures,
    ) -> None:
        self._paper_printer = paper_printer
        self._typesetting = typesetting
        self._calibrations = Calibrations(settings)
        self._foreign_pictures = foreign_pictures

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def of(self, printer: str) -> Offset:
        """The calibration of a printer (by its name)."""
        return self._calibrations.get(printer)

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def print_sheet(
        self,
        printer: str,
        title: str,
        size_mm: tuple[float, float],
        language: Language,
        progress: Progress = no_progress,
    ) -> None:
        """Print the sheet on a printer by its name, on paper of this size, with the calibration that it has now: once it
        is right, the sheet that is printed next shows it. ``title`` is the printer's name for people.

        Raises ``UserError`` for paper that is too small or missing and for a printer in trouble, and ``Cancelled``.
        """
        sheet = calibration_sheet(
            (min(size_mm), max(size_mm)),
            title,
            self.of(printer),
            Wording(self._typesetting.catalogue, language),
            self._typesetting.fonts,
            self._typesetting.codes,
            progress,
        )
        self._paper_printer.print_pages(sheet, printer, progress)

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def from_picture(self, path: Path) -> Offset:
        """The calibration that puts the printer right whose sheet is in this scan or photo.

        Raises ``UserError`` for what cannot be read surely and for a printer beyond calibrating, ``BadInput`` for a file
        that is no picture.
        """
        return _required(self._foreign_pictures.calibration(path))

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def from_hand(self, printer: str, measures: HandMeasures) -> Offset:
        """The calibration that puts a printer right whose last sheet was measured by hand. Raises ``UserError``."""
        return _required(self.of(printer).corrected(measures.seen()))

    @open_to_all("Printers are this computer's; of the desk nothing is read.")
    def keep(self, printer: str, calibration: Offset) -> None:
        """Use a calibration from now on."""
        self._calibrations.set(printer, calibration)


def _required(offset: Offset) -> Offset:
    """To a hundredth of a millimetre and a hundred-thousandth; more is not measured. Raises ``UserError``."""
    rounded = Offset(round(offset.dx_mm, 2), round(offset.dy_mm, 2), round(offset.scale_x, 5), round(offset.scale_y, 5))
    if (
        max(abs(rounded.dx_mm), abs(rounded.dy_mm)) > FARTHEST_MM
        or max(abs(rounded.scale_x - 1), abs(rounded.scale_y - 1)) > LARGEST_SCALING
    ):
        raise UserError(
            message(
                "calibration",
                "The printer is off by more than {far} mm or {percent} %, which no calibration should hide. See that it "
                "does not scale pages and has the right paper, and print the sheet again.",
                far=f"{FARTHEST_MM:g}",
                percent=f"{100 * LARGEST_SCALING:g}",
            )
        )
    return rounded
