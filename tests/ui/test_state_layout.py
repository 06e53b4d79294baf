"""States of pages that a walk through the pages does not meet: tabs, views with figures, a desk of a hub, the first run,
the way in. Nothing of them is cut, covered or out of reach at the smallest windows and text of up to 150 %."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.cross_check import declared_already
from desktop.domain.errors import DamagedDesk, Problem
from desktop.domain.exposure.cases import Outcome
from desktop.domain.messages import message
from desktop.domain.people import Role
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.settings import BACKUP_FOLDER, POSTER_TEMPLATE
from desktop.sync.wire import Reject
from desktop.ui.exposure.actions import ExposureActions
from desktop.ui.exposure.page import ExposurePage
from desktop.ui.green_channel.question import SaveQuestion
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.jobs import Jobs
from desktop.ui.posters.page import PostersPage
from desktop.ui.posters.print_options import PaperOptions
from desktop.ui.setup.moved import MovedScreen
from desktop.ui.setup.put_back import PutBackScreen, Reason
from desktop.ui.shell.unlock import UnlockScreen
from desktop.ui.statistics.actions import View
from desktop.ui.studio.page import StudioPage
from tests.conftest import MadeDesk
from tests.looks import Looks
from tests.services.exposure.exposure_desk import REASON, exposure_desk
from tests.ui.every_screen import A4, PRINTER, EveryScreen
from tests.ui.exposure.exposure_page import busy_monday
from tests.ui.find.find_page import enter
from tests.ui.layout_walk import WINDOWS, turn, walk
from tests.ui.screens import Screens
from tests.ui.setup.first_run import make_wizard
from tests.ui.studio.studio_page import editor_of
from tests.ui.sync.sync_page import Standings
from tests.ui.test_refusals import as_member

TEXT_SIZES = (150,)


def open_window(qtbot: QtBot, window: QWidget) -> None:
    qtbot.addWidget(window)
    window.resize(WINDOWS[0])
    with qtbot.waitExposed(window):
        window.show()


def test_the_tabs_of_the_venue_and_the_views_of_statistics(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    now = dt.datetime(2026, 11, 20, 18, 0)
    desk.store.clock = FixedClock(from_venue_time(now))
    for hour, count in ((8, 2), (9, 5), (14, 3)):
        for number, gate in enumerate(desk.gates.list()):
            at = from_venue_time(now.replace(hour=hour))
            desk.counting.take([Pressed(gate.id, at) for _ in range(count + number)])
    every = EveryScreen(qtbot, program, desk, jobs)
    shell = every.shell

    def settle() -> None:
        qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
        turn()

    def shown() -> Iterator[tuple[str, QWidget]]:
        shell.open_page("venue")
        for tab in ("details", "gates", "members"):
            shell.page("venue").show_tab(tab)
            settle()
            yield f"venue {tab}", every.window
        shell.open_page("statistics")
        page = shell.page("statistics")
        for view in View:
            page.views.set_value(view)
            page.views.chosen.emit(view)
            settle()
            yield f"statistics {view}", every.window

    faults = walk(looks, every.window, shown, TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_a_desk_of_a_hub(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    enter(desk)
    refused = Reject(desk.sync.status().last, "invalid", "the record says nothing that the hub could keep")
    Standings(desk).joined(waiting=1, rejects=(refused,))
    every = EveryScreen(qtbot, program, desk, jobs)
    every.shell.open_page("sync")
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
    faults = walk(looks, every.window, lambda: [("sync", every.window)], TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_the_end_of_a_shift_with_everything_open(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    desk.slips.start_batch(12)
    enter(desk, temperature_c="38.1")
    desk.shift_notes.keep("疾控 10:20 来电，要周三急诊入口的名单，已记。" * 6)
    Standings(desk).joined(waiting=1)
    every = EveryScreen(qtbot, program, desk, jobs)
    every.shell.open_page("shift", focus=True)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
    turn()
    faults = walk(looks, every.window, lambda: [("shift", every.window)], TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_the_studio_with_something_selected(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    every = EveryScreen(qtbot, program, desk, jobs)
    every.shell.open_page("studio")
    page = every.shell.page("studio")
    assert isinstance(page, StudioPage)
    qtbot.waitUntil(lambda: page.is_settled and not jobs.is_busy, timeout=15_000)

    def shown() -> Iterator[tuple[str, QWidget]]:
        for selected, only in (("step-1", True), ("code", False), ("header", False)):
            page.session.set_only(only=only)
            editor_of(page).select([selected])
            qtbot.waitUntil(lambda: page.is_settled and not jobs.is_busy, timeout=15_000)
            turn()
            yield f"studio with {selected}", every.window

    faults = walk(looks, every.window, shown, TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_posters_for_paper_that_the_printer_lacks(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks, screens: Screens
) -> None:
    program.settings.set(POSTER_TEMPLATE, "a3")
    every = EveryScreen(qtbot, program, desk, jobs)
    every.shell.open_page("posters")
    page = every.shell.page("posters")
    assert isinstance(page, PostersPage)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
    page.output.show_printers((PRINTER,), PRINTER)
    page.paper.changed.emit()

    def shown() -> Iterator[tuple[str, QWidget]]:
        for ink, smaller in ((False, None), (True, A4)):
            page.paper.use(PaperOptions(ink, smaller))
            qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
            turn()
            name = "tiled" if smaller else "lacking"
            screens.save_now(every.window, f"posters-{name}-{looks.languages.current}-{every.window.width()}")
            yield f"posters {name}", every.window

    faults = walk(looks, every.window, shown, TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_the_pages_of_an_inspector(qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks) -> None:
    """They say whose gates they show, and keep in sight what somebody else may do."""
    every = EveryScreen(qtbot, program, as_member(desk, Role.INSPECTOR), jobs)

    def shown() -> Iterator[tuple[str, QWidget]]:
        for page_id in ("today", "counting", "green-channel", "shift"):
            every.shell.open_page(page_id)
            qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
            turn()
            yield page_id, every.window

    faults = walk(looks, every.window, shown, TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_a_slip_that_is_asked_about_before_it_is_saved(
    qtbot: QtBot, program: Program, desk: Desk, jobs: Jobs, looks: Looks
) -> None:
    every = EveryScreen(qtbot, program, desk, jobs)
    every.shell.open_page("green-channel", focus=True)
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
    (question,) = every.window.findChildren(SaveQuestion)
    doubt = declared_already(Visit(0, 0, Precision.MORNING), "停车场入口", "JB-000012")
    words = message("declaration", "The document says {date}. Compare both.", date="1949-12-31")
    assert question.ask([doubt, Problem("birth_date", words, doubtful=True, contradicts=True)])
    faults = walk(looks, every.window, lambda: [("question", every.window)], TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


@pytest.mark.parametrize("another", [False, True], ids=["new venue", "another desk"])
def test_the_first_run(qtbot: QtBot, program: Program, jobs: Jobs, looks: Looks, another: bool) -> None:
    wizard = make_wizard(program, program.review, jobs)
    open_window(qtbot, wizard)
    if another:
        wizard.start.choose_another_desk()
        wizard.start.chosen.emit()
    stack = wizard.findChild(QStackedWidget)

    def shown() -> Iterator[tuple[str, QWidget]]:
        for step in range(stack.count()):
            stack.setCurrentIndex(step)
            turn()
            yield f"step {step} of the first run", wizard

    faults = walk(looks, wizard, shown, TEXT_SIZES)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_the_way_in(qtbot: QtBot, program: Program, made_desk: MadeDesk, looks: Looks) -> None:
    screen = UnlockScreen(program.access(made_desk.folder).key_slots(), "惠州市惠城区江北街道社区卫生服务中心")
    open_window(qtbot, screen)
    for problem in (None, DamagedDesk(message("desk", "{path} is damaged.", path="/x"))):
        if problem is not None:
            screen.show_problem(problem)
        faults = walk(looks, screen, lambda: [("unlock", screen)], TEXT_SIZES)
        assert not faults, "\n".join(faults)


def test_a_case_with_its_contacts(
    qtbot: QtBot, program: Program, made_desk: MadeDesk, jobs: Jobs, looks: Looks
) -> None:
    with exposure_desk(program, made_desk) as book:
        case = busy_monday(book)
        every = EveryScreen(qtbot, program, book.desk, jobs)
        every.shell.run("go.exposure", case)
        qtbot.waitUntil(lambda: not jobs.is_busy, timeout=15_000)
        page = every.shell.page("exposure")
        assert isinstance(page, ExposurePage)
        actions, stays = ExposureActions.of(book.desk), page.case.stays
        lookup = actions.keep(actions.look_up(stays.request(), REASON * 5, stays.person))
        page.result.show_lookup(actions.note_call(lookup, lookup.contacts[0], Outcome.HANDED_OVER, REASON))
        page.result.table.choose_first()

        def shown() -> Iterator[tuple[str, QWidget]]:
            for view in ("case", "result", "cases"):
                page.views.set_value(view)
                page.views.chosen.emit(view)
                turn()
                yield f"exposure {view}", every.window

        faults = walk(looks, every.window, shown, TEXT_SIZES)
        assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


@pytest.mark.parametrize("reason", [*Reason])
def test_the_way_back(qtbot: QtBot, program: Program, looks: Looks, reason: Reason) -> None:
    is_damaged = reason in (Reason.DATABASE, Reason.KEYS)
    copies = [(Path("venuedesk-1.vdbackup"), 1_795_400_760_000)] if is_damaged else []
    folder = SaveFolder(program.settings, BACKUP_FOLDER)
    screen = PutBackScreen(copies, folder, reason, has_key_copy=reason is Reason.KEYS)
    open_window(qtbot, screen)
    if is_damaged:
        screen.show_good_copy(None)
    faults = walk(looks, screen, lambda: [("way back", screen)], TEXT_SIZES)
    assert not faults, "\n".join(faults)


def test_a_desk_that_was_moved(qtbot: QtBot, looks: Looks) -> None:
    screen = MovedScreen(
        "2026-11-20 09:00", "venuedesk-move-20261120.vdbackup", Path("/home/front-desk/venuedesk/desk")
    )
    open_window(qtbot, screen)
    faults = walk(looks, screen, lambda: [("moved", screen)], TEXT_SIZES)
    assert not faults, "\n".join(faults)
