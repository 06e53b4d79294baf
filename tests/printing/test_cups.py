"""Printing through a real CUPS server: what comes out, and what a person is told when nothing does."""

import threading
from pathlib import Path

import pytest

from desktop.domain.errors import Cancelled, UserError
from desktop.domain.messages import Message
from desktop.domain.paper import Margins
from desktop.printing.cups import CupsSpooler
from desktop.printing.media import media_for_page
from desktop.printing.spooler import JobState, PrinterState, PrintJob, PrintTicket
from tests.printing.cupsd import Driver, PrivateCups
from tests.printing.sheets import CODE, Frame, find_code, page_count, page_size, payload, sheets

A4 = media_for_page(210, 297)
CLOSE_MM = 0.3


@pytest.fixture
def spooler(cups: PrivateCups) -> CupsSpooler:
    return CupsSpooler(poll_s=0.02)


def print_now(spooler: CupsSpooler, pdf: bytes, ticket: PrintTicket) -> PrintJob:
    job = spooler.submit(pdf, ticket)
    assert spooler.watch(job).state is JobState.COMPLETED
    return job


@pytest.mark.parametrize("driver", list(Driver))
def test_a_code_comes_out_where_the_layout_has_it(cups: PrivateCups, spooler: CupsSpooler, driver: Driver) -> None:
    cups.add_queue("desk", driver)
    job = print_now(spooler, sheets(), PrintTicket("desk", A4))
    out = cups.printed(job.id)
    found = find_code(out)
    assert found.payload == payload(0)
    assert found.frame.distance(CODE) < CLOSE_MM
    assert page_size(out) == pytest.approx((210, 297), abs=0.3)


@pytest.mark.parametrize("size", [(297, 210), (297, 420), (420, 297)])
def test_paper_and_orientation_are_those_of_the_page(
    cups: PrivateCups, spooler: CupsSpooler, size: tuple[int, int]
) -> None:
    cups.add_queue("desk")
    job = print_now(spooler, sheets(size_mm=size), PrintTicket("desk", media_for_page(*size)))
    out = cups.printed(job.id)
    assert sorted(page_size(out)) == pytest.approx(sorted(size), abs=0.3)
    found = find_code(out).frame
    assert (found.width, found.height) == pytest.approx((CODE.width, CODE.height), abs=CLOSE_MM)
    # A page on its side may come out turned by a quarter, either way round.
    left, top = CODE.left, CODE.top
    right, bottom = size[0] - left - CODE.width, size[1] - top - CODE.height
    corners = [(left, top), (top, right), (bottom, left)]
    assert any((found.left, found.top) == pytest.approx(corner, abs=CLOSE_MM) for corner in corners)


