"""Every screen in both languages; with ``--screens DIR`` the pictures of the README."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.posters import Language
from desktop.services.demo.people import Crowd, Visitors
from desktop.settings import LANGUAGE, THEME
from desktop.sync.intervals import SyncIntervals
from desktop.ui.kit import commands
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front
from tests.ui.sync.sync_page import Standings

SitDown = Callable[[Path], Front]
PAGES = tuple(command.page for command in (*commands.PAGES, *commands.OTHER_PAGES))


@pytest.fixture
def program(program: Program) -> Program:
    """In the middle of a morning, whenever the pictures are taken; after the desk was made."""
    day = program.clock.today() + dt.timedelta(days=1)
    clock = FixedClock(from_venue_time(dt.datetime.combine(day, dt.time(10, 20))))
    return replace(program, clock=clock, intervals=SyncIntervals(poll=3600.0))


@pytest.fixture
def busy_desk(program: Program, made_desk: MadeDesk) -> Path:
    """A desk in the middle of a day: posters on three walls, one of them out of date; slips typed in and waiting;
    people counted since a week ago."""
    access = program.access(made_desk.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        gates = desk.gates.list()
        desk.posters.record_print(
            desk.posters.prepare("a4", Language.ZH, [g.id for g in gates[:3]]), "HP LaserJet M209", 1
        )
        desk.gates.rename(gates[1].id, "北二门")
        today = program.clock.today()
        visitors = Visitors(random.Random(5), today).day(today - dt.timedelta(days=1), 11, ["南门", "急诊入口"], {})
        for serial, draft in zip(desk.slips.start_batch(17).serials, visitors, strict=False):
            desk.declarations.enter(replace(draft, slip=str(serial)))
        crowd = Crowd(random.Random(6))
        at_gate = {g.id: [m.id for m in desk.members.list() if g.id in m.gate_ids] for g in gates}
        for ago in range(8):
            day = today - dt.timedelta(days=ago)
            desk.counting.take(crowd.presses(day, [g.id for g in gates], at_gate, program.clock.now_ms()))
        Standings(desk).joined(waiting=128, safe=900)
    return made_desk.folder


@pytest.fixture
def save(request: pytest.FixtureRequest) -> Callable[[Front, str], None]:
    folder = request.config.getoption("--screens")

    def grab(front: Front, name: str) -> None:
        front.settle()
        front.until(lambda: front.desk.sync is None or front.desk.sync.idle)
        for _ in range(3):
            QApplication.processEvents()  # what came last is laid out
        picture = front.desk.window.grab()
        assert (picture.width(), picture.height()) == (1366, 768)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            assert picture.save(str(Path(folder) / f"{name}.png"))

    return grab


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "light"), ("zh", "dark")])
def test_every_page_shows(
    sit_down: SitDown,
    busy_desk: Path,
    program: Program,
    save: Callable[[Front, str], None],
    language: str,
    theme: str,
) -> None:
    program.settings.set(LANGUAGE, language)
    program.settings.set(THEME, theme)
    name = language if theme == "light" else f"{theme}-{language}"
    front = sit_down(busy_desk)
    save(front, f"unlock-{name}")
    front.sign_in(MANAGER_PASSWORD)
    for page in PAGES:
        front.shell.open_page(page)
        front.settle()
        assert front.shell.current_page == page
        if page != "settings":  # it shows where the desk lies on this computer
            save(front, f"{page}-{name}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_start_shows(
    sit_down: SitDown, program: Program, tmp_path: Path, save: Callable[[Front, str], None], language: str
) -> None:
    program.settings.set(LANGUAGE, language)
    front = sit_down(tmp_path / "new")
    save(front, f"wizard-{language}")
    front.key(Qt.Key.Key_Tab)
