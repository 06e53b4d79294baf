"""The console's middleware: session, language, protection against forged forms, security headers.

Nothing of the console runs in a browser: the content security policy allows no script at all, and styles from the hub
alone.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from desktop import log as logs
from desktop.catalogue import LANGUAGES, Catalogue
from desktop.hub import database
from desktop.hub.console.forms import FORM_BYTES, UploadedFile, read_form, read_upload
from desktop.hub.console.render import Renderer
from desktop.hub.console.request_context import SIGN_IN, ConsolePage, FileDownload, Outcome, RedirectTo, RequestContext
from desktop.hub.console.sessions import Sessions, new_token
from desktop.hub.console.sign_ins import SignIns
from desktop.hub.console.words import ConsoleWords, preferred
from desktop.hub.limits import BUSY_SECONDS, Places, read_body
from desktop.hub.refused import Refused, refused

log = logging.getLogger("desktop.hub")
_PIECE = 64 << 10
_LANGUAGE_SECONDS = 365 * 86_400
_KNOWN_SECONDS = 180 * 86_400
_EXPLAINED = (400, 403, 404, 405, 408, 413, 429, 500, 503)
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OVER_TLS = {"Strict-Transport-Security": f"max-age={365 * 86_400}"}
"""Headers of a response over TLS, to the hub itself or to the proxy that it trusts: the browser never comes back
without it. For this host only; other hosts of the health office are not affected."""

Handler = Callable[[RequestContext], Outcome]
ChoosePlaces = Callable[[Request, dict[str, str]], Places]


class ConsoleMiddleware:
    """Answers requests of the console with pages: session, form, language, errors."""

    def __init__(self, sessions: Sessions, sign_ins: SignIns, catalogue: Catalogue) -> None:
        self._sessions = sessions
        self._sign_ins = sign_ins
        self._words = {language: ConsoleWords(catalogue, language) for language in LANGUAGES}
        self._renderer = Renderer()

    async def answer(
        self,
        request: Request,
        handler: Handler,
        *,
        open_to_all: bool = False,
        places: ChoosePlaces | None = None,
        file_bytes: int = 0,
    ) -> Response:
        """The response with a handler's page. ``open_to_all``: no session is needed; ``places``: gives the limited
        place that an expensive request takes, or refuses it. ``file_bytes``: the form brings a file of at most this
        size."""
        token = _cookie(request, "session") or _cookie(request, "form")
        fresh = "" if token else new_token()
        context = RequestContext(request.url.path, {}, {}, {}, self._language(request), token or fresh, None)
        try:
            form, file = await self._form(request, context, file_bytes)
            place = places(request, form).one() if places else nullcontext()
            context = await self._context(request, context, form, file)
            if context.session is None and not open_to_all:
                response = self._redirect(request, RedirectTo(f"{SIGN_IN}?to={quote(_path(request))}"))
            else:
                with place:
                    outcome = await run_in_threadpool(handler, context)
                response = self._response(request, context, outcome)
        except Refused as error:
            response = self._problem(request, context, error.status, error.retry_after)
        except database.AWAY as error:
            log.warning("database: %s", type(getattr(error, "orig", None) or error).__name__)
            response = self._problem(request, context, 503, BUSY_SECONDS)
        except Exception as error:  # the process's last line: one request must not end it, nor tell its contents
            log.error("console: %s", logs.outline(type(error), error.__traceback__))
            response = self._problem(request, context, 500)
        if fresh and not isinstance(response, RedirectResponse):
            _set(request, response, "form", fresh)
        return response

    def file(self, request: Request, path: Path, kind: str) -> Response:
        """The response with a static file."""
        return Response(path.read_bytes(), media_type=kind, headers=_headers(request, "max-age=3600"))

    def _response(self, request: Request, context: RequestContext, outcome: Outcome) -> Response:
        if isinstance(outcome, RedirectTo):
            return self._redirect(request, outcome)
        if isinstance(outcome, FileDownload):
            return _download(request, outcome)
        return self._page(request, context, outcome)

    async def _form(
        self, request: Request, context: RequestContext, file_bytes: int
    ) -> tuple[dict[str, str], UploadedFile]:
        if request.method != "POST":
            return {}, UploadedFile()
        body = await read_body(request, FORM_BYTES + file_bytes)
        if file_bytes:
            form, file = read_upload(request.headers.get("content-type", ""), body)
        else:
            form, file = read_form(body), UploadedFile()
        if not self._sessions.is_form_key(form.get("form_key", ""), context.token):
            raise refused(403, "token")
        return form, file

    async def _context(
        self, request: Request, context: RequestContext, form: dict[str, str], file: UploadedFile
    ) -> RequestContext:
        held = _cookie(request, "session")
        session = await run_in_threadpool(self._sessions.find, held) if held else None
        query = dict(request.query_params)
        return RequestContext(
            context.path, request.path_params, query, form, context.words, context.token, session, file
        )

    def _language(self, request: Request) -> ConsoleWords:
        chosen = request.cookies.get("venuedesk_language", "")
        return self._words[chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", ""))]

    def _page(self, request: Request, context: RequestContext, page: ConsolePage) -> Response:
        here = _path(request) if request.method == "GET" else request.url.path
        values = {
            "officer": context.session.officer if context.session else "",
            "here": here,
            "path": request.url.path,
            "form_key": self._sessions.form_key(context.token),
            "other_language": LANGUAGES[context.words.language == "zh"],
        }
        text = self._renderer.page(page.template, context.words, {**values, **page.values})
        headers = {**_headers(request), "Content-Language": context.words.language}
        return HTMLResponse(text, page.status, headers)

    def _problem(
        self, request: Request, context: RequestContext, status: int, retry_after: int | None = None
    ) -> Response:
        known_status = status if status in _EXPLAINED else 400
        response = self._page(request, context, ConsolePage("problem.html", {"known_status": known_status}, status))
        if retry_after is not None:
            response.headers["Retry-After"] = str(retry_after)
        return response

    def _redirect(self, request: Request, go: RedirectTo) -> Response:
        response = RedirectResponse(go.path, 303, _headers(request))
        if go.begin is not None:
            _set(request, response, "session", go.begin.token)
            officer = go.begin.officer
            response.set_cookie(
                self._sign_ins.cookie(officer),
                self._sign_ins.mark(officer),
                max_age=_KNOWN_SECONDS,
                path=SIGN_IN,
                httponly=True,
                samesite="strict",
                secure=_is_tls(request),
            )
        if go.end:
            response.delete_cookie(_name(request, "session"), path="/")
        if go.language in LANGUAGES:
            response.set_cookie(
                "venuedesk_language",
                go.language,
                max_age=_LANGUAGE_SECONDS,
                path="/",
                httponly=True,
                samesite="strict",
                secure=_is_tls(request),
            )
        return response


def _download(request: Request, file: FileDownload) -> Response:
    """The response that a browser saves as a file. Names are the hub's own: letters, digits, hyphens and a dot."""
    content = file.content
    size = content.seek(0, 2)
    content.seek(0)

    def pieces() -> Iterator[bytes]:
        with content:
            while piece := content.read(_PIECE):
                yield piece

    headers = {
        **_headers(request),
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Content-Length": str(size),
    }
    return StreamingResponse(pieces(), media_type="application/octet-stream", headers=headers)


def _headers(request: Request, keep: str = "no-store") -> dict[str, str]:
    return {**HEADERS, **(OVER_TLS if _is_tls(request) else {}), "Cache-Control": keep}


def _path(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _is_tls(request: Request) -> bool:
    return request.url.scheme == "https"


def _name(request: Request, purpose: str) -> str:
    """A browser lets nobody but this very host set a cookie of such a name, over TLS only."""
    return f"__Host-venuedesk_{purpose}" if _is_tls(request) else f"venuedesk_{purpose}"


def _cookie(request: Request, purpose: str) -> str:
    return request.cookies.get(_name(request, purpose), "")[:200]


def _set(request: Request, response: Response, purpose: str, value: str) -> None:
    """For as long as the browser is open."""
    response.set_cookie(
        _name(request, purpose), value, path="/", httponly=True, samesite="strict", secure=_is_tls(request)
    )
