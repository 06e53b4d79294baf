"""Of a visitor the hub stores what it needs to read and nothing else, whatever desk sends it and however it arrives."""

import json
from collections.abc import Sequence

import msgspec
import pytest
from sqlalchemy import Engine, func, select, text, update

from desktop.domain.clock import FixedClock
from desktop.hub.hub import Hub
from desktop.hub.refused import Refused
from desktop.hub.tables import content_key, hourly, office_key, quarantined, record
from desktop.services.office.identity import new_office_key
from desktop.store.rows import AnyRow
from desktop.sync.sealing import Place, Sealer, clear_body, new_content_key
from desktop.sync.segment import Header, WrappedKey, seal
from desktop.sync.wire import OfficeKey
from tests.hub.office import all_bodies, read_by_office, statement
from tests.hub.signing_desk import DAY, NOW, SigningDesk, new_id

VISITOR = {
    "name": "单田芳",
    "id_number": "441302194002293511",
    "visited_from": NOW,
    "precision": "exact",
    "gate_id": "01a2",
    "category": "elderly",
    "temperature_c": "37.4",
}


def sealed_segment(desk: SigningDesk, hub: Hub, office: OfficeKey | None = None) -> bytes:
    """What a present desk sends of its records."""
    key = new_content_key(office or statement(hub.identity.hub))
    sealer = Sealer(Place(desk.hub, desk.venue, desk.desk, desk.incarnation), key)
    sent = [one if (clear := clear_body(one, hub.kinds)) is None else sealer.sealed(one, clear) for one in desk.records]
    header = Header(1, desk.hub, desk.venue, desk.desk, desk.incarnation, 1, len(sent), desk.chain(0))
    return seal(header, sent, desk.key, WrappedKey(key.fingerprint, key.wrapped))


def readable(engine: Engine) -> str:
    """Whatever PostgreSQL would print of any table."""
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        rows = [row for name in names for row in connection.execute(text(f'SELECT t::text FROM "{name}" t')).scalars()]
    return "\n".join(rows) + "".join(bytes.fromhex(part[2:]).decode("utf-8", "replace") for part in _hex(rows))


def _hex(rows: Sequence[str]) -> list[str]:
    return [
        part for row in rows for part in row.replace('"', ",").replace("\\\\", "\\").split(",") if part[:2] == "\\x"
    ]


def rows_of(engine: Engine) -> Sequence[AnyRow]:
    with engine.connect() as connection:
        return connection.execute(select(record).order_by(record.c.vseq)).all()


@pytest.mark.parametrize("is_old", [True, False], ids=["an old desk", "a present desk"])
def test_only_the_clear_part_can_be_read(hub: Hub, desk: SigningDesk, engine: Engine, *, is_old: bool) -> None:
    desk.add(1)
    desk.add(1, "declaration.enter", body=VISITOR)
    desk.add(1, "declaration.enter", body=VISITOR, schema=9)  # parked
    desk.add(1, "declaration.enter", body={**VISITOR, "temperature_c": "单田芳"})  # quarantined
    hub.ingest.take(desk.segment() if is_old else sealed_segment(desk, hub))
    assert VISITOR["id_number"] not in readable(engine)
    assert VISITOR["id_number"] not in readable(engine)
    assert all_bodies(engine).count(VISITOR["id_number"]) == 3
    (stored,) = read_by_office(engine, "declaration")[:1]
    assert stored == desk.records[1]
    clear = json.loads(rows_of(engine)[1].body)
    assert (clear["gate_id"], clear["measured"], clear["abnormal"]) == ("01a2", True, True)
    with engine.connect() as connection:
        assert connection.execute(select(hourly.c.abnormal).where(hourly.c.category == "elderly")).scalars().all() == [
            1
        ]
        assert connection.scalar(select(func.count()).select_from(content_key)) == 1


