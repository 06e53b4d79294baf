"""Reads a place from what somebody pastes: a link, a text shared by a map app, or numbers."""

from desktop.domain.characters import normalize
from desktop.domain.messages import Message, message
from desktop.domain.places.found import NoCoordinates, Place, PlaceText, each_once
from desktop.domain.places.links import app_of, links_in
from desktop.domain.places.numbers import datum_in, orders, pairs_in

LONGEST = 4000
"""Characters of a text that are looked at; what map apps share has a tenth of it."""
_NUMBERS = message("places", "numbers")


def read_place(text: str) -> PlaceText | NoCoordinates | None:
    """What a text says of a place; None where it says nothing of one. Raises nothing, whatever the text."""
    rest = text[:LONGEST]
    places: list[Place] = []
    sources: list[Message] = []
    without: list[Message] = []
    for raw, link in links_in(rest):
        app = app_of(link)
        if app is None:
            continue
        rest = rest.replace(raw, "\n", 1)
        found = each_once(app.places(link))
        places += found
        (sources if found else without).append(app.name)
    # The signs of minutes and seconds are not to fall apart when full-width forms are narrowed.
    narrowed = normalize("NFKC", rest.replace("″", '"').replace("˚", "°").replace("º", "°"))
    datum, numbers = datum_in(narrowed)
    is_order_open = False
    for pair in pairs_in(numbers):
        ways = orders(pair)
        is_order_open = is_order_open or len(ways) > 1
        places += (Place(*way, datum) for way in ways)
    kept = each_once(places)
    if kept:
        return PlaceText(kept, sources[0] if sources else _NUMBERS, is_order_open and len(kept) == 2)
    if without:
        return NoCoordinates(
            message(
                "places",
                "This link of {app} holds no coordinates, and this program opens no links. Open it, copy the coordinates "
                "there and paste them here.",
                app=without[0],
            )
        )
    return None
