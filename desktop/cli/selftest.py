"""``selftest``: does this copy of the program work on this machine, and what machine is it?

It says what the machine is, makes a throw-away desk, unlocks it, lays out and decodes a poster, reads the translations and loads the
window's plugins. Nothing of the user's is touched.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.desk import folder_of
from desktop.cli.machine import machine_state, room_of_desk
from desktop.cli.output import Result
from desktop.domain.clock import FixedClock
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.posters import Language
from desktop.paths import UserPaths
from desktop.services.demo.demo import PASSWORD, DemoPlan, DemoService


def selftest(program: Program, options: argparse.Namespace) -> Result:
    """Run every step; the exit code is 1 when one fails."""
    program = replace(program, user=replace(program.user, desk=folder_of(program, options)))
    with tempfile.TemporaryDirectory(prefix="venuedesk-") as name:
        root = Path(name)
        clock = FixedClock(program.clock.now_ms())
        own = replace(program, user=UserPaths(root / "desk", root / "config", root / "log"), clock=clock)
        steps: dict[str, Callable[[], str]] = {
            "room": lambda: room_of_desk(program.user.desk),
            "make": lambda: _make(own, clock, root),
            "unlock": lambda: _unlock(own, root),
            "posters": lambda: _posters(own, root),
            "reading": lambda: _reading(own, root),
            "translations": lambda: _translations(own),
            "window": lambda: _window(own),
        }
        results = {step: _try(run) for step, run in steps.items()}
    machine = machine_state(program)
    failed = [step for step, (ok, _) in results.items() if not ok]
    checked = {step: {"ok": ok, "detail": detail} for step, (ok, detail) in results.items()}
    data = {"ok": not failed, "steps": checked, "machine": machine}
    lines = [
        *(f"     {name}: {text}" for name, text in machine.items()),
        *(f"{'ok  ' if ok else 'FAIL'} {step}: {detail}" for step, (ok, detail) in results.items()),
    ]
    return Result(data, lines, exit_code=1 if failed else 0)


def _try(run: Callable[[], str]) -> tuple[bool, str]:
    try:
        return True, run()
    except UserError as error:
        return False, str(error)
    except Exception as error:  # a packaged copy lacks a part: say which, and go on with the next step
        return False, f"{type(error).__name__}: {error}"


def _make(program: Program, clock: FixedClock, root: Path) -> str:
    service = DemoService(
        program.setup(), lambda folder, opened: program.desk(program.access(folder), opened), clock, clock.ms
    )
    made = service.create(root / "desk", DemoPlan(gates=2, declarations=5), root / "posters.pdf")
    return f"{len(made.gates)} gates"


def _unlock(program: Program, root: Path) -> str:
    access = program.access(root / "desk")
    with program.desk(access, access.open(access.manager().slot_id, PASSWORD)) as desk:
        problems = desk.health.problems()
    if problems:
        raise UserError(problems[0])
    return "database whole"


def _posters(program: Program, root: Path) -> str:
    access = program.access(root / "desk")
    with program.desk(access, access.open(access.manager().slot_id, PASSWORD)) as desk:
        pages = [
            page.verified
            for template in desk.posters.templates()
            for page in desk.posters.prepare(template.id, Language.ZH_EN).pages
        ]
    return f"{sum(pages)} of {len(pages)} pages decoded"


def _reading(program: Program, root: Path) -> str:
    """In every kind of process that reads files from outside."""
    from desktop.services.foreign.pictures import ForeignPictures
    from desktop.services.foreign.tables import foreign_table

    pictures = ForeignPictures(program.sandbox)
    codes = pictures.codes(root / "posters.pdf")
    drawing, table = root / "logo.svg", root / "table.csv"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>', "utf-8"
    )
    table.write_text("检测点,备注\n南门,\n", "utf-8")
    with foreign_table(program.sandbox, table) as found:
        lines = sum(1 for _ in found.rows())
    return f"{len(codes)} codes, {lines} lines, {pictures.asset(drawing).pixels[0]} pixels"


def _translations(program: Program) -> str:
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    if not translator.load(str(program.resources / "i18n" / "zh_CN.qm")) or translator.isEmpty():
        raise FileNotFoundError("zh_CN.qm")
    manager = message("Roles", "Manager")
    if program.catalogue.text(manager, "zh") == str(manager):
        raise FileNotFoundError(program.catalogue.file.name)
    return "zh_CN"


def _window(program: Program) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.app.start import try_window

    return try_window(program)
