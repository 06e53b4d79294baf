"""Early erasure: somebody's records go at once, and nothing but that they went is left."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock, venue_time
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, Cancelled, Forbidden
from desktop.domain.fever import FeverDraft
from desktop.domain.people import Role
from desktop.domain.records import RECORD_KINDS
from desktop.services.fevers.drafts import FeverDrafts
from desktop.store import tables
from desktop.store.queries import outbox, purges
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk, open_retention_desk
from tests.store.plain_pages import plain_bytes

REASON = ErasureReason.ASKED


@pytest.fixture
def retention(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    with open_retention_desk(program, made_desk) as one:
        yield one


def bodies(retention: RetentionDesk) -> str:
    """All that audit and outbox say."""
    with retention.desk.store.read() as connection:
        logs = [connection.execute(log.select()).all() for log in (tables.audit, tables.outbox)]
    return "\n".join(row.body or "" for rows in logs for row in rows)


def test_one_declaration_is_erased_with_all_that_belongs_to_it(retention: RetentionDesk) -> None:
    desk = retention.desk
    typed = retention.draft(1, slip=str(desk.slips.start_batch(1).serials[0]), temperature_c="38.2")
    entered = desk.declarations.enter(typed)
    desk.declarations.correct(entered.id, replace(typed, notes="轮椅"), "漏写备注")
    other = desk.declarations.enter(retention.draft(2))
    (fever,) = desk.fevers.open()
    FeverDrafts(desk.store, fever.id).keep(FeverDraft(reason="还没写完"))

    done = desk.erasure.erase(entered.id, REASON)

    assert (done.declarations, done.fevers, done.cards) == (1, 1, 0)
    assert desk.declarations.find(typed.name).total == 0
    assert desk.declarations.find(typed.phone).total == 0
    assert [one.id for one in desk.declarations.recent()] == [other.id]
    assert desk.fevers.open() == ()
    assert FeverDrafts(desk.store, fever.id).kept() is None
    for mark in (typed.name, typed.id_number, typed.phone, typed.address, "漏写备注"):
        assert mark not in bodies(retention)
    assert desk.health.problems() == ()


def test_what_is_left_says_that_it_was_erased_and_why_and_names_nobody(retention: RetentionDesk) -> None:
    entered = retention.desk.declarations.enter(retention.draft(1, temperature_c="37.9"))
    (fever,) = retention.desk.fevers.open()
    retention.desk.erasure.erase(entered.id, ErasureReason.WITHDRAWN)
    with retention.desk.store.read() as connection:
        before = [(row.kind, row.subject, row.body) for row in outbox.after(connection, 0, 1 << 20, 1 << 30)]
    erased = {(kind, subject): json.loads(body or "{}") for kind, subject, body in before if kind.endswith(".erase")}
    for kind, subject in (("declaration.erase", entered.id), ("fever.erase", fever.id)):
        body = erased[kind, subject]
        assert body.keys() == {"id", "reason", "proof"}
        assert (body["id"], body["reason"]) == (subject, "withdrawn")
    retention.later(1)
    with retention.desk.store.read() as connection:
        after = [(row.kind, row.subject, row.body) for row in outbox.after(connection, 0, 1 << 20, 1 << 30)]
    assert [one for one in before if ".erase" in one[0]] == [one for one in after if ".erase" in one[0]]


def test_everything_of_the_person_goes_with_the_card(retention: RetentionDesk) -> None:
    desk = retention.desk
    entered = [desk.declarations.enter(retention.draft(1, days_ago=days)) for days in (1, 3, 9)]
    other = desk.declarations.enter(retention.draft(2))
    card = desk.cards.issue_for(entered[0].id, consent=True)
    found = desk.erasure.look(entered[1].id)
    assert (found.declarations, found.fevers, found.cards, found.held) == (3, 0, (int(card.number),), 0)

    done = desk.erasure.erase(entered[1].id, REASON, person=True)

    assert (done.declarations, done.cards) == (3, 1)
    assert [one.id for one in desk.declarations.recent()] == [other.id]
    assert desk.cards.list()[0].void_at is not None
    assert retention.draft(1).phone not in bodies(retention)


def test_one_of_several_leaves_the_others_and_the_card(retention: RetentionDesk) -> None:
    desk = retention.desk
    entered = [desk.declarations.enter(retention.draft(1, days_ago=days)) for days in (1, 3)]
    desk.cards.issue_for(entered[0].id, consent=True)
    desk.erasure.erase(entered[0].id, REASON)
    assert [one.id for one in desk.declarations.recent()] == [entered[1].id]
    assert desk.cards.list()[0].void_at is None


def test_somebody_without_a_document_is_known_by_one_declaration(retention: RetentionDesk) -> None:
    desk = retention.desk
    nameless = {"id_type": "none", "id_number": ""}
    entered = [desk.declarations.enter(retention.draft(n, **nameless)) for n in (1, 2)]
    assert desk.erasure.look(entered[0].id).declarations == 1
    assert desk.erasure.erase(entered[0].id, REASON, person=True).declarations == 1
    assert [one.id for one in desk.declarations.recent()] == [entered[1].id]


def test_a_person_is_who_a_lookup_takes_for_the_same(retention: RetentionDesk) -> None:
    """By the document whatever the spelling, and by name and phone whatever the document; a couple stays two people."""
    desk = retention.desk
    born = {"birth_date": "1948-05-06", "sex": "female"}
    passport = {"id_type": "passport", "id_number": "E12345678"} | born
    first = desk.declarations.enter(retention.draft(1))
    name, phone = retention.draft(1).name, retention.draft(1).phone
    other_document = desk.declarations.enter(retention.draft(3, days_ago=2, name=name, phone=phone, **passport))
    other_phone = desk.declarations.enter(
        retention.draft(4, days_ago=3, name=name, phone="13900000009", **passport, address="别处")
    )
    partner = desk.declarations.enter(retention.draft(2, phone=phone))
    found = desk.erasure.look(first.id)
    assert found.declarations == 3
    assert desk.erasure.erase(first.id, REASON, person=True).declarations == 3
    assert [one.id for one in desk.declarations.recent()] == [partner.id]
    for gone in (other_document, other_phone):
        with pytest.raises(BadInput, match="not there any more"):
            desk.erasure.look(gone.id)


def test_the_card_of_somebody_without_a_document_ends_too(retention: RetentionDesk) -> None:
    desk = retention.desk
    entered = desk.declarations.enter(retention.draft(1, id_type="none", id_number=""))
    card = desk.cards.issue_for(entered.id, consent=True)
    assert desk.erasure.look(entered.id).cards == (int(card.number),)
    assert desk.erasure.erase(entered.id, REASON, person=True).cards == 1
    assert desk.cards.list()[0].void_at is not None


@pytest.mark.parametrize("person", [False, True])
def test_what_is_under_legal_hold_is_not_erased(retention: RetentionDesk, *, person: bool) -> None:
    desk = retention.desk
    entered = [desk.declarations.enter(retention.draft(1, days_ago=days)) for days in (1, 3)]
    desk.retention.hold(entered[0].id, "公安来函")
    asked = entered[1] if person else entered[0]
    with pytest.raises(BadInput, match="legal hold: 1"):
        desk.erasure.erase(asked.id, REASON, person=person)
    assert len(desk.declarations.recent()) == 2
    desk.retention.release(entered[0].id, "案件已结")
    desk.erasure.erase(asked.id, REASON, person=person)
    assert len(desk.declarations.recent()) == (0 if person else 1)


def test_only_the_manager_may(retention: RetentionDesk) -> None:
    entered = retention.desk.declarations.enter(retention.draft(1))
    clerk = replace(retention.desk.session.member, role=Role.CLERK)
    retention.desk.session.member = clerk
    for attempt in (
        lambda: retention.desk.erasure.look(entered.id),
        lambda: retention.desk.erasure.erase(entered.id, REASON),
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert retention.desk.declarations.count() == 1


def test_what_is_gone_cannot_be_erased_again(retention: RetentionDesk) -> None:
    entered = retention.desk.declarations.enter(retention.draft(1))
    retention.desk.erasure.erase(entered.id, REASON)
    with pytest.raises(BadInput, match="not there any more"):
        retention.desk.erasure.erase(entered.id, REASON)


def test_that_somebody_was_there_goes_on_counting(retention: RetentionDesk) -> None:
    desk = retention.desk
    entered = [desk.declarations.enter(retention.draft(n, days_ago=1, time="09:10")) for n in (1, 2)]
    day = venue_time(retention.clock.ms).date() - dt.timedelta(days=1)
    before = desk.statistics.day(day)
    desk.erasure.erase(entered[0].id, REASON)
    assert desk.statistics.day(day) == before
    assert desk.health.problems() == ()


def test_the_paper_is_shredded_and_certified(retention: RetentionDesk) -> None:
    desk = retention.desk
    slips = desk.slips.start_batch(2).serials
    early = desk.declarations.enter(retention.draft(1, slip=str(slips[0])))
    desk.declarations.enter(retention.draft(2, slip=str(slips[1])))
    desk.erasure.erase(early.id, REASON)
    work = desk.destruction.work()
    assert (work.records, work.early, sum(lot.count for lot in work.lots), work.may_certify) == (0, 1, 1, False)
    desk.destruction.note_listed(desk.destruction.make_list())
    certificate = desk.destruction.certify()
    assert (certificate.records, certificate.early, certificate.slip_count) == (0, 1, 1)
    assert desk.destruction.certificates() == (certificate,)
    assert desk.destruction.work().early == 0


def test_a_scrub_that_is_stopped_is_done_by_the_next_purge(retention: RetentionDesk) -> None:
    entered = retention.desk.declarations.enter(retention.draft(1))
    with pytest.raises(Cancelled):
        retention.desk.erasure.erase(entered.id, REASON, progress=_stop)
    assert retention.desk.declarations.find(retention.draft(1).name).total == 0
    assert retention.draft(1).name in bodies(retention)
    retention.desk.retention.purge()
    assert retention.draft(1).name not in bodies(retention)


def test_each_step_of_a_scrub_reads_its_own_part_of_the_log(retention: RetentionDesk) -> None:
    entered = retention.desk.declarations.enter(retention.draft(1, temperature_c="38.2"))
    with pytest.raises(Cancelled):
        retention.desk.erasure.erase(entered.id, REASON, progress=_stop)
    with retention.desk.store.read() as connection:
        last = purges.last_seq(connection, "outbox")
        found = purges.bodies_of_deleted(connection, "outbox", 0, last, RECORD_KINDS)
        assert len(found) == 2  # the declaration and its worksheet
        assert purges.bodies_of_deleted(connection, "outbox", 0, found[0], RECORD_KINDS) == found[:1]
        assert purges.bodies_of_deleted(connection, "outbox", last, last + 9, RECORD_KINDS) == ()


def test_what_is_erased_while_a_scrub_is_under_way_is_scrubbed_as_well(retention: RetentionDesk) -> None:
    entered = [retention.desk.declarations.enter(retention.draft(n)) for n in (1, 2)]
    begun: list[int] = []

    def meanwhile(done: int, _total: int) -> None:
        if done and not begun:  # the outbox is scrubbed, the audit log is next
            begun.append(done)
            with pytest.raises(Cancelled):
                retention.desk.erasure.erase(entered[1].id, REASON, progress=_stop)

    retention.desk.erasure.erase(entered[0].id, REASON, progress=meanwhile)
    assert begun
    assert retention.draft(2).name in bodies(retention)
    retention.desk.retention.purge()
    assert retention.draft(2).name not in bodies(retention)


def _stop(_done: int, _total: int) -> None:
    raise Cancelled


def test_no_page_keeps_what_was_erased_nor_does_a_backup(program: Program, made_desk: MadeDesk) -> None:
    clock = FixedClock(Clock().now_ms())
    program = replace(program, clock=clock)
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    database, backups = access.folder.database, access.folder.backups
    with program.desk(access, opened) as desk:
        retention = RetentionDesk(desk, clock, made_desk.folder)
        everybody = [retention.draft(number) for number in range(60)]
        entered = [desk.declarations.enter(typed) for typed in everybody]
        backup = _backup(database, backups, clock)
        clock.ms += DAY_MS // 24
        gone = everybody[17]
        marks = [text.encode() for text in (gone.name, gone.id_number, gone.phone, gone.address)]
        assert all(mark in plain_bytes(database, opened.secrets.database) for mark in marks)
        desk.erasure.erase(entered[17].id, REASON)
        after = plain_bytes(database, opened.secrets.database)
        assert not any(mark in after for mark in marks)
        assert everybody[18].phone.encode() in after
        assert not backup.exists()


def _backup(database: Path, backups: Path, clock: FixedClock) -> Path:
    """A copy as a migration makes it (``migrate.py``)."""
    backups.mkdir(exist_ok=True)
    made = backups / f"before-0008-{venue_time(clock.ms):%Y%m%d-%H%M%S}.db"
    shutil.copy2(database, made)
    return made
