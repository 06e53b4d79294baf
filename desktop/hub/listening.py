"""Where the hub listens, and the host names under which it responds.

Beyond this PC it listens only with TLS of its own, behind a proxy, or where somebody said ``--insecure``: passwords of
officers and records of desks would go over the wire as they are. A request whose ``Host`` is a stranger's name is
refused: a page of the internet can have a browser on this PC call its own name with this PC's address (DNS rebinding).
"""

import re
import socket
import sys
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from cryptography import x509
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.sync.wire import Refusal

_MISDIRECTED = 421
"""HTTP's status for a request that was meant for another server (RFC 9110, 15.5.20)."""
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:@/\s]+))(?::[0-9]*)?")


@dataclass(frozen=True, slots=True)
class ListenAddress:
    """Where to listen. ``certificate`` and ``key`` are PEM files; without them a proxy in front terminates TLS, and its
    address is ``proxy``: the clients' addresses that it forwards are trusted. ``insecure``: beyond this PC without
    either. ``names``: further names of the host, beside those in the certificate. ``check_in``: the address under which
    visitors reach their page (``https://…``), empty where there is none; ``check_in_port``: it is served at this port alone,
    None for the same port as everything else."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    proxy: str = ""
    insecure: bool = False
    names: tuple[str, ...] = ()
    check_in: str = ""
    check_in_port: int | None = None

    def listen_for_visitors(self) -> socket.socket | None:
        """The socket of the visitors' page, as ``listen``; None where it has none of its own. Raises as ``listen``."""
        return None if self.check_in_port is None else replace(self, port=self.check_in_port).listen()

    def listen(self) -> socket.socket:
        """A listening socket; port 0 takes a free one. Raises ``UserError``; ``BadInput`` where the address can be
        reached from other PCs and nothing protects what is sent."""
        # The protocol has to be named: only then does asyncio switch off the wait for more bytes (40 ms a request).
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if sys.platform != "win32":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((self.host, self.port))
            self._require_protection(listening)
            listening.listen(2048)
            return listening
        except (OSError, OverflowError) as error:
            listening.close()
            raise UserError(
                message(
                    "hub",
                    "The hub cannot listen on {host}:{port}: {reason}.",
                    host=self.host,
                    port=str(self.port),
                    reason=error.strerror if isinstance(error, OSError) else error,
                )
            ) from None
        except BadInput:
            listening.close()
            raise

    def url(self, listening: socket.socket) -> str:
        host, port = listening.getsockname()[:2]
        return f"{'https' if self.certificate else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"

    def host_names(self) -> frozenset[str] | None:
        """The names that a request's ``Host`` may have, in lower case; ``*.`` at the beginning stands for one label.
        None for any: a proxy chooses by name which server a request is for. Raises ``OSError`` and ``ValueError`` for a
        certificate that cannot be read."""
        if self.proxy and not self.names:
            return None
        visitors = (urlsplit(self.check_in).hostname or "",) if self.check_in else ()
        own = ("localhost", socket.gethostname(), *self.names, *visitors, *_certified(self.certificate))
        return frozenset(name.lower().rstrip(".") for name in own)

    def _require_protection(self, bound: socket.socket) -> None:
        """The socket is bound and does not listen yet: its address is the one that ``host`` really means."""
        if self.certificate or self.proxy or self.insecure or ip_address(bound.getsockname()[0]).is_loopback:
            return
        raise BadInput(
            message(
                "hub",
                "On {host} other PCs reach the hub, and what they send could be read on the way: give --cert and --key, --proxy, or --insecure.",
                host=self.host,
            )
        )


class CheckedHost:
    """Refuses requests whose ``Host`` is none of the hub's names. An address of numbers is always accepted: no other
    page can have it as its name."""

    def __init__(self, application: ASGIApp, names: frozenset[str] | None) -> None:
        self._application = application
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._names is None or self._is_own(HTTPConnection(scope)):
            await self._application(scope, receive, send)
            return
        body = msgspec.json.encode(Refusal("host"))
        response = Response(body, _MISDIRECTED, {"Connection": "close"}, "application/json")
        await response(scope, receive, send)

    def _is_own(self, request: HTTPConnection) -> bool:
        given = request.headers.getlist("host")
        if len(given) != 1:
            return False
        name = _without_port(given[0].strip().lower()).rstrip(".")
        _, _, rest = name.partition(".")
        return _is_address(name) or (self._names is not None and not self._names.isdisjoint((name, f"*.{rest}")))


class ByPort:
    """Serves an application at one port and another one at all others."""

    def __init__(self, application: ASGIApp, at_port: ASGIApp, port: int) -> None:
        self._application = application
        self._at_port = at_port
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        server = scope.get("server")
        chosen = self._at_port if server is not None and server[1] == self._port else self._application
        await chosen(scope, receive, send)


def _without_port(host: str) -> str:
    """The name or address of ``name:port`` and ``[address]:port``; empty for anything else."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]) if found else ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _certified(certificate: Path | None) -> list[str]:
    """The host names of a PEM file's first certificate."""
    if certificate is None:
        return []
    first = x509.load_pem_x509_certificates(certificate.read_bytes())[0]
    try:
        names = first.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return names.get_values_for_type(x509.DNSName)
