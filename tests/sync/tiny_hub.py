"""A small hub in memory that speaks ``wire`` over real sockets, and answers as a test wants.

The real one is tested in ``tests/hub``; this one does what a real one does not: lie, dawdle, talk without end.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.clock import Clock
from desktop.services.office.identity import NewOfficeKey, new_office_key
from desktop.sync.office import sign_statement
from desktop.sync.segment import FIRST_CHAIN, Record, Segment, chain_after, open_segment, peek
from desktop.sync.wire import (
    Certificate,
    Digests,
    DigestsAnswer,
    Enroll,
    Enrolled,
    Hello,
    HubPosition,
    OfficeKey,
    PullAnswer,
    Pulled,
    Receipt,
    Refusal,
    Reject,
    SessionProof,
    SessionRequest,
    SessionToken,
    public_key,
    signed,
    verified,
)

TICKET = "ONE-TIME-TICKET"
KEY = new_office_key()


class Handler(BaseHTTPRequestHandler):
    """One connection of a desk."""

    protocol_version = "HTTP/1.1"
    hub: "TinyHub"

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers["Content-Length"])))

    def _serve(self, body: bytes) -> None:
        path, _, query = self.path.partition("?")
        asked = dict(parse_qsl(query))
        self.hub.live(asked.get("incarnation", ""))
        self.hub.asked.append(path)
        trick = self.hub.tricks.get(path)
        if trick:
            trick.pop(0)(self, body)
        else:
            self.answer(*self.hub.answer(path, self.headers.get("Authorization", ""), body, asked))

    def answer(self, status: int, thing: msgspec.Struct | bytes, **headers: str) -> None:
        data = thing if isinstance(thing, bytes) else msgspec.json.encode(thing)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def cut(self) -> None:
        """End the connection without an answer."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


Trick = Callable[[Handler, bytes], None]


