"""What people call a desk of a venue, such as 北门前台."""

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.text import clean_label
from desktop.domain.typed import check_label

LONGEST = 20


def check_desk_name(text: str, field: str = "name") -> tuple[str, Problem | None]:
    """A desk's name in canonical form, and what is wrong with it; a desk without one goes by its prefix."""
    name = clean_label(text)
    if len(name) > LONGEST:
        return name, Problem(
            field, message("replication", "A desk's name has at most {limit} characters.", limit=LONGEST)
        )
    return name, check_label(text, field)
