"""What results of a round are called, and what to do about each."""

from typing import Literal

from desktop.domain.messages import Message, message
from desktop.domain.wall_round import ScanRecord, ScanResult
from desktop.ui.kit.buttons import ChipTone
from desktop.ui.kit.i18n import sentence

_WORDS: dict[ScanResult | None, tuple[ChipTone, Message]] = {
    ScanResult.RIGHT: ("good", message("WallRound", "Right")),
    ScanResult.OLD: ("attention", message("WallRound", "Old code")),
    ScanResult.OTHER_GATE: ("attention", message("WallRound", "Another gate’s")),
    ScanResult.FOREIGN: ("danger", message("WallRound", "Not ours")),
    ScanResult.NONE: ("attention", message("WallRound", "No code")),
    None: ("neutral", message("WallRound", "Not looked at")),
}
_ADVICE: dict[ScanResult, Message] = {
    ScanResult.RIGHT: message("WallRound", "{gate}: the right code."),
    ScanResult.OLD: message("WallRound", "{gate}: an old code. Take the poster down and print it again."),
    ScanResult.OTHER_GATE: message(
        "WallRound", "{gate}: the code of {other} hangs here. Hang the right poster, and look at {other} too."
    ),
    ScanResult.FOREIGN: message(
        "WallRound",
        "{gate}: this code is not from this venue. Somebody may have pasted it over the real one: take it down, do not "
        "scan it with a phone, and tell the manager.",
    ),
    ScanResult.NONE: message("WallRound", "{gate}: no code hangs there. Print a poster for it."),
}
UNKNOWN_PLACE = message("WallRound", "Somewhere")


def result_tone(result: ScanResult | None) -> ChipTone:
    """The colour of a result's chip."""
    return _WORDS[result][0]


def result_look(result: ScanResult) -> Literal["good", "attention", "danger"]:
    """How a banner looks that tells of a result."""
    return "good" if result is ScanResult.RIGHT else "danger" if result is ScanResult.FOREIGN else "attention"


def result_text(result: ScanResult | None) -> str:
    """A result in a word or two; None: nobody has looked."""
    return sentence(_WORDS[result][1])


def advice(found: ScanRecord, gate: str) -> Message:
    """What was found at a gate (by its name), and what to do about it."""
    return _ADVICE[found.result].filled(gate=gate or UNKNOWN_PLACE, other=found.gate_name)


def found_text(found: ScanRecord) -> str:
    """What was found, for the list: whose code, where it leads, in which photo."""
    parts = [found.gate_name or found.host, found.photo]
    return " · ".join(filter(None, parts))
