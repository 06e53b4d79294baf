"""Charts show who came, in the hour of the venue, to whoever may see it."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.errors import Forbidden
from desktop.domain.people import Role
from desktop.domain.statistics import DayFigures, Layer, Selection, Series
from desktop.services.counting.counting import Pressed
from desktop.services.desk import Desk
from desktop.services.statistics.names import Name, distinguished
from desktop.services.statistics.words import figures_words, heat_words, name_label, series_label
from tests.ui.find.find_page import enter

DAY = dt.date(2026, 11, 20)  # a Friday
WEEK = dt.timedelta(days=7)


@pytest.fixture
def clock(desk: Desk) -> FixedClock:
    """The day after ``DAY``, at noon."""
    desk.store.clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 21, 12, 0)))
    return desk.store.clock


class Gates:
    """Counts people at gates of the desk, whatever the time is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.south, self.north, *_ = [gate.id for gate in desk.gates.list()]

    def came(
        self,
        day: dt.date,
        hour: int,
        count: int,
        gate: str = "",
        inspector: str | None = None,
        tenths: int | None = None,
    ) -> None:
        at = from_venue_time(dt.datetime.combine(day, dt.time(hour, 30)))
        self.desk.counting.take([Pressed(gate or self.south, at, inspector, tenths) for _ in range(count)])


@pytest.fixture
def gates(desk: Desk, clock: FixedClock) -> Gates:
    return Gates(desk)


def of(figures: DayFigures, hour: int) -> dict[str, float]:
    return {str(series_label(figures.layer, s)): s.values[hour] for s in figures.series}


