"""The visitor's scan from end to end: ``hub serve --check-in``, a desk that puts the hub's address into its codes, a phone that
scans one, and the figures at the desk. Real processes, made-up people."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from desktop.app.program import Program
from desktop.domain.posters import Language, PosterState
from desktop.services.venue.venues import draft_of
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.no_tls import NO_TLS
from tests.sync.hub_process import hub_process

pytest.importorskip("desktop.hub.hub", reason="the hub's extra is not installed")


def test_a_desk_learns_where_the_hub_answers_visitors_and_sees_who_scanned(
    program: Program, made_desk: MadeDesk, tmp_path: Path
) -> None:
    from tests.hub.check_in.venue_on_hub import WELL, Phone

    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    serving = ("--check-in", "https://scan.huizhou.example")
    with (
        hub_process(tmp_path / "home", options=serving) as hub,
        program.desk(access, opened) as desk,
    ):
        desk.posters.record_print(desk.posters.prepare("a4", Language.ZH), "HP", 1)
        code = made_desk.made.venue.declaration_code
        desk.enrolment.enroll(hub.url, hub("ticket", "--code", code, "--approve")["ticket"])
        assert desk.check_in.offer() is None
        desk.sync.export_bundle(tmp_path / "stick.vdb")
        hub("import", tmp_path / "stick.vdb")  # another process than the one that serves
        desk.sync.take_receipt(tmp_path / "stick.vdb.receipt")
        offer = desk.check_in.offer()
        assert offer is not None
        assert offer.host == "SCAN.HUIZHOU.EXAMPLE"
        desk.sync.sync_now()
        assert desk.check_in.offer() == offer
        desk.check_in.accept(offer.host)
        assert desk.check_in.offer() is None
        assert {poster.state for poster in desk.posters.states()} == {PosterState.STALE}
        batch = desk.posters.prepare("a4", Language.ZH)
        desk.sync.sync_now()
        path = batch.pages[0].payload.removeprefix("HTTPS://SCAN.HUIZHOU.EXAMPLE")
        days = {desk.clock.today()}
        with httpx.Client(base_url=hub.url, timeout=30, trust_env=False, verify=NO_TLS) as http:
            phone = Phone(http)
            assert phone.scan(path).status_code == 200
            assert "已登记" in phone.send(path=path, **WELL).text
        desk.sync.sync_now()
        days.add(desk.clock.today())  # another one at midnight
        (line,) = (line for day in days for line in desk.statistics.gates(day) if line.scans)
        assert (line.name, line.scans, line.people) == ("南门", 1, 0)
        hub.stop()
        hub.options = ()
        hub.start()
        desk.sync.sync_now()
        desk.venue.edit(replace(draft_of(desk.venue.get()), host="VENUE.HUIZHOU.EXAMPLE"))
        assert desk.check_in.offer() is None, "the hub answers visitors nowhere any more"
