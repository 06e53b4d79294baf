"""Who is signed in, what that lets them do, and how what they have half typed is kept."""

from collections.abc import Mapping
from typing import Protocol

from desktop.domain.errors import Forbidden
from desktop.domain.people import Member, Right


class Seal(Protocol):
    """How a form is written into the store: as it is in the desk's database, sealed in the inspectors'."""

    def closed(self, value: Mapping[str, object]) -> object:
        """What is stored."""

    def opened(self, stored: object) -> Mapping[str, object] | None:
        """What was stored; None for nothing, or where somebody else has sealed it."""


class Unsealed:
    """Forms of the desk's database, which is encrypted as a whole."""

    def closed(self, value: Mapping[str, object]) -> object:
        """The value itself."""
        return value

    def opened(self, stored: object) -> Mapping[str, object] | None:
        """The value itself; None for nothing."""
        return stored if isinstance(stored, Mapping) else None


UNSEALED = Unsealed()


class Session:
    """The member at the desk. A change of that member (a handover, say) shows here at once. ``seal`` is what their
    unsaved forms are kept under."""

    def __init__(self, member: Member, seal: Seal = UNSEALED) -> None:
        self.member = member
        self.seal = seal

    def require(self, right: Right) -> None:
        """Raises ``Forbidden`` unless the member has the right."""
        if not self.member.may(right):
            raise Forbidden

    def require_own(self, right: Right) -> None:
        """Raises ``Forbidden`` unless the member has the right, or has it for their own part."""
        if not self.member.may_own(right):
            raise Forbidden

    def require_at(self, right: Right, gate_id: str) -> None:
        """Raises ``Forbidden`` unless the member has the right at a gate."""
        if not self.member.may_at(right, gate_id):
            raise Forbidden
