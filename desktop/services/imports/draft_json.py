"""A refused line as JSON, reasons included: sentences are kept untranslated, so that each window shows its own."""

import json
from collections.abc import Mapping
from typing import Any

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.messages import Message
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
    stored = json.loads(text)
    typed = {key: text for key, text in stored["typed"].items() if key in FIELDS}
    return Rejected(
        stored["line"],
        DeclarationDraft.of(typed, stored["overrides"]),
        tuple(map(_read_problem, stored["cell_problems"])),
        tuple(map(_read_problem, stored["problems"])),
        tuple(stored["beyond"]),
        stored["sheet"],
    )


def _problem(problem: Problem) -> dict[str, Any]:
    return {"field": problem.field, "message": _message(problem.message), "doubtful": problem.doubtful}


def _read_problem(stored: Mapping[str, Any]) -> Problem:
    return Problem(stored["field"], _read_message(stored["message"]), stored["doubtful"])


def _message(sentence: Message) -> dict[str, Any]:
    return {
        "context": sentence.context,
        "text": sentence.text,
        "values": {k: _value(v) for k, v in sentence.values.items()},
    }


def _value(value: object) -> object:
    """Numbers stay numbers; of everything else that a sentence names, its text is what is shown."""
    if isinstance(value, Message):
        return _message(value)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _read_message(stored: Mapping[str, Any]) -> Message:
    values = {k: _read_message(v) if isinstance(v, Mapping) else v for k, v in stored["values"].items()}
    return Message(stored["context"], stored["text"], values)
