"""Each system prints its own way."""

import sys

import pytest

from desktop.printing.choose import system_spooler
from desktop.printing.cups import CupsSpooler
from desktop.printing.qt import QtSpooler


@pytest.mark.parametrize(("platform", "kind"), [("linux", CupsSpooler), ("win32", QtSpooler), ("darwin", QtSpooler)])
def test_the_spooler_is_the_systems(monkeypatch: pytest.MonkeyPatch, platform: str, kind: type) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert isinstance(system_spooler(), kind)
