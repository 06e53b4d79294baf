"""HTTP to one hub, with limits on time and size of responses.

TLS is verified, against the system's authorities and those that come with the program. An invalid response becomes a
``SyncError``; a refusal of the hub a ``RefusedByHub``.
"""

import re
import socket
import ssl
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, TypeVar, cast

import certifi
import httpx
import msgspec

from desktop.domain import sync_errors
from desktop.domain.cancellation import CancellationToken
from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.sync_errors import SyncError
from desktop.sync.segment import BROKEN
from desktop.sync.wire import Refusal

if TYPE_CHECKING:
    from httpcore import NetworkStream

MOST_ANSWER = 1 << 20
JSON, SEGMENT = "application/json", "application/octet-stream"
_HOST = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*|[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_MOST_RETRY_AFTER = 86_400.0
_NOT_YET_VALID, _EXPIRED = 9, 10  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED

S = TypeVar("S", bound=msgspec.Struct)


class RefusedByHub(Exception):
    """The hub refused the request; ``code`` as in ``wire.Refusal``. ``token``: it demands a new session."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.code = refusal.code
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits in seconds: to connect, between two pieces of a response, and for a request as a whole."""

    connect: float = 10.0
    read: float = 15.0
    whole: float = 60.0


class Link:
    """A connection to the hub at ``url``, kept open between requests; close it after use."""

    def __init__(
        self,
        url: str,
        clock: Clock,
        *,
        authority: str = "",
        plain: bool = False,
        limits: Limits | None = None,
        stop: CancellationToken | None = None,
    ) -> None:
        """``stop`` ends requests from another thread; requests have to be made within its ``using_store``."""
        self._stop = stop
        self.url = checked_url(url, plain=plain)
        self.clock = clock
        self._limits = limits or Limits()
        self._watch = _Watch(self._limits.whole)
        self._http = httpx.Client(
            base_url=self.url,
            verify=_trust(self.url, authority),
            trust_env=not _is_here(self.url),
            timeout=httpx.Timeout(self._limits.read, connect=self._limits.connect),
            headers={"Accept": JSON, "Accept-Encoding": "identity"},
        )

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, kind: type[S], token: str = "") -> S:
        """The response to a GET. Raises ``SyncError``, ``RefusedByHub``."""
        return self._ask("GET", path, None, JSON, kind, token)

    def post(self, path: str, body: msgspec.Struct | bytes, kind: type[S], token: str = "") -> S:
        """The response to a POST of a message or a segment. Raises ``SyncError``, ``RefusedByHub``."""
        if isinstance(body, bytes):
            return self._ask("POST", path, body, SEGMENT, kind, token)
        return self._ask("POST", path, msgspec.json.encode(body), JSON, kind, token)

    def _ask(self, method: str, path: str, body: bytes | None, content: str, kind: type[S], token: str) -> S:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = content
        with (
            self._stop.using_network(self._watch.cut) if self._stop else nullcontext(),
            self._connection_errors(),
            self._watch.running(),
            self._http.stream(
                method, path, content=body, headers=headers, extensions={"trace": self._watch.trace}
            ) as response,
        ):
            answer = self._read(response)
        if response.status_code == 200:
            return self._decoded(answer, kind)
        raise self._refusal(response, answer)

    def _read(self, response: httpx.Response) -> bytes:
        answer = bytearray()
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise sync_errors.not_a_hub(self.url)
        for piece in response.iter_raw():
            answer += piece
            if len(answer) > MOST_ANSWER:
                raise sync_errors.not_a_hub(self.url)
        return bytes(answer)

    def _decoded(self, answer: bytes, kind: type[S]) -> S:
        try:
            return msgspec.json.decode(answer, type=kind)
        except BROKEN:
            raise sync_errors.not_a_hub(self.url) from None

    def _refusal(self, response: httpx.Response, answer: bytes) -> Exception:
        status = response.status_code
        if status == 429 or status >= 500:
            return sync_errors.busy(self.url, _seconds(response.headers.get("Retry-After", "")))
        if status == 408:
            return sync_errors.slow(self.url)
        if status == 401:
            return RefusedByHub(Refusal("token"))
        if status == 413:
            return RefusedByHub(Refusal("size"))
        if status < 400:
            return sync_errors.not_a_hub(self.url)
        return RefusedByHub(self._decoded(answer, Refusal))

    @contextmanager
    def _connection_errors(self) -> Iterator[None]:
        """Raises errors of the connection as ``SyncError``."""
        try:
            yield
        except httpx.HTTPError as error:
            if self._watch.expired:
                raise sync_errors.slow(self.url) from None
            raise self._on_the_way(error) from None

    def _on_the_way(self, error: httpx.HTTPError) -> SyncError:
        for cause in _causes(error):
            if isinstance(cause, ssl.SSLCertVerificationError):
                if cause.verify_code in (_NOT_YET_VALID, _EXPIRED):
                    return sync_errors.certificate_out_of_date(self.url, self.clock.today().isoformat())
                return sync_errors.wrong_certificate(self.url, cause.verify_message)
            if isinstance(cause, ssl.SSLError) and cause.reason == "WRONG_VERSION_NUMBER":
                return sync_errors.not_a_hub(self.url)
        if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
            return sync_errors.slow(self.url)
        cut_off = ("disconnected", "peer closed")  # the connection was lost, in the words of h11 and httpcore
        if isinstance(error, httpx.RemoteProtocolError) and not any(sign in str(error) for sign in cut_off):
            return sync_errors.not_a_hub(self.url)
        return sync_errors.no_network(self.url)


