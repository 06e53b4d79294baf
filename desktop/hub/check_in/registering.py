"""What a phone's form means: a new visit, another pass of a stay, a correction, or nothing new."""

import hashlib
from dataclasses import dataclass

from msgspec import structs

from desktop.domain.clock import venue_time
from desktop.domain.identity import IdType
from desktop.hub.check_in.directory import ScannedPlace
from desktop.hub.check_in.form import HealthAnswers
from desktop.hub.check_in.phone import OwnVisit, OwnVisits, PhoneOwner
from desktop.hub.check_in.tokens import VisitToken
from desktop.hub.check_in.visits import NewVisit
from desktop.sync.visit_body import VisitBody

RESIDENT_LENGTH = 18
ONE_VISIT_MS = 10 * 60_000
"""The same phone at the same gate within this time is one visit."""


@dataclass(frozen=True, slots=True)
class Registration:
    """What becomes of a form. ``new`` is what is stored, None where nothing is; ``own`` is the visit as the phone keeps it."""

    own: OwnVisit
    new: NewVisit | None


def register(
    place: ScannedPlace,
    token: VisitToken,
    owner: PhoneOwner,
    before: OwnVisits,
    answers: HealthAnswers | None,
    now: int,
    outdated_gate: str = "",
) -> Registration:
    """The visit of ``owner`` and who is with them at a place. ``answers``: a health declaration, None where none was asked
    for; ``before``: what the phone registered before; ``outdated_gate``: the gate of an old code that led here."""
    gate = place.gate
    if gate is None:
        raise ValueError("a visit without a gate")
    who = _mark(owner)
    abnormal = answers is not None and not answers.is_well
    people = 1 + len(owner.companions)
    again = _same(before, place, who, now)
    added = people if again is None else max(0, people - again.people)
    stay = _stay(before, place, who, now)
    own = OwnVisit(
        place.path.removeprefix("/V/"),
        now if again is None else again.arrived,
        token.id.bytes,
        stay.stay if stay else token.id.bytes,
        people if again is None else max(people, again.people),
        abnormal if answers is not None or again is None else again.abnormal,
        who=who,
    )
    if again is not None and not added and (answers is None or abnormal == again.abnormal):
        return Registration(again, None)
    whole = len(owner.document) == RESIDENT_LENGTH
    body = VisitBody(
        str(token.id),
        gate.id,
        now,
        now,
        owner.name,
        owner.phone,
        id_type=str(IdType.RESIDENT_ID) if whole else "",
        id_number=owner.document if whole else "",
        document_end="" if whole else owner.document,
        companions=tuple((one.name, one.phone) for one in owner.companions),
        notes="; ".join(" ".join(filter(None, (one.name, one.phone))) for one in owner.companions),
        **(answers.as_text() if answers else {}),
    )
    new = NewVisit(
        place.venue.id,
        gate.id,
        token.id,
        token.issued,
        own.stay_id,
        now,
        added,
        abnormal,
        outdated_gate or (gate.id if place.is_outdated else ""),
        body,
    )
    return Registration(own, new)


def current_visit(visits: OwnVisits, place: ScannedPlace, now: int) -> OwnVisit | None:
    """This phone's visit at this gate that is not ten minutes old."""
    code = place.path.removeprefix("/V/")
    return next((one for one in reversed(visits.visits) if one.code == code and now - one.arrived < ONE_VISIT_MS), None)


def _same(visits: OwnVisits, place: ScannedPlace, who: bytes, now: int) -> OwnVisit | None:
    found = current_visit(visits, place, now)
    return found if found is not None and found.who == who else None


def _stay(visits: OwnVisits, place: ScannedPlace, who: bytes, now: int) -> OwnVisit | None:
    """The last visit of the same people at this venue today that they have not left."""
    day = venue_time(now).date()
    for one in reversed(visits.visits):
        if one.who != who or not one.code.startswith(f"{place.venue.code}-"):
            continue
        return one if not one.departed and venue_time(one.arrived).date() == day else None
    return None


def _mark(owner: PhoneOwner) -> bytes:
    """Distinguishes the people who use one phone, in its own cookie."""
    return hashlib.blake2b(f"{owner.name}\0{owner.phone}".encode(), digest_size=6).digest()


def departed(visits: OwnVisits, visit: bytes, at: int) -> OwnVisits:
    """The phone's visits after its owner said that they leave."""
    return OwnVisits(
        tuple(
            structs.replace(one, departed=at) if one.visit == visit and not one.departed else one
            for one in visits.visits
        ),
        visits.shown_name,
    )
