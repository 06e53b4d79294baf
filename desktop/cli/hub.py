"""``hub …``: the hub of the health office, from the command line."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.app.program import Program
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message

try:
    from desktop.hub.console.command_line import noted
    from desktop.hub.hub import Hub, open_hub
except ModuleNotFoundError as _missing:
    raise UserError(
        message(
            "hub",
            "The hub needs more than this VenueDesk has: {module} is missing. Install venue-desk[hub].",
            module=_missing.name,
        )
    ) from None

if TYPE_CHECKING:
    from desktop.hub.desks import DeskStatus


def serve(program: Program, options: argparse.Namespace) -> Result:
    """Open everything, say where the hub is, then serve until it is told to stop."""
    from desktop import log
    from desktop.hub.listening import ListenAddress
    from desktop.hub.serve import serve

    if (options.cert is None) != (options.key is None):
        raise BadInput(message("hub", "TLS needs both --cert and --key."))
    log.start(program.user.log)
    address = ListenAddress(
        options.host,
        options.port,
        options.cert,
        options.key,
        options.proxy,
        insecure=options.insecure,
        names=tuple(options.name),
        check_in=_check_in(options),
        check_in_port=options.check_in_port,
    )
    stack = ExitStack()
    stop = signal.signal(signal.SIGTERM, _interrupt)
    stack.callback(signal.signal, signal.SIGTERM, stop)
    with stack:
        sockets = [stack.enter_context(address.listen())]
        if (visitors := address.listen_for_visitors()) is not None:
            sockets.append(stack.enter_context(visitors))
        hub = stack.enter_context(opened(program, options, alone=True, check_in=address.check_in))
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda _number, _frame: stopped.set())  # nothing is left half open any more
        rest = stack.pop_all()
    url = address.url(sockets[0])

    def run() -> int:
        with rest:
            return serve(hub, address, sockets, program.clock, stopped)

    data = {
        "url": url,
        "hub": hub.identity.hub,
        "age": str(hub.identity.stick.to_public()),
        "dir": folder_of(program, options),
        "office_key": bool(hub.offices.statement()),
        "check_in": address.check_in,
        "check_in_url": address.url(sockets[-1]) if address.check_in else "",
    }
    lines = [
        url,
        *([address.url(sockets[1])] if len(sockets) > 1 else []),
        *(message_text(program, one) for one in _warnings(hub)),
        "Stop with Ctrl+C.",
    ]
    return Result(data, lines, then=run)


def _check_in(options: argparse.Namespace) -> str:
    """The address under which visitors reach their page; empty for none. Raises ``BadInput``."""
    from desktop.sync.link import checked_url

    if not options.check_in:
        if options.check_in_port is not None:
            raise BadInput(
                message("hub", "--check-in-port belongs to --check-in: give the address that the codes have.")
            )
        return ""
    return checked_url(options.check_in)


def _warnings(hub: Hub) -> Iterator[Message]:
    """What somebody has to do before visitors are taken, or before they are unreadable."""
    if not hub.offices.statement():
        yield message(
            "hub",
            "There is no office key: no visitor's record is taken until hub office-key has made one. Desks keep them.",
        )
    if hub.stored_sealing.is_needed():
        yield message("hub", "Visitors of an earlier version are stored readable: run hub seal.")


def desks(program: Program, options: argparse.Namespace) -> Result:
    with opened(program, options) as hub:
        found = hub.desks.all(venue_of(options))
    return Result({"desks": [_as_json(one) for one in found]}, [_line(one) for one in found])


def approve(program: Program, options: argparse.Namespace) -> Result:
    return _decide(program, options, "approve", "approved")


def revoke(program: Program, options: argparse.Namespace) -> Result:
    return _decide(program, options, "revoke", "revoked")


def replay(program: Program, options: argparse.Namespace) -> Result:
    with opened(program, options) as hub:
        done = hub.replay.run(venue_of(options))
        with hub.engine.begin() as connection:
            detail = f"{done.stored}/{done.expired}/{done.left}"
            noted(hub.engine, program.clock, "replay", detail)(connection, venue_of(options))
    data = {"stored": done.stored, "expired": done.expired, "left": done.left}
    return Result(data, (f"stored {done.stored}, expired {done.expired}, still apart {done.left}",))


def backup_mark(program: Program, options: argparse.Namespace) -> Result:
    with opened(program, options) as hub:
        count = hub.backups.begin() if options.step == "begin" else hub.backups.done()
    return Result({"step": options.step, "records": count}, (f"{options.step}: {count} records",))


def metrics_token(program: Program, options: argparse.Namespace) -> Result:
    """The token for ``/metrics``; the hub's folder is enough for it."""
    from desktop.hub.identity import HubFolder
    from desktop.hub.tokens import AccessTokens

    secret = HubFolder(folder_of(program, options)).token_secret()
    token = AccessTokens(secret, program.clock).metrics_token()
    return Result({"token": token}, (token,))


