"""The venue: registered once, edited with history, known by its declaration code."""

from dataclasses import replace

from desktop.domain.characters import made_visible
from desktop.domain.codes import new_declaration_code
from desktop.domain.errors import BadInput, Problem
from desktop.domain.geo import Datum, to_wgs84
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.venue import Venue, VenueChange, VenueDraft, VenueType, check_venue, field_changes, normalised
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.divisions import Divisions
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import gates, venues


class VenueReview:
    """The rules for a venue with the lists that they need; works before there is a desk."""

    def __init__(self, divisions: Divisions, types: tuple[VenueType, ...]) -> None:
        self.divisions = divisions
        self.types = types
        self._names = frozenset(t.name for t in types)

    def problems(self, draft: VenueDraft) -> tuple[Problem, ...]:
        """Everything wrong with a draft, in the order of the form."""
        return tuple(check_venue(normalised(draft), self.divisions.find, self._names))

    def accept(self, draft: VenueDraft, *, insist: bool) -> VenueDraft:
        """The draft in canonical form. Raises ``BadInput``; ``insist`` overrides rules that are only guesses."""
        problems = [p for p in self.problems(draft) if not (p.doubtful and insist)]
        if problems:
            raise BadInput.of(problems)
        return normalised(draft)


def draft_of(venue: Venue) -> VenueDraft:
    """What a form starts with when the venue is edited."""
    return VenueDraft(
        venue.name,
        venue.uscc,
        venue.type,
        venue.region.code,
        venue.address,
        venue.latitude,
        venue.longitude,
        Datum.WGS84,
        venue.host,
        venue.poster_name,
        venue.opening_hours,
        venue.fever_place,
    )


class VenueService:
    """Reads for everyone, changes for the manager."""

    def __init__(self, store: Store, session: Session, review: VenueReview) -> None:
        self._store = store
        self._session = session
        self._review = review

    @open_to_all("Every page and every paper is the venue's.")
    def get(self) -> Venue:
        """The venue as it is now."""
        with self._store.read() as connection:
            venue = venues.get(connection)
        return replace(
            venue,
            name=made_visible(venue.name),
            poster_name=made_visible(venue.poster_name),
            address=made_visible(venue.address),
            fever_place=made_visible(venue.fever_place),
        )

    @requires(Right.EDIT_VENUE)
    def review(self, draft: VenueDraft) -> tuple[Problem, ...]:
        """What is wrong with a draft; writes nothing."""
        return self._review.problems(draft)

    @requires(Right.EDIT_VENUE)
    def edit(self, draft: VenueDraft, insist: bool = False) -> Venue:
        """Change the venue's details. Raises ``BadInput`` with every problem, ``Forbidden``."""
        accepted = self._review.accept(draft, insist=insist)
        latitude, longitude = placed(accepted)
        with self._store.write(self._session.member.id) as change:
            before = venues.get(change.connection)
            after = replace(
                before,
                latitude=latitude,
                longitude=longitude,
                name=accepted.name,
                uscc=accepted.uscc,
                type=accepted.type,
                region=self._review.divisions.get(accepted.region),
                address=accepted.address,
                host=accepted.host,
                poster_name=accepted.poster_name,
                opening_hours=accepted.opening_hours,
                fever_place=accepted.fever_place,
            )
            return save_venue(change, before, after)

    @open_to_all("What the venue was called and where it was is on its papers.")
    def history(self) -> tuple[VenueChange, ...]:
        """Edits, newest first."""
        with self._store.read() as connection:
            return venues.history(connection)

    @requires(Right.EDIT_VENUE)
    def rotate_declaration_code(self) -> str:
        """A new declaration code; the old one binds nobody any more."""
        with self._store.write(self._session.member.id) as change:
            before = venues.get(change.connection)
            code = new_declaration_code()
            save_venue(change, before, replace(before, declaration_code=code), action="rotate_declaration_code")
        return code

    @requires(Right.EDIT_GATES)
    def adopt_official_code(self, payload: str, gate_id: str | None = None) -> None:
        """Print the health-code platform's code, verbatim, at one gate or (None) at all without their own."""
        if not payload.strip():
            raise BadInput(message("posters", "This code is empty. Choose a picture of the official code."))
        self._set_official_code(payload, gate_id)

    @requires(Right.EDIT_GATES)
    def drop_official_code(self, gate_id: str | None = None) -> None:
        """Print our own code again."""
        self._set_official_code(None, gate_id)

    def _set_official_code(self, payload: str | None, gate_id: str | None) -> None:
        action = "adopt_code" if payload else "drop_code"
        with self._store.write(self._session.member.id) as change:
            if gate_id is None:
                before = venues.get(change.connection)
                save_venue(change, before, replace(before, official_payload=payload), action=action)
                return
            gate = gates.find(change.connection, gate_id)
            if gate is None:
                raise BadInput(message("gates", "This gate is gone. Reload the page."))
            edited = replace(gate, official_payload=payload)
            gates.replace(change.connection, edited, change.now)
            change.record(action, "gate", gate.id, gates.body(edited))


def placed(draft: VenueDraft) -> tuple[float | None, float | None]:
    """The draft's coordinates as WGS-84, to a centimetre."""
    if draft.latitude is None or draft.longitude is None:
        return None, None
    latitude, longitude = to_wgs84(draft.latitude, draft.longitude, draft.datum)
    return round(latitude, 7), round(longitude, 7)


def save_venue(change: Change, before: Venue, after: Venue, action: str = "edit") -> Venue:
    """Store an edit of the venue with its history and its record."""
    saved = replace(after, version=before.version + 1, updated_at=change.now)
    differences = field_changes(before, after)
    venues.replace(change.connection, saved)
    if differences:
        venues.add_change(change.connection, new_id(), change.now, change.actor, differences)
    change.record(action, "venue", saved.id, venues.body(saved))
    return saved
