"""Declarations are kept for the time that is set, and then deleted; a clock that cannot be right deletes nothing."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.clock import venue_time
from desktop.domain.errors import BadInput, Cancelled, Forbidden, UserError
from desktop.services.desk import Desk
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry
from desktop.services.retention import purge as purging
from desktop.services.retention.purge import Purged, PurgeStopped
from desktop.services.retention.questions import PurgeAsks
from desktop.services.retention.retention import RetentionStatus
from desktop.services.venue.venues import draft_of
from desktop.store import tables
from tests.conftest import MadeDesk
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk, open_retention_desk


@pytest.fixture
def retention(program: Program, made_desk: MadeDesk) -> Iterator[RetentionDesk]:
    with open_retention_desk(program, made_desk) as opened:
        yield opened


def test_what_is_past_its_retention_is_gone_from_every_table(retention: RetentionDesk) -> None:
    desk = retention.desk
    old = desk.declarations.enter(retention.draft(1)).id
    desk.declarations.correct(old, retention.draft(1, phone="13900139991"), "电话写错")
    desk.declarations.unmasked(old, "麦某来电询问")
    kept = desk.declarations.enter(retention.draft(2, days_ago=0, time="")).id
    assert desk.retention.purge().declarations == 0
    retention.advance_clock(27)
    assert desk.retention.expiring() == 2
    assert desk.retention.purge().declarations == 1
    assert [row.id for row in desk.declarations.recent()] == [kept]
    assert desk.health.problems() == ()
    with desk.store.read() as connection:
        texts = [str(row) for table in tables.metadata.sorted_tables for row in connection.execute(table.select())]
    for gone in ("PX0000001", "13900130001", "13900139991", "000001号", "麦某来电询问"):
        assert not any(gone in text for text in texts), gone
    assert any("PX0000002" in text for text in texts)


def test_a_purge_can_be_stopped_and_goes_on_later(retention: RetentionDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "_TURN_SECONDS", 0.0001)  # one look at the watch for each transaction
    desk = retention.desk
    for number in range(purging.CHUNK * 3):
        desk.declarations.enter(retention.draft(number))
    retention.advance_clock(40)

    def stop(done: int, total: int, /) -> None:
        assert total == purging.CHUNK * 3
        if done:
            raise Cancelled

    with pytest.raises(PurgeStopped, match=f"Records deleted: {purging.CHUNK};"):
        desk.retention.purge(stop)
    assert desk.declarations.count() == purging.CHUNK * 2
    assert desk.health.problems() == ()
    assert desk.retention.purge().declarations == purging.CHUNK * 2
    assert _bodies(desk, "declaration.enter") == []
    assert desk.health.problems() == ()


def test_bodies_that_a_stopped_purge_left_are_forgotten_by_the_next(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.declarations.enter(retention.draft(1))
    retention.advance_clock(40)

    def stop(_done: int, total: int, /) -> None:
        if total > 1:  # the second part looks through more than the one declaration of the first
            raise Cancelled

    with pytest.raises(PurgeStopped):
        desk.retention.purge(stop)
    assert (desk.declarations.count(), len(_bodies(desk, "declaration.enter"))) == (0, 1)
    with pytest.raises(UserError, match="still being deleted"):
        desk.destruction.certify()
    assert desk.retention.purge().declarations == 0
    assert _bodies(desk, "declaration.enter") == []


def test_a_large_purge_leaves_the_search_keys_of_the_kept_and_no_others(
    retention: RetentionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "_LARGE", 10)
    monkeypatch.setattr(purging, "_KEYS_AT_ONCE", 7)
    desk = retention.desk
    for number in range(40):
        desk.declarations.enter(retention.draft(number, days_ago=20))
    held = desk.declarations.enter(retention.draft(500, days_ago=20)).id
    desk.retention.hold(held, "疾控要求保留")
    desk.declarations.enter(retention.draft(600))
    retention.advance_clock(20)
    assert desk.retention.purge().declarations == 40
    for number in (500, 600):
        assert len(desk.declarations.find(f"1390013{number:04d}").rows) == 1
    with desk.store.read() as connection:
        keys = {row.number for row in connection.execute(tables.declaration_key.select())}
        kept = {row.number for row in connection.execute(tables.declaration.select())}
    assert keys == kept
    assert len(kept) == 2


def test_a_legal_hold_overrides_the_purge_until_it_is_lifted(retention: RetentionDesk) -> None:
    desk = retention.desk
    held = desk.declarations.enter(retention.draft(1)).id
    with pytest.raises(BadInput):
        desk.retention.hold(held, "")
    desk.retention.hold(held, "疾控要求保留")
    retention.advance_clock(55)
    assert desk.retention.purge().declarations == 0
    assert (desk.retention.status().held, desk.retention.expiring()) == (1, 0)
    desk.retention.release(held, "已结案")
    assert desk.retention.purge().declarations == 1


def test_the_status_counts_what_expires_what_was_purged_and_what_is_held(retention: RetentionDesk) -> None:
    desk, today = retention.desk, venue_time(retention.clock.ms).date()
    assert desk.retention.status() == RetentionStatus(28, 0, None, 0, 0, 0, None)
    for number, ago in enumerate((27, 22, 21, 20)):
        desk.declarations.enter(retention.draft(number, ago))
    now = desk.retention.status()
    assert (now.expiring, now.first_day) == (3, today + dt.timedelta(days=1))
    assert [desk.retention.too_old_for(days) for days in (28, 27, 22, 21, 7)] == [0, 1, 2, 3, 4]
    desk.retention.set_days(22)
    started = retention.clock.ms
    assert desk.retention.purge().declarations == 2
    after = desk.retention.status()
    assert (after.days, after.purged, after.purged_at, after.expiring) == (22, 2, started, 2)


def test_the_setting_is_the_manager_s_and_within_bounds(clerk_desk: Desk) -> None:
    for forbidden in (lambda: clerk_desk.retention.set_days(90), clerk_desk.retention.confirm_purge):
        with pytest.raises(Forbidden):
            forbidden()


@pytest.mark.parametrize("days", [0, 6, 91, -1])
def test_retention_is_a_setting_within_bounds(desk: Desk, days: int) -> None:
    desk.retention.set_days(7)
    with pytest.raises(BadInput):
        desk.retention.set_days(days)
    assert desk.retention.days() == 7


def test_a_clock_that_is_far_ahead_deletes_nothing_until_the_manager_confirms_it(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.declarations.enter(retention.draft(1))
    retention.clock.ms += 5 * 365 * DAY_MS
    today = venue_time(retention.clock.ms).date()
    with pytest.raises(PurgeAsks, match=str(today)):
        desk.retention.purge()
    # Working on by the wrong clock does not make it right.
    desk.declarations.enter(retention.draft(2))
    retention.clock.ms += DAY_MS
    with pytest.raises(PurgeAsks):
        desk.retention.purge()
    assert desk.declarations.count() == 2
    assert desk.retention.status().doubt is not None
    desk.retention.confirm_purge()
    assert desk.retention.status().doubt is None
    assert desk.retention.purge().declarations == 1


def test_a_clock_that_was_put_right_again_deletes_nothing_either(retention: RetentionDesk) -> None:
    desk, right = retention.desk, retention.clock.ms
    desk.declarations.enter(retention.draft(1))
    retention.clock.ms += 400 * DAY_MS
    with pytest.raises(PurgeAsks):
        desk.retention.purge()
    retention.clock.ms = right
    assert desk.retention.purge().declarations == 0
    assert desk.retention.status().doubt is None


def test_a_holiday_that_lets_nothing_expire_is_no_reason_to_doubt_the_clock_nor_is_one_day_back(
    retention: RetentionDesk,
) -> None:
    desk = retention.desk
    desk.declarations.enter(retention.draft(1))
    desk.retention.purge()
    retention.clock.ms -= DAY_MS
    assert desk.retention.status().doubt is None
    assert desk.retention.purge().declarations == 0
    retention.clock.ms += 24 * DAY_MS
    assert desk.retention.status().doubt is None
    assert desk.retention.purge().declarations == 0


def test_days_on_which_the_venue_is_closed_are_no_reason_to_doubt_the_clock(retention: RetentionDesk) -> None:
    """Open from Monday to Friday: after a weekend nobody is asked, after a working day without the program somebody is."""
    desk, clock = retention.desk, retention.clock
    clock.ms += (4 - venue_time(clock.ms).weekday()) % 7 * DAY_MS  # a Friday
    desk.retention.confirm_purge()
    for number in range(2):
        desk.declarations.enter(retention.draft(number, days_ago=23 + 2 * number))
    desk.retention.purge()
    clock.ms += 3 * DAY_MS
    with pytest.raises(PurgeAsks):  # for all that the desk knows, it should have been used
        desk.retention.purge()
    desk.venue.edit(replace(draft_of(desk.venue.get()), opening_hours="周一至周五 08:00-17:30"))
    assert desk.retention.purge().declarations == 1
    clock.ms += 2 * DAY_MS
    with pytest.raises(PurgeAsks):
        desk.retention.purge()


def test_a_clock_that_was_set_back_deletes_less_and_is_reported(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.declarations.enter(retention.draft(1))
    desk.retention.purge()
    retention.clock.ms -= 1000 * DAY_MS
    assert desk.retention.purge().declarations == 0
    doubt = desk.retention.status().doubt
    assert doubt is not None
    assert not doubt.is_ahead
    assert "for too long" in str(doubt.sentence)


def test_old_backups_go_and_a_fresh_one_stays_for_a_day(retention: RetentionDesk) -> None:
    desk, folder = retention.desk, retention.folder / "backups"

    def backup(days_ago: int) -> Path:
        folder.mkdir(exist_ok=True)
        at = venue_time(retention.clock.ms - days_ago * DAY_MS - 60_000)
        path = folder / f"before-0003-{at:%Y%m%d-%H%M%S}.db"
        path.write_bytes(b"a copy of the database")
        return path

    made = {days: backup(days) for days in (0, 2, 8)}
    assert desk.retention.purge().backups == 1
    assert [days for days, path in made.items() if path.exists()] == [0, 2]
    desk.declarations.enter(retention.draft(1, days_ago=27))
    desk.retention.set_days(27)
    assert desk.retention.purge() == Purged(declarations=1, backups=1)
    assert [days for days, path in made.items() if path.exists()] == [0]
    retention.later(2)
    assert not made[0].exists()


def test_fevers_without_a_declaration_and_unused_cards_expire_as_well(retention: RetentionDesk) -> None:
    desk = retention.desk
    desk.declarations.enter(retention.draft(1, temperature_c="38.4"))
    desk.fevers.open_at_gate(desk.gates.list()[0].id, 384)
    retention.advance_clock(27)
    assert desk.retention.purge() == Purged(declarations=1)
    retention.advance_clock(1)
    assert desk.retention.purge() == Purged(fevers=1)
    with desk.store.read() as connection:
        assert connection.execute(tables.fever.select()).all() == []
        bodies = connection.execute(tables.outbox.select().where(tables.outbox.c.kind.startswith("fever."))).all()
    assert bodies
    assert [row.body for row in bodies if row.body is not None] == []
    assert desk.health.problems() == ()


def test_the_end_of_an_unused_card_is_sent_to_the_hub_without_its_holder(retention: RetentionDesk) -> None:
    desk = retention.desk
    card = desk.cards.issue(retention.draft(5), consent=True)
    retention.later(27)
    assert _bodies(desk, "card.void") == []
    retention.later(1)
    (body,) = _bodies(desk, "card.void")
    content = json.loads(body)
    assert (content["id"], content["reason"], content["void_at"], content["holder"]) == (
        card.id,
        "unused",
        retention.clock.ms,
        None,
    )
    assert _bodies(desk, "card.issue") == []
    (listed,) = desk.cards.list()
    assert (listed.void_at, listed.name) == (retention.clock.ms, "")
    with desk.store.read() as connection:
        (noted,) = connection.execute(tables.audit.select().where(tables.audit.c.action == "void"))
    assert (noted.kind, noted.subject, json.loads(noted.body)) == ("card", card.id, {"number": 1, "reason": "unused"})
    assert desk.health.problems() == ()


def test_forms_that_were_left_half_typed_expire_too(retention: RetentionDesk) -> None:
    desk = retention.desk
    EntryDrafts(desk.store, desk.session).keep(KeptEntry(retention.draft(7)))
    retention.later(27)
    assert _settings_with(desk, "PX0000007") == 1
    retention.later(1)
    assert _settings_with(desk, "PX0000007") == 0


def _settings_with(desk: Desk, words: str) -> int:
    with desk.store.read() as connection:
        return sum(words in row.value for row in connection.execute(tables.setting.select()))


def _bodies(desk: Desk, kind: str) -> list[str]:
    outbox = tables.outbox
    with desk.store.read() as connection:
        query = outbox.select().where(outbox.c.kind == kind, outbox.c.body.is_not(None))
        return [row.body for row in connection.execute(query)]
