"""The same change in all templates of the venue's own: a text replaced, seen before it is done, and undone as one.

Built-in templates cannot be changed; what they and the venue's details say of it is told, with the way there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.errors import BadInput
from desktop.domain.gate import Gate
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.posters import Language, PosterState
from desktop.domain.venue import Venue
from desktop.domain.wording import StepTexts
from desktop.posters.composition.compose import PosterSubject, compose
from desktop.posters.composition.placed import Severity
from desktop.posters.document.layout import Layout, TextProps
from desktop.posters.document.layout_json import dump, load
from desktop.posters.document.replacing import Replaced, with_replaced
from desktop.posters.document.steps import is_step, with_steps
from desktop.posters.document.templates import TemplateInfo
from desktop.services.posters.states import own_steps, read_states, steps_of_venue, subject_of
from desktop.services.posters.templates import PosterTemplates
from desktop.services.posters.typesetting import Typesetting
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store, new_id
from desktop.store.queries import gates, poster_templates, venues
from desktop.store.queries.poster_templates import FormerRow

_KEPT_CHANGES = 5
_PRINTED = frozenset({"venue.name", "venue.address", "venue.code", "gate.name", "gate.code"})


@dataclass(frozen=True, slots=True)
class TemplateHits:
    """A template in which the text was found: how often, the texts before and after, and what would be wrong with it
    then (None: nothing)."""

    template: TemplateInfo
    count: int
    texts: tuple[tuple[str, str], ...]
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class ReplacePlan:
    """What a replacement would do. ``built_in`` are templates that stay; ``venue`` says where the venue's own details
    have the text; ``host_posters`` are how many posters on walls another host would put out of date, where the text is
    part of the host."""

    find: str
    replacement: str
    own: tuple[TemplateHits, ...]
    built_in: tuple[TemplateHits, ...]
    venue: tuple[Message, ...]
    host_posters: int = 0

    @property
    def count(self) -> int:
        """How often it would be replaced."""
        return sum(hits.count for hits in self.own)

    @property
    def problem(self) -> Message | None:
        """Why it cannot be done; None where it can."""
        return next((hits.problem for hits in self.own if hits.problem is not None), None)


@dataclass(frozen=True, slots=True)
class DoneReplacement:
    """A replacement that was made and can be undone: what was replaced by what, in how many templates, when (UTC ms)."""

    change_id: str
    find: str
    replacement: str
    templates: int
    at: int


class ReplaceService:
    """Looks and replaces; only the manager replaces. All calls may take long: use a background thread."""

    def __init__(
        self, store: Store, session: Session, typesetting: Typesetting, poster_templates: PosterTemplates
    ) -> None:
        self._store = store
        self._session = session
        self._typesetting = typesetting
        self._templates = poster_templates

    @requires(Right.EDIT_VENUE)
    def look(self, find: str, replacement: str) -> ReplacePlan:
        """What would change. Nothing is found of an empty text."""
        today = self._store.clock.today()
        with self._store.read() as connection:
            infos = self._templates.list(connection)
            layouts = {info.id: self._templates.layout(connection, info.id) for info in infos}
            venue, current = venues.get(connection), gates.every(connection)
            states = read_states(connection, self._templates, today)
        steps = steps_of_venue(venue, today)
        hits = [
            (info, found) for info in infos if (found := _replaced(layouts[info.id], find, replacement, steps)).count
        ]
        on_walls = sum(state.state in (PosterState.PRINTED, PosterState.POSTED) for state in states)
        return ReplacePlan(
            find,
            replacement,
            tuple(
                TemplateHits(info, r.count, r.texts, self._problem(layouts[info.id], r, venue, current[:1], today))
                for info, r in hits
                if info.is_own
            ),
            tuple(TemplateHits(info, r.count, r.texts) for info, r in hits if not info.is_own),
            _in_details(venue, steps, find),
            on_walls if find and find.casefold() in venue.host.casefold() else 0,
        )

    @requires(Right.EDIT_VENUE)
    def replace(self, plan: ReplacePlan) -> DoneReplacement:
        """Do what was looked at, in one transaction. Raises ``BadInput`` where there is nothing to do, where the result
        could not be printed, and where a template changed meanwhile; ``Forbidden``."""
        if not plan.own:
            raise BadInput(message("replacing", "None of your templates says this."))
        if plan.problem is not None:
            raise BadInput(plan.problem)
        change_id, today = new_id(), self._store.clock.today()
        with self._store.write(self._session.member.id) as change:
            steps = steps_of_venue(venues.get(change.connection), today)
            for hits in plan.own:
                row = poster_templates.find(change.connection, hits.template.id)
                if row is None or row.deleted_at is not None or row.changed_at != hits.template.changed_at:
                    raise BadInput(message("replacing", "Your templates changed meanwhile. Look at the list again."))
                made = _replaced(load(row.document), plan.find, plan.replacement, steps).layout
                later = max(change.now, row.changed_at + 1)
                former = FormerRow(
                    change_id, row.id, row.document, plan.find, plan.replacement, change.now, row.changed_at, later
                )
                poster_templates.put_former(change.connection, former)
                poster_templates.put(change.connection, replace(row, document=dump(made), changed_at=later))
                change.record("edit", "poster_template", row.id, {}, sync=False)
            poster_templates.forget_old_changes(change.connection, _KEPT_CHANGES)
            return DoneReplacement(change_id, plan.find, plan.replacement, len(plan.own), change.now)

    @requires(Right.EDIT_VENUE)
    def last(self) -> DoneReplacement | None:
        """The replacement that would be undone next; None where there is none."""
        with self._store.read() as connection:
            rows = poster_templates.last_change(connection)
        return _done(rows) if rows else None

    @requires(Right.EDIT_VENUE)
    def undo(self, change_id: str) -> tuple[str, ...]:
        """Bring back what the templates were before the last replacement, in one transaction; gives the names of those
        that were edited or deleted since, and stay as they are. Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            rows = poster_templates.last_change(change.connection)
            if not rows or rows[0].change_id != change_id:
                raise BadInput(message("replacing", "This was undone already."))
            staying = []
            for former in rows:
                row = poster_templates.find(change.connection, former.template_id)
                if row is None:
                    continue
                if row.deleted_at is not None or row.changed_at != former.changed_at:
                    staying.append(row.name)
                    continue
                later = max(change.now, row.changed_at + 1)
                back = replace(row, document=_named(former.document, row.name), changed_at=later)
                poster_templates.put(change.connection, back)
                poster_templates.bring_forward(change.connection, row.id, former.was_changed_at, later)
                change.record("edit", "poster_template", row.id, {}, sync=False)
            poster_templates.forget_change(change.connection, change_id)
            if not change.recorded:
                change.record("undo", "poster_template", change_id, {}, sync=False)
        return tuple(staying)

    def _problem(
        self, before: Layout, made: Replaced, venue: Venue, some: Sequence[Gate], today: date
    ) -> Message | None:
        """What would stop the posters of a changed layout that does not stop them already."""
        try:
            layout = load(dump(made.layout))
        except BadInput as error:
            return error.message
        after = {text for _, text in made.texts}
        for language in Language:
            ids = {
                e.id
                for e in layout.elements
                if isinstance(e.props, TextProps) and e.is_shown(language) and e.props.words[language] in after
            }
            finding = self._blocked(layout, language, ids, venue, some, today) if ids else None
            if finding is not None and self._blocked(before, language, ids, venue, some, today) is None:
                return finding
        return None

    def _blocked(
        self, layout: Layout, language: Language, ids: set[str], venue: Venue, some: Sequence[Gate], today: date
    ) -> Message | None:
        setting = self._typesetting
        steps = own_steps(venue, language, today)
        subjects = [subject_of(_PRINTED, venue, gate, steps) for gate in some]
        shown: dict[str, str | date] = {
            "poster.serial": f"{venue.serial_prefix}-{today.year}-0001",
            "poster.issued_on": today,
        }
        full = [PosterSubject(s.gate_id, {**s.values, **shown}, s.payload) for s in subjects]
        only = replace(layout, elements=tuple(e for e in layout.elements if e.id in ids), overrides={})
        worded = with_steps(only, language, steps_of_venue(venue, today))
        composed = compose(worded, language, full, setting.fonts, setting.codes)
        return next((one.message for one in composed.findings if one.severity is Severity.BLOCK), None)


def _replaced(layout: Layout, find: str, replacement: str, steps: StepTexts) -> Replaced:
    """Steps are left out: a poster says them as the venue words them, whatever stands in the template."""
    worded = {element.id for element in layout.elements if is_step(element, steps)}
    return with_replaced(layout, find, replacement, worded.__contains__)


def _in_details(venue: Venue, steps: StepTexts, find: str) -> tuple[Message, ...]:
    """Where the venue's own details say the text; they are changed on the Venue page, once for all templates."""
    if not find:
        return ()
    details = (
        (venue.name_on_posters, message("replacing", "the name of the venue")),
        (venue.address, message("replacing", "the address")),
        (venue.host, message("replacing", "the host of the codes")),
        ("\n".join((*steps.zh, *steps.en)), message("replacing", "the steps on posters")),
    )
    return tuple(words for text, words in details if find.casefold() in text.casefold())


def _named(document: str, name: str) -> str:
    """A former document under the name that the template has now."""
    return dump(replace(load(document), name=name))


def _done(rows: Sequence[FormerRow]) -> DoneReplacement:
    first = rows[0]
    return DoneReplacement(first.change_id, first.found, first.replacement, len(rows), first.at)