@dataclass
class TinyHub:
    """What a hub keeps of one desk. ``tricks`` are played instead of the next answers of a path, one each."""

    url: str = ""
    id: str = "hub-of-the-test"
    epoch: str = "epoch-1"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    age: pyrage.x25519.Identity = field(default_factory=pyrage.x25519.Identity.generate)
    office: NewOfficeKey | None = KEY
    number: int = 1
    approved: bool = True
    ahead: int = 0
    desk: Enroll | None = None
    records: list[Record] = field(default_factory=list)
    chains: list[bytes] = field(default_factory=lambda: [FIRST_CHAIN])
    safe: int = 0
    rejects: tuple[Reject, ...] = ()
    most: int = 2_000
    tricks: dict[str, list[Trick]] = field(default_factory=dict)
    incarnation: str = ""
    former: dict[str, tuple[list[Record], list[bytes]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def trick(self, path: str, *tricks: Trick) -> None:
        self.tricks.setdefault(path, []).extend(tricks)

    def live(self, incarnation: str) -> None:
        """Speak of another incarnation of the desk."""
        if incarnation and incarnation != self.incarnation:
            if self.incarnation:
                self.former[self.incarnation] = self.records, self.chains
                self.records, self.chains = self.former.pop(incarnation, ([], [FIRST_CHAIN]))
            self.incarnation = incarnation

    def answer(
        self, path: str, token: str, body: bytes, asked: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[int, msgspec.Struct]:
        """What a good hub says."""
        if path == "/v1/hello":
            raw = self.key.public_key().public_bytes_raw()
            now = Clock().now_ms() - self.ahead
            return 200, Hello(self.id, self.epoch, raw, str(self.age.to_public()), "nonce-1", now)
        if path == "/v1/enroll":
            return self._enroll(msgspec.json.decode(body, type=Enroll))
        if path == "/v1/session":
            return self._session(msgspec.json.decode(body, type=SessionRequest))
        if token != "Bearer token-1":
            return 401, Refusal("token")
        if path == "/v1/pull":
            return 200, PullAnswer(self.page(int(asked["cursor"])))
        if path == "/v1/digests":
            return 200, DigestsAnswer(self.digests(int(asked["first"]), int(asked["count"])))
        if path == "/v1/desk":
            return 200, msgspec.structs.replace(self.position(), office=self.statement())
        return self.take(body)

    def statement(self) -> bytes:
        """The signed statement of its office key, empty where it has none."""
        if self.office is None:
            return b""
        key, number = self.office, self.number
        return sign_statement(OfficeKey(self.id, number, key.office, key.recovery, 0), self.key)

    def page(self, since: int, **changes: Any) -> bytes:
        """What the other desks did: nothing."""
        assert self.desk is not None
        page = Pulled(
            self.id,
            self.epoch,
            self.desk.venue,
            self.desk.desk,
            self.incarnation,
            len(self.records),
            since,
            since,
            False,
            (),
            Clock().now_ms(),
        )
        return signed("pull", msgspec.structs.replace(page, **changes), self.key)

    def digests(self, first: int, count: int) -> bytes:
        assert self.desk is not None
        found = tuple(record.digest for record in self.records[first - 1 : first - 1 + count])
        digests = Digests(self.id, self.desk.desk, self.incarnation, len(self.records), first, found)
        return signed("digests", digests, self.key)

    def _enroll(self, asked: Enroll) -> tuple[int, msgspec.Struct]:
        if asked.ticket != TICKET or (self.desk and (self.desk.desk, self.desk.key) != (asked.desk, asked.key)):
            return 403, Refusal("ticket")
        self.desk = asked
        certificate = Certificate(self.id, asked.venue, asked.desk, asked.key, 0)
        return 200, Enrolled(signed("certificate", certificate, self.key), self.approved, self.statement())

    def _session(self, asked: SessionRequest) -> tuple[int, msgspec.Struct]:
        certificate = verified("certificate", asked.certificate, Certificate, self.key.public_key())
        proof = verified("session", asked.proof, SessionProof, public_key(certificate.key))
        assert (proof.hub, proof.desk, proof.nonce) == (self.id, certificate.desk, "nonce-1")
        return (200, SessionToken("token-1")) if self.approved else (403, Refusal("not_approved"))

    def receipt(self, **changes: Any) -> bytes:
        """The signed receipt of what is here, or of something that is not true."""
        assert self.desk is not None
        stored = len(self.records)
        receipt = Receipt(
            self.id,
            self.epoch,
            self.desk.venue,
            self.desk.desk,
            self.incarnation or self.desk.incarnation,
            stored,
            self.chains[stored],
            min(self.safe, stored),
            self.rejects,
            Clock().now_ms(),
        )
        return signed("receipt", msgspec.structs.replace(receipt, **changes), self.key)

    def position(self) -> HubPosition:
        return HubPosition(self.receipt(), len(self.records) + 1)

    def take(self, data: bytes) -> tuple[int, msgspec.Struct]:
        """Take a segment, by HTTP or from a stick."""
        assert self.desk is not None
        self.live(peek(data).incarnation)
        if peek(data).n > self.most:
            return 413, Refusal("size")
        segment = open_segment(data, public_key(self.desk.key))
        self.sizes.append(segment.header.n)
        return self.store(segment)

    def store(self, segment: Segment) -> tuple[int, msgspec.Struct]:
        first, have = segment.header.first, len(self.records)
        if first > have + 1:
            return 409, Refusal("gap", have + 1, self.receipt())
        if segment.header.previous != self.chains[first - 1]:
            return 409, Refusal("fork")
        overlap = have + 1 - first
        if [r.digest for r in segment.records[:overlap]] != [r.digest for r in self.records[first - 1 :]][
            : segment.header.n
        ]:
            return 409, Refusal("fork")
        for record in segment.records[overlap:]:
            self.records.append(record)
            self.chains.append(chain_after(self.chains[-1], [record]))
        return 200, self.position()

    def forget_after(self, seq: int) -> None:
        """As a hub that was restored from a backup of yesterday."""
        del self.records[seq:]
        del self.chains[seq + 1 :]


@contextmanager
def serving(hub: TinyHub, tls: ssl.SSLContext | None = None) -> Iterator[TinyHub]:
    """The hub at a port of its own on this PC."""
    handler = type("HandlerOfThisHub", (Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    hub.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
