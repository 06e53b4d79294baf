"""``office open`` on the health office's own PC, and ``office-key`` at a desk."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.office.finding import ListedPerson
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
    _add_key(opening)
    opening.add_argument("--out", type=Path, default=None, metavar="O.csv|O.xlsx", help="write it, in full")
    opening.add_argument("--headings", choices=("en", "zh"), default="zh", help="the language of the headings")

    window = command(
        parts, "window", later("office", "window"), "the office's window: a case's contacts, and people in lists"
    )
    window.add_argument("source", type=Path, nargs="?", default=None, metavar="F.vdlist", help="a case's list")
    window.add_argument("--key", type=Path, default=None, metavar="K.vdkey", help="the office's key file")

    finding = command(
        parts, "find", later("office", "find"), "search sealed lists for a person, and write where and when they were"
    )
    finding.add_argument("sources", type=Path, nargs="+", metavar="F.vdlist")
    _add_key(finding)
    finding.add_argument("--person", required=True, metavar="TEXT", help="a name, or a document's or phone number")
    finding.add_argument("--which", type=int, default=None, metavar="N", help="of the people found, from 1")
    finding.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="O.vdstays|O.csv|O.xlsx",
        help="the person's stays for the hub's console, or their declarations in full",
    )
    finding.add_argument("--headings", choices=("en", "zh"), default="zh", help="the language of the headings")

    key = command(
        commands, "office-key", later("office", "desk_key"), "the health office's key that this desk seals visitors to"
    )
    key.add_argument("--accept", default="", metavar="FINGERPRINT", help="as the health office reads it out")
    add_user(key)


def _add_key(parser: argparse.ArgumentParser) -> None:
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--key", type=Path, default=None, metavar="K.vdkey", help="the office's key file")
    whose.add_argument(
        "--recovery", action="store_true", help="with the recovery code of the sheet, which is asked for"
    )


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


def find(program: Program, options: argparse.Namespace) -> Result:
    """Find a person in lists, masked; write what is theirs where that is asked for. Exit code 1 where a record fails."""
    from desktop.cli.messages import message_text
    from desktop.domain.headings import Headings
    from desktop.files.whole import write_whole
    from desktop.services.office import finding

    secret = _secret(options)
    found = finding.find_person(options.sources, secret, options.person)
    chosen = found.people if options.which is None else found.people[max(options.which - 1, 0) : options.which]
    out = None if options.out is None else options.out.absolute()
    if out is not None:
        person = _only(chosen, len(found.people))
        if out.suffix.lower() == f".{finding.STAYS_ENDING}":
            write_whole(out, finding.person_stays(person))
        else:
            finding.write_person(out, person, Headings(options.headings))
    failures = [message_text(program, one) for one in found.failures]
    people = [
        {
            "name": one.shown.name,
            "id_number": one.shown.id_number,
            "phone": one.shown.phone,
            "stays": [
                {
                    "venue": visit.part.name,
                    "gate": visit.gate,
                    "from": _iso(visit.row.visited_from),
                    "to": _iso(visit.row.visited_to),
                    "precision": visit.row.precision,
                }
                for visit in one.visits
            ],
        }
        for one in chosen
    ]
    data = {
        "out": out,
        "people": people,
        "more": found.more,
        "looked_into": found.looked_into,
        "failed": found.failed,
        "failures": failures,
    }
    lines = []
    for number, one in enumerate(chosen, start=options.which or 1):
        lines.append(f"{number}  {one.shown.name}  {one.shown.id_number}  {one.shown.phone}")
        lines += [f"   {_iso(v.row.visited_from)}  {v.part.name}  {v.gate}" for v in one.visits]
    lines += [*([f"… {found.more}"] if found.more else []), *failures, *([str(out)] if out else [])]
    return Result(data, lines, exit_code=1 if failures else 0)


def window(program: Program, options: argparse.Namespace) -> Result:
    """Open the office's window and stay until it is closed."""
    from desktop.cli.window import open_office_window

    return Result({}, (), exit_code=open_office_window(program, options.key, options.source))


def _only(chosen: Sequence[ListedPerson], count: int) -> ListedPerson:
    from desktop.domain.errors import BadInput
    from desktop.domain.messages import message

    if len(chosen) == 1:
        return chosen[0]
    if not count:
        raise BadInput.at("person", message("office", "Nobody in these lists is found by this. Nothing was written."))
    raise BadInput.at(
        "person",
        message(
            "office",
            "There are {count} people whom this may mean. Choose one with --which, or type the whole number.",
            count=count,
        ),
    )


def _iso(ms: int) -> str:
    from desktop.domain.clock import venue_time

    return venue_time(ms).isoformat(timespec="minutes")


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
