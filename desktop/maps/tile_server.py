"""Maps from a server of tiles (XYZ): it hears which squares are looked at, and nothing else."""

import ssl
import time
from functools import cached_property

import httpx

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.maps.pictures import MOST_BYTES
from desktop.maps.source import MapFacts

_PLACES = ("{z}", "{x}", "{y}")
_EXAMPLE = "https://map.example.cn/{z}/{x}/{y}.png"
_SECONDS = 6.0
"""For one picture, from the first byte sent to the last received."""
_HERE = ("127.0.0.1", "::1", "localhost")
_NOTHING = frozenset({204, 404, 410})
"""Answers of servers that have no picture of a square."""


class TileServer:
    """The server of an address such as ``https://host/{z}/{x}/{y}.png``."""

    def __init__(self, address: str, attribution: str = "") -> None:
        """Raises ``BadInput`` for what is no such address."""
        self._address, self._attribution = checked_address(address), attribution

    def facts(self) -> MapFacts:
        """What map it is."""
        return MapFacts(self._host, self._attribution)

    def picture(self, zoom: int, column: int, row: int) -> bytes | None:
        """A square; None where the server has none. Raises ``UserError``."""
        end = time.monotonic() + _SECONDS
        url = self._address
        for place, number in zip(_PLACES, (zoom, column, row), strict=True):
            url = url.replace(place, str(number))
        try:
            with (
                httpx.Client(
                    timeout=_SECONDS,
                    headers={"User-Agent": "VenueDesk", "Accept": "image/*"},
                    verify=self._trust,
                    trust_env=self._host not in _HERE,
                ) as client,
                client.stream("GET", url) as answer,
            ):
                if answer.status_code in _NOTHING:
                    return None
                kind = answer.headers.get("content-type", "image/")
                if answer.status_code != httpx.codes.OK or not kind.startswith(("image/", "application/octet-stream")):
                    raise self._failed(
                        message(
                            "maps",
                            "{host} sends no map pictures. Compare the address of the map server in the settings.",
                        )
                    )
                data = bytearray()
                for part in answer.iter_bytes():
                    data += part
                    if len(data) > MOST_BYTES or time.monotonic() > end:
                        raise httpx.ReadTimeout("too much")
                return bytes(data)
        except (httpx.HTTPError, httpx.InvalidURL):
            raise self._failed(
                message("maps", "The map server {host} does not answer. Try again later, or go by the grid.")
            ) from None

    def sample(self) -> None:
        """Nothing: the server would have to be asked, and may be away."""

    @cached_property
    def _trust(self) -> ssl.SSLContext | bool:
        """The certificates of the system's trade, read once; none for a server without TLS."""
        return httpx.create_ssl_context() if self._address.startswith("https:") else False

    @property
    def _host(self) -> str:
        return httpx.URL(self._address.partition("{")[0]).host

    def _failed(self, sentence: Message) -> UserError:
        return UserError(sentence.filled(host=self._host))


def checked_address(address: str) -> str:
    """The address of a tile server. Raises ``BadInput``."""
    address = address.strip()
    try:
        url = httpx.URL(address.partition("{")[0])
        is_usable = url.scheme in ("http", "https") and bool(url.host) and not url.userinfo
    except httpx.InvalidURL:
        is_usable = False
    if not is_usable or not all(place in address for place in _PLACES) or len(address) > 500:
        raise BadInput.at(
            "server",
            message("maps", "The address of a map server is like {example}.", example=_EXAMPLE),
        )
    return address
