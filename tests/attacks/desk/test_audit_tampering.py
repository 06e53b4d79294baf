"""Rows of the audit log are altered, deleted, put in another order or cut off at the end, at random: ``check`` finds each.

``VENUEDESK_TAMPERINGS=1000`` tries so many, ``VENUEDESK_SEED`` others.
"""

import os
import random
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import Connection, delete, select, update

from desktop.services.desk import Desk
from desktop.store import audit_chain
from desktop.store.bodies import body_digest
from desktop.store.ledger import chain_link
from desktop.store.queries import audit_findings
from desktop.store.rows import AnyRow
from desktop.store.tables import audit, head

TRIALS = int(os.environ.get("VENUEDESK_TAMPERINGS", "40"))
SEED = int(os.environ.get("VENUEDESK_SEED", "16"))
ENTRIES = 60

Rows = Sequence[AnyRow]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk with a past: gates renamed, a password changed, slips printed."""
    gates = desk.gates.list()
    for number in range(ENTRIES):
        desk.gates.rename(gates[number % len(gates)].id, f"{number}号门")
    desk.slips.start_batch(3)
    return desk


def altered(connection: Connection, rows: Rows, chance: random.Random) -> str:
    """One value of one entry is another one."""
    row = chance.choice(rows)
    name = chance.choice(["at", "actor", "action", "kind", "subject", "body", "digest", "chain", "proof"])
    before = getattr(row, name)
    value: object = os.urandom(32) if isinstance(before, bytes) else before + 1 if name == "at" else f"{before}x"
    if before is None:
        value = os.urandom(96) if name == "proof" else "{}"
    connection.execute(update(audit).where(audit.c.seq == row.seq).values({name: value}))
    return f"{name} of {row.seq}"


def deleted(connection: Connection, rows: Rows, chance: random.Random) -> str:
    """Some entries are gone from the middle."""
    first = chance.randrange(len(rows) - 1)
    last = chance.randrange(first, min(first + 5, len(rows) - 1))
    connection.execute(delete(audit).where(audit.c.seq.between(rows[first].seq, rows[last].seq)))
    return f"{rows[first].seq} to {rows[last].seq} deleted"


def reordered(connection: Connection, rows: Rows, chance: random.Random) -> str:
    """Two entries have changed places."""
    one, other = chance.sample(list(rows), 2)
    for seq, to in ((one.seq, -1), (other.seq, one.seq), (-1, other.seq)):
        connection.execute(update(audit).where(audit.c.seq == seq).values(seq=to))
    return f"{one.seq} and {other.seq}"


def cut(connection: Connection, rows: Rows, chance: random.Random) -> str:
    """The end is gone, and the desk's head says that there was none."""
    last = rows[chance.randrange(len(rows) - 1)]
    connection.execute(delete(audit).where(audit.c.seq > last.seq))
    connection.execute(update(head).values(audit_seq=last.seq, audit_chain=last.chain))
    return f"cut after {last.seq}"


def rewritten(connection: Connection, rows: Rows, chance: random.Random) -> str:
    """One entry says something else, and all values of the chain are right again, as a program of one's own makes them."""
    place = chance.randrange(len(rows))
    chain = rows[place - 1].chain if place else bytes(32)
    for row in rows[place:]:
        values = dict(row._mapping)
        if row is rows[place]:
            salt, body = os.urandom(16), '{"other": true}'
            values |= {"salt": salt, "body": body, "digest": body_digest(salt, body)}
        chain = values["chain"] = chain_link(chain, values, values["digest"])
        connection.execute(update(audit).where(audit.c.seq == row.seq).values(values))
    connection.execute(update(head).values(audit_chain=chain))
    return f"anew from {rows[place].seq}"


@pytest.mark.parametrize("tamper", [altered, deleted, reordered, cut, rewritten])
def test_each_is_found(desk: Desk, tamper: Callable[[Connection, Rows, random.Random], str]) -> None:
    chance = random.Random(f"{SEED} {tamper.__name__}")
    with desk.store.write_unaudited() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.seq)).all()
        anchor = audit_findings.last(connection, desk.clock.now_ms(), 0)
        assert audit_chain.first_problem(connection) is None
        missed = []
        for _ in range(-(-TRIALS // 5)):
            trial = connection.begin_nested()
            what = tamper(connection, rows, chance)
            problem = audit_chain.first_problem(connection)
            stands = connection.execute(select(audit.c.chain).where(audit.c.seq == anchor.seq)).scalar()
            if problem is None and stands == anchor.chain:
                missed.append(what)
            trial.rollback()
    assert missed == []
