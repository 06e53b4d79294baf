"""Fields about which a person is asked: desks wrote different values without knowing of each other."""

from typing import Any

from desktop.domain.master.fields import is_asked
from desktop.store.queries import registers
from desktop.store.queries.registers import Field


def open_fields(connection: Any) -> tuple[Field, ...]:
    """Fields with rivals, the newest first."""
    found = [one for one in registers.every(connection) if is_asked(one.name) and one.state.rivals]
    return tuple(sorted(found, key=lambda one: one.state.latest, reverse=True))
