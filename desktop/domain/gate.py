"""Gates (检测点): the checkpoints of a venue, each with a code of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.text import clean_label
from desktop.domain.typed import check_label

MAX_GATE_NAME = 20
MAX_GATES = 2_000


@dataclass(frozen=True, slots=True)
class Gate:
    """A checkpoint. ``code`` is its part of the venue code; a retired gate keeps it, and never comes back
    under another name's poster. ``official_payload`` is a health-code platform's code adopted for this gate.
    """

    id: str
    name: str
    code: str
    position: int
    retired: bool = False
    official_payload: str | None = None


def check_gate_name(text: str, others: Iterable[str] = (), field: str = "name") -> tuple[str, Problem | None]:
    """A gate's name in canonical form, and what is wrong with it. ``others``: names of the live gates."""
    name = clean_label(text)
    if not name:
        return name, Problem(field, message("gates", "Type the gate's name, such as 南门."))
    if len(name) > MAX_GATE_NAME:
        return name, Problem(
            field,
            message(
                "gates",
                "A gate's name has at most {limit} characters, to be read from afar; this has {count}.",
                limit=MAX_GATE_NAME,
                count=len(name),
            ),
        )
    if problem := check_label(text, field):
        return name, problem
    if name.casefold() in {other.casefold() for other in others}:
        return name, Problem(field, message("gates", "There is a gate named {name} already.", name=name))
    return name, None
