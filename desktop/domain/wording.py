"""What posters, slips and the form say of the codes that visitors show, and the steps on posters.

A manager's word counts; without one it follows from the venue's province and the day.
"""

import datetime as dt
from dataclasses import dataclass, fields

TRAVEL_CARD_ENDED = dt.date(2022, 12, 13)
"""The first day without the travel card (facts of the field, section 8)."""
HEALTH_CODE = "健康码"
MAX_CODE_NAME = 8
STEPS = 3
YES, NO = "yes", "no"

_NAMES = {
    "11": "北京健康宝",
    "22": "吉祥码",
    "23": "龙江健康码",
    "31": "随申码",
    "32": "苏康码",
    "34": "安康码",
    "36": "赣通码",
    "44": "粤康码",
    "50": "渝康码",
    "51": "天府健康通",
    "63": "信康码",
}
"""What a province calls its health code, by the first two digits of its region; the others have no name of their own."""
PROVINCIAL_NAMES = tuple(_NAMES.values())


@dataclass(frozen=True, slots=True)
class VenueWording:
    """What a manager chose, all of it text; empty is what province and day say.

    ``health_code`` and ``travel_card`` are ``yes`` or ``no``: whether visitors are asked to show it. ``steps_…`` has a
    line for each step on posters; an empty line is the usual text.
    """

    health_code: str = ""
    health_code_name: str = ""
    travel_card: str = ""
    steps_zh: str = ""
    steps_en: str = ""


USUAL = VenueWording()
"""Nothing chosen."""
WORDING_FIELDS = tuple(field.name for field in fields(VenueWording))


@dataclass(frozen=True, slots=True)
class ShownCodes:
    """What visitors are asked to show. ``name`` is what the health code is called here."""

    health_code: bool = True
    name: str = HEALTH_CODE
    travel_card: bool = False


@dataclass(frozen=True, slots=True)
class StepTexts:
    """The steps on posters in both languages."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


def usual_codes(region: str, day: dt.date) -> ShownCodes:
    """What is shown in the province of a region on a day, where nobody chose otherwise."""
    return ShownCodes(True, _NAMES.get(region[:2], HEALTH_CODE), day < TRAVEL_CARD_ENDED)


def shown_codes(wording: VenueWording, region: str, day: dt.date) -> ShownCodes:
    """What is shown at a venue on a day."""
    usual = usual_codes(region, day)
    return ShownCodes(
        _chosen(wording.health_code, usual.health_code),
        wording.health_code_name or usual.name,
        _chosen(wording.travel_card, usual.travel_card),
    )


def usual_steps(codes: ShownCodes) -> StepTexts:
    """The steps that posters have unless a manager words them otherwise."""
    match codes.health_code, codes.travel_card:
        case True, True:
            last = f"出示{codes.name}和行程卡", "Show health code and travel card"
        case True, False:
            last = f"出示{codes.name}", "Show health code"
        case False, True:
            last = "出示行程卡", "Show travel card"
        case _:
            last = "向工作人员出示结果", "Show the result to staff"
    return StepTexts(("微信扫一扫", "确认登记", last[0]), ("Scan with WeChat", "Confirm check-in", last[1]))


def step_texts(wording: VenueWording, codes: ShownCodes) -> StepTexts:
    """The steps as posters have them."""
    usual = usual_steps(codes)
    return StepTexts(_worded(wording.steps_zh, usual.zh), _worded(wording.steps_en, usual.en))


def steps_of(text: str) -> tuple[str, ...]:
    """The lines of ``VenueWording.steps_…``, one for each step."""
    lines = [*text.split("\n"), *[""] * STEPS]
    return tuple(lines[:STEPS])


def _chosen(word: str, usual: bool) -> bool:
    return usual if word not in (YES, NO) else word == YES


def _worded(chosen: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(own or text for own, text in zip(steps_of(chosen), usual, strict=True))
