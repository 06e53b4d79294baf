"""What the Venue page shows, read together."""

from dataclasses import dataclass

from desktop.domain.gate import Gate
from desktop.domain.people import Member
from desktop.domain.posters import GatePoster
from desktop.domain.venue import Venue
from desktop.services.desk import Desk
from desktop.services.rights import may_call
from desktop.services.venue.check_in import CheckInOffer


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """The venue as it is stored at a moment; with the gates that are retired and the members who have left, in the
    order of the lists. ``me`` is who is signed in. ``check_in``: an address that the hub offers for the codes."""

    venue: Venue
    gates: tuple[Gate, ...]
    members: tuple[Member, ...]
    posters: tuple[GatePoster, ...]
    me: Member
    check_in: CheckInOffer | None = None

    @property
    def live_gates(self) -> tuple[Gate, ...]:
        """The gates that are in use."""
        return tuple(gate for gate in self.gates if not gate.retired)

    @property
    def bound_members(self) -> tuple[Member, ...]:
        """The members who belong to the venue now."""
        return tuple(member for member in self.members if member.bound)


def read_facts(desk: Desk) -> VenueFacts:
    """Read it all. Raises ``UserError``."""
    return VenueFacts(
        desk.venue.get(),
        desk.gates.list(include_retired=True),
        desk.members.list(include_unbound=True),
        desk.posters.states(),
        desk.members.me(),
        desk.check_in.offer() if may_call(desk.check_in.offer) else None,
    )
