"""What the entry form has to know of the desk: rules, gates, people, slips that wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.declaration import DeclarationContext
from desktop.domain.gate import Gate
from desktop.domain.people import Member
from desktop.domain.slips import SlipSerial
from desktop.domain.wording import ShownCodes
from desktop.services.fevers.fevers import OpenFever
from desktop.services.green_channel.records import FoundDeclaration


@dataclass(frozen=True, slots=True)
class EntryContext:
    """Read once, off the window's thread; shown by everything around the entry form.

    ``rules`` is what checks of a draft need, ``me`` who is signed in, ``inspectors`` whom the form offers. ``waiting`` are
    the runs of printed slips that are not entered, from one serial to another. ``region`` is the venue's street code
    (nine digits), which tells likely ID numbers from unlikely ones. ``codes`` are those that visitors show. ``undoable`` gives, by the identifier of a
    declaration, until when it can be taken back (milliseconds of the steady clock).
    """

    rules: DeclarationContext
    me: Member
    gates: tuple[Gate, ...]
    inspectors: tuple[Member, ...]
    recent: tuple[FoundDeclaration, ...]
    waiting: tuple[tuple[SlipSerial, SlipSerial], ...]
    region: str
    codes: ShownCodes
    fevers: tuple[OpenFever, ...] = ()
    entered_today: int = 0
    undoable: Mapping[str, int] = field(default_factory=dict)

    def next_slip(self, after: int = 0) -> SlipSerial | None:
        """The first slip that waits after a number, or else the first of all."""
        for first, last in self.waiting:
            if last.number > after:
                return SlipSerial(first.prefix, max(first.number, after + 1))
        return self.waiting[0][0] if self.waiting else None

    def is_waiting(self, number: int) -> bool:
        """Whether a slip is one of those that wait."""
        return any(first.number <= number <= last.number for first, last in self.waiting)
