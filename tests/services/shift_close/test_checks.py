"""Each check of the end of a shift both ways: what is open is told with its figures and leads to its mend, what is done is
told to be in order."""

from collections.abc import Iterator

import pytest

from desktop.app.program import Program
from desktop.domain.counting import CountedBefore, HourSheetDraft
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.fever import FeverDraft
from desktop.domain.messages import message
from desktop.domain.people import Right
from desktop.domain.posters import Language
from desktop.domain.slips import SlipReason, SlipState
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import KeptEntry, Pile
from desktop.services.imports.outcome import ImportOutcome, Rejected
from desktop.services.shift_close.shift_close import CHECKS
from desktop.store.queries import hourly
from desktop.ui.kit.commands import COMMANDS
from tests.conftest import CLERK_PASSWORD, MadeDesk
from tests.services.counting.counted_desk import TODAY, CountedDesk, counted_desk
from tests.services.shift_close.closing_desk import (
    enter_sheet,
    gate,
    hang_posters,
    line,
    press_at,
    print_posters,
    stated,
    way,
)
from tests.ui.sync.sync_page import Standings


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        yield counted


@pytest.fixture
def desk(counted: CountedDesk) -> Desk:
    return counted.desk


def test_an_empty_day_has_nothing_open(desk: Desk) -> None:
    hang_posters(desk)
    facts = desk.shift_close.read()
    assert facts.open == ()
    assert {str(check.topic) for check in facts.checks} == {
        "Fevers",
        "Slips",
        "Gaps",
        "Imports",
        "Drafts",
        "Tally sheets",
        "Posters",
    }


def test_a_fever_leads_to_its_worksheet_and_is_in_order_once_it_is_closed(counted: CountedDesk, desk: Desk) -> None:
    assert stated(desk, "Fevers") == ("fine", "Nobody with a fever waits.")
    counted.declare(1, name="单小芳", temperature_c="38.1")
    (fever,) = desk.fevers.open()
    assert stated(desk, "Fevers") == ("urgent", "1 person waits at 急诊入口 since 10:26")
    assert way(desk, "Fevers") == ("entry.fever", fever.id)
    desk.fevers.keep(fever.id, FeverDraft("38.2", waits_at="一楼隔离观察室"))
    assert stated(desk, "Fevers")[1] == "1 person waits: 一楼隔离观察室, since 10:26"
    counted.declare(2, temperature_c="38.4")
    assert stated(desk, "Fevers")[1] == "Waiting: 2, the longest at 急诊入口 since 10:26"
    assert way(desk, "Fevers") == ("entry.fever", ""), "whose is asked"


def test_slips_that_were_passed_over_are_to_be_entered_and_the_rest_may_lie_in_the_drawer(
    counted: CountedDesk, desk: Desk
) -> None:
    assert stated(desk, "Slips") == ("fine", "No slip is out.")
    desk.slips.start_batch(6)
    state, text = stated(desk, "Slips")
    assert (state, text) == (
        "information",
        "Printed and not entered: JB-000001–000006 (6). Enter those that were handed out.",
    )
    assert way(desk, "Slips") == ("entry.pile", "JB-000001+6")
    counted.declare(1, slip="2")
    counted.declare(2, slip="4")
    assert stated(desk, "Slips") == (
        "to_do",
        "Passed over and not entered: JB-000001, JB-000003 (2); printed and not entered besides: 2",
    )
    assert way(desk, "Slips") == ("entry.slip", "JB-000001")
    desk.slips.start_batch(3, large_print=True)
    counted.declare(3, slip="7")
    assert stated(desk, "Slips")[1].endswith("besides: 4"), "another batch has a drawer of its own"
    desk.slips.mark([1, 3], SlipState.MISSING, SlipReason.NOT_RETURNED)
    assert stated(desk, "Slips")[0] == "information"
    desk.slips.mark([5, 6, 8, 9], SlipState.SPOILED, SlipReason.REPRINTED)
    assert stated(desk, "Slips")[0] == "fine"


def test_entered_slips_with_a_gap_are_listed_and_no_other_doubt_is(counted: CountedDesk, desk: Desk) -> None:
    assert stated(desk, "Gaps") == ("fine", "No slip of today was kept with a gap.")
    desk.slips.start_batch(2)
    counted.declare(1, {"temperature_c": "量了两次"}, slip="1", temperature_c="34.2")
    assert stated(desk, "Gaps")[0] == "fine", "a reading that was doubted is there"
    counted.declare(2, {"signature": "表上未签名，来访者已离开"}, slip="2", signature="")
    assert stated(desk, "Gaps") == ("information", "Entered today with a gap and a reason: JB-000002 (1)")
    assert way(desk, "Gaps") == ("find.search", "JB-000002")


