"""``layout …``: the layouts of posters, built in and the venue's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result
from desktop.domain.errors import BadInput
from desktop.domain.messages import message

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.posters.document.templates import TemplateInfo
    from desktop.services.desk import Desk

Command = Callable[["Program", argparse.Namespace], Result]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put them beside the others; the parameters are how every command is made."""
    kinds = commands.add_parser("layout", help="list the layouts of posters, carry them to other desks, delete them")
    parts = kinds.add_subparsers(dest="part", metavar="PART", required=True)
    add_user(command(parts, "list", later("layouts", "list_all"), "list all, the one that is offered first on top"))
    export = command(parts, "export", later("layouts", "export"), "write a layout to a file, its pictures inside")
    export.add_argument("layout", metavar="ID", help="by ID or name")
    export.add_argument("--out", type=Path, required=True, metavar="F.vdlayout")
    add_user(export)
    taken = command(parts, "import", later("layouts", "take"), "add the layout of a file to the venue's own")
    taken.add_argument("source", type=Path, metavar="F.vdlayout")
    add_user(taken)
    usual = command(parts, "usual", later("layouts", "set_usual"), "offer a layout before all others")
    usual.add_argument("layout", metavar="ID", help="by ID or name")
    add_user(usual)
    delete = command(parts, "delete", later("layouts", "delete"), "delete one of the venue's own layouts")
    delete.add_argument("layout", metavar="ID", help="by ID or name")
    add_user(delete)


def list_all(program: Program, options: argparse.Namespace) -> Result:
    """Which layouts there are."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        found = [_data(program, info) for info in desk.posters.templates()]
    lines = [f"{one['id']}  {one['name']}  {one['width_mm']:g} × {one['height_mm']:g} mm" for one in found]
    return Result({"layouts": found}, lines)


def export(program: Program, options: argparse.Namespace) -> Result:
    """Write a layout to a file."""
    from desktop.cli.desk import opened_desk

    out = options.out.absolute()
    with opened_desk(program, options) as desk:
        info = layout_of(program, desk, options.layout)
        desk.own_templates.export_file(info.id, out)
        data = _data(program, info)
    return Result({"out": out, "layout": data}, [str(out)])


def take(program: Program, options: argparse.Namespace) -> Result:
    """Add the layout of a file."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        own_id = desk.own_templates.import_file(options.source.absolute())
        data = _data(program, layout_of(program, desk, own_id))
    return Result({"layout": data}, [f"{data['id']}  {data['name']}"])


def set_usual(program: Program, options: argparse.Namespace) -> Result:
    """Offer a layout before all others."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        info = layout_of(program, desk, options.layout)
        desk.own_templates.set_usual(info.id)
        data = _data(program, info)
    return Result({"layout": data}, [f"{data['id']}  {data['name']}"])


def delete(program: Program, options: argparse.Namespace) -> Result:
    """Delete one of the venue's own."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        info = layout_of(program, desk, options.layout)
        desk.own_templates.delete(info.id)
        data = _data(program, info)
    return Result({"deleted": data}, [f"{data['id']}  {data['name']}"])


def layout_of(program: Program, desk: Desk, wanted: str | None) -> TemplateInfo:
    """The layout of an identifier, or of a name in English or the language of the settings; the one that is offered first
    for None. Raises ``BadInput``."""
    from desktop.cli.messages import message_text

    found = desk.posters.templates()
    if wanted is None:
        return found[0]
    named = [info for info in found if wanted in (str(info.name), message_text(program, info.name))]
    matching = [info for info in found if info.id == wanted] or named
    if len(matching) != 1:
        choices = ", ".join(info.id for info in found)
        raise BadInput(
            message(
                "cli", "No layout, or more than one, is called {name}. Give an ID: {ids}.", name=wanted, ids=choices
            )
        )
    return matching[0]


def _data(program: Program, info: TemplateInfo) -> dict[str, object]:
    from desktop.cli.messages import message_text

    return {
        "id": info.id,
        "name": message_text(program, info.name),
        "own": info.is_own,
        "width_mm": info.width_mm,
        "height_mm": info.height_mm,
        "large_print": info.large_print,
    }
