"""A poster laid out with the mouse, printed for two gates through a real print server, found out of date after a gate
was renamed, and printed again."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect

from desktop.app.program import Program
from desktop.domain.posters import PosterState
from desktop.posters.document.layout import CodeProps, Element, Frame, TextProps
from desktop.posters.editing.editor import Editor
from desktop.posters.editing.resizing import Handle
from desktop.services.desk import Desk
from desktop.settings import LANGUAGE
from desktop.ui.posters.page import PostersPage
from desktop.ui.studio.canvas.overlay import handle_places, outline_of
from desktop.ui.studio.page import StudioPage
from desktop.ui.venue.gates import GatesTab
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.journeys.mouse import Mouse
from tests.printing.cupsd import PrivateCups, private_cups
from tests.printing.sheets import find_code

SitDown = Callable[[Path], Front]
CLOSE_MM = 0.3


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


def posters_of(front: Front) -> PostersPage:
    page = front.shell.page("posters")
    assert isinstance(page, PostersPage)
    return page


def studio_of(front: Front) -> StudioPage:
    page = front.shell.page("studio")
    assert isinstance(page, StudioPage)
    return page


def editor_of(front: Front) -> Editor:
    editor = studio_of(front).session.editor
    assert editor is not None
    return editor


def desk_of(front: Front) -> Desk:
    assert front.desk.desk is not None
    return front.desk.desk


def at_check_box(row: QRect) -> QPoint:
    return QPoint(row.left() + 14, row.center().y())


def draw(front: Front, mouse: Mouse, tool: str, frame: Frame) -> None:
    """Draw an element with a tool, on the page's millimetres."""
    canvas = studio_of(front).canvas
    mouse.click(tool)
    start, end = canvas.place.on_screen((frame.x, frame.y)), canvas.place.on_screen((frame.right, frame.bottom))
    mouse.drag(canvas.viewport(), start, end)


def only(front: Front, kind: type) -> Element:
    (found,) = [element for element in editor_of(front).elements if isinstance(element.props, kind)]
    return found


def lay_out(front: Front, mouse: Mouse) -> None:
    """A text, a code made larger by its handle, and a block; saved under a name."""
    draw(front, mouse, "Text", Frame(20, 240, 170, 30))
    draw(front, mouse, "Code", Frame(60, 130, 60, 60))
    page, editor = studio_of(front), editor_of(front)
    code = only(front, CodeProps)
    canvas = page.canvas
    outline = outline_of([code])
    assert outline is not None
    corner = handle_places(outline, canvas.place)[Handle.BOTTOM_RIGHT]
    mouse.drag(canvas.viewport(), corner, canvas.place.on_screen((150, 220)))
    assert only(front, CodeProps).frame.width == pytest.approx(90, abs=1.5)
    text = only(front, TextProps)
    mouse.double_click_at(canvas.viewport(), canvas.place.on_screen(text.frame.centre))
    front.settle()
    front.type("One code each at ")
    mouse.click("Insert a field…")
    mouse.click_in_menu("Gate")
    mouse.click("Block")
    mouse.click_in_menu("Header")
    assert len(editor.elements) > 3
    mouse.click("Save")
    front.type("Hall poster")
    mouse.click("Save")
    front.until(lambda: page.session.is_saved)
    mouse.click("Done")
    front.until(lambda: posters_of(front).isVisible())
    front.settle()


def rename(front: Front, mouse: Mouse, old: str, new: str) -> None:
    """On the page of the venue."""
    mouse.click("Venue")
    page = front.shell.page("venue")
    tab = page.findChild(GatesTab)
    mouse.click("Gates")
    front.until(tab.isVisible)
    front.settle()
    names = [gate.name for gate in desk_of(front).gates.list()]
    mouse.click_row(tab.table, names.index(old))
    mouse.click("Rename")
    front.type(new)
    mouse.click("Rename")
    front.until(lambda: new in [gate.name for gate in desk_of(front).gates.list()])
    front.settle()


def zbar(pdf: bytes, page: int, folder: Path) -> list[str]:
    """What ``zbarimg`` reads on a page."""
    picture = folder / "page.png"
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        sheet.render(scale=150 / 72, grayscale=True).to_pil().save(picture)
        sheet.close()
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed (Debian: zbar-tools)")
def test_a_poster_by_mouse_printed_for_two_gates_and_again_once_it_is_out_of_date(
    sit_down: SitDown, program: Program, made_desk: MadeDesk, cups: PrivateCups, tmp_path: Path
) -> None:
    program.settings.set(LANGUAGE, "en")
    front = sit_down(made_desk.folder)
    mouse = Mouse(front)
    front.sign_in(MANAGER_PASSWORD)
    mouse.click("Posters")
    posters = posters_of(front)
    mouse.click("Manage templates…")
    mouse.click_in_menu("Begin an empty layout")
    mouse.click("Begin")
    front.until(lambda: not editor_of(front).layout.elements)
    lay_out(front, mouse)
    template = posters.templates.template
    assert template is not None
    assert str(template.name) == "Hall poster"

    mouse.click("All")
    gates = desk_of(front).gates.list()
    for row in (0, 1):
        mouse.click_row(posters.gates.list, row, at_check_box)
    mouse.click("Print 2 posters")
    front.until(lambda: len(cups.jobs()) == 1 and not front.desk.jobs.is_busy)
    front.settle()
    layout = desk_of(front).own_templates.layout(template.id)
    (frame,) = [element.frame for element in layout.elements if isinstance(element.props, CodeProps)]
    batch = desk_of(front).posters.prepare(template.id, posters.templates.language, [gates[0].id, gates[1].id])
    out = cups.printed(cups.jobs()[0])
    for number, page in enumerate(batch.pages):
        found = find_code(out, number)
        assert (found.frame.left, found.frame.top) == pytest.approx((frame.x, frame.y), abs=CLOSE_MM)
        assert (found.frame.width, found.frame.height) == pytest.approx((frame.width, frame.width), abs=CLOSE_MM)
        assert zbar(out, number, tmp_path) == [page.payload]

    rename(front, mouse, gates[0].name, "East gate")
    mouse.click("Posters")
    front.until(lambda: PosterState.STALE in {poster.state for poster in posters.gates.posters})
    states = {poster.gate.name: poster.state for poster in posters.gates.posters}
    assert [name for name, state in states.items() if state is PosterState.STALE] == ["East gate"]
    mouse.click_at(posters.gates.reprint, QPointF(posters.gates.reprint.rect().center()))
    front.settle()
    mouse.click("Print")
    front.until(lambda: len(cups.jobs()) == 2 and not front.desk.jobs.is_busy)
    front.settle()
    front.until(lambda: PosterState.STALE not in {poster.state for poster in posters.gates.posters})
    again = cups.printed(cups.jobs()[1])
    with pypdfium2.PdfDocument(again) as document:
        assert len(document) == 1
    assert zbar(again, 0, tmp_path) == [batch.pages[0].payload]
