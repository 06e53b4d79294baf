"""A slip that was just saved is taken back: as if it had not been saved, and on record that it was."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from desktop.app.program import Program
from desktop.domain.card import card_payload
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.counting import UNDO_MS
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.fever import FeverDraft
from desktop.domain.slips import SlipState
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry, Pile
from desktop.store import tables
from desktop.store.queries import cards, hourly, purges, slips
from desktop.store.queries.hourly import HourSpan
from desktop.sync.counts import COUNTING, counted
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.whole_slip import ANSWERED

TEN_THIRTY = from_venue_time(dt.datetime(2026, 11, 23, 10, 30))


@pytest.fixture
def now() -> FixedClock:
    return FixedClock(TEN_THIRTY)


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, now: FixedClock) -> Iterator[Desk]:
    """The desk at half past ten, five blank slips in the drawer."""
    access = program.access(made_desk.folder)
    with replace(program, clock=now).desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        desk.slips.start_batch(5)
        yield desk


def slip(**changes: str) -> DeclarationDraft:
    """单田芳 at five past ten."""
    typed = {
        "slip": "1",
        "visited_on": "2026-11-23",
        "time": "10:05",
        "gate": "急诊入口",
        "category": "elderly",
        "name": "单田芳",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "address": "惠城区桥东街道上米街5号",
        "temperature_c": "36.6",
        **ANSWERED,
    }
    return DeclarationDraft(**(typed | changes))


def rows_of(desk: Desk, *names: str) -> dict[str, list[Any]]:
    """The rows of some tables, in order."""
    with desk.store.read() as connection:
        return {name: sorted(map(tuple, connection.execute(tables.metadata.tables[name].select()))) for name in names}


TRACES = (
    "declaration",
    "declaration_key",
    "declaration_version",
    "fever",
    "hourly",
    "hourly_kept",
    "legal_hold",
)


@pytest.mark.parametrize("temperature", ["36.6", "38.2"])
def test_a_slip_taken_back_is_as_if_it_had_not_been_saved(desk: Desk, temperature: str) -> None:
    desk.declarations.enter(slip(slip="3", id_type="passport", id_number="PX1234567", time="10:10"))
    before = rows_of(desk, *TRACES)
    entered = desk.declarations.enter(slip(temperature_c=temperature))
    draft = desk.declarations.take_back(entered.id).draft
    assert (draft.name, draft.slip, draft.temperature_c) == ("单田芳", "JB-000001", temperature)
    assert rows_of(desk, *TRACES) == before
    assert desk.fevers.open() == ()
    assert [(str(first), str(last)) for first, last in desk.slips.outstanding()] == [
        ("JB-000001", "JB-000002"),
        ("JB-000004", "JB-000005"),
    ]
    assert desk.health.problems() == ()
    with desk.store.read() as connection:
        assert purges.erased(connection) is None, "nothing was destroyed that a certificate could speak of"
    assert desk.declarations.enter(slip()).id != entered.id, "the slip can be entered"


def test_what_was_taken_back_is_on_record_and_names_nobody(desk: Desk) -> None:
    entered = desk.declarations.enter(slip(temperature_c="38.2"))
    desk.declarations.take_back(entered.id)
    with desk.store.read() as connection:
        audit = [tuple(row) for row in connection.execute(tables.audit.select())]
        sent = [row._asdict() for row in connection.execute(tables.outbox.select())]
    kinds = [row["kind"] for row in sent]
    assert kinds[-4:] == ["declaration.take_back", "declaration.erase", "fever.erase", "slip.mark"]
    erased = json.loads(sent[-3]["body"])
    assert (erased["id"], erased["reason"]) == (entered.id, "mistake")
    assert json.loads(sent[-1]["body"])["state"] == "blank"
    for secret in ("单田芳", "11010519491231002X", "13600136000"):
        assert secret not in str(audit)
        assert secret not in str(sent[-4:])
    desk.retention.purge()
    with desk.store.read() as connection:
        bodies = str([tuple(row) for row in connection.execute(tables.outbox.select())])
        actions = [(row.kind, row.action, row.body) for row in connection.execute(tables.audit.select())]
    assert "13600136000" not in bodies, "the next purge sweeps what waited"
    assert [action for kind, action, body in actions if kind == "declaration" and body] == [
        "enter",
        "take_back",
        "erase",
    ]


def test_the_hub_counts_back_whom_it_counted(desk: Desk) -> None:
    """The records alone add up to the desk's own rollup."""
    desk.declarations.enter(slip(slip="2", id_type="passport", id_number="PX1234567"))
    entered = desk.declarations.enter(slip(temperature_c="38.2"))
    corrected = replace(desk.declarations.for_correction(entered.id, "写错了").draft, time="09:10", gate="南门")
    desk.declarations.correct(entered.id, corrected, "写错了")
    desk.declarations.take_back(entered.id)
    with desk.store.read() as connection:
        there = {each.key: each.tally for each in hourly.rows(connection, HourSpan(0, 1 << 62))}
        sent = [row._asdict() for row in connection.execute(tables.outbox.select()) if row.kind in COUNTING]
    added: dict[Any, Any] = {}
    for row in sent:
        for each in counted(row["kind"], row["body"], row["subject"]):
            added[each.key] = added[each.key] + each.tally if each.key in added else each.tally
    assert {key: tally for key, tally in added.items() if tally.count} == there


