"""``office open`` on the health office's own PC, and ``office-key`` at a desk."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.office.secrets import OfficeSecret

Command = Callable[["Program", argparse.Namespace], Result]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put them beside the others; the parameters are how every command is made."""
    office = commands.add_parser("office", help="on the health office's PC: read what desks sealed for it")
    parts = office.add_subparsers(dest="part", metavar="PART", required=True)
    opening = command(
        parts, "open", later("office", "open_list"), "open a sealed list, of hub export-sealed or of a desk's case"
    )
    opening.add_argument("source", type=Path, metavar="F.vdlist|F.age")
    whose = opening.add_mutually_exclusive_group(required=True)
    whose.add_argument("--key", type=Path, default=None, metavar="K.vdkey", help="the office's key file")
    whose.add_argument(
        "--recovery", action="store_true", help="with the recovery code of the sheet, which is asked for"
    )
    opening.add_argument("--out", type=Path, default=None, metavar="O.csv|O.xlsx", help="write it, in full")
    opening.add_argument("--headings", choices=("en", "zh"), default="zh", help="the language of the headings")

    key = command(
        commands, "office-key", later("office", "desk_key"), "the health office's key that this desk seals visitors to"
    )
    key.add_argument("--accept", default="", metavar="FINGERPRINT", help="as the health office reads it out")
    add_user(key)


def open_list(program: Program, options: argparse.Namespace) -> Result:
    """Open a sealed list, say how many records it has, and write them where that is asked for. Exit code 1 where a record
    fails; the others are written."""
    from desktop.cli.messages import message_text
    from desktop.domain.headings import Headings
    from desktop.services.office import reading

    secret = _secret(options)
    out = None if options.out is None else options.out.absolute()
    if options.source.suffix.lower() == reading.SEALED_CASE:
        data_of_case = reading.open_case(options.source, secret)
        if out is not None:
            reading.write_case(out, data_of_case)
        return Result({"out": out, "bytes": len(data_of_case)}, [str(out or len(data_of_case))])
    found = reading.read_list(options.source, secret, out, Headings(options.headings))
    failures = [message_text(program, one) for one in found.failures]
    venue = ", ".join(found.venues)
    data = {
        "out": out,
        "venue": venue,
        "total": found.total,
        "rows": found.rows,
        "failed": found.failed,
        "failures": failures,
    }
    more = [f"… {found.failed - len(failures)}"] if found.failed > len(failures) else []
    lines = [f"{venue}: {found.rows}/{found.total}", *failures, *more, *([str(out)] if out else [])]
    return Result(data, lines, exit_code=1 if failures else 0)


def _secret(options: argparse.Namespace) -> OfficeSecret:
    from desktop.cli.password import PASSPHRASE, RECOVERY, ask_password
    from desktop.services.office import secrets

    if options.recovery:
        return secrets.secret_of_code(ask_password(variable=RECOVERY, prompt="Recovery code: "))
    return secrets.secret_of_file(options.key, ask_password(variable=PASSPHRASE, prompt="Passphrase: "))


def desk_key(program: Program, options: argparse.Namespace) -> Result:
    """Show the key of this desk's hub, or accept another one."""
    from desktop.cli.desk import opened_desk
    from desktop.cli.messages import message_text

    with opened_desk(program, options) as desk:
        found = desk.office_key.accept(options.accept) if options.accept else desk.office_key.read()
    held = message_text(program, found.held) if found.held else ""
    data = {"accepted": found.accepted, "offered": found.offered, "held": held}
    return Result(data, [line for line in (found.accepted, found.offered and f"? {found.offered}", held) if line])
