"""``hub check-in``: what the health office sets for the visitor's page; ``hub distribute``: more than one machine for it."""

import argparse

import msgspec

from desktop.app.program import Program
from desktop.cli.hub import opened
from desktop.cli.output import Result
from desktop.hub.check_in.settings import IdentityAsked, read_settings, write_settings
from desktop.hub.console.command_line import noted
from desktop.hub.distributing import distribute as spread

_FIELDS = ("identity", "declaration_days", "health_code", "travel_card", "jump_seconds")


def check_in(program: Program, options: argparse.Namespace) -> Result:
    """Change what was given, and show all of it. Raises ``BadInput``; nothing is changed then."""
    given = {name: getattr(options, name) for name in _FIELDS if getattr(options, name) is not None}
    if "identity" in given:
        given["identity"] = IdentityAsked(given["identity"])
    with opened(program, options) as hub, hub.engine.begin() as connection:
        settings = msgspec.structs.replace(read_settings(connection), **given)
        if given:
            write_settings(connection, settings)
            noted(hub.engine, program.clock, "check_in", ", ".join(given))(connection)
    data = msgspec.structs.asdict(settings) | {"identity": str(settings.identity)}
    return Result(data, [f"{name}: {value}" for name, value in data.items()])


def distribute(program: Program, options: argparse.Namespace) -> Result:
    """Spread the tables over the workers of a Citus coordinator. Raises ``BadInput``; nothing is changed then."""
    with opened(program, options) as hub, hub.engine.begin() as connection:
        done = spread(connection)
        noted(hub.engine, program.clock, "distribute", ", ".join(done.new))(connection)
    return Result({"new": done.new, "before": done.before}, done.new or done.before)
