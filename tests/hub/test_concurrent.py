"""Many at once: desks of one venue, and one desk that sends the same thing through several connections."""

import threading
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine, select

from desktop.hub.hub import Hub
from desktop.hub.tables import hourly, record
from tests.hub.signing_desk import NOW, SigningDesk

DESKS, RECORDS, BATCH = 3, 120, 20


def test_numbers_of_a_venue_appear_in_order_and_no_record_twice(hub: Hub, engine: Engine) -> None:
    desks = [SigningDesk.joined(hub)]
    desks += [SigningDesk.joined(hub, desks[0].venue) for _ in range(DESKS - 1)]
    for desk in desks:
        desk.add(RECORDS, body={"at": NOW, "gate_id": "g", "count": 1})
    done = threading.Event()
    seen: list[list[int]] = []

    def push(desk: SigningDesk) -> None:
        for first in range(1, RECORDS, BATCH):
            segment = desk.segment(first, first + BATCH - 1)
            hub.ingest.take(segment)

    def look() -> None:
        while not done.is_set():
            with engine.connect() as connection:
                seen.append(sorted(connection.execute(select(record.c.vseq)).scalars()))

    with ThreadPoolExecutor() as pool:
        looking = pool.submit(look)
        pushing = [pool.submit(push, desk) for desk in desks for _ in range(2)]
        try:
            for one in pushing:
                one.result()
        finally:
            done.set()
        looking.result()
    with engine.connect() as connection:
        rows = connection.execute(select(record.c.desk, record.c.seq, record.c.vseq)).all()
    every = sorted(row.vseq for row in rows)
    assert [numbers for numbers in seen if numbers != every[: len(numbers)]] == []
    assert len(set(every)) == DESKS * RECORDS
    with engine.connect() as connection:
        counts = {str(row.desk): row.count for row in connection.execute(select(hourly.c.desk, hourly.c.count))}
    assert counts == {desk.desk: RECORDS for desk in desks}  # everybody once, though all of it came twice
    for desk in desks:
        mine = sorted((row.vseq, row.seq) for row in rows if str(row.desk) == desk.desk)
        assert [seq for _, seq in mine] == list(range(1, RECORDS + 1))
