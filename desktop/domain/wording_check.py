"""What is wrong with a wording of posters and slips, and the wording in canonical form."""

import re
from dataclasses import replace

from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.domain.text import clean_label
from desktop.domain.typed import check_label
from desktop.domain.wording import MAX_CODE_NAME, NO, YES, VenueWording, steps_of

_MARKS = re.compile(r"[{}*]")


def check_wording(wording: VenueWording) -> tuple[VenueWording, list[Problem]]:
    """The wording in canonical form, and everything wrong with it; fields of steps are ``steps_zh.1`` and so on.

    Whether a text has room on every template is known to whoever lays posters out.
    """
    problems: list[Problem] = []
    name = clean_label(wording.health_code_name)
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
        steps = [clean_label(step) for step in steps_of(getattr(wording, field))]
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
