"""The pages of a scan: what a phone is shown at a gate, and what becomes of its form."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from desktop.domain.clock import Clock, venue_time
from desktop.domain.masking import mask_name
from desktop.domain.symptoms import SYMPTOM_WORDS, Symptom
from desktop.hub.check_in.directory import ScannedPlace
from desktop.hub.check_in.form import (
    MOST_COMPANIONS,
    QUESTIONS,
    SYMPTOMS,
    CheckedForm,
    HealthAnswers,
    TypedForm,
    check_form,
    read_health,
)
from desktop.hub.check_in.phone import OwnVisit, PhoneOwner
from desktop.hub.check_in.registering import current_visit, departed, register
from desktop.hub.check_in.render import PageWords
from desktop.hub.check_in.request import PhoneAnswer, PhoneRequest
from desktop.hub.check_in.settings import CheckInSettings
from desktop.hub.check_in.tokens import VisitTokens
from desktop.hub.check_in.visits import Visits
from desktop.hub.refused import Refused

_DAY_MS = 86_400_000
_DECLARES = frozenset({"other", "declare"})
_EDITS = _DECLARES | {"edit"}
"""Parameters that ask for the form: somebody else, another declaration, who comes along."""


class ScanPages:
    """Answers what is asked at a gate."""

    def __init__(self, visits: Visits, tokens: VisitTokens, clock: Clock) -> None:
        self._visits = visits
        self._tokens = tokens
        self._clock = clock

    def scanned(self, request: PhoneRequest, place: ScannedPlace, settings: CheckInSettings) -> PhoneAnswer:
        """The page of a code: nothing is registered by it."""
        if place.gate is None or place.gate.retired:
            return self._other_gates(request, place)
        edits = not _EDITS.isdisjoint(request.query)
        current = current_visit(request.visits, place, request.now)
        if current is not None and not edits:
            return self._result(request, place, settings, current, request.visits.shown_name)
        owner = request.owner
        if owner is not None and not edits and not owner.companions and not _needs_health(owner, settings, request.now):
            return self._welcome(request, place, settings, owner)
        return self._form(request, place, settings, _known(None if "other" in request.query else owner))

    async def sent(self, request: PhoneRequest, place: ScannedPlace, settings: CheckInSettings) -> PhoneAnswer:
        """A form: checked, registered, and answered with the result page. Raises ``Refused``."""
        if place.gate is None or place.gate.retired:
            return self._other_gates(request, place)
        form, owner = request.form, request.owner
        token = self._tokens.read(form.values.get("visit", ""), place.venue.id, place.gate_code, request.now)
        known = form.is_ticked("known")
        if known and (owner is None or _needs_health(owner, settings, request.now)):
            return self._form(request, place, settings, _known(owner))
        if token is None:
            values = _known(owner) if known else form.values
            return self._form(request, place, settings, values, notice="problem.expired", status=422)
        answers = None
        if known and owner is not None:
            checked = CheckedForm(owner, {})
        else:
            checked = check_form(form, settings, venue_time(request.now).date())
            answers = read_health(form) if form.is_ticked("health") else None
        problems = {**checked.problems, **(answers.problems if answers else {})}
        if problems:
            sentences = {name: request.words.text(problem.message) for name, problem in problems.items()}
            return self._form(request, place, settings, form.values, sentences, notice="problem.form", status=422)
        who = structs.replace(checked.owner, declared=_declared(owner, checked.owner, answers, request.now))
        if answers is None and _needs_health(who, settings, request.now):  # somebody else than the phone remembers
            return self._form(request, place, settings, {**form.values, "health": "1"})
        old = self._old_gate(form, place)
        done = register(place, token, who, request.visits, answers, request.now, old)
        if done.new is not None:
            await self._visits.register(done.new)
        shown = mask_name(who.name)
        since = request.now - place.venue.days * _DAY_MS
        visits = request.visits.after(since).with_visit(done.own, shown)
        remembers = known or form.is_ticked("remember")
        answer = self._result(request, place, settings, done.own, shown, answers, is_old=bool(old))
        kept = structs.replace(who, companions=())
        return replace(answer, owner=kept if remembers else None, forget_owner=not remembers, visits=visits)

    async def left(self, request: PhoneRequest, place: ScannedPlace, settings: CheckInSettings) -> PhoneAnswer:
        """Somebody says that they leave. The token of their result page names the visit."""
        token = self._tokens.read(request.form.values.get("visit", ""), place.venue.id, place.gate_code, request.now)
        own = next((one for one in request.visits.visits if token is not None and one.id == token.id), None)
        if token is not None:
            await self._visits.depart(place.venue.id, token.issued, token.id, request.now)
        visits = departed(request.visits, token.id.bytes if token else b"", request.now)
        at = f"{venue_time(request.now):%H:%M}"
        text = request.words("left", time=at)
        if own is None:
            return PhoneAnswer("plain.html", self._frame(request, place) | {"about": text, "back": ""}, visits=visits)
        answer = self._result(request, place, settings, own, visits.shown_name)
        return replace(answer, values={**answer.values, "left": text}, visits=visits)

    def busy(
        self, request: PhoneRequest, place: ScannedPlace, settings: CheckInSettings, error: Refused
    ) -> PhoneAnswer:
        """The hub cannot register just now: what was typed stays on the page."""
        key = "problem.office_key" if error.refusal.code == "office_key" else "problem.busy"
        values = _known(request.owner) if request.form.is_ticked("known") else request.form.values
        answer = self._form(request, place, settings, values, notice=key, status=error.status, keeps_token=True)
        return replace(answer, retry_after=error.retry_after)

    def _old_gate(self, form: TypedForm, place: ScannedPlace) -> str:
        """The gate of an old code from which somebody was led here, if it is one of this venue."""
        gate = place.venue.gates.get(form.text("old"))
        return gate.id if gate is not None and gate.retired else ""

    def _form(
        self,
        request: PhoneRequest,
        place: ScannedPlace,
        settings: CheckInSettings,
        values: Mapping[str, str],
        problems: Mapping[str, str] | None = None,
        notice: str = "",
        status: int = 200,
        *,
        keeps_token: bool = False,
    ) -> PhoneAnswer:
        words, old = request.words, self._old(request, place)
        asks = settings.declaration_days > 0 and (
            bool(values.get("health"))
            or not _DECLARES.isdisjoint(request.query)
            or _needs_health(request.owner, settings, request.now)
        )
        # The same visit, should the first try have come through after all.
        sent = request.form.values.get("visit", "")
        same = sent if keeps_token and self._tokens.read(sent, place.venue.id, place.gate_code, request.now) else ""
        return PhoneAnswer(
            "form.html",
            self._frame(request, place)
            | {
                "notice": words(notice) if notice else "",
                "old_code": bool(old) or place.is_outdated,
                "action": place.path,
                "token": same or self._tokens.new(place.venue.id, place.gate_code, request.now),
                "old": old,
                "values": values,
                "problems": problems or {},
                "identity": str(settings.identity),
                "companion_numbers": range(1, MOST_COMPANIONS + 1),
                "open_companions": any(name.startswith("with_") and text for name, text in values.items()),
                "asks_health": asks,
                "declaration_days": settings.declaration_days,
                "symptoms": [(str(one), words.text(SYMPTOM_WORDS.label(one))) for one in SYMPTOMS],
                "questions": QUESTIONS,
                "days": place.venue.days,
            },
            status,
        )

    def _welcome(
        self, request: PhoneRequest, place: ScannedPlace, settings: CheckInSettings, owner: PhoneOwner
    ) -> PhoneAnswer:
        valid = ""
        if settings.declaration_days:
            until = venue_time(owner.declared + settings.declaration_days * _DAY_MS)
            valid = _day(until.date(), request.words.language)
        old = self._old(request, place)
        return PhoneAnswer(
            "welcome.html",
            self._frame(request, place)
            | {
                "old_code": bool(old) or place.is_outdated,
                "who": mask_name(owner.name),
                "valid_until": valid,
                "edit": f"{place.path}?edit=1",
                "somebody_else": f"{place.path}?other=1",
                "action": place.path,
                "token": self._tokens.new(place.venue.id, place.gate_code, request.now),
                "old": old,
                "health_code": settings.health_code,
            },
        )

    def _result(
        self,
        request: PhoneRequest,
        place: ScannedPlace,
        settings: CheckInSettings,
        own: OwnVisit,
        shown_name: str,
        answers: HealthAnswers | None = None,
        *,
        is_old: bool = False,
    ) -> PhoneAnswer:
        frame = self._frame(request, place, "amber" if own.abnormal else "green") | {
            "now": request.now,
            "time": f"{venue_time(request.now):%H:%M:%S}",
            "who": shown_name,
            "more": own.people - 1,
            "old_code": is_old or place.is_outdated,
            "edit": f"{place.path}?{'declare' if own.abnormal else 'edit'}=1",
        }
        if own.abnormal:
            symptoms = answers.symptoms if answers else ()
            what = _listed(symptoms, request.words)
            return PhoneAnswer("amber.html", frame | {"what": what, "fever_place": place.venue.fever_place})
        left = request.words("left", time=f"{venue_time(own.departed):%H:%M}") if own.departed else ""
        return PhoneAnswer(
            "done.html",
            frame
            | {
                "action": place.path,
                "token": self._tokens.again(own.id, place.venue.id, place.gate_code),
                "health_code": settings.health_code,
                "jump_seconds": settings.jump_seconds,
                "travel_card": settings.travel_card,
                "left": left,
            },
        )

    def _other_gates(self, request: PhoneRequest, place: ScannedPlace) -> PhoneAnswer:
        """The code is of no gate in use: the visitor chooses the door that they are at."""
        known = place.gate is not None
        gates = [
            (gate.name, f"/V/{place.venue.code}-{code}?old={place.gate_code}")
            for code, gate in place.venue.gates.items()
            if not gate.retired
        ]
        frame = self._frame(request, place) | {"heading": place.gate.name if place.gate else place.venue.name}
        about = request.words("gate.retired" if known else "gate.unknown")
        return PhoneAnswer("gates.html", frame | {"about": about, "gates": gates})

    def _old(self, request: PhoneRequest, place: ScannedPlace) -> str:
        """The old code that led here, as the link or the form names it."""
        code = request.query.get("old", "") or request.form.text("old")
        gate = place.venue.gates.get(code)
        return code if gate is not None and gate.retired else ""

    def _frame(self, request: PhoneRequest, place: ScannedPlace, tone: str = "") -> dict[str, object]:
        language, gate = request.words.language, place.gate
        renamed = ""
        if gate is not None and gate.former:
            renamed = request.words("gate.renamed", name=gate.name, former=_quoted(gate.former, request.words))
        return {
            "title": place.venue.name,
            "tone": tone,
            "day": _day(venue_time(request.now).date(), language),
            "switch": f"{place.path}?lang={'en' if language == 'zh' else 'zh'}",
            "venue": place.venue.name,
            "heading": gate.name if gate else place.venue.name,
            "renamed": renamed,
        }


def _needs_health(owner: PhoneOwner | None, settings: CheckInSettings, now: int) -> bool:
    """Whether a health declaration is due."""
    if not settings.declaration_days:
        return False
    return owner is None or not owner.declared <= now < owner.declared + settings.declaration_days * _DAY_MS


def _declared(before: PhoneOwner | None, owner: PhoneOwner, answers: HealthAnswers | None, now: int) -> int:
    """When the last declaration of ``owner`` without a symptom was."""
    if answers is not None:
        return now if answers.is_well else 0
    is_same = before is not None and (before.name, before.phone) == (owner.name, owner.phone)
    return before.declared if before is not None and is_same else 0


def _known(owner: PhoneOwner | None) -> dict[str, str]:
    """What the form shows of somebody whom the phone remembers."""
    if owner is None:
        return {"remember": "1"}
    return {"name": owner.name, "phone": owner.phone, "document": owner.document, "remember": "1", "consent": "1"}


def _listed(symptoms: tuple[Symptom, ...], words: PageWords) -> str:
    labels = [words.text(SYMPTOM_WORDS.label(one)) for one in symptoms]
    return ("、" if words.language == "zh" else ", ").join(labels)


def _quoted(names: tuple[str, ...], words: PageWords) -> str:
    if words.language == "zh":
        return "".join(f"“{name}”" for name in names)
    return ", ".join(f"“{name}”" for name in names)


def _day(day: dt.date, language: str) -> str:
    if language == "zh":
        return f"{day.month}月{day.day}日 周{'一二三四五六日'[day.weekday()]}"
    return f"{day:%a} {day.day} {day:%b}"
