"""``hub office-key``: a file and a sheet that open what desks seal, and nothing of either stays at the hub."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyrage
import pytest
from pypdf import PdfReader
from sqlalchemy import URL, select

from desktop.domain.alphabet import ALPHABET
from desktop.domain.clock import Clock
from desktop.hub.hub import Hub, open_hub
from desktop.hub.tables import officer_log
from desktop.services.office.identity import open_key_file, recovery_identity
from desktop.store.keys import WrongPassword
from desktop.store.recovery import read_recovery_code
from desktop.store.rows import AnyRow
from desktop.store.sealed import Damaged
from desktop.sync.office import read_statement, recipients
from tests.hub.command import run

PASSPHRASE = "four quiet herons wade"
Command = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def place(database: URL) -> str:
    return database.render_as_string(hide_password=False)


@pytest.fixture
def office_key(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Runs ``hub office-key``; gives its exit code, and its JSON or error."""
    monkeypatch.setenv("VENUEDESK_OFFICE_PASSPHRASE", PASSPHRASE)

    def command(*arguments: object) -> tuple[int, dict[str, Any]]:
        line = ["hub", "office-key", "--dir", str(tmp_path / "hub"), "--database", place, "--json"]
        code = run(tmp_path, [*line, *map(str, arguments)])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {"error": printed.err}

    return command


def at_hub(tmp_path: Path, place: str, look: Callable[[Hub], object]) -> Any:
    with open_hub(tmp_path / "hub", place, Clock()) as hub:
        return look(hub)


def logged(hub: Hub) -> Sequence[AnyRow]:
    with hub.engine.connect() as connection:
        return connection.execute(select(officer_log)).all()


def code_on(sheet: Path) -> str:
    """The code on a recovery sheet; before it stand the groups of the fingerprint."""
    words = PdfReader(sheet).pages[0].extract_text().split()
    groups = [word for word in words if len(word) == 4 and set(word) <= set(ALPHABET)]
    return read_recovery_code("".join(groups[4:11]))


def test_file_and_sheet_open_what_is_sealed_and_the_hub_has_the_public_halves_alone(
    tmp_path: Path, place: str, office_key: Command
) -> None:
    out = tmp_path / "stick"
    code, made = office_key("--out", out)
    assert code == 0, made
    statement = read_statement(at_hub(tmp_path, place, lambda hub: hub.offices.statement()))
    assert statement is not None
    data = bytes(pyrage.encrypt(b"secret", recipients(statement)))
    file = open_key_file(Path(made["key"]).read_bytes(), PASSPHRASE)
    for identity in (file.identity, recovery_identity(code_on(Path(made["sheet"])))):
        assert pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]) == b"secret"
    assert sorted(path.name for path in out.iterdir()) == [
        f"office-{made['fingerprint']}.vdkey",
        f"office-recovery-{made['fingerprint']}.pdf",
    ]
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
    kept = b"".join(path.read_bytes() for path in (tmp_path / "hub").rglob("*") if path.is_file())
    assert file.identity.encode() not in kept
    (entry,) = at_hub(tmp_path, place, logged)
    assert (entry.action, entry.detail) == ("office_key", made["fingerprint"])


def test_the_file_opens_with_its_passphrase_alone(tmp_path: Path, office_key: Command) -> None:
    file = Path(office_key("--out", tmp_path / "stick")[1]["key"]).read_bytes()
    with pytest.raises(WrongPassword):
        open_key_file(file, "another passphrase")
    with pytest.raises(Damaged):
        open_key_file(file[:-9], PASSPHRASE)
    assert PASSPHRASE.encode() not in file


def test_another_key_takes_its_place_only_where_that_is_said(tmp_path: Path, place: str, office_key: Command) -> None:
    assert office_key("--out", tmp_path / "a", "--replace")[0] == 2
    first = office_key("--out", tmp_path / "a")[1]
    code, refused = office_key("--out", tmp_path / "b")
    assert (code, first["fingerprint"] in refused["error"], (tmp_path / "b").exists()) == (2, True, False)
    second = office_key("--out", tmp_path / "a", "--replace")[1]
    assert (second["number"], second["fingerprint"] != first["fingerprint"]) == (2, True)
    assert len(list((tmp_path / "a").iterdir())) == 4  # nothing of the former is overwritten


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaaaaaaaaaa", "x" * 300])
def test_a_passphrase_that_is_guessed_is_refused(
    tmp_path: Path, office_key: Command, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    monkeypatch.setenv("VENUEDESK_OFFICE_PASSPHRASE", passphrase)
    code, refused = office_key("--out", tmp_path / "stick")
    assert (code, "passphrase" in refused["error"]) == (2, True)
    assert not (tmp_path / "stick").exists()


def test_the_key_is_not_put_into_the_hub_s_folder(tmp_path: Path, office_key: Command) -> None:
    code, refused = office_key("--out", tmp_path / "hub" / "keys")
    assert (code, "hub's folder" in refused["error"]) == (2, True)
