"""Maps in MBTiles files (version 1.3): SQLite databases of pictures.

The file comes from outside. SQLite opens it read-only, as its documentation advises for files that are not trusted: its
schema may call nothing, no page of it is believed unseen, and nothing but reading is allowed. The pictures are decoded
elsewhere (``pictures.py``).
"""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.domain.characters import made_visible
from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.maps.source import LONGEST_ATTRIBUTION, MOST_BYTES, MOST_ZOOM, MapFacts

SUFFIX = "mbtiles"
_PICTURES = ("png", "jpg", "jpeg", "webp")
_HEAD = b"SQLite format 3\x00"
_SECONDS = 3.0
"""For one question; a map with an index answers in milliseconds."""
_STEPS = 10_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION)
_MARKUP = re.compile(r"<[^<>]{0,500}>")


class MBTiles:
    """One file, opened anew for every question, so that it is never held."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def facts(self) -> MapFacts:
        """What map it is. Raises ``BadInput`` for what is no map of pictures."""
        with self._opened() as connection:
            stored = dict(connection.execute("SELECT name, value FROM metadata LIMIT 100").fetchall())
            metadata = {str(name): str(value) for name, value in stored.items()}
            kind = metadata.get("format", "png").casefold().removeprefix("image/")
            if kind == "pbf" or "mvt" in kind:
                raise self._wrong(
                    message(
                        "maps",
                        "{name} holds a vector map (pbf), which cannot be shown here. Choose an MBTiles file with "
                        "pictures: PNG, JPEG or WebP.",
                    )
                )
            # One by one: each is then the first or last entry of an index, and no walk over millions of squares.
            least, most = (
                connection.execute(f"SELECT {end}(zoom_level) FROM tiles").fetchone()[0] for end in ("min", "max")
            )
            if kind not in _PICTURES or not all(
                isinstance(zoom, int) and 0 <= zoom <= MOST_ZOOM for zoom in (least, most)
            ):
                raise self._wrong(message("maps", "{name} holds no pictures of a map. Choose another MBTiles file."))
            return MapFacts(
                made_visible(metadata.get("name", ""))[:LONGEST_ATTRIBUTION] or self._path.name,
                made_visible(_MARKUP.sub("", metadata.get("attribution", ""))).strip()[:LONGEST_ATTRIBUTION],
                least,
                most,
                _bounds(metadata.get("bounds", "")),
            )

    def picture(self, zoom: int, column: int, row: int) -> bytes | None:
        """A square, counted from the north-west; None where the map has none. Raises ``BadInput``."""
        with self._opened() as connection:
            found = connection.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, column, (1 << zoom) - 1 - row),  # the file counts rows from the south
            ).fetchone()
        return _data(found)

    def sample(self) -> bytes | None:
        """The first square that it has. Raises ``BadInput``."""
        with self._opened() as connection:
            return _data(connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone())

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._path.open("rb") as file:
                head = file.read(len(_HEAD))
        except OSError:
            raise self._wrong(
                message("maps", "The map file {name} cannot be read. Choose it again in the settings.")
            ) from None
        damaged = message("maps", "{name} is no MBTiles file, or it is damaged. Choose another map file.")
        if head != _HEAD:
            raise self._wrong(damaged)
        try:
            # ``immutable``: no lock and no journal beside it, also where the folder may not be written.
            address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            with closing(sqlite3.connect(address, uri=True)) as connection:
                _guard(connection)
                yield connection
        except (sqlite3.Error, ValueError, OverflowError):
            raise self._wrong(damaged) from None

    def _wrong(self, sentence: Message) -> BadInput:
        return BadInput(sentence.filled(name=self._path.name))


def _guard(connection: sqlite3.Connection) -> None:
    """What SQLite's documentation advises (Defense Against The Dark Arts), and an end to whatever takes long."""
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    end = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)


def _data(found: tuple[object] | None) -> bytes | None:
    return found[0] if found and isinstance(found[0], bytes) and found[0] else None


def _bounds(text: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    is_possible = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if is_possible else None
