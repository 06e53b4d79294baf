"""One question has one answer: over random days, every figure of every service, paper and export is what a count by hand
of everybody who came gives."""

import csv
import datetime as dt
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdf
import pytest

from desktop.app.program import Program
from desktop.domain.clock import Clock
from desktop.domain.figures import FIGURE_WORDS, Figure
from desktop.domain.messages import Message
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.domain.statistics import Layer, Selection
from desktop.paths import UserPaths
from desktop.reports import count_words
from desktop.services.counting.shifts import Shift
from desktop.services.desk import Desk
from desktop.services.statistics.words import change_so_far
from tests.conftest import CHEAP, MadeDesk
from tests.services.counting.counted_desk import TODAY, counted_desk
from tests.services.statistics.random_days import DAYS, WEEK, Everybody, RandomDays

NOW = 10
"""The running hour of ``TODAY``."""


@dataclass(frozen=True)
class Past:
    """A desk with random days, and who came in them."""

    desk: Desk
    everybody: Everybody


@pytest.fixture(scope="module", params=[1, 2, 3])
def past(
    _first_desk: MadeDesk, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Past]:
    """Nothing here changes it, so that all tests of a seed look at one desk."""
    root = tmp_path_factory.mktemp("past")
    shutil.copytree(_first_desk.folder, root / "desk")
    program = Program(user=UserPaths(root / "desk", root / "config", root / "log"), clock=Clock(), cost=CHEAP)
    with counted_desk(program, MadeDesk(root / "desk", _first_desk.made)) as counted:
        yield Past(counted.desk, RandomDays(counted, request.param).live())


def test_every_figure_of_every_service_is_what_a_count_by_hand_gives(past: Past) -> None:
    desk = past.desk
    for day in DAYS:
        came = past.everybody.on(day)
        hours = [came.at(hour) for hour in range(24)]
        figures, report = desk.statistics.day(day), desk.count_reports.figures(day, week=False)
        heat = desk.statistics.weekdays(day, day)
        assert {figures.total, report.total, heat.total, heat.totals[day.weekday()]} == {came.all}
        assert {figures.untimed, report.untimed, heat.untimed} == {came.untimed}
        assert {figures.fevers, report.fevers, heat.fevers, sum(figures.abnormal) + figures.untimed_fevers} == {
            came.fevers
        }
        assert {figures.measured, report.checks} == {came.checked}
        assert report.registrations == came.registered
        assert list(figures.hours) == hours == list(heat.rows[day.weekday()])
        assert dict(zip(report.columns, report.totals, strict=True)).items() <= dict(enumerate(hours)).items()
        assert sum(report.totals) == sum(hours)
        later = desk.statistics.day(day + WEEK), desk.count_reports.figures(min(day + WEEK, TODAY), week=False)
        assert later[0].total_before == came.all
        if day + WEEK <= TODAY:
            assert later[1].total_before == came.all
            assert sum(later[1].before) + later[0].untimed_before == came.all


def test_gates_inspectors_and_layers_add_up_to_the_whole(past: Past) -> None:
    desk = past.desk
    for day in DAYS:
        came = past.everybody.on(day)
        report = desk.count_reports.figures(day, week=False)
        for layer, of in (
            (Layer.GATE, lambda p: p.gate),
            (Layer.INSPECTOR, lambda p: p.inspector),
            (Layer.CATEGORY, lambda p: p.category),
            (Layer.KIND, lambda p: "registration" if p.registered else "screening"),
        ):
            series = {one.key: one.total for one in desk.statistics.day(day, layer).series}
            assert series == Counter(map(of, came.people))
        for rows, of in (
            (desk.statistics.gates(day), lambda p: p.gate),
            (desk.statistics.inspectors(day), lambda p: p.inspector),
        ):
            for row in rows:
                own = came.within(lambda p, of=of, row=row: of(p) == row.key)
                ever = past.everybody.within(lambda p, of=of, row=row: of(p) == row.key)
                assert (row.registrations, row.checks, row.fevers) == (own.registered, own.checked, own.fevers)
                assert (row.all_registrations, row.all_checks) == (ever.registered, ever.checked)
        counted = {row.key: row for row in (*desk.statistics.gates(day), *desk.statistics.inspectors(day))}
        for line in (*report.by_gate, *report.by_inspector):
            assert line == counted[line.key]
        assert dict(report.categories) == Counter(p.category for p in came.people if p.registered)


def test_counting_shows_the_gates_as_today_does(past: Past) -> None:
    came = past.everybody.on(TODAY)
    board = past.desk.counting.board()
    day = past.desk.statistics.day(TODAY)
    series = {one.key: one for one in day.series}
    for gate_id, count in board.counts.items():
        own = came.within(lambda p, gate_id=gate_id: p.gate == gate_id)
        assert (count.day, count.hour, count.abnormal, count.registered) == (
            own.all,
            own.at(NOW),
            own.fevers,
            own.registered,
        )
        assert count.day == (series[gate_id].total if gate_id in series else 0)
    assert (board.total.day, board.total.hour) == (day.total, day.hours[NOW])


