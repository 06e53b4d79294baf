"""Fever worksheets between the rules and the store, opened and followed in the transaction of their declaration."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace

from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, Problem
from desktop.domain.fever import FeverDraft, FeverFacts, FeverNotes, FeverOutcome, read_fever, show_moment
from desktop.domain.messages import message
from desktop.domain.symptoms import NO_SYMPTOMS, Symptoms, read_symptoms
from desktop.domain.temperature import read_temperature, show_temperature
from desktop.domain.timewords import Precision
from desktop.domain.typed import PASTE_LIMIT
from desktop.services.fevers import drafts as fever_draft
from desktop.services.json_shapes import mapping
from desktop.store.ledger import Change, new_id
from desktop.store.queries import fevers, gates
from desktop.store.queries.declarations import DeclarationRow
from desktop.store.queries.fevers import FeverRow

_MEASURED_THEN = frozenset({Precision.EXACT.value, Precision.RANGE.value})
_PRINTED = "printed_at"
"""When the transfer sheet was printed first; so long as nothing else is kept, the only trace of it in the worksheet."""
_NOTES = ("waits_at", "called", "called_at", "reason", "name", "phone")


def open_for(change: Change, declared: DeclarationRow) -> str:
    """The worksheet of a declaration, opened if there is none yet; returns its identifier.

    The first reading was taken on arrival, where the slip tells that; else it counts from now.
    """
    known = fevers.of_declaration(change.connection, declared.id)
    if known is not None:
        return known.id
    first_at = declared.visited_from if declared.precision in _MEASURED_THEN else change.now
    row = FeverRow(
        new_id(),
        declared.id,
        declared.gate_id,
        change.now,
        change.actor,
        declared.temperature,
        first_at,
        None,
        None,
        "",
        None,
        1,
        {},
    )
    return open_row(change, row)


def worksheet_at_gate(
    change: Change,
    gate_id: str,
    tenths: int,
    symptoms: Symptoms = NO_SYMPTOMS,
    name: str = "",
    phone: str = "",
    screening_id: str | None = None,
) -> FeverRow:
    """The worksheet, not yet opened, of somebody who was noticed at a gate and declares nothing.

    ``screening_id``: the press that counted the person; when that was a mistake, so was the worksheet. Raises ``BadInput`` for a reading that is none, a gate that is retired, a name or phone that cannot be.
    """
    _, wrong = read_temperature(show_temperature(tenths), "temperature_c")
    refuse([wrong] if wrong is not None else [])
    if not gates.is_live(change.connection, gate_id, change.now):
        raise BadInput.at("gate", message("fever", "This gate is not in use any more. Choose another one."))
    facts = FeverFacts(tenths, change.now, symptoms)
    notes, problems = read_fever(FeverDraft(name=name, phone=phone), facts, change.now)
    refuse(problems)
    return FeverRow(
        new_id(),
        None,
        gate_id,
        change.now,
        change.actor,
        tenths,
        change.now,
        None,
        None,
        "",
        None,
        1,
        body_of(notes, symptoms),
        screening_id,
    )


def open_row(change: Change, row: FeverRow) -> str:
    """Open a worksheet; gives its identifier."""
    fevers.insert(change.connection, row)
    note(change, "open", row)
    return row.id


def refuse(problems: Iterable[Problem]) -> None:
    """Raises ``BadInput`` for what is wrong. A doubtful reading is shown while it is typed and keeps nobody from
    going on.
    """
    if wrong := [problem for problem in problems if not problem.doubtful]:
        raise BadInput.of(wrong)


def follow(change: Change, declared: DeclarationRow) -> None:
    """After a correction: a fever that comes to light is opened, an open one follows the new reading and gate, and one
    that was never there ends as ``end_mistaken`` says. What a person has closed stays as it is.
    """
    row = fevers.of_declaration(change.connection, declared.id)
    if row is None:
        if declared.needs_worksheet:
            open_for(change, declared)
    elif not declared.needs_worksheet:
        if not row.outcome:
            end_mistaken(change, row)
    elif row.outcome in ("", FeverOutcome.MISTAKEN):
        _go_on(change, row, declared)


def _go_on(change: Change, row: FeverRow, declared: DeclarationRow) -> None:
    """An open worksheet follows its declaration; one that was taken for a mistake is open again."""
    followed = replace(row, first=declared.temperature, gate_id=declared.gate_id, outcome="", closed_at=None)
    if followed != row:
        followed = replace(followed, version=row.version + 1)
        fevers.replace(change.connection, followed)
        note(change, "note", followed)


def is_begun(change: Change, row: FeverRow) -> bool:
    """Whether a worksheet holds more than what opened it: something was kept, typed, or printed on paper."""
    return row.second is not None or bool(row.body) or bool(fever_draft.left_in(change.connection, row.id))


def end_mistaken(change: Change, row: FeverRow) -> bool:
    """There was no fever: a worksheet on which nothing was written is gone, any other ends as opened by mistake.

    Gives whether it is gone.
    """
    typed = fever_draft.left_in(change.connection, row.id)
    if is_begun(change, row):
        body = {**row.body, "typed": {**row.body.get("typed", {}), **typed}} if typed else row.body
        ended = replace(
            row, outcome=str(FeverOutcome.MISTAKEN), closed_at=change.now, version=row.version + 1, body=body
        )
        fevers.replace(change.connection, ended)
        fever_draft.settle(change.connection, row.id)
        note(change, "close", ended)
        return False
    fevers.erase(change.connection, row.id)
    change.record("erase", "fever", row.id, {"id": row.id, "reason": str(ErasureReason.MISTAKE)})
    return True


def note_print(change: Change, row: FeverRow) -> None:
    """The transfer sheet was made: there is paper that tells of this worksheet."""
    if _PRINTED not in row.body:
        fevers.replace(change.connection, replace(row, body={**row.body, _PRINTED: change.now}))


def note(change: Change, action: str, row: FeverRow) -> None:
    """What audit and outbox keep: the first nothing personal, the second everything."""
    change.record(
        action,
        "fever",
        row.id,
        _outgoing(row),
        audited={
            "version": row.version,
            "gate_id": row.gate_id,
            "declaration_id": row.declaration_id,
            "outcome": row.outcome,
        },
    )


def body_of(notes: FeverNotes, symptoms: Symptoms, unread: Mapping[str, str] | None = None) -> dict[str, object]:
    """A worksheet's words as they are stored; ``unread`` is what was typed and says nothing yet."""
    body: dict[str, object] = {name: value for name in _NOTES if (value := getattr(notes, name))}
    if symptoms:
        body["symptoms"] = str(symptoms)
    if unread:
        body["typed"] = dict(unread)
    return body


