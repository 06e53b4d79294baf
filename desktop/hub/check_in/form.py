"""The form of the page: what was typed, checked by the rules that the desk's entry form has.

Nothing typed is changed: a field that is wrong comes back as it was, with what is wrong.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.person import check_visitor_name
from desktop.domain.phone import check_phone
from desktop.domain.resident_id import check_resident_id, clean_resident_id
from desktop.domain.symptoms import Symptom
from desktop.hub.check_in.phone import Companion, PhoneOwner
from desktop.hub.check_in.settings import CheckInSettings, IdentityAsked

MOST_COMPANIONS = 5
QUESTIONS = ("travel_history", "contact_history", "fever_contact_history", "cluster_history")
"""The four questions of the paper declaration, in its order (facts of the field, section 6)."""
SYMPTOMS = tuple(one for one in Symptom if one is not Symptom.OTHER)
_LAST_FOUR = 4
_MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class TypedForm:
    """A form as it was sent. ``asks_health``: it had the health part."""

    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """A field as typed, cut where no field of the page is that long: more is no visitor's."""
        return self.values.get(name, "")[: _MOST_TYPED + 1]

    def is_ticked(self, name: str) -> bool:
        return bool(self.values.get(name))

    @property
    def companions(self) -> tuple[Companion, ...]:
        """Those whose name or phone was typed, as typed."""
        rows = ((self.text(f"with_name_{n}"), self.text(f"with_phone_{n}")) for n in range(1, MOST_COMPANIONS + 1))
        return tuple(Companion(name, phone) for name, phone in rows if name.strip() or phone.strip())


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """What a form says once it is checked. ``owner`` without companions that are wrong; ``problems`` by field name."""

    owner: PhoneOwner
    problems: Mapping[str, Problem]


@dataclass(frozen=True, slots=True)
class HealthAnswers:
    """A health declaration: symptoms that were ticked, and the answers (``yes``, ``no``, or empty) by question."""

    symptoms: tuple[Symptom, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    none_ticked: bool = False

    @property
    def problems(self) -> Mapping[str, Problem]:
        """What is missing or contradicts itself, by field name."""
        found = {
            name: Problem(name, message("check_in", "Choose yes or no."))
            for name in QUESTIONS
            if self.answers.get(name) not in ("yes", "no")
        }
        if bool(self.symptoms) == self.none_ticked:
            found["symptoms"] = Problem(
                "symptoms",
                message("check_in", "Tick what you have, or “None of these”, not both."),
            )
        return found

    @property
    def is_well(self) -> bool:
        """Whether nothing speaks against going in."""
        return not self.symptoms and all(self.answers.get(name) == "no" for name in QUESTIONS)

    def as_text(self) -> dict[str, str]:
        """As it is kept with the visit."""
        return {"symptoms": ";".join(self.symptoms), **self.answers}


def read_health(form: TypedForm) -> HealthAnswers:
    """The health part of a form."""
    ticked = tuple(one for one in SYMPTOMS if form.is_ticked(f"symptom_{one}"))
    answers = {name: form.text(name) for name in QUESTIONS if form.text(name) in ("yes", "no")}
    return HealthAnswers(ticked, answers, form.is_ticked("symptom_none"))


def check_form(form: TypedForm, settings: CheckInSettings, today: dt.date) -> CheckedForm:
    """Who registers, from a form."""
    problems: dict[str, Problem] = {}

    def kept(value: str, problem: Problem | None) -> str:
        if problem is not None and not problem.doubtful:
            problems.setdefault(problem.field, problem)
        return value

    name = kept(*check_visitor_name(form.text("name"), "name"))
    phone = kept(*check_phone(form.text("phone"), "phone", required=True))
    document = kept(*_document(form, settings, today))
    companions = []
    for number in range(1, MOST_COMPANIONS + 1):
        with_name, with_phone = form.text(f"with_name_{number}"), form.text(f"with_phone_{number}")
        if with_name.strip() or with_phone.strip():
            companions.append(
                Companion(
                    kept(*check_visitor_name(with_name, f"with_name_{number}")),
                    kept(*check_phone(with_phone, f"with_phone_{number}")),
                )
            )
    if not form.is_ticked("consent"):
        problems["consent"] = Problem(
            "consent", message("check_in", "Without your consent the paper form at the desk is there for you.")
        )
    return CheckedForm(PhoneOwner(name, phone, document, tuple(companions)), problems)


def _document(form: TypedForm, settings: CheckInSettings, today: dt.date) -> tuple[str, Problem | None]:
    text = form.text("document")
    if settings.identity is IdentityAsked.NONE:
        return "", None
    if settings.identity is IdentityAsked.WHOLE:
        number, _, problem = check_resident_id(text, today, "document")
        return number, problem
    end = clean_resident_id(text)
    right = len(end) == _LAST_FOUR and end[:3].isdigit() and (end[3].isdigit() or end[3] == "X")
    wrong = message("check_in", "Type the last four characters of your resident ID: digits, the last may be X.")
    return end, None if right and end.isascii() else Problem("document", wrong)