def test_a_day_ends_at_midnight_of_the_venue(desk: Desk, gates: Gates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    gates.came(DAY - dt.timedelta(days=1), 23, 1)
    gates.came(DAY, 0, 2)
    gates.came(DAY, 23, 3)
    gates.came(DAY + dt.timedelta(days=1), 0, 4)
    figures = desk.statistics.day(DAY)
    assert (figures.hours[0], figures.hours[23], figures.total) == (2, 3, 5)
    assert figures.peak == 23


def test_layers_add_up_to_the_bars(desk: Desk, gates: Gates) -> None:
    someone = next(m for m in desk.members.list() if m.name == "单雄")
    gates.came(DAY, 9, 3, gates.south, someone.id)
    gates.came(DAY, 9, 2, gates.north)
    assert of(desk.statistics.day(DAY, Layer.GATE), 9) == {"南门": 3, "北门": 2}
    assert of(desk.statistics.day(DAY, Layer.INSPECTOR), 9) == {"单雄": 3, "No inspector named": 2}
    assert of(desk.statistics.day(DAY, Layer.CATEGORY), 9) == {"Counted, no category": 5}
    assert of(desk.statistics.day(DAY, Layer.KIND), 9) == {"Counted at the gates": 5}


def test_a_filter_leaves_the_others_out_and_the_days_in(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 6, gates.south)
    gates.came(DAY - dt.timedelta(days=1), 9, 4, gates.north)
    both = desk.statistics.average(DAY - dt.timedelta(days=1), DAY)
    parts = [
        desk.statistics.average(DAY - dt.timedelta(days=1), DAY, selection=Selection(gates=(gate,)))
        for gate in (gates.south, gates.north)
    ]
    assert both.hours[9] == 5
    assert [part.hours[9] for part in parts] == [3, 2]


def test_a_day_on_which_nobody_came_counts_for_no_average(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 6)
    gates.came(DAY - dt.timedelta(days=5), 10, 2)
    figures = desk.statistics.average(DAY - dt.timedelta(days=89), DAY)
    assert (figures.days, figures.total, figures.hours[9], figures.hours[10]) == (2, 4, 3, 1)


def test_a_day_is_compared_with_the_same_weekday_before(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 6)
    gates.came(DAY - WEEK, 9, 4)
    gates.came(DAY - dt.timedelta(days=6), 9, 9)
    figures = desk.statistics.day(DAY)
    assert (figures.before[9], figures.total_before, figures.days_before) == (4, 4, 1)


def test_a_long_range_is_compared_with_days_that_are_not_in_it(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 6)
    gates.came(DAY - WEEK, 9, 4)
    gates.came(DAY - 2 * WEEK, 9, 2)
    figures = desk.statistics.average(DAY - dt.timedelta(days=9), DAY)
    assert (figures.weeks_back, figures.hours[9], figures.before[9]) == (2, 5, 2)


def test_no_figures_before_are_not_the_same_as_nobody(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 6, gates.south)
    assert "of the Friday before there are no figures" in str(figures_words(desk.statistics.day(DAY))[0])
    gates.came(DAY - WEEK, 9, 4, gates.north)
    of_south = desk.statistics.day(DAY, selection=Selection(gates=(gates.south,)))
    assert str(figures_words(of_south)[0]) == "6 people in all, 6 more than the Friday before (0)."


def test_a_day_that_runs_is_compared_up_to_the_hour(desk: Desk, gates: Gates, clock: FixedClock) -> None:
    today = DAY + dt.timedelta(days=1)
    gates.came(today, 9, 5)
    gates.came(today, 12, 1)
    gates.came(today - WEEK, 9, 3)
    gates.came(today - WEEK, 16, 50)
    sentences = [str(each) for each in figures_words(desk.statistics.day(today))]
    assert sentences[:2] == ["6 people so far.", "Up to 12:00 5 people, 2 more than the Saturday before (3)."]


def test_percentages_are_reported_only_of_many(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 150)
    gates.came(DAY - WEEK, 9, 120)
    gates.came(DAY - dt.timedelta(days=1), 9, 15)
    gates.came(DAY - WEEK - dt.timedelta(days=1), 9, 12)
    many, few = (figures_words(desk.statistics.day(DAY - dt.timedelta(days=n)))[0] for n in (0, 1))
    assert str(many) == "150 people in all, 25% more than the Friday before (120)."
    assert str(few) == "15 people in all, 3 more than the Thursday before (12)."


def test_the_heat_map_averages_each_weekday_over_its_own_days(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 6)
    gates.came(DAY - WEEK, 9, 2)
    gates.came(DAY - dt.timedelta(days=1), 15, 5)
    heat = desk.statistics.weekdays(DAY - dt.timedelta(days=29), DAY)
    assert (heat.rows[4][9], heat.rows[3][15], heat.most) == (4, 5, 5)
    assert heat.days == (0, 0, 0, 1, 2, 0, 0)
    assert heat.peak == (3, 15)
    assert str(heat_words(heat)[0]) == "Busiest is Thursday, 15:00–16:00: 5.0 people on average."


def test_a_slip_without_an_hour_is_in_the_total_and_in_no_bar(desk: Desk, gates: Gates) -> None:
    before = desk.statistics.ends()
    enter(desk, visited_on=DAY.isoformat(), time="上午")
    figures = desk.statistics.day(DAY)
    assert before is None
    assert (figures.total, figures.untimed, sum(figures.hours), figures.peak) == (1, 1, 0, None)
    assert not figures.is_empty
    assert any("in the total and in no hour" in str(each) for each in figures_words(figures))


def test_nobody_is_reported_and_the_last_day_found(desk: Desk, gates: Gates) -> None:
    assert desk.statistics.last_day() is None
    gates.came(DAY - WEEK, 9, 1, gates.south)
    empty = desk.statistics.day(DAY)
    assert empty.is_empty
    assert [str(each) for each in figures_words(empty)] == ["Nobody was counted on this day."]
    assert desk.statistics.last_day() == DAY - WEEK
    assert desk.statistics.last_day(Selection(gates=(gates.north,))) is None


def test_a_retired_gate_stays_in_the_figures_and_reads_otherwise(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 3, gates.south)
    desk.gates.retire(gates.south)
    again = desk.gates.add("南门")
    gates.came(DAY, 9, 2, again.id)
    names = {str(series_label(Layer.GATE, s)): s.total for s in desk.statistics.day(DAY).series}
    assert names == {"南门": 2, "南门 (retired)": 3}
    assert [row.name for row in desk.statistics.gates(DAY)][-1] == "南门"


def test_someone_who_was_unbound_stays_in_the_figures(desk: Desk, gates: Gates) -> None:
    someone = next(m for m in desk.members.list() if m.name == "单雄")
    gates.came(DAY, 9, 3, inspector=someone.id)
    desk.members.unbind(someone.id)
    row = next(r for r in desk.statistics.inspectors(DAY) if r.key == someone.id)
    label = name_label(Layer.INSPECTOR, row.key, row.name, is_current=row.is_current)
    assert (str(label), row.checks, row.all_checks) == ("单雄 (former inspector)", 3, 3)


def test_standings_tell_the_day_and_all_time(desk: Desk, gates: Gates) -> None:
    gates.came(DAY, 9, 2)
    gates.came(DAY, 9, 1, tenths=381)
    gates.came(DAY - WEEK, 9, 4)
    south, north = desk.statistics.gates(DAY)[:2]
    assert (south.checks, south.fevers, south.all_checks, south.registrations) == (3, 1, 7, 0)
    assert (north.checks, north.all_checks) == (0, 0)
    assert "" in {row.key for row in desk.statistics.inspectors(DAY)}


def test_an_inspector_sees_only_the_own_figures(desk: Desk, gates: Gates) -> None:
    own, other = (next(m for m in desk.members.list() if m.name == name) for name in ("单雄", "曾敏"))
    gates.came(DAY, 9, 3, gates.south, own.id)
    gates.came(DAY, 9, 5, gates.south, other.id)
    gates.came(DAY + dt.timedelta(days=1), 9, 5, gates.north, other.id)
    desk.session.member = own
    assert own.role is Role.INSPECTOR
    assert desk.statistics.day(DAY).total == 3
    assert desk.statistics.day(DAY, selection=Selection(inspectors=(other.id,))).total == 3
    assert desk.statistics.weekdays(DAY, DAY).total == 3
    assert [(row.name, row.checks, row.all_checks) for row in desk.statistics.inspectors(DAY)] == [("单雄", 3, 3)]
    assert desk.statistics.ends() == (DAY, DAY)
    assert desk.statistics.last_day() == DAY


def test_an_inspector_sees_the_sums_of_the_own_gates_and_nobody_elses_part_of_them(desk: Desk, gates: Gates) -> None:
    own, other = (next(m for m in desk.members.list() if m.name == name) for name in ("单雄", "曾敏"))
    gates.came(DAY, 9, 3, gates.south, own.id)
    gates.came(DAY, 9, 5, gates.south, other.id)
    gates.came(DAY, 9, 7, gates.north, own.id)
    gates.came(DAY - dt.timedelta(days=1), 10, 2, gates.south)
    at_gates = Selection(own_gates=True)
    assert desk.statistics.day(DAY, selection=at_gates).total == 15, "it is nothing to whoever sees everything"
    desk.session.member = own
    assert desk.statistics.day(DAY, selection=at_gates).hours[9] == 8
    assert desk.statistics.day(DAY, selection=replace(at_gates, gates=(gates.north,))).total == 0
    both = desk.statistics.average(DAY - dt.timedelta(days=1), DAY, selection=at_gates)
    assert (both.days, both.total) == (2, 5)
    assert desk.statistics.weekdays(DAY, DAY, at_gates).total == 8
    assert desk.statistics.last_day(at_gates) == DAY
    assert [(row.name, row.checks, row.all_checks) for row in desk.statistics.gates(DAY)] == [("南门", 8, 10)]
    assert [(row.name, row.checks) for row in desk.statistics.inspectors(DAY)] == [("单雄", 10)]
    with pytest.raises(Forbidden):
        desk.statistics.day(DAY, Layer.INSPECTOR, at_gates)
    desk.session.member = replace(own, gate_ids=())
    assert desk.statistics.day(DAY, selection=at_gates).total == 0


def test_namesakes_are_reported_apart() -> None:
    named = [("a", Name("张伟"), "9001"), ("b", Name("张伟"), "9002"), ("c", Name("李娜"), "9003")]
    assert [name.name for name in distinguished(named).values()] == ["张伟 9001", "张伟 9002", "李娜"]


def test_the_biggest_part_is_named_with_the_peak() -> None:
    def line(key: str, name: str, at_nine: float) -> Series:
        return Series(key, name, (0.0,) * 9 + (at_nine,) + (0.0,) * 14)

    day = DayFigures(DAY, DAY, 1, (line("a", "南门", 57), line("b", "北门", 40)), (0,) * 24, 0, 97, 97, 0)
    sentences = [str(each) for each in figures_words(day)]
    assert sentences[1] == "Busiest was 9:00–10:00: 97 people, of them 南门 57."
    assert sentences[2] == "No fever among 97 measured."
