"""A clerk opens the desk, goes to the posters and saves them, all by keyboard, in a real window."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from tests.conftest import MANAGER_PASSWORD
from tests.journeys.real_window import ROOT, RealWindow, missing_tools
from tests.xserver import x_server

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")

VENUE = {
    "name": "惠州市惠城区江北街道社区卫生服务中心",
    "uscc": "12441302MB2C00000D",
    "type": "医疗机构",
    "region": "441302004",
    "address": "江北街道云山西路8号",
    "host": "VENUE.HUIZHOU.EXAMPLE",
    "manager": {"name": "陈志远", "phone": "13800138000", "password": MANAGER_PASSWORD},
    "gates": [{"name": "南门"}, {"name": "北门"}],
}


@pytest.fixture
def screen() -> Iterator[str]:
    with x_server() as name:
        yield name


def venuedesk(home: Path, *arguments: object) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"HOME": str(home), "VENUEDESK_PASSWORD": MANAGER_PASSWORD},
        check=True,
        timeout=120,
    )
    return json.loads(done.stdout)


def codes_of(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            code.text
            for page in document
            for code in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil().convert("L"))
        ]


def sign_in(window: RealWindow, desk: Path, password: str) -> None:
    """Type the password until the desk is open; what is typed before the field has the focus is lost."""

    def opened() -> bool:
        if not (desk / "desk.db-wal").exists():
            window.focus("场所码前台")
            window.keys("ctrl+a")
            window.type(password)
            window.keys("Return")
            window.pause(3)
        return (desk / "desk.db-wal").exists()

    window.until(opened, seconds=60)


def test_posters_saved_by_keyboard_are_those_of_the_command_line(screen: str, tmp_path: Path) -> None:
    home, desk = tmp_path / "home", tmp_path / "desk"
    home.mkdir()
    source = tmp_path / "venue.json"
    source.write_text(json.dumps(VENUE, ensure_ascii=False), encoding="utf-8")
    made = venuedesk(home, "init", "--dir", desk, "--from", source)

    window = RealWindow(screen, home, "--dir", desk)
    sign_in(window, desk, MANAGER_PASSWORD)

    def save_dialog() -> list[str]:
        # Keys pressed before the desk is there are lost, so press again until the dialog is.
        window.keys("ctrl+4", "ctrl+s")
        return window.windows("PDF")

    window.until(save_dialog, seconds=60)
    window.focus("PDF")
    saved = tmp_path / "from-window.pdf"
    window.keys("ctrl+a")
    window.type(str(saved))

    def is_saved() -> bool:
        # The first Enter may only close the list of names that the dialog offers.
        if window.windows("PDF"):
            window.keys("Return")
        return saved.exists()

    window.until(is_saved)
    window.focus("场所码前台")
    window.keys("ctrl+q")
    assert window.close() == 0

    payloads = [gate["payload"] for gate in made["gates"]]
    assert codes_of(saved) == payloads
    by_command = venuedesk(home, "posters", "--dir", desk, "--out", tmp_path / "cli.pdf")
    assert [page["payload"] for page in by_command["pages"]] == payloads
    assert (tmp_path / "cli.pdf").read_bytes() == saved.read_bytes()


def test_a_power_cut_leaves_a_whole_desk(screen: str, tmp_path: Path) -> None:
    home, desk = tmp_path / "home", tmp_path / "desk"
    home.mkdir()
    demo = venuedesk(home, "demo", "--dir", desk, "--no-window", "--days", 3, "--declarations", 30)
    window = RealWindow(screen, home, "--dir", desk)
    sign_in(window, desk, demo["password"])
    window.kill()
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "check", "--dir", str(desk), "--json"],
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"HOME": str(home), "VENUEDESK_PASSWORD": demo["password"]},
        text=True,
        check=False,
    )
    assert json.loads(done.stdout)["ok"], done.stderr
