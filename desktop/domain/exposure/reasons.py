"""Why an overlap is certain or possible, in words."""

from desktop.domain.exposure.rules import MINUTE_MS, ExposureRules
from desktop.domain.messages import Message, message
from desktop.domain.timewords import Precision
from desktop.domain.visit import PRECISION_WORDS, Visit

_BOTH_KNOWN = message("exposure", "Both stays are known from arrival to leaving.")


def reason_of(case: Visit, contact: Visit, rules: ExposureRules) -> Message:
    """What is known of two stays that overlap, and what is assumed."""
    doubts = _doubt(contact, rules), _doubt(case, rules)
    if doubts == (None, None):
        return _after(case, contact)
    if doubts[1] is None and doubts[0] is not None:
        return doubts[0]
    of_case = message("exposure", "The case: {reason}", reason=doubts[1])
    return of_case if doubts[0] is None else message("exposure", "{contact} {case}", contact=doubts[0], case=of_case)


def _after(case: Visit, contact: Visit) -> Message:
    gap = contact.visited_from - case.visited_to
    if gap <= 0:
        return _BOTH_KNOWN
    return message(
        "exposure",
        "Both times are known: arrived {minutes} minutes after the case had left.",
        minutes=gap // MINUTE_MS,
    )


def _doubt(visit: Visit, rules: ExposureRules) -> Message | None:
    minutes = rules.assumed_minutes
    match visit.precision:
        case Precision.RANGE:
            return None
        case Precision.EXACT:
            return message("exposure", "Leaving time unknown, counted as {minutes} minutes.", minutes=minutes)
        case Precision.HOUR:
            return message(
                "exposure", "Only the hour of arrival is known, counted as {minutes} minutes.", minutes=minutes
            )
        case Precision.DAY:
            return message("exposure", "The slip says “whole day”, counted as all of it.")
        case Precision.UNKNOWN:
            return message("exposure", "No time on the slip, counted as {minutes} minutes of the day.", minutes=minutes)
    word = PRECISION_WORDS.label(visit.precision)
    return message(
        "exposure", "The slip says only “{word}”, counted as {minutes} minutes of it.", word=word, minutes=minutes
    )
