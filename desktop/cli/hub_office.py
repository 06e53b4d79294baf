"""``hub office-key``, ``seal`` and ``export-sealed``: the health office's key is made, of which only the public half stays, and
used."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.hub import folder_of, opened, venue_named
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.cli.password import PASSPHRASE, ask_password
from desktop.domain.clock import venue_time
from desktop.domain.codes import show_code
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.whole import write_whole, writing_whole
from desktop.hub.console.command_line import noted
from desktop.reports.recovery import OF_OFFICE, RecoverySheet, recovery_pdf
from desktop.services.green_channel.export import midnight
from desktop.services.office.identity import (
    ENDING,
    NewOfficeKey,
    OfficeKeyFile,
    check_passphrase,
    new_office_key,
    seal_key_file,
)
from desktop.sync.office import fingerprint_of

_LONGEST_REASON = 200


def office_key(program: Program, options: argparse.Namespace) -> Result:
    """Write key file and recovery sheet, then tell the hub the public keys."""
    out: Path = options.out.absolute()
    if folder_of(program, options) in (out, *out.parents):
        raise BadInput(
            message(
                "hub", "The key does not belong into the hub's folder. Give a folder on a stick that is kept elsewhere."
            )
        )
    with opened(program, options) as hub:
        hub.offices.require_place(replace=options.replace)
        passphrase = check_passphrase(ask_password(twice=True, variable=PASSPHRASE, prompt="Passphrase: "))
        key = new_office_key()
        content = OfficeKeyFile(key.identity, hub.identity.hub, hub.identity.public.public_bytes_raw())
        written = _write(program, out, key, seal_key_file(content, passphrase, program.cost))
        try:
            note = noted(hub.engine, program.clock, "office_key", fingerprint_of(key.office, key.recovery))
            made = hub.offices.add(key.office, key.recovery, replace=options.replace, note=note)
        except BaseException:
            for path in written:  # a key that no hub knows opens nothing
                path.unlink(missing_ok=True)
            raise
    file, sheet = written
    data = {
        "fingerprint": made.fingerprint,
        "number": made.key.number,
        "made": datetime.fromtimestamp(made.key.made / 1000, UTC).isoformat(timespec="seconds"),
        "key": file,
        "sheet": sheet,
    }
    lines = [show_code(made.fingerprint), str(file), str(sheet), message_text(program, _ADVICE)]
    return Result(data, lines if made.key.number == 1 else [*lines, message_text(program, _REPLACED)])


_ADVICE = message(
    "hub",
    "Keep the key file on a stick elsewhere than the hub, and the recovery sheet in a safe, printed; delete the sheet's file then. Without both, what desks seal from now on can never be read.",
)
_REPLACED = message(
    "hub",
    "What was sealed before opens with the former key alone: keep that until it is past its retention. Desks send visitors' records again once their managers have accepted the new fingerprint.",
)


def _write(program: Program, out: Path, key: NewOfficeKey, sealed: bytes) -> tuple[Path, Path]:
    name = fingerprint_of(key.office, key.recovery)
    whose = f"{message_text(program, message('hub', 'Fingerprint'))} {show_code(name)}"
    today = venue_time(program.clock.now_ms()).date()
    sheet = RecoverySheet(whose, key.recovery_code, today, OF_OFFICE)
    pdf = recovery_pdf(sheet, program.resources / "fonts", program.catalogue)
    paths = out / f"office-{name}.{ENDING}", out / f"office-recovery-{name}.pdf"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            message("hub", "The folder {path} cannot be used: {reason}.", path=out, reason=error.strerror)
        ) from None
    for path, data in zip(paths, (sealed, pdf), strict=True):
        write_whole(path, data)
    return paths


def seal(program: Program, options: argparse.Namespace) -> Result:
    """Seal what an older hub stored readable."""
    with opened(program, options) as hub:
        done = hub.stored_sealing.run()
        with hub.engine.begin() as connection:
            noted(hub.engine, program.clock, "seal", f"{done.records}/{done.apart}")(connection)
    lines = [message_text(program, message("hub", "Sealed records: {count}", count=done.records + done.apart))]
    if not done.is_clean:
        lines.append(message_text(program, _LOG_REMAINS))
    lines.append(message_text(program, _BACKUPS_REMAIN))
    return Result({"records": done.records, "apart": done.apart, "clean": done.is_clean}, lines)


_LOG_REMAINS = message(
    "hub",
    "The database's own log (WAL) may still hold the readable text: this server is not the hub's own. Have whoever runs it remove old log files.",
)
_BACKUPS_REMAIN = message(
    "hub",
    "Backups and archives of the database's log from before stay readable: delete them, or keep them locked away until they are past the retention.",
)


def export_sealed(program: Program, options: argparse.Namespace) -> Result:
    """Write a sealed list; who did it and why stands in the officers' log."""
    from desktop.hub.sealed_lists import Chosen

    reason = options.reason.strip()
    if len(reason) < 2 or len(reason) > _LONGEST_REASON:
        raise BadInput(message("hub", "Say in one short sentence why the list is needed."))
    venues = tuple(venue_named(text) for text in options.venue or ())
    chosen = Chosen(venues, midnight(options.since), midnight(options.until, after=True))
    with opened(program, options) as hub:
        note = noted(hub.engine, program.clock, "export_sealed", reason)
        with writing_whole(options.out.absolute()) as file:
            count = hub.sealed_lists.write(file, chosen, note)
    return Result({"out": options.out, "rows": count}, (f"{count}: {options.out}",))
