"""Members of a venue, their roles and what each role may do."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Problem
from desktop.domain.messages import message


class Role(StrEnum):
    """What a member does at the venue: manager (场所管理员), front desk (前台), inspector (检测员)."""

    MANAGER = "manager"
    CLERK = "clerk"
    INSPECTOR = "inspector"


class Right(StrEnum):
    """What a service asks for before it acts."""

    EDIT_VENUE = "edit_venue"
    EDIT_GATES = "edit_gates"
    EDIT_MEMBERS = "edit_members"
    DESIGN_POSTERS = "design_posters"
    PRINT_POSTERS = "print_posters"
    PRINT_OWN_GATE = "print_own_gate"
    ENTER_DECLARATIONS = "enter_declarations"
    ENTER_AT_OWN_GATE = "enter_at_own_gate"
    COUNT = "count"
    COUNT_AT_OWN_GATE = "count_at_own_gate"
    SEE_STATISTICS = "see_statistics"
    SEE_OWN_STATISTICS = "see_own_statistics"
    SEE_PERSONAL_DATA = "see_personal_data"
    SYNC = "sync"


_OF_INSPECTOR = frozenset(
    {Right.PRINT_OWN_GATE, Right.ENTER_AT_OWN_GATE, Right.COUNT_AT_OWN_GATE, Right.SEE_OWN_STATISTICS}
)
_OF_CLERK = _OF_INSPECTOR | {
    Right.PRINT_POSTERS,
    Right.ENTER_DECLARATIONS,
    Right.COUNT,
    Right.SEE_STATISTICS,
    Right.SYNC,
}
RIGHTS = {Role.MANAGER: frozenset(Right), Role.CLERK: _OF_CLERK, Role.INSPECTOR: _OF_INSPECTOR}
OWN_PART = {
    Right.PRINT_POSTERS: Right.PRINT_OWN_GATE,
    Right.ENTER_DECLARATIONS: Right.ENTER_AT_OWN_GATE,
    Right.COUNT: Right.COUNT_AT_OWN_GATE,
    Right.SEE_STATISTICS: Right.SEE_OWN_STATISTICS,
}
"""Rights that can be had for one's own part alone: for the gates that one is assigned to, or for one's own checks."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the venue. ``inspector`` is true for a manager who also checks visitors at a gate."""

    id: str
    name: str
    phone: str
    role: Role
    inspector: bool = False
    bound: bool = True
    has_password: bool = False
    gate_ids: tuple[str, ...] = ()

    def may(self, right: Right) -> bool:
        """Whether the member's role carries the right; an unbound member has none."""
        return self.bound and right in RIGHTS[self.role]

    def may_own(self, right: Right) -> bool:
        """Whether the member has the right, or has it for their own part."""
        return self.may(right) or self.may(OWN_PART[right])

    def may_at(self, right: Right, gate_id: str) -> bool:
        """Whether the member has the right at a gate: everywhere, or at their own gates and this is one of them."""
        return self.may(right) or (gate_id in self.gate_ids and self.may(OWN_PART[right]))

    @property
    def lacks_password(self) -> bool:
        """Whether somebody who works at the desk cannot sign in at this one: they were added at another desk, or came
        back. Inspectors need no password."""
        return self.bound and self.role is not Role.INSPECTOR and not self.has_password


MIN_PASSWORD = 8


def check_password(password: str, field: str = "password") -> Problem | None:
    """What is wrong with a new password, or None. Length is what protects; no rules about classes."""
    if len(password) < MIN_PASSWORD:
        return Problem(
            field,
            message(
                "members", "A password has at least {count} characters. Three words are a good one.", count=MIN_PASSWORD
            ),
        )
    if len(password) > 256:
        return Problem(field, message("members", "A password has at most 256 characters."))
    if len(set(password)) < 3:
        return Problem(field, message("members", "This password is too easy to guess."))
    return None
