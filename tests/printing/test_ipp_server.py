"""Which print server is asked, and what is said when something else answers there."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.printing.ipp import Operation, Status, encode
from desktop.printing.ipp_server import ServerAddress, exchange, find_address, parse_address

REQUEST = encode(Operation.CUPS_GET_DEFAULT, ())


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/run/cups/cups.sock", ServerAddress(path="/run/cups/cups.sock")),
        ("print.example.org", ServerAddress(host="print.example.org")),
        ("print.example.org:8631", ServerAddress(host="print.example.org", port=8631)),
        ("print.example.org/version=1.1", ServerAddress(host="print.example.org")),
        ("[::1]:8631", ServerAddress(host="::1", port=8631)),
        ("[::1]", ServerAddress(host="::1")),
    ],
)
def test_servers_are_named_as_cups_names_them(text: str, address: ServerAddress) -> None:
    assert parse_address(text) == address
    assert find_address({"CUPS_SERVER": text}) == address


def test_the_users_configuration_names_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".cups").mkdir()
    (tmp_path / ".cups" / "client.conf").write_text("# office\nServerName print.example.org:8631\n")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert find_address({}) == ServerAddress(host="print.example.org", port=8631)


class _Stranger(http.server.BaseHTTPRequestHandler):
    """A web server that is no print server: it answers every request with the status that its path names."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(int(self.path.strip("/")))
        self.end_headers()
        self.wfile.write(b"<html>hello</html>")

    def log_message(self, *_: object) -> None:
        """Nothing to say on the terminal."""


@pytest.fixture
def stranger() -> Iterator[ServerAddress]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Stranger) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield ServerAddress(host="127.0.0.1", port=server.server_address[1])
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/200", "/404", "/500"])
def test_a_server_of_another_kind_is_no_print_service(stranger: ServerAddress, path: str) -> None:
    with pytest.raises(UserError, match=r"print service .* does not answer"):
        exchange(stranger, path, REQUEST)


@pytest.mark.parametrize("path", ["/401", "/403"])
def test_a_refusal_is_reported_from_silence(stranger: ServerAddress, path: str) -> None:
    assert exchange(stranger, path, REQUEST).status == Status.NOT_AUTHORIZED
