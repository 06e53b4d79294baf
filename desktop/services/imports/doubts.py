"""Values that a file may have changed: a doubt about one stands for as long as the field says the same as the file."""

from dataclasses import replace

from desktop.domain.declaration import FIELDS, Declaration, DeclarationDraft, Override
from desktop.domain.declaration_check import MAX_REASON
from desktop.domain.errors import Problem
from desktop.domain.typed import check_line, line, unreadable
from desktop.services.imports.outcome import Rejected


def standing_doubts(rejected: Rejected, draft: DeclarationDraft) -> tuple[Problem, ...]:
    """Which of a line's ``cell_problems`` keep a draft made of it from being stored.

    A field that says something else by now has been typed by somebody; one that says the same is kept with a reason in
    ``draft.overrides``, like any doubtful field.
    """
    return tuple(wrong for problem in _unchanged(rejected, draft) if (wrong := _unanswered(problem, draft)) is not None)


def with_reasons(declaration: Declaration, rejected: Rejected, draft: DeclarationDraft) -> Declaration:
    """The declaration with the reasons why doubted cells were kept, which the rules know nothing of."""
    reasons = {override.field: override for override in declaration.overrides}
    for problem in _unchanged(rejected, draft):
        if reason := line(draft.overrides.get(problem.field, "")):
            reasons.setdefault(problem.field, Override(problem.field, reason))
    return replace(declaration, overrides=tuple(reasons[field] for field in FIELDS if field in reasons))


def _unchanged(rejected: Rejected, draft: DeclarationDraft) -> list[Problem]:
    return [
        problem
        for problem in rejected.cell_problems
        if problem.field in FIELDS and getattr(draft, problem.field) == getattr(rejected.draft, problem.field)
    ]


def _unanswered(problem: Problem, draft: DeclarationDraft) -> Problem | None:
    reason = draft.overrides.get(problem.field, "")
    if not reason.strip():
        return Problem(problem.field, problem.message, doubtful=True)
    return unreadable(reason, problem.field) or check_line(reason, problem.field, MAX_REASON)[1]