def test_a_minute_later_it_is_too_late(desk: Desk, now: FixedClock) -> None:
    entered = desk.declarations.enter(slip())
    assert desk.declarations.undoable() == {entered.id: TEN_THIRTY + UNDO_MS}
    now.ms += UNDO_MS + 1
    assert desk.declarations.undoable() == {}
    with pytest.raises(BadInput, match="one minute"):
        desk.declarations.take_back(entered.id)
    assert desk.declarations.count() == 1


def test_nothing_is_taken_back_twice_nor_what_a_file_brought(desk: Desk) -> None:
    entered = desk.declarations.enter(slip())
    desk.declarations.take_back(entered.id)
    imported = desk.declarations.enter(slip(slip=""), source="import")
    for gone in (entered.id, imported.id, "nobody"):
        with pytest.raises(BadInput):
            desk.declarations.take_back(gone)


def test_a_legal_hold_keeps_it(desk: Desk) -> None:
    entered = desk.declarations.enter(slip())
    desk.retention.hold(entered.id, "疾控要求")
    with pytest.raises(BadInput, match="legal hold"):
        desk.declarations.take_back(entered.id)
    assert desk.declarations.count() == 1


def test_a_slip_that_another_desk_printed_is_unknown_again(desk: Desk) -> None:
    entered = desk.declarations.enter(replace(slip(slip="77"), overrides={"slip": "旧本"}))
    desk.declarations.take_back(entered.id)
    with desk.store.read() as connection:
        assert slips.states(connection, [77, 1]) == {1: SlipState.BLANK}


def test_the_card_that_filled_the_form_was_not_used_after_all(desk: Desk, now: FixedClock) -> None:
    card = desk.cards.issue(slip(), consent=True)
    now.ms += 3_600_000
    entered = desk.declarations.enter(slip(slip="", phone="13900139999"), card=card.id)
    assert desk.declarations.take_back(entered.id).card == card.id
    with desk.store.read() as connection:
        row = cards.find(connection, card.id)
    assert row is not None
    holder = desk.cards.holder(card_payload(desk.venue.get().code, row.code))
    assert (row.used_at, holder.draft.phone) == (card.used_at, "13600136000")


def test_reopened_it_is_the_form_that_is_not_saved(desk: Desk) -> None:
    drafts = EntryDrafts(desk.store, desk.session)
    pile = Pile("2026-11-23", "g", "", 4, 1)
    drafts.keep(KeptEntry(slip(), pile))
    entered = desk.declarations.enter(slip())
    assert drafts.kept() == KeptEntry(DeclarationDraft(), replace(pile, entered=("JB-000001",)))
    draft = desk.declarations.take_back(entered.id, reopen=True).draft
    assert drafts.kept() == KeptEntry(draft, pile)
    gate = next(gate for gate in desk.gates.list() if gate.name == "急诊入口")
    assert (draft.gate, draft.consent) == (gate.id, "yes")


def test_taken_back_it_leaves_the_form_that_is_being_typed(desk: Desk) -> None:
    drafts = EntryDrafts(desk.store, desk.session)
    entered = desk.declarations.enter(slip())
    drafts.keep(KeptEntry(slip(slip="2", name="刘福")))
    desk.declarations.take_back(entered.id)
    kept = drafts.kept()
    assert kept is not None
    assert kept.draft.name == "刘福"


def test_a_worksheet_that_somebody_has_written_on_keeps_the_entry(desk: Desk) -> None:
    entered = desk.declarations.enter(slip(temperature_c="38.1"))
    (fever,) = desk.fevers.open()
    desk.fevers.keep(fever.id, FeverDraft(second_c="38.0", second_at="10:20"))
    with pytest.raises(BadInput, match="Correct the declaration in Find"):
        desk.declarations.take_back(entered.id)
    assert desk.declarations.count() == 1
