"""The renderer's parts, read once for all tests of papers."""

from pathlib import Path

import pytest

from desktop.posters.codes.qr import CodeMaker
from desktop.posters.typesetting.fonts import FontLibrary


@pytest.fixture(scope="session")
def fonts(resources: Path) -> FontLibrary:
    return FontLibrary(resources / "fonts")


@pytest.fixture(scope="session")
def codes() -> CodeMaker:
    return CodeMaker()
