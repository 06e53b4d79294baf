"""The contacts of a case across venues: the numbers that the console shows, and the sealed list, are what an oracle in plain
Python finds."""

import io
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection

from desktop.domain.clock import FixedClock
from desktop.domain.exposure.cases import CaseNumber
from desktop.domain.exposure.overlap import Stay
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.cases.cases import HubCase
from desktop.hub.cases.lookup import CaseResult
from desktop.hub.hub import Hub
from desktop.services.office.case_list import read_case_list
from desktop.services.office.identity import new_office_key
from desktop.services.office.secrets import OfficeSecret
from desktop.sync.sealed_list import SealedListReader
from tests.hub.cases.city import (
    ASSUMED,
    HOUR,
    Place,
    by_hour,
    city,
    declare,
    declared,
    name_places,
    oracle,
    random_stay,
)
from tests.hub.office import KEY
from tests.hub.signing_desk import DAY, NOW, SigningDesk, new_id

CASES = 12


def opened(hub: Hub, connection: Connection, stays: Sequence[tuple[UUID, Stay]]) -> HubCase:
    """A case with these stays."""
    number = hub.cases.open(connection, "周敏", "疾控来电核查")
    hub.cases.add(connection, number, stays)
    case = hub.cases.find(connection, number)
    assert case is not None
    return case


def result_of(hub: Hub, stays: Sequence[tuple[UUID, Stay]]) -> CaseResult:
    with hub.engine.begin() as connection:
        return hub.case_lookup.result(connection, opened(hub, connection, stays))


def shown(result: CaseResult) -> dict[UUID, Counter[tuple[int, bool, str, str]]]:
    """The numbers of a result by venue."""
    found: dict[UUID, Counter[tuple[int, bool, str, str]]] = {}
    for venue in result.venues:
        numbers = found.setdefault(venue.venue, Counter())
        for hour in venue.hours:
            for (circle, certainty), count in hour.contacts.items():
                numbers[hour.start, hour.is_day, str(circle), str(certainty)] += count
    return found


def listed(hub: Hub, case: HubCase) -> tuple[SealedListReader, list[tuple[str, str]]]:
    """The list of a case, and the declarations in it by their venue."""
    file = io.BytesIO()
    with hub.engine.begin() as connection:
        made = hub.case_lists.write(connection, case, file)
    file.seek(0)
    reader = SealedListReader(file)
    found = [(part.venue, entry.subject) for part, chunk in reader.parts() for entry in chunk.entries]
    assert (reader.count, made.count) == (len(found), len(found))
    return reader, found


@pytest.mark.parametrize("seed", range(2))
def test_numbers_and_list_are_those_of_the_oracle(hub: Hub, seed: int) -> None:
    """30 venues, 28 days; cases with several stays at several venues."""
    places, chance = city(hub, seed), random.Random(100 + seed)
    known = {place.venue: declared(place) for place in places}
    some = 0
    for _ in range(CASES):
        visited = chance.choices(places, k=chance.randrange(1, 5))
        own = [(place.venue, random_stay(chance, place.gates, 28)) for place in visited]
        contacts = {
            place.venue: oracle(place, [stay for at, stay in own if at == place.venue], known[place.venue])
            for place in visited
        }
        with hub.engine.begin() as connection:
            case = opened(hub, connection, own)
            result = hub.case_lookup.result(connection, case)
        assert shown(result) == {at: by_hour(found, known[at]) for at, found in contacts.items()}
        assert result.contacts == sum(map(len, contacts.values()))
        reader, found = listed(hub, case)
        assert Counter(found) == Counter((str(at), subject) for at, each in contacts.items() for subject in each)
        assert reader.head.case is not None
        assert (reader.head.case.number, len(reader.head.case.stays)) == (str(case.number), len(own))
        some += result.contacts
    assert some > 20


def test_the_office_reads_the_same_contacts_with_its_key_alone(hub: Hub, tmp_path: Path) -> None:
    """Across venues whose types differ, by the stays and rules that the list itself has."""
    places, chance = city(hub, 7, venues=4, declarations=60, days=4), random.Random(8)
    own = [(place.venue, random_stay(chance, place.gates, 4)) for place in places for _ in range(2)]
    with hub.engine.begin() as connection:
        case = opened(hub, connection, own)
    path = tmp_path / "case.vdlist"
    with path.open("w+b") as file, hub.engine.begin() as connection:
        made = hub.case_lists.write(connection, case, file)
    assert "单田芳".encode() not in path.read_bytes()
    contacts = {
        str(place.venue): oracle(place, [stay for at, stay in own if at == place.venue], declared(place))
        for place in places
    }
    read = read_case_list(path, OfficeSecret(KEY.identity, hub.identity.hub, hub.identity.public.public_bytes_raw()))
    found: dict[str, dict[str, tuple[str, str]]] = {at: {} for at in contacts}
    for one in read.overlapping:
        kind = str(one.overlap.circle), str(one.overlap.certainty)
        found[one.listed.part.venue][one.listed.row.id] = kind
    assert (found, read.failed, sum(map(len, found.values()))) == (contacts, 0, made.count)
    other = read_case_list(path, OfficeSecret(new_office_key().identity))
    assert (list(other.overlapping), other.failed) == ([], made.count)


