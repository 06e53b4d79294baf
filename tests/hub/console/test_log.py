"""The officers' log: what was done from a terminal is on it as well, with who did it."""

import os
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, select

from desktop.domain.errors import BadInput
from desktop.hub.console.command_line import login
from desktop.hub.console.log import BY_COMMAND
from desktop.hub.console.officers import Officers
from desktop.hub.hub import Hub
from desktop.hub.tables import officer_log
from tests.hub.command import run
from tests.hub.console.conftest import PASSWORD, Visitor
from tests.hub.signing_desk import SigningDesk

WHO = login({})
WORDS = {
    "zh": (
        f"命令行（{WHO}）",
        "批准前台",
        "停用前台",
        "生成接入码",
        "重新处理单独存放的记录",
        "确认同步中心的时钟正确",
        "声明同步中心已从备份恢复",
        "新建账号",
        "重设密码",
        "停用账号",
    ),
    "en": (
        f"Command line ({WHO})",
        "Approved a desk",
        "Revoked a desk",
        "Made a ticket",
        "Sorted records again",
        "Said that the hub&#39;s clock is right",
        "Said that the hub was restored from a backup",
        "Made an account",
        "Gave a new password",
        "Ended an account",
    ),
}


@pytest.fixture
def terminal(tmp_path: Path, database: URL, monkeypatch: pytest.MonkeyPatch) -> "Terminal":
    monkeypatch.setenv("VENUEDESK_PASSWORD", PASSWORD)
    monkeypatch.delenv("SUDO_USER", raising=False)
    return Terminal(tmp_path, database.set(drivername="postgresql").render_as_string(hide_password=False))


class Terminal:
    """Where somebody types commands of the hub that this database belongs to."""

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._rest = ["--dir", str(folder / "hub"), "--database", database, "--json"]

    def __call__(self, *words: str) -> int:
        name, *arguments = words
        return run(self._folder, ["hub", name, *self._rest, *arguments])


def test_what_was_done_from_a_terminal_is_on_the_log_with_who_did_it(
    terminal: Terminal, officer: Visitor, hub: Hub, engine: Engine
) -> None:
    desk = SigningDesk(hub.identity.hub)
    desk.enroll(hub)
    lines = (
        ("approve", desk.desk),
        ("revoke", desk.desk),
        ("ticket", "--code", "K7QM2F9E"),
        ("replay",),
        ("trust-clock",),
        ("restored",),
        ("officer", "add", "单雄"),
        ("officer", "password", "单雄"),
        ("officer", "end", "单雄"),
    )
    assert [terminal(*line) for line in lines] == [0] * len(lines)
    for language, (who, *done) in WORDS.items():
        officer.http.headers["accept-language"] = language
        rows = officer.get("/console/log").text.partition("<tbody>")[2].split("<tr>")[:0:-1]
        rows = [row for row in rows if f"<td>{who}</td>" in row]
        assert [words in row for words, row in zip(done, rows, strict=True)] == [True] * len(lines)
        assert "K7QM 2F9E" in rows[2]
        assert all({"zh": ">前台 1</a>", "en": ">Desk 1</a>"}[language] in row for row in rows[:2])
        assert all("单雄" in row for row in rows[6:])
    with engine.connect() as connection:
        venues = [
            str(row.venue) for row in connection.execute(select(officer_log).where(officer_log.c.desk.is_not(None)))
        ]
    assert venues == [desk.venue] * 2


def test_what_could_not_be_done_is_not_on_it(terminal: Terminal, officers: Officers, engine: Engine) -> None:
    lines = (
        ("approve", "nobody"),
        ("officer", "end", "nobody"),
        ("officer", "add", "周敏"),
        ("ticket", "--hours", "0"),
    )
    assert 0 not in [terminal(*line) for line in lines]
    with engine.connect() as connection:
        assert connection.execute(select(officer_log)).all() == []


def test_no_officer_can_be_taken_for_a_login(officers: Officers) -> None:
    with pytest.raises(BadInput):
        officers.add(f"{BY_COMMAND}root", PASSWORD)


def test_behind_sudo_it_is_whoever_called_it() -> None:
    pwd = pytest.importorskip("pwd")
    assert login({}) == pwd.getpwuid(os.getuid()).pw_name
    assert login({"SUDO_USER": "minzhou"}) == ("minzhou, sudo" if os.getuid() == 0 else WHO)


def test_where_the_hub_has_no_database_here_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, ["hub", "restored", "--dir", str(tmp_path / "hub"), "--json"]) == 2
    assert "--database" in capsys.readouterr().err
    assert not (tmp_path / "hub" / "postgres").exists()
