"""One declaration looked at closely: its facts masked, who entered it, what was corrected, whether it is held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput
from desktop.domain.masked_draft import mask_draft, mask_field
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.services.green_channel.records import FoundDeclaration, Names, masked, stored_draft
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import declarations, holds
from desktop.store.queries.declarations import DeclarationRow


@dataclass(frozen=True, slots=True)
class ChangedField:
    """What a correction did to one field, masked. Both may read the same, where the difference is under the mask."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordedCorrection:
    """One correction: when (UTC ms), by whom, why, and what it changed."""

    at: int
    by: str
    reason: str
    changes: tuple[ChangedField, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold: since when (UTC ms), by whom and why."""

    at: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeclarationRecord:
    """Everything about one declaration that may be shown without a reason.

    ``draft`` holds the masked fields in the words of import files, gate and inspector by name; ``source`` is
    ``desk`` or ``import``; corrections come newest first.
    """

    found: FoundDeclaration
    draft: DeclarationDraft
    source: str
    entered_at: int
    entered_by: str
    corrections: tuple[RecordedCorrection, ...]
    hold: Hold | None


class DeclarationBook:
    """Reads; what is changed goes through ``DeclarationService`` and ``RetentionService``."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.ENTER_DECLARATIONS)
    def record(self, declaration_id: str) -> DeclarationRecord:
        """One declaration. Raises ``BadInput`` when it is gone, ``Forbidden``."""
        with self._store.read() as connection:
            row = declarations.find(connection, declaration_id)
            if row is None:
                raise BadInput(message("declaration", "This declaration is not there any more. Search again."))
            names = Names.read(connection)
            held = holds.of_declarations(connection, [row.id]).get(row.id)
            return DeclarationRecord(
                masked(row, names, held=held is not None),
                mask_draft(stored_draft(row, names)),
                row.source,
                row.entered_at,
                names.members.get(row.entered_by, ""),
                _corrections(row, declarations.versions(connection, row.id), names),
                Hold(held.at, names.members.get(held.member_id, ""), held.reason) if held else None,
            )


def _corrections(
    row: DeclarationRow, versions: Sequence[declarations.DeclarationVersion], names: Names
) -> tuple[RecordedCorrection, ...]:
    """Every earlier state, newest first, compared with the one that took its place."""
    found = []
    after: Mapping[str, object] = {**row.body, "gate_id": row.gate_id, "inspector_id": row.inspector_id}
    for version in versions:
        # A state that does not tell its gate was kept before states told it: nothing is known to have changed.
        before = {"gate_id": after["gate_id"], "inspector_id": after["inspector_id"], **version.body}
        member = names.members.get(version.member_id, "")
        found.append(RecordedCorrection(version.at, member, version.reason, _changes(before, after, names)))
        after = before
    return tuple(found)


def _changes(before: Mapping[str, object], after: Mapping[str, object], names: Names) -> tuple[ChangedField, ...]:
    pairs = (
        (field, _text(before, field, names), _text(after, field, names)) for field in FIELDS.keys if field != "slip"
    )
    return tuple(ChangedField(f, mask_field(f, old), mask_field(f, new)) for f, old, new in pairs if old != new)


def _text(body: Mapping[str, object], field: str, names: Names) -> str:
    if field == "gate":
        return names.gates.get(str(body["gate_id"]), "")
    if field == "inspector":
        return names.members.get(str(body["inspector_id"] or ""), "")
    return str(body.get(field, ""))
