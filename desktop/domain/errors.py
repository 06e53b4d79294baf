"""Errors that are the world's, each one plain sentence with a way out.

Everything else that is raised is a fault of this program and ends in a report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.messages import Message, message


class UserError(Exception):
    """The work failed for a reason that a person can understand and mend."""

    exit_code = 1

    def __init__(self, sentence: Message) -> None:
        super().__init__(str(sentence))
        self.message = sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a form.

    ``field`` names the field of the draft (``uscc``, ``gates.0`` …); ``doubtful`` marks a rule that is only
    a guess, so the manager may insist. ``contradicts``: the doubt is that two things do not agree which can both be
    right, so that whoever has compared them keeps both with one key. ``lacking``: the doubt is that the field says
    nothing, so that a reason tells why it does not.
    """

    field: str
    message: Message
    doubtful: bool = False
    contradicts: bool = False
    lacking: bool = False


class BadInput(UserError):
    """What was given cannot be accepted; nothing was changed."""

    exit_code = 2

    def __init__(self, sentence: Message, problems: Sequence[Problem] = ()) -> None:
        super().__init__(sentence)
        self.problems = tuple(problems)

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> "BadInput":
        """One error for a whole form: its sentence is that of the first problem."""
        return cls(problems[0].message, problems)

    @classmethod
    def at(cls, field: str, sentence: Message) -> "BadInput":
        """One problem at one field."""
        return cls(sentence, (Problem(field, sentence),))


class DamagedDesk(UserError):
    """The desk's database or key file is missing, or cannot be read: a backup puts it back, or some of it can be rescued."""


class Forbidden(UserError):
    """The member who is signed in may not do this. ``sentence`` says who may, where that is not the manager alone."""

    def __init__(self, sentence: Message | None = None) -> None:
        super().__init__(sentence or message("errors", "Your role does not allow this. Ask the venue's manager."))


class Cancelled(UserError):
    """The user stopped the work; nothing of it remains."""

    def __init__(self) -> None:
        super().__init__(message("errors", "Stopped. Nothing was changed."))
