"""Midnight passes over a form."""

import datetime as dt
from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock, from_venue_time
from desktop.services.desk import Desk
from desktop.ui.entry.card import EntryCard
from desktop.ui.green_channel.actions import EntryActions
from tests.looks import Looks
from tests.ui.venue.venue_keys import write

EVENING, MORNING = (from_venue_time(dt.datetime(2026, 11, day, hour, 30)) for day, hour in ((23, 22), (24, 7)))


def card_at(qtbot: QtBot, desk: Desk, clock: FixedClock) -> EntryCard:
    """The form as it lay there in the evening."""
    work = replace(EntryActions.of(desk), clock=clock)
    card = EntryCard(clock)
    qtbot.addWidget(card)
    card.show_context(work.survey())
    return card


def test_an_untouched_form_says_today_in_the_morning(qtbot: QtBot, desk: Desk, looks: Looks) -> None:
    clock = FixedClock(EVENING)
    card = card_at(qtbot, desk, clock)
    assert card.form.typed("visited_on") == "2026-11-23"
    clock.ms = MORNING
    card.follow_today()
    assert card.form.typed("visited_on") == "2026-11-24"
    assert card.form.rows["visited_on"].label.text() == "Date · today"
    assert not card.is_dirty


def test_a_form_that_was_begun_keeps_its_day_and_says_which(qtbot: QtBot, desk: Desk, looks: Looks) -> None:
    clock = FixedClock(EVENING)
    card = card_at(qtbot, desk, clock)
    card.form.put_one("name", "欧阳秀英")
    clock.ms = MORNING
    card.follow_today()
    assert card.form.typed("visited_on") == "2026-11-23"
    assert card.form.rows["visited_on"].label.text() == "Date · yesterday"


def test_a_day_that_was_chosen_is_carried_over_midnight(qtbot: QtBot, desk: Desk, looks: Looks) -> None:
    clock = FixedClock(EVENING)
    card = card_at(qtbot, desk, clock)
    card.set_shared("2026-11-20", "", "")
    clock.ms = MORNING
    card.start_next()
    assert card.form.typed("visited_on") == "2026-11-20"
    assert card.form.rows["visited_on"].label.text() == "Date · 4 days ago"


def test_a_time_says_that_it_is_the_last_slip_s_until_another_is_typed(qtbot: QtBot, desk: Desk, looks: Looks) -> None:
    card = card_at(qtbot, desk, FixedClock(MORNING))
    label = card.form.rows["time"].label
    assert label.text() == "Time of the visit", "there was none yet"
    card.form.put_one("time", "am")
    card.start_next()
    assert label.text() == "Time · as on the last"
    with qtbot.waitActive(card):
        card.show()
    card.form.go_to("time")
    write(qtbot, "pm")
    assert label.text() == "Time of the visit"
