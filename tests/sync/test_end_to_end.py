"""Desks and a hub, all real processes. Two venues: one desk by the network, the other by stick only, and both all there.
One venue: two desks edit, go offline, come back and agree; by the network, then by stick. And one venue whose desks and
hub have no network at all, from the first invitation on."""

import datetime as dt
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.app.program import Program
from desktop.paths import UserPaths
from desktop.services.demo.demo import PASSWORD
from desktop.services.desk import Desk
from tests.cli.conftest import Shell, refused
from tests.hub.office import KEY
from tests.sync.hub_process import HubProcess, hub_process

pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")
from tests.hub.replicas import seen
from tests.hub.test_venue_totals import added, own, people, shown


@dataclass(frozen=True)
class Demonstration:
    """A desk that ``demo`` made, and what it said of it."""

    folder: Path
    made: Any

    def copy_to(self, folder: Path) -> Any:
        shutil.copytree(self.folder, folder)
        return self.made


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    folder = tmp_path_factory.mktemp("demonstration")
    return Demonstration(folder / "desk", demo(Shell(folder / "home"), folder / "desk"))


def demo(shell: Shell, folder: Path) -> Any:
    options = "--no-window", "--days", 3, "--gates", 2, "--declarations", 30
    return shell.json("demo", "--dir", folder, *options, password=PASSWORD)


class DeskByCommand:
    """A demonstration desk that is used by the command line only."""

    def __init__(self, shell: Shell, folder: Path, made: Any) -> None:
        self._shell = shell
        self.folder = folder
        self.made = made

    def __call__(self, *arguments: object) -> Any:
        return self._shell.json(*arguments, "--dir", self.folder, password=PASSWORD)

    def refused(self, *arguments: object) -> str:
        return refused(self._shell(*arguments, "--dir", self.folder, password=PASSWORD), code=1)

    def enter(self, name: str) -> None:
        """Type somebody in, by way of a file."""
        rows = self.folder.with_suffix(".csv")
        day, gate = dt.date.today() - dt.timedelta(days=1), self.made["gates"][-1]["name"]
        header = "visited_on,gate,category,name,id_type,phone,address,temperature_c\n"
        rows.write_text(f"{header}{day},{gate},no_phone,{name},none,13500135000,河南岸街道,36.5\n", encoding="utf-8")
        assert self("declare", "--from", rows)["accepted"] == 1

    def by_stick(self, hub: HubProcess, name: str, *, twice: bool = False) -> Any:
        """Out on a stick, into the hub, and back with the receipt."""
        stick = self.folder.with_name(name)
        exported = self("bundle", "export", "--out", stick)
        taken = hub("import", stick)
        assert (taken["added"], taken["apart"], taken["refused"]) == (exported["records"], 0, [])
        if twice:
            assert hub("import", stick)["added"] == 0
        return self("bundle", "receipt", taken["receipts"])


def by_network(desk: DeskByCommand, hub: HubProcess) -> Any:
    """Join with a ticket that approves, and send everything."""
    ticket = hub("ticket", "--code", desk.made["venue"]["declaration_code"], "--approve")["ticket"]
    joined = desk("enroll", "--hub", hub.url, "--ticket", ticket)
    assert (joined["approved"], joined["synced"]) == (True, False)
    first = desk("sync")
    assert (first["sent"], first["waiting"], first["synced"], first["rejected"]) == (joined["last"], 0, True, 0)
    return first


def by_stick(desk: DeskByCommand, hub: HubProcess) -> Any:
    """Join, wait for a person at the health office, then go by stick alone."""
    assert not desk("enroll", "--hub", hub.url, "--ticket", hub("ticket")["ticket"])["approved"]
    desk.refused("sync")
    waiting = next(one for one in hub("desks")["desks"] if one["state"] == "waiting")
    assert waiting["stored"] == 0
    hub("approve", waiting["desk"])
    back = desk.by_stick(hub, "first.vdb", twice=True)
    assert (back["synced"], back["rejected"], back["stored"]) == (True, 0, back["last"])
    return back


