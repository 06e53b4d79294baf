"""What inspectors do with their own database, and what the desk makes of it when somebody of the front desk signs in."""

from dataclasses import replace

import pytest

from desktop.domain.clock import Clock
from desktop.domain.counting import UNDO_MS, HourSheetDraft
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.posters import Language
from desktop.domain.slips import SlipState
from desktop.services.counting.counting import Noticed, WorksheetEnd
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import KeptEntry, Pile
from desktop.store import tables
from desktop.store.keys import WrongPassword
from desktop.store.queries import slips
from tests.gates import INSPECTOR_PASSWORD, Gates, gate, member, slip


class LaterClock(Clock):
    """The present, and some time after it."""

    def __init__(self) -> None:
        self.ahead = 0

    def now_ms(self) -> int:
        return super().now_ms() + self.ahead

    def steady_ms(self) -> int:
        return super().steady_ms() + self.ahead


def audited(desk: Desk, kind: str) -> list[tuple[str, str, int]]:
    """Action, actor and time of the audit's entries of a kind."""
    query = tables.audit.select().where(tables.audit.c.kind == kind).order_by(tables.audit.c.seq)
    with desk.store.read() as connection:
        return [(row.action, row.actor, row.at) for row in connection.execute(query)]


def kept_by(desk: Desk) -> KeptEntry:
    kept = desk.entry_drafts.kept()
    assert kept is not None
    return kept


def test_presses_at_a_gate_are_the_desks_with_time_and_actor(gates: Gates) -> None:
    with gates.inspector() as own:
        me = own.members.me()
        presses = [own.counting.press(gate(own), me.id) for _ in range(3)]
        assert presses[-1].gate.day == 3
        own.counting.undo(presses[0].id)
        assert own.counting.board().total.day == 2
    with gates.clerk() as desk:
        assert desk.counting.board().total.day == 2
        actions = audited(desk, "screening")
        assert [(action, actor) for action, actor, _ in actions] == [("count", me.id)] * 3 + [("undo", me.id)]
        assert 0 <= actions[0][2] - presses[0].at < 1000
        assert desk.gate_inbox.held() == ()
        assert desk.health.problems() == ()


def test_a_declaration_of_a_gate_is_the_desks_as_if_entered_there(gates: Gates) -> None:
    with gates.inspector() as own:
        entered = own.declarations.enter(slip(own))
        (listed,) = own.declarations.recent()
        assert (listed.id, listed.slip, listed.gate, listed.name) == (entered.id, "JB-000001", "南门", "")
        assert own.counting.board().total.registered == 1
        with pytest.raises(BadInput, match="entered"):
            own.declarations.enter(slip(own, name="陆小凤"))
    with gates.manager() as desk:
        details = desk.declarations.unmasked(entered.id, "to compare")
        assert (details.name, details.id_number, details.phone) == ("欧阳慧敏", "11010519491231002X", "13600136000")
        assert [row.id for row in desk.declarations.find("ouyang").rows] == [entered.id]
        assert audited(desk, "declaration")[0][:2] == ("enter", own.session.member.id)
        assert desk.counting.board().total.registered == 1
    with gates.inspector() as own:  # and it is still in the own list
        assert [row.id for row in own.declarations.recent()] == [entered.id]
        assert own.counting.board().total.registered == 1


def test_the_own_last_entry_is_taken_back_within_its_minute(gates: Gates) -> None:
    clock = LaterClock()
    gates = replace(gates, program=replace(gates.program, clock=clock))
    with gates.inspector() as own:
        first, second = (own.declarations.enter(slip(own, slip=number)) for number in "12")
        gone = own.declarations.take_back(first.id, reopen=True)
        assert gone.draft.name == "欧阳慧敏"
        assert kept_by(own).draft.name == "欧阳慧敏"
        clock.ahead = UNDO_MS + 1
        with pytest.raises(BadInput, match="one minute"):
            own.declarations.take_back(second.id)
        assert [row.id for row in own.declarations.recent()] == [second.id]
    with gates.clerk() as desk:
        assert [row.id for row in desk.declarations.recent()] == [second.id]
        with desk.store.read() as connection:
            assert slips.states(connection, [1, 2]) == {1: SlipState.BLANK, 2: SlipState.ENTERED}
        assert ("take_back", own.session.member.id) in [entry[:2] for entry in audited(desk, "declaration")]
        assert desk.gate_inbox.held() == ()


