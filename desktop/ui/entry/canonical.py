"""How a field shows what was typed once it is left: 4217 becomes JB-004217, 366 becomes 36.6."""

import datetime as dt
from collections.abc import Callable

from desktop.domain.dates import read_birth_date, read_visit_day
from desktop.domain.declaration import DeclarationContext
from desktop.domain.identity import IdType, check_document
from desktop.domain.phone import check_phone
from desktop.domain.slips import read_slip
from desktop.domain.temperature import read_temperature, show_temperature
from desktop.domain.timewords import Precision, read_span
from desktop.domain.visit import time_text, visit_at

LONGEST = 100
"""Characters that are looked at: anything longer is a stray paste, which is left for the rules to refuse."""


def canonical(field: str, text: str, id_type: str, context: DeclarationContext, today: dt.date) -> str:
    """The text as it is kept; what cannot be read stays as it was typed."""
    if not text.strip() or len(text) > LONGEST:
        return text
    readers: dict[str, Callable[[], str | None]] = {
        "slip": lambda: _slip(text, context),
        "visited_on": lambda: _date(read_visit_day(text, today)[0]),
        "birth_date": lambda: _date(read_birth_date(text, today)[0]),
        "time": lambda: _time(text, today),
        "temperature_c": lambda: _temperature(text),
        "id_number": lambda: _number(text, id_type, today),
        "phone": lambda: _phone(text),
        "guardian_phone": lambda: _phone(text),
    }
    reader = readers.get(field)
    found = reader() if reader is not None else None
    return found or text


def _slip(text: str, context: DeclarationContext) -> str | None:
    serial, _ = read_slip(text, context.serial_prefix, context.venue_code)
    return str(serial) if serial is not None else None


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _time(text: str, today: dt.date) -> str | None:
    span, _ = read_span(text)
    if span is None or span.precision not in (Precision.EXACT, Precision.RANGE, Precision.HOUR):
        return None
    return time_text(visit_at(today, span))


def _temperature(text: str) -> str | None:
    tenths, _ = read_temperature(text)
    return show_temperature(tenths) if tenths is not None else None


def _number(text: str, id_type: str, today: dt.date) -> str | None:
    if id_type not in tuple(IdType):
        return None
    document, problem = check_document(IdType(id_type), text, today)
    return document.number if problem is None else None


def _phone(text: str) -> str | None:
    number, problem = check_phone(text)
    return number if problem is None else None
