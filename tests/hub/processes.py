"""A hub in a process of its own, which tests may kill."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec

from desktop.domain.codes import new_declaration_code
from desktop.sync.wire import Enrolled, Hello, HubPosition, Receipt, SessionToken, public_key, verified
from tests.forked import Started, run_command, start_command
from tests.hub.office import office_at
from tests.hub.signing_desk import SigningDesk
from tests.no_tls import NO_TLS

_COMMAND = "tests.hub.command"


def hello_of(http: httpx.Client) -> Hello:
    return msgspec.json.decode(http.get("/v1/hello").content, type=Hello)


def joined_by_http(http: httpx.Client, hub: str, ticket: str, code: str | None = None) -> SigningDesk:
    """A desk that enrolled with a ticket; ``code`` is its venue's declaration code."""
    desk = SigningDesk(hub, code=code or new_declaration_code())
    answer = http.post("/v1/enroll", content=msgspec.json.encode(desk.asking(ticket)))
    desk.certificate = msgspec.json.decode(answer.content, type=Enrolled).certificate
    return desk


def session_of(http: httpx.Client, desk: SigningDesk) -> dict[str, str]:
    """The header of a desk in a session."""
    proof = msgspec.json.encode(desk.proving(hello_of(http).nonce))
    token = msgspec.json.decode(http.post("/v1/session", content=proof).content, type=SessionToken).token
    return {"Authorization": f"Bearer {token}"}


@dataclass
class RunningHub:
    """``announced`` is what it printed when it began to serve."""

    process: "Started | subprocess.Popen[str]"
    announced: dict[str, Any]
    http: httpx.Client

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """As a service manager stops it; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def join(self, ticket: str, code: str | None = None) -> SigningDesk:
        """A desk that enrolled with a ticket."""
        return joined_by_http(self.http, self.announced["hub"], ticket, code)

    def headers(self, desk: SigningDesk) -> dict[str, str]:
        return session_of(self.http, desk)

    def hello(self) -> Hello:
        return hello_of(self.http)

    def push(self, desk: SigningDesk, first: int = 1, last: int | None = None) -> Receipt:
        answer = self.http.post("/v1/push", content=desk.segment(first, last), headers=self.headers(desk))
        assert answer.status_code == 200, answer.content
        position = msgspec.json.decode(answer.content, type=HubPosition)
        return verified("receipt", position.receipt, Receipt, public_key(self.hello().key))


def command(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Another command on the same hub, to its end."""
    return run_command(_line(folder, *arguments), dict(os.environ), module=_COMMAND)


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[RunningHub]:
    """``hub serve`` of a hub with the office's key on a free port, until the block ends or the test ended it."""
    process = start_command(_line(folder, "serve", "--port", "0", *arguments), dict(os.environ), _COMMAND)
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first, f"the hub ended with {process.wait()}"
        announced = json.loads(first)
        with office_at(folder / "hub", _database(arguments)):
            pass
        with httpx.Client(base_url=announced["url"], timeout=60, trust_env=False, verify=NO_TLS) as http:
            yield RunningHub(process, announced, http)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _database(arguments: Sequence[str]) -> str | None:
    return arguments[arguments.index("--database") + 1] if "--database" in arguments else None


def _line(folder: Path, *arguments: str) -> list[str]:
    name, *rest = arguments
    return [
        str(folder),
        "hub",
        name,
        "--dir",
        str(folder / "hub"),
        "--json",
        *rest,
    ]
