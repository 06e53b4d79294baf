"""Paper after its record: boxes, the list of what is to be shredded, and what a certificate certifies."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.posters import Language
from desktop.domain.slips import SlipReason, SlipState
from desktop.services.desk import Desk
from desktop.services.retention.shredding import certificate_number
from desktop.store import tables
from desktop.store.queries import slips
from tests.conftest import MadeDesk
from tests.reports.paperwork import text_of
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk, open_retention_desk


@pytest.fixture
def retention(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    with open_retention_desk(program, made_desk) as opened:
        yield opened


def enter(retention: RetentionDesk, *numbers: int, days_ago: int = 1) -> None:
    for number in numbers:
        retention.desk.declarations.enter(retention.draft(number, days_ago, slip=str(number)))


def list_it(desk: Desk) -> bytes:
    made = desk.destruction.make_list()
    desk.destruction.note_listed(made)
    return made.pdf


def slip_row(desk: Desk, number: int) -> tuple[str, str, str | None]:
    with desk.store.read() as connection:
        row = connection.execute(tables.slip.select().where(tables.slip.c.number == number)).one()
    return row.state, row.box, row.visited_on


def test_an_entered_slip_lies_in_the_box_of_the_month_or_in_the_one_that_is_named(retention: RetentionDesk) -> None:
    desk, month = retention.desk, venue_time(retention.clock.ms).strftime("%Y-%m")
    desk.slips.start_batch(4)
    enter(retention, 1)
    desk.destruction.set_box(" ２号箱  ")
    assert desk.destruction.box() == "2号箱"
    enter(retention, 2)
    desk.destruction.set_box("")
    assert desk.destruction.box() == month
    enter(retention, 3)
    assert [slip_row(desk, n)[1] for n in (1, 2, 3, 4)] == [month, "2号箱", month, ""]
    with pytest.raises(BadInput):
        desk.destruction.set_box("一" * 13)


def test_a_slip_that_is_taken_out_again_is_in_no_box(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.slips.start_batch(1)
    enter(retention, 1)
    desk.slips.mark([1], SlipState.BLANK)
    assert slip_row(desk, 1)[1] == ""


def test_a_purged_slip_waits_to_be_shredded_and_cannot_be_entered_again(retention: RetentionDesk) -> None:
    desk, visited = retention.desk, venue_time(retention.clock.ms - DAY_MS).date()
    desk.slips.start_batch(2)
    enter(retention, 1)
    retention.later(27)
    assert slip_row(desk, 1) == (
        "to_shred",
        venue_time(retention.clock.ms - 27 * DAY_MS).strftime("%Y-%m"),
        str(visited),
    )
    with pytest.raises(BadInput, match="has been deleted since"):
        enter(retention, 1)
    with pytest.raises(BadInput):
        desk.slips.mark([1], SlipState.BLANK)


def test_the_list_is_by_box_and_batch(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.slips.start_batch(6)
    desk.slips.start_batch(4)
    desk.destruction.set_box("B")
    enter(retention, 2, 3, 5, days_ago=4)
    enter(retention, 8)
    desk.destruction.set_box("A")
    enter(retention, 6)
    foreign = retention.draft(900, slip="900")
    desk.declarations.enter(DeclarationDraft(**{**vars_of(foreign), "overrides": {"slip": "旧本"}}))
    retention.later(30)
    work = desk.destruction.work()
    assert work.listed == ()
    assert [(lot.box, lot.batch, lot.runs) for lot in work.lots] == [
        ("A", "", ((900, 900),)),
        ("A", "JB-000001–000006", ((6, 6),)),
        ("B", "JB-000001–000006", ((2, 3), (5, 5))),
        ("B", "JB-000007–000010", ((8, 8),)),
    ]
    text = text_of(list_it(desk))
    for words in ("JB-000002–000003,JB-000005", "非本机印制", "4批"):
        assert words in text


def vars_of(draft: DeclarationDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def test_spoiled_slips_are_shredded_like_the_others(retention: RetentionDesk) -> None:
    """Somebody may have written on them: they lie in the box of the day and are listed by the day of their marking."""
    desk, prefix = retention.desk, retention.desk.venue.get().serial_prefix
    printed = desk.slips.start_batch(4)
    desk.destruction.set_box("作废箱")
    retention.later(3)
    marked = venue_time(retention.clock.ms).date()
    desk.slips.mark([2, 3], SlipState.SPOILED, SlipReason.MISWRITTEN, "王大妈写错了")
    desk.slips.mark([4], SlipState.MISSING, SlipReason.NOT_RETURNED, "找不到")
    assert slip_row(desk, 2) == ("spoiled", "作废箱", None)
    retention.later(27)
    assert desk.destruction.waiting() == 0
    retention.clock.ms += DAY_MS
    assert desk.retention.purge().spoiled == 2
    assert [slip_row(desk, n)[0] for n in (1, 2, 3, 4)] == ["blank", "to_shred", "to_shred", "missing"]
    assert slip_row(desk, 2) == ("to_shred", "作废箱", str(marked))
    with desk.store.read() as connection:
        reasons = connection.execute(tables.slip.select().where(tables.slip.c.number == 2)).one().reason
    assert reasons == ""
    (lot,) = desk.destruction.work().lots
    assert (lot.box, lot.count, lot.first_visit, lot.last_visit) == ("作废箱", 2, str(marked), str(marked))
    words = "".join(text_of(list_it(desk)).split())
    assert str(printed.serials[1]) in words
    assert "作废箱" in words
    row = desk.destruction.certify()
    assert (row.slip_count, row.records, row.first_visit) == (2, 0, str(marked))
    assert slip_row(desk, 3)[0] == "shredded"
    assert desk.retention.purge().spoiled == 0
    with pytest.raises(BadInput, match="made void once"):
        desk.declarations.enter(retention.draft(8, slip=f"{prefix}-000002"))
    assert desk.health.problems() == ()


def test_slips_that_never_became_paper_are_not_looked_for_at_the_shredder(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.slip_printing.give_back(desk.slips.start_batch(2))
    assert slip_row(desk, 1) == ("spoiled", "", None)
    retention.later(30)
    assert (slip_row(desk, 1)[0], desk.destruction.waiting()) == ("spoiled", 0)


def test_only_what_was_on_the_list_is_certified(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.slips.start_batch(5)
    enter(retention, 1, 2, days_ago=3)
    desk.declarations.enter(retention.draft(77))  # without a slip
    enter(retention, 3)
    retention.later(26)
    with pytest.raises(BadInput, match="list first"):
        desk.destruction.certify()
    list_it(desk)
    retention.later(1)
    work = desk.destruction.work()
    assert ([lot.runs for lot in work.listed], [lot.runs for lot in work.newer]) == ([((1, 2),)], [((3, 3),)])
    row = desk.destruction.certify()
    assert (row.number, row.slip_count, row.records, row.days, row.held) == (1, 2, 4, 28, 0)
    assert certificate_number(row) == f"XH-{venue_time(retention.clock.ms).year}-001"
    assert [slip_row(desk, n)[0] for n in (1, 2, 3, 4)] == ["shredded", "shredded", "to_shred", "blank"]
    list_it(desk)
    second = desk.destruction.certify()
    assert (second.number, second.slip_count, second.records) == (2, 1, 0)
    with pytest.raises(BadInput):
        desk.destruction.certify()
    with pytest.raises(BadInput, match="No slips wait"):
        desk.destruction.make_list()
    assert desk.destruction.certificates() == (second, row)
    assert desk.health.problems() == ()


def test_a_certificate_names_the_shortest_retention_and_what_is_held(retention: RetentionDesk) -> None:
    desk = retention.desk
    held = desk.declarations.enter(retention.draft(1)).id
    desk.retention.hold(held, "疾控要求保留")
    desk.declarations.enter(retention.draft(2))
    retention.later(27)
    for number in (3, 4):
        desk.declarations.enter(retention.draft(number, days_ago=9))
    desk.retention.set_days(9)
    desk.retention.purge()
    desk.retention.set_days(60)
    row = desk.destruction.certify()
    assert (row.records, row.days, row.held, row.slips) == (3, 9, 0, ())
    retention.later(40)
    assert desk.retention.status().held == 1


def test_what_somebody_wrote_of_a_void_slip_stays_with_it_and_goes_with_the_retention(retention: RetentionDesk) -> None:
    """Neither audit log nor hub get it: it may name anybody."""
    desk = retention.desk
    desk.slips.start_batch(2)
    desk.slips.mark([1], SlipState.MISSING, SlipReason.NOT_RETURNED, "王大妈没交")
    with desk.store.read() as connection:
        for table in (tables.audit, tables.outbox):
            bodies = " ".join(row.body or "" for row in connection.execute(table.select()))
            assert ("王大妈" in bodies, '"not_returned"' in bodies) == (False, True), table.name
        assert "王大妈" in connection.execute(tables.slip.select().where(tables.slip.c.number == 1)).one().reason
    retention.later(28)
    with desk.store.read() as connection:
        row = connection.execute(tables.slip.select().where(tables.slip.c.number == 1)).one()
    assert (row.state, row.reason) == ("missing", "not_returned")


def test_a_certificate_printed_again_is_the_same_and_names_nobody(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.slips.start_batch(1)
    enter(retention, 1)
    retention.later(28)
    list_it(desk)
    row = desk.destruction.certify()
    pdf = desk.destruction.certificate_pdf(row, Language.ZH_EN)
    retention.later(100)
    (again,) = desk.destruction.certificates()
    assert desk.destruction.certificate_pdf(again, Language.ZH_EN) == pdf
    assert certificate_number(row) in text_of(pdf)
    with desk.store.read() as connection:
        bodies = [
            json.loads(r.body)
            for r in connection.execute(tables.audit.select().where(tables.audit.c.kind == "destruction"))
        ]
    assert [set(body) for body in bodies] == [
        {"slips"},
        {"records", "early", "slips", "held", "first_visit", "last_visit", "erased_on"},
    ]


def test_a_certificate_takes_the_backups_that_would_belie_it(retention: RetentionDesk) -> None:
    desk, backups = retention.desk, retention.folder / "backups"
    desk.declarations.enter(retention.draft(1))
    retention.later(27)
    backups.mkdir()

    def backup(at: dt.datetime) -> Path:
        path = backups / f"before-0003-{at:%Y%m%d-%H%M%S}.db"
        path.write_bytes(b"a copy of the database")
        return path

    purged_at = venue_time(retention.clock.ms)
    before, after = backup(purged_at - dt.timedelta(hours=2)), backup(purged_at + dt.timedelta(hours=2))
    desk.retention.purge()
    assert before.exists()
    retention.clock.ms += 3 * 3_600_000
    desk.destruction.certify()
    assert (before.exists(), after.exists()) == (False, True)


def test_shredding_is_the_manager_s(clerk_desk: Desk) -> None:
    clerk_desk.destruction.set_box("C")
    for forbidden in (clerk_desk.destruction.work, clerk_desk.destruction.make_list, clerk_desk.destruction.certify):
        with pytest.raises(Forbidden):
            forbidden()


def test_a_held_declaration_keeps_its_slip_from_the_shredder(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.slips.start_batch(1)
    held = desk.declarations.enter(retention.draft(1, slip="1")).id
    desk.retention.hold(held, "法院要求保留")
    retention.later(30)
    with desk.store.read() as connection:
        assert slips.to_shred(connection) == ()
        assert slips.states(connection, [1]) == {1: SlipState.ENTERED}
