"""What goes wrong while a desk is being made from a hub, in words for somebody who has no desk yet."""

from desktop.domain.messages import Message, message
from desktop.sync.troubles import SyncTrouble, Trouble


def while_joining(trouble: SyncTrouble, url: str) -> SyncTrouble:
    """The same trouble, without the promise that everything stays at a desk which is not there."""
    sentence = _sentence(trouble.kind, url)
    return trouble if sentence is None else SyncTrouble(trouble.kind, sentence, trouble.retry_after)


def _sentence(kind: Trouble, url: str) -> Message | None:
    match kind:
        case Trouble.NETWORK:
            return message(
                "joining",
                "The hub at {url} cannot be reached. Check the address and the network of this PC, then try again.",
                url=url,
            )
        case Trouble.SLOW:
            return message("joining", "The hub at {url} took too long to answer. Try again in a moment.", url=url)
        case Trouble.BUSY:
            return message(
                "joining", "The hub at {url} takes nobody in at the moment. Try again in a few minutes.", url=url
            )
        case Trouble.TICKET:
            return message(
                "joining",
                "Ticket and declaration code do not belong together, or the ticket was used already or has expired. Check both; if they are right, ask the health office for a new ticket.",
            )
        case Trouble.NOT_APPROVED:
            return not_approving()
        case Trouble.REFUSED:
            return message(
                "joining",
                "The hub refused this, and nothing was made. Check that this program and the hub are up to date, and tell whoever looks after VenueDesk.",
            )
    return None


def not_approving() -> Message:
    """A ticket, or an invitation, that leaves it to a person to approve the desk afterwards."""
    return message(
        "joining",
        "This ticket does not let a desk in at once, and another desk of a venue needs one that does. Ask the health office for it.",
    )
