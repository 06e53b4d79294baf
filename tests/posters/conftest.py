"""The engine's parts, read once for all poster tests."""

from pathlib import Path

import pytest

from desktop.posters.codes.qr import CodeMaker
from desktop.posters.document.templates import TemplateLibrary
from desktop.posters.typesetting.fonts import FontLibrary


@pytest.fixture(scope="session")
def fonts(resources: Path) -> FontLibrary:
    return FontLibrary(resources / "fonts")


@pytest.fixture(scope="session")
def templates(resources: Path) -> TemplateLibrary:
    return TemplateLibrary(resources / "templates")


@pytest.fixture(scope="session")
def codes() -> CodeMaker:
    return CodeMaker()
