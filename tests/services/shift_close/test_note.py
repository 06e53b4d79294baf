"""What a shift leaves for the next one: on the sheet of the day, held for a day, forgotten with age."""

from collections.abc import Iterator

import pytest

from desktop.app.program import Program
from desktop.domain.errors import BadInput
from desktop.domain.hourly import HOUR_MS
from desktop.domain.posters import Language
from desktop.services.counting.shift_note import MOST
from desktop.services.desk import Desk
from desktop.store.queries import purges, settings
from tests.conftest import CLERK_PASSWORD, MadeDesk
from tests.services.counting.counted_desk import CountedDesk, counted_desk
from tests.ui.sync.sync_page import enter_records

NOTE = "疾控 10:20 来电，要周三急诊入口的名单。"


@pytest.fixture
def counted(program: Program, made_desk: MadeDesk) -> Iterator[CountedDesk]:
    with counted_desk(program, made_desk) as counted:
        yield counted


@pytest.fixture
def desk(counted: CountedDesk) -> Desk:
    return counted.desk


def on_sheet(desk: Desk) -> str:
    return desk.shifts.handover(desk.shifts.now(), Language.ZH).note


def test_it_stands_on_the_sheet_and_is_no_record(counted: CountedDesk, desk: Desk) -> None:
    last = enter_records(desk, 1)
    desk.shift_notes.keep(NOTE)
    assert on_sheet(desk) == NOTE
    note = desk.shift_close.read().note
    assert note is not None
    assert (note.text, note.by, note.at) == (NOTE, "陈志远", counted.clock.ms)
    assert desk.outbox.last_and_waiting()[0] == last, "nothing of it goes to a hub"
    desk.shift_notes.clear()
    assert on_sheet(desk) == ""
    assert desk.shift_notes.left() is None


def test_it_holds_for_a_day(counted: CountedDesk, desk: Desk) -> None:
    desk.shift_notes.keep(NOTE)
    counted.clock.ms += 24 * HOUR_MS
    assert desk.shift_notes.kept() == NOTE
    counted.clock.ms += 1
    assert desk.shift_notes.kept() is None
    assert on_sheet(desk) == ""


def test_whoever_comes_next_reads_it_and_leaves_another(
    program: Program, made_desk: MadeDesk, counted: CountedDesk
) -> None:
    counted.desk.shift_notes.keep(NOTE)
    with counted_desk(program, made_desk, CLERK_PASSWORD) as clerk:
        left = clerk.desk.shift_notes.left()
        assert left is not None
        assert (left.text, left.by) == (NOTE, "陈志远")
        with pytest.raises(BadInput):
            clerk.desk.shift_notes.keep("名" * (MOST + 1))
        clerk.desk.shift_notes.keep("名" * MOST)
        left = clerk.desk.shift_notes.left()
        assert left is not None
        assert (left.text, left.by) == ("名" * MOST, "李春梅")


def test_it_is_forgotten_with_the_drafts_of_its_age(counted: CountedDesk, desk: Desk) -> None:
    desk.shift_notes.keep(NOTE)
    with desk.store.write_unaudited() as connection:
        purges.forget_drafts(connection, counted.clock.ms)
    assert desk.shift_notes.kept() == NOTE
    with desk.store.write_unaudited() as connection:
        purges.forget_drafts(connection, counted.clock.ms + 1)
        assert settings.get(connection, "shift_draft:note", None) is None
