"""The map of a PC: files and servers of all kinds, and what is refused in words."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import BadInput, UserError
from desktop.domain.geo import Datum
from desktop.maps import tile_server as servers
from desktop.sandbox.sandbox import Sandbox
from desktop.services.desk import Desk
from desktop.services.maps.maps import MapChoice, MapKind, MapService
from desktop.settings import MAP, Settings
from tests.map_files import HUIZHOU, around, tile, tile_server, write_map


@pytest.fixture
def maps(sandbox: Sandbox) -> MapService:
    return MapService(Settings(None), sandbox)


def file(path: Path, datum: Datum = Datum.GCJ02) -> MapChoice:
    return MapChoice(MapKind.FILE, str(path), datum)


def server(address: str) -> MapChoice:
    return MapChoice(MapKind.SERVER, address, attribution="© Map office")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_file_of_pictures_is_a_map(maps: MapService, tmp_path: Path, kind: str) -> None:
    path = write_map(tmp_path / "m.mbtiles", kind=kind, picture=lambda *at: tile(*at, kind=kind.upper()))
    source = maps.checked(file(path))
    assert source is not None
    assert (source.facts.least_zoom, source.facts.most_zoom, source.attribution) == (10, 11, "Map office")
    column, row = next(around(HUIZHOU, 11))
    picture = maps.picture(source, 11, column, row)
    assert picture is not None
    assert (picture.width, picture.height, len(picture.rgba)) == (256, 256, 4 * 256 * 256)
    assert maps.picture(source, 11, 0, 0) is None


def test_the_squares_of_a_file_may_be_a_view(maps: MapService, tmp_path: Path) -> None:
    path = write_map(tmp_path / "m.mbtiles")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE tiles RENAME TO map")
        connection.execute("CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map")
        connection.commit()
    assert maps.checked(file(path)) is not None


def cut(path: Path) -> Path:
    data = write_map(path).read_bytes()
    path.write_bytes(data[: len(data) // 3])
    return path


def text(path: Path) -> Path:
    path.write_text("not a database", "utf-8")
    return path


def other_tables(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visits (id INT)")
    return path


def endless(path: Path) -> Path:
    write_map(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE tiles")
        connection.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(zoom_level) AS (SELECT 1 UNION ALL SELECT zoom_level + 1 FROM n) "
            "SELECT zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n"
        )
    return path


_NO_FILE = "it is damaged"
BAD = [
    (cut, _NO_FILE),
    (text, _NO_FILE),
    (other_tables, _NO_FILE),
    (endless, _NO_FILE),
    (lambda path: path, "cannot be read"),
    (lambda path: write_map(path, kind="pbf", picture=lambda *_: b"\x1f\x8b"), "vector map"),
    (lambda path: write_map(path, zooms=()), "holds no pictures"),
    (lambda path: write_map(path, kind="tiff"), "holds no pictures"),
    (lambda path: write_map(path, picture=lambda *_: b"\x1f\x8bvector"), "cannot be read"),
    (lambda path: write_map(path, picture=lambda *at: tile(*at)[:200]), "cannot be read"),
    (lambda path: write_map(path, zooms=(10,), picture=lambda *at: tile(*at, side=1500)), "too large"),
    (lambda path: write_map(path, zooms=(10,), picture=lambda *at: tile(*at) + bytes(5 << 20)), _NO_FILE),
]


@pytest.mark.parametrize(("made", "sentence"), BAD)
def test_what_is_no_map_of_pictures_is_refused_in_words(
    desk: Desk, tmp_path: Path, made: object, sentence: str
) -> None:
    assert callable(made)
    path = made(tmp_path / "惠州.mbtiles")
    with pytest.raises(UserError) as refused:
        desk.map_choices.choose(file(path))
    assert sentence in str(refused.value)
    assert desk.settings.get(MAP) == {}


def test_a_choice_is_kept_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    chosen = MapChoice(MapKind.FILE, str(write_map(tmp_path / "m.mbtiles")), Datum.WGS84, "  Ours ")
    source = desk.map_choices.choose(chosen)
    assert source is not None
    assert source.attribution == "Ours"
    assert desk.maps.choice().datum is Datum.WGS84
    assert desk.map_choices.choose(MapChoice()) is None
    assert desk.maps.source() is None


def test_nothing_is_asked_of_a_server_unless_one_was_set(maps: MapService) -> None:
    assert maps.source() is None
    assert maps.choice() == MapChoice()


@pytest.mark.parametrize(
    "stored", [{"kind": "file"}, {"kind": "ftp", "place": "x"}, {"kind": "file", "place": 3, "datum": "GCJ-02"}]
)
def test_a_stored_choice_that_makes_no_sense_is_none(stored: dict[str, object]) -> None:
    assert MapChoice.of(stored) == MapChoice()


def test_a_server_hears_which_square_is_wanted_and_nothing_else(maps: MapService) -> None:
    with tile_server(lambda _: (200, "image/png", tile(3, 2, 1))) as (address, asked):
        source = maps.checked(server(address))
        assert source is not None
        assert asked == []
        picture = maps.picture(source, 3, 2, 1)
    assert picture is not None
    ((path, headers),) = asked
    assert path == "/3/2/1.png"
    assert headers.keys() <= {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert headers["user-agent"] == "VenueDesk"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((200, "text/html", b"<html>sign in</html>"), "sends no map pictures"),
        ((500, "image/png", b""), "sends no map pictures"),
        ((302, "image/png", b""), "sends no map pictures"),
        ((200, "image/png", b"<html>"), "cannot be read"),
        ((200, "image/png", bytes(5 << 20)), "does not answer"),
    ],
)
def test_an_answer_that_is_no_picture_is_refused_in_words(
    maps: MapService, answer: tuple[int, str, bytes], sentence: str
) -> None:
    with tile_server(lambda _: answer) as (address, _):
        source = maps.source(server(address))
        assert source is not None
        with pytest.raises(UserError, match=sentence):
            maps.picture(source, 3, 2, 1)


def test_a_square_that_the_server_has_not_is_none(maps: MapService) -> None:
    with tile_server(lambda _: (404, "text/html", b"")) as (address, _):
        source = maps.source(server(address))
        assert source is not None
        assert maps.picture(source, 3, 2, 1) is None


def test_a_server_that_is_away_or_silent_is_named(maps: MapService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listening:  # takes the question, and is silent
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/{{z}}/{{x}}/{{y}}.png"
        source = maps.source(server(address))
        assert source is not None
        with pytest.raises(UserError, match=r"127\.0\.0\.1 does not answer"):
            maps.picture(source, 3, 2, 1)
    with pytest.raises(UserError, match=r"127\.0\.0\.1 does not answer"):
        maps.picture(source, 3, 2, 1)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "map.example.cn/{z}/{x}/{y}.png",
        "https://map.example.cn/",
        "ftp://a/{z}/{x}/{y}",
        "https://a:b@c/{z}/{x}/{y}",
    ],
)
def test_what_is_no_address_of_a_server_is_refused(maps: MapService, address: str) -> None:
    with pytest.raises(BadInput, match=r"is like https"):
        maps.source(server(address))
