"""What a desk says to its hub: who it is, what it has, and how it joins."""

from collections.abc import Callable
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.store.queries.outbox import Identity
from desktop.sync import troubles
from desktop.sync.admission import read_certificate
from desktop.sync.link import Link, Refused
from desktop.sync.state import Hub
from desktop.sync.wire import (
    PROTOCOL,
    DigestsAnswer,
    Enroll,
    Enrolled,
    Hello,
    Join,
    Joined,
    PullAnswer,
    SessionAsked,
    SessionProof,
    SessionToken,
    Standing,
    WireError,
    signed,
)

S = TypeVar("S")

_PULL, _DIGESTS, _JOIN = "/v1/pull", "/v1/digests", "/v1/join"
_HELLO, _ENROLL, _SESSION, _DESK, _PUSH = "/v1/hello", "/v1/enroll", "/v1/session", "/v1/desk", "/v1/push"


class HubClient:
    """A desk at its hub. A session is begun when it is needed, and begun again when the hub forgot it."""

    def __init__(self, link: Link, hub: Hub, identity: Identity, key: Ed25519PrivateKey) -> None:
        self._link = link
        self._hub = hub
        self._identity = identity
        self._key = key
        self._token = ""
        self.ahead = 0
        """How many ms this PC's clock is ahead of the hub's, as of the last greeting."""

    def in_life(self, identity: Identity) -> "HubClient":
        """The same desk in another of its lives, in the same session. Raises ``SyncTrouble``, ``Refused``."""
        self._token = self._token or self._session()
        other = HubClient(self._link, self._hub, identity, self._key)
        other._token = self._token
        return other

    def standing(self) -> Standing:
        """What the hub has of this desk. Raises ``SyncTrouble``, ``Refused``."""
        path = f"{_DESK}?incarnation={self._identity.incarnation}"
        return self._in_session(lambda token: self._link.get(path, Standing, token))

    def pull(self, since: int) -> PullAnswer:
        """What the venue's other desks did after a number of the hub's. Raises ``SyncTrouble``, ``Refused``."""
        path = f"{_PULL}?incarnation={self._identity.incarnation}&cursor={since}"
        return self._in_session(lambda token: self._link.get(path, PullAnswer, token))

    def digests(self, first: int, count: int) -> DigestsAnswer:
        """The digests of this life's records as the hub has them. Raises ``SyncTrouble``, ``Refused``."""
        path = f"{_DIGESTS}?incarnation={self._identity.incarnation}&first={first}&count={count}"
        return self._in_session(lambda token: self._link.get(path, DigestsAnswer, token))

    def push(self, segment: bytes) -> Standing:
        """Hand over a segment. Raises ``SyncTrouble``, ``Refused``."""
        return self._in_session(lambda token: self._link.post(_PUSH, segment, Standing, token))

    def _in_session(self, ask: Callable[[str], S]) -> S:
        if self._token:
            try:
                return ask(self._token)
            except Refused as refused:
                if refused.code != "token":
                    raise
        self._token = self._session()
        return ask(self._token)

    def _session(self) -> str:
        hello = greet(self._link)
        if (hello.hub, hello.key) != (self._hub.id, self._hub.key):
            raise troubles.other_hub(self._link.url)
        now = self._link.clock.now_ms()
        self.ahead = now - hello.now
        proof = signed("session", SessionProof(hello.hub, self._identity.desk, hello.nonce, now), self._key)
        return self._link.post(_SESSION, SessionAsked(self._hub.certificate, proof), SessionToken).token


def greet(link: Link) -> Hello:
    """Who answers there. Raises ``SyncTrouble``."""
    try:
        hello = link.get(_HELLO, Hello)
    except Refused:
        raise troubles.not_a_hub(link.url) from None
    if hello.protocol > PROTOCOL:
        raise troubles.newer_hub(link.url)
    return hello


def enroll(link: Link, hello: Hello, asked: Enroll) -> Hub:
    """Join the hub that said hello with a one-time ticket. Raises ``SyncTrouble``.

    Asked again with the same key after an answer was lost, a hub answers the same again.
    """
    try:
        enrolled = link.post(_ENROLL, asked, Enrolled)
        certificate = read_certificate(enrolled.certificate, hello.hub, hello.key, asked.desk, asked.key)
    except Refused as refused:
        raise troubles.refused(refused.code) from None
    except WireError:
        raise troubles.not_a_hub(link.url) from None
    if certificate.venue != asked.venue:
        raise troubles.not_a_hub(link.url)
    return Hub(hello.hub, link.url, hello.key, hello.age, enrolled.certificate, enrolled.approved)


def join(link: Link, hello: Hello, asked: Join) -> tuple[Hub, str, int]:
    """Join as another desk of a venue that the hub knows: the hub, the venue's identifier, the desk's number in it.

    Raises ``SyncTrouble``. Asked again with the same key after an answer was lost, a hub answers the same again.
    """
    try:
        joined = link.post(_JOIN, asked, Joined)
        certificate = read_certificate(joined.certificate, hello.hub, hello.key, asked.desk, asked.key)
    except Refused as refused:
        raise troubles.refused(refused.code) from None
    except WireError:
        raise troubles.not_a_hub(link.url) from None
    if joined.number < 1:
        raise troubles.not_a_hub(link.url)
    hub = Hub(hello.hub, link.url, hello.key, hello.age, joined.certificate, True)
    return hub, certificate.venue, joined.number
