"""The hub is killed in the middle: what a receipt covers is there, what is sent again has one effect."""

import json
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from sqlalchemy import URL, Engine, create_engine, select, text
from sqlalchemy.pool import NullPool

from desktop.domain.clock import Clock
from desktop.hub.hub import open_hub
from desktop.hub.tables import desk_head, hourly, record, venue_head
from tests.hub.processes import RunningHub, command, running
from tests.hub.signing_desk import NOW, SigningDesk
from tests.no_tls import NO_TLS

CODE = "K7QM2F9E"


@pytest.fixture
def outside(database: URL) -> Iterator[Engine]:
    """The hub's database, from outside."""
    engine = create_engine(database, poolclass=NullPool)
    yield engine
    engine.dispose()


@pytest.fixture
def place(database: URL) -> tuple[str, str]:
    """The arguments that name the database."""
    return "--database", database.set(drivername="postgresql").render_as_string(hide_password=False)


def _ticket(folder: Path, database: str | None = None) -> str:
    """A ticket that approves, made beside the hub that runs in the folder."""
    with open_hub(folder / "hub", database, Clock()) as hub:
        return hub.tickets.make(None, CODE, 1, approves=True).text


def _kept(engine: Engine) -> tuple[list[int], list[int], int]:
    """The seqs that are stored, where the desk's head is, and the venue's last number."""
    with engine.connect() as connection:
        seqs = connection.execute(select(record.c.seq).order_by(record.c.seq)).scalars().all()
        heads = connection.execute(select(desk_head.c.stored)).scalars().all()
        return list(seqs), list(heads), connection.execute(select(venue_head.c.vseq)).scalar_one()


def _until(condition: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    pause = threading.Event()
    for _ in range(3_000):
        if condition():
            return
        pause.wait(0.01)
    raise AssertionError("it did not happen within half a minute")


def _waits_for_a_lock(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one())


class _Pushing:
    """A push in a thread; ``answer`` stays None where there was none."""

    def __init__(self, hub: RunningHub, desk: SigningDesk) -> None:
        self.answer: httpx.Response | None = None
        self._headers = hub.headers(desk)
        self._url, self._data = f"{hub.announced['url']}/v1/push", desk.segment()
        self._thread = threading.Thread(target=self._push)
        self._thread.start()

    def _push(self) -> None:
        with suppress(httpx.HTTPError):
            self.answer = httpx.post(
                self._url, content=self._data, headers=self._headers, timeout=60, trust_env=False, verify=NO_TLS
            )

    def end(self) -> httpx.Response | None:
        self._thread.join()
        return self.answer


def test_killed_before_the_commit_nothing_remains_and_the_next_push_is_whole(
    tmp_path: Path, place: tuple[str, str], outside: Engine
) -> None:
    with running(tmp_path, *place) as hub:
        desk = hub.join(_ticket(tmp_path, place[1]), CODE)
        desk.add(500)
        with outside.begin() as connection:
            connection.execute(select(venue_head).with_for_update())
            pushing = _Pushing(hub, desk)
            _until(lambda: _waits_for_a_lock(outside))
            hub.kill()
        assert pushing.end() is None
    _until(lambda: not _waits_for_a_lock(outside))
    assert _kept(outside)[::2] == ([], 0)
    with running(tmp_path, *place) as hub:
        assert hub.push(desk).stored == 500
    assert _kept(outside) == (list(range(1, 501)), [500], 500)


def test_killed_after_the_commit_the_lost_answer_is_given_again_and_nothing_is_twice(
    tmp_path: Path, place: tuple[str, str], outside: Engine
) -> None:
    with running(tmp_path, *place) as hub:
        desk = hub.join(_ticket(tmp_path, place[1]), CODE)
        desk.add(200)
        desk.add(1, "nonsense")
        request = hub.http.build_request("POST", "/v1/push", content=desk.segment(), headers=hub.headers(desk))
        answer = hub.http.send(request, stream=True)  # committed, and nobody has read a byte of the body
        hub.kill()
        answer.close()
        before = _kept(outside)
    with running(tmp_path, *place) as hub:
        receipt = hub.push(desk)
    assert (receipt.stored, [one.seq for one in receipt.rejects]) == (201, [201])
    assert _kept(outside) == before == (list(range(1, 201)), [201], 200)


def test_killed_anywhere_every_record_is_there_once(tmp_path: Path, place: tuple[str, str], outside: Engine) -> None:
    with running(tmp_path, *place) as hub:
        desk = hub.join(_ticket(tmp_path, place[1]), CODE)
        desk.add(2_000, body={"at": NOW, "gate_id": "g", "count": 1})
        pushing = _Pushing(hub, desk)
        threading.Event().wait(random.uniform(0, 0.1))  # wherever that is
        hub.kill()
        pushing.end()
    with running(tmp_path, *place) as hub:
        assert hub.push(desk).stored == 2_000
    assert _kept(outside) == (list(range(1, 2_001)), [2_000], 2_001)  # one number for each record, one for their total
    with outside.connect() as connection:
        assert connection.scalars(select(hourly.c.count)).one() == 2_000  # each person counted once


def test_asked_to_stop_it_finishes_what_it_has_begun(tmp_path: Path, place: tuple[str, str], outside: Engine) -> None:
    with running(tmp_path, *place) as hub:
        desk = hub.join(_ticket(tmp_path, place[1]), CODE)
        desk.add(5)
        with outside.begin() as connection:
            connection.execute(select(venue_head).with_for_update())
            pushing = _Pushing(hub, desk)
            _until(lambda: _waits_for_a_lock(outside))
            hub.process.terminate()
            _until(lambda: _listens_no_more(hub))
        answer = pushing.end()
        assert answer is not None
        assert answer.status_code == 200
        assert hub.process.wait(60) == 0
    assert _kept(outside)[0] == [1, 2, 3, 4, 5]


def _listens_no_more(hub: RunningHub) -> bool:
    try:
        httpx.get(f"{hub.announced['url']}/healthz", timeout=5, trust_env=False, verify=NO_TLS)
    except httpx.HTTPError:
        return True
    return False


def test_a_hub_with_its_own_database_takes_up_what_a_killed_one_left(open_folder: Path) -> None:
    with running(open_folder) as hub:
        desk = hub.join(_ticket(open_folder), CODE)
        desk.add(3)
        assert hub.push(desk).stored == 3
        hub.kill()  # its PostgreSQL goes on
    desk.add(2)
    with running(open_folder) as hub:
        assert hub.push(desk).stored == 5
        listed = command(open_folder, "desks")
        assert [one["stored"] for one in json.loads(listed.stdout)["desks"]] == [5]
        assert hub.stop() == 0
    assert not (open_folder / "hub" / "postgres" / "postmaster.pid").exists()
