"""``enroll`` and ``join``: into a hub, over the network or by USB stick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Result
from desktop.cli.sync import notes, status_json
from desktop.domain.errors import BadInput
from desktop.domain.messages import message

if TYPE_CHECKING:
    from desktop.app.program import Program
    from desktop.services.setup.setup import NewDesk

Command = Callable[["Program", argparse.Namespace], Result]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    command: Callable[..., argparse.ArgumentParser],
    later: Callable[[str, str], Command],
    add_user: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Put them beside the others; the parameters are how every command is made."""
    enrol = command(
        commands,
        "enroll",
        later("joining", "enroll"),
        "let this desk join a hub: over the network with --hub and --ticket, or by stick with --from",
    )
    _add_hub(enrol)
    enrol.add_argument("--move", action="store_true", help="leave the hub that this desk belongs to")
    add_user(enrol)

    further = command(
        commands,
        "join",
        later("joining", "join"),
        "make another desk of a venue that a hub knows: over the network with --hub and --ticket; by stick with --from "
        "and --out, then with --answer",
    )
    _add_hub(further)
    further.add_argument("--code", default="", help="the venue's declaration code")
    further.add_argument("--name", default="", help="the manager's name, as at the first desk")
    further.add_argument("--phone", default="", help="the manager's phone number, as at the first desk")
    further.add_argument("--called", default="", metavar="NAME", help="what this desk is called, such as 北门前台")
    further.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="F.vdb",
        help="by stick: where the request goes; alone: write it again",
    )
    further.add_argument("--answer", type=Path, default=None, metavar="F", help="by stick: the hub's answer to it")
    further.add_argument("--give-up", action="store_true", help="by stick: forget the request that waits")


def _add_hub(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--hub", default="", metavar="URL", help="the hub's address")
    parser.add_argument("--ticket", default="", metavar="T", help="the one-time ticket of the health office")
    parser.add_argument(
        "--from", dest="invitation", type=Path, default=None, metavar="F.vdi", help="by stick: its invitation"
    )
    parser.add_argument("--ca", type=Path, default=None, metavar="F.pem", help="a certificate to trust for this hub")
    parser.add_argument("--insecure", action="store_true", help="allow http:// to another PC: nothing is hidden then")


def enroll(program: Program, options: argparse.Namespace) -> Result:
    """Join a hub, or take its invitation: then the next bundle asks to be let in."""
    from desktop.cli.desk import opened_desk

    by_stick = options.invitation is not None
    if by_stick == bool(options.hub or options.ticket):
        raise BadInput(message("joining", "Give either --hub and --ticket, or --from with an invitation."))
    authority, plain = _text(options.ca) if options.ca else "", options.insecure
    with opened_desk(program, options) as desk:
        if by_stick:
            status = desk.enrolment.accept(
                options.invitation.absolute(), authority=authority, plain=plain, move=options.move
            )
        else:
            status = desk.enrolment.enroll(
                options.hub, options.ticket, authority=authority, plain=plain, move=options.move
            )
    return Result(
        status_json(program, status), [": ".join(filter(None, (status.url, status.hub))), *notes(program, status)]
    )


def join(program: Program, options: argparse.Namespace) -> Result:
    """Make another desk of a venue, or a step of it."""
    if options.give_up:
        return _give_up(program, options)
    if options.answer is not None:
        return _take_answer(program, options)
    if options.invitation is not None or options.out is not None:
        return _ask(program, options)
    return _join(program, options)


def _join(program: Program, options: argparse.Namespace) -> Result:
    """Join over the network, and make the desk when the hub lets it in."""
    from desktop.cli.desk import folder_of
    from desktop.cli.password import ask_password
    from desktop.services.setup.joining import JoinRequest

    folder = folder_of(program, options)
    request = JoinRequest(
        options.hub,
        options.ticket,
        options.code,
        options.name,
        options.phone,
        ask_password(twice=True),
        _text(options.ca) if options.ca else "",
        options.insecure,
        options.called,
    )
    return _made(program, folder, program.joining().join(folder, request))


def _ask(program: Program, options: argparse.Namespace) -> Result:
    """Join by USB stick, first step: write the enrolment request."""
    from desktop.cli.desk import folder_of
    from desktop.cli.messages import message_text
    from desktop.cli.password import ask_password
    from desktop.services.setup.joining_by_stick import StickRequest

    if options.hub or options.ticket:
        raise BadInput(message("joining", "Give either --hub and --ticket, or --from with an invitation."))
    if options.out is None:
        raise BadInput(message("joining", "--from needs --out: where the request to the health office goes."))
    folder, out, joining = folder_of(program, options), options.out.absolute(), program.stick_joining()
    if options.invitation is None:
        joining.again(folder, ask_password(), out)
    else:
        joining.ask(
            folder,
            StickRequest(
                options.invitation.absolute(),
                options.code,
                options.name,
                options.phone,
                ask_password(twice=True),
                options.called,
                _text(options.ca) if options.ca else "",
                options.insecure,
            ),
            out,
        )
    next_step = message(
        "joining",
        "The request is on the stick. Take it to the health office; with its answer, “venuedesk join --answer” makes the desk.",
    )
    return Result({"dir": folder, "out": out, "waiting": True}, (str(options.out), message_text(program, next_step)))


def _take_answer(program: Program, options: argparse.Namespace) -> Result:
    """By stick: make the desk of the answer."""
    from desktop.cli.desk import folder_of
    from desktop.cli.password import ask_password

    folder = folder_of(program, options)
    return _made(program, folder, program.stick_joining().answer(folder, options.answer.absolute(), ask_password()))


def _give_up(program: Program, options: argparse.Namespace) -> Result:
    """Join by USB stick, given up: delete the request that waits for its answer."""
    from desktop.cli.desk import folder_of

    folder = folder_of(program, options)
    joining = program.stick_joining()
    if not joining.waits(folder):
        raise BadInput(message("joining", "No request waits in {folder}.", folder=folder))
    joining.give_up(folder)
    return Result({"dir": folder, "waiting": False}, (str(folder),))


def _made(program: Program, folder: Path, made: NewDesk) -> Result:
    """Send its first records where there is a way, which end its ticket, and say what was made."""
    from contextlib import suppress

    from desktop.cli.desk import summary
    from desktop.cli.messages import recovery_code
    from desktop.domain.codes import show_code
    from desktop.domain.sync_errors import SyncError

    access = program.access(folder)
    with access.folder.locked(), program.desk(access, made.opened) as desk:
        with suppress(SyncError):  # it goes the next time
            desk.sync.sync_now()
        status = desk.sync.status()
    data = summary(folder, made.venue, made.gates, made.manager.name) | {
        "recovery_code": show_code(made.recovery_code),
        "serial_prefix": made.venue.serial_prefix,
    }
    return Result(
        data | status_json(program, status),
        (
            f"{made.venue.name}: {folder}",
            recovery_code(show_code(made.recovery_code)),
            *notes(program, status),
        ),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise BadInput.at("authority", message("sync", "{path} cannot be read.", path=path)) from None
