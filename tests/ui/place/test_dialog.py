"""A place picked on the map: by click, by keys, by pasting; with pictures of a file or a server, and without."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.geo import Datum, from_wgs84
from desktop.domain.map_plane import distance
from desktop.sandbox.sandbox import Sandbox
from desktop.services.maps.maps import MapChoice, MapKind, MapService
from desktop.settings import MAP, Settings
from desktop.ui.kit.jobs import Jobs
from desktop.ui.place.dialog import PlaceDialog
from desktop.ui.place.view import Point
from tests.looks import Looks
from tests.map_files import Answer, around, plain_tile, tile_server, write_map

HUIZHOU: Point = (23.1140, 114.4111)
REGION = "441302004"
Opened = Callable[..., PlaceDialog]


@pytest.fixture
def opened(qtbot: QtBot, looks: Looks, jobs: Jobs, sandbox: Sandbox) -> Opened:
    kept: list[QWidget] = []

    def show(choice: MapChoice | None = None, point: Point | None = HUIZHOU, region: str = REGION) -> PlaceDialog:
        settings = Settings(None)
        settings.set(MAP, (choice or MapChoice()).stored())
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        window.resize(1366, 768)
        window.show()
        dialog = PlaceDialog(MapService(settings, sandbox), jobs, region, point, window)
        dialog.open()
        qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
        return dialog

    return show


def press(qtbot: QtBot, dialog: PlaceDialog, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(dialog.view, key)


def paste(qtbot: QtBot, dialog: PlaceDialog, text: str) -> None:
    QApplication.clipboard().setText(text)
    dialog.place.setFocus()
    dialog.place.selectAll()
    qtbot.keyClick(dialog.place, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def button(dialog: PlaceDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_a_click_sets_the_point_where_it_was(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    at = QPoint(dialog.view.width() // 2 + 100, dialog.view.height() // 2)
    qtbot.mouseClick(dialog.view, Qt.MouseButton.LeftButton, pos=at)
    point = dialog.view.point
    assert point is not None
    expected = 100 * dialog.view.camera.metres_per_pixel
    assert distance(point, HUIZHOU) == pytest.approx(expected, rel=0.02)
    assert dialog.place.text() == f"{point[0]:.6f}, {point[1]:.6f}"
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.action.click()
    assert chosen.args == [*point]


def test_a_drag_moves_the_map_and_sets_no_point(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    before = dialog.view.camera.middle
    start = QPoint(300, 100)
    qtbot.mousePress(dialog.view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(dialog.view, start + QPoint(80, 0))
    qtbot.mouseRelease(dialog.view, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 0))
    assert dialog.view.camera.middle[1] < before[1]
    assert dialog.view.point == HUIZHOU
    assert not dialog.is_dirty()


def test_the_keyboard_alone_is_enough(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(point=None)
    assert QApplication.focusWidget() is dialog.view
    zoom, middle = dialog.view.camera.zoom, dialog.view.camera.middle
    press(qtbot, dialog, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert dialog.view.camera.zoom == zoom + 1
    press(qtbot, dialog, Qt.Key.Key_Up, Qt.Key.Key_Right)
    assert dialog.view.camera.middle > middle
    assert "No point is set." in dialog.view.accessibleDescription()
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert dialog.view.point == pytest.approx(dialog.view.camera.middle)
    assert dialog.place.text() in dialog.view.accessibleDescription()
    press(qtbot, dialog, Qt.Key.Key_Left, Qt.Key.Key_Home)
    assert dialog.view.camera.middle == pytest.approx(dialog.view.point)


def test_the_wheel_zooms_around_the_pointer(qtbot: QtBot, opened: Opened) -> None:
    view = opened().view
    at = QPointF(200, 60)
    before, zoom = view.camera.point_at(at.x(), at.y()), view.camera.zoom
    turned = QPoint(0, 120)
    wheel = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.camera.zoom == zoom + 1
    assert view.camera.point_at(at.x(), at.y()) == pytest.approx(before, abs=1e-9)


def test_without_a_point_the_city_of_the_region_is_shown_and_nothing_can_be_taken(opened: Opened) -> None:
    dialog = opened(point=None, region="4403")
    assert dialog.view.camera.middle == pytest.approx((22.54, 114.06))
    dialog.action.click()
    assert dialog.isVisible()


def test_a_point_in_another_city_is_seen_at_once(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    assert any("from the middle of 惠州" in text for text in texts(dialog))
    paste(qtbot, dialog, "https://uri.amap.com/marker?position=114.0579,22.5431")
    assert any("深圳 is nearest" in text and "惠州" in text for text in texts(dialog))


def texts(dialog: PlaceDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_a_pasted_link_moves_the_point_and_can_be_undone(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    paste(qtbot, dialog, "门诊 https://uri.amap.com/marker?position=114.4263,23.0900 复制打开")
    assert dialog.view.point is not None
    assert distance(dialog.view.point, (23.0900, 114.4263)) > 100  # GCJ-02 was taken back
    assert from_wgs84(*dialog.view.point, Datum.GCJ02) == pytest.approx((23.0900, 114.4263), abs=1e-6)
    assert dialog.note.text().startswith("Understood (AMap): 23.090000, 114.426300 (GCJ-02).")
    button(dialog, "Undo").click()
    assert dialog.view.point == HUIZHOU


def test_numbers_without_a_datum_are_no_point_before_it_was_said(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    paste(qtbot, dialog, "114.4263，23.0900")
    dialog.action.click()
    assert dialog.isVisible()
    assert dialog.view.point == HUIZHOU
    button(dialog, "GPS receiver (WGS-84)").click()
    assert dialog.view.point == pytest.approx((23.09, 114.4263))


def test_of_two_places_one_is_chosen(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    paste(qtbot, dialog, "geo:23.09,114.4263 geo:22.5431,114.0579")
    button(dialog, "Latitude 22.543100, longitude 114.057900").click()
    assert dialog.view.point == pytest.approx((22.5431, 114.0579))


def test_pictures_of_a_file_lie_under_the_point_on_their_datum(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    plain = {"red": (200, 30, 30), "blue": (30, 30, 200)}

    def picture(zoom: int, column: int, row: int) -> bytes:
        return plain_tile(plain["red" if (column, row) == squares[4] else "blue"])

    squares = list(around(from_wgs84(*HUIZHOU, Datum.GCJ02), 13))
    path = write_map(tmp_path / "m.mbtiles", zooms=(13,), picture=picture)
    dialog = opened(MapChoice(MapKind.FILE, str(path)))
    assert dialog.view.camera.zoom == 13  # the nearest that there is
    qtbot.waitUntil(lambda: colour_at(dialog, 30) == plain["red"], timeout=10_000)
    assert dialog.banner.isHidden()


def colour_at(dialog: PlaceDialog, below: int) -> tuple[int, int, int]:
    """The colour of the map so many pixels below its middle."""
    view = dialog.view
    colour = QColor(view.grab().toImage().pixel(view.width() // 2, view.height() // 2 + below))
    return colour.red(), colour.green(), colour.blue()


def test_a_server_that_fails_says_so_once_and_is_asked_again_on_request(
    qtbot: QtBot, opened: Opened, jobs: Jobs
) -> None:
    answers: list[Answer] = [(200, "text/html", b"<html>sign in</html>")]
    with tile_server(lambda _: answers[0]) as (address, asked):
        dialog = opened(MapChoice(MapKind.SERVER, address))
        qtbot.waitUntil(lambda: "sends no map pictures" in dialog.banner.text())
        assert len(asked) == 1
        press(qtbot, dialog, Qt.Key.Key_Right)
        assert len(asked) == 1
        assert dialog.view.point == HUIZHOU  # the map works on without its pictures
        answers[0] = (200, "image/png", plain_tile((200, 30, 30)))
        button(dialog, "Try again").click()
        qtbot.waitUntil(lambda: not jobs.is_busy, timeout=10_000)
        assert len(asked) > 1
        assert dialog.banner.isHidden()


def test_a_map_file_that_is_gone_leaves_the_grid(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(MapChoice(MapKind.FILE, str(tmp_path / "gone.mbtiles")))
    assert "cannot be read" in dialog.banner.text()
    assert dialog.view.datum is Datum.WGS84
