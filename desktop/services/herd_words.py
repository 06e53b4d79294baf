"""Fields and values of what desks share, in words."""

import json

from desktop.domain.codes import show_code
from desktop.domain.master.fields import DESK, GATE, MEMBER, VENUE
from desktop.domain.messages import Message, message
from desktop.domain.people import Role

_VENUE = {
    "name": message("herd", "The venue's name"),
    "uscc": message("herd", "The venue's credit code"),
    "type": message("herd", "The venue's type"),
    "region": message("herd", "The venue's region"),
    "address": message("herd", "The venue's address"),
    "place": message("herd", "The venue's coordinates"),
    "host": message("herd", "The host of the venue's codes"),
    "declaration_code": message("herd", "The declaration code"),
    "official_payload": message("herd", "The official code"),
    "code": message("herd", "The venue's public code"),
}
_ROLES = {
    Role.MANAGER: message("herd", "manager"),
    Role.CLERK: message("herd", "clerk"),
    Role.INSPECTOR: message("herd", "inspector"),
}


def field_words(kind: str, name: str, about: str) -> Message:
    """What a field is, of the thing that is called ``about``."""
    if kind == VENUE and name in _VENUE:
        return _VENUE[name]
    if kind == GATE:
        return _of_gate(name, about)
    if kind == MEMBER:
        return _of_member(name, about)
    if kind == DESK:
        return message("herd", "The name of a desk")
    return message("herd", "How many days declarations are kept")


def _of_gate(name: str, gate: str) -> Message:
    if name == "name":
        return message("herd", "The name of gate {gate}", gate=gate)
    if name == "retired":
        return message("herd", "Whether gate {gate} is in use", gate=gate)
    return message("herd", "The code of gate {gate}", gate=gate)


def _of_member(name: str, person: str) -> Message:
    match name:
        case "name":
            return message("herd", "The name of {person}", person=person)
        case "phone":
            return message("herd", "The phone number of {person}", person=person)
        case "role":
            return message("herd", "The role of {person}", person=person)
        case "bound":
            return message("herd", "Whether {person} is a member", person=person)
    return message("herd", "Whether {person} is an inspector", person=person)


def value_words(kind: str, name: str, text: str) -> Message | str:
    """A value (JSON) as people read it."""
    value = json.loads(text)
    match name:
        case "retired":
            return message("herd", "retired") if value else message("herd", "in use")
        case "inspector" | "bound":
            return message("herd", "yes") if value else message("herd", "no")
        case "role":
            return _ROLES.get(value, str(value))
        case "region":
            return " ".join(value[1])
        case "place":
            return message("herd", "none") if value[0] is None else f"{value[0]}, {value[1]}"
        case "declaration_code":
            return show_code(value)
        case "official_payload" if value is None:
            return message("herd", "our own code")
    return str(value)
