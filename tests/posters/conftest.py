"""The engine's parts, read once for all poster tests."""

from pathlib import Path

import pytest

from desktop.posters.fonts import FontLibrary
from desktop.posters.qr import CodeMaker
from desktop.posters.templates import TemplateLibrary


@pytest.fixture(scope="session")
def fonts(resources: Path) -> FontLibrary:
    return FontLibrary(resources / "fonts")


@pytest.fixture(scope="session")
def templates(resources: Path) -> TemplateLibrary:
    return TemplateLibrary(resources / "templates")


@pytest.fixture(scope="session")
def codes() -> CodeMaker:
    return CodeMaker()
