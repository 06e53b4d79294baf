"""``backup`` and ``restore``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
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
    backup.add_argument(
        "--move",
        action="store_true",
        help="the desk goes on at another PC by this file, and is not opened here any more",
    )
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
        made = desk.backup.move(out) if options.move else desk.backup.make(out)
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
    from desktop.services.backup.notes import forget_notes
    from desktop.store.folder import DeskFolder

    folder, file, service = folder_of(program, options), options.file.absolute(), program.restoring()
    service.look(file)  # before anybody types
    done = service.restore(file, folder, ask_password(), over=options.over)
    forget_notes(DeskFolder(folder))
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


def repair(program: Program, options: argparse.Namespace) -> Result:
    """Rescue what can be read of a damaged desk, and name its newest good copy; a whole desk is only checked."""
    from desktop.cli.desk import check, folder_of
    from desktop.cli.messages import message_text
    from desktop.cli.password import ask_password
    from desktop.domain.clock import venue_time
    from desktop.domain.messages import message
    from desktop.services.backup.notes import forget_notes
    from desktop.services.backup.salvaging import KEYS_MENDED

    folder, service = folder_of(program, options), program.salvaging()
    notes = [message_text(program, KEYS_MENDED)] if service.mend_keys(folder) else []
    access, password = program.access(folder), ask_password()
    with access.folder.locked():
        is_damaged = service.is_damaged(folder, access.open(access.manager().slot_id, password))
    forget_notes(access.folder)
    if not is_damaged:
        options.repair = False
        checked = check(program, options)
        return replace(checked, data={**checked.data, "notes": notes}, lines=[*notes, *checked.lines])
    copy = service.newest_copy(folder)
    done = service.rescue(folder, password)
    forget_notes(access.folder)
    notes.append(message_text(program, done.sentence))
    if copy is not None:
        offer = message(
            "salvage",
            "The newest good copy is of {when}. To take that instead: venuedesk restore {file} --over",
            when=f"{venue_time(copy.at):%Y-%m-%d %H:%M}",
            file=copy.path,
        )
        notes.append(message_text(program, offer))
    problems = [message_text(program, problem) for problem in done.problems]
    data = {
        "ok": not problems,
        "problems": problems,
        "rescued": {"rows": done.rows, "damaged_pages": done.pages, "lost": dict(done.lost)},
        "set_aside": done.aside,
        "newest_copy": None if copy is None else {"file": copy.path, "made_at": copy.at},
        "notes": notes,
    }
    return Result(data, [*notes, *problems], exit_code=1 if problems else 0)
