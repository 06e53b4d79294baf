"""Every scan reaches every desk, whatever pulls and visits are under way at once."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import event, select

from desktop.domain.clock import FixedClock
from desktop.domain.hourly import HOUR_MS
from desktop.hub.check_in.retention import make_months
from desktop.hub.check_in.tables import scan_hour
from desktop.hub.check_in.visits import NewVisit, VisitSealing, store_visits
from desktop.hub.hub import Hub
from desktop.hub.pulls import SCANS
from desktop.store.ledger import new_id
from desktop.sync.visit_body import VisitBody
from desktop.sync.wire import Pulled, ScanRow
from tests.hub.signing_desk import NOW, SigningDesk
from tests.hub.test_pull import page

GATES = ("南门", "北门", "东门")


@pytest.fixture
def sealing(hub: Hub, clock: FixedClock) -> VisitSealing:
    with hub.engine.begin() as connection:
        make_months(connection, clock.now_ms())
    return VisitSealing(hub.engine, hub.offices, hub.identity.hub)


def visits(desk: SigningDesk, gates: Sequence[str], at: int = NOW) -> list[NewVisit]:
    """One person at each of these gates."""
    body = VisitBody("", "", at, at, "", "")
    return [
        NewVisit(UUID(desk.venue), gate, UUID(new_id()), at, UUID(new_id()), at, 1, False, "", body) for gate in gates
    ]


def register(hub: Hub, sealing: VisitSealing, new: Sequence[NewVisit]) -> None:
    sealed = [sealing.sealed(one) for one in new]
    with hub.engine.begin() as connection:
        store_visits(connection, sealed)


def rows(pulled: Pulled) -> list[ScanRow]:
    (part,) = (part for part in pulled.parts if part.tag == SCANS)
    return msgspec.msgpack.decode(part.body, type=list[ScanRow])


def taken(hub: Hub, desk: SigningDesk, known: dict[tuple[int, str], int], since: int, limit: int = 2) -> int:
    """Pull to the end as a desk does: rows replace those before. Gives the cursor."""
    while True:
        pulled = page(hub, desk, since, limit)
        known.update({(row.hour, row.gate): row.count for row in rows(pulled)})
        assert pulled.cursor >= since
        since = pulled.cursor
        if not pulled.more:
            return since


def at_hub(hub: Hub) -> dict[tuple[int, str], int]:
    with hub.engine.begin() as connection:
        return {(row.hour, row.gate): row.count for row in connection.execute(select(scan_hour))}


def test_a_pull_numbers_what_has_changed_and_pages_are_complete_up_to_their_number(
    hub: Hub, sealing: VisitSealing, desk: SigningDesk
) -> None:
    neighbour, stranger = SigningDesk.joined(hub, desk.venue), SigningDesk.joined(hub)
    for hour in range(5):
        register(hub, sealing, visits(desk, GATES, NOW + hour * HOUR_MS))
    known: dict[tuple[int, str], int] = {}
    cursor = taken(hub, desk, known, 0)
    assert known == at_hub(hub)
    assert len(known) == 15
    assert rows(page(hub, desk, cursor)) == []
    assert page(hub, desk, cursor).cursor == cursor, "nothing changed, so nothing is numbered"
    register(hub, sealing, visits(desk, GATES[:1]))
    assert [(row.gate, row.count) for row in rows(page(hub, desk, cursor))] == [("南门", 2)]
    other: dict[tuple[int, str], int] = {}
    taken(hub, neighbour, other, 0)
    assert other == at_hub(hub)
    assert rows(page(hub, stranger)) == []


def test_every_scan_reaches_every_desk_while_visits_and_pulls_go_on_at_once(
    hub: Hub, sealing: VisitSealing, desk: SigningDesk
) -> None:
    desks = [desk, *(SigningDesk.joined(hub, desk.venue) for _ in range(2))]
    known: list[dict[tuple[int, str], int]] = [{} for _ in desks]
    cursors, done = [0] * len(desks), threading.Event()
    one_at_a_time = threading.Lock()

    def come(number: int) -> None:
        for turn in range(25):
            with one_at_a_time:  # as ``Visits`` does; the transactions of two processes still meet
                sealed = [sealing.sealed(one) for one in visits(desk, (GATES[(number + turn) % 3], GATES[turn % 3]))]
            with hub.engine.begin() as connection:
                store_visits(connection, sealed)

    def pull(place: int) -> None:
        while not done.is_set():
            cursors[place] = taken(hub, desks[place], known[place], cursors[place])

    with ThreadPoolExecutor(6) as pool:
        pulling = [pool.submit(pull, place) for place in range(len(desks))]
        try:
            for coming in [pool.submit(come, number) for number in range(3)]:
                coming.result()
        finally:
            done.set()
        for one in pulling:
            one.result()
    for place, of in enumerate(known):
        taken(hub, desks[place], of, cursors[place])
        assert of == at_hub(hub)
    assert sum(at_hub(hub).values()) == 3 * 25 * 2


@pytest.fixture
def statements(hub: Hub) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    event.listen(hub.engine, "before_cursor_execute", note)
    yield found
    event.remove(hub.engine, "before_cursor_execute", note)


def test_what_it_locks_is_of_one_venue_and_the_check_in_never_locks_its_head(
    hub: Hub, sealing: VisitSealing, desk: SigningDesk, statements: list[str]
) -> None:
    register(hub, sealing, visits(desk, GATES))
    assert not any("venue_head" in statement for statement in statements)
    page(hub, desk)
    locking = [statement for statement in statements if "FOR UPDATE" in statement]
    assert len(locking) == 2
    assert all("venue = " in statement for statement in locking)
