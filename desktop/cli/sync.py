"""``sync``, ``enroll`` and ``bundle``: the desk and its hub."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import Result

if TYPE_CHECKING:
    from desktop.app import Program
    from desktop.desk import Desk
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

    carrying = commands.add_parser("bundle", help="carry what waits to the hub on a USB stick, and its receipt back")
    parts = carrying.add_subparsers(dest="part", metavar="PART", required=True)
    export = command(parts, "export", later("sync", "export_bundle"), "write what waits, for the hub's eyes only")
    export.add_argument("--out", type=Path, required=True, metavar="F.vdb")
    add_user(export)
    receipt = command(parts, "receipt", later("sync", "take_receipt"), "take the hub's receipt from a stick")
    receipt.add_argument("source", type=Path, metavar="F.vdb.receipts")
    add_user(receipt)


def sync(program: Program, options: argparse.Namespace) -> Result:
    """Send what waits."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        pushed = _service(desk).sync_now()
        status = _service(desk).status()
    data = {"sent": pushed.records, "segments": pushed.segments, "bytes": pushed.bytes} | _standing(program, status)
    return Result(data, [f"+{pushed.records} ={status.waiting}", *_notes(program, status)])


def enroll(program: Program, options: argparse.Namespace) -> Result:
    """Join a hub."""
    from desktop.cli.desk import opened_desk

    authority = _text(options.ca) if options.ca else ""
    with opened_desk(program, options) as desk:
        status = _service(desk).enroll(
            options.hub, options.ticket, authority=authority, plain=options.insecure, move=options.move
        )
    return Result(_standing(program, status), [f"{status.url}: {status.hub}", *_notes(program, status)])


def export_bundle(program: Program, options: argparse.Namespace) -> Result:
    """Write a bundle."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        exported = _service(desk).export_bundle(options.out.absolute())
    data = {
        "out": exported.out, "records": exported.records, "first": exported.first, "last": exported.last,
        "bytes": exported.bytes,
    }  # fmt: skip
    return Result(data, [f"{exported.records}: {options.out}"])


def take_receipt(program: Program, options: argparse.Namespace) -> Result:
    """Take a receipt."""
    from desktop.cli.desk import opened_desk

    with opened_desk(program, options) as desk:
        status = _service(desk).take_receipt(options.source.absolute())
    return Result(_standing(program, status), [f"={status.waiting}", *_notes(program, status)])


def _service(desk: Desk) -> Any:
    from desktop.services.sync import SyncService

    return SyncService(desk.store, desk.session)


def _standing(program: Program, status: SyncStatus) -> dict[str, Any]:
    from desktop.cli.words import say

    return {
        "hub": status.hub, "url": status.url, "approved": status.approved, "last": status.last,
        "stored": status.stored, "safe": status.safe, "waiting": status.waiting, "synced": status.synced,
        "rejected": status.rejected,
        "rejects": [
            {"seq": r.seq, "kind": r.kind, "subject": r.subject, "fate": r.fate, "reason": say(program, r.sentence)}
            for r in status.rejects
        ],
    }  # fmt: skip


def _notes(program: Program, status: SyncStatus) -> list[str]:
    from desktop.cli.words import say

    notes = [f"{r.seq} {r.kind}: {say(program, r.sentence)}" for r in status.rejects]
    return [*([say(program, status.clock)] if status.clock else []), *notes]


def _text(path: Path) -> str:
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message

    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise BadInput.at("authority", message("sync", "{path} cannot be read.", path=path)) from None
