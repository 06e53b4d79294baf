"""``venuedesk hub …``: what a person at the health office does from a terminal."""

import datetime as dt
import json
import ssl
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import URL

from desktop.domain.clock import Clock
from desktop.hub.console.middleware import HEADERS
from desktop.hub.hub import Hub, open_hub
from desktop.sync.bundle import pack
from desktop.sync.wire import Receipt, verified
from tests.hub.command import run
from tests.hub.office import parts_of
from tests.hub.processes import running
from tests.hub.signing_desk import SigningDesk
from tests.sync.hub_process import hub_process

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def place(database: URL) -> str:
    return database.set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def hub_command(tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command with ``--json``: its exit code and what it printed."""

    def command(name: str, *arguments: str) -> tuple[int, dict[str, Any]]:
        code = run(tmp_path, ["hub", name, "--dir", str(tmp_path / "hub"), "--database", place, "--json", *arguments])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {"error": printed.err}

    return command


def _opened(tmp_path: Path, place: str, act: Callable[[Hub], None]) -> None:
    with open_hub(tmp_path / "hub", place, Clock()) as hub:
        act(hub)


def _joining(hub_command: Run, tmp_path: Path, place: str) -> SigningDesk:
    text = hub_command("ticket")[1]["ticket"]
    made: list[SigningDesk] = []

    def join(hub: Hub) -> None:
        made.append(SigningDesk(hub.identity.hub))
        made[0].enroll(hub, text)

    _opened(tmp_path, place, join)
    return made[0]


def test_a_person_lets_a_desk_in_and_out_again(hub_command: Run, tmp_path: Path, place: str) -> None:
    desk = _joining(hub_command, tmp_path, place)
    code, listed = hub_command("desks")
    assert (code, [(one["desk"], one["state"]) for one in listed["desks"]]) == (0, [(desk.desk, "waiting")])
    assert listed["desks"][0] | {"venue": desk.venue, "stored": 0, "safe": 0, "apart": 0} == listed["desks"][0]
    assert hub_command("approve", desk.desk[-8:])[1]["state"] == "approved"
    assert hub_command("revoke", desk.desk, "--venue", desk.venue)[1]["state"] == "revoked"
    code, output = hub_command("approve", "nobody")
    assert (code, "nobody" in output["error"]) == (1, True)


def test_a_stick_is_taken_in_and_its_receipts_lie_beside_it(hub_command: Run, tmp_path: Path, place: str) -> None:
    desk = _joining(hub_command, tmp_path, place)
    hub_command("approve", desk.desk)
    desk.add(4)
    desk.add(1, "nonsense")
    bundle = tmp_path / "stick.vdb"
    hubs: list[Hub] = []
    _opened(tmp_path, place, hubs.append)
    bundle.write_bytes(pack([desk.segment()], hubs[0].desks.hello().age))
    code, output = hub_command("import", str(bundle))
    assert (code, output["added"], output["apart"], output["refused"]) == (0, 5, 1, [])
    (one,) = parts_of((tmp_path / "stick.vdb.receipt").read_bytes())
    assert verified("receipt", one, Receipt, hubs[0].identity.public).stored == 5

    assert hub_command("backup-mark", "begin")[1]["records"] == 5
    assert hub_command("backup-mark", "done")[1]["records"] == 5
    other = tmp_path / "receipts" / "of.today"
    other.parent.mkdir()
    assert hub_command("import", str(bundle), "--receipts", str(other))[1]["added"] == 0
    (one,) = parts_of(other.read_bytes())
    assert verified("receipt", one, Receipt, hubs[0].identity.public).safe == 5
    assert [path.name for path in other.parent.iterdir()] == ["of.today"]


def test_a_stick_that_cannot_be_taken_is_said_to_be_so(hub_command: Run, tmp_path: Path, place: str) -> None:
    torn = tmp_path / "torn.vdb"
    torn.write_bytes(b"age-encryption.org/v1\n")
    for path in (torn, tmp_path / "missing"):
        code, output = hub_command("import", str(path))
        assert (code, str(path) in output["error"]) == (2, True)
    desk = _joining(hub_command, tmp_path, place)
    desk.add(1)
    _opened(tmp_path, place, lambda hub: (torn.write_bytes(pack([desk.segment()], hub.desks.hello().age)), None)[1])
    code, output = hub_command("import", str(torn))
    assert (code, output["refused"]) == (1, [{"segment": 1, "code": "not_approved"}])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ticket", "--hours", "0"), 2),
        (("ticket", "--approve"), 2),
        (("ticket", "--venue", "x"), 2),
        (("ticket", "--code", "nonsense"), 2),
        (("desks", "--database", "sqlite://"), 2),
        (("desks", "--database", "postgresql://nobody:x@127.0.0.1:1/x"), 1),
        (("serve", "--cert", "a.pem"), 2),
        (("serve", "--port", "0", "--host", "256.0.0.1"), 1),
        (("serve", "--port", "70000"), 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_one_sentence(hub_command: Run, arguments: tuple[str, ...], code: int) -> None:
    found, output = hub_command(*arguments)
    assert (found, len(output["error"].strip().splitlines())) == (code, 1)


def test_a_ticket_for_a_code_says_until_when(hub_command: Run) -> None:
    output = hub_command("ticket", "--code", "k7qm-2f9e", "--approve", "--hours", "1")[1]
    left = dt.datetime.fromisoformat(output["expires"]) - dt.datetime.now(dt.UTC)
    assert 58 <= left.total_seconds() / 60 <= 60
    assert len(output["ticket"].split("-")) == 4


def test_it_serves_over_tls_with_a_certificate_of_its_own(tmp_path: Path, place: str) -> None:
    certificate, key = _certificate(tmp_path)
    with running(tmp_path, "--database", place, "--cert", str(certificate), "--key", str(key)) as hub:
        assert hub.announced["url"].startswith("https://127.0.0.1:")
        trust = ssl.create_default_context(cafile=str(certificate))
        answer = httpx.get(f"{hub.announced['url']}/v1/hello", verify=trust, trust_env=False)
        assert answer.json()["hub"] == hub.announced["hub"]
        page = httpx.get(f"{hub.announced['url']}/console/sign-in", verify=trust, trust_env=False)
        assert page.headers["strict-transport-security"] == "max-age=31536000"
        assert page.headers.items() >= {name.lower(): value for name, value in HEADERS.items()}.items()
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["set-cookie"].startswith("__Host-venuedesk_form=")
        assert "; Secure" in page.headers["set-cookie"]
        assert hub.stop() == 0


def test_a_hub_that_is_stopped_as_soon_as_it_says_where_it_is_ends_well(tmp_path: Path) -> None:
    with hub_process(tmp_path) as hub:
        hub.stop()
        hub.start()
        hub.stop()  # its exit code is 0


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


def test_officers_are_made_and_ended_and_their_passwords_are_kept_nowhere(
    hub_command: Run, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VENUEDESK_PASSWORD", "three-words-here")
    assert hub_command("officer", "add", "周敏")[0] == 0
    code, output = hub_command("officer", "add", "周敏")
    assert (code, "already" in output["error"]) == (1, True)
    assert hub_command("officer", "end", "周敏")[1]["officers"][0]["ended"] is not None
    assert hub_command("officer", "password", "周敏")[1]["officers"][0]["ended"] is None
    assert hub_command("officer", "end", "nobody")[0] == 1
    behind = ["hub", "officer", "list", "--dir", str(tmp_path / "hub"), "--database", place, "--json"]
    assert run(tmp_path, behind) == 0, "options may stand behind the step as well"
    assert json.loads(capsys.readouterr().out)["officers"][0]["name"] == "周敏"
    monkeypatch.setenv("VENUEDESK_PASSWORD", "short")
    assert hub_command("officer", "add", "单雄")[0] == 2
    monkeypatch.setenv("VENUEDESK_PASSWORD", "three-words-here")
    assert hub_command("officer", "add", " ")[0] == 2
    assert [one["name"] for one in hub_command("officer", "list")[1]["officers"]] == ["周敏"]


def test_replay_says_what_became_of_what_was_apart(hub_command: Run, tmp_path: Path, place: str) -> None:
    desk = _joining(hub_command, tmp_path, place)
    hub_command("approve", desk.desk)
    desk.add(1, "voyage.begin")
    _opened(tmp_path, place, lambda hub: None if desk.push(hub).rejects else pytest.fail("it was not kept apart"))
    assert hub_command("replay") == (0, {"stored": 0, "expired": 0, "left": 1})
    assert hub_command("replay", "--venue", desk.venue) == (0, {"stored": 0, "expired": 0, "left": 1})


def test_a_person_says_that_the_hub_was_restored(hub_command: Run, tmp_path: Path) -> None:
    hub_command("desks")
    before = json.loads((tmp_path / "hub" / "hub.json").read_text())
    code, output = hub_command("restored")
    after = json.loads((tmp_path / "hub" / "hub.json").read_text())
    assert (code, after["epoch"]) == (0, output["epoch"])
    assert {name for name in before if before[name] != after[name]} == {"epoch"}
