"""The console as an officer meets it: signed in over plain HTTP, or in a real browser."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from desktop.domain.clock import FixedClock
from desktop.hub.console.officers import Officers
from desktop.hub.hub import Hub
from tests.conftest import CHEAP

OFFICER, PASSWORD = "周敏", "three-words-here"
_FORM_KEY = re.compile(r'name="form_key" value="([0-9a-f]+)"')


@dataclass
class Visitor:
    """A browser without pictures: it keeps cookies and fills in forms."""

    http: httpx.Client

    def get(self, path: str) -> httpx.Response:
        return self.http.get(path)

    def post(self, path: str, /, page: str = "/console/sign-in", **fields: str) -> httpx.Response:
        """Send a form with the key that a page of this browser holds."""
        return self.http.post(path, data={"form_key": self.form_key(page), **fields})

    def form_key(self, page: str = "/console/sign-in") -> str:
        found = _FORM_KEY.search(self.http.get(page, follow_redirects=True).text)
        assert found is not None
        return found[1]

    def sign_in(self, name: str = OFFICER, password: str = PASSWORD, **fields: str) -> httpx.Response:
        return self.post("/console/sign-in", name=name, password=password, **fields)


@pytest.fixture
def officers(hub: Hub, clock: FixedClock) -> Officers:
    """One officer is there."""
    officers = Officers(hub.engine, clock, CHEAP)
    officers.add(OFFICER, PASSWORD)
    return officers


@pytest.fixture
def stranger(http: httpx.Client, officers: Officers) -> Visitor:
    """Nobody who is signed in."""
    http.headers["accept-language"] = "en"
    return Visitor(http)


@pytest.fixture
def officer(stranger: Visitor) -> Visitor:
    """Somebody who is."""
    assert stranger.sign_in().status_code == 303
    return stranger


class Browser:
    """Debian's Chromium, driven by keys and clicks. ``problems``: what its console said."""

    def __init__(self, driver: webdriver.Chrome, url: str) -> None:
        self.driver = driver
        self.url = url
        self.problems: list[str] = []

    def open(self, path: str) -> None:
        self.driver.get(self.url + path)
        self.collect()

    def find(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def type(self, css: str, text: str) -> None:
        self.find(css).send_keys(text)

    def until(self, there: Callable[[], bool]) -> None:
        WebDriverWait(self.driver, 20).until(lambda _: there())
        self.collect()

    def click(self, css: str) -> None:
        """Click what leads to another page, and wait for it."""
        old = self.find("html")
        self.find(css).click()
        WebDriverWait(self.driver, 20).until(lambda _: self._is_gone(old))
        self.collect()

    def collect(self) -> None:
        self.problems += [entry["message"] for entry in self.driver.get_log("browser")]

    def look(self, width: int = 1366, height: int = 768, *, dark: bool = False) -> None:
        """The size of the window, and which theme the system has."""
        theme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": theme})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def save(self, path: Path) -> None:
        assert self.driver.save_screenshot(str(path))

    def _is_gone(self, element: WebElement) -> bool:
        try:
            element.is_enabled()
        except Exception:
            return self.driver.execute_script("return document.readyState") == "complete"
        return False


@contextmanager
def chromium(url: str, language: str, profile: Path) -> Iterator[Browser]:
    """A browser of somebody who reads this language."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("needs Debian's chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-dev-shm-usage",
        "disable-gpu",
        "no-proxy-server",
        "hide-scrollbars",
        f"user-data-dir={profile}",
    ):
        options.add_argument(f"--{argument}")
    options.add_experimental_option("prefs", {"intl.accept_languages": language})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options, Service(driver))
    try:
        browser = Browser(made, url)
        browser.look()
        yield browser
    finally:
        made.quit()
