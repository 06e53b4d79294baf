"""The engine's parts, read once for all poster tests."""

from pathlib import Path

import pytest

from desktop.posters.fonts import FontBook
from desktop.posters.qr import CodeMaker
from desktop.posters.templates import TemplateShelf


@pytest.fixture(scope="session")
def fonts(resources: Path) -> FontBook:
    return FontBook(resources / "fonts")


@pytest.fixture(scope="session")
def shelf(resources: Path) -> TemplateShelf:
    return TemplateShelf(resources / "templates")


@pytest.fixture(scope="session")
def codes() -> CodeMaker:
    return CodeMaker()
