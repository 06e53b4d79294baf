"""``sync``, ``enroll`` and ``bundle``: the desk and its hub."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import Result

if TYPE_CHECKING:
    from desktop.app import Program
    from desktop.services.sync import SyncStatus

Command = Callable[["Program", argparse.Namespace], Result]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put them beside the others; the parameters are how every command is made."""
    add_user(command(commands, "sync", later("sync", "sync"), "send what waits to the hub"))

    joining = command(commands, "enroll", later("sync", "enroll"), "let this desk join a hub")
    joining.add_argument("--hub", required=True, metavar="URL", help="the hub's address")
    joining.add_argument("--ticket", required=True, metavar="T", help="the one-time ticket of the health office")
    joining.add_argument("--ca", type=Path, default=None, metavar="F.pem", help="a certificate to trust for this hub")
    joining.add_argument("--insecure", action="store_true", help="allow http:// to another PC: nothing is hidden then")
    joining.add_argument("--move", action="store_true", help="leave the hub that this desk belongs to")
    add_user(joining)

    further = command(commands, "join", later("sync", "join"), "make another desk of a venue that a hub knows")
    further.add_argument("--hub", required=True, metavar="URL", help="the hub's address")
    further.add_argument("--ticket", required=True, metavar="T", help="a one-time ticket that approves")
    further.add_argument("--code", required=True, help="the venue's declaration code")
    further.add_argument("--name", required=True, help="the manager's name, as at the first desk")
    further.add_argument("--phone", required=True, help="the manager's phone number, as at the first desk")
    further.add_argument("--called", default="", metavar="NAME", help="what this desk is called, such as 北门前台")
    further.add_argument("--ca", type=Path, default=None, metavar="F.pem", help="a certificate to trust for this hub")
    further.add_argument("--insecure", action="store_true", help="allow http:// to another PC: nothing is hidden then")

    carrying = commands.add_parser("bundle", help="carry what waits to the hub on a USB stick, and its receipt back")
    parts = carrying.add_subparsers(dest="part", metavar="PART", required=True)
    export = command(parts, "export", later("sync", "export_bundle"), "write what waits, for the hub's eyes only")
    export.add_argument("--out", type=Path, required=True, metavar="F.vdb")
    add_user(export)
    receipt = command(parts, "receipt", later("sync", "take_receipt"), "take the hub's receipt from a stick")
    receipt.add_argument("source", type=Path, metavar="F.vdb.receipts")
    add_user(receipt)


def sync(program: Program, options: argparse.Namespace) -> Result:
    """Send what waits, and take what the venue's other desks did."""
    from desktop.cli.desk import opened_desk
    from desktop.cli.words import say

    with opened_desk(program, options) as desk:
        pushed = desk.sync.sync_now()
        status = desk.sync.status()
    data = {"sent": pushed.records, "segments": pushed.segments, "bytes": pushed.bytes, "pulled": pushed.pulled}
    said = [say(program, one) for one in pushed.said]
    lines = [f"+{pushed.records} ={status.waiting}", *said, *_notes(program, status)]
    return Result(data | _standing(program, status), lines)


def enroll(program: Program, options: argparse.Namespace) -> Result:
    """Join a hub."""
    from desktop.cli.desk import opened_desk

    authority = _text(options.ca) if options.ca else ""
    with opened_desk(program, options) as desk:
        status = desk.sync.enroll(
            options.hub, options.ticket, authority=authority, plain=options.insecure, move=options.move
        )
    return Result(_standing(program, status), [f"{status.url}: {status.hub}", *_notes(program, status)])


def join(program: Program, options: argparse.Namespace) -> Result:
    """Make another desk of a venue, and send its first records, which end its ticket."""
    from contextlib import suppress

    from desktop.cli.desk import folder_of, summary
    from desktop.cli.password import ask_password
    from desktop.domain.codes import show_code
    from desktop.services.joining import JoinRequest
    from desktop.sync.troubles import SyncTrouble

    folder = folder_of(program, options)
    request = JoinRequest(
        options.hub, options.ticket, options.code, options.name, options.phone, ask_password(twice=True),
        _text(options.ca) if options.ca else "", options.insecure, options.called,
    )  # fmt: skip
    made = program.joining().join(folder, request)
    access = program.access(folder)
    with access.folder.locked(), program.desk(access, made.opened) as desk:
        with suppress(SyncTrouble):  # it goes the next time
            desk.sync.sync_now()
        status = desk.sync.status()
    data = summary(folder, made.venue, made.gates, made.manager.name) | {
        "recovery_code": show_code(made.recovery_code), "serial_prefix": made.venue.serial_prefix,
    }  # fmt: skip
    return Result(data | _standing(program, status), (
        f"{made.venue.name}: {folder}",
        f"Recovery code (write it down, it is shown only now): {show_code(made.recovery_code)}",
        *_notes(program, status),
    ))  # fmt: skip


def export_bundle(program: Program, options: argparse.Namespace) -> Result:
    """Write a bundle."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        exported = desk.sync.export_bundle(options.out.absolute())
    data = {
        "out": exported.out, "records": exported.records, "first": exported.first, "last": exported.last,
        "bytes": exported.bytes,
    }  # fmt: skip
    return Result(data, [f"{exported.records}: {options.out}"])


def take_receipt(program: Program, options: argparse.Namespace) -> Result:
    """Take a receipt."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        status = desk.sync.take_receipt(options.source.absolute())
    return Result(_standing(program, status), [f"={status.waiting}", *_notes(program, status)])


def _standing(program: Program, status: SyncStatus) -> dict[str, Any]:
    from desktop.cli.words import say

    return {
        "hub": status.hub, "url": status.url, "approved": status.approved, "last": status.last,
        "stored": status.stored, "safe": status.safe, "waiting": status.waiting, "synced": status.synced,
        "rejected": status.rejected, "conflicts": status.conflicts, "notices": status.notices,
        "rejects": [
            {"seq": r.seq, "kind": r.kind, "subject": r.subject, "fate": r.fate, "reason": say(program, r.sentence)}
            for r in status.rejects
        ],
    }  # fmt: skip


def _notes(program: Program, status: SyncStatus) -> list[str]:
    from desktop.cli.words import say

    notes = [f"{r.seq} {r.kind}: {say(program, r.sentence)}" for r in status.rejects]
    told = [sentence for sentence in (status.clock, status.story) if sentence]
    return [*(say(program, sentence) for sentence in told), *notes]


def _text(path: Path) -> str:
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message

    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise BadInput.at("authority", message("sync", "{path} cannot be read.", path=path)) from None
