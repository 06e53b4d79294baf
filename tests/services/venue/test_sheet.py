"""The venue sheet of a desk."""

from desktop.domain.posters import Language
from desktop.services.desk import Desk
from tests.reports.paperwork import text_of


def test_the_sheet_is_of_the_venue_as_it_is_registered_now(clerk_desk: Desk) -> None:
    text = text_of(clerk_desk.venue_sheets.make(Language.ZH).pdf)
    venue = clerk_desk.venue.get()
    for words in (venue.name, venue.uscc, venue.address, "陈志远", f"{venue.latitude:.6f}", "WGS-84"):
        assert words in text
