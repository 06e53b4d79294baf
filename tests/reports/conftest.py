"""The renderer's parts, read once for all tests of papers."""

from pathlib import Path

import pytest

from desktop.posters.fonts import FontLibrary
from desktop.posters.qr import CodeMaker


@pytest.fixture(scope="session")
def fonts(resources: Path) -> FontLibrary:
    return FontLibrary(resources / "fonts")


@pytest.fixture(scope="session")
def codes() -> CodeMaker:
    return CodeMaker()
