"""Two desks and a hub, all real processes: one desk by the network, the other by stick only, and both all there."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desktop.services.demo import PASSWORD
from tests.cli.conftest import Shell, refused
from tests.sync.hub_process import HubProcess, hub_process

pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")


class DeskByCommand:
    """A demonstration desk that is used by the command line only."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self._shell = shell
        self.folder = folder
        self.made = shell.json(
            "demo", "--dir", folder, "--no-window", "--days", 3, "--gates", 2, "--declarations", 30, password=PASSWORD
        )

    def __call__(self, *arguments: object) -> Any:
        return self._shell.json(*arguments, "--dir", self.folder, password=PASSWORD)

    def refused(self, *arguments: object) -> str:
        return refused(self._shell(*arguments, "--dir", self.folder, password=PASSWORD), code=1)

    def enter(self, name: str) -> None:
        """Type somebody in, by way of a file."""
        rows = self.folder.with_suffix(".csv")
        day, gate = dt.date.today() - dt.timedelta(days=1), self.made["gates"][0]["name"]
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


def test_two_desks_by_network_and_by_stick(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    with ThreadPoolExecutor() as together, hub_process(tmp_path / "home") as hub:
        north, south = together.map(lambda name: DeskByCommand(shell, tmp_path / name), ("north", "south"))
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
