"""The language of the headings and words of tables in files: English for scripts, Chinese for people."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol


class Headings(StrEnum):
    """The values are those of ``--headings``."""

    EN = "en"
    ZH = "zh"


class Headed(Protocol):
    """A column with an English name, which scripts rely on, and a Chinese heading."""

    @property
    def name(self) -> str: ...

    @property
    def heading(self) -> str: ...


def heading_of(column: Headed, headings: Headings) -> str:
    """The heading of a column, in the language of the headings."""
    return column.heading if headings is Headings.ZH else column.name


def headings_of(columns: Iterable[Headed], headings: Headings) -> list[str]:
    """The headings of all columns: the first line of a table."""
    return [heading_of(column, headings) for column in columns]
