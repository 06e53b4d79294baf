"""What answers is not always a hub, not always at once, and does not always stop."""

import datetime as dt
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.domain.errors import BadInput
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.sync.link import MOST_ANSWER, checked_url
from tests.sync.conftest import SHORT, JoinedDesk
from tests.sync.tiny_hub import TICKET, Handler, TinyHub, Trick, serving

DESK, HELLO = "/v1/desk", "/v1/hello"


def raw(data: bytes) -> Trick:
    """Bytes on the line that need not be HTTP, and the end."""

    def send(handler: Handler, _: bytes) -> None:
        handler.wfile.write(data)
        handler.cut()

    return send


def page(status: int, data: bytes, **headers: str) -> Trick:
    return lambda handler, _: handler.answer(status, data, **headers)


def trickle(data: bytes) -> Trick:
    """A byte now and then, each in time by itself."""

    def send(handler: Handler, _: bytes) -> None:
        try:
            for byte in data * 1000:
                handler.wfile.write(bytes([byte]))
                time.sleep(0.02)
        except OSError:
            handler.close_connection = True

    return send


def without_end(handler: Handler, _: bytes) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    try:
        while True:
            handler.wfile.write(b"[" * 65_536)
    except OSError:
        handler.close_connection = True


def headers_without_end(handler: Handler, _: bytes) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    try:
        while True:
            handler.wfile.write(b"X-More: of it\r\n" * 1000)
    except OSError:
        handler.close_connection = True


NONSENSE: dict[str, Trick] = {
    "a sign-in page of the network": page(200, b"<html>sign in</html>", Content_Type="text/html"),
    "a redirection to one": page(302, b"", Location="http://wifi.example/"),
    "JSON of something else": page(200, b'{"ok": true}'),
    "JSON of a wrong type": page(200, b'{"receipt": 5, "expected": "six"}'),
    "JSON that nests without end": page(200, b'{"more": ' + b"[" * 200_000),
    "no UTF-8": page(200, b'{"receipt": "\xff\xfe", "expected": 1}'),
    "nothing": page(200, b""),
    "not found": page(404, b"not here"),
    "a refusal that is none": page(403, b'{"why": "no"}'),
    "too much": page(200, b" " * (MOST_ANSWER + 1)),
    "compressed": page(200, b"\x1f\x8b", Content_Encoding="gzip"),
    "another protocol": raw(b"220 mail.example ESMTP\r\n\r\n"),
    "headers without an end": headers_without_end,
    "an answer without an end": without_end,
}


@pytest.mark.parametrize("what", NONSENSE)
def test_what_is_no_answer_of_a_hub_is_reported_as_that(joined: JoinedDesk, what: str) -> None:
    joined.hub.trick(DESK, NONSENSE[what])
    with pytest.raises(SyncError) as caught:
        joined.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.NOT_A_HUB
    assert joined.hub.url in str(caught.value)
    joined.sync.sync_now()
    assert joined.sync.status().synced


@pytest.mark.parametrize("what", [b"HTTP/1.1 200 OK\r\nX-A: b\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"])
def test_an_answer_that_is_cut_off_is_asked_for_again(joined: JoinedDesk, what: bytes) -> None:
    joined.hub.trick("/v1/push", raw(what), raw(b""))
    joined.sync.sync_now()
    assert joined.sync.status().synced


def test_without_a_network_from_the_start_nobody_has_to_wait(joined: JoinedDesk) -> None:
    joined.hub.trick(DESK, raw(b""))
    with pytest.raises(SyncError) as caught:
        joined.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.NETWORK
    assert joined.waited == []


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "]
)
def test_an_answer_a_byte_at_a_time_has_an_end(joined: JoinedDesk, start: bytes) -> None:
    joined.be_patient(SHORT)

    def begin(handler: Handler, body: bytes) -> None:
        handler.wfile.write(start)
        trickle(b"x")(handler, body)

    joined.hub.trick(DESK, *[begin] * 20)
    started = time.monotonic()
    with pytest.raises(SyncError) as caught:
        joined.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.SLOW
    assert time.monotonic() - started < 20 * 2 * SHORT.whole  # as it would be without limits: forty minutes


def test_nobody_there(joined: JoinedDesk) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(SyncError) as caught:
            joined.enrolment.enroll(f"http://127.0.0.1:{free.getsockname()[1]}", TICKET)
    assert caught.value.kind is SyncErrorKind.NETWORK


def test_a_name_that_nobody_knows(joined: JoinedDesk) -> None:
    with pytest.raises(SyncError) as caught:
        joined.enrolment.enroll("https://hub.invalid", TICKET)
    assert caught.value.kind is SyncErrorKind.NETWORK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hub",
        "ftp://hub.example",
        "https://",
        "https://a:b@hub.example",
        "https://hub.example/?q=1",
        "https://hub\n.example",
        "https://[::1",
        "https://a..b",
        "https://.",
        f"https://{'a' * 70}.example",
        "https://hub.example:99999",
        "https://hub.example:0",
        "https://hub example",
        "https://\0.example",
    ],
)
def test_an_address_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        checked_url(text)


