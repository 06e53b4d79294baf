"""A visitor's phone: Debian's Chromium at 360×640, over 3G, with script and without, in both languages."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from desktop.domain.clock import FixedClock, venue_time
from desktop.hub import former_names
from desktop.hub.check_in.directory import VENUE_RENEW_MS
from desktop.hub.check_in.registering import ONE_VISIT_MS
from desktop.hub.check_in.settings import CheckInSettings, PresentSettings, write_settings
from desktop.hub.hub import Hub
from tests.hub.check_in.venue_on_hub import GATES, NAME, PHONE, VENUE, VENUE_CODE, stored
from tests.hub.console.conftest import Browser, chromium

PATH = f"/V/{VENUE_CODE}-{GATES['南门']}"
SMALL = (360, 640)
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_YEARS_BEHIND = "{ const right = Date.now; Date.now = () => right() - 3e11 }"
_THREE_G = {"offline": False, "latency": 300, "downloadThroughput": 750_000 // 8, "uploadThroughput": 250_000 // 8}


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where ``--screens`` wants pictures."""
    folder = request.config.getoption("--screens")
    return Path(folder) if folder else None


def in_languages(*languages: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("language", languages)


@pytest.fixture
def browser(url: str, place: Hub, language: str, tmp_path: Path) -> Iterator[Browser]:
    with place.engine.begin() as connection:
        write_settings(
            connection,
            CheckInSettings(health_code="https://code.example/", travel_card="https://card.example/"),
        )
    with chromium(url, LANGUAGES[language], tmp_path / "profile") as opened:
        opened.look(*SMALL)
        opened.driver.execute_cdp_cmd("Network.enable", {})
        opened.driver.execute_cdp_cmd("Network.emulateNetworkConditions", _THREE_G)
        yield opened


def fill(browser: Browser) -> None:
    """Type and tick what somebody does who is well."""
    browser.type("#name", NAME)
    browser.type("#phone", PHONE)
    for name in ("symptom_none", "consent"):
        browser.find(f"input[name={name}]").click()
    for answer in browser.all("input[type=radio][value=no]"):
        answer.click()


def require_accessible(browser: Browser) -> None:
    """Nothing that axe-core finds on the page is serious (WCAG 2.1 AA)."""
    browser.driver.execute_script((resources.files("axe_core_python") / "axe.min.js").read_text("utf-8"))
    found = browser.driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(r => done(r.violations))"
    )
    serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []


def shoot(browser: Browser, folder: Path | None, name: str, *, whole: bool = False) -> None:
    """A picture for people; nothing may stand outside the screen."""
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert wide <= browser.driver.execute_script("return window.innerWidth")
    require_accessible(browser)
    if folder is None:
        return
    if whole:
        height = browser.driver.execute_script("return document.documentElement.scrollHeight")
        browser.look(SMALL[0], max(SMALL[1], height))
    browser.save(folder / f"check-in-{name}.png")
    browser.look(*SMALL)


def register_again(browser: Browser, place: Hub, clock: FixedClock, language: str) -> None:
    """A second scan within ten minutes, which is the same visit."""
    assert browser.find("[role=status]").text == {"zh": "已登记", "en": "Registered"}[language]
    assert len(stored(place)) == 1
    browser.open(PATH)
    assert browser.all(".done")
    assert len(stored(place)) == 1
    clock.ms += ONE_VISIT_MS


@in_languages("zh", "en")
def test_scan_form_result_and_a_second_scan_without_typing(
    browser: Browser, place: Hub, clock: FixedClock, language: str, pictures: Path | None
) -> None:
    browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _YEARS_BEHIND})
    browser.open(PATH)
    shoot(browser, pictures, f"form-{language}", whole=True)
    fill(browser)
    browser.click("#go > button")
    shoot(browser, pictures, f"done-{language}")
    register_again(browser, place, clock, language)
    browser.open(PATH)
    browser.until(lambda: bool(browser.all(".done")))
    assert len(stored(place)) == 2
    before = browser.find("#clock").text
    browser.until(lambda: browser.find("#clock").text != before)
    assert browser.find("#clock").text[:5] == f"{venue_time(clock.ms):%H:%M}", "the hub's time, not the phone's"
    assert browser.problems == []
    with place.engine.begin() as connection:
        write_settings(connection, CheckInSettings(health_code="https://code.example/", jump_seconds=1))
    clock.ms += PresentSettings.RENEW_MS + 1
    browser.open(PATH)
    browser.until(lambda: browser.driver.current_url == "https://code.example/")


