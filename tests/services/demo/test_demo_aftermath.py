"""What follows from the demonstration's declarations: made by the services, so it keeps their rules."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.services.demo.demo import deal_with_fevers, issue_cards, leave_one_waiting
from desktop.services.demo.people import Visitors
from desktop.services.desk import Desk
from desktop.store import tables
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.services.fevers.test_fevers import TEN_THIRTY, feverish


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk) -> Iterator[Desk]:
    """The desk at half past ten."""
    access = program.access(made_desk.folder)
    still = replace(program, clock=FixedClock(TEN_THIRTY))
    with still.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as opened:
        yield opened


@pytest.mark.parametrize("changes", [{}, {"temperature_c": "38.4"}, {"temperature_c": "36.4", "symptoms": "cough"}])
def test_every_fever_is_dealt_with_by_the_rules(desk: Desk, changes: dict[str, str]) -> None:
    desk.declarations.enter(feverish(**changes))
    deal_with_fevers(desk.fevers, TEN_THIRTY)
    assert desk.fevers.open() == ()
    with desk.store.read() as connection:
        (row,) = connection.execute(tables.fever.select()).all()
    assert row.first_at <= row.second_at <= row.closed_at <= TEN_THIRTY


def test_one_waits_for_the_doctor(desk: Desk) -> None:
    leave_one_waiting(desk.fevers, desk.gates.list()[0].id)
    (waiting,) = desk.fevers.open()
    assert waiting.waits_at == "一楼隔离观察室"


def test_regulars_have_cards(desk: Desk) -> None:
    today = dt.date(2026, 11, 23)
    drafts = Visitors(random.Random(7), today).day(today - dt.timedelta(days=1), 20, ["南门"], {})
    issue_cards(desk.cards, [desk.declarations.enter(draft) for draft in drafts])
    cards = desk.cards.list()
    assert [card.number for card in cards] == ["0007", "0006", "0005", "0004", "0003", "0002", "0001"]
    assert sum(card.void_at is not None for card in cards) == 2
    issue_cards(desk.cards, [])
    assert len(desk.cards.list()) == 7
