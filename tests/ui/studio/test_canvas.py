"""The canvas: real presses, moves and keys on the very poster."""

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.posters.document.layout import Element, Frame, TextProps
from desktop.posters.editing.resizing import Handle
from desktop.services.desk import Desk
from desktop.ui.kit.jobs import Jobs
from desktop.ui.studio.canvas.overlay import Outline, badge_place, turn_place
from desktop.ui.studio.canvas.view import Tool
from desktop.ui.studio.page import StudioPage
from tests.looks import Looks
from tests.ui.images import pixels
from tests.ui.studio.studio_page import CONTROL, SHIFT, editor_of, open_page, press

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
Held = Qt.KeyboardModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, looks: Looks, jobs: Jobs) -> StudioPage:
    return open_page(qtbot, desk, jobs)


def element(page: StudioPage, element_id: str) -> Element:
    return editor_of(page).element(element_id)


def send(page: StudioPage, kind: QEvent.Type, at: QPointF, held: Held, button: Qt.MouseButton = LEFT) -> None:
    view = page.canvas.viewport()
    pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    moving = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
    event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(at.toPoint())), moving, pressed, held)
    QApplication.sendEvent(view, event)


def screen(page: StudioPage, x: float, y: float) -> QPointF:
    return page.canvas.place.on_screen((x, y))


def drag(
    page: StudioPage,
    start: QPointF,
    end: QPointF,
    held: Held = NONE,
    *,
    button: Qt.MouseButton = LEFT,
    release: bool = True,
) -> None:
    """Press, move in a few steps, release; points of the viewport."""
    send(page, QEvent.Type.MouseButtonPress, start, held, button)
    for step in (0.3, 0.7, 1.0):
        send(page, QEvent.Type.MouseMove, start + (end - start) * step, held, button)
    if release:
        send(page, QEvent.Type.MouseButtonRelease, end, held, button)


def click(page: StudioPage, x: float, y: float, held: Held = NONE) -> None:
    at = screen(page, x, y)
    send(page, QEvent.Type.MouseButtonPress, at, held)
    send(page, QEvent.Type.MouseButtonRelease, at, held)


def by(page: StudioPage, element_id: str, right: float, down: float, held: Held = NONE) -> None:
    """Drag an element by its middle, in millimetres."""
    x, y = element(page, element_id).frame.centre
    drag(page, screen(page, x, y), screen(page, x + right, y + down), held)


def select(page: StudioPage, *ids: str) -> None:
    editor_of(page).select(ids)


def test_the_canvas_shows_the_pixels_of_the_pdf(page: StudioPage) -> None:
    canvas = page.canvas
    canvas.viewport().grab()
    assert canvas.draft is not None
    with pypdfium2.PdfDocument(canvas.draft.pdf) as document:
        sheet = document[0]
        fine = sheet.render(scale=8 * canvas.place.scale * 25.4 / 72, may_draw_forms=False).to_pil().convert("RGB")
        sheet.close()
    shown = pixels(canvas.picture)
    wanted = np.asarray(fine.resize((shown.shape[1], shown.shape[0]), Image.Resampling.BOX), np.int32)
    assert np.abs(shown - wanted).mean() < 3


def test_a_click_selects_and_shift_adds_and_takes_away(page: StudioPage) -> None:
    click(page, 105, 170)
    assert editor_of(page).selected == {"code"}
    click(page, 105, 97, SHIFT)
    assert editor_of(page).selected == {"code", "gate"}
    click(page, 105, 170, SHIFT)
    assert editor_of(page).selected == {"gate"}
    click(page, 105, 170)
    click(page, 4, 150)
    assert editor_of(page).selected == frozenset()


def test_alt_click_goes_to_what_lies_below(page: StudioPage) -> None:
    click(page, 105, 27)
    assert editor_of(page).selected == {"heading"}
    click(page, 105, 27, ALT)
    assert editor_of(page).selected == {"header"}


