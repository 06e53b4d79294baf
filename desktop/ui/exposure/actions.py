"""What the Exposure page asks of the desk."""

from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.gate import Gate
from desktop.services.desk import Desk
from desktop.services.exposure.exposure import ExposureService
from desktop.services.exposure.results import CasePerson, CaseStay, ExposureRequest, ExposureResult, FoundPerson
from desktop.services.green_channel.declarations import DeclarationService
from desktop.services.venue.gates import GateService


@dataclass(frozen=True, slots=True)
class ExposureContext:
    """What a case may be at, and what a lookup goes by now."""

    gates: tuple[Gate, ...]
    rules: ExposureRules


@dataclass(frozen=True, kw_only=True)
class ExposureActions:
    """Every call is for a thread of its own, and may raise ``UserError``."""

    exposure: ExposureService
    declarations: DeclarationService
    gates: GateService
    clock: Clock

    @classmethod
    def of(cls, desk: Desk) -> "ExposureActions":
        """Those of an open desk."""
        return cls(exposure=desk.exposure, declarations=desk.declarations, gates=desk.gates, clock=desk.clock)

    def context(self) -> ExposureContext:
        """The gates, retired ones too, and the rules."""
        return ExposureContext(self.gates.list(include_retired=True), self.exposure.rules())

    def people(self, text: str) -> tuple[FoundPerson, ...]:
        """Whom a text finds."""
        return self.exposure.people(text)

    def begin(self, declaration: str) -> CasePerson:
        """The person of a declaration as a case. Raises ``BadInput`` when the declaration is gone."""
        return self.exposure.begin(declaration)

    def typed_stay(self, day: str, time: str, gate: str, of: CaseStay | None) -> CaseStay:
        """A stay for the lookup only. Raises ``BadInput``."""
        return self.exposure.typed_stay(day, time, gate, of=of)

    def look_up(self, request: ExposureRequest, reason: str) -> ExposureResult:
        """Who was there at the same time. Raises ``BadInput``, ``Forbidden``."""
        return self.exposure.look_up(request, reason)

    def set_extension(self, minutes: int) -> ExposureRules:
        """The rules with another extension. Raises ``BadInput``, ``Forbidden``."""
        self.exposure.set_extension(minutes)
        return self.exposure.rules()

    def unmasked(self, declaration: str, reason: str) -> DeclarationDraft:
        """All that a contact's declaration says. Raises ``BadInput``, ``Forbidden``."""
        return self.declarations.unmasked(declaration, reason)
