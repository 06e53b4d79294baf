"""Visits go with their venue's retention, a month at once where nothing in it is kept any more; the sums stay."""

from uuid import UUID

from sqlalchemy import inspect, select, text

from desktop.domain.clock import FixedClock
from desktop.hub.check_in.tables import shown_visits, visit_key
from desktop.hub.hub import Hub
from tests.hub.check_in.venue_on_hub import VENUE, WELL, Phone, make_venue, scans, stored
from tests.hub.signing_desk import DAY, NOW

OTHER = UUID("01a229b7-cc42-7e39-a0c5-f8f66f1b8e99")


def months(place: Hub) -> list[str]:
    with place.engine.begin() as connection:
        names = connection.scalars(
            text("SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'visit'::regclass")
        )
        return sorted(names)


def keep_for(place: Hub, venue: UUID, days: int | None) -> None:
    with place.engine.begin() as connection:
        connection.execute(text("UPDATE venue SET days = :days WHERE venue = :venue"), {"days": days, "venue": venue})


def test_visits_and_their_keys_go_with_the_retention_and_sums_stay(phone: Phone, place: Hub, clock: FixedClock) -> None:
    phone.fill()
    phone.http.post("/visits/show", data={})
    before = scans(place)
    assert place.visit_retention.expire(NOW + 28 * DAY - 1) == 0
    assert len(stored(place)) == 1
    assert place.visit_retention.expire(NOW + 28 * DAY) == 1
    place.visit_retention.expire(NOW + 29 * DAY + 3_600_000)
    assert stored(place) == []
    with place.engine.begin() as connection:
        assert connection.execute(select(visit_key)).all() == []
        assert connection.execute(select(shown_visits)).all() == []
    assert scans(place) == before


def test_each_venue_keeps_for_its_own_time(phone: Phone, place: Hub) -> None:
    make_venue(place, OTHER, "0THERVENVE")
    keep_for(place, VENUE, 14)
    phone.fill()
    phone.http.cookies.clear()
    phone.scan("/V/0THERVENVE-0XYZ")
    phone.send("/V/0THERVENVE-0XYZ", **WELL)
    assert place.visit_retention.expire(NOW + 14 * DAY) == 1
    assert [row.venue for row in stored(place)] == [OTHER]


def test_months_are_made_ahead_and_dropped_whole(phone: Phone, place: Hub, clock: FixedClock) -> None:
    with place.engine.begin() as connection:
        connection.execute(text("SELECT make_visit_months(:since, 1)"), {"since": NOW - 200 * DAY})
    assert "visit_202605" in months(place)  # NOW is in November 2026
    phone.fill()
    place.visit_retention.expire(NOW)
    assert "visit_202605" not in months(place)
    assert {"visit_202611", "visit_202612", "visit_202701"} <= set(months(place))
    assert len(stored(place)) == 1
    assert "visit_arrived" in {index["name"] for index in inspect(place.engine).get_indexes("visit")}


def test_a_hub_that_was_away_drops_whole_months_and_deletes_the_rest_in_slices(
    phone: Phone, place: Hub, clock: FixedClock
) -> None:
    for _ in range(3):
        phone.fill()
        phone.http.cookies.clear()
        clock.ms += 4 * 3_600_000
    keep_for(place, VENUE, 14)
    make_venue(place, OTHER, "0THERVENVE")  # which keeps them for longer, so that the month stays
    assert place.visit_retention.expire(NOW + 14 * DAY - 1) == 0
    assert place.visit_retention.expire(NOW + 20 * DAY) == 3
    phone.fill()
    assert place.visit_retention.expire(NOW + 100 * DAY) == 0, "it went with its month"
    assert stored(place) == []