def test_a_double_click_in_a_group_chooses_one_of_it_and_a_drag_moves_that_alone(page: StudioPage) -> None:
    editor_of(page).select(["heading", "header"])
    editor_of(page).group()
    editor_of(page).select([])
    click(page, 105, 27)
    assert editor_of(page).selected == {"heading", "header"}
    send(page, QEvent.Type.MouseButtonDblClick, screen(page, 105, 27), NONE)
    send(page, QEvent.Type.MouseButtonRelease, screen(page, 105, 27), NONE)
    assert editor_of(page).selected == {"heading"}
    header, heading = element(page, "header").frame, element(page, "heading").frame
    drag(page, screen(page, 105, 27), screen(page, 105, 60))
    assert element(page, "header").frame == header
    assert element(page, "heading").frame.y > heading.y + 20


def test_space_and_a_drag_move_the_view_and_nothing_else(page: StudioPage, qtbot: QtBot) -> None:
    page.canvas.actual_size()
    before, layout = page.canvas.place.origin, editor_of(page).layout
    qtbot.keyPress(page.canvas, Qt.Key.Key_Space)
    drag(page, QPointF(300, 300), QPointF(260, 280))
    qtbot.keyRelease(page.canvas, Qt.Key.Key_Space)
    assert page.canvas.place.origin == before + QPointF(-40, -20)
    assert editor_of(page).layout == layout


def test_ctrl_resizes_about_the_centre(page: StudioPage) -> None:
    editor_of(page).select(["header"])
    before = element(page, "header").frame
    outline = Outline(before, 0.0, (), can_turn=False)
    corner = page.canvas.place.on_screen(outline.corners()[2])
    drag(page, corner, corner + QPointF(0, 20), CONTROL | ALT)
    after = element(page, "header").frame
    assert after.height > before.height
    assert after.centre == pytest.approx(before.centre, abs=0.05)


def test_a_drag_moves_with_guides_and_is_one_step(page: StudioPage) -> None:
    before = editor_of(page).layout
    by(page, "code", 20.3, -4.2, ALT)
    frame = element(page, "code").frame
    assert (frame.x, frame.y) == (pytest.approx(73.8, abs=0.3), pytest.approx(117.3, abs=0.3))
    editor_of(page).undo()
    assert editor_of(page).layout == before


def test_what_is_dragged_near_the_middle_snaps_to_it(page: StudioPage) -> None:
    by(page, "code", 17, 11, ALT)
    assert element(page, "code").frame.centre[0] != 105
    by(page, "code", 105.6 - element(page, "code").frame.centre[0], 0)
    assert element(page, "code").frame.centre[0] == pytest.approx(105, abs=0.01)


def test_shift_keeps_a_drag_on_one_axis(page: StudioPage) -> None:
    select(page, "code")
    y = element(page, "code").frame.y
    x, centre = element(page, "code").frame.centre
    drag(page, screen(page, x, centre), screen(page, x + 14, centre + 3), SHIFT)
    select(page, "code")
    assert element(page, "code").frame.y == y


@pytest.mark.parametrize("held", [NONE, SHIFT])
def test_a_code_keeps_its_ratio_whatever_is_held(page: StudioPage, held: Held) -> None:
    select(page, "code")
    frame = element(page, "code").frame
    corner = screen(page, frame.right, frame.bottom)
    drag(page, corner, corner + QPointF(-40, -11), held | ALT)
    new = element(page, "code").frame
    assert new.width == pytest.approx(new.height, abs=0.02)
    assert (new.x, new.y) == (frame.x, frame.y)
    assert new.width < frame.width or new.width == pytest.approx(frame.width, abs=3)


