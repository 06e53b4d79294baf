"""When a visit was, as the slip told it and in the window's language."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.clock import venue_time
from desktop.domain.timewords import Precision
from desktop.domain.visit import PRECISION_WORDS
from desktop.ui.i18n import sentence


def visit_text(start: int, end: int, precision: Precision, today: dt.date) -> str:
    """``11月22日 10:05–11:40``, ``22 Nov Morning``; the year where it is another one. Times are UTC milliseconds."""
    return f"{day_words(venue_time(start).date(), today)} {time_words(start, end, precision)}"


def day_words(day: dt.date, today: dt.date) -> str:
    """``11月22日``, ``22 Nov``; the year where it is another one."""
    pattern = (
        QCoreApplication.translate("VisitWords", "d MMM")
        if day.year == today.year
        else QCoreApplication.translate("VisitWords", "d MMM yyyy")
    )
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def time_words(start: int, end: int, precision: Precision) -> str:
    """``10:40``, ``10:40–11:05``, ``上午``: no more exact than the slip."""
    first, last = venue_time(start), venue_time(end)
    if precision is Precision.EXACT:
        return f"{first:%H:%M}"
    if precision is Precision.HOUR:
        return QCoreApplication.translate("VisitWords", "about {hour}:00").format(hour=first.hour)
    if precision is not Precision.RANGE:
        return sentence(PRECISION_WORDS.label(precision))
    if first.date() == last.date():
        return f"{first:%H:%M}–{last:%H:%M}"
    told = QCoreApplication.translate("VisitWords", "{start}–{end} next day")
    return told.format(start=f"{first:%H:%M}", end=f"{last:%H:%M}")
