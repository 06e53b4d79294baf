"""The map of this PC and its pictures; works before there is a desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.domain.geo import Datum
from desktop.maps.mbtiles import MBTiles
from desktop.maps.pictures import MapPicture
from desktop.maps.source import MapFacts, MapPictures
from desktop.maps.tile_server import TileServer
from desktop.sandbox.readers import Reader
from desktop.sandbox.sandbox import Sandbox
from desktop.services.foreign.kinds import PICTURES
from desktop.services.rights import open_to_all
from desktop.settings import MAP, Settings

MAP_PICTURE = Reader(PICTURES, "desktop.maps.pictures", "read_map_picture", MapPicture)
DATUMS = (Datum.GCJ02, Datum.WGS84)
"""Of the maps that can be shown; Baidu's are cut into squares of their own."""


class MapKind(StrEnum):
    """Where the pictures come from."""

    NONE = "none"
    FILE = "file"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What the settings hold: the path of a file or the address of a server, the datum that its pictures are drawn on, and
    whose the map is, where it does not say so itself."""

    kind: MapKind = MapKind.NONE
    place: str = ""
    datum: Datum = Datum.GCJ02
    attribution: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, object]) -> "MapChoice":
        """What was stored; no map where that makes no sense."""
        kind, place, datum = stored.get("kind"), stored.get("place"), stored.get("datum")
        if kind not in (MapKind.FILE, MapKind.SERVER) or not isinstance(place, str) or datum not in DATUMS:
            return cls()
        return cls(MapKind(str(kind)), place, Datum(str(datum)), str(stored.get("attribution", "")))

    def stored(self) -> Mapping[str, object]:
        """As the settings keep it."""
        if self.kind is MapKind.NONE:
            return {}
        return {
            "kind": str(self.kind),
            "place": self.place,
            "datum": str(self.datum),
            "attribution": self.attribution,
        }


@dataclass(frozen=True, slots=True)
class MapSource:
    """A map that can be shown."""

    choice: MapChoice
    facts: MapFacts

    @property
    def attribution(self) -> str:
        """Whose map it is, as it has to be shown with it."""
        return self.choice.attribution or self.facts.attribution or self.facts.name


class MapService:
    """Reads; each call may take seconds: use a background thread."""

    def __init__(self, settings: Settings, sandbox: Sandbox) -> None:
        self._settings = settings
        self._sandbox = sandbox
        self._made: tuple[MapChoice, MapPictures] | None = None

    @open_to_all("It is of this PC, and nothing of the desk.")
    def choice(self) -> MapChoice:
        """Which map this PC has."""
        return MapChoice.of(self._settings.get(MAP))

    @open_to_all("Maps are no secret.")
    def source(self, choice: MapChoice | None = None) -> MapSource | None:
        """The map of this PC, or of another choice; None where there is none. Raises ``UserError`` where it cannot be
        used."""
        wanted = choice or self.choice()
        return None if wanted.kind is MapKind.NONE else MapSource(wanted, self._pictures(wanted).facts())

    @open_to_all("It reads a map that somebody has chosen, and nothing of the desk.")
    def checked(self, choice: MapChoice) -> MapSource | None:
        """The map of a choice once one of its pictures was looked at: a file may hold others than it says. A server is not
        asked, since it may be away. Raises ``UserError``."""
        source = self.source(choice)
        if source is not None and (data := self._pictures(choice).sample()) is not None:
            self._sandbox.read(MAP_PICTURE, data, source.facts.name)
        return source

    @open_to_all("Maps are no secret.")
    def picture(self, source: MapSource, zoom: int, column: int, row: int) -> MapPicture | None:
        """A square of a map, counted from the north-west; None where it has no picture. Raises ``UserError``."""
        data = self._pictures(source.choice).picture(zoom, column, row)
        return None if data is None else self._sandbox.read(MAP_PICTURE, data, source.facts.name)

    def _pictures(self, choice: MapChoice) -> MapPictures:
        made = self._made
        if made is None or made[0] != choice:
            is_file = choice.kind is MapKind.FILE
            pictures = MBTiles(Path(choice.place)) if is_file else TileServer(choice.place, choice.attribution)
            self._made = made = (choice, pictures)
        return made[1]