def test_a_box_is_resized_freely_and_by_ratio_with_shift(page: StudioPage) -> None:
    select(page, "header")
    frame = element(page, "header").frame
    side = screen(page, frame.right, frame.centre[1])
    drag(page, side, side + QPointF(-50, 0), ALT)
    assert element(page, "header").frame.height == frame.height
    assert element(page, "header").frame.width < frame.width - 10
    new = element(page, "header").frame
    corner = screen(page, new.right, new.bottom)
    drag(page, corner, corner + QPointF(-30, -30), ALT | SHIFT)
    last = element(page, "header").frame
    assert last.width / last.height == pytest.approx(new.width / new.height, rel=0.01)


def test_the_handle_above_turns_in_steps_with_shift(page: StudioPage) -> None:
    select(page, "gate")
    one = element(page, "gate")
    start = turn_place(Outline(one.frame, 0, (), can_turn=True), page.canvas.place)
    x, y = one.frame.centre
    drag(page, start, screen(page, x + 60, y - 2), SHIFT)
    assert element(page, "gate").rotation == 90


def test_a_band_selects_what_lies_wholly_within(page: StudioPage) -> None:
    drag(page, screen(page, 3, 115), screen(page, 207, 238))
    assert editor_of(page).selected == {"code"}


def test_escape_calls_a_drag_off(page: StudioPage, qtbot: QtBot) -> None:
    before, undo = editor_of(page).layout, editor_of(page).history.undo_name
    x, y = element(page, "code").frame.centre
    drag(page, screen(page, x, y), screen(page, x + 30, y + 30), release=False)
    assert editor_of(page).layout != before
    press(qtbot, Qt.Key.Key_Escape)
    send(page, QEvent.Type.MouseButtonRelease, screen(page, x + 30, y + 30), NONE)
    assert editor_of(page).layout == before
    assert editor_of(page).history.undo_name == undo


@pytest.mark.parametrize("change", ["undo", "delete"])
def test_what_changes_the_document_during_a_drag_stays(page: StudioPage, change: str) -> None:
    editor = editor_of(page)
    x, y = element(page, "code").frame.centre
    drag(page, screen(page, x, y), screen(page, x + 30, y + 30), ALT, release=False)
    getattr(editor, change)()
    after = editor.layout
    send(page, QEvent.Type.MouseMove, screen(page, x + 40, y + 40), ALT)
    send(page, QEvent.Type.MouseButtonRelease, screen(page, x + 40, y + 40), ALT)
    assert editor.layout == after


def test_another_document_ends_a_drag(page: StudioPage) -> None:
    editor = editor_of(page)
    x, y = element(page, "code").frame.centre
    send(page, QEvent.Type.MouseButtonPress, screen(page, x, y), NONE)
    before = editor.layout
    page.canvas.set_editor(editor)
    send(page, QEvent.Type.MouseMove, screen(page, x + 40, y + 40), NONE)
    assert editor.layout == before


def test_what_is_locked_is_selected_and_not_moved(page: StudioPage) -> None:
    editor_of(page).lock(["code"], True)
    frame = element(page, "code").frame
    by(page, "code", 20, 20)
    assert element(page, "code").frame == frame
    assert editor_of(page).selected == {"code"}


def test_a_tool_draws_its_element_and_gives_the_mouse_back(page: StudioPage) -> None:
    page.canvas.tool = Tool.BOX
    drag(page, screen(page, 20, 240), screen(page, 60, 260), ALT)
    made = element(page, min(editor_of(page).selected))
    assert made.frame == Frame(*(pytest.approx(v, abs=0.5) for v in (20, 240, 40, 20)))  # type: ignore[arg-type]
    assert page.canvas.tool is Tool.SELECT
    page.canvas.tool = Tool.LINE
    drag(page, screen(page, 20, 260), screen(page, 60, 220))
    line = element(page, min(editor_of(page).selected))
    assert line.rotation == pytest.approx(315, abs=1)
    page.canvas.tool = Tool.TEXT
    click(page, 105, 250)
    assert isinstance(element(page, min(editor_of(page).selected)).props, TextProps)


