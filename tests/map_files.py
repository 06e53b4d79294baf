"""Small maps for tests: pictures, files of them and a server."""

import io
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image, ImageDraw

from desktop.domain.map_plane import to_plane

HUIZHOU = (23.1115, 114.4161)
Answer = tuple[int, str, bytes]


def tile(zoom: int, column: int, row: int, kind: str = "PNG", side: int = 256) -> bytes:
    """A picture of a square, in a colour of its own, with its number on it."""
    colour = (200 - 40 * (column % 2), 220 - 30 * (row % 2), 180)
    image = Image.new("RGB", (side, side), colour)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((0, 0, side - 1, side - 1), outline=(120, 130, 120))
    drawing.line((0, side // 3, side, side // 2), fill=(255, 250, 220), width=9)
    drawing.line((side // 2, 0, side // 3, side), fill=(255, 255, 255), width=6)
    drawing.text((12, 12), f"{zoom}/{column}/{row}", fill=(60, 70, 60))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def plain_tile(colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(out, "PNG")
    return out.getvalue()


def around(point: tuple[float, float], zoom: int, reach: int = 1) -> Iterator[tuple[int, int]]:
    """The squares at a point and beside it."""
    x, y = (int(part * (1 << zoom)) for part in to_plane(*point))
    for column in range(x - reach, x + reach + 1):
        for row in range(y - reach, y + reach + 1):
            yield column, row


def write_map(
    path: Path,
    *,
    kind: str = "png",
    zooms: tuple[int, ...] = (10, 11),
    picture: Callable[[int, int, int], bytes] = tile,
    facts: Mapping[str, str] | None = None,
) -> Path:
    """An MBTiles file around Huizhou."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        connection.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        metadata = {"name": "Test map", "format": kind, "attribution": "<a href='x'>Map office</a>", **(facts or {})}
        connection.executemany("INSERT INTO metadata VALUES (?, ?)", list(metadata.items()))
        for zoom in zooms:
            for column, row in around(HUIZHOU, zoom):
                data = picture(zoom, column, row)
                values = (zoom, column, (1 << zoom) - 1 - row, data)
                connection.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", values)
        connection.commit()
    return path


@contextmanager
def tile_server(answer: Callable[[str], Answer]) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """A server on this PC: its address, and the paths and headers that it was asked for."""
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, {name.casefold(): value for name, value in self.headers.items()}))
            status, kind, body = answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing to the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
