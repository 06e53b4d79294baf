"""What is sealed of a visit that somebody registered with their phone, in the form of a declaration's body.

So whatever reads declarations reads it as well. Beside the sealed body the hub has the times in the clear: the leaving, which
comes after the sealing, stands there alone.
"""

from dataclasses import dataclass

import msgspec

from desktop.domain.timewords import Precision
from desktop.sync.segment import BROKEN

KIND = "visit.scan"
SCHEMA = 1
SOURCE = "scan"


class VisitBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """As it was typed, checked by the rules of ``desktop.domain``; times are UTC ms. ``companions`` are pairs of name and phone,
    and ``notes`` has them for readers. ``document_end``: the last four of a resident ID, where no more was asked for. The
    history questions are ``yes`` or ``no``, empty where they were not asked."""

    id: str
    gate_id: str
    visited_from: int
    visited_to: int
    name: str
    phone: str
    precision: str = Precision.EXACT.value
    source: str = SOURCE
    id_type: str = ""
    id_number: str = ""
    document_end: str = ""
    companions: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    symptoms: str = ""
    travel_history: str = ""
    contact_history: str = ""
    fever_contact_history: str = ""
    cluster_history: str = ""

    def encoded(self) -> str:
        """As JSON text; what every declaration says is never left out."""
        fixed = {"precision": self.precision, "source": self.source}
        return msgspec.json.encode(msgspec.to_builtins(self) | fixed).decode()


@dataclass(frozen=True, slots=True)
class ClearVisit:
    """What a hub can read of a visit; ``visited_to`` is the leaving, ``visited_from`` again where nobody said that they
    left."""

    gate_id: str
    visited_from: int
    visited_to: int

    @property
    def precision(self) -> Precision:
        return Precision.RANGE if self.visited_to > self.visited_from else Precision.EXACT

    def encoded(self) -> str:
        """As JSON text, the clear part of the record."""
        return msgspec.json.encode(self).decode()


_clear = msgspec.json.Decoder(ClearVisit)


def read_clear(text: str) -> ClearVisit | None:
    """The clear part of a record; None for one that is none."""
    try:
        return _clear.decode(text)
    except BROKEN:
        return None
