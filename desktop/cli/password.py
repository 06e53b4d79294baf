"""The password of a command: from the environment or a prompt, never from the command line."""

import getpass
import os
import sys

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.services.access import Access, Opened
from desktop.store.keys import WrongPassword

VARIABLE = "VENUEDESK_PASSWORD"


def sign_in(access: Access, user: str | None) -> Opened:
    """Open the desk as ``user``, or as the manager. Raises ``BadInput``."""
    typed = password()
    if user is None:
        return access.open(access.manager().slot_id, typed)
    known = [d for d in access.doors() if d.name == user]
    for door in known[:-1]:
        try:
            return access.open(door.slot_id, typed)
        except WrongPassword:
            continue
    return access.open(known[-1].slot_id, typed) if known else access.open_any(typed)


def password() -> str:
    """From the environment or a prompt. Raises ``BadInput`` where there is neither."""
    if given := os.environ.get(VARIABLE):
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise BadInput(
            message("cli", "No password: set {variable}, or run the command in a terminal.", variable=VARIABLE)
        )
    return getpass.getpass("Password: ")
