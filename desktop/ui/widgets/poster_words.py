"""Words and colours for the state of a gate's poster."""

from desktop.domain.messages import Message, message
from desktop.domain.posters import PosterState
from desktop.ui.i18n import sentence
from desktop.ui.widgets.chips import ChipTone

_STATES: dict[PosterState, tuple[ChipTone, Message]] = {
    PosterState.CURRENT: ("good", message("PosterState", "Up to date")),
    PosterState.STALE: ("attention", message("PosterState", "Reprint")),
    PosterState.NEVER: ("attention", message("PosterState", "Not printed")),
}


def poster_tone(state: PosterState) -> ChipTone:
    """The colour of a state's chip."""
    return _STATES[state][0]


def poster_text(state: PosterState) -> str:
    """A state in the window's language."""
    return sentence(_STATES[state][1])
