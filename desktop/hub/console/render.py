"""Templates: everything in them is escaped, and an unknown name is an error."""

import datetime as dt
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from uuid import UUID

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desktop.domain.characters import made_visible
from desktop.domain.clock import venue_time
from desktop.domain.codes import show_code
from desktop.domain.number_text import count_text
from desktop.hub.console.visits import visit_text
from desktop.hub.console.words import ConsoleWords

TEMPLATES = Path(__file__).with_name("templates")


class Renderer:
    """Renders pages."""

    def page(self, template: str, words: ConsoleWords, values: Mapping[str, object]) -> str:
        """The page's HTML. ``values`` are added to the sentences (``t``), the names of the hub's words (``word``) and
        days (``day_words``)."""
        given: dict[str, object] = {
            "t": words,
            "word": words.name,
            "language": words.language,
            "day_words": _day_words(words),
        }
        given["visit"] = partial(visit_text, words=words)
        return environment().get_template(template).render({**given, **values})


def _shown(value: object) -> object:
    """What desks have sent is read by officers: marks that turn the direction of a line are shown as their codes."""
    return made_visible(value) if type(value) is str else value


def moment(ms: int) -> str:
    """A time in China's time zone."""
    return f"{venue_time(ms):%Y-%m-%d %H:%M}"


def short(identifier: UUID) -> str:
    """The end of an identifier, which is enough to distinguish desks."""
    return str(identifier)[-8:].upper()


@cache
def environment() -> Environment:
    """The templates, compiled once in a process, at their first use. What they show is visible, whatever is in a name."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_shown,
    )
    environment.filters |= {"moment": moment, "short": short, "code": show_code, "thousands": count_text}
    environment.filters |= {
        "day": lambda ms: venue_time(ms).date(),
        "hour": lambda ms: f"{venue_time(ms):%H:%M}",
    }
    return environment


def _day_words(words: ConsoleWords) -> object:
    def day_words(day: dt.date) -> str:
        return f"{day:%m-%d} {words(f'weekday.{day.weekday()}')}"

    return day_words
