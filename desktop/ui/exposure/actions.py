"""What the Exposure page asks of the desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.exposure.cases import CaseState, Outcome
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.gate import Gate
from desktop.services.desk import Desk
from desktop.services.exposure.cases import CaseView, ContactCall, ExposureCase, ExposureCases
from desktop.services.exposure.contacts import Contact
from desktop.services.exposure.exports import ExposureExports
from desktop.services.exposure.exposure import ExposureService
from desktop.services.exposure.results import CasePerson, CaseStay, ExposureRequest, ExposureResult, FoundPerson
from desktop.services.green_channel.declarations import DeclarationService
from desktop.services.printing.papers import PaperPrinter
from desktop.services.venue.gates import GateService
from desktop.services.venue.members import MemberService
from desktop.settings import Settings

FIRST = 1_000
"""Contacts that are read before anything is shown; the rest follows."""
_STEP = 500
Report = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class ExposureContext:
    """What a case may be at, what a lookup goes by now, and the cases that are kept."""

    gates: tuple[Gate, ...] = ()
    rules: ExposureRules = field(default_factory=ExposureRules)
    cases: tuple[ExposureCase, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """A lookup as it is shown: ``contacts`` are those that have been read so far. ``person`` is the case, None for
    somebody without a declaration; ``kept`` is the case that the lookup is kept as."""

    request: ExposureRequest
    result: ExposureResult
    contacts: tuple[Contact, ...]
    reason: str
    person: CasePerson | None = None
    kept: CaseView | None = None

    @property
    def is_read(self) -> bool:
        """Whether all contacts have been read."""
        return len(self.contacts) == len(self.result.contacts)

    def of_person(self, contact: Contact) -> tuple[str, ...]:
        """All declarations of somebody among the contacts."""
        return tuple(one.declaration for one in self.contacts if one.person == contact.person and one.declaration)

    def with_call(self, declarations: Sequence[str], call: ContactCall) -> "Lookup":
        """The same after a call."""
        if self.kept is None:
            return self
        calls = dict(self.kept.calls)
        for declaration in declarations:
            calls[declaration] = (*calls.get(declaration, ()), call)
        return replace(self, kept=replace(self.kept, calls=calls))


@dataclass(frozen=True, kw_only=True)
class ExposureActions:
    """Every call is for a thread of its own, and may raise ``UserError``."""

    exposure: ExposureService
    cases: ExposureCases
    exports: ExposureExports
    declarations: DeclarationService
    gates: GateService
    members: MemberService
    printer: PaperPrinter
    settings: Settings
    clock: Clock

    @classmethod
    def of(cls, desk: Desk) -> "ExposureActions":
        """Those of an open desk."""
        return cls(
            exposure=desk.exposure,
            cases=desk.exposure_cases,
            exports=desk.exposure_exports,
            declarations=desk.declarations,
            gates=desk.gates,
            members=desk.members,
            printer=desk.paper_printer,
            settings=desk.settings,
            clock=desk.clock,
        )

    def context(self) -> ExposureContext:
        """The gates, retired ones too, the rules, and the cases."""
        return ExposureContext(self.gates.list(include_retired=True), self.exposure.rules(), self.cases.list())

    def people(self, text: str) -> tuple[FoundPerson, ...]:
        """Whom a text finds."""
        return self.exposure.people(text)

    def begin(self, declaration: str) -> CasePerson:
        """The person of a declaration as a case. Raises ``BadInput`` when the declaration is gone."""
        return self.exposure.begin(declaration)

    def typed_stay(self, day: str, time: str, gate: str, of: CaseStay | None) -> CaseStay:
        """A stay for the lookup only. Raises ``BadInput``."""
        return self.exposure.typed_stay(day, time, gate, of=of)

    def look_up(self, request: ExposureRequest, reason: str, person: CasePerson | None) -> Lookup:
        """Who was there at the same time. Raises ``BadInput``, ``Forbidden``."""
        result = self.exposure.look_up(request, reason)
        return Lookup(request, result, tuple(result.contacts[:FIRST]), reason, person)

    def look_up_again(self, kept: CaseView, request: ExposureRequest) -> Lookup:
        """A case that is kept as the book is now, by the rules that are in force and with these stays. Raises
        ``BadInput``, ``Forbidden``."""
        if request.stays != kept.request.stays:
            self.cases.set_stays(kept.case.id, request)
        rules = self.exposure.rules()
        if rules != kept.result.rules:
            self.cases.set_rules(kept.case.id, rules)
        return self.open_case(kept.case.id)

    def read_all(self, lookup: Lookup, progress: Report) -> Lookup:
        """The same with all contacts read."""
        contacts = lookup.result.contacts
        for done in range(len(lookup.contacts), len(contacts), _STEP):
            contacts[done : done + _STEP]
            progress(done, len(contacts))
        return replace(lookup, contacts=tuple(contacts))

    def keep(self, lookup: Lookup) -> Lookup:
        """Keep a lookup as a case. Raises ``BadInput``, ``Forbidden``."""
        return self.open_case(self.cases.open(lookup.request, lookup.reason).id)

    def open_case(self, case_id: str) -> Lookup:
        """A case as the book is now. Raises ``BadInput``, ``Forbidden``."""
        view = self.cases.view(case_id)
        request, result = view.request, view.result
        return Lookup(request, result, tuple(result.contacts[:FIRST]), view.case.reason, self._person(request), view)

    def note_call(self, lookup: Lookup, contact: Contact, outcome: Outcome, note: str) -> Lookup:
        """The lookup after a call to a contact. Raises ``BadInput``, ``Forbidden``."""
        if lookup.kept is None:
            return lookup
        declarations = lookup.of_person(contact)
        self.cases.note_call(lookup.kept.case.id, declarations, outcome, note)
        call = ContactCall(self.clock.now_ms(), self.members.me().name, outcome, note)
        return lookup.with_call(declarations, call)

    def see(self, lookup: Lookup) -> Lookup:
        """The lookup once its contacts were seen: none is new any more. Raises ``BadInput``, ``Forbidden``."""
        if lookup.kept is None:
            return lookup
        self.cases.see(lookup.kept.case.id, lookup.kept)
        return replace(lookup, kept=replace(lookup.kept, new=frozenset(), gone=0))

    def set_state(self, lookup: Lookup, state: CaseState) -> Lookup:
        """The lookup once its case was closed or reopened. Raises ``BadInput``, ``Forbidden``."""
        if lookup.kept is None:
            return lookup
        case = lookup.kept.case
        (self.cases.close if state is CaseState.CLOSED else self.cases.reopen)(case.id)
        return replace(lookup, kept=replace(lookup.kept, case=replace(case, state=state)))

    def set_extension(self, minutes: int) -> ExposureRules:
        """The rules with another extension. Raises ``BadInput``, ``Forbidden``."""
        self.exposure.set_extension(minutes)
        return self.exposure.rules()

    def export_stays(self, path: Path, request: ExposureRequest) -> Path:
        """Write the case's stays for the hub. Raises ``BadInput``, ``Forbidden``, ``UserError``."""
        return self.exports.export_stays(path, request)

    def unmasked(self, declaration: str, reason: str) -> DeclarationDraft:
        """All that a contact's declaration says. Raises ``BadInput``, ``Forbidden``."""
        return self.declarations.unmasked(declaration, reason)

    def _person(self, request: ExposureRequest) -> CasePerson | None:
        """Whose case it is; None where their declaration is gone, or there was none."""
        try:
            return self.exposure.begin(request.declaration) if request.declaration else None
        except BadInput:
            return None
