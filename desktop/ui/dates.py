"""Dates and times as the window writes them, in its language and the venue's zone."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.domain.clock import venue_time


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
