"""What a check of the end of a shift says: how things stand, and the way to where they are mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from desktop.domain.messages import Message, message
from desktop.services.counting.hour_sheets import HourSheetService
from desktop.services.fevers.fevers import FeverService
from desktop.services.green_channel.slips import SlipService
from desktop.services.imports.drafts import ImportDrafts
from desktop.services.posters.posters import PosterService
from desktop.services.session import Session
from desktop.services.sync.status import SyncStatusReader
from desktop.store.ledger import Store


class CheckState(StrEnum):
    """Somebody waits for it; it should be done before the shift ends; the next shift should know it; all is well."""

    URGENT = "urgent"
    TO_DO = "to_do"
    INFORMATION = "information"
    FINE = "fine"

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something."""
        return self in (CheckState.URGENT, CheckState.TO_DO)


@dataclass(frozen=True, slots=True)
class Mend:
    """The way to where something is mended: what it is called, the command that leads there by its identifier, and the
    thing that the command is to be about (a gate, a worksheet, a slip), empty for no one thing."""

    text: Message
    command: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ShiftCheck:
    """One line: what it is about in a word, how it stands, the sentence with the figures, and the way to its mend."""

    topic: Message
    state: CheckState
    text: Message
    mend: Mend | None = None


@dataclass(frozen=True, kw_only=True)
class CheckSources:
    """What the checks are read from. What the member may not see is not in it, or refused by the services. ``recounts``:
    the store has all that the figures are made of."""

    store: Store
    session: Session
    fevers: FeverService
    slips: SlipService
    posters: PosterService
    import_drafts: ImportDrafts
    hour_sheets: HourSheetService
    sync: SyncStatusReader
    recounts: bool = True


def joined(parts: Sequence[Message]) -> Message:
    """Sentences of one line behind each other."""
    return reduce(lambda first, second: message("ShiftClose", "{first}; {second}", first=first, second=second), parts)


def listed(names: Sequence[Message | str], most: int = 3) -> Message | str:
    """Names behind each other, the rest of a long list counted."""
    shown = names if len(names) <= most else names[: most - 1]
    text = reduce(lambda first, second: message("ShiftClose", "{first}, {second}", first=first, second=second), shown)
    if len(shown) == len(names):
        return text
    return message("ShiftClose", "{names} and {count} more", names=text, count=len(names) - len(shown))
