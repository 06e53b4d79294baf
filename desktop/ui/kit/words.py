"""Words for the states of posters."""

from desktop.domain.messages import Message, message
from desktop.domain.posters import GatePoster, PosterState
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.dates import past_text
from desktop.ui.kit.i18n import sentence

_STATES: dict[PosterState, tuple[ChipTone, Message]] = {
    PosterState.NEVER: ("attention", message("PosterState", "Not printed")),
    PosterState.SAVED: ("attention", message("PosterState", "PDF saved")),
    PosterState.PRINTED: ("neutral", message("PosterState", "Printed")),
    PosterState.POSTED: ("good", message("PosterState", "On the wall")),
    PosterState.STALE: ("attention", message("PosterState", "Print again")),
}


def poster_tone(state: PosterState) -> ChipTone:
    """The colour of a state's chip."""
    return _STATES[state][0]


def poster_text(state: PosterState) -> str:
    """A state in the window's language."""
    return sentence(_STATES[state][1])


def poster_story(poster: GatePoster) -> str:
    """Which poster it is, its state and since when: one line."""
    when = past_text(poster.at) if poster.at is not None else ""
    return " · ".join(filter(None, (poster.serial or "", poster_text(poster.state), when)))
