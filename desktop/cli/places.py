"""``place``: the coordinates in what a map app shares, as a venue file has them."""

import argparse
from dataclasses import replace

from desktop.app.program import Program
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.domain.errors import BadInput
from desktop.domain.geo import Datum
from desktop.domain.messages import message
from desktop.domain.places.found import NoCoordinates, Question
from desktop.domain.places.reading import read_place


def place(program: Program, options: argparse.Namespace) -> Result:
    """Read a text; what it leaves open is an error, as there is nobody to ask. Raises ``BadInput``."""
    found = read_place(options.text)
    if found is None:
        raise BadInput(message("place", "No place can be read from this text."))
    if isinstance(found, NoCoordinates):
        raise BadInput(found.reason)
    if found.question is Question.DATUM and options.datum is not None:
        found = found.chosen(replace(found.places[0], datum=options.datum))
    if found.question is Question.DATUM:
        raise BadInput(message("place", "The text does not say which map its numbers are from. Say it with --datum."))
    if found.question is Question.WHICH:
        each = "; ".join(f"{one.latitude:.6f},{one.longitude:.6f}" for one in found.places)
        raise BadInput(
            message("place", "The text has more than one place: {places}. Give the venue's alone.", places=each)
        )
    if found.question is Question.ORDER:
        raise BadInput(
            message(
                "place", "The text does not say which of its two numbers is the latitude. Give them as in N51.5, W0.12."
            )
        )
    (read,) = found.places
    latitude, longitude = (round(value, 7) for value in read.wgs84())
    source = message_text(program, found.source)
    data = {
        "latitude": latitude,
        "longitude": longitude,
        "datum": str(Datum.WGS84),
        "read": {
            "latitude": read.latitude,
            "longitude": read.longitude,
            "datum": str(read.datum),
            "source": source,
            "is_view": read.is_view,
        },
    }
    return Result(data, (f"{latitude:.7f}, {longitude:.7f} ({Datum.WGS84})",))
