"""The health office at work, in a real browser: a desk asks, is approved, counts, is revoked."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desktop.domain.clock import FixedClock, from_venue_time, venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.domain.exposure.overlap import Stay
from desktop.domain.hourly import HOUR_MS, CountKind
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.console.officers import Officers
from desktop.hub.hub import Hub
from desktop.services.counting.counting import Noticed
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.services.sync.sync import SyncService
from desktop.store.queries import hourly
from desktop.store.queries.hourly import HourSpan
from desktop.sync.case_stays import FiledStay, stays_file
from desktop.sync.invitation import Invitation, open_invitation
from desktop.sync.sealed_list import SealedListReader
from tests.hub.cases.city import HOUR, Place, declare, name_places, random_stay
from tests.hub.console.conftest import OFFICER, PASSWORD, Browser, chromium
from tests.hub.signing_desk import DAY, NOW, SigningDesk

WORDS = {
    "zh-CN": ("等待批准的前台", "已批准", "已停用", "批准前台", "停用前台"),
    "en-US": ("Desks waiting for approval", "Approved", "Revoked", "Approved a desk", "Revoked a desk"),
}
PHONE = (390, 844)
NARROWEST, WIDEST = (360, 740), (414, 896)
"""Telephones."""


@pytest.fixture
def busy(fresh_desks: Iterator[Desk]) -> Desk:
    """A desk that has counted for a fortnight, with slips and a fever on the last day."""
    desk = next(fresh_desks)
    clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 17, 20)))
    desk.store.clock = clock
    gate = desk.gates.list()[0].id
    for ago in range(14):
        day = clock.today() - dt.timedelta(days=ago)
        cells = {(hour, "normal"): str(57 + (hour * 35 + ago * 23) % 91) for hour in range(8, 18)}
        desk.hour_sheets.enter(HourSheetDraft(day.isoformat(), gate, "", cells))
    for number, other in enumerate(desk.gates.list()[1:], start=1):
        cells = {(hour, "normal"): str((hour * 17 + number * 31) % 60) for hour in range(8 + number, 18)}
        desk.hour_sheets.enter(HourSheetDraft(clock.today().isoformat(), other.id, "", cells))
    clock.ms = from_venue_time(dt.datetime(2026, 11, 17, 10, 20))
    desk.counting.abnormal(Noticed(gate, 378))
    clock.ms = from_venue_time(dt.datetime(2026, 11, 17, 20))
    for draft in Visitors(random.Random(5), clock.today()).day(clock.today(), 40, ["南门"], {}):
        desk.declarations.enter(draft)
    clock.ms = NOW  # as the hub's
    return desk


def _own_figures(desk: Desk) -> dict[str, list[str]]:
    """The last day of a desk by its own rollup, as the table writes it: checked, registered, with a fever."""
    day = from_venue_time(dt.datetime(2026, 11, 17))
    with desk.store.read() as connection:
        rows = list(hourly.rows(connection, HourSpan(day, day + 24 * HOUR_MS)))
    figures: dict[str, list[int]] = {}
    for (hour, _, _, kind, _, vague), tally in ((each.key, each.tally) for each in rows):
        of = figures.setdefault("时段不详" if vague else f"{venue_time(hour):%H}:00", [0, 0, 0])
        of[kind == CountKind.REGISTRATION] += tally.count
        of[2] += tally.abnormal
    return {hour: [str(figure) for figure in of] for hour, of in figures.items()}


def _own_gates(desk: Desk) -> list[list[str]]:
    """The same day by the gate, as that table writes it: heads, and a line for each hour."""
    day = from_venue_time(dt.datetime(2026, 11, 17))
    gates = desk.gates.list()
    with desk.store.read() as connection:
        rows = list(hourly.rows(connection, HourSpan(day, day + 24 * HOUR_MS)))
    people: Counter[tuple[str, str]] = Counter()
    for each in rows:
        hour = "" if each.key.vague else f"{venue_time(each.key.hour):%H}:00"
        people[hour, each.key.gate_id] += each.tally.count
    hours = sorted({hour for hour, _ in people}, key=lambda hour: hour or "99")
    lines = [[str(people[hour, gate.id]) for gate in gates] for hour in hours]
    return [[gate.name for gate in gates], *([*line, str(sum(map(int, line)))] for line in lines)]


@pytest.fixture
def save(request: pytest.FixtureRequest) -> Callable[[Browser, str], None]:
    """With ``--screens DIR``: the page as a picture, in the window of a small PC."""
    folder = request.config.getoption("--screens")

    def grab(browser: Browser, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            browser.save(Path(folder) / f"{name}.png")

    return grab


@pytest.mark.parametrize("language", list(WORDS))
def test_a_desk_is_approved_seen_and_revoked(
    hub: Hub,
    http: httpx.Client,
    officers: Officers,
    busy: Desk,
    clock: FixedClock,
    tmp_path: Path,
    save: Callable[[Browser, str], None],
    language: str,
) -> None:
    waiting, approved, revoked, has_approved, has_revoked = WORDS[language]
    busy.store.clock = clock  # the hub's: nobody's clock is wrong here
    service = SyncService(busy.store, busy.session)
    busy.enrolment.enroll(str(http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
    with pytest.raises(SyncError):
        service.sync_now()
    with chromium(str(http.base_url), language, tmp_path / "profile") as browser:
        browser.open("/console/")
        assert browser.driver.current_url.endswith("/console/sign-in?to=/console/")
        browser.type("#name", OFFICER)
        browser.type("#password", PASSWORD + "\n")
        browser.open("/console/venues")
        assert waiting in browser.find("main").text
        browser.click("table a.button")
        browser.click("main form button")
        assert approved in browser.find("table").text

        service.sync_now()
        browser.open(browser.driver.current_url.removeprefix(browser.url))
        shown = {
            row.find_element(By.TAG_NAME, "th").text: [
                cell.text for cell in row.find_elements(By.CSS_SELECTOR, ".number")
            ]
            for row in browser.all("#hours > table:first-of-type tbody tr")
        }
        shown["时段不详"] = shown.pop("Hour not known", []) or shown.get("时段不详", [])
        figures = _own_figures(busy)
        assert {hour: shown[hour] for hour in figures} == figures
        assert len(figures) > 10
        heads = [cell.text for cell in browser.all(".gates thead th")]
        lines = [[cell.text for cell in row.find_elements(By.TAG_NAME, "td")] for row in browser.all(".gates tbody tr")]
        assert [heads[1:-1], *lines] == _own_gates(busy)
        save(browser, f"console-{language[:2]}")

        browser.click(".actions a.button")
        browser.click("main form button")
        assert revoked in browser.find("table").text
        with pytest.raises(SyncError) as raised:
            service.sync_now()
        assert raised.value.kind is SyncErrorKind.REVOKED
        browser.open("/console/log")
        assert has_approved in browser.find("table").text
        assert has_revoked in browser.find("table").text
        browser.click(".who form:last-child button")
        browser.open("/console/venues")
        assert "/sign-in" in browser.driver.current_url
        assert browser.problems == []


def _many(hub: Hub) -> str:
    """Venues and records that fill the pages; gives the venue with things kept apart."""
    for number in range(30):
        one = SigningDesk(hub.identity.hub)
        ticket = hub.tickets.make(None, "", 1, approves=False).text
        hub.desks.enroll(one.asking(ticket, venue_name=f"江北街道第{number + 1}社区卫生服务站"))
        if number % 3:
            hub.desks.decide(one.desk, "approved")
    desk = SigningDesk.joined(hub)
    desk.add(1, "nonsense")
    desk.add(1, "voyage.begin")
    desk.add(1, body={"at": -4, "count": 1})
    desk.push(hub)
    return desk.venue


def _case(hub: Hub) -> str:
    """A case with contacts at two venues and a third one that has sent nothing, a request for its list that waits, and another
    case without a stay; gives its page."""
    places = [Place(SigningDesk.joined(hub), kind) for kind in ("医疗机构", "校园")]
    name_places(hub.engine, places)
    chance = random.Random(3)
    for place in places:
        declare(place, (random_stay(chance, place.gates, 3) for _ in range(300)))
        for hour in range(24):
            place.desk.add(1, body={"at": NOW - 2 * DAY + hour * HOUR, "gate_id": place.gates[0], "count": 3 + hour})
        place.desk.push(hub)
    places.append(Place(SigningDesk.joined(hub), "校园"))
    own = [(place.venue, random_stay(chance, place.gates, 3)) for place in places for _ in range(2)]
    with hub.engine.begin() as connection:
        number = hub.cases.open(connection, OFFICER, "疾控来电核查")
        hub.cases.open(connection, OFFICER, "第二医院报告一例聚集性病例，请核查同时段到访各场所的人员")
        hub.cases.add(connection, number, own)
        case = hub.cases.find(connection, number)
        assert case is not None
        hub.approvals.set_required(connection, required=True)
        hub.approvals.ask(connection, case, "梁志远", "交疾控流调")
    return f"/console/cases/{number}"


def test_no_page_is_wider_than_its_window_and_none_complains(
    hub: Hub,
    http: httpx.Client,
    officers: Officers,
    busy: Desk,
    clock: FixedClock,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """Every page on a small PC and on a telephone, light and dark, in both languages."""
    busy.store.clock = clock  # the hub's: nobody's clock is wrong here
    service = SyncService(busy.store, busy.session)
    busy.enrolment.enroll(str(http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
    hub.desks.decide(str(hub.desks.all()[0].desk), "approved")
    service.sync_now()
    own = f"/console/venues/{hub.desks.all()[0].venue}"
    desk = hub.desks.all()[0].desk
    quarantined = _many(hub)
    case = _case(hub)
    pages = {
        "venues": "/console/venues",
        "search": "/console/venues?q=nothing",
        "venue": own,
        "nobody": f"{own}?day=2020-01-01",
        "desk": f"{own}/desks/{desk}",
        "approve": f"{own}/desks/{desk}/approve",
        "revoke": f"{own}/desks/{desk}/revoke",
        "apart": f"/console/venues/{quarantined}/apart?stored=3&expired=1&left=4",
        "ticket": f"{own}/ticket",
        "new-ticket": "/console/ticket",
        "cases": "/console/cases",
        "new-case": "/console/cases/new",
        "case": case,
        "case-edit": f"{case}/edit",
        "empty-case": "/console/cases/2026-002",
        "case-venue": f"{case}/stay?q=第1",
        "case-stay": f"{case}/stays/1",
        "case-upload": f"{case}/upload",
        "case-phone": f"{case}/phone",
        "case-list": f"{case}/list",
        "check-in": "/console/check-in?saved=1",
        "log": "/console/log",
        "not-there": "/console/nothing",
    }
    folder = request.config.getoption("--screens")
    with chromium(str(http.base_url), "zh-CN", tmp_path / "profile") as browser:
        for language in ("zh", "en"):
            browser.open("/console/sign-in")
            if language == "en":
                browser.click(".who form button")
            _fits(browser, f"sign-in-{language}", folder)
            browser.type("#name", OFFICER)
            browser.type("#password", PASSWORD)
            browser.click(".stack button")
            assert browser.find("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
            for name, path in pages.items():
                browser.open(path)
                _fits(browser, f"{name}-{language}", folder)
                assert len(browser.all("h1")) == 1
            browser.open("/console/ticket")
            browser.click(".stack .primary")
            _fits(browser, f"ticket-made-{language}", folder)
            assert _downloaded(browser, tmp_path / f"invitations-{language}").hub == hub.identity.hub
            browser.click(".who form:last-child button")
        assert [problem for problem in browser.problems if "404" not in problem] == []


def _downloaded(browser: Browser, folder: Path) -> Invitation:
    """The invitation of the page, as it comes out of the browser."""
    behavior = {"behavior": "allow", "downloadPath": str(folder)}
    browser.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behavior)
    browser.find("#invitation").click()
    browser.until(lambda: bool(list(folder.glob("*.vdi"))))
    return open_invitation(next(folder.glob("*.vdi")).read_bytes())


def _fits(browser: Browser, name: str, folder: str | None) -> None:
    """A page fits into its window; what it says can be read in either theme."""
    for size in (NARROWEST, WIDEST):
        browser.look(*size)
        assert browser.driver.execute_script(_WIDE, size[0]) == [], (name, size)
    for size in ((1366, 768), PHONE):
        for dark in (False, True):
            checked = dark == (size == PHONE)  # the themes differ in colour only, the windows in nothing else
            if not checked and not folder:
                continue
            browser.look(*size, dark=dark)
            if checked:
                assert browser.driver.execute_script(_WIDE, size[0]) == [], (name, size)
                assert browser.driver.execute_script(_FAINT) == [], (name, dark)
            if folder:
                kind = f"{'phone' if size == PHONE else 'pc'}-{'dark' if dark else 'light'}"
                place = Path(folder) / "console"
                place.mkdir(parents=True, exist_ok=True)
                browser.save(place / f"{name}-{kind}.png")
    browser.look()


_WIDE = """
const width = arguments[0];
const scrolls = e => { for (; e; e = e.parentElement) if (getComputedStyle(e).overflowX === "auto") return true; };
if (Math.max(document.documentElement.scrollWidth, innerWidth) <= width) return [];
return [...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && !scrolls(e) && e.getBoundingClientRect().right > width)
  .map(e => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)}`)
  .concat(`${document.documentElement.scrollWidth} px`);
"""
"""What makes a page wider than its window; a telephone widens its window to what does not fit."""
_FAINT = """
const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).map(Number);
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
  if (c !== "rgba(0, 0, 0, 0)") return c; } return "rgb(255, 255, 255)"; };
return [...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => { const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return [e.textContent.trim().slice(0, 30), (a + 0.05) / (b + 0.05)]; })
  .filter(([, ratio]) => ratio < 4.5);
"""
"""Texts whose contrast is below 4.5 (WCAG 2.2, 1.4.3)."""


def test_a_case_is_opened_by_keys_and_its_list_saved(
    hub: Hub, http: httpx.Client, officers: Officers, tmp_path: Path
) -> None:
    """A venue is found, a stay typed in, others come from a file; then the list is saved."""
    place, at = Place(SigningDesk.joined(hub), "医疗机构"), NOW - DAY
    name_places(hub.engine, [place])
    declare(place, [Stay(place.gates[1], Visit(at, at + HOUR, Precision.RANGE))])
    place.desk.push(hub)
    stays = tmp_path / "case.vdstays"
    stays.write_bytes(stays_file([FiledStay(str(place.venue), "", "", "", at, at, Precision.EXACT)]))
    with chromium(str(http.base_url), "zh-CN", tmp_path / "profile") as browser:
        browser.open("/console/cases/new")
        browser.type("#name", OFFICER)
        browser.type("#password", PASSWORD + "\n")
        browser.until(lambda: browser.all("#reason") != [])
        browser.driver.switch_to.active_element.send_keys("疾控来电核查", Keys.ENTER)
        browser.until(lambda: browser.all("#stays") != [])
        browser.click("#stays .button.primary")
        browser.driver.switch_to.active_element.send_keys("社区卫生", Keys.ENTER)
        browser.until(lambda: browser.all(".choices a") != [])
        browser.click(".choices a")
        browser.driver.switch_to.active_element.send_keys("检测点 2", Keys.TAB, "昨天", Keys.TAB, "全天", Keys.ENTER)
        browser.until(lambda: browser.all("#contacts") != [])
        assert [figure.text for figure in browser.all(".figures dd")] == ["0", "1", "0", "0"]
        browser.click("#stays a[href$=upload]")
        browser.type("#file", str(stays))
        browser.click(".stack .primary")
        assert len(browser.all("#stays tbody tr")) == 2
        browser.click(".head .button.primary")
        browser.type("#reason", "交疾控流调")
        saved = tmp_path / "saved"
        behavior = {"behavior": "allow", "downloadPath": str(saved)}
        browser.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behavior)
        browser.find(".stack .primary").click()
        browser.until(lambda: bool(list(saved.glob("*.vdlist"))))
        (file,) = saved.glob("*.vdlist")
        with file.open("rb") as opened:
            assert sum(len(chunk.entries) for _, chunk in SealedListReader(opened).parts()) == 1
        assert browser.problems == []


def test_the_keyboard_alone_will_do(http: httpx.Client, officers: Officers, tmp_path: Path) -> None:
    """Sign in, skip to the content, and see where the keys are."""
    with chromium(str(http.base_url), "en-US", tmp_path / "profile") as browser:
        browser.open("/console/venues")
        browser.driver.switch_to.active_element.send_keys(OFFICER, Keys.TAB, PASSWORD, Keys.ENTER)
        browser.until(lambda: browser.all("#q") != [])
        browser.find("body").send_keys(Keys.TAB)
        skip = browser.driver.switch_to.active_element
        assert (skip.text, skip.is_displayed()) == ("Skip to content", True)
        skip.send_keys(Keys.ENTER, Keys.TAB)
        assert browser.driver.switch_to.active_element.get_attribute("id") == "q"
        assert browser.find("#q").value_of_css_property("outline-style") == "solid"
        assert browser.problems == []
