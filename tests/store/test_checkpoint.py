"""Folding the log keeps nobody out: SQLite by itself would hold writers until the last reader has left."""

import threading
import time

from desktop.services.desk import Desk
from desktop.store.ledger import new_id


def write(desk: Desk) -> None:
    with desk.store.write(desk.session.member.id) as change:
        change.record("count", "screening", new_id(), {})


def test_people_write_while_a_fold_waits_for_a_reader(desk: Desk) -> None:
    log = desk.place.database.with_name(desk.place.database.name + "-wal")
    write(desk)
    folding = threading.Thread(target=desk.store.checkpoint_truncate)
    with desk.store.read() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM audit").scalar()
        write(desk)
        folding.start()
        folding.join(0.3)  # it finds the reader
        before = time.monotonic()
        write(desk)
        assert time.monotonic() - before < 2
        assert folding.is_alive(), "it goes on trying"
    folding.join(30)
    assert not folding.is_alive()
    assert log.stat().st_size == 0
