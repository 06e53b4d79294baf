"""The venue sheet as a paper that can be printed or saved."""

from desktop.domain.messages import message
from desktop.files.whole import write_whole
from desktop.services.venue.sheet import VenueSheetService
from desktop.ui.kit.print_dialog import PrintablePaper


def venue_sheet_paper(sheets: VenueSheetService) -> PrintablePaper:
    """The sheet of the venue as it is when it is made."""
    return PrintablePaper(
        title=message("VenueSheet", "Print the venue sheet"),
        file_name=message("VenueSheet", "Venue sheet"),
        make=lambda language, _progress: sheets.make(language),
        write=lambda pages, path: write_whole(path, pages.pdf),
        out=lambda: None,
    )
