"""What visitors register with their own phones comes down to the venue's desks: beside the people who were counted, and
never added to them. Made-up people."""

import csv
import datetime as dt
import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, venue_time
from desktop.domain.headings import Headings
from desktop.domain.people import Role
from desktop.domain.posters import Language, OldCodeScans
from desktop.domain.statistics import Layer, Selection
from desktop.hub.check_in.retention import make_months
from desktop.hub.hub import Hub
from desktop.services.counting.counting import Noticed
from desktop.services.desk import Desk
from desktop.store.queries import scans as kept
from desktop.sync.replication.check_in import CHECK_IN
from desktop.sync.replication.pull import UNDERSTOOD
from desktop.sync.replication.remote_totals import SCANS
from desktop.sync.state import Cursor, SyncStateRepository
from tests.conftest import MadeDesk
from tests.hub.check_in.conftest import visitors_served
from tests.hub.check_in.venue_on_hub import WELL, Phone
from tests.hub.replicas import Replicas, by_stick
from tests.hub.restored import new_epoch, restore, saved
from tests.hub.signing_desk import NOW
from tests.no_tls import NO_TLS
from tests.posters.samples import page_image
from tests.reports.paperwork import text_of

HOUR = venue_time(NOW).hour
DAY = venue_time(NOW).date()


@dataclass
class ScannedVenue:
    """A venue with two desks at a hub, and its visitors' phones."""

    hub: Hub
    clock: FixedClock
    url: str
    north: Desk
    south: Desk

    def path(self, gate: str) -> str:
        code = next(one.code for one in self.north.gates.list(include_retired=True) if one.name == gate)
        return f"/V/{self.north.venue.get().code}-{code}"

    def visit(self, gate: str, path: str = "", **fields: str) -> None:
        """A phone that nobody has used yet registers its owner at a gate, or at the address that it has read."""
        path = path or self.path(gate)
        with httpx.Client(base_url=self.url, timeout=30, trust_env=False, verify=NO_TLS) as http:
            phone = Phone(http)
            assert phone.scan(path).status_code == 200
            assert 'name="visit"' not in phone.send(path=path, **{**WELL, **fields}).text.partition("/leave")[0]

    def press(self, gate: str, times: int = 1) -> None:
        """The north desk counts somebody."""
        gate_id = next(one.id for one in self.north.gates.list() if one.name == gate)
        for _ in range(times):
            self.north.counting.press(gate_id)

    def meet(self) -> None:
        """Once is enough: the north desk's records are there when the south desk asks, and scans are for both."""
        self.north.sync.sync_now()
        self.south.sync.sync_now()

    @property
    def desks(self) -> tuple[Desk, Desk]:
        return self.north, self.south


@pytest.fixture
def replicas(hub: Hub, http: httpx.Client, program: Program, made_desk: MadeDesk, tmp_path: Path) -> Replicas:
    replicas = Replicas(hub, str(http.base_url), program, tmp_path)
    replicas.first(made_desk.folder)
    return replicas


@pytest.fixture
def venue(hub: Hub, clock: FixedClock, replicas: Replicas, made_desk: MadeDesk) -> Iterator[ScannedVenue]:
    with hub.engine.begin() as connection:
        make_months(connection, clock.now_ms())
    with ExitStack() as stack:
        url = stack.enter_context(visitors_served(hub, clock))
        north = stack.enter_context(replicas.at(made_desk.folder))
        south = stack.enter_context(replicas.at(replicas.another(north, "south")))
        for desk in (north, south):
            desk.store.clock = FixedClock(NOW)
        yield ScannedVenue(hub, clock, url, north, south)


def scans(desk: Desk) -> list[float]:
    """People who scanned, by the hour of the day, as the desk shows them."""
    return list(desk.statistics.day(DAY).scans)