def test_two_desks_by_network_and_by_stick(tmp_path: Path, demonstration: Demonstration) -> None:
    shell = Shell(tmp_path / "home")
    with ThreadPoolExecutor() as together, hub_process(tmp_path / "home") as hub:
        north = DeskByCommand(shell, tmp_path / "north", demonstration.copy_to(tmp_path / "north"))
        south = DeskByCommand(shell, tmp_path / "south", demo(shell, tmp_path / "south"))
        stick = together.submit(by_stick, south, hub)
        first = by_network(north, hub)
        stick.result()

        # Weeks without a hub: both go on, and both come back.
        hub.stop()
        list(together.map(lambda desk: desk.enter("刘福"), (north, south)))
        assert hub.url in north.refused("sync")
        hub.start()
        stick = together.submit(south.by_stick, hub, "second.vdb")
        second, again = north("sync"), stick.result()
        assert second["synced"]
        assert again["synced"]
        assert second["sent"] == second["last"] - first["last"] > 0

        # What is in a backup of the hub is safe, and the desk learns of it.
        assert second["safe"] == 0
        hub("backup-mark", "begin")
        hub("backup-mark", "done")
        assert north("sync")["safe"] == second["last"]
        found = {one["declaration_code"]: (one["state"], one["stored"], one["apart"]) for one in hub("desks")["desks"]}
        assert found == {
            desk.made["venue"]["declaration_code"]: ("approved", status["last"], 0)
            for desk, status in ((north, second), (south, again))
        }

        # The health office reads on its own PC what the hub cannot read.
        venue = south.made["venue"]["id"]
        listed = tmp_path / "south.vdlist"
        assert hub("export-sealed", "--venue", venue, "--reason", "接触者排查", "--out", listed)["rows"] > 1
        assert "刘福".encode() not in listed.read_bytes()
        shell.environment["VENUEDESK_OFFICE_RECOVERY"] = KEY.recovery_code
        read = shell.json("office", "open", listed, "--recovery", "--out", tmp_path / "read.csv")
        assert (read["rows"], read["failures"]) == (read["total"], [])
        assert "刘福" in (tmp_path / "read.csv").read_text(encoding="utf-8-sig")


@contextmanager
def opened(folder: Path) -> Iterator[Desk]:
    """A desk with the manager signed in, between two commands."""
    program = Program(user=UserPaths(folder, folder.parent / "config", folder.parent / "log"))
    access = program.access(folder)
    with access.folder.locked(), program.desk(access, access.open(access.manager().slot_id, PASSWORD)) as desk:
        yield desk


def edit(folder: Path, gate: str, added: str, phone: str) -> None:
    """What a manager does at a desk on a day without a network."""
    with opened(folder) as desk:
        desk.gates.rename(desk.gates.list()[0].id, gate)
        desk.members.bind_inspector(desk.venue.get().declaration_code, "何永康", phone, [desk.gates.add(added).id])


def by_stick_alone(folder: Path, hub: HubProcess) -> None:
    """Out on a stick, into the hub, and back with what the other desk did."""
    stick = folder.with_name("stick.vdb")
    with opened(folder) as desk:
        desk.sync.export_bundle(stick)
    taken = hub("import", stick)
    with opened(folder) as desk:
        assert desk.sync.take_receipt(Path(taken["receipts"])).synced


def agree(*folders: Path) -> dict[str, Any]:
    """That all desks show the same; gives what."""
    views = []
    for folder in folders:
        with opened(folder) as desk:
            assert desk.health.problems() == ()
            views.append(seen(desk))
    assert all(view == views[0] for view in views)
    return views[0]


