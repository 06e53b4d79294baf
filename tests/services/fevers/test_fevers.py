"""Fever worksheets on a real encrypted desk: opened, worked on, closed, printed. Made-up people."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.fever import FeverDraft, FeverOutcome
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.domain.symptoms import Symptom, Symptoms
from desktop.services.desk import Desk
from desktop.services.fevers.fevers import FeverService
from desktop.services.session import Session
from desktop.services.venue.venues import draft_of
from desktop.store import tables
from desktop.store.queries import fevers
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.reports.paperwork import page_count, text_of
from tests.whole_slip import ANSWERED

TEN_THIRTY = from_venue_time(dt.datetime(2026, 11, 23, 10, 30))
MINUTE, DAY = 60_000, 86_400_000


def feverish(**changes: str) -> DeclarationDraft:
    """单田芳 with 37.6 °C at 10:05."""
    typed = {
        "visited_on": "2026-11-23",
        "time": "10:05",
        "gate": "急诊入口",
        "category": "elderly",
        "name": "单田芳",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "address": "惠城区桥东街道上米街5号",
        "temperature_c": "37.6",
        "inspector": "曾敏",
        **ANSWERED,
    }
    return DeclarationDraft(**(typed | changes))


def only(desk: Desk) -> str:
    (waiting,) = desk.fevers.open()
    return waiting.id


def of_inspector(desk: Desk, gate: str) -> FeverService:
    """The same worksheets for an inspector of one gate."""
    gate_id = next(g.id for g in desk.gates.list() if g.name == gate)
    member = replace(desk.session.member, role=Role.INSPECTOR, gate_ids=(gate_id,))
    return FeverService(desk.store, Session(member))


@pytest.fixture
def now() -> FixedClock:
    return FixedClock(TEN_THIRTY)


@contextmanager
def _open(program: Program, folder: Path) -> Iterator[Desk]:
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        yield desk


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, now: FixedClock) -> Iterator[Desk]:
    """The desk at half past ten."""
    with _open(replace(program, clock=now), made_desk.folder) as desk:
        yield desk


@pytest.mark.parametrize("changes", [{}, {"temperature_c": "36.6", "symptoms": "cough"}])
def test_a_fever_or_a_symptom_opens_a_worksheet(desk: Desk, changes: dict[str, str]) -> None:
    entered = desk.declarations.enter(feverish(**changes))
    (waiting,) = desk.fevers.open()
    assert desk.fevers.of_declaration(entered.id) == waiting.id
    assert (waiting.name, waiting.gate, waiting.second) == ("单*芳", "急诊入口", None)


def test_nobody_else_gets_one(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish(temperature_c="37.2"))
    assert desk.fevers.open() == ()
    assert desk.fevers.of_declaration(entered.id) is None


def test_an_import_opens_none_but_somebody_can(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish(), source="import")
    assert desk.fevers.open() == ()
    begun = desk.fevers.begin(entered.id)
    assert [f.id for f in desk.fevers.open()] == [begun]
    assert desk.fevers.begin(entered.id) == begun


@pytest.mark.parametrize(("time", "first_at"), [("10:05", TEN_THIRTY - 25 * MINUTE), ("上午", TEN_THIRTY)])
def test_the_first_reading_was_taken_on_arrival_where_the_slip_tells_it(desk: Desk, time: str, first_at: int) -> None:
    desk.declarations.enter(feverish(time=time))
    assert desk.fevers.worksheet(only(desk)).facts.first_at == first_at


def test_what_is_typed_is_kept_for_later_even_what_cannot_be_read(desk: Desk, now: FixedClock) -> None:
    desk.declarations.enter(feverish())
    typed = FeverDraft(second_c="3x", waits_at="一楼隔离观察室", called="120", outcome="left", reason="等")
    assert [p.field for p in desk.fevers.keep(only(desk), typed)] == ["second_c"]
    now.ms += 5 * MINUTE
    sheet = desk.fevers.worksheet(only(desk))
    assert sheet.draft == replace(typed, called_at="10:30")  # the call does not move on with the clock
    assert not sheet.is_closed


def test_a_worksheet_left_open_over_night_reads_the_same(desk: Desk, now: FixedClock) -> None:
    desk.declarations.enter(feverish())
    desk.fevers.keep(only(desk), FeverDraft(second_c="36.8", second_at="10:20"))
    now.ms += DAY
    assert desk.fevers.worksheet(only(desk)).draft.second_at == "11-23 10:20"
    desk.fevers.close(only(desk), replace(desk.fevers.worksheet(only(desk)).draft, outcome="cleared"))
    with desk.store.read() as connection:
        (row,) = connection.execute(tables.fever.select()).all()
    assert (row.second, row.second_at, row.closed_at) == (368, TEN_THIRTY - 10 * MINUTE, now.ms)


def test_a_closed_worksheet_is_no_longer_open_and_stays_as_it_is(desk: Desk) -> None:
    desk.declarations.enter(feverish())
    fever = only(desk)
    desk.fevers.close(fever, FeverDraft(second_c="36.8", outcome="cleared"))
    assert desk.fevers.open() == ()
    assert desk.fevers.worksheet(fever).is_closed
    for act in (desk.fevers.keep, desk.fevers.close):
        with pytest.raises(BadInput, match="closed already"):
            act(fever, FeverDraft(outcome="left"))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (FeverDraft(outcome="cleared"), "second_c"),
        (FeverDraft(second_c="37.5", outcome="cleared"), "reason"),
        (FeverDraft(second_c="3x", outcome="left"), "second_c"),
        (FeverDraft(), "outcome"),
        (FeverDraft(outcome="transferred"), "called"),
        (FeverDraft(called="120", called_at="11:45", outcome="left"), "called_at"),
    ],
)
def test_what_is_missing_is_reported_at_its_field_and_leaves_it_open(desk: Desk, typed: FeverDraft, field: str) -> None:
    desk.declarations.enter(feverish())
    with pytest.raises(BadInput) as caught:
        desk.fevers.close(only(desk), typed)
    assert [p.field for p in caught.value.problems] == [field]
    assert len(desk.fevers.open()) == 1


def test_the_last_place_and_earlier_contacts_are_suggested(desk: Desk) -> None:
    for name, place, called in (("单田芳", "一楼观察室", "120"), ("刘福", "门口帐篷", "区医院发热门诊")):
        desk.declarations.enter(feverish(name=name, time="上午"))
        desk.fevers.close(desk.fevers.open()[-1].id, FeverDraft(waits_at=place, called=called, outcome="transferred"))
    desk.declarations.enter(feverish(name="麦秀英", time="上午"))
    sheet = desk.fevers.worksheet(only(desk))
    assert sheet.draft.waits_at == "门口帐篷"
    assert sheet.places == ("门口帐篷", "一楼观察室")
    assert sheet.contacts == ("区医院发热门诊", "120")
    desk.venue.edit(replace(draft_of(desk.venue.get()), fever_place="急诊左侧板房"))
    assert desk.fevers.worksheet(only(desk)).places == ("门口帐篷", "一楼观察室", "急诊左侧板房")


def test_a_worksheet_begins_with_the_venues_fever_place(desk: Desk) -> None:
    desk.venue.edit(replace(draft_of(desk.venue.get()), fever_place=" 急诊左侧板房 "))
    desk.declarations.enter(feverish())
    assert desk.fevers.worksheet(only(desk)).draft.waits_at == "急诊左侧板房"


def test_a_correction_to_no_fever_takes_an_empty_worksheet_with_it(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish())
    gone = only(desk)
    desk.declarations.correct(entered.id, feverish(temperature_c="36.7"), "看错温度计")
    assert desk.fevers.open() == ()
    assert desk.fevers.of_declaration(entered.id) is None
    desk.declarations.correct(entered.id, feverish(temperature_c="37.9"), "再次核对")
    assert only(desk) != gone
    assert desk.fevers.worksheet(only(desk)).facts.first == 379


def write(desk: Desk, fever: str) -> None:
    desk.fevers.keep(fever, FeverDraft(waits_at="一楼观察室"))


def measure(desk: Desk, fever: str) -> None:
    desk.fevers.keep(fever, FeverDraft(second_c="37.5"))


def type_only(desk: Desk, fever: str) -> None:
    desk.fevers.drafts(fever).keep(FeverDraft(called="区医院"))


def print_it(desk: Desk, fever: str) -> None:
    desk.fever_printing.make(fever, Language.ZH)


@pytest.mark.parametrize("leave_a_trace", [write, measure, type_only, print_it])
def test_a_correction_to_no_fever_ends_a_worksheet_with_entries_as_a_mistake(
    desk: Desk, leave_a_trace: Callable[[Desk, str], None]
) -> None:
    entered = desk.declarations.enter(feverish())
    fever = only(desk)
    leave_a_trace(desk, fever)
    desk.declarations.correct(entered.id, feverish(temperature_c="36.7"), "看错温度计")
    assert desk.fevers.open() == ()
    sheet = desk.fevers.worksheet(fever)
    assert (sheet.is_closed, sheet.draft.outcome) == (True, FeverOutcome.MISTAKEN)
    desk.declarations.correct(entered.id, feverish(temperature_c="38.3"), "再次核对")
    assert only(desk) == fever  # and what was written is still there
    assert desk.fevers.worksheet(fever).facts.first == 383
    assert desk.health.problems() == ()


def test_what_somebody_has_closed_stays_as_it_was_closed(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish())
    fever = only(desk)
    desk.fevers.close(fever, FeverDraft(outcome="left"))
    desk.declarations.correct(entered.id, feverish(temperature_c="36.7"), "看错温度计")
    assert desk.fevers.worksheet(fever).draft.outcome == "left"


def test_a_worksheet_is_no_mistake_while_its_declaration_tells_the_fever(desk: Desk) -> None:
    desk.declarations.enter(feverish())
    with pytest.raises(BadInput) as refused:
        desk.fevers.close(only(desk), FeverDraft(outcome="mistaken"))
    assert refused.value.problems[0].field == "outcome"
    assert desk.fevers.open()


def test_a_correction_that_finds_a_fever_opens_one_and_an_open_one_follows(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish(temperature_c="36.7"))
    desk.declarations.correct(entered.id, feverish(temperature_c="38.7"), "看错温度计")
    assert desk.fevers.worksheet(only(desk)).facts.first == 387
    desk.declarations.correct(entered.id, feverish(temperature_c="38.1", gate="南门"), "再次核对")
    sheet = desk.fevers.worksheet(only(desk))
    assert (sheet.facts.first, sheet.gate) == (381, "南门")


def test_a_fever_at_a_gate_needs_no_declaration(desk: Desk) -> None:
    gate = desk.gates.list()[0]
    cough = Symptoms((Symptom.COUGH,))
    fever = desk.fevers.open_at_gate(gate.id, 384, cough, name="张桂英", phone="13800138777")
    unknown = desk.fevers.open_at_gate(gate.id, 379)
    first, second = desk.fevers.open()
    assert (first.id, first.name, first.first, first.symptoms) == (fever, "张*英", 384, cough)
    assert (second.id, second.name) == (unknown, "")
    sheet = desk.fevers.worksheet(fever)
    assert not sheet.declared
    assert (sheet.draft.name, sheet.draft.phone) == ("张桂英", "13800138777")
    desk.fevers.close(fever, replace(sheet.draft, called="120", outcome="transferred"))
    text = text_of(_pdf(desk, fever))
    for words in ("张桂英", "13800138777", "38.4", "干咳"):
        assert words in text


def test_a_sheet_tells_what_was_not_asked_from_what_is_not_there(desk: Desk) -> None:
    text = text_of(_pdf(desk, desk.fevers.open_at_gate(desk.gates.list()[0].id, 384)))
    assert "无证件" not in text
    assert "症状无" not in text


@pytest.mark.parametrize("tenths", [0, 999])
def test_a_reading_that_nobody_can_have_is_refused(desk: Desk, tenths: int) -> None:
    with pytest.raises(BadInput):
        desk.fevers.open_at_gate(desk.gates.list()[0].id, tenths)
    assert desk.fevers.open() == ()


def test_a_gate_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput, match="gate"):
        desk.fevers.open_at_gate("nowhere", 380)


def test_an_inspector_works_on_the_own_gate_only(desk: Desk) -> None:
    desk.declarations.enter(feverish())
    fever = only(desk)
    own, elsewhere = of_inspector(desk, "急诊入口"), of_inspector(desk, "南门")
    assert [f.id for f in own.open()] == [fever]
    assert elsewhere.open() == ()
    for act in (
        lambda: elsewhere.worksheet(fever),
        lambda: elsewhere.keep(fever, FeverDraft()),
        lambda: elsewhere.close(fever, FeverDraft(outcome="left")),
    ):
        with pytest.raises(Forbidden):
            act()
    with pytest.raises(Forbidden):
        elsewhere.open_at_gate(next(g.id for g in desk.gates.list() if g.name == "急诊入口"), 380)
    own.close(fever, FeverDraft(outcome="left"))
    assert desk.fevers.open() == ()


@pytest.mark.parametrize("language", [Language.ZH, Language.ZH_EN])
def test_the_sheet_says_what_the_worksheet_says(desk: Desk, language: Language, tmp_path: Path) -> None:
    desk.slips.start_batch(1)
    desk.declarations.enter(
        feverish(
            slip="1",
            symptoms="fever;other: 皮疹",
            guardian_name="解建国",
            guardian_phone="13700137000",
            guardian_relation="father",
        )
    )
    fever = only(desk)
    desk.fevers.keep(fever, FeverDraft("36.9", "10:20", "一楼隔离观察室", "惠城区人民医院发热门诊", "10:25"))
    pdf = _pdf(desk, fever, language)
    text = text_of(pdf)
    assert page_count(pdf) == 1
    for words in (
        "JB-000001",
        "单田芳",
        "37.6",
        "11-2310:05",
        "36.9",
        "10:20",
        "皮疹",
        "一楼隔离观察室",
        "10:25",
        "惠城区人民医院发热门诊",
        "曾敏",
        "13600136000",
        "上米街5号",
        "1101**********002X",
        "解建国",
    ):
        assert words in text, words


def test_a_sheet_of_a_worksheet_that_nobody_has_worked_on_makes_nothing_up(desk: Desk) -> None:
    desk.declarations.enter(replace(feverish(symptoms="cough", temperature_c=""), overrides={"temperature_c": "拒测"}))
    text = text_of(_pdf(desk, only(desk)))
    assert "在原地等候" in text
    assert "干咳" in text
    assert "单田芳" in text
    for made_up in ("已于", "测得", "None"):
        assert made_up not in text


def test_the_log_holds_nobody_and_the_outbox_everything(desk: Desk) -> None:
    desk.declarations.enter(feverish())
    gate = desk.gates.list()[0]
    at_gate = desk.fevers.open_at_gate(gate.id, 384, name="张桂英", phone="13800138777")
    desk.fevers.close(at_gate, FeverDraft(waits_at="帐篷", called="急救120", outcome="transferred", name="张桂英"))
    _pdf(desk, desk.fevers.open()[0].id)
    with desk.store.read() as connection:
        audited = connection.execute(tables.audit.select().where(tables.audit.c.kind == "fever")).all()
        sent = connection.execute(tables.outbox.select().where(tables.outbox.c.kind == "fever.close")).one()
    assert [a.action for a in audited] == ["open", "open", "close", "print"]
    for entry in audited:
        assert not any(words in entry.body for words in ("张桂英", "13800138777", "帐篷", "急救"))
    body = json.loads(sent.body)
    assert (body["outcome"], body["name"], body["waits_at"], body["first"]) == ("transferred", "张桂英", "帐篷", 384)
    assert desk.health.problems() == ()


def test_worksheets_go_with_their_declarations(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish())
    kept = desk.declarations.enter(feverish(name="刘福"))
    fever = desk.fevers.of_declaration(entered.id)
    gone = desk.erasure.erase(entered.id, ErasureReason.ASKED)
    assert (gone.declarations, gone.fevers) == (1, 1)
    assert [f.id for f in desk.fevers.open()] == [desk.fevers.of_declaration(kept.id)]
    assert fever is not None
    with pytest.raises(BadInput, match="not there"):
        desk.fevers.worksheet(fever)


def test_worksheets_without_a_declaration_go_by_their_age(desk: Desk, now: FixedClock) -> None:
    gate = desk.gates.list()[0].id
    old = [desk.fevers.open_at_gate(gate, 380) for _ in range(3)]
    desk.declarations.enter(feverish())
    now.ms += DAY
    young = desk.fevers.open_at_gate(gate, 381)
    with desk.store.write_unaudited() as connection:
        assert fevers.erase_before(connection, now.ms, 2) == tuple(old[:2])
        assert fevers.erase_before(connection, now.ms, 2) == (old[2],)
    assert [f.id for f in desk.fevers.open()][-1] == young
    assert len(desk.fevers.open()) == 2


def _pdf(desk: Desk, fever: str, language: Language = Language.ZH) -> bytes:
    return desk.fever_printing.make(fever, language).pdf
