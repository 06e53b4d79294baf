"""Renders the page: whole in one response, its style and script inlined and named by their digests in the policy."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desktop.catalogue import Catalogue
from desktop.domain.messages import Message
from desktop.hub.check_in.sentences import SENTENCES

_HERE = Path(__file__).parent


class PageWords:
    """The sentences of one language, by keys such as ``done``."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.language = language
        self._catalogue = catalogue
        self._without_values: dict[str, str] = {}

    def __call__(self, key: str, /, **values: object) -> str:
        """A sentence with its placeholders filled in. Raises ``KeyError`` for an unknown key."""
        if values:
            return self.text(SENTENCES[key].filled(**values))
        known = self._without_values.get(key)
        if known is None:
            known = self._without_values[key] = self.text(SENTENCES[key])
        return known

    def text(self, message: Message) -> str:
        """A message of the program."""
        return self._catalogue.text(message, self.language)


class PageRenderer:
    """Renders templates and gives the headers that go with them."""

    def __init__(self) -> None:
        self._style = (_HERE / "style.css").read_text("utf-8").strip()
        self._script = (_HERE / "script.js").read_text("utf-8").strip()
        self.policy = (
            f"default-src 'none'; style-src {_digest(self._style)}; script-src {_digest(self._script)}; "
            "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        )

    def page(self, template: str, words: PageWords, values: Mapping[str, object]) -> str:
        """The page's HTML. Raises ``ValueError`` for a value with the name of one that every page has."""
        given = {
            "t": words,
            "language": words.language,
            "other": "en" if words.language == "zh" else "zh",
            "style": self._style,
            "script": self._script,
        }
        if taken := given.keys() & values.keys():
            raise ValueError(f"every page has a value of this name: {sorted(taken)}")
        return _environment().get_template(template).render({**given, **values})


@cache
def _environment() -> Environment:
    """The templates, compiled once in a process, at their first use."""
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
