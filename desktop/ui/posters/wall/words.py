"""What verdicts of a round are called, and what to do about each."""

from typing import Literal

from desktop.domain.messages import Message, message
from desktop.domain.wall_round import Sighting, Verdict
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.i18n import sentence

_WORDS: dict[Verdict | None, tuple[ChipTone, Message]] = {
    Verdict.RIGHT: ("good", message("WallRound", "Right")),
    Verdict.OLD: ("attention", message("WallRound", "Old code")),
    Verdict.OTHER_GATE: ("attention", message("WallRound", "Another gate’s")),
    Verdict.FOREIGN: ("danger", message("WallRound", "Not ours")),
    Verdict.NONE: ("attention", message("WallRound", "No code")),
    None: ("neutral", message("WallRound", "Not looked at")),
}
_ADVICE: dict[Verdict, Message] = {
    Verdict.RIGHT: message("WallRound", "{gate}: the right code."),
    Verdict.OLD: message("WallRound", "{gate}: an old code. Take the poster down and print it again."),
    Verdict.OTHER_GATE: message(
        "WallRound", "{gate}: the code of {other} hangs here. Hang the right poster, and look at {other} too."
    ),
    Verdict.FOREIGN: message(
        "WallRound",
        "{gate}: this code is not from this venue. Somebody may have pasted it over the real one: take it down, do not "
        "scan it with a phone, and tell the manager.",
    ),
    Verdict.NONE: message("WallRound", "{gate}: no code hangs there. Print a poster for it."),
}
UNKNOWN_PLACE = message("WallRound", "Somewhere")


def verdict_tone(verdict: Verdict | None) -> ChipTone:
    """The colour of a verdict's chip."""
    return _WORDS[verdict][0]


def verdict_look(verdict: Verdict) -> Literal["good", "attention", "danger"]:
    """How a banner looks that tells of a verdict."""
    return "good" if verdict is Verdict.RIGHT else "danger" if verdict is Verdict.FOREIGN else "attention"


def verdict_text(verdict: Verdict | None) -> str:
    """A verdict in a word or two; None: nobody has looked."""
    return sentence(_WORDS[verdict][1])


def advice(found: Sighting, gate: str) -> Message:
    """What was found at a gate (by its name), and what to do about it."""
    return _ADVICE[found.verdict].filled(gate=gate or UNKNOWN_PLACE, other=found.gate_name)


def found_text(found: Sighting) -> str:
    """What was found, for the list: whose code, where it leads, in which photo."""
    parts = [found.gate_name or found.host, found.photo]
    return " · ".join(filter(None, parts))
