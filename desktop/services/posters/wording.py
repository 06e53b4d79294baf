"""How the posters and slips of a venue are worded: read by everybody, changed by the manager."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.errors import BadInput, Problem
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.venue import Venue
from desktop.domain.wording import (
    ShownCodes,
    StepTexts,
    VenueWording,
    shown_codes,
    step_texts,
    usual_codes,
)
from desktop.domain.wording_check import check_wording
from desktop.posters.composition.compose import PosterSubject, compose
from desktop.posters.composition.placed import Severity
from desktop.posters.document.steps import steps_shown, with_steps
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.services.venue.venues import save_venue
from desktop.store.ledger import Store
from desktop.store.queries import venues


@dataclass(frozen=True, slots=True)
class WordingNow:
    """What was chosen, and the venue's region and the day, which decide where nothing is."""

    wording: VenueWording
    region: str
    day: dt.date

    @property
    def usual(self) -> ShownCodes:
        """The codes that are shown where nobody chose otherwise."""
        return usual_codes(self.region, self.day)

    def codes_of(self, wording: VenueWording) -> ShownCodes:
        """The codes that would be shown with another wording."""
        return shown_codes(wording, self.region, self.day)


class WordingService:
    """The one place where the words of posters and slips are changed. What does not fit on every template is refused."""

    def __init__(
        self, store: Store, session: Session, typesetting: Typesetting, poster_templates: PosterTemplates
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates

    @requires(Right.EDIT_VENUE)
    def get(self) -> WordingNow:
        """The wording as it is now."""
        with self._store.read() as connection:
            venue = venues.get(connection)
        return WordingNow(venue.wording, venue.region.code, self._store.clock.today())

    @requires(Right.EDIT_VENUE)
    def save(self, wording: VenueWording) -> Venue:
        """Word posters and slips anew; empty texts are the usual ones. Raises ``BadInput`` with every problem,
        ``Forbidden``."""
        clean, problems = check_wording(wording)
        if not problems:
            problems = self._unfitting(step_texts(clean, self.get().codes_of(clean)))
        if problems:
            raise BadInput.of(problems)
        with self._store.write(self._session.member.id) as change:
            before = venues.get(change.connection)
            return save_venue(change, before, replace(before, wording=clean), action="word")

    def _unfitting(self, steps: StepTexts) -> list[Problem]:
        """Steps that some template has no room for, each once."""
        found: dict[str, Problem] = {}
        for field, template in self._overflowing(steps):
            text = message(
                "wording", "This does not fit on the template {template}. Make it shorter.", template=template
            )
            found.setdefault(field, Problem(field, text))
        return [found[field] for field in sorted(found)]

    def _overflowing(self, steps: StepTexts) -> Iterator[tuple[str, object]]:
        setting = self._typesetting
        with self._store.read() as connection:
            plain = [(i, self._templates.layout(connection, i.id)) for i in self._templates.list(connection)]
        for info, template in plain:
            for language in Language:
                layout = with_steps(template, language, steps)
                fields = dict(steps_shown(layout, language, steps))
                own = replace(layout, elements=tuple(e for e in layout.elements if e.id in fields), overrides={})
                composed = compose(own, language, [PosterSubject("", {}, "")], setting.fonts, setting.codes)
                for finding in composed.findings:
                    if finding.severity is Severity.BLOCK and finding.element_id in fields:
                        yield fields[finding.element_id], info.name