def test_two_desks_of_one_venue(tmp_path: Path, demonstration: Demonstration) -> None:
    shell = Shell(tmp_path / "home")
    with hub_process(tmp_path / "home") as hub:
        north = DeskByCommand(shell, tmp_path / "north", demonstration.copy_to(tmp_path / "north"))
        code = north.made["venue"]["declaration_code"]
        by_network(north, hub)
        ticket = hub("ticket", "--code", code, "--approve")["ticket"]
        asked = ("join", "--hub", hub.url, "--ticket", ticket, "--code", code, "--name", "陈志远", "--phone")
        south_folder = tmp_path / "south"
        made = shell.json(*asked, "13800138000", "--called", "北门前台", "--dir", south_folder, password=PASSWORD)
        assert (made["serial_prefix"], made["synced"]) == ("JBB", True)
        assert [gate["payload"] for gate in made["gates"]] == [gate["payload"] for gate in north.made["gates"]]
        south = DeskByCommand(shell, south_folder, made)

        hub.stop()
        edit(north.folder, "正门", "西门", "13900139071")
        edit(south.folder, "大门", "东侧门", "13900139072")
        north.refused("sync")
        hub.start()
        for desk in (north, south, north):
            desk("sync")
        shown = agree(north.folder, south.folder)
        assert {"西门", "东侧门"} < {gate.name for gate in shown["gates"]}
        assert len(shown["conflicts"]) == 1

        edit(north.folder, "一号门", "停车场", "13900139073")
        edit(south.folder, "二号门", "员工通道入口", "13900139074")
        for folder in (north.folder, south.folder, north.folder):
            by_stick_alone(folder, hub)
        shown = agree(north.folder, south.folder)
        assert {"停车场", "员工通道入口"} < {gate.name for gate in shown["gates"]}
        with opened(south.folder) as desk:  # the first desk's visitors stay there
            assert desk.declarations.find("刘").total == 0
            assert [one.called for one in desk.replication.desks()] == ["北门前台", "JB"]


def counted(*folders: Path) -> Any:
    """What every desk shows of the whole venue, which is the sum of what each of them counted."""
    views, sums = [], {}
    for folder in folders:
        with opened(folder) as desk:
            views.append(shown(desk))
            sums = added(sums, own(desk))
    assert all(view == sums for view in views)
    return people(sums)


def test_two_desks_of_one_venue_without_any_network(tmp_path: Path, demonstration: Demonstration) -> None:
    """Nothing listens anywhere: the hub is there only while the health office takes in a stick."""
    shell, sticks = Shell(tmp_path / "home"), tmp_path / "sticks"
    sticks.mkdir()
    with hub_process(tmp_path / "home", serves=False) as hub:
        north = DeskByCommand(shell, tmp_path / "north", demonstration.copy_to(tmp_path / "north"))
        code = north.made["venue"]["declaration_code"]
        for name in ("north.vdi", "south.vdi"):
            hub("ticket", "--code", code, "--approve", "--out", sticks / name)
        assert not north("enroll", "--from", sticks / "north.vdi")["approved"]
        first = north.by_stick(hub, "north.vdb")
        assert (first["approved"], first["synced"], first["url"]) == (True, True, "")
        assert "U 盘" in north.refused("sync")

        asked = ("join", "--from", sticks / "south.vdi", "--code", code, "--name", "陈志远", "--phone", "13800138000")
        south = DeskByCommand(shell, tmp_path / "south", {"gates": north.made["gates"]})
        assert south(*asked, "--called", "北门前台", "--out", sticks / "request.vdb")["waiting"]
        assert refused(shell("sync", "--dir", south.folder, password=PASSWORD)).startswith(str(south.folder))
        taken = hub("import", sticks / "request.vdb")
        assert [one["state"] for one in taken["asked"]] == ["approved"]
        made = south("join", "--answer", taken["receipts"])
        assert (made["serial_prefix"], made["approved"], made["url"]) == ("JBB", True, "")
        assert made["recovery_code"]

        edit(north.folder, "正门", "西门", "13900139071")
        edit(south.folder, "大门", "东侧门", "13900139072")
        south.enter("刘福")
        for folder in (south.folder, north.folder, south.folder):
            by_stick_alone(folder, hub)
        found = agree(north.folder, south.folder)
        assert {"西门", "东侧门"} < {gate.name for gate in found["gates"]}
        assert len(found["conflicts"]) == 1
        assert counted(north.folder, south.folder) > 1
