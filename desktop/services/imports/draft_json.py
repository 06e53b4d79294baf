"""A refused line as JSON, reasons included: sentences are kept untranslated, so that each window shows its own."""

import json
from collections.abc import Mapping

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.messages import Message
from desktop.services import json_shapes as shapes
from desktop.services.imports.outcome import Rejected


def to_json(rejected: Rejected) -> str:
    """The line as text."""
    draft = rejected.draft
    return json.dumps(
        {
            "sheet": rejected.sheet,
            "line": rejected.line,
            "beyond": list(rejected.beyond),
            "typed": {key: text for key in FIELDS.keys if (text := draft.text(key))},
            "overrides": dict(draft.overrides),
            "cell_problems": [_problem(p) for p in rejected.cell_problems],
            "problems": [_problem(p) for p in rejected.problems],
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Rejected:
    """The line of such a text. Fields that another version of the program knew are left out."""
    stored = shapes.mapping(json.loads(text))
    typed = {key: one for key, one in shapes.texts(stored["typed"]).items() if key in FIELDS}
    return Rejected(
        shapes.whole(stored["line"]),
        DeclarationDraft.of(typed, shapes.texts(stored["overrides"])),
        tuple(map(_read_problem, shapes.sequence(stored["cell_problems"]))),
        tuple(map(_read_problem, shapes.sequence(stored["problems"]))),
        tuple(map(shapes.text, shapes.sequence(stored["beyond"]))),
        shapes.text(stored["sheet"]),
    )


def _problem(problem: Problem) -> dict[str, object]:
    return {"field": problem.field, "message": message_json(problem.message), "doubtful": problem.doubtful}


def _read_problem(stored: object) -> Problem:
    kept = shapes.mapping(stored)
    return Problem(shapes.text(kept["field"]), message_of(kept["message"]), bool(kept["doubtful"]))


def message_json(sentence: Message) -> dict[str, object]:
    """A sentence as JSON, not translated."""
    return {
        "context": sentence.context,
        "text": sentence.text,
        "values": {k: _value(v) for k, v in sentence.values.items()},
    }


def _value(value: object) -> object:
    """Numbers stay numbers; of everything else that a sentence names, its text is what is shown."""
    if isinstance(value, Message):
        return message_json(value)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def message_of(stored: object) -> Message:
    """The sentence of such a value. Raises ``ValueError`` for another."""
    kept = shapes.mapping(stored)
    values = {k: message_of(v) if isinstance(v, Mapping) else v for k, v in shapes.mapping(kept["values"]).items()}
    return Message(shapes.text(kept["context"]), shapes.text(kept["text"]), values)
