"""``sync`` and ``bundle``: the desk and its hub."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.sync.status import SyncStatus

Command = Callable[["Program", argparse.Namespace], Result]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put them beside the others; the parameters are how every command is made."""
    add_user(command(commands, "sync", later("sync", "sync"), "send what waits to the hub"))

    carrying = commands.add_parser("bundle", help="carry what waits to the hub on a USB stick, and its receipt back")
    parts = carrying.add_subparsers(dest="part", metavar="PART", required=True)
    export = command(parts, "export", later("sync", "export_bundle"), "write what waits, for the hub's eyes only")
    export.add_argument("--out", type=Path, required=True, metavar="F.vdb")
    add_user(export)
    receipt = command(parts, "receipt", later("sync", "take_receipt"), "take the hub's receipt from a stick")
    receipt.add_argument("source", type=Path, metavar="F.vdb.receipt")
    add_user(receipt)


def sync(program: Program, options: argparse.Namespace) -> Result:
    """Send what waits, and take what the venue's other desks did."""
    from desktop.cli.desk import opened_desk
    from desktop.cli.messages import message_text
    from desktop.domain.messages import message

    with opened_desk(program, options) as desk:
        pushed = desk.sync.sync_now()
        status = desk.sync.status()
    data = {"sent": pushed.records, "segments": pushed.segments, "bytes": pushed.bytes, "pulled": pushed.pulled}
    messages = [message_text(program, one) for one in pushed.messages]
    counts = message(
        "commands",
        "Sent: {sent}. Taken from other desks: {pulled}. Waiting: {waiting}.",
        sent=pushed.records,
        pulled=pushed.pulled,
        waiting=status.waiting,
    )
    return Result(data | status_json(program, status), [counts, *messages, *notes(program, status)])


def export_bundle(program: Program, options: argparse.Namespace) -> Result:
    """Write what the hub has not received yet as a bundle, for a USB stick."""
    from desktop.cli.desk import opened_desk
    from desktop.domain.messages import message

    with opened_desk(program, options) as desk:
        exported = desk.sync.export_bundle(options.out.absolute())
    data = {
        "out": exported.out,
        "records": exported.records,
        "first": exported.first,
        "last": exported.last,
        "bytes": exported.bytes,
    }
    written = message("commands", "Records written: {count}. {file}", count=exported.records, file=options.out)
    return Result(data, [written])


def take_receipt(program: Program, options: argparse.Namespace) -> Result:
    """Read the hub's receipt of a bundle from a file."""
    from desktop.cli.desk import opened_desk
    from desktop.domain.messages import message

    with opened_desk(program, options) as desk:
        status = desk.sync.take_receipt(options.source.absolute())
    waiting = message("commands", "Receipt taken. Waiting: {waiting}.", waiting=status.waiting)
    return Result(status_json(program, status), [waiting, *notes(program, status)])


def status_json(program: Program, status: SyncStatus) -> dict[str, object]:
    """The state of the sync with the hub, as JSON."""
    from desktop.cli.messages import message_text

    return {
        "hub": status.hub,
        "url": status.url,
        "approved": status.approved,
        "joining": message_text(program, status.joining) if status.joining else "",
        "held": message_text(program, status.held) if status.held else "",
        "last": status.last,
        "stored": status.stored,
        "safe": status.safe,
        "waiting": status.waiting,
        "synced": status.synced,
        "rejected": status.rejected,
        "conflicts": status.conflicts,
        "notices": status.notices,
        "rejects": [
            {
                "seq": r.seq,
                "kind": r.kind,
                "subject": r.subject,
                "fate": r.disposition,
                "reason": message_text(program, r.sentence),
            }
            for r in status.rejects
        ],
    }


def notes(program: Program, status: SyncStatus) -> list[str]:
    """What somebody should read of it."""
    from desktop.cli.messages import message_text

    lines = [f"{r.seq} {r.kind}: {message_text(program, r.sentence)}" for r in status.rejects]
    sentences = [sentence for sentence in (status.joining, status.held, status.clock, status.incident) if sentence]
    return [*(message_text(program, sentence) for sentence in sentences), *lines]
