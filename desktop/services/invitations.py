"""Reading an invitation from a stick, and what is wrong with it in words."""

from pathlib import Path

from desktop.domain.clock import Clock, venue_time
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.sync.bundle import BundleError
from desktop.sync.invitation import MOST_BYTES, Invitation, open_invitation


def read_invitation(path: Path | str, clock: Clock) -> Invitation:
    """The invitation in a file. Raises ``BadInput`` at ``invitation``.

    Whether it has expired the hub decides in the end; to send a stick on its way for nothing is no help to anybody.
    """
    if not str(path).strip() or str(path) == ".":
        raise BadInput.at(
            "invitation", message("sync", "Choose the invitation: a file of the health office that ends in .vdi.")
        )
    try:
        with Path(path).open("rb") as file:
            invitation = open_invitation(file.read(MOST_BYTES + 1))
    except (OSError, ValueError):
        raise BadInput.at("invitation", message("sync", "{path} cannot be read.", path=path)) from None
    except BundleError:
        raise BadInput.at(
            "invitation",
            message(
                "sync",
                "{path} is no invitation of a hub, or only a part of one. Copy it from the health office again.",
                path=path,
            ),
        ) from None
    now = clock.now_ms()
    if invitation.expires <= now:
        raise BadInput.at(
            "invitation",
            message(
                "sync",
                "This invitation held until {until}, and by this PC it is {now}. Check the date of this PC; if it is right, ask the health office for a new one.",
                until=_moment(invitation.expires),
                now=_moment(now),
            ),
        )
    return invitation


def _moment(at: int) -> str:
    return f"{venue_time(at):%Y-%m-%d %H:%M}"
