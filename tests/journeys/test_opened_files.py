"""A file of ours is double-clicked: the program opens with what takes it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.app.opened_file import show_in
from desktop.cli import window as way_to_window
from desktop.cli.main import main
from desktop.files.own import PAGES, Place, place_of
from desktop.ui.kit.commands import COMMANDS
from desktop.ui.setup.wizard import Wizard
from desktop.ui.sync.page import SyncPage
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.journeys.front import Front


@pytest.fixture
def sat_down(sit_down: Callable[..., Front]) -> Callable[[Path, Path], Front]:
    def sit(folder: Path, file: Path) -> Front:
        front = sit_down(folder)
        show_in(front.desk, file)
        return front

    return sit


def test_an_invitation_waits_for_the_sign_in_and_is_filled_in_on_the_sync_page(
    sat_down: Callable[[Path, Path], Front], made_desk: MadeDesk, tmp_path: Path
) -> None:
    file = tmp_path / "north.vdi"
    file.write_bytes(b"not read before somebody agrees")
    front = sat_down(made_desk.folder, file)
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    front.until(lambda: front.desk.shell is not None and front.shell.current_page == "sync")
    page = front.shell.page("sync")
    assert isinstance(page, SyncPage)
    front.until(lambda: page.joining.ways.stick.invitation.value() == str(file))


def test_what_goes_to_the_health_office_says_so(
    sat_down: Callable[[Path, Path], Front], made_desk: MadeDesk, tmp_path: Path
) -> None:
    front = sat_down(made_desk.folder, tmp_path / "north.vdb")
    front.type(MANAGER_PASSWORD)
    front.key(Qt.Key.Key_Return)
    front.until(lambda: front.desk.shell is not None and front.shell.current_page == "sync")
    page = front.shell.page("sync")
    front.until(lambda: page.banner.isVisible())


def test_where_there_is_no_desk_an_invitation_begins_a_further_one(
    sat_down: Callable[[Path, Path], Front], tmp_path: Path
) -> None:
    front = sat_down(tmp_path / "nothing", tmp_path / "south.vdi")
    wizard = front.screen
    assert isinstance(wizard, Wizard)
    assert wizard.by_stick.place.request().invitation == tmp_path / "south.vdi"
    assert wizard.banner.isVisible()


def test_where_there_is_no_desk_a_layout_has_to_wait(sat_down: Callable[[Path, Path], Front], tmp_path: Path) -> None:
    front = sat_down(tmp_path / "nothing", tmp_path / "poster.vdlayout")
    wizard = front.screen
    assert isinstance(wizard, Wizard)
    assert wizard.banner.isVisible()
    assert not wizard.start.is_another_desk()


@pytest.mark.parametrize("name", ["a.vdi", "a.vdb.receipt", "A.VDLAYOUT", "a.vdlist", "a.vdkey"])
def test_a_file_alone_on_the_command_line_opens_its_window(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []
    monkeypatch.setattr(way_to_window, "_has_no_window", lambda _: opened.append((name,)) or True)
    assert main([str(tmp_path / name)]) == 1  # no display: it had got as far as to the window
    assert opened == [(name,)]


def test_each_kind_has_a_page_or_the_office() -> None:
    assert all(COMMANDS[way].page for way in PAGES.values())
    assert [place_of(Path(f"x.{one}")) for one in ("vdi", "vdlist", "vdkey")] == list(Place)