def test_a_fever_at_a_gate_opens_its_worksheet_at_the_desk(gates: Gates) -> None:
    with gates.inspector() as own:
        noticed = Noticed(gate(own), 384, name="陆小凤", phone="13800138777")
        press = own.counting.abnormal(noticed)
        wrong = own.counting.abnormal(noticed)
        assert own.counting.undo(wrong.id).worksheet is not WorksheetEnd.MISTAKEN
        (waiting,) = own.fevers.open()
        assert (waiting.name, waiting.first) == ("", None)
        with pytest.raises(Forbidden):
            own.fevers.worksheet(waiting.id)
        with pytest.raises(BadInput, match="11 digits"):
            own.counting.abnormal(replace(noticed, phone="1"))
    with gates.clerk() as desk:
        (sheet,) = desk.fevers.open()
        assert (sheet.id, sheet.first, sheet.name) == (waiting.id, 384, "陆*凤")
        assert desk.counting.board().counts[press.gate_id].abnormal == 1


def test_a_tally_sheet_of_a_gate_is_the_desks(gates: Gates) -> None:
    with gates.inspector() as own:
        today = own.clock.today().isoformat()
        sheet = own.hour_sheets.enter(HourSheetDraft(today, gate(own), "", {(0, "normal"): "7"}))
        own.hour_sheets.take_back(sheet.id)
        again = own.hour_sheets.enter(HourSheetDraft(today, gate(own), "", {(0, "normal"): "9"}))
    with gates.clerk() as desk:
        assert [one.id for one in desk.hour_sheets.of_gate(gate(desk), today)] == [again.id]
        assert desk.counting.board().total.day == 9
    with gates.inspector() as own:  # the desk's sheets are there, and can be taken back there
        own.hour_sheets.take_back(again.id)
    with gates.clerk() as desk:
        assert desk.counting.board().total.day == 0


def test_a_poster_printed_at_a_gate_is_in_the_ledger_with_the_serial_on_it(gates: Gates) -> None:
    with gates.inspector() as own:
        batch = own.posters.prepare("a4", Language.ZH, [gate(own)])
        own.posters.record_print(batch, "printer", 2)
        own.posters.confirm_posted(gate(own), batch.issues[0].serial)
    with gates.clerk() as desk:
        (poster,) = [p for p in desk.posters.states() if p.gate.id == gate(desk)]
        assert poster.serial == batch.issues[0].serial
        (made,) = desk.poster_history.of_gate(gate(desk))
        assert made.issue.id == batch.issues[0].id
        assert {"issue", "print", "post"} <= {entry[0] for entry in audited(desk, "poster")}


def test_a_note_for_the_next_shift_and_a_new_password_reach_the_desk(gates: Gates) -> None:
    with gates.inspector() as own:
        own.shift_notes.keep("找陈医生")
        assert own.shift_notes.kept() == "找陈医生"
        own.members.change_password(own.session.member.id, "another-gate-9", INSPECTOR_PASSWORD)
    with pytest.raises(WrongPassword):
        gates.inspector()
    with gates.other() as other:
        assert other.shift_notes.kept() is None
    with gates.clerk() as desk:
        assert desk.shift_notes.kept() == "找陈医生"
        assert audited(desk, "member")[-1][:2] == ("change_password", own.session.member.id)
    with gates.signed_in("another-gate-9") as own:
        assert own.members.me().name == "单雄"


def test_a_half_typed_form_of_an_inspector_is_theirs_alone(gates: Gates) -> None:
    pile = Pile("2026-11-23", "南门", "", 2)
    with gates.inspector() as own:
        own.entry_drafts.keep(KeptEntry(slip(own), pile))
    with gates.inspector() as own:
        assert kept_by(own) == KeptEntry(slip(own), pile)
        own.declarations.enter(slip(own))
        assert kept_by(own).pile == replace(pile, entered=("JB-000001",))


def test_what_is_not_for_inspectors_is_refused_as_before(gates: Gates) -> None:
    with gates.inspector() as own:
        for forbidden in (
            lambda: own.declarations.find("ouyang"),
            lambda: own.declarations.enter(slip(own, gate="北门")),
            lambda: own.counting.press(gate(own, "北门")),
            lambda: own.gates.add("东门"),
            lambda: own.posters.record_print(own.posters.prepare("a4", Language.ZH, [gate(own, "北门")]), "p", 1),
            lambda: own.gate_inbox.held(),
        ):
            with pytest.raises(Forbidden):
                forbidden()


def test_what_the_desk_changes_is_there_at_the_gate(gates: Gates) -> None:
    with gates.manager() as desk:
        desk.gates.add("东门")
        desk.members.assign(member(desk, "单雄").id, [gate(desk), gate(desk, "东门")])
        desk.counting.press(gate(desk))
    with gates.inspector() as own:
        board = own.counting.board()
        assert [g.name for g in board.gates] == ["南门", "东门"]
        assert board.total.day == 1
        assert own.health.problems() == ()
        own.retention.purge()
