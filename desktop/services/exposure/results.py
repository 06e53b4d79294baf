"""What an exposure lookup begins with and what it gives. Personal data is masked; times are UTC milliseconds."""

from dataclasses import dataclass

from desktop.domain.exposure.overlap import Certainty, Circle, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.messages import Message
from desktop.services.exposure.contacts import ContactList


@dataclass(frozen=True, slots=True)
class CaseStay:
    """A stay of the case: from a declaration, or typed in (``declaration`` is empty then).

    ``gate`` is the gate's name, empty where the gate is not known. ``is_changed``: its time or gate was corrected for
    the lookup; the declaration stays as it is.
    """

    stay: Stay
    gate: str
    declaration: str = ""
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody whom a search found: masked, with the number of stays found and the newest declaration."""

    declaration: str
    name: str
    id_number: str
    phone: str
    stays: int
    last_visit: int


@dataclass(frozen=True, slots=True)
class CasePerson:
    """Somebody of the book as a case: masked, and all of their stays that are kept, by time.

    ``chosen`` is the place (from 0) of the declaration that was begun with among the stays.
    """

    declaration: str
    name: str
    id_number: str
    phone: str
    stays: tuple[CaseStay, ...]
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class ExposureRequest:
    """What is asked: the case's stays, and a declaration of the case, empty for somebody who is not in the book."""

    stays: tuple[CaseStay, ...]
    declaration: str = ""


@dataclass(frozen=True, slots=True)
class HourCrowd:
    """People who were counted at a gate in an hour (its start) without a name. ``at_gate``: the case was at that gate."""

    hour: int
    gate: str
    people: int
    at_gate: bool


@dataclass(frozen=True, slots=True)
class ExposureResult:
    """What a lookup gives: the contacts, the closest first, and what must be known beside them.

    ``crowd`` counts people without a name in the hours of the case's stays, by hour and gate. ``elsewhere`` is how many
    declarations other desks of the venue have of those days: their people are not among the contacts. ``is_counted``: it is
    known who was counted without a name. ``assumed`` says of several venues what ``rules`` say of one.
    """

    rules: ExposureRules
    stays: tuple[CaseStay, ...]
    contacts: ContactList
    crowd: tuple[HourCrowd, ...]
    elsewhere: int
    looked_at: int
    is_counted: bool = True
    assumed: tuple[Message, ...] = ()

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What the lookup went by, in words."""
        return self.assumed or self.rules.sentences

    @property
    def persons(self) -> int:
        """How many people the contacts are; for this, all of them are read."""
        return len({contact.person for contact in self.contacts})

    def count(self, circle: Circle | None = None, certainty: Certainty | None = None) -> int:
        """How many contacts are of this circle and certainty; None stands for any."""
        return self.contacts.count_of(circle, certainty)

    @property
    def counted(self) -> int:
        """People without a name at the case's gates in those hours."""
        return sum(each.people for each in self.crowd if each.at_gate)

    @property
    def counted_at_venue(self) -> int:
        """The same at all gates."""
        return sum(each.people for each in self.crowd)