def test_an_address_as_input_methods_type_it() -> None:
    assert checked_url(" ｈｔｔｐｓ：／／ＨＵＢ．ＥＸＡＭＰＬＥ：８４４０／ ") == "https://hub.example:8440"
    assert checked_url("https://卫生.example").startswith("https://xn--")


def test_unencrypted_only_on_this_pc_or_on_demand() -> None:
    for here in ("http://localhost:8000", "http://127.0.0.1:1/", "http://[::1]:8000"):
        assert checked_url(here) == here.rstrip("/")
    for elsewhere in ("http://hub.example", "http://10.0.0.1", "http://localhost.example", "http://127.0.0.1.example"):
        with pytest.raises(BadInput, match="https"):
            checked_url(elsewhere)
        assert checked_url(elsewhere, plain=True) == elsewhere


@contextmanager
def certified(tmp_path: Path, hosts: tuple[str, ...], start: int, end: int) -> Iterator[tuple[TinyHub, str]]:
    """A hub with a certificate of its own, valid between two days from now, and its PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    now = dt.datetime.now(dt.UTC)
    names: list[x509.GeneralName] = [
        x509.IPAddress(ipaddress.ip_address(host)) if host[0].isdigit() else x509.DNSName(host) for host in hosts
    ]
    usage = x509.KeyUsage(True, False, False, False, False, True, False, False, False)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now + dt.timedelta(days=start))
        .not_valid_after(now + dt.timedelta(days=end))
        .add_extension(x509.SubjectAlternativeName(names), False)
        .add_extension(usage, True)
        .add_extension(x509.BasicConstraints(True, None), True)
        .add_extension(identifier, False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "hub.pem").write_bytes(private + pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "hub.pem")
    with serving(TinyHub(), context) as hub:
        yield hub, pem.decode()


def enroll_trouble(desk: JoinedDesk, url: str, authority: str) -> SyncError:
    with pytest.raises(SyncError) as caught:
        desk.enrolment.enroll(url, TICKET, authority=authority)
    return caught.value


def test_a_hub_with_a_certificate_of_its_own_is_trusted_when_that_is_given(
    unenrolled: JoinedDesk, tmp_path: Path
) -> None:
    with certified(tmp_path, ("127.0.0.1",), -1, 30) as (hub, pem):
        assert enroll_trouble(unenrolled, hub.url, "").kind is SyncErrorKind.CERTIFICATE
        assert hub.asked == []
        unenrolled.enrolment.enroll(hub.url, TICKET, authority=pem)
        unenrolled.sync.sync_now()
        assert unenrolled.sync.status().synced
        hub.trick(DESK, without_end)
        with pytest.raises(SyncError):
            unenrolled.sync.sync_now()
        with pytest.raises(BadInput):
            unenrolled.enrolment.enroll(hub.url, TICKET, authority="no certificate")


def test_a_certificate_for_another_name_is_refused(unenrolled: JoinedDesk, tmp_path: Path) -> None:
    with certified(tmp_path, ("hub.example",), -1, 30) as (hub, pem):
        found = enroll_trouble(unenrolled, hub.url, pem)
        assert found.kind is SyncErrorKind.CERTIFICATE
        assert "127.0.0.1" in str(found)
        assert hub.asked == []


@pytest.mark.parametrize(("start", "end"), [(-30, -1), (1, 30)])
def test_a_certificate_out_of_its_days_asks_for_a_look_at_the_date(
    unenrolled: JoinedDesk, tmp_path: Path, start: int, end: int
) -> None:
    with certified(tmp_path, ("127.0.0.1",), start, end) as (hub, pem):
        found = enroll_trouble(unenrolled, hub.url, pem)
        assert found.kind is SyncErrorKind.CERTIFICATE
        assert unenrolled.desk.store.clock.today().isoformat() in str(found)
        assert hub.asked == []


def test_https_where_there_is_none(unenrolled: JoinedDesk) -> None:
    found = enroll_trouble(unenrolled, unenrolled.hub.url.replace("http:", "https:"), "")
    assert found.kind is SyncErrorKind.NOT_A_HUB


def test_slow_over_tls_has_an_end_too(unenrolled: JoinedDesk, tmp_path: Path) -> None:
    with certified(tmp_path, ("127.0.0.1",), -1, 30) as (hub, pem):
        unenrolled.enrolment.enroll(hub.url, TICKET, authority=pem)
        unenrolled.be_patient(SHORT)
        hub.trick(
            HELLO, *[trickle(b"HTTP/1.1 200 OK\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")] * 20
        )
        with pytest.raises(SyncError) as caught:
            unenrolled.sync.sync_now()
        assert caught.value.kind is SyncErrorKind.SLOW
