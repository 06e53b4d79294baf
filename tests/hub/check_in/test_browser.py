"""A visitor's phone: Debian's Chromium at 360×640, over 3G, with script and without, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from desktop.domain.clock import FixedClock
from desktop.hub.check_in.registering import ONE_VISIT_MS
from desktop.hub.check_in.settings import CheckInSettings, write_settings
from desktop.hub.hub import Hub
from tests.hub.check_in.venue_on_hub import GATES, NAME, PHONE, VENUE_CODE, stored
from tests.hub.console.conftest import Browser, chromium

PATH = f"/V/{VENUE_CODE}-{GATES['南门']}"
SMALL = (360, 640)
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_THREE_G = {"offline": False, "latency": 300, "downloadThroughput": 750_000 // 8, "uploadThroughput": 250_000 // 8}


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where ``--screens`` wants pictures."""
    folder = request.config.getoption("--screens")
    return Path(folder) if folder else None


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


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


def shoot(browser: Browser, folder: Path | None, name: str, *, whole: bool = False) -> None:
    """A picture for people; nothing may stand outside the screen."""
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert wide <= browser.driver.execute_script("return window.innerWidth")
    if folder is None:
        return
    if whole:
        height = browser.driver.execute_script("return document.documentElement.scrollHeight")
        browser.look(SMALL[0], max(SMALL[1], height))
    browser.save(folder / f"check-in-{name}.png")
    browser.look(*SMALL)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_scan_form_result_and_a_second_scan_without_typing(
    browser: Browser, place: Hub, clock: FixedClock, language: str, script: bool, pictures: Path | None
) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    folder = pictures if script else None
    browser.open(PATH)
    shoot(browser, folder, f"form-{language}", whole=True)
    fill(browser)
    browser.click("#go > button")
    assert browser.find("[role=status]").text == {"zh": "已登记", "en": "Registered"}[language]
    shoot(browser, folder, f"done-{language}")
    assert len(stored(place)) == 1

    browser.open(PATH)  # the back button, or a second scan within ten minutes
    assert browser.all(".done")
    assert len(stored(place)) == 1

    clock.ms += ONE_VISIT_MS
    if script:
        browser.open(PATH)
    else:
        browser.open(PATH)
        shoot(browser, pictures, f"welcome-{language}")
        browser.click("#go > button")
    browser.until(lambda: bool(browser.all(".done")))
    assert len(stored(place)) == 2
    if script:
        before = browser.find("#clock").text
        clock.ms += 1000
        browser.until(lambda: browser.find("#clock").text != before)
    assert browser.problems == []


def test_everything_is_reached_by_keyboard_and_what_is_wrong_is_shown_where_it_is(
    browser: Browser, place: Hub, language: str, pictures: Path | None
) -> None:
    browser.open(PATH)
    field = browser.find("#name")
    field.send_keys("赫连素问", Keys.TAB)
    at = browser.driver.switch_to.active_element
    assert at.get_attribute("id") == "phone"
    at.send_keys("1399", Keys.ENTER)
    browser.until(lambda: bool(browser.all(".wrong")))
    wrong = browser.find("#phone-wrong").text
    assert "11" in wrong
    assert browser.find("#phone").get_attribute("value") == "1399"
    assert browser.find("#name").get_attribute("value") == "赫连素问"
    shoot(browser, pictures, f"wrong-{language}", whole=True)
    assert stored(place) == []


def test_with_symptoms_the_visitor_goes_to_the_green_channel(
    browser: Browser, place: Hub, language: str, pictures: Path | None
) -> None:
    browser.open(PATH)
    fill(browser)
    browser.find("input[name=symptom_none]").click()
    browser.find("input[name=symptom_fever]").click()
    browser.find("input[name=symptom_cough]").click()
    browser.click("#go > button")
    assert browser.all("body.amber")
    shoot(browser, pictures, f"amber-{language}")
    assert [row.abnormal for row in stored(place)] == [True]


def test_at_twice_the_text_nothing_is_cut(browser: Browser, language: str, pictures: Path | None) -> None:
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": SMALL[0] // 2,
            "height": SMALL[1] // 2,
            "deviceScaleFactor": 2,
            "mobile": True,
        },
    )
    browser.open(PATH)
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert wide <= SMALL[0] // 2
    if pictures is not None:
        browser.save(pictures / f"check-in-large-{language}.png")
    fill(browser)
    browser.click("#go > button")
    wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
    assert wide <= SMALL[0] // 2
    if pictures is not None:
        browser.save(pictures / f"check-in-large-done-{language}.png")


def test_my_visits_are_shown_to_an_officer_and_forgotten(
    browser: Browser, place: Hub, language: str, pictures: Path | None
) -> None:
    browser.open(PATH)
    fill(browser)
    browser.click("#go > button")
    browser.open("/visits")
    assert [line.text.splitlines()[1] for line in browser.all("li")] == ["南门"]
    browser.click("main > form button")
    assert len(browser.find(".code").text.replace(" ", "")) == 6
    shoot(browser, pictures, f"visits-{language}")
    browser.click("button.plain")
    browser.open(PATH)
    assert browser.find("#name").get_attribute("value") == ""
    assert browser.driver.find_elements(By.CSS_SELECTOR, ".done") == []
