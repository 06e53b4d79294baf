"""What a record weighs on the wire: a village clinic's SIM card is billed by the megabyte."""

import datetime as dt
import random

from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.sync.outgoing import Outgoing, Point
from desktop.sync.state import SyncStateRepository
from tests.sync.conftest import JoinedDesk


def weight(joined: JoinedDesk, start: int) -> float:
    """Bytes of a record, for those after a seq that fit into one segment."""
    store = joined.desk.store
    outgoing = Outgoing(store, joined.sync.status().hub, SyncStateRepository(store).key())
    at = outgoing.point(start, ())
    assert isinstance(at, Point)
    sealed = outgoing.segment(at, 500)
    assert sealed is not None
    assert sealed.records == 500
    return len(sealed.data) / sealed.records


def press(desk: Desk, count: int) -> None:
    gates = desk.gates.list()
    for number in range(count):
        desk.counting.press(gates[number % len(gates)].id)


def test_a_press_at_the_gate_weighs_less_than_55_bytes(joined: JoinedDesk) -> None:
    start = joined.sync.status().last
    press(joined.desk, 500)
    assert weight(joined, start) <= 45


def test_a_declaration_in_a_hundred_weighs_as_little(joined: JoinedDesk) -> None:
    """Sealed for the health office, with the key that it is sealed with."""
    start = joined.sync.status().last
    day = dt.date.today() - dt.timedelta(days=1)
    for draft in Visitors(random.Random(3), dt.date.today()).day(day, 5, ["南门", "北门"], {}):
        joined.desk.declarations.enter(draft)
        press(joined.desk, 99)
    assert weight(joined, start) <= 50
