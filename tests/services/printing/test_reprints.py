"""What must be printed again: found with the look that it had, made in batches, saved and printed in one go."""

import io
from pathlib import Path

import pypdf
import pytest

from desktop.app.program import Program
from desktop.domain.errors import BadInput, UserError
from desktop.domain.posters import Language, PosterState
from desktop.printing.cups import CupsSpooler
from desktop.services.desk import Desk
from desktop.services.posters.own_templates import LONGEST_NAME
from desktop.services.printing.posters import PrintService
from desktop.services.printing.reprints import Reprint, ReprintReason, ReprintService, batches_of
from tests.printing.cupsd import private_cups


def print_at(desk: Desk, template: str, language: Language, *gates: str) -> None:
    """As if a printer had taken them."""
    desk.posters.record_print(desk.posters.prepare(template, language, gates), "laser", 1)


def offers(desk: Desk) -> dict[str, Reprint]:
    return {one.gate.name: one for one in desk.reprints.offers("a4", Language.ZH)}


@pytest.fixture
def gates(desk: Desk) -> list[str]:
    """Printed: two in one look, one in another; then two are renamed."""
    ids = [gate.id for gate in desk.gates.list()]
    print_at(desk, "a4", Language.ZH, ids[0], ids[1])
    print_at(desk, "a4-wide", Language.ZH_EN, ids[2])
    desk.gates.rename(ids[1], "北二门")
    desk.gates.rename(ids[2], "急诊")
    return ids


def test_each_is_offered_with_the_look_that_it_had(desk: Desk, gates: list[str]) -> None:
    found = offers(desk)
    assert list(found) == ["北二门", "急诊", "停车场入口"]
    north, emergency, parking = found.values()
    assert (north.reason, north.template.id, north.language) == (ReprintReason.STALE, "a4", Language.ZH)
    assert (emergency.reason, emergency.template.id, emergency.language) == (
        ReprintReason.STALE,
        "a4-wide",
        Language.ZH_EN,
    )
    assert emergency.serial == "JB-2026-0003"
    assert (parking.reason, parking.serial) == (ReprintReason.MISSING, "")
    assert [(b.template.id, b.gate_ids) for b in batches_of([north, emergency])] == [
        ("a4", (gates[1],)),
        ("a4-wide", (gates[2],)),
    ]


def test_a_gate_that_was_closed_in_between_has_a_void_poster(desk: Desk, gates: list[str]) -> None:
    desk.gates.retire(gates[0])
    assert "南门" not in offers(desk)
    desk.gates.restore(gates[0])
    assert offers(desk)["南门"].reason is ReprintReason.VOID


def test_another_template_takes_the_place_of_one_that_is_gone(desk: Desk, gates: list[str]) -> None:
    own = desk.own_templates.duplicate("a5", "大厅"[:LONGEST_NAME])
    print_at(desk, own, Language.ZH, gates[0])
    desk.gates.rename(gates[0], "南一门")
    desk.own_templates.delete(own)
    south = offers(desk)["南一门"]
    assert (south.template.id, south.is_other_look) == ("a4", True)


def test_saving_makes_a_file_for_each_look_and_replaces_none(desk: Desk, gates: list[str], tmp_path: Path) -> None:
    batches = batches_of([one for one in offers(desk).values() if one.reason is ReprintReason.STALE])
    (tmp_path / "a4.pdf").write_bytes(b"of somebody else")
    paths = desk.reprints.save([(batch, batch.template.id) for batch in batches], tmp_path)
    assert [path.name for path in paths] == ["a4 (2).pdf", "a4-wide.pdf"]
    assert (tmp_path / "a4.pdf").read_bytes() == b"of somebody else"
    assert "北二门" in pypdf.PdfReader(io.BytesIO(paths[0].read_bytes())).pages[0].extract_text()


def test_all_are_printed_one_batch_after_the_other(
    desk: Desk, gates: list[str], program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        printing = PrintService(desk.session, desk.posters, CupsSpooler(poll_s=0.02), program.settings)
        reprints = ReprintService(desk.store, desk.session, desk.posters, desk.poster_templates, lambda: printing)
        batches = batches_of(list(offers(desk).values()))
        out = reprints.print_all(batches, "desk", 1)
        assert [len(one.serials) for one in out] == [2, 1]
        assert len(server.jobs()) == 2
        assert {poster.state for poster in desk.posters.states()} == {PosterState.PRINTED}
        assert not offers(desk)


def test_a_paper_that_the_printer_lacks_is_told_before_the_first_sheet(
    desk: Desk, gates: list[str], program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_at(desk, "a5", Language.ZH, gates[0])
    desk.gates.rename(gates[0], "南一门")
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        printing = PrintService(desk.session, desk.posters, CupsSpooler(poll_s=0.02), program.settings)
        reprints = ReprintService(desk.store, desk.session, desk.posters, desk.poster_templates, lambda: printing)
        with pytest.raises(BadInput, match="Desk laser has no A5 paper"):
            reprints.print_all(batches_of(list(offers(desk).values())), "desk", 1)
        assert not server.jobs()


def test_what_came_out_before_a_failure_is_told(
    desk: Desk, gates: list[str], program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        printing = PrintService(desk.session, desk.posters, CupsSpooler(poll_s=0.02), program.settings)
        reprints = ReprintService(desk.store, desk.session, desk.posters, desk.poster_templates, lambda: printing)
        batches = batches_of(list(offers(desk).values()))

        handed_over: list[str] = []

        def gone_after_the_first(stage: object) -> None:
            handed_over.extend([str(stage)] if "Handing" in str(stage) else [])
            if len(handed_over) == 2:
                monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))

        with pytest.raises(UserError, match="Posters printed before this: 2"):
            reprints.print_all(batches, "desk", 1, announce=gone_after_the_first)
