"""What a venue looks like once its desks' edits came together: every desk shows the same.

Field by field any combination may come out of a merge, also one that no desk would have allowed: two gates of one name,
two managers, no gate at all. Nothing is thrown away for it. These rules show such a venue as one that holds, by stamps
and identifiers alone, and say what they did; the next edit of a person settles it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, cast

from desktop.domain.alphabet import ALPHABET
from desktop.domain.gate import MAX_GATE_NAME, MAX_GATES
from desktop.domain.master.fields import AT, GATE_FIELDS, MEMBER_FIELDS
from desktop.domain.master.merge import Version
from desktop.domain.messages import Message, message
from desktop.domain.people import Role

Fields = Mapping[str, Version]
"""The versions that hold, by field."""


class ProjectedGate(TypedDict):
    """A gate's shared fields as they are shown."""

    name: str
    code: str
    position: int
    retired: bool
    official_payload: str | None


class ProjectedMember(TypedDict):
    """A member's shared fields as they are shown; ``gate_ids`` are the gates where they are assigned, in their order."""

    name: str
    phone: str
    role: str
    inspector: bool
    bound: bool
    gate_ids: Sequence[str]


@dataclass(slots=True)
class Projection:
    """Gates and members as they are shown, by identifier."""

    gates: dict[str, ProjectedGate] = field(default_factory=dict)
    members: dict[str, ProjectedMember] = field(default_factory=dict)
    notices: list[Message] = field(default_factory=list)


def project(gates: Mapping[str, Fields], members: Mapping[str, Fields]) -> Projection:
    """How a venue is shown. Things of which fields are missing yet are left out."""
    shown = Projection()
    whole = {key: gates[key] for key in sorted(gates) if gates[key].keys() >= set(GATE_FIELDS)}
    shown.gates = {key: cast(ProjectedGate, _values(fields, GATE_FIELDS)) for key, fields in whole.items()}
    _keep_one_open(shown, whole)
    _keep_few_open(shown)
    _separate_names(shown)
    _separate_codes(shown)
    people = {key: members[key] for key in sorted(members) if members[key].keys() >= set(MEMBER_FIELDS)}
    shown.members = {key: cast(ProjectedMember, _values(fields, MEMBER_FIELDS)) for key, fields in people.items()}
    _keep_one_manager(shown, people)
    for key, fields in people.items():
        shown.members[key]["gate_ids"] = _gates_of(shown, shown.members[key], fields)
    return shown


def _values(fields: Fields, names: Iterable[str]) -> dict[str, object]:
    return {name: json.loads(fields[name].value) for name in names}


def _live(shown: Projection) -> list[str]:
    return [key for key, gate in shown.gates.items() if not gate["retired"]]


def _keep_one_open(shown: Projection, gates: Mapping[str, Fields]) -> None:
    """Where every desk retired another gate until none was left, the one that was retired last stays open."""
    if not shown.gates or _live(shown):
        return
    last = max(gates, key=lambda key: (gates[key]["retired"].order, key))
    shown.gates[last]["retired"] = False
    shown.notices.append(
        message(
            "replication",
            "All gates were retired at different desks. {gate} stays open, for a venue keeps at least one: add another or keep it.",
            gate=shown.gates[last]["name"],
        )
    )


def _keep_few_open(shown: Projection) -> None:
    for key in _live(shown)[MAX_GATES:]:
        shown.gates[key]["retired"] = True
        shown.notices.append(
            message(
                "replication",
                "{gate} is one gate too many: together the desks added more than {limit}. It is shown as retired; retire another one to open it.",
                gate=shown.gates[key]["name"],
                limit=MAX_GATES,
            )
        )


def _separate_names(shown: Projection) -> None:
    """Of current gates with one name the first keeps it, the others get a number after it."""
    current = _live(shown)
    taken = {shown.gates[key]["name"].casefold() for key in current}
    first: set[str] = set()
    for key in current:
        gate = shown.gates[key]
        if gate["name"].casefold() not in first:
            first.add(gate["name"].casefold())
            continue
        name = next(name for name in _numbered(gate["name"]) if name.casefold() not in taken)
        taken.add(name.casefold())
        shown.notices.append(
            message(
                "replication",
                "Two gates are named {name}: they were added or renamed at different desks. One is shown as {other}; rename it, or retire it.",
                name=gate["name"],
                other=name,
            )
        )
        gate["name"] = name


def _numbered(name: str) -> Iterator[str]:
    number = 2
    while True:
        suffix = f"（{number}）"
        yield name[: MAX_GATE_NAME - len(suffix)] + suffix
        number += 1


def _separate_codes(shown: Projection) -> None:
    """A code belongs to one gate for ever, retired ones too. The later of two gets one made of its identifier."""
    taken = {gate["code"] for gate in shown.gates.values()}
    first: set[str] = set()
    for key, gate in shown.gates.items():
        if gate["code"] not in first:
            first.add(gate["code"])
            continue
        gate["code"] = next(code for code in _codes_of(key) if code not in taken)
        taken.add(gate["code"])
        if not gate["retired"]:
            shown.notices.append(
                message(
                    "replication",
                    "{gate} had the same code as another gate and has a new one. Print its poster again and take the old one down.",
                    gate=gate["name"],
                )
            )


def _codes_of(key: str) -> Iterator[str]:
    number = 0
    while True:
        digest = hashlib.blake2b(f"{key} {number}".encode(), digest_size=4).digest()
        yield "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest)
        number += 1


def _keep_one_manager(shown: Projection, people: Mapping[str, Fields]) -> None:
    """Who was made manager last is the manager; where they left at another desk meanwhile, they are back."""
    chosen = [key for key, person in shown.members.items() if person["role"] == Role.MANAGER]
    if not chosen:
        return
    bound = [key for key in chosen if shown.members[key]["bound"]]
    manager = max(bound or chosen, key=lambda key: (people[key]["role"].order, key))
    name = shown.members[manager]["name"]
    if not bound:
        shown.members[manager]["bound"] = True
        shown.notices.append(
            message(
                "replication",
                "{name} was made the manager at one desk and left the venue at another. They stay the manager until somebody else is.",
                name=name,
            )
        )
    for key in chosen:
        if key == manager:
            continue
        shown.members[key]["role"] = str(Role.CLERK)
        if shown.members[key]["bound"]:
            shown.notices.append(
                message(
                    "replication",
                    "Two people were made the manager at different desks. {name} is, as the later one; {other} works as a clerk.",
                    name=name,
                    other=shown.members[key]["name"],
                )
            )


def _gates_of(shown: Projection, person: ProjectedMember, fields: Fields) -> Sequence[str]:
    """The gates where somebody is assigned: current ones, while they are an inspector of the venue."""
    if not person["bound"]:
        return ()
    at = [name.removeprefix(AT) for name, version in fields.items() if name.startswith(AT) and version.value == "true"]
    current = [key for key in at if key in shown.gates and not shown.gates[key]["retired"]]
    return tuple(sorted(current, key=lambda key: (shown.gates[key]["position"], key)))