def test_a_week_is_its_days_and_compares_with_the_week_before(past: Past) -> None:
    desk = past.desk
    for monday in (TODAY - WEEK, TODAY):
        days = [monday + dt.timedelta(days=n) for n in range(7)]
        week = desk.count_reports.figures(monday, week=True)
        assert list(week.totals) == [past.everybody.on(day).all for day in days]
        assert week.total_before == sum(past.everybody.on(day - WEEK).all for day in days)
        average = desk.statistics.average(week.since, week.until)
        assert round(average.total * average.days) == week.total
        assert round(average.fevers * average.days) == week.fevers


def test_by_this_time_of_the_day_is_the_whole_hours_against_those_a_week_before(past: Past) -> None:
    now, then = (sum(past.everybody.on(day).at(hour) for hour in range(NOW)) for day in (TODAY, TODAY - WEEK))
    change = change_so_far(past.desk.statistics.day(TODAY))
    assert change is not None
    difference = abs(now - then)
    sentence = str(change)
    assert (f"({then})" in sentence) == bool(difference)
    assert re.findall(r"^\d+", sentence) in ([str(difference)], [str(round(difference / then * 100))], [])


def test_the_handover_of_a_day_has_its_figures(past: Past) -> None:
    for day in (TODAY, TODAY - WEEK):
        came = past.everybody.on(day)
        sheet = past.desk.shifts.handover(Shift(day, 0, 24), Language.ZH)
        rows = [*sheet.gates, *([sheet.untimed] if sheet.untimed else [])]
        assert sum(gate.registrations for gate in rows) == came.registered
        assert sum(gate.checks for gate in rows) == came.checked
        assert sum(gate.fevers for gate in rows) == came.fevers
        early, late = (past.desk.shifts.handover(Shift(day, *hours), Language.ZH) for hours in ((0, 9), (9, 24)))
        for shift, hours in ((early, range(9)), (late, range(9, 24))):
            there = came.within(lambda p, hours=hours: p.hour in hours)
            assert sum(gate.registrations for gate in shift.gates) == there.registered
            assert sum(gate.checks for gate in shift.gates) == there.checked
        assert early.untimed == late.untimed == sheet.untimed


def test_papers_tables_and_exports_have_the_same_figures(past: Past, tmp_path: Path) -> None:
    desk = past.desk
    day = TODAY - WEEK
    came = past.everybody.on(day)
    pdf = desk.count_reports.report(day, Language.EN).pdf
    printed = {int(n) for n in re.findall(r"(?<![\d-])\d+(?![\d-])", _text(pdf))}
    figures = {came.all, came.registered, came.checked, came.fevers, past.everybody.on(day - WEEK).all}
    assert figures | {came.at(hour) for hour in range(24)} - {0} <= printed
    desk.count_reports.save_figures(tmp_path / "day.csv", day, Language.EN)
    table = {(r["table"], r["row"], r["column"]): int(r["value"]) for r in _rows(tmp_path / "day.csv")}
    assert table["People", "Total", "Total"] == came.all
    assert table["People", "Same day last week", "Total"] == past.everybody.on(day - WEEK).all
    assert table["People", "Total", "No hour"] == came.untimed
    for hour in range(8, 20):
        assert table["People", "Total", f"{hour}:00–{hour + 1}:00"] == came.at(hour)
    desk.count_files.hourly(tmp_path / "hourly.csv", day, day)
    exported = _rows(tmp_path / "hourly.csv")
    assert sum(int(row["count"]) for row in exported) == came.all
    assert sum(int(row["abnormal"]) for row in exported) == came.fevers
    by_gate = Counter[str]()
    names = {gate.id: gate.name for gate in desk.gates.list(include_retired=True)}
    for row in exported:
        by_gate[row["gate"]] += int(row["count"])
    assert by_gate == Counter(names[p.gate] for p in came.people)


def test_an_inspector_sees_the_own_checks_and_the_sums_of_the_own_gates_as_when_counting(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = past.desk
    me = next(m for m in desk.members.list() if m.name == "曾敏")
    monkeypatch.setattr(desk.session, "member", replace(me, role=Role.INSPECTOR))
    for day in DAYS:
        mine = past.everybody.on(day).within(lambda p: p.inspector == me.id)
        figures = desk.statistics.day(day)
        assert (figures.total, figures.fevers, figures.untimed) == (mine.all, mine.fevers, mine.untimed)
        assert sum(row.checks for row in desk.statistics.inspectors(day)) == mine.checked
        there = past.everybody.on(day).within(lambda p: p.gate in me.gate_ids)
        assert desk.statistics.day(day, selection=Selection(own_gates=True)).total == there.all
        assert sum(row.checks for row in desk.statistics.gates(day)) == there.checked
    board = desk.counting.board()
    here = past.everybody.on(TODAY).within(lambda p: p.gate in me.gate_ids)
    assert board.own_only
    assert board.total.day == here.all


def test_a_figure_is_called_the_same_in_the_window_and_on_paper(desk: Desk) -> None:
    for figure in Figure:
        assert desk.catalogue.text(FIGURE_WORDS.label(figure), "zh") == FIGURE_WORDS.chinese(figure)
    says = {desk.catalogue.text(one, "zh") for one in vars(count_words).values() if isinstance(one, Message)}
    assert {FIGURE_WORDS.chinese(figure) for figure in Figure if figure is not Figure.COUNTED} <= says


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
