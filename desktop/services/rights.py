"""Who may call what. Every public method of a service states it above its name, and it is asked before anything else runs.

Together these statements are the table of rights: ``Desk.rules`` lists it, the window asks it for what it offers, and the
tests hold it against the one that was agreed on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from inspect import getattr_static, signature
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from desktop.domain.errors import Forbidden
from desktop.domain.messages import Message
from desktop.domain.people import OWN_PART, RIGHTS, Member, Right, Role
from desktop.services.session import Session

P = ParamSpec("P")
R = TypeVar("R")


class SignedIn(Protocol):
    """A service that knows who is signed in."""

    @property
    def _session(self) -> Session: ...


S = TypeVar("S", bound=SignedIn)
_RULE = "rule"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call a method: whoever has ``right``.

    ``own``: also whoever has the right for their own part, kept to that by the gate that the parameter ``by`` tells or is
    the way to; without ``by`` the answer holds nothing else. Without a right everybody may, and ``reason`` says why.
    """

    right: Right | None
    own: bool = False
    by: str = ""
    reason: str = ""

    def admits(self, member: Member) -> bool:
        """Whether a member may call it at all."""
        if self.right is None:
            return True
        return member.may_own(self.right) if self.own else member.may(self.right)

    def admits_at(self, member: Member, gate_id: str) -> bool:
        """Whether a member may call it for a gate."""
        if self.right is None or not self.own:
            return self.admits(member)
        return member.may_at(self.right, gate_id)

    def admits_role(self, role: Role) -> bool:
        """Whether every member of a role may call it, the part of an inspector included."""
        enough = {self.right, OWN_PART.get(self.right)} if self.own and self.right else {self.right}
        return self.right is None or not RIGHTS[role].isdisjoint(enough)


def requires(
    right: Right, refusal: Message | None = None
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """The method is for whoever has the right. ``refusal`` says to the others who does it."""

    def decorate(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def asked(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not self._session.member.may(right):
                raise Forbidden(refusal)
            return method(self, *args, **kwargs)

        setattr(asked, _RULE, Rule(right))
        return asked

    return decorate


def requires_own(
    right: Right, by: str = ""
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """The method is also for whoever has the right for their own part, and keeps them to it: with ``Session.require_at`` at
    the gate of what it looks up by the parameter ``by``; without one, in what it answers."""

    def decorate(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def asked(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            self._session.require_own(right)
            return method(self, *args, **kwargs)

        setattr(asked, _RULE, Rule(right, True, by))
        return asked

    return decorate


def requires_at(
    right: Right, by: str, gates: Callable[[Any], Iterable[str] | None] = lambda gate_id: (gate_id,)
) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """The method is also for whoever has the right at their own gates, and refused at others before it runs.

    ``gates`` gives the identifiers of the gates in the parameter ``by``, which is one itself unless said otherwise; None
    stands for all gates.
    """

    def decorate(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        parameters = signature(method).parameters
        place, usual = list(parameters).index(by) - 1, parameters[by].default

        @wraps(method)
        def asked(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            session = self._session
            if not session.member.may(right):
                session.require_own(right)
                named = gates(args[place] if place < len(args) else kwargs.get(by, usual))
                if named is None:
                    raise Forbidden
                for gate_id in named:
                    session.require_at(right, gate_id)
            return method(self, *args, **kwargs)

        setattr(asked, _RULE, Rule(right, True, by))
        return asked

    return decorate


def open_to_all(reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The method is for everybody who is signed in; ``reason`` says why no right is needed."""

    def decorate(method: Callable[P, R]) -> Callable[P, R]:
        setattr(method, _RULE, Rule(None, reason=reason))
        return method

    return decorate


def rule_of(method: Callable[..., object]) -> Rule:
    """What a method of a service states. Raises ``AttributeError`` where it states nothing."""
    rule: Rule = getattr(method, _RULE)
    return rule


def rules_of(service: type) -> Mapping[str, Rule]:
    """What the public methods of a service state, by name. Raises ``AttributeError`` where one states nothing, as no
    property can."""
    public = {name: getattr_static(service, name) for name in dir(service) if not name.startswith("_")}
    return {name: rule_of(one) for name, one in public.items() if callable(one) or isinstance(one, property)}


def may_call(method: Callable[..., object], gate_id: str = "") -> bool:
    """Whether whoever is signed in may call a method of a service that is given with it, for a gate where one is told."""
    rule = rule_of(method)
    if rule.right is None:
        return True
    session: Session = method.__self__._session  # type: ignore[attr-defined]
    return rule.admits_at(session.member, gate_id) if gate_id else rule.admits(session.member)
