"""Every screen in both languages; with ``--screens DIR`` the pictures of the README."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.app import Program
from desktop.settings import LANGUAGE, THEME
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front

SitDown = Callable[[Path], Front]
PAGES = ("today", "green-channel", "posters", "venue", "settings")


@pytest.fixture
def save(request: pytest.FixtureRequest) -> Callable[[Front, str], None]:
    folder = request.config.getoption("--screens")

    def grab(front: Front, name: str) -> None:
        front.settle()
        picture = front.desk.window.grab()
        assert (picture.width(), picture.height()) == (1366, 768)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            assert picture.save(str(Path(folder) / f"{name}.png"))

    return grab


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "light"), ("zh", "dark")])
def test_every_page_shows(
    sit_down: SitDown,
    made_desk: MadeDesk,
    program: Program,
    save: Callable[[Front, str], None],
    language: str,
    theme: str,
) -> None:
    program.settings.set(LANGUAGE, language)
    program.settings.set(THEME, theme)
    name = language if theme == "light" else f"{theme}-{language}"
    front = sit_down(made_desk.folder)
    save(front, f"unlock-{name}")
    front.sign_in(MANAGER_PASSWORD)
    for page in PAGES:
        front.shell.open_page(page)
        save(front, f"{page}-{name}")
        assert front.shell.current_page == page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_start_shows(
    sit_down: SitDown, program: Program, tmp_path: Path, save: Callable[[Front, str], None], language: str
) -> None:
    program.settings.set(LANGUAGE, language)
    front = sit_down(tmp_path / "new")
    save(front, f"wizard-{language}")
    front.key(Qt.Key.Key_Tab)
