"""The protocol's requests as methods: enrol, join, open a session, push, pull, and compare digests."""

from collections.abc import Callable
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain import sync_errors
from desktop.store.queries.outbox import DeskIdentity
from desktop.sync.link import Link, RefusedByHub
from desktop.sync.office import verified_statement
from desktop.sync.state import HubRegistration
from desktop.sync.stick_requests import read_certificate
from desktop.sync.wire import (
    PROTOCOL,
    DigestsAnswer,
    Enroll,
    Enrolled,
    Hello,
    HubPosition,
    Join,
    Joined,
    PullAnswer,
    SessionProof,
    SessionRequest,
    SessionToken,
    WireError,
    signed,
)

S = TypeVar("S")

_PULL, _DIGESTS, _JOIN = "/v1/pull", "/v1/digests", "/v1/join"
_HELLO, _ENROLL, _SESSION, _DESK, _PUSH = "/v1/hello", "/v1/enroll", "/v1/session", "/v1/desk", "/v1/push"


class HubClient:
    """A desk's requests to its hub. Opens a session before the first request, and a new one when the hub refuses its
    token."""

    def __init__(self, link: Link, hub: HubRegistration, identity: DeskIdentity, key: Ed25519PrivateKey) -> None:
        self._link = link
        self._hub = hub
        self._identity = identity
        self._key = key
        self._token = ""
        self.ahead = 0
        """How many ms this PC's clock is ahead of the hub's, as of the last greeting."""

    def in_incarnation(self, identity: DeskIdentity) -> "HubClient":
        """The same desk in another of its incarnations, in the same session. Raises ``SyncError``, ``RefusedByHub``."""
        self._token = self._token or self._session()
        other = HubClient(self._link, self._hub, identity, self._key)
        other._token = self._token
        return other

    def position(self) -> HubPosition:
        """The signed receipt of what the hub has of this desk. Raises ``SyncError``, ``RefusedByHub``."""
        path = f"{_DESK}?incarnation={self._identity.incarnation}"
        return self._in_session(lambda token: self._link.get(path, HubPosition, token))

    def pull(self, since: int, waiting: int | None = None) -> PullAnswer:
        """A page of the venue's changes after the number ``since``. ``waiting``: how many records the hub has not
        acknowledged. Raises ``SyncError``, ``RefusedByHub``."""
        path = f"{_PULL}?incarnation={self._identity.incarnation}&cursor={since}"
        path += "" if waiting is None else f"&waiting={waiting}"
        return self._in_session(lambda token: self._link.get(path, PullAnswer, token))

    def digests(self, first: int, count: int) -> DigestsAnswer:
        """The digests that the hub has of this incarnation's records. Raises ``SyncError``, ``RefusedByHub``."""
        path = f"{_DIGESTS}?incarnation={self._identity.incarnation}&first={first}&count={count}"
        return self._in_session(lambda token: self._link.get(path, DigestsAnswer, token))

    def push(self, segment: bytes) -> HubPosition:
        """Send a segment. Raises ``SyncError``, ``RefusedByHub``."""
        return self._in_session(lambda token: self._link.post(_PUSH, segment, HubPosition, token))

    def _in_session(self, ask: Callable[[str], S]) -> S:
        if self._token:
            try:
                return ask(self._token)
            except RefusedByHub as refused:
                if refused.code != "token":
                    raise
        self._token = self._session()
        return ask(self._token)

    def _session(self) -> str:
        hello = greet(self._link)
        if (hello.hub, hello.key) != (self._hub.id, self._hub.key):
            raise sync_errors.other_hub(self._link.url)
        now = self._link.clock.now_ms()
        self.ahead = now - hello.now
        proof = signed("session", SessionProof(hello.hub, self._identity.desk, hello.nonce, now), self._key)
        return self._link.post(_SESSION, SessionRequest(self._hub.certificate, proof), SessionToken).token


def greet(link: Link) -> Hello:
    """The hub's ``Hello``. Raises ``SyncError``."""
    try:
        hello = link.get(_HELLO, Hello)
    except RefusedByHub:
        raise sync_errors.not_a_hub(link.url) from None
    if hello.protocol > PROTOCOL:
        raise sync_errors.newer_hub(link.url)
    return hello


def enroll(link: Link, hello: Hello, asked: Enroll) -> tuple[HubRegistration, bytes]:
    """Enrol at the hub of ``Hello`` with a one-time ticket; gives the hub, and its signed statement of the office key (empty
    for none). Raises ``SyncError``.

    A request may be repeated with the same key after its response was lost: the hub gives the same response.
    """
    try:
        enrolled = link.post(_ENROLL, asked, Enrolled)
        certificate = read_certificate(enrolled.certificate, hello.hub, hello.key, asked.desk, asked.key)
    except RefusedByHub as refused:
        raise sync_errors.refused(refused.code) from None
    except WireError:
        raise sync_errors.not_a_hub(link.url) from None
    if certificate.venue != asked.venue:
        raise sync_errors.not_a_hub(link.url)
    hub = HubRegistration(hello.hub, link.url, hello.key, hello.age, enrolled.certificate, enrolled.approved)
    return hub, verified_office(link, hub, enrolled.office)


def verified_office(link: Link, hub: HubRegistration, statement: bytes) -> bytes:
    """The statement of an office key, if it is the hub's. Raises ``SyncError``."""
    try:
        if statement:
            verified_statement(statement, hub.id, hub.key)
    except WireError:
        raise sync_errors.not_a_hub(link.url) from None
    return statement


def join(link: Link, hello: Hello, asked: Join) -> tuple[HubRegistration, str, int, bytes]:
    """Enrol as a further desk of a venue that the hub knows; gives the hub, the venue's identifier, the desk's number in
    the venue, and the hub's signed statement of the office key (empty for none). Raises ``SyncError``.

    A request may be repeated with the same key after its response was lost: the hub gives the same response.
    """
    try:
        joined = link.post(_JOIN, asked, Joined)
        certificate = read_certificate(joined.certificate, hello.hub, hello.key, asked.desk, asked.key)
    except RefusedByHub as refused:
        raise sync_errors.refused(refused.code) from None
    except WireError:
        raise sync_errors.not_a_hub(link.url) from None
    if joined.number < 1:
        raise sync_errors.not_a_hub(link.url)
    hub = HubRegistration(hello.hub, link.url, hello.key, hello.age, joined.certificate, True)
    return hub, certificate.venue, joined.number, verified_office(link, hub, joined.office)
