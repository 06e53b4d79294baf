"""A request of a phone: its place, language, cookies and form; and what is sent back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request

from desktop.catalogue import LANGUAGES
from desktop.hub.check_in.form import TypedForm
from desktop.hub.check_in.phone import OwnVisits, PhoneCookies, PhoneOwner
from desktop.hub.check_in.render import PageWords
from desktop.hub.console.words import preferred
from desktop.hub.limits import read_body
from desktop.hub.refused import refused

FORM_BYTES = 16 << 10
_MOST_FIELDS = 60
OWNER, VISITS, LANGUAGE = "owner", "visits", "language"
"""Names of cookies."""


@dataclass(frozen=True, slots=True)
class PhoneRequest:
    """A request as handlers see it. ``owner`` and ``visits`` are what the phone's cookies hold."""

    path: str
    query: Mapping[str, str]
    words: PageWords
    form: TypedForm
    owner: PhoneOwner | None
    visits: OwnVisits
    now: int


@dataclass(frozen=True, slots=True)
class PhoneAnswer:
    """What is sent back: a template and its values, or a redirection. ``owner`` and ``visits`` are put into cookies where they
    are given; ``forget`` deletes both."""

    template: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    redirect: str = ""
    owner: PhoneOwner | None = None
    visits: OwnVisits | None = None
    forget: bool = False
    forget_owner: bool = False
    retry_after: int | None = None


def is_tls(request: Request) -> bool:
    """Whether the phone's connection is encrypted, as far as this process or its proxy knows."""
    return bool(request.scope["scheme"] == "https")


def cookie_name(request: Request, purpose: str) -> str:
    """A browser lets nobody but this very host set a cookie of such a name, over TLS only."""
    return f"__Host-venuedesk_{purpose}" if is_tls(request) else f"venuedesk_{purpose}"


def language_of(request: Request) -> str:
    """The language that was chosen, else the phone's."""
    for chosen in (request.query_params.get("lang", ""), request.cookies.get(cookie_name(request, LANGUAGE), "")):
        if chosen in LANGUAGES:
            return chosen
    return preferred(request.headers.get("accept-language", ""))


def read_cookies(request: Request, cookies: PhoneCookies) -> tuple[PhoneOwner | None, OwnVisits]:
    """What the phone remembers; nothing where a cookie does not open."""
    owner = request.cookies.get(cookie_name(request, OWNER), "")
    visits = request.cookies.get(cookie_name(request, VISITS), "")
    return (
        cookies.open(owner, PhoneOwner) if owner else None,
        (cookies.open(visits, OwnVisits) if visits else None) or OwnVisits(),
    )


async def read_form(request: Request) -> TypedForm:
    """The form of a POST. Raises ``Refused`` for one that another site's page sent, is too large or none."""
    require_own_page(request)
    body = await read_body(request, FORM_BYTES)
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise refused(400, "format") from None
    return TypedForm(dict(pairs))


def require_own_page(request: Request) -> None:
    """Raises ``Refused`` (403) for a POST that a browser says comes from another site's page. Browsers that say nothing send
    no cookies of ours with such a POST (``SameSite``)."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise refused(403, "foreign")
    origin = request.headers.get("origin", "")
    if origin not in ("", "null") and origin.partition("://")[2] != request.headers.get("host", ""):
        raise refused(403, "foreign")
