"""Who is signed in, and what that lets them do."""

from desktop.domain.errors import Forbidden
from desktop.domain.people import Member, Right


class Session:
    """The member at the desk. A change of that member (a handover, say) shows here at once."""

    def __init__(self, member: Member) -> None:
        self.member = member

    def require(self, *rights: Right) -> None:
        """Raises ``Forbidden`` unless the member has one of the rights."""
        if not any(self.member.may(right) for right in rights):
            raise Forbidden
