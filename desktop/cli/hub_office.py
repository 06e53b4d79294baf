"""``hub office-key``: the health office's key is made here, and only its public half stays."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from desktop.app.program import Program
from desktop.cli.hub import folder_of, opened
from desktop.cli.messages import message_text
from desktop.cli.output import Result
from desktop.cli.password import PASSPHRASE, ask_password
from desktop.domain.clock import venue_time
from desktop.domain.codes import show_code
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.files.whole import write_whole
from desktop.hub.console.command_line import noted
from desktop.reports.recovery import OF_OFFICE, RecoverySheet, recovery_pdf
from desktop.services.office.identity import ENDING, NewOfficeKey, check_passphrase, key_file, new_office_key
from desktop.sync.office import fingerprint_of


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
        written = _write(program, out, key, passphrase)
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


def _write(program: Program, out: Path, key: NewOfficeKey, passphrase: str) -> tuple[Path, Path]:
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
    for path, data in zip(paths, (key_file(key, passphrase, program.cost), pdf), strict=True):
        write_whole(path, data)
    return paths
