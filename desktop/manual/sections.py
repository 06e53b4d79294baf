"""What the manual consists of, in its order. A section has a file of its name in each language.

A page of the window has the section with its own identifier; dialogs and screens that have one of their own name it
(``desktop/ui/kit/help.py``). So a further page needs one more line here and its two files.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.messages import Message, message


class Group(StrEnum):
    """The parts of the contents list."""

    START = "start"
    PAGES = "pages"
    TASKS = "tasks"
    MANAGER = "manager"


GROUP_WORDS: dict[Group, Message] = {
    Group.START: message("manual", "Getting started"),
    Group.PAGES: message("manual", "Page by page"),
    Group.TASKS: message("manual", "How to"),
    Group.MANAGER: message("manual", "For the administrator"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section. ``is_optional``: it may have no file yet."""

    id: str
    group: Group
    is_optional: bool = False


def _sections(group: Group, *ids: str) -> tuple[Section, ...]:
    return tuple(Section(one, group) for one in ids)


FIRST = "first-day"
"""What is shown where nothing else fits."""
KEYS = "keys"
"""The section that the keys of all commands are added to."""
CHANGES = "changes"
"""The change log: ``changes.zh.md`` and ``changes.en.md`` beside the folders of the languages."""

SECTIONS: tuple[Section, ...] = (
    *_sections(Group.START, FIRST, "a-day", "setup", "unlock"),
    *_sections(
        Group.PAGES,
        "today",
        "green-channel",
        "counting",
        "posters",
        "studio",
        "statistics",
        "find",
        "exposure",
        "venue",
        "sync",
        "settings",
        "shift",
        "audit",
    ),
    *_sections(
        Group.TASKS,
        "slip-steps",
        "fever",
        "cards",
        "import",
        "offline",
        "stick",
        "who-was-here",
        "personal-rights",
        KEYS,
    ),
    *_sections(Group.MANAGER, "admin", "backup", "hub", "console", "office", "updates", "trouble"),
    Section(CHANGES, Group.MANAGER, is_optional=True),
)
SECTION_IDS = frozenset(section.id for section in SECTIONS)
