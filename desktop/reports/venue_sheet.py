"""The venue sheet (场所信息单): what is registered of the venue, with its place on a small map, on one page to be filed."""

from dataclasses import dataclass
from datetime import date

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message, message
from desktop.domain.opening_hours import shown_hours
from desktop.domain.posters import Language
from desktop.domain.venue import Venue, VenueType
from desktop.posters.typesetting.fonts import FontLibrary
from desktop.reports.blocks import Block, Drawing, Paragraph, TableBlock, blocks_pdf
from desktop.reports.document import METRICS, Heading
from desktop.reports.form import FormCell, FormRow, Passage, label
from desktop.reports.place_map import PlaceMap, point_text
from desktop.reports.wording import Bilingual, Text, Wording

_TITLE = message("venue_sheet", "Venue Sheet")
_ASIDE = message("venue_sheet", "{day}")
_NOTE = message("venue_sheet", "As registered on this day. Compare the place with the entrance of the venue.")
_PLACE = message("venue_sheet", "Place")
_NO_PLACE = message("venue_sheet", "No coordinates are registered. Pick the place on the Venue page.")
_NOT_GIVEN = message("venue_sheet", "not given")
_NAME, _SHORT = message("venue_sheet", "Full name"), message("venue_sheet", "Short name on posters")
_USCC, _TYPE = message("venue_sheet", "Credit code"), message("venue_sheet", "Type")
_REGION, _ADDRESS = message("venue_sheet", "Region"), message("venue_sheet", "Address")
_COORDINATES, _HOST = message("venue_sheet", "Coordinates"), message("venue_sheet", "Website")
_FEVER_PLACE = message("venue_sheet", "Where people with a fever go")
_HOURS, _MANAGER = message("venue_sheet", "Opening hours"), message("venue_sheet", "Manager")
_LABEL, _ROW, _MAP = 38.0, 8.5, 88.0


@dataclass(frozen=True, slots=True)
class VenueSheet:
    """A venue on a day; ``manager`` is the name of who manages it."""

    venue: Venue
    type: VenueType | None
    manager: str
    day: date
    language: Language = Language.ZH


def venue_sheet_pdf(sheet: VenueSheet, fonts: FontLibrary, catalogue: Catalogue) -> bytes:
    """The sheet on A4; the same one gives the same bytes. Raises ``UserError`` for what cannot be printed."""
    wording = Wording(catalogue, sheet.language)
    venue = sheet.venue
    rows: tuple[tuple[Message, Text], ...] = (
        (_NAME, venue.name),
        (_SHORT, venue.poster_name or _NOT_GIVEN),
        (_USCC, venue.uscc),
        (_TYPE, Bilingual(sheet.type.name, sheet.type.english) if sheet.type is not None else venue.type),
        (_REGION, " ".join(venue.region.path)),
        (_ADDRESS, venue.address),
        (_COORDINATES, _coordinates(venue)),
        (_HOST, venue.host),
        (_HOURS, shown_hours(venue.opening_hours) or _NOT_GIVEN),
        (_FEVER_PLACE, venue.fever_place or _NOT_GIVEN),
        (_MANAGER, sheet.manager),
    )
    table = tuple(FormRow((label(name, _LABEL), FormCell((Passage(text),))), _ROW) for name, text in rows)
    blocks: list[Block] = [TableBlock(table, METRICS, 0)]
    if venue.latitude is None or venue.longitude is None:
        blocks.append(Paragraph(_NO_PLACE))
    else:
        place = PlaceMap(venue.latitude, venue.longitude, venue.region.code)
        blocks.append(Drawing(place.draw, _MAP, _PLACE))
    heading = Heading(venue.name, _TITLE, wording.main(_ASIDE.filled(day=sheet.day.isoformat())), _NOTE)
    return blocks_pdf(heading, blocks, wording, fonts, sheet.day)


def _coordinates(venue: Venue) -> Text:
    if venue.latitude is None or venue.longitude is None:
        return _NOT_GIVEN
    return point_text(venue.latitude, venue.longitude)
