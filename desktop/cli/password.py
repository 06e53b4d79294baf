"""The password of a command: from the environment or a prompt, never from the command line."""

import getpass
import os
import sys

from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.services.setup.access import Access, Opened
from desktop.store.keys import WrongPassword

VARIABLE = "VENUEDESK_PASSWORD"
PASSPHRASE = "VENUEDESK_OFFICE_PASSPHRASE"
RECOVERY = "VENUEDESK_OFFICE_RECOVERY"


def sign_in(access: Access, user: str | None) -> Opened:
    """Open the desk as ``user``, or as the manager. Raises ``BadInput``.

    On a device that does not know the members' names, whoever's password it is; then compare the name.
    """
    slots = access.key_slots()
    known = [slot for slot in slots if slot.name == user]
    if user is not None and not known and any(slot.name for slot in slots):
        raise unknown_member(user)
    typed = ask_password()
    if user is None:
        return access.open(access.manager().slot_id, typed)
    for slot in known[:-1]:
        try:
            return access.open(slot.slot_id, typed)
        except WrongPassword:
            continue
    return access.open(known[-1].slot_id, typed) if known else access.open_any(typed)


def unknown_member(name: str) -> BadInput:
    """Nobody of this name has a password at the desk."""
    return BadInput(
        message(
            "cli",
            "Nobody called {name} has a password at this desk. Give --user as the name is on the unlock screen.",
            name=name,
        )
    )


def ask_password(*, twice: bool = False, variable: str = VARIABLE, prompt: str = "Password: ") -> str:
    """The password as it is given; ``twice`` where it is a new one that nobody can look up. Raises ``BadInput``."""
    if password := os.environ.get(variable):
        return password
    if not sys.stdin or not sys.stdin.isatty():
        raise BadInput(
            message("cli", "No password: set {variable}, or run the command in a terminal.", variable=variable)
        )
    password = getpass.getpass(prompt)
    if twice and getpass.getpass("Again: ") != password:
        raise BadInput(message("cli", "The two passwords differ. Nothing was changed."))
    return password