def test_tab_goes_through_the_page_and_out_of_it(page: StudioPage, qtbot: QtBot) -> None:
    canvas = page.canvas
    select(page)
    first = editor_of(page).reading_order[0].id
    press(qtbot, Qt.Key.Key_Tab)
    assert first in editor_of(page).selected
    for _ in range(60):
        if QApplication.focusWidget() is not canvas:
            break
        press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not canvas
    press(qtbot, Qt.Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is canvas
    assert editor_of(page).reading_order[-1].id in editor_of(page).selected
    assert "selected" in canvas.accessibleDescription()


@pytest.mark.parametrize(("held", "millimetres"), [(NONE, 1.0), (SHIFT, 5.0), (CONTROL, 0.1)])
def test_arrow_keys_nudge_and_a_row_of_them_is_one_step(
    page: StudioPage, qtbot: QtBot, held: Held, millimetres: float
) -> None:
    select(page, "code")
    before = editor_of(page).layout
    frame = element(page, "code").frame
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Right, held)
    assert element(page, "code").frame.x == pytest.approx(frame.x + 3 * millimetres)
    editor_of(page).undo()
    assert editor_of(page).layout == before


def test_ctrl_and_the_wheel_zoom_about_the_pointer(page: StudioPage) -> None:
    canvas = page.canvas
    at = screen(page, 150, 80)
    for _ in range(6):
        event = QWheelEvent(
            at,
            QPointF(canvas.viewport().mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.zoom > 1
    assert canvas.place.on_page(at) == (pytest.approx(150, abs=1), pytest.approx(80, abs=1))
    before = canvas.verticalScrollBar().value()
    drag(page, at, at + QPointF(0, -60), button=MIDDLE)
    assert canvas.verticalScrollBar().value() == before + 60


def test_only_what_is_seen_is_rendered_however_large_the_page(page: StudioPage) -> None:
    canvas = page.canvas
    for _ in range(20):
        canvas.zoom_in()
    canvas.viewport().grab()
    assert canvas.zoom == 8
    assert canvas.picture.width() <= canvas.viewport().width() + 1


def test_handles_lie_on_the_corners_of_what_is_selected(page: StudioPage) -> None:
    place = page.canvas.place
    frame = element(page, "code").frame
    corner = place.on_screen(Handle.BOTTOM_RIGHT.place(frame, 0))
    assert corner == place.rect(frame).bottomRight()


@pytest.mark.parametrize(
    ("beside", "others", "expected"),
    [
        ((20, 50, 40, 20), [], (70, 50)),
        ((20, 50, 40, 20), [(65, 50, 30, 20)], (10, 80)),
        ((20, 50, 40, 20), [(65, 50, 30, 20), (0, 75, 90, 20)], (120, 50)),
        ((20, 50, 40, 20), [(0, 0, 400, 400)], (70, 50)),
        ((330, 50, 60, 20), [], (330, 80)),
    ],
    ids=["right", "below", "beside the page", "nowhere free", "right has no room"],
)
def test_a_size_stands_where_it_covers_nothing(
    beside: tuple[int, ...], others: list[tuple[int, ...]], expected: tuple[int, int]
) -> None:
    page, room = QRectF(10, 10, 100, 200), QRectF(0, 0, 400, 300)
    place = badge_place(QSizeF(60, 20), QRectF(*beside), page, [QRectF(*other) for other in others], room)
    assert (place.x(), place.y()) == expected


def test_dragging_follows_the_mouse(page: StudioPage) -> None:
    """Many small moves end where one would."""
    x, y = element(page, "code").frame.centre
    start, end = screen(page, x, y), screen(page, x + 30, y + 20)
    send(page, QEvent.Type.MouseButtonPress, start, ALT)
    for step in range(1, 60):
        send(page, QEvent.Type.MouseMove, start + (end - start) * (step / 59), ALT)
    send(page, QEvent.Type.MouseButtonRelease, end, ALT)
    new = element(page, "code").frame.centre
    assert new == (pytest.approx(x + 30, abs=0.4), pytest.approx(y + 20, abs=0.4))
