"""What only the tests of pages need."""

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # Qt’s screen in memory has no window manager to ask for anything, and says so each time.
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
