"""A clerk's shift from opening to 交班 in a real window, under a window manager, by shortcuts alone; a screen reader
listens all the while."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.settings import TEXT_SIZE, Settings
from tests.cli.conftest import Shell
from tests.cli.test_commands import VENUE
from tests.conftest import CLERK_PASSWORD
from tests.journeys.desktop_session import (
    CONTROLS,
    DesktopSession,
    ReadWindow,
    desktop_session,
    faults,
    missing_session,
)

_MISSING = missing_session()
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=_MISSING)


@pytest.fixture
def session() -> Iterator[DesktopSession]:
    with desktop_session() as running:
        yield running


def test_a_shift_by_shortcuts_with_a_screen_reader(session: DesktopSession, tmp_path: Path) -> None:
    home, desk = tmp_path / "home", tmp_path / "desk"
    shell = Shell(home)
    source = tmp_path / "venue.json"
    source.write_text(json.dumps(VENUE, ensure_ascii=False), encoding="utf-8")
    shell.json("init", "--dir", desk, "--from", source)
    shell.json("slips", "--dir", desk, "--count", 3, "--out", tmp_path / "slips.pdf")
    Settings(home / ".config" / "venuedesk" / "settings.json").set(TEXT_SIZE, 150)

    front = session.open(home, "--dir", desk)
    sign_in(front)
    every_page(front)
    count(front)
    one_slip(front)
    close_the_shift(front)
    front.keys("ctrl+q")
    assert front.window.close() == 0

    assert shell.json("check", "--dir", desk)["ok"]
    [found] = shell.json("find", "--dir", desk, "JB-000001")["rows"]
    assert found["slip"] == "JB-000001"


def sign_in(front: ReadWindow) -> None:
    front.until_focused("密码")
    assert faults(front.nodes()) == []
    front.keys("shift+Tab")
    front.until_focused("成员")
    front.keys("Down", "Tab")
    front.fill("密码", CLERK_PASSWORD)
    front.until_shown("李春梅 · 前台")


def every_page(front: ReadWindow) -> None:
    """Whatever can be worked with has a name, on every page."""
    for key, page in enumerate("今日 绿色通道 计数 海报 统计 查询 场所 同步 设置".split(), 1):
        front.keys(f"ctrl+{key}")
        shown = front.until(
            lambda nodes, page=page: any("checked" in node.states and node.name.startswith(page) for node in nodes)
        )
        assert faults(shown) == [], page


def count(front: ReadWindow) -> None:
    front.keys("ctrl+3")
    front.until_focused("南门，按键 1")
    front.keys("1", "2", "1")
    front.until_shown("南门，按键 1：今日 2 人", "北门，按键 2：今日 1 人")


def one_slip(front: ReadWindow) -> None:
    front.keys("ctrl+2")
    front.fill("表单号", "")
    front.fill("姓名", "Anna Schmidt")
    front.until_focused("证件号码")
    front.keys("shift+Return")
    front.until_focused("证件类型")
    front.keys("6")
    front.fill("证件号码", "e12345678")
    front.until_focused("性别")
    front.keys("2")
    front.fill("出生日期", "19610504")
    front.fill("联系电话", "0752-2808000")
    front.fill("现住址", "")
    front.fill("到访时间", "am")
    front.until_focused("检测点")
    front.keys("1")
    front.fill("体温", "365")
    front.until_focused("0 无")
    front.keys("ctrl+Return")  # too early: what is missing is said, and the keyboard is there
    wrong = front.until_focused("14 天内到过风险地区")
    spoken = front.nodes()
    assert faults(spoken) == []
    assert "表上未作答" in wrong.description
    reasons = [node for node in spoken if node.role == "label" and node.name.startswith("表上未作答")]
    answers = [node for node in spoken if node.role in CONTROLS and "表上未作答" in node.description]
    assert 3 < len(reasons) <= len(answers)
    front.keys("asterisk")
    front.until_focused("同意处理信息")
    front.keys("y")
    front.until_focused("签名")
    front.keys("1", "ctrl+Return")
    front.until_focused("表单号")


def close_the_shift(front: ReadWindow) -> None:
    front.keys("ctrl+j")
    front.until_shown("交班", "今天还没有打印交接班表")
    assert faults(front.nodes()) == []
    front.keys("Escape")
    front.until_shown("今日到访")
