"""Posters through a real print server: what comes out, what the ledger then holds, and what is said when nothing does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.errors import BadInput, Cancelled, Forbidden, UserError
from desktop.domain.messages import Message
from desktop.domain.posters import Language, PosterState
from desktop.posters.output.verify import verify
from desktop.printing.cups import CupsSpooler
from desktop.printing.offset import Offset
from desktop.printing.spooler import Printer, PrinterState
from desktop.services.desk import Desk
from desktop.services.printing.posters import PrintingStopped, PrintOrder, PrintService, trouble_of
from desktop.settings import PRINTER, PRINTER_OFFSETS
from tests.printing.cupsd import PrivateCups, private_cups
from tests.printing.sheets import find_code, page_count

CLOSE_MM = 0.3
CODE_OF_A4 = (53.5, 103.0)
"""Left edge and side of the code on the A4 template, in millimetres."""


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateCups]:
    with private_cups() as server:
        monkeypatch.setenv("CUPS_SERVER", str(server.socket))
        server.add_queue("desk", title="Desk laser")
        yield server


@pytest.fixture
def printing(desk: Desk, program: Program) -> PrintService:
    return PrintService(desk.session, desk.posters, CupsSpooler(poll_s=0.02), program.settings)


def order_of(desk: Desk, *, gates: int = 4, template: str = "a4", printer: str = "desk", copies: int = 1) -> PrintOrder:
    ids = tuple(gate.id for gate in desk.gates.list()[:gates])
    return PrintOrder(template, Language.ZH, ids, printer, copies)


def states_of(desk: Desk) -> list[PosterState]:
    return [poster.state for poster in desk.posters.states()]


def test_what_comes_out_is_what_was_proved(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    proved = desk.posters.prepare("a4", Language.ZH)
    outcome = printing.print_posters(order_of(desk))
    (job,) = cups.jobs()
    assert cups.received(job) == proved.pdf
    out = cups.printed(job)
    found = [find_code(out, page) for page in range(4)]
    assert [code.payload for code in found] == [page.payload for page in proved.pages]
    left, side = CODE_OF_A4
    for code in found:
        assert (code.frame.left, code.frame.width, code.frame.height) == pytest.approx((left, side, side), abs=CLOSE_MM)
    assert (outcome.printer, outcome.sheets) == ("Desk laser", 4)
    assert outcome.serials == tuple(page.serial for page in proved.pages)


def test_printed_posters_are_in_the_ledger(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    outcome = printing.print_posters(order_of(desk, gates=2, copies=3))
    assert states_of(desk) == [PosterState.PRINTED] * 2 + [PosterState.NEVER] * 2
    assert [poster.serial for poster in desk.posters.states()[:2]] == list(outcome.serials)
    assert outcome.sheets == 6
    assert page_count(cups.printed(cups.jobs()[0])) == 6


def test_every_step_is_said_and_counted(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    sentences: list[str] = []
    counted: list[tuple[int, int]] = []
    printing.print_posters(
        order_of(desk), lambda done, total: counted.append((done, total)), lambda stage: sentences.append(str(stage))
    )
    assert sentences == [
        "Making the posters and reading every code back",
        "Handing the posters over to the printer",
        "Printing",
    ]
    assert counted[0] == (0, 4)
    assert counted[-1] == (4, 4)


def test_what_the_printer_waits_for_is_said(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    cups.hold(reason="media-empty-error")
    sentences: list[Message] = []

    def hear(stage: Message) -> None:
        sentences.append(stage)
        if "waits" in stage.text:
            cups.release()

    printing.print_posters(order_of(desk, gates=1), announce=hear)
    assert "The print waits: the printer is out of paper or waits for the right paper" in map(str, sentences)


def test_a_calibrated_printer_gets_shifted_pages_that_scan(
    cups: PrivateCups, desk: Desk, printing: PrintService, program: Program
) -> None:
    program.settings.set(PRINTER_OFFSETS, {"desk": [2.0, -1.5]})
    printing.print_posters(order_of(desk, gates=1))
    (job,) = cups.jobs()
    sent = cups.received(job)
    assert find_code(sent).frame.left == pytest.approx(CODE_OF_A4[0] + 2, abs=CLOSE_MM)
    (expected,) = desk.posters.prepare("a4", Language.ZH, order_of(desk, gates=1).gate_ids).expected
    assert verify(sent, [expected])[0].verified
    assert states_of(desk)[0] is PosterState.PRINTED


def test_a_calibration_that_cuts_a_code_off_prints_nothing(
    cups: PrivateCups, desk: Desk, printing: PrintService, program: Program
) -> None:
    program.settings.set(PRINTER_OFFSETS, {"desk": [120, 0]})
    with pytest.raises(UserError, match=r"calibration of Desk laser \(120 mm right, 0 mm down\)"):
        printing.print_posters(order_of(desk, gates=1))
    assert not cups.jobs()
    assert set(states_of(desk)) == {PosterState.NEVER}


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"desk": "2"},
        {"desk": [1]},
        {"desk": [1, "x"]},
        {"other": [1, 2]},
        {"desk": [float("nan"), 0]},
        {"desk": [0, 0, 1, 0]},
    ],
)
def test_a_calibration_that_makes_no_sense_is_none(
    stored: dict[str, object], program: Program, printing: PrintService
) -> None:
    program.settings.set(PRINTER_OFFSETS, stored)
    assert printing.offset_of("desk") == Offset()


def test_a_stopped_queue_leaves_the_ledger_alone(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    cups.admin("cupsdisable", "desk")
    with pytest.raises(UserError, match="Desk laser is stopped"):
        printing.print_posters(order_of(desk))
    assert set(states_of(desk)) == {PosterState.NEVER}


def test_a_vanished_printer_leaves_the_ledger_alone(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    cups.admin("lpadmin", "-x", "desk")
    with pytest.raises(UserError, match="The printer desk is not there any more"):
        printing.print_posters(order_of(desk))
    assert set(states_of(desk)) == {PosterState.NEVER}


def test_a_paper_that_the_printer_lacks_is_said(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    with pytest.raises(UserError, match="Desk laser has no paper of 148 × 210 mm"):
        printing.print_posters(order_of(desk, template="a5"))
    assert not cups.jobs()


def test_stopping_before_the_printer_has_anything_prints_nothing(
    cups: PrivateCups, desk: Desk, printing: PrintService
) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled) as stopped:
        printing.print_posters(order_of(desk), stop)
    assert not isinstance(stopped.value, PrintingStopped)
    assert not cups.jobs()


def test_stopping_while_it_prints_takes_the_job_back(cups: PrivateCups, desk: Desk, printing: PrintService) -> None:
    cups.hold()
    stages: list[str] = []

    def stop_in_the_queue(done: int, total: int) -> None:
        if stages[-1] == "Printing":
            raise Cancelled

    with pytest.raises(PrintingStopped, match="Look which sheets came out"):
        printing.print_posters(order_of(desk), stop_in_the_queue, lambda stage: stages.append(str(stage)))
    (job,) = cups.jobs()
    with pytest.raises(FileNotFoundError):
        cups.printed(job)
    assert set(states_of(desk)) == {PosterState.NEVER}


def test_a_gate_that_is_gone_is_no_order(desk: Desk, printing: PrintService) -> None:
    order = order_of(desk, gates=1)
    desk.gates.retire(order.gate_ids[0])
    with pytest.raises(BadInput):
        printing.print_posters(order)


def test_an_inspector_prints_only_own_gates(cups: PrivateCups, program: Program, desk: Desk) -> None:
    inspector = next(member for member in desk.members.list() if member.name == "单雄")
    desk.session.member = inspector
    printing = PrintService(desk.session, desk.posters, CupsSpooler(poll_s=0.02), program.settings)
    with pytest.raises(Forbidden):
        printing.print_posters(order_of(desk, gates=2))
    assert printing.print_posters(order_of(desk, gates=1)).sheets == 1


def test_the_chosen_printer_is_remembered(cups: PrivateCups, printing: PrintService, program: Program) -> None:
    cups.add_queue("hall", title="Hall")
    cups.admin("lpadmin", "-d", "desk")
    printers = printing.printers()
    first = printing.preferred(printers)
    assert first is not None
    assert first.name == "desk"
    printing.prefer("hall")
    assert program.settings.get(PRINTER) == "hall"
    assert [p.name for p in printers if p == printing.preferred(printers)] == ["hall"]
    assert printing.preferred(printers[:1]) == first
    assert printing.preferred(()) is None


def test_a_printer_says_what_is_wrong_with_it(cups: PrivateCups, printing: PrintService) -> None:
    (printer,) = printing.printers()
    assert trouble_of(printer) is None
    cups.admin("cupsreject", "desk")
    assert "takes no jobs" in str(trouble_of(printing.printers()[0]))
    cups.admin("cupsdisable", "desk")
    assert "is stopped" in str(trouble_of(printing.printers()[0]))
    jammed = Printer("x", "X", False, PrinterState.STOPPED, ("media-jam-error",), (), 0, True)
    assert str(trouble_of(jammed)) == "This printer is stopped: paper is jammed in the printer."


def test_without_a_print_service_that_is_said(
    desk: Desk, printing: PrintService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    with pytest.raises(UserError, match="saving as PDF still works"):
        printing.printers()
    with pytest.raises(UserError, match="does not answer"):
        printing.print_posters(order_of(desk))
    assert set(states_of(desk)) == {PosterState.NEVER}