def unread_of(typed: FeverDraft, notes: FeverNotes, problems: Iterable[Problem]) -> dict[str, str]:
    """What was typed into a worksheet that is left open and that its notes do not hold."""
    left = {problem.field for problem in problems if not problem.doubtful} | {"outcome"}
    left |= {"second_at"} if notes.second is None else set()
    left |= set() if notes.called else {"called_at"}
    return {name: text[:PASTE_LIMIT] for name, text in asdict(typed).items() if text and name in left}


def facts_of(row: FeverRow, declared: DeclarationRow | None) -> FeverFacts:
    """What was noticed first, and what the person has told by now."""
    noted = (declared.body if declared else row.body).get("symptoms", "")
    return FeverFacts(row.first, row.first_at, read_symptoms(str(noted))[0])


def draft_of(row: FeverRow, now: int) -> FeverDraft:
    """A worksheet as it is shown again."""

    def moment(at: int | None) -> str:
        return "" if at is None else show_moment(at, now)

    words = {name: str(row.body.get(name, "")) for name in ("waits_at", "called", "reason", "name", "phone")}
    called_at = row.body.get("called_at")
    read = FeverDraft(
        second_c="" if row.second is None else show_temperature(row.second),
        second_at=moment(row.second_at),
        called_at=moment(called_at if isinstance(called_at, int) else None),
        outcome=row.outcome,
        closed_at=moment(row.closed_at),
        **words,
    )
    known = {field.name for field in fields(FeverDraft)}
    unread = {name: str(text) for name, text in mapping(row.body.get("typed", {})).items() if name in known}
    return replace(read, **unread)


def _outgoing(row: FeverRow) -> dict[str, object]:
    body = {name: value for name, value in row.body.items() if name != "typed"}
    return {
        "id": row.id,
        "declaration_id": row.declaration_id,
        "gate_id": row.gate_id,
        "opened_at": row.opened_at,
        "first": row.first,
        "first_at": row.first_at,
        "second": row.second,
        "second_at": row.second_at,
        "outcome": row.outcome,
        "closed_at": row.closed_at,
        "version": row.version,
        **body,
    }