def test_scans_stand_beside_the_people_at_every_desk_and_are_never_added_to_them(
    venue: ScannedVenue, tmp_path: Path
) -> None:
    venue.press("南门", 5)
    venue.press("北门", 3)
    venue.visit("南门", with_name_1="赫连小满")
    venue.visit("南门", symptom_none="", symptom_fever="1")
    venue.visit("北门")
    venue.meet()
    for desk in venue.desks:
        day = desk.statistics.day(DAY)
        assert (day.total, day.total_scans, day.scan_rate) == (8, 4, 0.5)
        assert (day.hours[HOUR], day.scans[HOUR], day.scan_rates[HOUR]) == (8, 4, 0.5)
        assert {series.name: series.total for series in day.series} == {"南门": 5, "北门": 3}
        assert [s.key for s in desk.statistics.day(DAY, Layer.KIND).series] == ["screening"]
        lines = {line.name: (line.people, line.scans) for line in desk.statistics.gates(DAY) if line.scans}
        assert lines == {"南门": (5, 3), "北门": (3, 1)}
        report = desk.count_reports.figures(DAY, week=False)
        assert (report.total, report.checks, report.total_scans) == (8, 8, 4)
        assert {gate.name: gate.total for gate in report.gate_scans} == {"南门": 3, "北门": 1}
        assert desk.health.problems() == ()
    one_gate = Selection(gates=(venue.north.gates.list()[0].id,))
    assert venue.north.statistics.day(DAY, selection=one_gate).total_scans == 3
    an_earlier_program_was_here(venue.north)
    venue.north.sync.sync_now()
    assert sum(scans(venue.north)) == 4


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg (zbar-tools) is not installed")
def test_a_printed_poster_is_scanned_and_the_visit_is_in_the_hour_at_the_desk(
    venue: ScannedVenue, tmp_path: Path
) -> None:
    desk, pdf, picture = venue.north, tmp_path / "posters.pdf", tmp_path / "poster.png"
    (gate,) = (one for one in desk.gates.list() if one.name == "急诊入口")
    desk.posters.save_pdf(desk.posters.prepare("a4", Language.ZH_EN, [gate.id]), pdf)
    page_image(pdf.read_bytes(), 0, 150).save(picture)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True)
    address = httpx.URL(read.stdout.strip())
    assert (address.scheme, address.host) == ("https", desk.venue.get().host.lower())
    venue.visit("急诊入口", address.path, with_name_1="赫连小满")
    venue.meet()
    for each in venue.desks:
        assert scans(each) == [2 if hour == HOUR else 0 for hour in range(24)]
        assert {line.name: line.scans for line in each.statistics.gates(DAY) if line.scans} == {"急诊入口": 2}


def test_what_comes_again_replaces_what_came_whether_over_the_network_by_stick_or_from_a_restored_hub(
    venue: ScannedVenue,
) -> None:
    venue.visit("南门")
    for _ in range(2):
        venue.meet()
        assert [sum(scans(desk)) for desk in venue.desks] == [1, 1]
    backup = saved(venue.hub)
    venue.visit("南门")
    venue.visit("北门")
    by_stick(venue.hub, venue.south)
    venue.north.sync.sync_now()
    assert [sum(scans(desk)) for desk in venue.desks] == [3, 3]
    restore(venue.hub, backup)
    new_epoch(venue.hub)
    venue.meet()
    assert [sum(scans(desk)) for desk in venue.desks] == [1, 1]
    venue.visit("北门")
    venue.meet()
    assert [sum(scans(desk)) for desk in venue.desks] == [2, 2]


def test_the_venue_chooses_which_measure_counts_from_a_day_on(venue: ScannedVenue) -> None:
    venue.press("南门", 5)
    venue.north.counting.abnormal(Noticed(venue.north.gates.list()[0].id, 381))
    for _ in range(3):
        venue.visit("南门")
    venue.meet()
    assert not venue.north.visit_measure.get().scans_since
    assert venue.north.visit_measure.get().is_open
    venue.north.visit_measure.choose(scans=True)
    venue.meet()
    for desk in venue.desks:
        assert desk.visit_measure.get().scans_since == DAY
        day = desk.statistics.day(DAY)
        assert (day.total, day.hours[HOUR], day.total_scans, day.scan_rate) == (3, 3, 3, 1)
        assert (day.measured, day.fevers) == (6, 1), "of those who were measured"
        assert {series.key: series.total for series in desk.statistics.day(DAY, Layer.KIND).series} == {"scan": 3}
        report = desk.count_reports.figures(DAY, week=False)
        assert (report.total, report.checks, report.fevers, report.total_scans) == (3, 6, 1, 3)
        week = desk.count_reports.figures(DAY, week=True)
        assert (week.total, week.total_scans, week.has_scans_as_people) == (3, 3, True)
        assert desk.statistics.average(DAY - dt.timedelta(days=6), DAY).total == 3
        heat = desk.statistics.weekdays(DAY, DAY)
        assert (heat.total, heat.fevers) == (3, 1)
        mine = desk.statistics.day(DAY, selection=Selection(this_desk=True))
        assert (mine.total, mine.scans) == (6 if desk is venue.north else 0, ())
        assert desk.health.problems() == ()
    tomorrow = DAY + dt.timedelta(days=1)
    venue.south.store.clock = FixedClock(NOW + 86_400_000)
    venue.south.visit_measure.choose(scans=False)
    venue.south.visit_measure.choose(scans=True)
    assert venue.south.visit_measure.get().scans_since == tomorrow
    assert venue.south.statistics.day(DAY).total == 6, "a day before it is as it was counted"
    assert venue.south.statistics.day(DAY).total_scans == 3
    inspector = next(m for m in venue.north.members.list() if m.role is Role.INSPECTOR)
    of_one = venue.north.statistics.day(DAY, selection=Selection(inspectors=(inspector.id,)))
    assert of_one.scans == ()
    venue.north.session.member = inspector
    own = venue.north.statistics.day(DAY)
    assert (own.scans, own.has_scans_as_people) == ((), False), "nobody's name is on a scan"


