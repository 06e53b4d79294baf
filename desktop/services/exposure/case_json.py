"""The stays and the rules of a case as they are stored and noted in the audit log: no person in them."""

from collections.abc import Mapping

from desktop.domain.exposure.overlap import Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.services.exposure.results import CaseStay, ExposureRequest
from desktop.services.green_channel.records import Names
from desktop.services.json_shapes import mapping, sequence, text, whole


def stored_stay(each: CaseStay) -> dict[str, object]:
    """A stay of a case."""
    visit = each.stay.visit
    return {
        "declaration": each.declaration,
        "gate": each.stay.gate,
        "from": visit.visited_from,
        "to": visit.visited_to,
        "precision": str(visit.precision),
        "changed": each.is_changed,
    }


def stored_rules(rules: ExposureRules) -> dict[str, object]:
    """The rules of a lookup."""
    return {
        "method": rules.method,
        "assumed_minutes": rules.assumed_minutes,
        "extension_minutes": rules.extension_minutes,
    }


def stored_case(request: ExposureRequest, rules: ExposureRules) -> dict[str, object]:
    """What a case asks, and by which rules."""
    return {
        "declaration": request.declaration,
        "stays": [stored_stay(each) for each in request.stays],
        "rules": stored_rules(rules),
    }


def request_of(stored: Mapping[str, object], names: Names) -> ExposureRequest:
    """What a stored case asks. Raises ``ValueError`` for JSON of another shape."""
    return ExposureRequest(
        tuple(_stay(mapping(one), names) for one in sequence(stored["stays"])), text(stored["declaration"])
    )


def rules_of(stored: Mapping[str, object]) -> ExposureRules:
    """The rules of a stored case; their version is that of this program, which compares by its own method."""
    rules = mapping(stored["rules"])
    return ExposureRules(whole(rules["assumed_minutes"]), whole(rules["extension_minutes"]))


def _stay(stored: Mapping[str, object], names: Names) -> CaseStay:
    visit = Visit(whole(stored["from"]), whole(stored["to"]), Precision(text(stored["precision"])))
    gate = text(stored["gate"])
    name = names.gates.get(gate, "")
    return CaseStay(Stay(gate, visit), name, text(stored["declaration"]), bool(whole(stored["changed"])))
