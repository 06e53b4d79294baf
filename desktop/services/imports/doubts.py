"""Values that a file may have changed: a doubt about one stands for as long as the field says the same as the file."""

from dataclasses import replace

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.services.imports.outcome import Rejected


def standing_doubts(rejected: Rejected, draft: DeclarationDraft) -> tuple[Problem, ...]:
    """Which of a line's ``cell_problems`` are still to be said of a draft that was made of it.

    A field that says something else by now has been typed by somebody. One that says the same is doubtful: it is kept
    with a reason, like any other.
    """
    return tuple(
        replace(problem, doubtful=True)
        for problem in rejected.cell_problems
        if problem.field in FIELDS and draft.text(problem.field) == rejected.draft.text(problem.field)
    )