def test_the_server_receives_the_very_bytes(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    pdf = sheets()
    job = print_now(spooler, pdf, PrintTicket("desk", A4))
    assert cups.received(job.id) == pdf


def test_a_page_that_fills_the_sheet_is_not_shrunk_to_the_margins(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    code = Frame(8.0, 15.0, 190.0, 190.0)
    job = print_now(spooler, sheets(code=code), PrintTicket("desk", A4))
    assert find_code(cups.printed(job.id)).frame.distance(code) < CLOSE_MM


def test_another_paper_is_named_to_the_printer(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    job = print_now(spooler, sheets(size_mm=(297, 420)), PrintTicket("desk", media_for_page(297, 420)))
    assert page_size(cups.printed(job.id)) == pytest.approx((297, 420), abs=0.3)
    assert "media=iso_a3_297x420mm" in cups.options(job.id)


def test_a_page_lying_on_its_side_keeps_its_size(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    job = print_now(spooler, sheets(size_mm=(297, 210)), PrintTicket("desk", media_for_page(297, 210)))
    found = find_code(cups.printed(job.id))
    assert (found.frame.width, found.frame.height) == pytest.approx((CODE.width, CODE.height), abs=CLOSE_MM)


def test_pages_and_copies_come_out_on_sheets_of_their_own(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    steps: list[tuple[int, int]] = []
    job = spooler.submit(sheets(pages=2), PrintTicket("desk", A4, copies=3))
    spooler.watch(job, lambda done, total: steps.append((done, total)))
    out = cups.printed(job.id)
    assert page_count(out) == 6
    assert [find_code(out, page, dpi=150).payload for page in range(6)] == [payload(0), payload(1)] * 3
    assert steps[-1] == (6, 6)
    assert steps == sorted(steps)


def test_the_server_is_reported_one_page_a_sheet_at_true_size(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    job = print_now(spooler, sheets(), PrintTicket("desk", A4))
    sent = cups.options(job.id)
    assert {"print-scaling=none", "sides=one-sided", "number-up=1"} <= set(sent.split())


def test_printers_are_listed_with_their_state_and_paper(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("hall", title="大厅激光打印机")
    cups.add_queue("desk", title="Desk laser")
    cups.admin("lpadmin", "-d", "hall")
    cups.admin("cupsdisable", "desk")
    cups.admin("cupsreject", "desk")
    hall, desk = spooler.printers()
    assert (hall.name, hall.title, hall.is_default) == ("hall", "大厅激光打印机", True)
    assert (hall.state, hall.accepting, hall.resolution_dpi) == (PrinterState.IDLE, True, 600)
    assert [sheet.name for sheet in hall.media] == ["iso_a4_210x297mm", "iso_a3_297x420mm"]
    assert [sheet.margins for sheet in hall.media] == [Margins(4.23, 4.23, 4.23, 6.35)] * 2
    assert (desk.is_default, desk.state, desk.accepting) == (False, PrinterState.STOPPED, False)
    assert desk.reasons == ("paused",)


def test_no_printer_is_said(cups: PrivateCups, spooler: CupsSpooler) -> None:
    with pytest.raises(UserError, match="No printer is set up"):
        spooler.printers()


def test_no_server_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    with pytest.raises(UserError, match=r"print service .* does not answer"):
        CupsSpooler().printers()
    with pytest.raises(UserError, match=r"print service .* does not answer"):
        CupsSpooler().submit(sheets(), PrintTicket("desk", A4))


def test_a_stopped_printer_takes_nothing(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk", title="Desk laser")
    cups.admin("cupsdisable", "desk")
    with pytest.raises(UserError, match="Desk laser is stopped: start it again in the printer settings"):
        spooler.submit(sheets(), PrintTicket("desk", A4))


def test_a_refusing_queue_takes_nothing(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk", title="Desk laser")
    cups.admin("cupsreject", "desk")
    with pytest.raises(UserError, match="Desk laser takes no jobs"):
        spooler.submit(sheets(), PrintTicket("desk", A4))


def test_a_printer_that_was_removed_after_it_was_listed_is_named(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    (printer,) = spooler.printers()
    cups.admin("lpadmin", "-x", "desk")
    with pytest.raises(UserError, match="The printer desk is not there any more"):
        spooler.submit(sheets(), PrintTicket(printer.name, A4))


def test_a_paper_that_the_printer_lacks_is_named(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    with pytest.raises(UserError, match="desk has no paper of 148 × 210 mm"):
        spooler.submit(sheets(size_mm=(148, 210)), PrintTicket("desk", media_for_page(148, 210)))


def test_cancelling_takes_the_job_back(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    cups.hold()
    job = spooler.submit(sheets(pages=3), PrintTicket("desk", A4))

    def stop_once_a_sheet_is_out(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        spooler.watch(job, stop_once_a_sheet_is_out)
    assert spooler.status(job).state is JobState.CANCELLED
    spooler.cancel(job)
    with pytest.raises(FileNotFoundError):
        cups.printed(job.id)


def test_a_printer_stopped_midway_takes_the_rest_back(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk", title="Desk laser")
    cups.hold()
    job = spooler.submit(sheets(pages=3), PrintTicket("desk", A4))

    def stop_the_queue_at_the_first_sheet(done: int, total: int) -> None:
        if done:
            cups.admin("cupsdisable", "desk")

    with pytest.raises(UserError, match="Desk laser was stopped before everything was printed"):
        spooler.watch(job, stop_the_queue_at_the_first_sheet)
    assert spooler.status(job).state is JobState.CANCELLED


def test_a_printer_that_breaks_down_is_said(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    cups.break_down()
    job = spooler.submit(sheets(), PrintTicket("desk", A4))
    with pytest.raises(UserError, match="desk was stopped before everything was printed"):
        spooler.watch(job)


def test_a_queue_that_gives_jobs_up_is_said(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    cups.admin("lpadmin", "-p", "desk", "-o", "printer-error-policy=abort-job")
    cups.break_down()
    job = spooler.submit(sheets(), PrintTicket("desk", A4))
    with pytest.raises(UserError, match="desk gave the job up"):
        spooler.watch(job)


def test_a_job_cancelled_by_somebody_else_is_said(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    cups.hold()
    job = spooler.submit(sheets(), PrintTicket("desk", A4))
    cups.admin("cancel", str(job.id))
    with pytest.raises(UserError, match="cancelled at the printer desk"):
        spooler.watch(job)


def test_a_printer_removed_while_it_prints_is_said(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    cups.hold()
    job = spooler.submit(sheets(), PrintTicket("desk", A4))
    cups.admin("lpadmin", "-x", "desk")
    with pytest.raises(UserError, match="The printer desk is not there any more"):
        spooler.watch(job)


def test_what_the_printer_waits_for_is_reported_while_it_waits(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("desk")
    cups.hold(reason="media-empty-error")
    job = spooler.submit(sheets(), PrintTicket("desk", A4))
    notices: list[str] = []
    reported = threading.Event()

    def on_notice(notice: Message | None) -> None:
        notices.append(str(notice))
        if not reported.is_set():
            reported.set()
            cups.release()

    assert spooler.watch(job, notice=on_notice).state is JobState.COMPLETED
    assert notices[0] == "the printer is out of paper or waits for the right paper"


def test_titles_in_chinese_reach_the_queue(cups: PrivateCups, spooler: CupsSpooler) -> None:
    cups.add_queue("前台", title="前台打印机")
    job = print_now(spooler, sheets(), PrintTicket("前台", A4, title="场所码海报"))
    assert job.printer == "前台"
