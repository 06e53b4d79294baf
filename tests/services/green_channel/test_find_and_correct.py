"""Looking closely at one declaration, opening it to correct it, holding it. Made-up people."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.timewords import Precision
from desktop.services.desk import Desk
from desktop.services.green_channel.book import DeclarationBook
from desktop.store import tables
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.whole_slip import ANSWERED

DAY_MS = 86_400_000
SECRETS = ("单田芳", "11010519491231002X", "13600136000", "上米街", "1949-12-31", "去过广州", "走亲戚")


def draft(**changes: str) -> DeclarationDraft:
    """单田芳, yesterday morning at the emergency gate; ``changes`` replaces what her slip says."""
    typed = {
        "visited_on": (Clock().today() - dt.timedelta(days=1)).isoformat(),
        "time": "10:05-11:40",
        "gate": "急诊入口",
        "category": "elderly",
        "name": "单田芳",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "address": "惠城区桥东街道上米街5号",
        "temperature_c": "36.6",
        "inspector": "曾敏",
        **ANSWERED,
    }
    return DeclarationDraft(**(typed | changes))


def book(desk: Desk) -> DeclarationBook:
    return DeclarationBook(desk.store, desk.session)


def audited(desk: Desk) -> list[tuple[str, str, str]]:
    """Action, subject and body of the audit, newest first."""
    with desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().order_by(tables.audit.c.seq.desc()))
        return [(row.action, row.subject, row.body) for row in rows]


def test_a_list_tells_when_as_the_slip_did_and_what_was_measured(desk: Desk) -> None:
    desk.declarations.enter(draft(temperature_c="37.6"))
    desk.declarations.enter(draft(time="上午", name="刘福", id_type="none", id_number="", birth_date="1950-02-03"))
    sick, vague = sorted(desk.declarations.recent(), key=lambda found: found.precision, reverse=True)
    assert (sick.precision, sick.visited_to - sick.visited_from) == (Precision.RANGE, 95 * 60_000)
    assert (sick.temperature, sick.fever, sick.version, sick.held) == (376, True, 1, False)
    assert (vague.precision, vague.temperature, vague.fever) == (Precision.MORNING, 366, False)


def test_a_record_shows_no_secret(desk: Desk) -> None:
    entered = desk.declarations.enter(
        draft(travel_history="yes: 去过广州", symptoms="cough;other: 去过广州", notes="走亲戚", guardian_name="单田芳")
    )
    record = book(desk).record(entered.id)
    shown = repr(record)
    assert [secret for secret in SECRETS if secret in shown] == []
    assert (record.draft.name, record.draft.phone, record.draft.travel_history) == ("单*芳", "136****6000", "yes: ****")
    assert (record.draft.gate, record.draft.inspector, record.entered_by) == ("急诊入口", "曾敏", "陈志远")
    assert (record.source, record.corrections, record.hold) == ("desk", (), None)


def test_each_correction_tells_who_when_why_and_which_fields(desk: Desk) -> None:
    entered = desk.declarations.enter(draft())
    desk.declarations.correct(entered.id, draft(phone="13600136001"), "电话写错")
    desk.declarations.correct(entered.id, draft(phone="13600136001", gate="南门", name="单小芳"), "检测点选错")
    second, first = book(desk).record(entered.id).corrections
    assert (first.by, first.reason) == ("陈志远", "电话写错")
    assert [(c.field, c.before, c.after) for c in first.changes] == [("phone", "136****6000", "136****6001")]
    assert [(c.field, c.before, c.after) for c in second.changes] == [
        ("gate", "急诊入口", "南门"),
        ("name", "单*芳", "单*芳"),
    ]
    assert second.at >= first.at
    (found,) = desk.declarations.find("6001").rows
    assert found.version == 3


def test_opening_to_correct_asks_why_first_and_gives_what_the_form_needs(clerk_desk: Desk) -> None:
    entered = clerk_desk.declarations.enter(draft())
    with pytest.raises(BadInput) as refused:
        clerk_desk.declarations.for_correction(entered.id, " ")
    assert refused.value.problems[0].field == "reason"
    assert audited(clerk_desk)[0][0] == "enter"
    opened = clerk_desk.declarations.for_correction(entered.id, "来访者更正电话")
    assert audited(clerk_desk)[0][:2] == ("correct-open", entered.id)
    assert "来访者更正电话" in audited(clerk_desk)[0][2]
    assert [secret for secret in SECRETS if secret in repr(opened.draft)] == []
    clerk_desk.declarations.correct(entered.id, replace(opened.draft, phone="13600136001"), "来访者更正电话")
    (correction,) = book(clerk_desk).record(entered.id).corrections
    assert [change.field for change in correction.changes] == ["phone"]
    with pytest.raises(BadInput, match="not there any more"):
        clerk_desk.declarations.for_correction("gone", "来访者更正电话")


def test_a_field_is_shown_for_a_reason_and_each_look_is_audited_without_what_it_says(clerk_desk: Desk) -> None:
    entered = clerk_desk.declarations.enter(draft())
    with pytest.raises(BadInput):
        clerk_desk.declarations.look(entered.id, "phone", " ")
    with pytest.raises(BadInput, match="not there any more"):
        clerk_desk.declarations.look("gone", "phone", "来访者更正电话")
    assert clerk_desk.declarations.look(entered.id, "phone", "来访者更正电话") == "13600136000"
    action, subject, body = audited(clerk_desk)[0]
    assert (action, subject) == ("look", entered.id)
    assert "来访者更正电话" in body
    assert '"phone"' in body
    assert "13600136000" not in body


def test_fields_that_nobody_opened_stay_as_they_were(clerk_desk: Desk) -> None:
    entered = clerk_desk.declarations.enter(draft(symptoms="cough;other: 皮疹", notes="走亲戚"))
    opened = clerk_desk.declarations.for_correction(entered.id, "写错了")
    changed = replace(opened.draft, phone="13600136001", symptoms="fever;cough;other: ****")
    kept = clerk_desk.declarations.correct(entered.id, changed, "写错了").declaration
    assert (kept.name, kept.document.number, kept.phone) == ("单田芳", "11010519491231002X", "13600136001")
    assert (kept.notes, str(kept.symptoms)) == ("走亲戚", "fever;cough;other: 皮疹")


def test_a_hold_shows_and_its_end_is_given_a_reason(desk: Desk) -> None:
    entered = desk.declarations.enter(draft())
    desk.retention.hold(entered.id, "区疾控来函 12 号")
    hold = book(desk).record(entered.id).hold
    assert hold is not None
    assert (hold.by, hold.reason) == ("陈志远", "区疾控来函 12 号")
    assert desk.declarations.find("stf").rows[0].held
    with pytest.raises(BadInput):
        desk.retention.release(entered.id, "")
    desk.retention.release(entered.id, "疾控已办结")
    assert book(desk).record(entered.id).hold is None
    assert audited(desk)[0][0] == "release"


def test_a_held_declaration_is_corrected_after_its_retention(program: Program, made_desk: MadeDesk) -> None:
    access = program.access(made_desk.folder)
    clock = FixedClock(program.clock.now_ms())
    later = replace(program, clock=clock)
    with later.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        entered = desk.declarations.enter(draft())
        desk.retention.hold(entered.id, "区疾控来函 12 号")
        clock.ms += 60 * DAY_MS
        desk.retention.purge()
        opened = desk.declarations.for_correction(entered.id, "更正电话")
        desk.declarations.correct(entered.id, replace(opened.draft, phone="13600136001"), "更正电话")
        assert desk.declarations.find("6001").total == 1


def test_an_inspector_neither_looks_nor_corrects(clerk_desk: Desk) -> None:
    entered = clerk_desk.declarations.enter(draft())
    member = clerk_desk.session.member
    clerk_desk.session.member = replace(member, bound=False)
    for forbidden in (
        lambda: book(clerk_desk).record(entered.id),
        lambda: clerk_desk.declarations.for_correction(entered.id, "好奇"),
        lambda: clerk_desk.declarations.look(entered.id, "phone", "好奇"),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_a_search_that_finds_too_many_says_that_it_stopped_counting(desk: Desk, tmp_path: Path) -> None:
    desk.declarations.enter(draft())
    assert not desk.declarations.find("stf").capped
    day = draft().visited_on
    rows = [f"{day},10:{n % 60:02},南门,elderly,单田芳,none,136{n:08},惠城区,36.5" for n in range(500)]
    file = tmp_path / "many.csv"
    file.write_text("\n".join(["visited_on,time,gate,category,name,id_type,phone,address,temperature_c", *rows]))
    assert desk.imports.import_file(file).accepted == 500
    found = desk.declarations.find("stf")
    assert (found.capped, found.total >= 500, len(found.rows)) == (True, True, 50)
