"""What can go wrong between a desk and its hub, each one plain sentence with what to do."""

from enum import StrEnum

from desktop.domain.errors import UserError
from desktop.domain.messages import Message, message


class SyncErrorKind(StrEnum):
    """Kinds of trouble, for programs; ``RETRIED`` says which of them pass by themselves."""

    NETWORK = "network"
    SLOW = "slow"
    BUSY = "busy"
    CERTIFICATE = "certificate"
    NOT_A_HUB = "not_a_hub"
    OTHER_HUB = "other_hub"
    NEWER = "newer"
    OLDER = "older"
    NOT_ENROLLED = "not_enrolled"
    NOT_APPROVED = "not_approved"
    REVOKED = "revoked"
    UNKNOWN_DESK = "unknown_desk"
    TICKET = "ticket"
    MEMBER = "member"
    FORK = "fork"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    BUNDLE = "bundle"
    BY_STICK = "by_stick"


RETRIED = frozenset({SyncErrorKind.NETWORK, SyncErrorKind.SLOW, SyncErrorKind.BUSY})


class SyncError(UserError):
    """Nothing was lost: what was not acknowledged still waits at the desk.

    ``retry_after`` is how many seconds the hub asked to be left alone, where it did.
    """

    def __init__(self, kind: SyncErrorKind, sentence: Message, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.retry_after = retry_after

    @property
    def passes(self) -> bool:
        """Whether the same may work a little later without anybody doing anything."""
        return self.kind in RETRIED


def no_network(url: str) -> SyncError:
    return SyncError(
        SyncErrorKind.NETWORK,
        message(
            "sync",
            "The hub at {url} cannot be reached. Check the network; everything stays at this desk and is sent later.",
            url=url,
        ),
    )


def slow(url: str) -> SyncError:
    return SyncError(
        SyncErrorKind.SLOW,
        message(
            "sync",
            "The hub at {url} took too long to answer. Everything stays at this desk and is sent later.",
            url=url,
        ),
    )


def busy(url: str, retry_after: float | None) -> SyncError:
    return SyncError(
        SyncErrorKind.BUSY,
        message("sync", "The hub at {url} is closed for the moment. The desk tries again later.", url=url),
        retry_after,
    )


def wrong_certificate(url: str, reason: str) -> SyncError:
    return SyncError(
        SyncErrorKind.CERTIFICATE,
        message(
            "sync",
            "{url} could not prove who it is ({reason}), so nothing was sent. Check the address and ask whoever runs the hub.",
            url=url,
            reason=reason,
        ),
    )


def certificate_out_of_date(url: str, today: str) -> SyncError:
    return SyncError(
        SyncErrorKind.CERTIFICATE,
        message(
            "sync",
            "The certificate of {url} is not valid on {today}, so nothing was sent. Check the date of this PC; if it is right, tell whoever runs the hub.",
            url=url,
            today=today,
        ),
    )


def not_a_hub(url: str) -> SyncError:
    return SyncError(
        SyncErrorKind.NOT_A_HUB,
        message(
            "sync",
            "What answers at {url} is not a hub. Check the address, and whether this network wants a sign-in in a browser first.",
            url=url,
        ),
    )


def other_hub(url: str) -> SyncError:
    return SyncError(
        SyncErrorKind.OTHER_HUB,
        message(
            "sync",
            "Another hub than the one this desk belongs to answers at {url}. Nothing was sent. Ask whoever runs the hub.",
            url=url,
        ),
    )


def newer_hub(url: str) -> SyncError:
    return SyncError(
        SyncErrorKind.NEWER,
        message(
            "sync",
            "The hub at {url} speaks a newer language than this program. Install the present version of VenueDesk.",
            url=url,
        ),
    )


def not_enrolled() -> SyncError:
    return SyncError(
        SyncErrorKind.NOT_ENROLLED,
        message("sync", "This desk does not belong to a hub yet. Enrol it with a ticket of the health office."),
    )


def only_by_stick() -> SyncError:
    return SyncError(
        SyncErrorKind.BY_STICK,
        message(
            "sync",
            "This desk knows no address of the hub, so it goes by USB stick. With an address and a ticket of the health office it can join over the network as well.",
        ),
    )


def fork() -> SyncError:
    return SyncError(
        SyncErrorKind.FORK,
        message(
            "sync",
            "The hub has other records of this desk than the desk itself: it was restored from a backup, or its folder was copied to another PC. Nothing was sent. Keep using only one copy, and tell the health office.",
        ),
    )


def too_large(seq: int) -> SyncError:
    return SyncError(
        SyncErrorKind.TOO_LARGE,
        message(
            "sync",
            "Record {seq} is too large to be sent. Tell whoever looks after VenueDesk; what follows it waits.",
            seq=str(seq),
        ),
    )


def refused(code: str) -> SyncError:
    """What a hub's refusal means; ``code`` as in ``wire.Refusal``."""
    if code == "not_approved":
        return SyncError(
            SyncErrorKind.NOT_APPROVED,
            message(
                "sync", "The health office has not approved this desk yet. Everything stays at this desk until it has."
            ),
        )
    if code == "revoked":
        return SyncError(
            SyncErrorKind.REVOKED,
            message(
                "sync",
                "The health office has revoked this desk. Ask it why; once it approves the desk again, everything is sent.",
            ),
        )
    if code in ("unknown_desk", "wrong_venue"):
        return SyncError(
            SyncErrorKind.UNKNOWN_DESK,
            message(
                "sync",
                "The hub does not know this desk any more. Ask the health office for a new ticket and enrol the desk again.",
            ),
        )
    if code == "ticket":
        return SyncError(
            SyncErrorKind.TICKET,
            message(
                "sync",
                "This ticket is not valid: it was used already, it has expired, or it is for another venue. Ask the health office for a new one.",
            ),
        )
    if code == "member":
        return SyncError(
            SyncErrorKind.MEMBER,
            message(
                "sync",
                "Only the venue's manager can set up another desk. Type the name and the phone number exactly as the first desk has them; it must have sent them to the hub.",
            ),
        )
    if code == "not_there":
        return SyncError(
            SyncErrorKind.OLDER,
            message(
                "sync",
                "The hub is older than this program and does not know what is asked of it. Ask the health office to bring it up to date.",
            ),
        )
    if code == "fork":
        return fork()
    if code == "host":
        return SyncError(
            SyncErrorKind.REFUSED,
            message(
                "sync",
                "The hub does not go by the name in this address. Ask the health office for the right one; everything stays at this desk.",
            ),
        )
    if code == "share":
        return SyncError(
            SyncErrorKind.REFUSED,
            message(
                "sync",
                "The hub holds too much of this desk already that it cannot use. Everything else stays at this desk; tell the health office.",
            ),
        )
    return SyncError(
        SyncErrorKind.REFUSED,
        message(
            "sync",
            "The hub refused what this desk sent ({code}). Everything stays at this desk. Tell whoever looks after VenueDesk.",
            code=code,
        ),
    )
