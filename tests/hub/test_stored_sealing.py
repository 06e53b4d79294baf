"""``hub seal``: what an older hub stored readable is sealed, whenever it was broken off, and nothing of it is left in the files."""

import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine, select, update

from desktop.domain.errors import BadInput
from desktop.hub import stored_sealing
from desktop.hub.hub import Hub
from desktop.hub.tables import content_key, office_key, quarantined, record
from tests.hub.conftest import GIVEN
from tests.hub.office import read_by_office
from tests.hub.signing_desk import NOW, SigningDesk

ROOT = Path(__file__).parent.parent.parent
VISITOR = {"name": "单田芳", "phone": "13912345678", "visited_from": NOW, "gate_id": "01a2", "category": "minor"}


def as_an_older_hub(engine: Engine, desk: SigningDesk) -> None:
    """Put back what the desk sent, readable, as a hub of before stored it."""
    with engine.begin() as connection:
        for of in desk.records:
            mine = record.c.desk == desk.desk, record.c.incarnation == desk.incarnation, record.c.seq == of.seq
            plain = {"body": of.body, "salt": of.salt, "sealed": None, "content_key": None}
            connection.execute(update(record).where(*mine).values(**plain))
            raw = [of.seq, of.kind, of.subject, str(of.schema), str(of.occurred), of.salt, of.digest, of.body]
            apart = quarantined.c.desk == desk.desk, quarantined.c.seq == of.seq
            values = {"raw": msgspec.msgpack.encode(raw), "content_key": None}
            connection.execute(update(quarantined).where(*apart).values(**values))
        connection.execute(content_key.delete())


def filled(hub: Hub, desk: SigningDesk) -> None:
    for number in range(7):
        desk.add(1, "declaration.enter", body={**VISITOR, "number": number})
    desk.add(2)
    desk.add(1, "declaration.enter", body=VISITOR, schema=9)
    desk.add(1, "fever.open", body={"second": 385, "name": VISITOR["name"]})
    desk.push(hub)
    as_an_older_hub(hub.engine, desk)


def bodies(engine: Engine) -> str:
    with engine.connect() as connection:
        found = [*connection.scalars(select(record.c.body)), *map(str, connection.scalars(select(quarantined.c.raw)))]
    return "\n".join(str(one) for one in found)


def test_everything_is_sealed_once(hub: Hub, desk: SigningDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(hub, desk)
    assert hub.stored_sealing.is_needed()
    monkeypatch.setattr(stored_sealing, "AT_ONCE", 3)
    done = hub.stored_sealing.run()
    # Another server than the hub's own may keep its log's old files, and is said to.
    assert (done.records, done.apart, done.is_clean) == (8, 1, not GIVEN)
    assert VISITOR["phone"] not in bodies(hub.engine)
    sealed = sorted((of for of in read_by_office(hub.engine)), key=lambda of: of.seq)
    assert sealed == [of for of in desk.records if not of.kind.startswith("screening")]
    again = hub.stored_sealing.run()
    assert (again.records, again.apart, hub.stored_sealing.is_needed()) == (0, 0, False)
    assert desk.push(hub).stored == len(desk.records)  # the desk's chain is as before


def test_without_an_office_key_nothing_is_sealed(hub: Hub, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(office_key.delete())
    with pytest.raises(BadInput, match="office-key first"):
        hub.stored_sealing.run()


@pytest.mark.parametrize("after", [1, 2])
def test_killed_in_the_middle_it_goes_on(
    hub: Hub, desk: SigningDesk, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """kill -9 of a process that seals three at a time."""
    filled(hub, desk)
    place = hub.engine.url.render_as_string(hide_password=False)
    identity = msgspec.json.encode(hub.identity).decode()
    program = (
        "import os, signal, sys, msgspec\n"
        "from desktop.domain.clock import Clock\n"
        "from desktop.hub import stored_sealing\n"
        "from desktop.hub.database import open_engine, read_url\n"
        "from desktop.hub.hub import build\n"
        "from desktop.hub.identity import HubIdentity\n"
        "stored_sealing.AT_ONCE = 3\n"
        "left = int(sys.argv[3])\n"
        "def done(count):\n"
        "    global left\n"
        "    left -= 1\n"
        "    if left < 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "hub = build(open_engine(read_url(sys.argv[1])), msgspec.json.decode(sys.argv[2], type=HubIdentity), Clock())\n"
        "hub.stored_sealing.run(done)\n"
    )
    line = [sys.executable, "-c", program, place, identity, str(after)]
    assert subprocess.run(line, cwd=ROOT, check=False, timeout=60).returncode == -signal.SIGKILL
    assert VISITOR["phone"] in bodies(hub.engine)
    hub.stored_sealing.run()
    assert VISITOR["phone"] not in bodies(hub.engine)
    assert len(read_by_office(hub.engine)) == 9
