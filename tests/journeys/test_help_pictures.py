"""The pictures of the manual, of the demonstration desk at a fixed time: the same bytes where nothing has changed.

``pytest tests/journeys/test_help_pictures.py --screens resources/help/pictures`` takes them all.
"""

import datetime as dt
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop import build
from desktop.app.program import Program
from desktop.domain import alphabet
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.manual.document import Picture
from desktop.manual.manual import Manual
from desktop.services.demo.demo import PASSWORD, DemoPlan, DemoService
from desktop.settings import LANGUAGE
from desktop.sync.intervals import SyncIntervals
from desktop.ui.kit.commands import OTHER_PAGES, PAGES
from tests.journeys.front import Front

SitDown = Callable[..., Front]
MORNING = from_venue_time(dt.datetime(2026, 11, 24, 10, 20))
WHOLE = DemoPlan(days=14, declarations=160)
SMALL = DemoPlan(days=2, gates=2, declarations=6)
WIDTH = 1200
COLOURS = (128, 96, 64, 48, 32)
"""So many that the file is small enough."""
MOST_BYTES, MOST_IN_ALL = 60_000, 3_000_000


@pytest.fixture
def program(program: Program, tmp_path: Path) -> Program:
    """At a fixed time, of no commit: pictures stay as they are from one commit to the next."""
    resources = tmp_path / "resources"
    resources.mkdir()
    for entry in program.resources.iterdir():
        (resources / entry.name).symlink_to(entry)
    (resources / build.FILE).write_text('{"commit": ""}')
    return replace(program, clock=FixedClock(MORNING), intervals=SyncIntervals(poll=3600.0), resources=resources)


@pytest.fixture(autouse=True)
def steady_cursor(qapp: QApplication) -> Iterator[None]:
    """One that blinks is there in one picture and gone in the next."""
    former = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(former)


@pytest.fixture
def demonstration(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, DemoPlan], Path]:
    """Makes a demonstration desk whose codes are the same each time."""

    def make(name: str, plan: DemoPlan) -> Path:
        monkeypatch.setattr(alphabet, "os", SimpleNamespace(urandom=random.Random(plan.seed).randbytes))
        clock = FixedClock(MORNING)
        past = replace(program, clock=clock)
        folder = tmp_path / name
        DemoService(past.setup(), lambda root, opened: past.desk(past.access(root), opened), clock, clock.ms).create(
            folder, plan, tmp_path / f"{name}.pdf"
        )
        return folder

    return make


def picture(front: Front) -> bytes:
    """The window as it is, smaller and with few colours."""
    front.settle()
    front.until(lambda: front.desk.sync is None or front.desk.sync.idle)
    for _ in range(3):
        QApplication.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    front.desk.window.grab().save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as whole:
        small = whole.convert("RGB").resize((WIDTH, WIDTH * whole.height // whole.width), Image.Resampling.LANCZOS)
    return next(data for count in COLOURS if len(data := _png(small, count)) <= MOST_BYTES)


def _png(image: Image.Image, colours: int) -> bytes:
    out = io.BytesIO()
    # The colours that are furthest from each other: the few red ones are what one is to see.
    few = image.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def write(text: str) -> None:
    """Put Chinese into what has the keyboard, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, event)


def go_to(front: Front, page: str) -> None:
    """A page with the keyboard in it."""
    front.desk.window.activateWindow()  # a chart that is drawn for the first time takes the keyboard away
    front.until(front.desk.window.isActiveWindow)
    front.shell.open_page(page, focus=True)
    front.settle()


def pages(front: Front, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each page with something on it."""
    yield "unlock", picture(front)
    front.sign_in(PASSWORD)
    for command in (*PAGES, *OTHER_PAGES):
        go_to(front, command.page)
        match command.page:
            case "find":
                front.type("l")
                front.settle()
                front.key(Qt.Key.Key_Return)
            case "exposure":
                look_up(front)
            case "settings":
                for label in front.shell.page("settings").findChildren(QLabel):
                    if str(folder) in label.text():
                        label.setText("D:\\venuedesk\\desk")
        yield command.page, picture(front)


def look_up(front: Front) -> None:
    """From somebody who was found to those who were there at the same time."""
    go_to(front, "find")
    front.shell.run("find.exposure")
    front.settle()
    front.shell.run("exposure.look_up")
    front.settle()
    write("疾控来电核查")
    front.control(Qt.Key.Key_Return)
    front.settle()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pictures_of_the_manual(
    sit_down: SitDown,
    demonstration: Callable[[str, DemoPlan], Path],
    program: Program,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    language: str,
) -> None:
    screens = request.config.getoption("--screens")
    if not screens:
        pytest.skip("taken with --screens resources/help/pictures")
    target = Path(screens) / language
    target.mkdir(parents=True, exist_ok=True)
    program.settings.set(LANGUAGE, language)
    folder = demonstration("demo", WHOLE)
    for name, data in pages(sit_down(folder), folder):
        (target / f"{name}.png").write_bytes(data)
    (target / "wizard.png").write_bytes(picture(sit_down(tmp_path / "new")))


def test_the_same_desk_gives_the_same_picture(
    sit_down: SitDown, demonstration: Callable[[str, DemoPlan], Path]
) -> None:
    taken = []
    for name in ("one", "two"):
        front = sit_down(demonstration(name, SMALL))
        front.sign_in(PASSWORD)
        front.shell.open_page("venue")
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()  # the ring around it is drawn by each of the two windows
        taken.append(picture(front))
    assert taken[0] == taken[1]


def test_every_picture_is_there_and_small(resources: Path) -> None:
    folder = resources / "help"
    files = sorted((folder / "pictures").rglob("*.png"))
    assert sum(file.stat().st_size for file in files) <= MOST_IN_ALL
    assert [file.name for file in files if file.stat().st_size > MOST_BYTES] == []
    wanted = set()
    for language in ("zh", "en"):
        manual = Manual(folder, language)
        for section in manual.sections:
            blocks = manual.section(section.id).blocks
            wanted |= {manual.picture(block.name) for block in blocks if isinstance(block, Picture)}
        for command in (*PAGES, *OTHER_PAGES):
            assert manual.picture(command.page) in wanted, command.page
    assert set(files) == wanted
