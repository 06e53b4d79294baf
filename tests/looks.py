"""The looks of the test application and its background: one for all tests of a process, as in the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.kit.focus_ring import FocusRing
from desktop.ui.kit.i18n import Languages
from desktop.ui.kit.jobs import Jobs
from desktop.ui.kit.theme import Theme
from tests.ui.screens import Screens


class Looks:
    """The theme and language of the test application."""

    def __init__(self, app: QApplication, resources: Path) -> None:
        self.languages = Languages(app, resources / "i18n")
        self.theme = Theme(app, resources)
        self.languages.changed.connect(self.theme.set_language)
        self.ring = FocusRing(app)
        self.reset()

    def reset(self) -> None:
        """English, light, 100 %: what tests start from."""
        self.languages.use("en")
        self.theme.apply("light", 100)


@pytest.fixture(scope="session")
def _looks(qapp: QApplication, resources: Path) -> Looks:
    return Looks(qapp, resources)


@pytest.fixture
def looks(_looks: Looks) -> Looks:
    """English, light, 100 %."""
    if (_looks.languages.current, _looks.theme.name, _looks.theme.text_size) != ("en", "light", 100):
        _looks.reset()
    return _looks


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """A background; what runs in it has ended when the test has."""
    made = Jobs(qapp)
    yield made
    assert made.shutdown()
    qapp.sendPostedEvents(None, QEvent.Type.MetaCall)
    made.deleteLater()


@pytest.fixture
def screens(request: pytest.FixtureRequest, looks: Looks) -> Screens:
    """Saves pictures where ``--screens DIR`` says; without it nothing is drawn."""
    folder = request.config.getoption("--screens")
    return Screens(Path(folder) if folder else None, looks.languages, looks.theme)