def test_people_without_a_name_are_counted_in_the_hours_of_the_case(hub: Hub) -> None:
    place = Place(SigningDesk.joined(hub), "交通场站")
    own, other = place.gates[:2]
    hour = NOW - NOW % HOUR - DAY
    for at, gate, count in (
        (hour, own, 3),
        (hour + HOUR, other, 5),
        (hour + 2 * HOUR, own, 7),
        (hour + 9 * HOUR, own, 11),
    ):
        place.desk.add(1, body={"at": at, "gate_id": gate, "count": count})
    place.desk.push(hub)
    stay = Stay(own, Visit(hour + 600_000, hour + HOUR + 900_000, Precision.RANGE))
    venue = result_of(hub, [(place.venue, stay)]).venues[0]
    assert [(each.start, each.counted, each.at_gates) for each in venue.hours] == [
        (hour, 3, 3),
        (hour + HOUR, 5, 0),
    ]
    assert (venue.counted, venue.at_gates) == (8, 3)


@pytest.mark.parametrize("kind", list(ASSUMED))
def test_a_stay_without_an_end_is_as_long_as_the_venue_s_type_says(hub: Hub, kind: str) -> None:
    place = Place(SigningDesk.joined(hub), kind)
    name_places(hub.engine, [place])
    arrived, minutes = NOW - DAY, ASSUMED[kind]
    after = [
        Stay("", Visit(at, at + HOUR, Precision.RANGE)) for at in (arrived + minutes * 60_000, arrived + 17 * HOUR)
    ]
    declare(place, after)
    place.desk.push(hub)
    case = Stay("", Visit(arrived, arrived, Precision.EXACT))
    venue = result_of(hub, [(place.venue, case)]).venues[0]
    assert (venue.rules.assumed_minutes, venue.contacts, venue.of("venue", "possible")) == (minutes, 1, 1)


@pytest.mark.parametrize("ending", ["corrected", "erased", "expired"])
def test_what_is_not_there_any_more_is_no_contact(hub: Hub, clock: FixedClock, ending: str) -> None:
    place, subject = Place(SigningDesk.joined(hub), "医疗机构"), new_id()
    stay = Stay("", Visit(NOW - DAY, NOW - DAY + HOUR, Precision.RANGE))
    declare(place, [stay], [subject])
    place.desk.push(hub)
    with hub.engine.begin() as connection:
        case = opened(hub, connection, [(place.venue, stay)])
        assert hub.case_lookup.result(connection, case).of("venue", "certain") == 1
    if ending == "corrected":
        declare(place, [Stay("", Visit(NOW - 9 * DAY, NOW - 9 * DAY, Precision.EXACT))], [subject], "correct")
    elif ending == "erased":
        place.desk.add(1, "declaration.erase", subject=subject, body={"reason": "asked"})
    else:
        clock.ms += 28 * DAY
        hub.retention.expire()
    place.desk.push(hub)
    with hub.engine.begin() as connection:
        assert hub.case_lookup.result(connection, case).contacts == 0
    assert listed(hub, case)[1] == []


def test_a_venue_whose_desk_was_not_heard_of_since_may_lack_records(hub: Hub, clock: FixedClock) -> None:
    place = Place(SigningDesk.joined(hub), "校园")
    stay = Stay("", Visit(NOW - DAY, NOW - DAY + HOUR, Precision.RANGE))
    assert result_of(hub, [(place.venue, stay)]).venues[0].is_behind
    clock.ms = NOW - DAY + HOUR // 2
    place.desk.add(1)
    place.desk.push(hub)
    assert result_of(hub, [(place.venue, stay)]).venues[0].is_behind
    clock.ms = NOW
    place.desk.add(1)
    place.desk.push(hub)
    assert not result_of(hub, [(place.venue, stay)]).venues[0].is_behind
    waiting = SigningDesk(place.desk.hub, place.desk.venue)
    waiting.enroll(hub, hub.tickets.make(place.venue, "", 1, approves=False).text)
    assert not result_of(hub, [(place.venue, stay)]).venues[0].is_behind
    hub.desks.decide(waiting.desk, "approved")
    assert [venue.seen for venue in result_of(hub, [(place.venue, stay)]).to_ask] == [None]


def test_a_case_of_no_stay_has_no_result(hub: Hub) -> None:
    result = result_of(hub, [])
    assert (result.venues, result.contacts, result.counted, result.to_ask) == ((), 0, 0, ())


def test_numbers_run_by_the_year_and_none_is_given_twice(hub: Hub, clock: FixedClock) -> None:
    with hub.engine.begin() as connection:
        first, second = (hub.cases.open(connection, "周敏", "核查") for _ in range(2))
    assert (str(first), str(second)) == ("2026-001", "2026-002")
    clock.ms += 90 * DAY
    hub.retention.expire()
    with hub.engine.begin() as connection:
        assert hub.cases.newest(connection, 0, 9) == ([], 0)
        assert hub.cases.open(connection, "周敏", "核查") == CaseNumber(2027, 1)
        assert hub.cases.open(connection, "周敏", "核查") == CaseNumber(2027, 2)