def trust_clock(program: Program, options: argparse.Namespace) -> Result:
    with opened(program, options) as hub:
        now = _iso(hub.time.confirm(noted(hub.engine, program.clock, "trust_clock")))
    return Result({"now": now}, (str(now),))


def restored(program: Program, options: argparse.Namespace) -> Result:
    """Begin a new epoch; it holds from the hub's next start on."""
    from desktop.hub.backups import renewed
    from desktop.hub.identity import HubFolder

    place = HubFolder(folder_of(program, options))
    if _database(options) is None and not (folder_of(program, options) / "postgres").exists():
        raise BadInput(message("hub", "Give the hub's database with --database, as for hub serve: its log notes this."))
    with opened(program, options) as hub, hub.engine.begin() as connection:
        noted(hub.engine, program.clock, "restored")(connection)
        identity = renewed(place.identity())
        place.keep(identity)
    return Result({"hub": identity.hub, "epoch": identity.epoch}, (identity.epoch,))


def _decide(program: Program, options: argparse.Namespace, action: str, state: str) -> Result:
    with opened(program, options) as hub:
        note = noted(hub.engine, program.clock, action)
        one = hub.desks.decide(options.desk, state, venue_of(options), note)
    return Result(_as_json(one), (_line(one),))


@contextmanager
def opened(
    program: Program, options: argparse.Namespace, *, alone: bool = False, check_in: str | None = None
) -> Iterator[Hub]:
    """The hub that the options name, until the block ends. ``alone`` and ``check_in`` as in ``open_hub``."""
    folder, database = folder_of(program, options), _database(options)
    with open_hub(folder, database, program.clock, alone=alone, check_in=check_in) as hub:
        yield hub


def _database(options: argparse.Namespace) -> str | None:
    return options.database or os.environ.get("VENUEDESK_DATABASE") or None


def folder_of(program: Program, options: argparse.Namespace) -> Path:
    """The hub's folder that the options name."""
    return Path(options.dir or program.user.desk.with_name("hub")).absolute()


def venue_of(options: argparse.Namespace) -> UUID | None:
    """The venue that ``--venue`` names. Raises ``BadInput``."""
    return None if options.venue is None else venue_named(options.venue)


def venue_named(text: str) -> UUID:
    """A venue's identifier. Raises ``BadInput``."""
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(message("hub", "“{text}” is no identifier of a venue.", text=text)) from None


def _as_json(one: DeskStatus) -> dict[str, object]:
    return {
        "venue": str(one.venue),
        "venue_name": one.venue_name,
        "declaration_code": one.declaration_code,
        "desk": str(one.desk),
        "state": one.state,
        "asked": _iso(one.asked),
        "seen": _iso(one.seen),
        "stored": one.stored,
        "safe": one.safe,
        "apart": one.quarantined,
    }


def _line(one: DeskStatus) -> str:
    return (
        f"{one.desk}  {one.state:8}  {one.stored:>9} stored {one.safe:>9} safe {one.quarantined:>5} apart  "
        f"{one.venue_name} ({one.declaration_code})"
    )


def _iso(ms: int | None) -> str | None:
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")


def _interrupt(number: int, frame: object) -> None:
    """Stop as with Ctrl+C, so that the hub's own database is stopped as well."""
    raise KeyboardInterrupt
