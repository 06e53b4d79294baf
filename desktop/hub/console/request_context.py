"""A request to the console as its pages see it, and their results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import urlsplit

from desktop.hub.console.forms import UploadedFile
from desktop.hub.console.sessions import OfficerSession
from desktop.hub.console.words import ConsoleWords
from desktop.hub.refused import refused

ROOT = "/console"
HOME = f"{ROOT}/venues"
CASES = f"{ROOT}/cases"
CHECK_IN = f"{ROOT}/check-in"
SIGN_IN = f"{ROOT}/sign-in"


@dataclass(frozen=True, slots=True)
class RequestContext:
    """``path_params`` are those of the route, ``query`` and ``form`` what was sent; ``token`` is the browser's own.
    ``file`` is the one that came with a form."""

    path: str
    path_params: Mapping[str, object]
    query: Mapping[str, str]
    form: Mapping[str, str]
    words: ConsoleWords
    token: str
    session: OfficerSession | None
    file: UploadedFile = field(default_factory=UploadedFile)

    @property
    def officer(self) -> str:
        """The name of the officer of the session. Raises ``Refused`` without one."""
        if self.session is None:
            raise refused(403, "token")
        return self.session.officer

    def number(self, name: str, most: int = 100_000) -> int:
        """A number of the query from 1 on; 1 for anything else."""
        text = self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= most else 1


@dataclass(frozen=True, slots=True)
class ConsolePage:
    """A page to be shown."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class RedirectTo:
    """A redirect. ``begin``: a session to begin with it; ``end``: end the present session."""

    path: str
    begin: OfficerSession | None = None
    end: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class FileDownload:
    """A file to be saved under a name. ``content`` is read from its start and closed; whoever gives it has written it
    whole."""

    name: str
    content: BinaryIO


Outcome = ConsolePage | RedirectTo | FileDownload


def own_path(text: str) -> str:
    """A path within the console that a form asks to be redirected to; the start page for anything else."""
    is_plain = text.isascii() and text.isprintable() and "\\" not in text and len(text) < 500
    try:
        parts = urlsplit(text) if is_plain else None
    except ValueError:
        parts = None
    if parts is None or parts.scheme or parts.netloc or not parts.path.startswith(f"{ROOT}/") or "//" in parts.path:
        return HOME
    return text


def pages_of(page: int, total: int, lines: int, path: str) -> dict[str, object]:
    """What a pager shows: this page, the last one, and the address that the number is put behind."""
    last = max(1, -(-total // lines))
    return {"page": min(page, last), "last": last, "path": path}
