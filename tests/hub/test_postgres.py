"""The hub's own PostgreSQL: nobody gets in without its password, nobody but its owner reads its files."""

import base64
import os
import stat
import tempfile
from pathlib import Path

import msgspec
import psycopg
import pytest
from sqlalchemy import URL

from desktop.domain.errors import UserError
from desktop.hub.identity import HubFolder, new_identity
from desktop.hub.lower_user import lower_user
from desktop.hub.postgres import USER


def _host(own_server: URL) -> str:
    return str(own_server.query["host"])


@pytest.mark.parametrize("password", ["", "wrong", "postgres"])
@pytest.mark.parametrize("user", [USER, "postgres", "root"])
def test_nobody_gets_in_without_the_password(own_server: URL, user: str, password: str) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"authentication failed|no password supplied"):
        psycopg.connect(host=_host(own_server), user=user, password=password, dbname="postgres")


def test_passwords_are_kept_as_scram_and_no_rule_trusts(own_server: URL) -> None:
    with psycopg.connect(
        host=_host(own_server), user=USER, password=str(own_server.password), dbname="postgres"
    ) as connection:
        rules = connection.execute("SELECT DISTINCT auth_method FROM pg_hba_file_rules").fetchall()
        kept = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolcanlogin").fetchall()
        network = connection.execute("SHOW listen_addresses").fetchone()
    assert rules == [("scram-sha-256",)]
    assert [row[0][:14] for row in kept] == ["SCRAM-SHA-256$"]
    assert network == ("",)


def test_only_its_owner_reaches_its_files_and_its_socket(own_server: URL) -> None:
    data = Path(_host(own_server))
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / ".s.PGSQL.5432").stat().st_mode) == 0o700


def test_its_log_holds_no_values(own_server: URL) -> None:
    connected = psycopg.connect(host=_host(own_server), user=USER, password=str(own_server.password), dbname="postgres")
    with connected as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT %s::int", ["Made-up Person"])
    assert "Made-up" not in (Path(_host(own_server)) / "log").read_text(encoding="utf-8")


def test_the_hub_s_keys_are_made_once_and_only_its_user_reads_them(tmp_path: Path) -> None:
    folder = HubFolder(tmp_path / "hub")
    identity = folder.identity()
    assert folder.identity() == identity
    assert stat.S_IMODE(folder.file.stat().st_mode) == 0o600
    files = sorted(path.name for path in folder.path.iterdir())
    assert files == ["database.key", "hub.json", "signing.key", "tokens.key"]


def test_signing_key_token_secret_and_password_are_in_no_file_together(tmp_path: Path) -> None:
    """A folder of an earlier version, which had them in one, is split, also where that was cut off before."""
    folder, identity = HubFolder(tmp_path / "hub"), new_identity()
    folder.path.mkdir()
    before = msgspec.json.encode(identity)
    for _ in range(2):
        folder.file.write_bytes(before)
        folder.tokens.unlink(missing_ok=True)
        assert folder.identity() == identity
    texts = {path.name: path.read_bytes() for path in folder.path.iterdir()}
    secrets = (base64.b64encode(identity.key), base64.b64encode(identity.secret), identity.password.encode())
    where = [[name for name, data in texts.items() if secret in data] for secret in secrets]
    assert where == [["signing.key"], ["tokens.key"], ["database.key"]]
    assert folder.token_secret() == identity.secret
    folder.signing.unlink()
    with pytest.raises(UserError, match="damaged"):
        folder.identity()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root has another user run it")
def test_where_another_user_cannot_pass_root_reads_why() -> None:
    with tempfile.TemporaryDirectory() as name:
        shut, free = Path(name) / "shut" / "hub", Path(name) / "free"
        for folder in (shut, free):
            folder.mkdir(parents=True)
        shut.parent.chmod(0o700)
        Path(name).chmod(0o711)
        with pytest.raises(UserError, match=r"cannot pass through .*shut\. Choose another folder"):
            lower_user(shut, free)
        with pytest.raises(UserError, match=r"cannot pass through .*shut, where this program is installed"):
            lower_user(free, shut)
        assert lower_user(free, free) is not None
