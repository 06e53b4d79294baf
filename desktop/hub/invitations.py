"""Invitations: a ticket in a file for a stick, with what a desk has to know of the hub to ask it without a network."""

from desktop.domain.errors import BadInput
from desktop.hub.identity import Identity
from desktop.hub.tickets import Ticket
from desktop.sync.invitation import ENDING, Invitation, seal_invitation
from desktop.sync.link import checked_url


def invite(identity: Identity, ticket: Ticket, url: str = "") -> bytes:
    """The file. ``url`` is where desks reach the hub that get a network later; empty: by stick only. Raises
    ``BadInput`` at ``hub`` for what no desk would go to."""
    own = identity
    told = Invitation(
        own.hub,
        own.epoch,
        own.public.public_bytes_raw(),
        str(own.stick.to_public()),
        ticket.text,
        ticket.code,
        ticket.approves,
        ticket.expires,
        checked_url(url) if url.strip() else "",
    )
    return seal_invitation(told, own.signing)


def is_address(url: str) -> bool:
    """Whether desks on other PCs would go there."""
    try:
        checked_url(url)
    except BadInput:
        return False
    return True


def file_name(ticket: Ticket) -> str:
    """What the file is called, without a word of the ticket."""
    return f"venuedesk-{ticket.code if ticket.code.isalnum() else 'desk'}.{ENDING}"
