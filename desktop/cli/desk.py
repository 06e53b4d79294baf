"""``init`` and ``check``, and how every command opens a desk."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from desktop.app.program import Program, load_store
from desktop.cli.messages import message_text, recovery_code
from desktop.cli.output import Result
from desktop.cli.password import sign_in, unknown_member
from desktop.domain.codes import show_code
from desktop.domain.gate import Gate
from desktop.domain.messages import message
from desktop.domain.venue import Venue, payload_of
from desktop.services.desk import Desk


def folder_of(program: Program, options: argparse.Namespace) -> Path:
    """The desk's folder: as given, or the user's own."""
    return Path(options.dir or program.user.desk).absolute()


@contextmanager
def opened_desk(program: Program, options: argparse.Namespace) -> Iterator[Desk]:
    """The desk of ``--dir``, opened by ``--user`` or the manager, locked against others."""
    access = program.access(folder_of(program, options))
    # Deriving the key keeps one core busy for a quarter of a second; these imports take as long on another.
    Thread(target=load_store, name="load-store").start()
    with access.folder.locked(), program.desk(access, sign_in(access, options.user)) as desk:
        if options.user not in (None, desk.session.member.name):
            raise unknown_member(options.user)
        yield desk


def summary(folder: Path, venue: Venue, gates: tuple[Gate, ...], member: str) -> dict[str, object]:
    """What ``init`` and ``demo`` say of a desk."""
    return {
        "dir": folder,
        "venue": {
            "id": venue.id,
            "name": venue.name,
            "uscc": venue.uscc,
            "region": venue.region.code,
            "declaration_code": venue.declaration_code,
            "code": venue.code,
        },
        "gates": [{"name": g.name, "code": g.code, "payload": payload_of(venue, g)} for g in gates],
        "member": member,
    }


def init(program: Program, options: argparse.Namespace) -> Result:
    """Make a desk from a venue file."""
    from desktop.services.venue.venue_file import read_venue_file

    folder = folder_of(program, options)
    made = program.setup().create(folder, read_venue_file(options.source, insist=options.insist))
    everybody = (made.manager.name, *(member.name for member in made.members))
    names = " ".join((made.venue.name, *(gate.name for gate in made.gates), *everybody))
    unusual = program.typesetting.fonts.unusual(names)
    notes = [message_text(program, unusual)] if unusual else []
    data = summary(folder, made.venue, made.gates, made.manager.name) | {
        "recovery_code": show_code(made.recovery_code),
        "notes": notes,
    }
    return Result(
        data,
        (
            f"{made.venue.name}: {folder}",
            message("commands", "Declaration code: {code}", code=show_code(made.venue.declaration_code)),
            recovery_code(show_code(made.recovery_code)),
            *notes,
        ),
    )


def rekey(program: Program, options: argparse.Namespace) -> Result:
    """Give the desk other keys: whatever copy of its key file somebody has kept opens nothing any more."""
    with opened_desk(program, options) as desk:
        desk.rekeying.ask()
        done = desk.rekeying.run()
    notes = [message_text(program, done.sentence)] if done.left_out else []
    return Result({"ok": True, "left_out": list(done.left_out)}, notes or ["OK"])


def check(program: Program, options: argparse.Namespace) -> Result:
    """Check that the desk is whole."""
    if options.repair:
        from desktop.cli.backups import repair

        return repair(program, options)
    with opened_desk(program, options) as desk:
        found = list(desk.health.problems())
        if options.mark and (wrong := desk.health.mark_problem(options.mark)):
            found.append(wrong)
        problems = [message_text(program, p) for p in found]
    return Result({"ok": not problems, "problems": problems}, problems or ["OK"], exit_code=1 if problems else 0)
