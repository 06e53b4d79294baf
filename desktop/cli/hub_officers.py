"""``hub officer …``: who may sign in to the hub's console."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime

from desktop.app.program import Program
from desktop.cli.hub import opened
from desktop.cli.output import Result
from desktop.cli.password import ask_password
from desktop.hub.console.command_line import Note, noted
from desktop.hub.console.log import OfficerLog
from desktop.hub.console.officers import Officers


def officer(program: Program, options: argparse.Namespace) -> Result:
    """Add one, give one another password, end one; or list all."""
    acts: dict[str, Callable[[Officers, Note], None]] = {
        "add": lambda officers, note: officers.add(options.name, ask_password(twice=True), note),
        "password": lambda officers, note: officers.set_password(options.name, ask_password(twice=True), note),
        "end": lambda officers, note: officers.end(options.name, note),
    }
    with opened(program, options) as hub:
        officers = Officers(hub.engine, program.clock, program.cost)
        if options.step in acts:
            note = noted(hub.engine, program.clock, f"officer_{options.step}", options.name.strip())
            acts[options.step](officers, note)
        found = officers.all()
    listed = [{"name": one.name, "made": _iso(one.made), "ended": _iso(one.ended)} for one in found]
    return Result({"officers": listed}, [f"{one.name}  {'ended' if one.ended else 'may sign in'}" for one in found])


def _iso(ms: int | None) -> str | None:
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")


def officer_log(program: Program, options: argparse.Namespace) -> Result:
    """Whether the officers' log is whole, and its mark."""
    with opened(program, options) as hub:
        log = OfficerLog(hub.engine, program.clock)
        with hub.engine.begin() as connection:
            broken, mark = log.broken_at(connection), log.mark(connection)
    words = f"entry {broken} is missing or was altered" if broken else "whole"
    return Result({"ok": not broken, "broken_at": broken, "mark": mark}, (f"{words}, {mark}",), exit_code=bool(broken))
