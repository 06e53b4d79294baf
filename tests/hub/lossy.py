"""A network between desk and hub that loses what a test wants it to lose. Real sockets on both sides."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from tests.no_tls import NO_TLS

FATES = ("there", "lost on the way", "answer lost", "busy")


@dataclass
class Network:
    """``outcomes`` of the next requests to the hub that change something there; later ones arrive."""

    hub: str
    url: str = ""
    outcomes: list[str] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    network: Network
    client: httpx.Client

    def do_GET(self) -> None:
        self._forward(b"")

    def do_POST(self) -> None:
        self._forward(self.rfile.read(int(self.headers["Content-Length"])))

    def _forward(self, body: bytes) -> None:
        outcome = (
            self.network.outcomes.pop(0) if self.path.startswith("/v1/push") and self.network.outcomes else "there"
        )
        if outcome == "lost on the way":
            self._cut()
            return
        if outcome == "busy":
            self._answer(503, b'{"code":"busy"}', {"Retry-After": "5"})
            return
        kept = {
            name: value for name, value in self.headers.items() if name.lower() in ("authorization", "content-type")
        }
        answer = self.client.request(self.command, self.path, content=body, headers=kept)
        if outcome == "answer lost":
            self._cut()
            return
        headers = {name: answer.headers[name] for name in ("Retry-After", "Content-Type") if name in answer.headers}
        self._answer(answer.status_code, answer.content, headers)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def lossy_network(hub: str) -> Iterator[Network]:
    """A network to a hub."""
    network = Network(hub)
    with httpx.Client(base_url=hub, timeout=60, trust_env=False, verify=NO_TLS) as client:
        handler = type("Handler", (_Handler,), {"network": network, "client": client})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        network.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield network
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