@in_languages("zh", "en")
def test_the_same_without_a_script(
    browser: Browser, place: Hub, clock: FixedClock, language: str, pictures: Path | None
) -> None:
    runs_scripts(browser, yes=False)
    browser.open(PATH)
    fill(browser)
    browser.click("#go > button")
    register_again(browser, place, clock, language)
    browser.open(PATH)
    runs_scripts(browser, yes=True)  # those of the test; the page is loaded by now
    shoot(browser, pictures, f"welcome-{language}")
    runs_scripts(browser, yes=False)
    browser.click("#go > button")
    assert browser.all(".done")
    assert len(stored(place)) == 2


def runs_scripts(browser: Browser, *, yes: bool) -> None:
    """Whether pages may run scripts from now on."""
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not yes})


@in_languages("zh", "en")
def test_mistakes_symptoms_own_visits_old_posters_and_large_text(
    browser: Browser, place: Hub, clock: FixedClock, language: str, pictures: Path | None
) -> None:
    by_keyboard(browser, place, pictures, language)
    browser.driver.delete_all_cookies()
    browser.open(PATH)
    fill(browser)
    for name in ("symptom_none", "symptom_fever", "symptom_cough"):
        browser.find(f"input[name={name}]").click()
    browser.click("#go > button")
    assert browser.all("body.amber")
    shoot(browser, pictures, f"amber-{language}")
    assert [row.abnormal for row in stored(place)] == [True]

    with place.engine.begin() as connection:
        former_names.keep(connection, VENUE, [("北门-id", "住院部入口")], clock.now_ms())
    clock.ms += VENUE_RENEW_MS + 1
    browser.open(f"/V/{VENUE_CODE}-{GATES['旧门']}")
    shoot(browser, pictures, f"retired-{language}")
    browser.all("main > a.button")[1].click()
    assert "住院部入口" in browser.find(".renamed").text
    shoot(browser, pictures, f"renamed-{language}")

    browser.open("/visits")
    assert [line.text.splitlines()[1] for line in browser.all("li")] == ["南门"]
    browser.click("main > form button")
    assert len(browser.find(".code").text.replace(" ", "")) == 6
    shoot(browser, pictures, f"visits-{language}")
    browser.click("button.plain")
    at_twice_the_text(browser, pictures, language)


def by_keyboard(browser: Browser, place: Hub, pictures: Path | None, language: str) -> None:
    """Every field is reached by Tab, and what is wrong is shown where it is, with all that was typed."""
    browser.open(PATH)
    browser.find("#name").send_keys(NAME, Keys.TAB)
    at = browser.driver.switch_to.active_element
    assert at.get_attribute("id") == "phone"
    at.send_keys("1399", Keys.ENTER)
    browser.until(lambda: bool(browser.all(".wrong")))
    assert "11" in browser.find("#phone-wrong").text
    assert browser.find("#phone").get_attribute("value") == "1399"
    assert browser.find("#name").get_attribute("value") == NAME
    shoot(browser, pictures, f"wrong-{language}", whole=True)
    assert stored(place) == []


def at_twice_the_text(browser: Browser, pictures: Path | None, language: str) -> None:
    """Nothing stands outside the screen, and this phone knows nobody any more."""
    half = SMALL[0] // 2
    size = {"width": half, "height": SMALL[1] // 2, "deviceScaleFactor": 2, "mobile": True}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for step in ("form", "done"):
        if step == "form":
            browser.open(PATH)
            assert browser.find("#name").get_attribute("value") == ""
        else:
            fill(browser)
            browser.click("#go > button")
        assert browser.driver.execute_script("return document.documentElement.scrollWidth") <= half
        if pictures is not None:
            browser.save(pictures / f"check-in-large-{step}-{language}.png")
