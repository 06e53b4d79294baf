"""What the Today page knows, and what follows from it that somebody should do."""

from dataclasses import dataclass
from typing import Literal

from desktop.domain.messages import message
from desktop.domain.people import Member, Right, Role
from desktop.domain.posters import GatePoster, PosterState
from desktop.ui.widgets.todo import TodoItem


@dataclass(frozen=True)
class TodayFacts:
    """The gates with their posters, and the people."""

    posters: tuple[GatePoster, ...] = ()
    members: tuple[Member, ...] = ()
    me: Member | None = None

    @property
    def inspectors(self) -> tuple[Member, ...]:
        """Everybody who checks visitors, the manager too if so chosen."""
        return tuple(m for m in self.members if m.bound and (m.inspector or m.role is Role.INSPECTOR))

    @property
    def due(self) -> tuple[GatePoster, ...]:
        """Gates whose poster is missing or no longer true."""
        return tuple(p for p in self.posters if p.state is not PosterState.CURRENT)

    @property
    def unmanned(self) -> tuple[GatePoster, ...]:
        """Gates without an inspector."""
        at_gates = {g for m in self.inspectors for g in m.gate_ids}
        return tuple(p for p in self.posters if p.gate.id not in at_gates)


def todo_of(facts: TodayFacts) -> tuple[Literal["first", "usual"], list[TodoItem]]:
    """First steps until all of them are done, then whatever needs somebody's attention."""
    first = _first_steps(facts)
    if first and not all(item.done for item in first):
        return "first", first
    return "usual", _attention(facts)


def _first_steps(facts: TodayFacts) -> list[TodoItem]:
    """What makes a new desk ready. Only the manager can do it all, so only the manager is told."""
    if facts.me is None or not facts.me.may(Right.EDIT_MEMBERS):
        return []
    never = [p for p in facts.posters if p.state is PosterState.NEVER]
    return [
        TodoItem(message("Today", "Register the venue"), "go.venue", done=True),
        TodoItem(message("Today", "Add the inspectors"), "go.venue", done=bool(facts.inspectors)),
        TodoItem(
            message("Today", "Assign inspectors to gates"), "go.venue", done=any(m.gate_ids for m in facts.inspectors)
        ),
        TodoItem(message("Today", "Print a poster for every gate"), "go.posters", done=not never),
    ]


def _attention(facts: TodayFacts) -> list[TodoItem]:
    stale = [
        TodoItem(
            message("Today", "{gate}: details have changed, print the poster again", gate=p.gate.name), "go.posters"
        )
        for p in facts.due
        if p.state is PosterState.STALE
    ]
    never = [
        TodoItem(message("Today", "{gate}: print the first poster", gate=p.gate.name), "go.posters")
        for p in facts.due
        if p.state is PosterState.NEVER
    ]
    unmanned = [
        TodoItem(message("Today", "{gate}: no inspector is assigned", gate=p.gate.name), "go.venue")
        for p in facts.unmanned
    ]
    return stale + never + unmanned
