"""Reports of a desk: their figures are those of the services, on paper and in tables, whatever language they speak."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop.app.program import Program
from desktop.domain.clock import venue_time
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.headings import Headings
from desktop.domain.hourly import hour_of, screening
from desktop.domain.master.fields import DESK
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.domain.statistics import Layer, Selection
from desktop.services.counting.shifts import Shift
from desktop.services.statistics.report_figures import CountFigures
from desktop.store.ledger import new_id
from desktop.store.queries import remote_totals as remote_totals
from desktop.store.queries.remote_totals import RemoteTotal
from tests.conftest import MadeDesk
from tests.reports.paperwork import page_count, text_of
from tests.services.counting.counted_desk import NOW, TODAY, CountedDesk, count_crowd, counted_desk
from tests.table_files import read_table
from tests.written_numbers import numbers_in, unparted

DAY_MS = 86_400_000


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    """The morning of a Monday, with a crowd at all gates and some in the green channel, one of them without an hour."""
    with counted_desk(program, made_desk) as opened:
        count_crowd(opened)
        for number in range(4):
            opened.declare(number, gate=("南门", "北门")[number % 2], category=("elderly", "no_phone")[number // 3])
        opened.declare(7, time="上午", gate="南门")
        opened.declare(9, temperature_c="38.2")
        yield opened


def numbers_of(pdf: bytes) -> set[int]:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert unparted(text) == []
    return numbers_in(text)


def test_the_figures_of_a_day_are_those_of_the_statistics(counted: CountedDesk) -> None:
    figures = counted.desk.count_reports.figures(TODAY, week=False)
    day, totals_lines = counted.desk.statistics.day(TODAY), counted.desk.statistics.gates(TODAY)
    assert (figures.total, figures.untimed, figures.checks, figures.fevers) == (
        day.total,
        day.untimed,
        day.measured,
        day.fevers,
    )
    assert figures.untimed == 1
    assert figures.total_before == day.total_before
    for place, hour in enumerate(figures.columns):
        assert figures.totals[place] == day.hours[hour]
        assert figures.before[place] == day.before[hour]
    assert [
        (line.name, line.registrations, line.checks, line.fevers, line.all_registrations, line.all_checks)
        for line in figures.by_gate
    ] == [(s.name, s.registrations, s.checks, s.fevers, s.all_registrations, s.all_checks) for s in totals_lines]
    people = {s.name: (s.registrations, s.checks, s.all_checks) for s in counted.desk.statistics.inspectors(TODAY)}
    assert {line.name: (line.registrations, line.checks, line.all_checks) for line in figures.by_inspector} == people
    assert dict(figures.categories) == {"elderly": 5, "no_phone": 1}


def test_the_report_of_a_day_has_these_figures(counted: CountedDesk) -> None:
    figures = counted.desk.count_reports.figures(TODAY, week=False)
    for language in Language:
        found = numbers_of(counted.desk.count_reports.report(TODAY, language).pdf)
        assert {figures.total, figures.total_before, *figures.totals} - {0} <= found


def test_a_week_is_the_sum_of_its_days(counted: CountedDesk) -> None:
    last = TODAY - dt.timedelta(days=7)
    week = counted.desk.count_reports.figures(last + dt.timedelta(days=3), week=True)
    assert (week.since, week.until) == (last, last + dt.timedelta(days=6))
    assert week.totals == (counted.desk.statistics.day(last).total, 0, 0, 0, 0, 0, 0)
    assert not week.running
    assert counted.desk.count_reports.figures(TODAY, week=True).running
    pdf = counted.desk.count_reports.report(last, Language.ZH, week=True).pdf
    assert week.total in numbers_of(pdf)


def test_days_are_those_of_the_venue_across_midnight(counted: CountedDesk) -> None:
    gate = counted.desk.gates.list()[0].id
    before = counted.desk.count_reports.figures(TODAY, week=False).total
    midnight = NOW - NOW % DAY_MS - 8 * 3_600_000 + DAY_MS * (NOW % DAY_MS >= 16 * 3_600_000)
    for at in (midnight - 1, midnight):
        counted.clock.ms = at
        counted.desk.counting.press(gate)
    counted.clock.ms = NOW
    today = counted.desk.count_reports.figures(TODAY, week=False)
    assert today.total == before + 1
    assert today.columns[0] == 0


@pytest.mark.parametrize("week", [False, True])
def test_a_time_without_anybody_says_so(counted: CountedDesk, week: bool) -> None:
    quiet = dt.date(2026, 6, 3)
    words = "这一周没有任何登记或计数" if week else "当天没有任何登记或计数"
    assert words in text_of(counted.desk.count_reports.report(quiet, Language.ZH, week=week).pdf)


def test_a_day_to_come_has_no_report(counted: CountedDesk) -> None:
    with pytest.raises(BadInput) as refused:
        counted.desk.count_reports.report(TODAY + dt.timedelta(days=1), Language.ZH)
    assert refused.value.problems[0].field == "day"


def test_a_retired_gate_keeps_its_people_on_the_report_of_their_day(counted: CountedDesk) -> None:
    gate = counted.desk.gates.list()[1]
    before = counted.desk.count_reports.figures(TODAY, week=False)
    counted.desk.gates.retire(gate.id)
    after = counted.desk.count_reports.figures(TODAY, week=False)
    assert after.total == before.total
    assert gate.name in [line.name for line in after.by_gate]
    assert f"{gate.name}（已停用）" in text_of(counted.desk.count_reports.report(TODAY, Language.ZH).pdf)
    assert "" in [line.key for line in after.by_inspector]
    assert "" not in [
        line.key for line in counted.desk.count_reports.figures(dt.date(2026, 6, 3), week=False).by_inspector
    ]
    assert gate.name not in [
        line.name for line in counted.desk.count_reports.figures(dt.date(2026, 6, 3), week=False).by_gate
    ]


def test_the_sentences_are_in_the_language_of_the_paper(counted: CountedDesk) -> None:
    chinese = text_of(counted.desk.count_reports.report(TODAY, Language.ZH).pdf)
    english = text_of(counted.desk.count_reports.report(TODAY, Language.EN).pdf)
    assert "peoplesofar" in english
    assert "people" not in chinese


def test_the_handover_has_the_shift_and_all_that_is_open(counted: CountedDesk) -> None:
    desk = counted.desk
    desk.slips.start_batch(6)
    desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP LaserJet M209", 1)
    desk.gates.rename(desk.gates.list()[1].id, "北二门")
    reports = desk.count_reports
    shift = reports.shifts.now()
    assert (shift.day, shift.until) == (TODAY, 11)
    sheet = reports.shifts.handover(replace(shift, since=0), Language.ZH)
    totals_lines = desk.statistics.gates(TODAY)
    assert sheet.untimed is not None  # one slip says 上午: it is in the day's figures and in no shift
    untimed = (sheet.untimed.registrations, sheet.untimed.checks, sheet.untimed.fevers)
    assert untimed == (1, 1, 0)
    assert [(g.name, g.registrations, g.checks, g.fevers) for g in sheet.gates] == [
        (s.name, s.registrations - (s.name == "南门"), s.checks - (s.name == "南门"), s.fevers) for s in totals_lines
    ]
    assert sheet.gates[0].people == ("单雄",)
    assert sheet.slips == (("JB-000001", "JB-000006"),)
    assert sheet.unsynced == desk.outbox.unsynced() > 0
    assert sheet.stale == ("北二门",)
    assert [(f.name, f.reading, f.gate) for f in sheet.fevers] == [("单*", "38.2", "急诊入口")]
    pages = reports.handover(shift, Language.ZH)
    assert page_count(pages.pdf) == 1
    assert "未注时刻（全天）" in text_of(pages.pdf)
    assert "单英" not in text_of(pages.pdf)


def test_a_shift_counts_its_own_hours_only(counted: CountedDesk) -> None:
    shifts = counted.desk.count_reports.shifts
    untimed = shifts.handover(Shift(TODAY, 9, 24), Language.ZH).untimed
    assert untimed is not None
    checks = [
        sum(g.checks for g in shifts.handover(Shift(TODAY, since, until), Language.ZH).gates)
        for since, until in ((0, 9), (9, 24), (0, 24))
    ]
    assert checks[0] + checks[1] == checks[2] == counted.desk.statistics.day(TODAY).measured - untimed.checks


def test_whoever_left_the_gate_before_the_shift_is_not_on_its_sheet(counted: CountedDesk) -> None:
    desk = counted.desk
    gates = desk.gates.list()
    leaver = next(m for m in desk.members.list() if m.gate_ids == (gates[0].id,))
    desk.members.assign(leaver.id, [gates[3].id])
    counted.clock.ms += 3 * 3_600_000
    at_noon = desk.count_reports.shifts.handover(Shift(TODAY, 12, 14), Language.ZH)
    assert at_noon.gates[0].people == ()
    assert at_noon.gates[3].people == (leaver.name,)


@pytest.mark.parametrize("shift", [Shift(TODAY, 9, 9), Shift(TODAY, 12, 9), Shift(TODAY, -1, 9), Shift(TODAY, 1, 25)])
def test_a_shift_that_is_none_is_refused(counted: CountedDesk, shift: Shift) -> None:
    with pytest.raises(BadInput):
        counted.desk.count_reports.handover(shift, Language.ZH)


def test_tally_sheets_of_gates_that_are_open(counted: CountedDesk) -> None:
    desk = counted.desk
    gates = desk.gates.list()
    pdf = desk.count_reports.tally(TODAY, [gates[2].id, gates[0].id], Language.ZH).pdf
    assert page_count(pdf) == 2
    desk.gates.retire(gates[2].id)
    with pytest.raises(BadInput):
        desk.count_reports.tally(TODAY, [gates[2].id], Language.ZH)
    with pytest.raises(BadInput):
        desk.count_reports.tally(TODAY + dt.timedelta(days=400), [gates[0].id], Language.ZH)


def test_an_inspector_prints_tally_sheets_of_the_own_gate_and_no_reports(counted: CountedDesk) -> None:
    desk = counted.desk
    own = desk.gates.list()[0]
    desk.session.member = replace(desk.session.member, role=Role.INSPECTOR, gate_ids=(own.id,))
    assert page_count(desk.count_reports.tally(TODAY, [own.id], Language.ZH).pdf) == 1
    for forbidden in (
        lambda: desk.count_reports.tally(TODAY, [g.id for g in desk.gates.list()], Language.ZH),
        lambda: desk.count_reports.tally(TODAY, [desk.gates.list()[1].id], Language.ZH),
        lambda: desk.count_reports.report(TODAY, Language.ZH),
        lambda: desk.count_reports.handover(Shift(TODAY, 7, 11), Language.ZH),
        lambda: CountFigures(desk.store, desk.session).daily(TODAY),
    ):
        with pytest.raises(Forbidden):
            forbidden()


def test_tables_hold_the_same_figures_as_numbers(counted: CountedDesk, tmp_path: Path) -> None:
    figures = counted.desk.count_reports.figures(TODAY, week=False)
    counted.desk.count_reports.save_figures(tmp_path / "day.csv", TODAY, Language.EN)
    with (tmp_path / "day.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    people = {(r["row"], r["column"]): int(r["value"]) for r in rows if r["table"] == "People"}
    for gate in figures.gates:
        assert people[gate.name, "Total"] == gate.total
        for hour, value in zip(figures.columns, gate.values, strict=True):
            assert people[gate.name, f"{hour}:00–{hour + 1}:00"] == value
    counted.desk.count_reports.save_figures(tmp_path / "day.xlsx", TODAY, Language.ZH)
    sheet = {cells[0]: cells for _, cells in read_table(tmp_path / "day.xlsx")}
    assert sheet["合计"][1:] == [str(n) for n in (*figures.totals, figures.untimed, figures.total)]


def test_no_name_becomes_a_formula(counted: CountedDesk, tmp_path: Path) -> None:
    counted.desk.gates.rename(counted.desk.gates.list()[0].id, "=1+1")
    counted.desk.count_reports.save_figures(tmp_path / "day.csv", TODAY, Language.ZH)
    counted.desk.count_reports.save_figures(tmp_path / "day.xlsx", TODAY, Language.ZH)
    assert ",'=1+1," in (tmp_path / "day.csv").read_text("utf-8-sig")
    assert any(cells[0] == "=1+1" for _, cells in read_table(tmp_path / "day.xlsx"))  # as text: a formula reads 0


def test_the_columns_of_a_csv_are_in_chinese_when_asked(counted: CountedDesk, tmp_path: Path) -> None:
    for headings, first in (
        (Headings.EN, ["table", "row", "column", "value"]),
        (Headings.ZH, ["表", "行", "列", "人数"]),
    ):
        counted.desk.count_reports.save_figures(tmp_path / "day.csv", TODAY, Language.ZH, headings=headings)
        assert read_table(tmp_path / "day.csv")[0][1] == first


def test_another_ending_is_refused_and_nothing_is_written(counted: CountedDesk, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        counted.desk.count_reports.save_figures(tmp_path / "day.ods", TODAY, Language.ZH)
    assert list(tmp_path.glob("day*")) == []


def test_papers_and_tables_are_in_the_audit_and_go_to_no_hub(counted: CountedDesk, tmp_path: Path) -> None:
    unsynced = counted.desk.outbox.unsynced()
    counted.desk.count_reports.report(TODAY, Language.ZH)
    counted.desk.count_reports.save_figures(tmp_path / "day.csv", TODAY, Language.ZH)
    counted.desk.audit_files.export(tmp_path / "audit.csv", "review of the month", None, None)
    audit = (tmp_path / "audit.csv").read_text("utf-8-sig")
    assert audit.count("report,daily") == 2
    assert counted.desk.outbox.unsynced() == unsynced


def test_hour_sheets_typed_in_are_on_the_report(counted: CountedDesk) -> None:
    gate = counted.desk.gates.list()[3].id
    before = counted.desk.count_reports.figures(TODAY, week=False)
    counted.desk.hour_sheets.enter(
        HourSheetDraft(TODAY.isoformat(), gate, "", {(8, "normal"): "30", (8, "abnormal"): "2"}),
        counted=CountedBefore.ON_TOP,
    )
    after = counted.desk.count_reports.figures(TODAY, week=False)
    assert (after.total - before.total, after.fevers - before.fevers) == (32, 2)
    chart = counted.desk.statistics.day(TODAY, Layer.GATE, Selection(gates=(gate,)))
    assert chart.total == after.gates[3].total


def test_the_table_of_a_week_has_its_days_and_their_sum(counted: CountedDesk, tmp_path: Path) -> None:
    last = TODAY - dt.timedelta(days=7)
    week = counted.desk.count_reports.figures(last, week=True)
    counted.desk.count_reports.save_figures(tmp_path / "week.xlsx", last, Language.ZH, week=True)
    sheet = {cells[0]: cells for _, cells in read_table(tmp_path / "week.xlsx")}
    assert len(sheet["检测点"]) == 1 + 7 + 1
    assert sheet["合计"][1:] == [str(n) for n in (*week.totals, week.total)]


def test_papers_count_the_whole_venue_and_name_its_desks(counted: CountedDesk) -> None:
    desk, other = counted.desk, new_id()
    before = desk.count_reports.figures(TODAY, week=False).total
    gate = desk.gates.list()[0].id
    with desk.store.write("hub") as change:
        people = screening(hour_of(NOW), gate, None, 7_000, abnormal=False)
        remote_totals.keep(change.connection, [RemoteTotal(other, other, people)])
        remote_totals.replace_last_seen(change.connection, {other: NOW - DAY_MS, new_id(): 0})
        change.record("name", DESK, other, {"id": other, "name": "西门前台"})
    report = desk.count_reports.report(TODAY, Language.ZH).pdf
    sheet = desk.count_reports.handover(desk.shifts.now(), Language.ZH).pdf
    empty = desk.count_reports.report(TODAY - dt.timedelta(days=60), Language.EN).pdf
    assert before + 7_000 in numbers_of(report)
    assert page_count(sheet) == 1
    words = f"已计入其他前台：西门前台，截至{venue_time(NOW - DAY_MS):%Y-%m-%d%H:%M}。尚未收到数据的前台：前台"
    for pdf in (report, sheet):
        assert words in "".join(text_of(pdf).split())
    assert "Includes西门前台,asof" in "".join(text_of(empty).split())
