"""Fields about which a person is asked: desks wrote different values without knowing of each other."""

from typing import Any

from desktop.domain.master.fields import AT, QUIET
from desktop.store.queries import registers
from desktop.store.queries.registers import Field


def open_fields(connection: Any) -> tuple[Field, ...]:
    """Fields with rivals, the newest first."""
    found = [one for one in registers.every(connection) if is_asked(one) and one.state.rivals]
    return tuple(sorted(found, key=lambda one: one.state.latest, reverse=True))


def is_asked(one: Field) -> bool:
    """Whether anybody is asked about a field at all: not about order, nor who stands at which gate, where the later
    word is as good as any."""
    return one.name not in QUIET and not one.name.startswith(AT)