class _Watch:
    """Ends a request that exceeds its time by shutting down its socket. A limit between two pieces of a response would
    not do: a hub could send its headers a byte at a time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._stream: NetworkStream | None = None
        self._is_cut = False
        self.expired = False

    def trace(self, event: str, info: Mapping[str, object]) -> None:
        """The ``trace`` extension of httpx: called with events of the connection."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._stream = cast("NetworkStream", info["return_value"])
            if self._is_cut:
                self._shut()

    @contextmanager
    def running(self) -> Iterator[None]:
        self.expired = False
        timer = threading.Timer(self._seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def cut(self) -> None:
        """Shut down the present and every later request; callable from another thread."""
        self._is_cut = True
        self._shut()

    def _expire(self) -> None:
        self.expired = True
        self._shut()

    def _shut(self) -> None:
        if self._stream is not None:
            with suppress(OSError):
                # The plain socket's own: that of TLS would take the state away from under the thread that reads.
                socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)


def checked_url(text: str, *, plain: bool = False) -> str:
    """A hub's address without a slash at its end. Raises ``BadInput`` for an invalid one, and for plain HTTP to another
    PC unless ``plain``."""
    try:
        url = httpx.URL(unicodedata.normalize("NFKC", text).strip())  # an input method types full-width letters
    except httpx.InvalidURL:
        url = httpx.URL("")
    is_host = _HOST.fullmatch(url.raw_host.decode("ascii")) and (url.port is None or 0 < url.port < 65_536)
    if url.scheme not in ("http", "https") or not is_host or url.query or url.fragment or url.userinfo:
        raise BadInput.at(
            "hub",
            message("sync", "Type the hub's address as the health office gave it, such as https://hub.example."),
        )
    if url.scheme == "http" and not plain and not _is_here(str(url)):
        raise BadInput.at("hub", message("sync", "A hub on another PC is reached through https:// only."))
    return str(url).rstrip("/")


def _is_here(url: str) -> bool:
    host = httpx.URL(url).host
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _trust(url: str, authority: str) -> ssl.SSLContext:
    """What a hub's certificate is checked against. Without TLS there is none, and nothing is read for it."""
    if url.startswith("http:") and not authority:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return _trusting(authority)


@lru_cache(maxsize=2)
def _trusting(authority: str) -> ssl.SSLContext:
    """The certificates of this PC, of certifi and of the hub; reading them takes a tenth of a second, and a desk connects
    every few minutes."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if authority:
        try:
            context.load_verify_locations(cadata=authority)
        except (ssl.SSLError, ValueError):
            raise BadInput.at("authority", message("sync", "This is no certificate of a hub (PEM).")) from None
    return context


def _seconds(text: str) -> float | None:
    """The seconds of a Retry-After header; a date is ignored, since clocks differ."""
    return min(float(text), _MOST_RETRY_AFTER) if text.isascii() and text.isdigit() else None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
