"""Days and times as the window writes them, in its language and the venue's zone."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.domain.clock import venue_time
from desktop.domain.timewords import Precision
from desktop.domain.visit import PRECISION_WORDS
from desktop.ui.kit.i18n import sentence


def day_text(day: dt.date) -> str:
    """``11月23日 星期一``, ``Monday 23 November``."""
    pattern = QCoreApplication.translate("Dates", "dddd d MMMM")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def full_day_text(day: dt.date) -> str:
    """``2026年11月23日``, ``23 November 2026``."""
    pattern = QCoreApplication.translate("Dates", "d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def moment_text(ms: int) -> str:
    """``11月23日 周一 10:26``, ``Mon 23 Nov 10:26``, from UTC milliseconds."""
    at = venue_time(ms)
    pattern = QCoreApplication.translate("Dates", "ddd d MMM")
    day = QLocale().toString(QDate(at.year, at.month, at.day), pattern)
    return f"{day} {QTime(at.hour, at.minute).toString('HH:mm')}"


def past_text(ms: int) -> str:
    """``2026年11月23日 10:26``: a moment that may lie years back, from UTC milliseconds."""
    at = venue_time(ms)
    return f"{full_day_text(at.date())} {QTime(at.hour, at.minute).toString('HH:mm')}"


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
    wording = QCoreApplication.translate("VisitWords", "{start}–{end} next day")
    return wording.format(start=f"{first:%H:%M}", end=f"{last:%H:%M}")
