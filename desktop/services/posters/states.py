"""How far each gate's poster has come, from the ledger: the one answer of every page, paper and check."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.clock import venue_time
from desktop.domain.gate import Gate
from desktop.domain.posters import GatePoster, Language, PosterIssue, gate_poster
from desktop.domain.venue import Venue, payload_of
from desktop.domain.wording import StepTexts, step_texts, usual_codes, usual_steps
from desktop.posters.composition.compose import PosterSubject
from desktop.posters.document.fields_used import fields_used
from desktop.services.posters.templates import PosterTemplates
from desktop.store.connections import Connection
from desktop.store.queries import gates, posters, venues

STEPS = "venue.steps"
"""What a subject calls steps that the venue words otherwise; no layout asks for it."""


def read_states(connection: Connection, templates: PosterTemplates, today: date) -> tuple[GatePoster, ...]:
    """Each gate in use with the state of its poster, in the order of the gates.

    Of a poster that was made from a template of another desk nobody knows here what it says; it counts as true as long as
    its code is the gate's.
    """
    truth = read_truth(connection, templates, today)
    issued: dict[str, list[PosterIssue]] = defaultdict(list)
    for issue in posters.every(connection):
        if not issue.void:
            issued[issue.gate_id].append(issue)
    return tuple(_state(gate, issued[gate.id], truth) for gate in gates.every(connection))


@dataclass(frozen=True, slots=True)
class Truth:
    """What posters of the looks that are in the ledger would say today: tells those that still do from those that do not."""

    venue: Venue
    used: Mapping[tuple[str, Language], frozenset[str]]
    steps: Mapping[Language, str]

    def is_true(self, gate: Gate, issue: PosterIssue) -> bool:
        """Whether a poster says what is true of its gate."""
        used = self.used.get((issue.template_id, issue.language))
        if used is None:
            return issue.payload == payload_of(self.venue, gate)
        return issue.facts == facts(issue.language, subject_of(used, self.venue, gate, self.steps[issue.language]))


def read_truth(connection: Connection, templates: PosterTemplates, today: date) -> Truth:
    """What is true of the venue now."""
    looks = {(issue.template_id, issue.language) for issue in posters.every(connection)}
    layouts = {look: templates.find(connection, look[0]) for look in looks}
    used = {look: fields_used(layout, look[1]) for look, layout in layouts.items() if layout is not None}
    venue = venues.get(connection)
    return Truth(venue, used, {language: own_steps(venue, language, today) for language in Language})


def facts(language: Language, subject: PosterSubject) -> str:
    """A digest of what a poster says of the venue and the gate."""
    values = sorted((k, str(v)) for k, v in subject.values.items() if not k.startswith("poster."))
    return hashlib.sha256(json.dumps([language, values, subject.payload], ensure_ascii=False).encode()).hexdigest()


def steps_of_venue(venue: Venue, today: date) -> StepTexts:
    """The steps on the venue's posters."""
    return step_texts(venue.wording, venue.codes_on(today))


def own_steps(venue: Venue, language: Language, today: date) -> str:
    """The steps where the manager words them; empty for the usual ones, which change with the day and make no poster
    on a wall untrue."""
    steps, usual = steps_of_venue(venue, today), usual_steps(usual_codes(venue.region.code, today))
    shown = {Language.ZH: ("zh",), Language.EN: ("en",), Language.ZH_EN: ("zh", "en")}[language]
    own, plain = ([line for one in shown for line in getattr(of, one)] for of in (steps, usual))
    return "" if own == plain else "\n".join(own)


def subject_of(
    used: frozenset[str],
    venue: Venue,
    gate: Gate,
    steps: str,
    issue: PosterIssue | None = None,
) -> PosterSubject:
    """What a poster that asks for some fields says, with ``own_steps``; without an issue, all but its serial and date."""
    values: dict[str, str | date] = {
        "venue.name": venue.name_on_posters,
        "venue.address": venue.address,
        "venue.code": venue.code,
        "gate.name": gate.name,
        "gate.code": gate.code,
    }
    if issue is not None:
        values |= {"poster.serial": issue.serial, "poster.issued_on": venue_time(issue.issued_at).date()}
    shown = {k: v for k, v in values.items() if k in used}
    if steps:
        shown[STEPS] = steps
    return PosterSubject(gate.id, shown, payload_of(venue, gate))


def _state(gate: Gate, issued: list[PosterIssue], truth: Truth) -> GatePoster:
    true = [issue for issue in issued if truth.is_true(gate, issue)]
    return gate_poster(gate, true, [issue for issue in issued if issue not in true])
