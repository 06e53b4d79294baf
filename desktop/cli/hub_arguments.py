"""The arguments of ``venuedesk hub …``. Nothing of the hub is imported before one of its commands runs."""

from __future__ import annotations

import argparse
import copy
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.cli.arguments import Command

Make = Callable[..., argparse.ArgumentParser]


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Make, later: Callable[[str, str], Command]
) -> None:
    """Add ``hub`` and what it can do; ``command`` and ``later`` are ``main``'s own."""
    hub = commands.add_parser("hub", help="the hub of the health office: serve, tickets, desks, sticks, backups")
    kinds = hub.add_subparsers(dest="hub_command", metavar="COMMAND", required=True)

    def add(name: str, help_text: str, function: str = "", of: str = "hub") -> argparse.ArgumentParser:
        parser = command(kinds, name, later(of, function or name), help_text)
        for action in parser._actions:
            if action.dest == "dir":
                action.help = "the hub's folder (default: in the user's data folder)"
        parser.add_argument(
            "--database", default=None, metavar="URL", help="a PostgreSQL server (default: one of the hub's own)"
        )
        return parser

    serve = add("serve", "take what desks hand over, until it is stopped")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, default=8440, help="the port, 0 for a free one (default 8440)")
    serve.add_argument("--cert", type=Path, default=None, metavar="F.pem", help="the certificate for TLS")
    serve.add_argument("--key", type=Path, default=None, metavar="F.pem", help="the certificate's private key")
    serve.add_argument("--proxy", default="", metavar="ADDRESS", help="the proxy in front, which is believed")
    serve.add_argument(
        "--insecure",
        action="store_true",
        help="listen beyond this PC without TLS: passwords and records can be read on the way",
    )
    serve.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="a name by which desks and browsers reach the hub, beside its certificate's; several if repeated",
    )

    serve.add_argument(
        "--check-in",
        default="",
        metavar="URL",
        help="answer visitors who scan a venue's code: the address that the codes have, such as https://scan.example",
    )
    serve.add_argument(
        "--check-in-port", type=int, default=None, metavar="PORT", help="answer visitors at this port alone"
    )

    check_in = add("check-in", "what the page of the visitor's own scan asks and leads to", "check_in", "hub_check_in")
    check_in.add_argument("--identity", choices=("none", "last4", "whole"), default=None, help="of the resident ID")
    check_in.add_argument(
        "--declaration-days",
        type=int,
        default=None,
        metavar="N",
        help="ask for a health declaration every N days, 0 never",
    )
    check_in.add_argument("--health-code", default=None, metavar="URL", help="the health code's page; empty for none")
    check_in.add_argument("--travel-card", default=None, metavar="URL", help="the travel card's page; empty for none")
    check_in.add_argument(
        "--jump-seconds", type=int, default=None, metavar="N", help="go on to the health code after N seconds, 0 never"
    )

    add("distribute", "spread the tables of a Citus coordinator over its workers; may be repeated", of="hub_check_in")

    ticket = add(
        "ticket",
        "make a one-time ticket that lets a desk ask to join; without --venue and --code for a new venue only",
        of="hub_sticks",
    )
    whose = ticket.add_mutually_exclusive_group()
    whose.add_argument("--venue", default=None, metavar="ID", help="only for this venue, which the hub knows")
    whose.add_argument("--code", default=None, help="only for the venue with this declaration code")
    ticket.add_argument("--hours", type=int, default=72, help="how long it holds (default 72)")
    ticket.add_argument("--approve", action="store_true", help="nobody has to approve the desk afterwards")
    ticket.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="F.vdi",
        help="write an invitation for a stick; as secret as the ticket",
    )
    ticket.add_argument(
        "--url",
        default="",
        help="where desks with a network reach this hub (in the invitation; default: by stick only)",
    )

    desks = add("desks", "list the desks, their state and what they handed over")
    desks.add_argument("--venue", default=None, metavar="ID", help="only of this venue")
    for name, words in (("approve", "let a desk hand over records"), ("revoke", "take nothing from a desk any more")):
        decide = add(name, words)
        decide.add_argument("desk", metavar="DESK", help="its identifier, or a part that no other has")
        decide.add_argument("--venue", default=None, metavar="ID", help="only among this venue's desks")

    manager = add("manager", "the keys of a venue's managers; with --confirm make one valid", of="hub_managers")
    manager.add_argument("venue", metavar="VENUE", help="its identifier (hub desks)")
    manager.add_argument("--confirm", default="", metavar="FINGERPRINT", help="as the manager's desk shows it")
    manager.add_argument("--alone", action="store_true", help="and no other: for a venue that was taken over")
    office = add(
        "office-key",
        "make the health office's key, without which the hub takes no visitor's record: a file for a stick that is kept elsewhere, and a recovery sheet",
        "office_key",
        "hub_office",
    )
    office.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to; not the hub's own disk")
    office.add_argument(
        "--replace",
        action="store_true",
        help="put another key in the place of the present one, which alone opens what was sealed before",
    )

    add(
        "seal",
        "seal for the health office what an older hub stored readable; may be broken off and run again",
        of="hub_office",
    )
    export = add("export-sealed", "write sealed visits for the health office's PC", "export_sealed", "hub_office")
    whose = export.add_mutually_exclusive_group(required=True)
    whose.add_argument(
        "--venue", action="append", default=None, metavar="ID", help="a venue (hub desks lists them); may be repeated"
    )
    whose.add_argument("--all-venues", action="store_true", help="every venue")
    export.add_argument("--since", type=dt.date.fromisoformat, default=None, metavar="DATE", help="from this day on")
    export.add_argument("--until", type=dt.date.fromisoformat, default=None, metavar="DATE", help="up to this day")
    export.add_argument("--reason", required=True, help="why; for the officers' log")
    export.add_argument("--out", type=Path, required=True, metavar="F.vdlist")

    case = add("export-case", "write the sealed list of a case for the health office's PC", "export_case", "hub_cases")
    case.add_argument("number", metavar="NUMBER", help="of the case, such as 2026-007")
    case.add_argument("--reason", default=None, help="why; for the officers' log (default: the reason of the case)")
    case.add_argument("--out", type=Path, required=True, metavar="F.vdlist")
    rule = add(
        "four-eyes", "must a second officer approve that a case's list is fetched? on, off", "four_eyes", "hub_cases"
    )
    rule.add_argument("switch", nargs="?", choices=("on", "off"), default=None)

    officer = add(
        "officer", "who may sign in to the console: add NAME, password NAME, end NAME, list", of="hub_officers"
    )
    steps = officer.add_subparsers(dest="step", metavar="STEP", required=True)
    for name in ("add", "password", "end"):
        _with_options_of(officer, steps.add_parser(name)).add_argument("name", metavar="NAME")
    _with_options_of(officer, steps.add_parser("list"))

    add(
        "officer-log",
        "is the log of what officers and commands did whole? Note its mark elsewhere",
        "officer_log",
        "hub_officers",
    )

    stick = add(
        "import",
        "take in a bundle from a USB stick and write the receipts for the way back",
        "import_bundle",
        "hub_sticks",
    )
    stick.add_argument("bundle", type=Path, metavar="F")
    stick.add_argument("--receipts", type=Path, default=None, metavar="F", help="where to (default: beside the bundle)")

    replay = add("replay", "sort again what was kept apart: a newer program understands more of it")
    replay.add_argument("--venue", default=None, metavar="ID", help="only of this venue")

    mark = add("backup-mark", "tell the hub what is in a backup of its database", "backup_mark")
    mark.add_argument("step", choices=("begin", "done"), help="before the backup starts; once it is kept elsewhere")

    add("metrics-token", "print the token with which another PC may read /metrics", "metrics_token")
    add(
        "trust-clock",
        "this PC's clock is right: after the hub was off for two months, or its clock was wrong",
        "trust_clock",
    )
    add(
        "restored",
        "after folder and database were restored from a backup: desks send and ask again; start it anew then",
    )


def _with_options_of(outer: argparse.ArgumentParser, inner: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Let the options of a command stand behind its step too, where people write them: ``officer add NAME --dir D``."""
    for action in outer._actions:
        if action.option_strings and action.dest != "help":
            again = copy.copy(action)
            again.default = argparse.SUPPRESS  # what stands before the step holds
            inner._add_action(again)
    return inner