def test_exports_and_reports_say_what_is_a_scan_and_no_sum_counts_anybody_twice(
    venue: ScannedVenue, tmp_path: Path
) -> None:
    venue.press("南门", 5)
    venue.meet()
    path = tmp_path / "hours.csv"
    venue.south.count_files.hourly(path)
    assert "scans" not in read(path)[0]
    assert scans(venue.south) == []
    assert not venue.south.visit_measure.get().is_open
    assert "扫码" not in text_of(venue.south.count_reports.report(DAY, Language.ZH).pdf)
    venue.visit("南门", with_name_1="赫连小满")
    venue.visit("南门", contact_history="yes")
    venue.meet()
    assert venue.south.count_files.hourly(path) == 2
    rows = read(path)
    assert sum(int(row["count"] or 0) for row in rows) == 5
    assert [(row["kind"], row["scans"], row["scans_abnormal"]) for row in rows if row["scans"]] == [("scan", "3", "1")]
    venue.south.count_files.hourly(path, headings=Headings.ZH)
    assert [(row["类型"], row["扫码人数"]) for row in read(path) if row["扫码人数"]] == [("扫码", "3")]
    venue.south.count_reports.save_figures(path, DAY, Language.ZH)
    figures = {(row["table"], row["row"], row["column"]): row["value"] for row in read(path)}
    hour = f"{HOUR}:00–{HOUR + 1}:00"
    assert figures["扫码", "南门", hour] == "3"
    assert figures["扫码率（%）", "合计", hour] == "60"
    assert figures["到访人数", "合计", "合计"] == "5"
    report = text_of(venue.south.count_reports.report(DAY, Language.ZH).pdf)
    assert "扫码率60%" in report
    assert "不再相加" in report


def test_old_codes_that_are_still_scanned_are_shown_for_a_week(venue: ScannedVenue) -> None:
    path, renamed = venue.path("北门"), venue.path("南门")
    for name in ("正门", "大门"):
        venue.north.gates.rename(venue.north.gates.list()[0].id, name)
    gate = next(one for one in venue.north.gates.list() if one.name == "北门")
    venue.north.gates.retire(gate.id)
    venue.meet()
    venue.clock.ms += 20_000  # the hub reads a venue's gates again
    with httpx.Client(base_url=venue.url, timeout=30, trust_env=False, verify=NO_TLS) as http:
        phone = Phone(http)
        page = phone.scan(path)
        assert "已停用" in page.text
        lead = html.unescape(re.findall(r'href="(/V/[^"]+old=[^"]+)"', page.text)[0])
        phone.scan(lead)
        phone.send(path=lead.partition("?")[0], **WELL)
        assert "本入口现名“大门”，海报上可能仍写“南门”“正门”。" in phone.scan(renamed).text
    venue.meet()
    assert venue.south.old_codes.scanned() == (OldCodeScans("北门", 1, is_in_use=False),)
    venue.south.store.clock = FixedClock(NOW + 7 * 86_400_000)
    assert venue.south.old_codes.scanned() == ()


def an_earlier_program_was_here(desk: Desk) -> None:
    """It pulled all pages and passed over the parts that it did not know."""
    repository = SyncStateRepository(desk.store)
    known = repository.known().cursor
    repository.keep(Cursor(known.epoch, known.at, tuple(tag for tag in UNDERSTOOD if tag not in (SCANS, CHECK_IN))))
    with desk.store.write_unaudited() as connection:
        kept.start_over(connection)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
