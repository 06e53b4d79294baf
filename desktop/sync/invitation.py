"""An invitation: a file of the health office with which a desk enrols by stick, without a network.

It contains a ticket and is as secret as one. It is signed by the key that it contains: that proves that the file is
unaltered, not whose it is. No file can prove that to a desk that knows no hub yet; so it is handed over in person, like
a ticket.
"""

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.bundle import BundleError, pack_invitation, unpack_invitation
from desktop.sync.office import verified_statement
from desktop.sync.stick_requests import require_recipient
from desktop.sync.wire import WireError, public_key, signed, unproved, verified

ENDING = "vdi"
MOST_BYTES = 16 << 10
"""The largest file that is read."""
_TAG = "invitation"
_MOST_MS = 253_402_214_400_000
"""The end of the year 9999, the last one of calendars."""


class Invitation(msgspec.Struct, frozen=True, array_like=True):
    """``hub``, ``epoch``, ``key`` and ``age`` as in ``wire.Hello``; and a ticket: ``code`` is the declaration code that
    it is valid for (empty: any), ``approves`` whether no approval is needed afterwards, ``expires`` UTC ms. ``url`` is
    the hub's address for desks with a network; empty: by stick only. ``office``: the signed statement of the health office's
    key, empty where there is none."""

    hub: str
    epoch: str
    key: bytes
    age: str
    ticket: str
    code: str
    approves: bool
    expires: int
    url: str
    office: bytes = b""


def seal_invitation(invitation: Invitation, key: Ed25519PrivateKey) -> bytes:
    """The bytes of the file, signed by the hub."""
    return pack_invitation(signed(_TAG, invitation, key))


def open_invitation(data: bytes) -> Invitation:
    """The invitation of a file. Raises ``BundleError`` for a file that is truncated, altered, or of another kind."""
    if len(data) > MOST_BYTES:
        raise BundleError("format")
    signed_invitation = unpack_invitation(data)
    try:
        key = public_key(unproved(signed_invitation, Invitation).key)
        invitation = verified(_TAG, signed_invitation, Invitation, key)
    except WireError:
        raise BundleError("format") from None
    require_recipient(invitation.age)
    if invitation.office:
        try:
            verified_statement(invitation.office, invitation.hub, invitation.key)
        except WireError:
            raise BundleError("format") from None
    if not (invitation.hub and invitation.ticket and 0 < invitation.expires < _MOST_MS):
        raise BundleError("format")
    return invitation
