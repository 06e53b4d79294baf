"""More desks than the hub can answer at once: who is turned away, when, and how."""

import itertools
import socket
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path

import httpx
import msgspec
import psutil
import pytest
from sqlalchemy import URL

from desktop.domain.clock import FixedClock
from desktop.hub.database import CONNECTIONS, open_engine
from desktop.hub.hub import build
from desktop.hub.identity import new_identity
from desktop.hub.web import GREETED, LET_IN, QUESTIONS_AT_ONCE, QUESTIONS_OF_A_DESK
from tests.hub.conftest import served
from tests.hub.processes import running
from tests.hub.signing_desk import SigningDesk

_FEW = 200


def test_a_thundering_herd_is_refused_at_its_first_request_and_who_was_let_in_is_answered(
    database: URL, clock: FixedClock
) -> None:
    engine = open_engine(database, wait=20)
    hub = build(engine, new_identity(), clock)
    desks = [SigningDesk.joined(hub) for _ in range(int(QUESTIONS_AT_ONCE * GREETED / QUESTIONS_OF_A_DESK) + 1)]
    headers = [{"Authorization": f"Bearer {desk.token(hub)}"} for desk in desks]
    asking = itertools.cycle(zip(desks, headers, strict=True))
    with served(hub, clock) as http, ThreadPoolExecutor(QUESTIONS_AT_ONCE + 1) as replicas:
        taken = [engine.connect() for _ in range(CONNECTIONS)]

        def ask() -> httpx.Response:
            desk, token = next(asking)
            return http.get("/v1/desk", params={"incarnation": desk.incarnation}, headers=token)

        def begin() -> httpx.Response:
            proof = desks[0].proving(hub.desks.hello().nonce)
            return http.post("/v1/session", content=msgspec.json.encode(proof))

        waiting = [replicas.submit(ask) for _ in range(int(QUESTIONS_AT_ONCE * GREETED))]
        turned_away = _until(503, lambda: http.get("/v1/hello"))
        assert int(turned_away.headers["Retry-After"]) >= 1
        assert turned_away.elapsed.total_seconds() < 5
        begun = {replicas.submit(begin) for _ in range(int(QUESTIONS_AT_ONCE * (LET_IN - GREETED)) + 1)}
        (refused,), begun = wait(begun, 30, FIRST_COMPLETED)
        assert (refused.result().status_code, refused.result().headers["Retry-After"].isdigit()) == (503, True)
        waiting += [replicas.submit(ask), *begun]
        for connection in taken:
            connection.close()
        assert {one.result().status_code for one in waiting} == {200}
        assert http.get("/v1/hello").json()["hub"] == hub.identity.hub
    engine.dispose()


def _until(status: int, ask: Callable[[], httpx.Response]) -> httpx.Response:
    """The first answer of a status."""
    until = time.monotonic() + 30
    while (answer := ask()).status_code != status:
        assert time.monotonic() < until, answer.status_code
    return answer


@pytest.mark.skipif(not hasattr(psutil.Process, "rlimit"), reason="needs Linux")
def test_more_desks_hold_a_connection_than_a_process_may_have_files_by_default(open_folder: Path) -> None:
    import resource

    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FEW, most))  # the hub begins with as few
    with ExitStack() as stack:
        try:
            hub = stack.enter_context(running(open_folder))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))
        assert psutil.Process(hub.process.pid).rlimit(psutil.RLIMIT_NOFILE)[0] > _FEW
        place = ("127.0.0.1", int(hub.announced["url"].rpartition(":")[2]))
        for _ in range(_FEW + 50):
            stack.enter_context(socket.create_connection(place, timeout=10))
        assert hub.hello().hub == hub.announced["hub"]
        assert hub.stop() == 0