def test_lines_of_imports_wait_for_whoever_may_mend_them(desk: Desk) -> None:
    assert stated(desk, "Imports") == ("fine", "No line of an import waits.")
    problem = Problem("name", message("declaration", "Type the name."))
    draft = desk.import_drafts.keep(
        ImportOutcome("名单.xlsx", 2, 0, 0, (Rejected(2, DeclarationDraft(gate="南门"), problems=(problem,)),))
    )
    assert stated(desk, "Imports") == ("to_do", "Import lines to be mended: 1")
    assert way(desk, "Imports") == ("entry.mend", "")
    desk.import_drafts.discard(draft)
    assert stated(desk, "Imports")[0] == "fine"


def test_unsaved_drafts_are_listed_and_can_be_continued(counted: CountedDesk, desk: Desk) -> None:
    assert stated(desk, "Drafts") == ("fine", "Everything that was typed is saved.")
    desk.entry_drafts.keep(KeptEntry(DeclarationDraft(name="单小芳")))
    state, text = stated(desk, "Drafts")
    assert (state, text) == ("to_do", "A slip is typed and not saved")
    assert "单" not in text
    assert way(desk, "Drafts") == ("go.green-channel", "")
    desk.entry_drafts.keep(KeptEntry(DeclarationDraft(), Pile(TODAY.isoformat(), "", "", 20, 1, ("JB-000001",))))
    assert stated(desk, "Drafts")[1] == "A pile of slips is under way: 1 of 20"
    desk.entry_drafts.clear()
    desk.sheet_drafts.keep([HourSheetDraft(TODAY.isoformat(), gate(desk, "南门"), "", {(9, "normal"): "5"})])
    assert stated(desk, "Drafts") == ("to_do", "Tally sheets typed and not saved: 1")
    assert way(desk, "Drafts") == ("counting.sheet", "")
    desk.sheet_drafts.clear()
    counted.declare(1, temperature_c="38.1")
    (fever,) = desk.fevers.open()
    desk.fevers.drafts(fever.id).keep(FeverDraft("38.2"))
    assert stated(desk, "Drafts") == ("to_do", "Fever worksheets typed and not kept: 1")
    assert way(desk, "Drafts") == ("entry.fever", fever.id)


def test_of_another_members_draft_only_the_member_is_named(
    program: Program, made_desk: MadeDesk, counted: CountedDesk
) -> None:
    counted.desk.entry_drafts.keep(KeptEntry(DeclarationDraft(name="单小芳")))
    with counted_desk(program, made_desk, CLERK_PASSWORD) as clerk:
        assert stated(clerk.desk, "Drafts") == ("information", "陈志远 has left something that is not saved")
        assert line(clerk.desk, "Drafts").mend is None


def test_a_gate_in_use_without_presses_lacks_its_sheet_until_that_is_entered(counted: CountedDesk, desk: Desk) -> None:
    assert stated(desk, "Tally sheets") == ("information", "Nobody has been counted at the gates today.")
    press_at(desk, "南门", {8: 3, 10: 1})
    # Each of these has an inspector; nobody stands at the car park, where nobody was ever counted.
    assert stated(desk, "Tally sheets") == ("to_do", "Not entered: 北门 8:00–10:00, 急诊入口 8:00–10:00")
    assert way(desk, "Tally sheets") == ("counting.sheet", gate(desk, "北门"))
    enter_sheet(desk, "北门", {8: 33})
    press_at(desk, "急诊入口", {8: 1})
    assert stated(desk, "Tally sheets")[1] == "Not entered: 北门 9:00–10:00", "hours without a press are quiet ones"
    enter_sheet(desk, "北门", {9: 20}, insist=True)
    assert stated(desk, "Tally sheets") == ("fine", "No tally sheet is missing.")


def test_a_gate_on_paper_is_expected_at_its_hours_on_its_weekdays(counted: CountedDesk, desk: Desk) -> None:
    press_at(desk, "南门", {8: 1})
    for name in ("北门", "急诊入口"):
        press_at(desk, name, {8: 1}, days=-3)
    assert stated(desk, "Tally sheets")[0] == "fine", "where keys are pressed otherwise, nobody came today"
    enter_sheet(desk, "停车场入口", {7: 1, 8: 2}, days=-2)
    assert stated(desk, "Tally sheets")[1] == "Not entered: 停车场入口 7:00–9:00"
    enter_sheet(desk, "停车场入口", {9: 2}, days=-9)
    assert stated(desk, "Tally sheets")[0] == "fine", "it was closed on this weekday a week ago"
    enter_sheet(desk, "停车场入口", {8: 4}, days=-7)
    assert stated(desk, "Tally sheets")[1] == "Not entered: 停车场入口 7:00–10:00"


