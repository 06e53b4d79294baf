"""``backup`` and ``restore``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result

if TYPE_CHECKING:
    from desktop.app.program import Program

Command = Callable[["Program", argparse.Namespace], Result]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put them beside the others; the parameters are how every command is made."""
    backup = command(commands, "backup", later("backups", "backup"), "write the whole desk, encrypted, to one file")
    backup.add_argument("--out", type=Path, required=True, metavar="F.vdbackup")
    add_user(backup)
    restore = command(
        commands, "restore", later("backups", "restore"), "put a desk back from a backup, into a folder without one"
    )
    restore.add_argument("file", type=Path, metavar="F.vdbackup")
    restore.add_argument(
        "--over", action="store_true", help="over the desk that is in the folder, which is set aside within it"
    )


def backup(program: Program, options: argparse.Namespace) -> Result:
    """Write the desk to one file."""
    from desktop.cli.desk import opened_desk
    from desktop.cli.messages import message_text

    out = options.out.absolute()
    with opened_desk(program, options) as desk:
        made = desk.backup.make(out)
    notes = [] if made.problem is None else [message_text(program, made.problem)]
    data = {
        "out": out,
        "bytes": made.size,
        "sha256": made.contents.parts[0].sha256,
        "schema": made.contents.schema,
        "audit_seq": made.contents.audit_seq,
        "notes": notes,
    }
    return Result(data, [str(options.out), *notes])


def restore(program: Program, options: argparse.Namespace) -> Result:
    """Put a desk back from a backup."""
    from desktop.cli.desk import folder_of
    from desktop.cli.messages import message_text
    from desktop.cli.password import ask_password

    folder, file, service = folder_of(program, options), options.file.absolute(), program.restoring()
    service.look(file)  # before anybody types
    done = service.restore(file, folder, ask_password(), over=options.over)
    notes = [message_text(program, note) for note in done.notes]
    data = {
        "dir": folder,
        "made_at": done.contents.made_at,
        "set_aside": done.aside,
        "erased": done.erased,
        "purged": done.purged,
        "notes": notes,
    }
    return Result(data, [str(folder), *([str(done.aside)] if done.aside else []), *notes])
