"""Visitor cards between the rules and the store: who a card stands for, and that they were here."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.clock import venue_time
from desktop.domain.declaration import Declaration, DeclarationContext, DeclarationDraft, draft_of
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput
from desktop.services.green_channel.records import document_key
from desktop.store.ledger import Change
from desktop.store.queries import cards
from desktop.store.queries.cards import CardRow


def person_in(draft: DeclarationDraft, context: DeclarationContext) -> Declaration:
    """The person of a form, checked as if they came now and were well. Raises ``BadInput`` for their fields."""
    kept = {key: reason for key, reason in draft.overrides.items() if key in FIELDS.of_person}
    visit = {"visited_on": venue_time(context.now).date().isoformat(), "gate": "-", "temperature_c": "36.5"}
    person = {key: draft.text(key) for key in FIELDS.of_person}
    anywhere = replace(context, find_gate=lambda _: "-")
    declaration, problems = check_declaration(DeclarationDraft.of(visit | person, kept), anywhere)
    if declaration is None:
        raise BadInput.of(problems)
    return declaration


def holder_of(declaration: Declaration) -> dict[str, str]:
    """The fields of a form that a card fills in: who somebody is and how to reach them, nothing of how they were."""
    typed = draft_of(declaration, "", "")
    return {key: text for key in FIELDS.of_person if (text := typed.text(key))}


def holder_key(declaration: Declaration) -> str:
    """What makes two holders the same person: the document, or name and phone of somebody without one."""
    return document_key(declaration) or f"{declaration.document.type}:{declaration.name}:{declaration.phone}"


def draft_of_holder(holder: Mapping[str, str]) -> DeclarationDraft:
    """A form with nothing but the holder in it."""
    return DeclarationDraft.of({key: holder[key] for key in FIELDS.of_person if key in holder})


def stands_for(row: CardRow, declaration: Declaration) -> bool:
    """Whether a card is in force and somebody's own."""
    return row.void_at is None and row.document == holder_key(declaration)


def note_use(change: Change, card_id: str, declaration: Declaration) -> None:
    """A form that a card filled was saved: it was used, and from now on it knows the details of today.

    Nothing happens where the card is void by now or the form became another person's.
    """
    row = cards.find(change.connection, card_id)
    if row is None or not stands_for(row, declaration):
        return
    holder = holder_of(declaration)
    cards.use(change.connection, card_id, change.now, holder)
    record(change, "use", replace(row, used_at=change.now, holder=holder))


def record(change: Change, action: str, row: CardRow) -> None:
    """What audit and outbox keep: the first nothing personal, the second everything."""
    public: dict[str, object] = {"number": row.number}
    if row.void_reason:
        public["reason"] = row.void_reason
    body = public | {
        "id": row.id,
        "code": row.code,
        "issued_at": row.issued_at,
        "used_at": row.used_at,
        "void_at": row.void_at,
        "holder": row.holder,
    }
    change.record(action, "card", row.id, body, audited=public)
