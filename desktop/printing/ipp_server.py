"""Where the CUPS server is, and one IPP exchange with it.

The server is found as CUPS's own tools find it (client.conf(5)): ``CUPS_SERVER``, then ``ServerName`` in
``~/.cups/client.conf`` and ``/etc/cups/client.conf``, then the local socket, then localhost. A server elsewhere is
spoken to without TLS, which is how CUPS shares printers in a local network.
"""

import getpass
import http.client
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.printing import failures
from desktop.printing.ipp import MalformedResponseError, Response, Status, decode

ANSWER_TIMEOUT_S = 15.0
DEFAULT_PORT = 631
_SOCKETS = (Path("/run/cups/cups.sock"), Path("/var/run/cups/cups.sock"), Path("/private/var/run/cupsd"))
_CLIENT_CONFS = (Path("~/.cups/client.conf"), Path("/etc/cups/client.conf"))


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A socket's path, or a host and its port."""

    path: str = ""
    host: str = ""
    port: int = DEFAULT_PORT


def find_address(environment: Mapping[str, str]) -> ServerAddress:
    """The server that CUPS's own tools would use."""
    named = environment.get("CUPS_SERVER", "").strip() or _configured_server()
    if named:
        return parse_address(named)
    local = next((path for path in _SOCKETS if path.exists()), None)
    return ServerAddress(path=str(local)) if local is not None else ServerAddress(host="localhost")


def parse_address(text: str) -> ServerAddress:
    """Read ``/path``, ``host``, ``host:port`` or ``[v6]:port``, each with CUPS's optional ``/version=1.1``."""
    if text.startswith("/"):
        return ServerAddress(path=text)
    text = text.partition("/")[0]
    host, colon, port = text.rpartition(":")
    if colon and port.isdigit() and not host.endswith(":"):
        return ServerAddress(host=host.strip("[]"), port=int(port))
    return ServerAddress(host=text.strip("[]"))


def exchange(address: ServerAddress, path: str, request: bytes, document: bytes = b"") -> Response:
    """Send one request (and the document after it) and read the answer.

    Raises a ``UserError`` when no print service answers. A refusal by HTTP reads as one by IPP.
    """
    try:
        status, body = _post(address, path, request + document, {})
        if status == http.client.UNAUTHORIZED and address.path:
            # Over its own socket CUPS asks the kernel who is there (cupsd.conf(5), AuthType Default).
            status, body = _post(address, path, request + document, {"Authorization": f"PeerCred {getpass.getuser()}"})
        if status in (http.client.UNAUTHORIZED, http.client.FORBIDDEN):
            return Response(Status.NOT_AUTHORIZED)
        if status != http.client.OK:
            raise failures.no_print_service()
        return decode(body)
    except (OSError, http.client.HTTPException, MalformedResponseError) as error:
        raise failures.no_print_service() from error


def _configured_server() -> str:
    for conf in _CLIENT_CONFS:
        try:
            lines = conf.expanduser().read_text("utf-8", "replace").splitlines()
        except (OSError, RuntimeError):
            continue  # absent, unreadable, or a user without a home
        for line in lines:
            words = line.split()
            if len(words) == 2 and words[0].lower() == "servername":
                return words[1]
    return ""


def _post(address: ServerAddress, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    connection = _connection(address)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/ipp", **headers})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def _connection(address: ServerAddress) -> http.client.HTTPConnection:
    if address.path:
        return _SocketConnection(address.path)
    return http.client.HTTPConnection(address.host, address.port, timeout=ANSWER_TIMEOUT_S)


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=ANSWER_TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)
