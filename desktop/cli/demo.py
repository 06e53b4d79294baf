"""``demo``: a desk to look around in, with its posters, opened at once where there is a display."""

import argparse
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.desk import summary
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.domain.clock import FixedClock
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.services.demo.demo import PASSWORD, DemoPlan, DemoService
from desktop.services.desk import Desk
from desktop.services.setup.access import Opened
from desktop.store.folder import DeskFolder
from desktop.store.keys import WrongPassword


def demo(program: Program, options: argparse.Namespace) -> Result:
    """Make the demonstration desk or reuse it, then open its window."""
    folder = Path(options.dir or program.user.desk.with_name("demo")).absolute()
    posters = folder.with_name(f"{folder.name}-posters.pdf")
    if not DeskFolder(folder).exists():
        _make(program, folder, DemoPlan(options.days, options.gates, options.declarations, options.seed), posters)
    data, lines = _describe(program, folder, posters)
    if not options.no_window:
        from desktop.app.display import no_window
        from desktop.cli.window import open_window

        if (sentence := no_window()) is None:
            return Result(data, lines, then=lambda: open_window(program, folder))
        lines.append(message_text(program, sentence))
    return Result(data, lines)


def _make(program: Program, folder: Path, plan: DemoPlan, posters: Path) -> None:
    clock = FixedClock(program.clock.now_ms())
    past = replace(program, clock=clock)

    def open_desk(root: Path, opened: Opened) -> AbstractContextManager[Desk]:
        return past.desk(past.access(root), opened)

    DemoService(past.setup(), open_desk, clock, clock.ms).create(folder, plan, posters)


def _describe(program: Program, folder: Path, posters: Path) -> tuple[dict[str, object], list[str]]:
    access = program.access(folder)
    with access.folder.locked():
        try:
            opened = access.open(access.manager().slot_id, PASSWORD)
        except WrongPassword:
            raise BadInput(
                message(
                    "desk",
                    "The desk in {folder} is not a demonstration. Give another folder with --dir.",
                    folder=folder,
                )
            ) from None
        with program.desk(access, opened) as desk:
            venue, gates, member = desk.venue.get(), desk.gates.list(), desk.session.member.name
            count = desk.declarations.count()
            inspectors = sum(m.inspector for m in desk.members.list())
    data = summary(folder, venue, gates, member) | {
        "password": PASSWORD,
        "posters": posters,
        "inspectors": inspectors,
        "declarations": count,
    }
    return data, [f"{venue.name}: {folder}", f"{member} / {PASSWORD}", str(posters)]
