"""The health office at work, in a real browser: a desk asks, is approved, counts, is revoked."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from desktop.desk import Desk
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.counting import HourSheetDraft
from desktop.hub.console.officers import Officers
from desktop.hub.hub import Hub
from desktop.services.counting import Noticed
from desktop.services.sync import SyncService
from desktop.sync.troubles import SyncTrouble, Trouble
from tests.hub.console.conftest import OFFICER, PASSWORD, Browser, chromium
from tests.hub.signing_desk import SigningDesk

WORDS = {
    "zh-CN": ("等待批准的电脑", "已批准", "已停用", "批准电脑", "停用电脑"),
    "en-US": ("Desks waiting for approval", "Approved", "Revoked", "Approved a desk", "Revoked a desk"),
}
PHONE = (390, 844)


@pytest.fixture
def busy(fresh_desks: Iterator[Desk]) -> Desk:
    """A desk that has counted for a fortnight: on the last day 7 people at 9, 12 at 10, one of them with a fever."""
    desk = next(fresh_desks)
    clock = FixedClock(from_venue_time(dt.datetime(2026, 11, 17, 20)))
    desk.store.clock = clock
    gate = desk.gates.list()[0].id
    for ago in range(14):
        day = clock.today() - dt.timedelta(days=ago)
        cells = {(hour, "normal"): str(7 + (hour * 5 + ago * 3) % 11) for hour in range(9 + (not ago) * 2, 18)}
        if not ago:
            cells |= {(9, "normal"): "7", (10, "normal"): "11"}
        desk.hour_sheets.enter(HourSheetDraft(day.isoformat(), gate, "", cells))
    clock.ms = from_venue_time(dt.datetime(2026, 11, 17, 10, 20))
    desk.counting.abnormal(Noticed(gate, 378))
    clock.ms = from_venue_time(dt.datetime(2026, 11, 17, 20))
    return desk


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
    tmp_path: Path,
    save: Callable[[Browser, str], None],
    language: str,
) -> None:
    waiting, approved, revoked, has_approved, has_revoked = WORDS[language]
    service = SyncService(busy.store, busy.session)
    service.enroll(str(http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
    with pytest.raises(SyncTrouble):
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
        table = {row.find_element("css selector", "th").text: row for row in browser.all("#hours tr")}
        figures = {
            hour: [cell.text for cell in table[hour].find_elements("css selector", "td.number")]
            for hour in ("09:00", "10:00")
        }
        assert figures == {"09:00": ["7", "0", "0"], "10:00": ["12", "0", "1"]}
        save(browser, f"console-{language[:2]}")

        browser.click(".actions a.button")
        browser.click("main form button")
        assert revoked in browser.find("table").text
        with pytest.raises(SyncTrouble) as told:
            service.sync_now()
        assert told.value.kind is Trouble.REVOKED
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


def test_no_page_is_wider_than_its_window_and_none_complains(
    hub: Hub,
    http: httpx.Client,
    officers: Officers,
    busy: Desk,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """Every page on a small PC and on a telephone, light and dark, in both languages."""
    service = SyncService(busy.store, busy.session)
    service.enroll(str(http.base_url), hub.tickets.make(None, "", 1, approves=False).text)
    hub.desks.decide(str(hub.desks.all()[0].desk), "approved")
    service.sync_now()
    own = f"/console/venues/{hub.desks.all()[0].venue}"
    desk = hub.desks.all()[0].desk
    apart = _many(hub)
    pages = {
        "venues": "/console/venues", "search": "/console/venues?q=nothing", "venue": own, "nobody": f"{own}?day=2020-01-01",
        "approve": f"{own}/desks/{desk}/approve", "revoke": f"{own}/desks/{desk}/revoke",
        "apart": f"/console/venues/{apart}/apart?stored=3&expired=1&left=4", "ticket": f"{own}/ticket",
        "new-ticket": "/console/ticket", "log": "/console/log", "not-there": "/console/nothing",
    }  # fmt: skip
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
            browser.click(".who form:last-child button")
        assert [said for said in browser.problems if "404" not in said] == []


def _fits(browser: Browser, name: str, folder: str | None) -> None:
    for size in ((1366, 768), PHONE):
        for dark in (False, True):
            browser.look(*size, dark=dark)
            wide = browser.driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (name, size)
            if folder:
                kind = f"{'phone' if size == PHONE else 'pc'}-{'dark' if dark else 'light'}"
                place = Path(folder) / "console"
                place.mkdir(parents=True, exist_ok=True)
                browser.save(place / f"{name}-{kind}.png")
    browser.look()
