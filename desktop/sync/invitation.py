"""An invitation: a file of the health office with which a desk asks to join by stick, before any network. Pure data.

It holds a ticket and is as secret as one. The signature is by the key that stands in it: it shows that the file is
whole and of one hand. Whose hand, no file can prove to a desk that knows no hub yet; that is why it is handed over in
person, as a ticket is.
"""

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.bundle import BundleError, pack_invitation, unpack_invitation
from desktop.sync.stick_requests import require_recipient
from desktop.sync.wire import WireError, public_key, signed, unproved, verified

ENDING = "vdi"
MOST_BYTES = 16 << 10
"""A file that is larger is no invitation."""
_TAG = "invitation"
_MOST_MS = 253_402_214_400_000
"""The end of the year 9999, of which no calendar goes beyond."""


class Invitation(msgspec.Struct, frozen=True, array_like=True):
    """``hub``, ``epoch``, ``key`` and ``age`` as in ``wire.Hello``; the ticket with what it is for: ``code`` is the
    declaration code that it was made for (empty: any), ``approves`` whether nobody has to approve the desk afterwards,
    ``expires`` UTC ms. ``url`` is where the hub is reached once there is a network; empty: by stick only."""

    hub: str
    epoch: str
    key: bytes
    age: str
    ticket: str
    code: str
    approves: bool
    expires: int
    url: str


def seal_invitation(invitation: Invitation, key: Ed25519PrivateKey) -> bytes:
    """The file, signed by the hub."""
    return pack_invitation(signed(_TAG, invitation, key))


def open_invitation(data: bytes) -> Invitation:
    """What is in a file. Raises ``BundleError`` for one that is cut off, altered, or something else."""
    if len(data) > MOST_BYTES:
        raise BundleError("format")
    signed_invitation = unpack_invitation(data)
    try:
        key = public_key(unproved(signed_invitation, Invitation).key)
        invitation = verified(_TAG, signed_invitation, Invitation, key)
    except WireError:
        raise BundleError("format") from None
    require_recipient(invitation.age)
    if not (invitation.hub and invitation.ticket and 0 < invitation.expires < _MOST_MS):
        raise BundleError("format")
    return invitation
