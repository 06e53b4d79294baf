"""Nobody reaches a hub that was not meant to be reached, nor under a name that is not its own."""

import datetime as dt
import socket
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from desktop.domain.errors import BadInput
from desktop.hub.listening import ListenAddress
from tests.attacks.conftest import connected
from tests.hub.processes import RunningHub, command


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_it_does_not_listen_beyond_this_pc_without_protection(tmp_path: Path, host: str) -> None:
    with pytest.raises(BadInput, match="--insecure"):
        ListenAddress(host, 0).listen()


def test_the_command_says_so_in_one_sentence_and_opens_nothing(tmp_path: Path) -> None:
    done = command(tmp_path, "serve", "--host", "0.0.0.0", "--port", "0")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert not (tmp_path / "hub").exists()


@pytest.mark.parametrize(
    "address",
    [
        ListenAddress("localhost", 0),
        ListenAddress("127.0.0.2", 0),
        ListenAddress("0.0.0.0", 0, proxy="10.0.0.1"),
        ListenAddress("0.0.0.0", 0, insecure=True),
        ListenAddress("0.0.0.0", 0, Path("cert.pem"), Path("key.pem")),
    ],
    ids=["localhost", "this PC", "proxy", "insecure", "certificate"],
)
def test_it_listens_on_this_pc_or_where_somebody_said_how_it_is_protected(address: ListenAddress) -> None:
    with address.listen() as listening:
        assert listening.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)


@pytest.mark.parametrize("path", ["/v1/hello", "/console/sign-in", "/metrics", "/healthz"])
def test_a_page_of_the_internet_does_not_reach_it_under_its_own_name(attacked: RunningHub, path: str) -> None:
    for name in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8440", "[::1].evil.example@x"):
        assert attacked.http.get(path, headers={"Host": name}).status_code == 421, name
    for name in ("localhost", "LOCALHOST.:8440", "127.0.0.1", "[::1]:8440", socket.gethostname()):
        assert attacked.http.get(path, headers={"Host": name}).status_code == 200, name


def test_two_names_or_none_are_refused(attacked: RunningHub) -> None:
    for head in (b"GET /healthz HTTP/1.1\r\n\r\n", b"GET /healthz HTTP/1.0\r\n\r\n"):
        with connected(attacked) as bare:
            bare.sendall(head)
            assert bare.recv(100).split()[1] in (b"400", b"421")
    with connected(attacked) as bare:
        bare.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert bare.recv(100).split()[1] in (b"400", b"421")


def test_the_names_are_those_of_the_certificate_and_those_given(tmp_path: Path) -> None:
    certificate = _certificate(tmp_path, "hub.example", "*.desks.example")
    names = ListenAddress("0.0.0.0", 0, certificate, certificate, names=("HUB.local.",)).host_names()
    assert names == {"localhost", socket.gethostname().lower(), "hub.example", "*.desks.example", "hub.local"}
    assert ListenAddress("127.0.0.1", 0, proxy="127.0.0.1", names=("hub.example",)).host_names() is not None


def _certificate(folder: Path, *names: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    now = dt.datetime.now(dt.UTC)
    of = x509.Name([])
    alternative = [x509.IPAddress(ip_address("127.0.0.1")), *map(x509.DNSName, names)]
    made = (
        x509.CertificateBuilder(of, of, key.public_key(), 1, now, now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(alternative), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "cert.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path
