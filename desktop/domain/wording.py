"""What posters, slips and the form say of the codes that visitors show, and the steps on posters.

A manager's word counts; without one it follows from the venue's province and the day.
"""

import datetime as dt
import re
from dataclasses import dataclass, fields, replace

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.text import clean_line
from desktop.domain.typed import check_label

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
_MARKS = re.compile(r"[{}*]")


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


def check_wording(wording: VenueWording) -> tuple[VenueWording, list[Problem]]:
    """The wording in canonical form, and everything wrong with it; fields of steps are ``steps_zh.1`` and so on.

    Whether a text has room on every template is known to whoever lays posters out.
    """
    problems: list[Problem] = []
    name = clean_line(wording.health_code_name)
    if len(name) > MAX_CODE_NAME:
        problems.append(
            Problem(
                "health_code_name",
                message(
                    "wording",
                    "The name of a health code has at most {limit} characters; this has {count}.",
                    limit=MAX_CODE_NAME,
                    count=len(name),
                ),
            )
        )
    elif name and (problem := _check_text(name, "health_code_name")):
        problems.append(problem)
    clean: dict[str, str] = {}
    for field in ("steps_zh", "steps_en"):
        steps = [clean_line(step) for step in steps_of(getattr(wording, field))]
        found = (_check_text(step, f"{field}.{number}") for number, step in enumerate(steps, 1) if step)
        problems += [problem for problem in found if problem]
        clean[field] = "\n".join(steps) if any(steps) else ""
    problems += [
        Problem(key, message("wording", "Choose whether visitors are asked to show it."))
        for key in ("health_code", "travel_card")
        if getattr(wording, key) not in ("", YES, NO)
    ]
    return replace(wording, health_code_name=name, **clean), problems


def _check_text(text: str, field: str) -> Problem | None:
    if _MARKS.search(text):
        return Problem(field, message("wording", "Braces and stars cannot stand on a poster. Leave them out."))
    return check_label(text, field)


def _chosen(word: str, usual: bool) -> bool:
    return usual if word not in (YES, NO) else word == YES


def _worded(chosen: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(own or text for own, text in zip(steps_of(chosen), usual, strict=True))