def test_sheets_and_presses_of_the_same_hours_are_compared(desk: Desk) -> None:
    press_at(desk, "南门", {9: 5})
    assert stated(desk, "Figures")[0] == "fine"
    enter_sheet(desk, "南门", {9: 20}, CountedBefore.INCLUDED)
    assert stated(desk, "Figures") == ("fine", "Tally sheets and presses agree at every gate.")
    press_at(desk, "南门", {9: 2})
    assert stated(desk, "Figures") == (
        "information",
        "南门: 20 on tally sheets, and 2 more by presses in the same hours",
    )
    assert way(desk, "Figures") == ("counting.sheet", gate(desk, "南门"))


def test_presses_that_a_sheet_includes_and_that_are_gone_are_reported(counted: CountedDesk, desk: Desk) -> None:
    press = desk.counting.press(gate(desk, "南门"))
    enter_sheet(desk, "南门", {10: 20}, CountedBefore.INCLUDED)
    desk.counting.undo(press.id)
    assert stated(desk, "Figures") == (
        "to_do",
        "南门, 10:00: 1 on the sheet were said to be counted by presses, there are 0",
    )


def test_figures_that_are_not_what_was_entered_are_counted_again_by_the_manager(desk: Desk) -> None:
    press_at(desk, "南门", {9: 5})
    with desk.store.write_unaudited() as connection:
        hourly.rewrite(connection, 0, 1 << 62, {})
    assert stated(desk, "Figures")[0] == "to_do"
    assert way(desk, "Figures") == ("statistics.recompute", "")
    desk.rollups.recompute()
    assert stated(desk, "Figures")[0] == "fine"


def test_posters_are_due_then_unseen_then_right(desk: Desk) -> None:
    assert stated(desk, "Posters") == ("to_do", "No poster yet: 南门, 北门 and 2 more")
    print_posters(desk)
    assert stated(desk, "Posters") == ("information", "Printed, not yet seen on the wall: 南门, 北门 and 2 more")
    assert way(desk, "Posters") == ("posters.check", "")
    hang_posters(desk)
    assert stated(desk, "Posters") == ("fine", "Every poster on the wall is right.")
    desk.gates.rename(gate(desk, "北门"), "北二门")
    assert stated(desk, "Posters") == ("to_do", "Out of date: 北二门")
    assert way(desk, "Posters") == ("go.posters", gate(desk, "北二门"))


def test_sync_is_checked_only_at_a_desk_of_a_hub(desk: Desk) -> None:
    assert "Sync" not in {str(check.topic) for check in desk.shift_close.read().checks}
    Standings(desk).joined()
    assert stated(desk, "Sync") == ("fine", "The hub has everything; the hub answered last on 11-23 10:25")
    Standings(desk).joined(waiting=7)
    assert stated(desk, "Sync") == (
        "information",
        "Records that wait for the hub: 7; the hub answered last on 11-23 10:25",
    )
    Standings(desk).joined(approved=False)
    assert stated(desk, "Sync")[0] == "information"
    assert way(desk, "Sync") == ("go.sync", "")


def test_printing_audits_both_papers_and_is_shown(counted: CountedDesk, desk: Desk) -> None:
    facts = desk.shift_close.read()
    assert facts.printed is None
    seen = desk.count_reports.shift_close(facts.shift, Language.ZH, preview=True)
    assert desk.shift_close.read().printed is None, "a look at the screen is no print"
    pages = desk.count_reports.shift_close(facts.shift, Language.ZH)
    assert pages.pdf == seen.pdf
    printed = desk.shift_close.read().printed
    assert printed is not None
    assert (printed.at, printed.by) == (counted.clock.ms, "陈志远")


def test_an_inspector_sees_checks_of_the_own_gates_only(desk: Desk) -> None:
    press_at(desk, "南门", {8: 3})
    inspector = next(m for m in desk.members.list() if m.name == "曾敏")
    desk.session.member = inspector
    facts = desk.shift_close.read()
    assert not inspector.may(Right.SEE_STATISTICS)
    assert (facts.handover, facts.printed) == (None, None)
    assert "Imports" not in {str(check.topic) for check in facts.checks}
    assert stated(desk, "Posters")[1] == "No poster yet: 北门, 急诊入口"
    assert stated(desk, "Tally sheets")[1] == "Not entered: 北门 8:00–10:00, 急诊入口 8:00–10:00"


def test_every_way_is_a_command_of_the_window(counted: CountedDesk, desk: Desk) -> None:
    desk.slips.start_batch(2)
    counted.declare(1, temperature_c="38.1")
    press_at(desk, "南门", {8: 3})
    ways = [check.mend.command for check in desk.shift_close.read().checks if check.mend]
    assert ways
    assert set(ways) <= COMMANDS.keys()
    assert len(CHECKS) == 9