def test_what_a_desk_calls_clear_is_looked_at(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    """One whose program was altered puts the name into the part that is not sealed."""
    desk.add(1, "declaration.enter", body=VISITOR)
    key = new_content_key(statement(hub.identity.hub))
    sealer = Sealer(Place(desk.hub, desk.venue, desk.desk, desk.incarnation), key)
    sent = sealer.sealed(desk.records[0], desk.records[0].body or "")
    header = Header(1, desk.hub, desk.venue, desk.desk, desk.incarnation, 1, 1, desk.chain(0))
    hub.ingest.take(seal(header, [sent], desk.key, WrappedKey(key.fingerprint, key.wrapped)))
    assert VISITOR["id_number"] not in readable(engine)


@pytest.mark.parametrize("is_old", [True, False], ids=["an old desk", "a present desk"])
def test_without_an_office_key_nothing_personal_is_taken(
    hub: Hub, desk: SigningDesk, engine: Engine, *, is_old: bool
) -> None:
    desk.add(2)
    desk.add(1, "declaration.enter", body=VISITOR)
    segment = desk.segment() if is_old else sealed_segment(desk, hub)
    with engine.begin() as connection:
        connection.execute(office_key.delete())
    with pytest.raises(Refused) as refused:
        hub.ingest.take(segment)
    assert (refused.value.status, refused.value.refusal.code) == (403, "office_key")
    assert list(rows_of(engine)) == []
    assert desk.push(hub, 1, 2).stored == 2
    desk.records[2:] = []
    desk.add(1, "declaration.erase", subject=new_id(), body={"reason": "asked"})  # names nobody
    assert desk.push(hub).stored == 3


def test_what_is_sealed_for_another_key_is_refused_unless_it_is_there_already(hub: Hub, desk: SigningDesk) -> None:
    desk.add(1, "declaration.enter", body=VISITOR)
    segment = sealed_segment(desk, hub)
    other = new_office_key()
    with pytest.raises(Refused, match="office_key"):
        hub.ingest.take(sealed_segment(desk, hub, statement(hub.identity.hub, other)))
    hub.ingest.take(segment)
    hub.offices.add(other.office, other.recovery, replace=True)
    assert hub.ingest.take(segment).added == 0
    desk.add(1, "declaration.enter", body=VISITOR)
    with pytest.raises(Refused, match="office_key"):
        hub.ingest.take(sealed_segment(desk, hub))
    assert len(read_by_office(hub.engine)) == 1  # with the former key, as long as it is kept


def test_a_statement_in_the_database_that_the_hub_did_not_sign_is_none(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    """Whoever can write into the database cannot have desks seal to a key of his own."""
    other = statement(hub.identity.hub, new_office_key())
    with engine.begin() as connection:
        connection.execute(update(office_key).values(statement=b"forged", fingerprint="A" * 16))
    desk.add(1, "declaration.enter", body=VISITOR)
    assert hub.offices.statement() == b""
    for segment in (desk.segment(), sealed_segment(desk, hub, other)):
        with pytest.raises(Refused, match="office_key"):
            hub.ingest.take(segment)


def test_a_content_key_goes_with_the_last_record_that_needs_it(
    hub: Hub, desk: SigningDesk, engine: Engine, clock: FixedClock
) -> None:
    def keys() -> int:
        with engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(content_key)) or 0

    subjects = [new_id(), new_id()]
    for subject in subjects:
        desk.add(1, "declaration.enter", subject=subject, body=VISITOR)
    hub.ingest.take(sealed_segment(desk, hub))
    assert keys() == 1
    for number, subject in enumerate(subjects):
        desk.add(1, "declaration.erase", subject=subject, body={"reason": "asked"})
        desk.push(hub, number + 3)
        assert keys() == 1 - number
    assert VISITOR["id_number"] not in all_bodies(engine)
    desk.add(1, "fever.open", body=VISITOR)
    desk.add(1, "fever.open", body=VISITOR, schema=9)
    desk.push(hub, 5)
    assert keys() == 1
    clock.ms += 29 * DAY
    hub.retention.expire()
    assert keys() == 0


def test_a_replay_of_what_was_kept_apart_works_on_sealed_records(hub: Hub, desk: SigningDesk, engine: Engine) -> None:
    desk.add(1, "declaration.enter", body=VISITOR, schema=9)
    hub.ingest.take(sealed_segment(desk, hub))
    with engine.begin() as connection:  # as if the hub's program were a newer one by now
        raw = connection.scalars(select(quarantined.c.raw)).one()
        connection.execute(update(quarantined).values(raw=raw.replace(b"\xa19", b"\xa11")))
    assert hub.replay.run().stored == 1
    assert read_by_office(engine)[0].body == desk.records[0].body
    with engine.connect() as connection:
        assert connection.scalars(select(hourly.c.count)).all() == [1]


def test_what_an_older_hub_kept_apart_readable_is_sealed_by_a_replay(
    hub: Hub, desk: SigningDesk, engine: Engine
) -> None:
    desk.add(1, "declaration.enter", body=VISITOR, schema=9)
    desk.push(hub)
    of = desk.records[0]
    as_before = [of.seq, of.kind, of.subject, str(of.schema), str(of.occurred), of.salt, of.digest, of.body]
    with engine.begin() as connection:
        connection.execute(update(quarantined).values(raw=msgspec.msgpack.encode(as_before), content_key=None))
        kept = connection.execute(select(office_key)).one()
        connection.execute(office_key.delete())
    assert hub.replay.run().left == 1  # without an office key it stays where it is
    with engine.begin() as connection:
        connection.execute(office_key.insert(), kept._asdict())
    assert hub.replay.run().left == 1
    assert VISITOR["id_number"] not in readable(engine)
    assert read_by_office(engine) == [of]
