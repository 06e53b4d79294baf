"""People who registered with their phones: whoever was there at the same time is counted, and a phone shows its stays."""

import json
from uuid import UUID, uuid4

from sqlalchemy import Connection

from desktop.domain.exposure.overlap import Certainty, Circle, Stay
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.check_in.retention import make_months
from desktop.hub.check_in.tables import shown_visits, visit
from desktop.hub.hub import Hub
from desktop.hub.tickets import NO_VENUE
from tests.hub.cases.city import HOUR, MINUTE, Place
from tests.hub.cases.test_lookup import opened
from tests.hub.console.conftest import Visitor
from tests.hub.signing_desk import DAY, NOW, SigningDesk

CASES = "/console/cases"


def scan(connection: Connection, place: Place, gate: str, arrived: int, departed: int | None, people: int = 1) -> None:
    values = {
        "venue": place.venue,
        "issued": arrived - MINUTE,
        "id": uuid4(),
        "stay": uuid4(),
        "gate": gate,
        "arrived": arrived,
        "departed": departed,
        "people": people,
        "abnormal": False,
        "seq": 1,
        "digest": b"",
        "sealed": b"",
        "content_key": b"",
    }
    connection.execute(visit.insert().values(**values))


def test_whoever_scanned_the_code_at_the_same_time_is_counted(hub: Hub) -> None:
    place, at = Place(SigningDesk.joined(hub), "交通场站"), NOW - DAY
    own, other = place.gates[:2]
    with hub.engine.begin() as connection:
        make_months(connection, NOW - 40 * DAY)
        scan(connection, place, own, at, None, people=3)
        scan(connection, place, own, at - 3 * HOUR, None)  # two hours are assumed
        scan(connection, place, other, at - 5 * HOUR, at + MINUTE)
        scan(connection, place, other, at + 3 * HOUR, None)
        stay = Stay(own, Visit(at, at + HOUR, Precision.RANGE))
        later = Stay(own, Visit(at + MINUTE, at + HOUR, Precision.RANGE))
        case = opened(hub, connection, [(place.venue, stay), (place.venue, later)])
        result = hub.case_lookup.result(connection, case)
    found = {(circle, certainty): result.of(circle, certainty) for circle in Circle for certainty in Certainty}
    assert found == {
        (Circle.GATE, Certainty.CERTAIN): 0,
        (Circle.GATE, Certainty.POSSIBLE): 3,
        (Circle.VENUE, Certainty.CERTAIN): 1,
        (Circle.VENUE, Certainty.POSSIBLE): 0,
    }


def test_a_phone_shows_its_stays_to_the_case(hub: Hub, officer: Visitor) -> None:
    place = Place(SigningDesk.joined(hub), "校园")
    arrived = hub.clock.now_ms() - DAY
    stays = [
        (str(place.venue), place.gates[0], arrived, arrived + HOUR),
        (str(place.venue), place.gates[1], arrived, 0),
    ]
    with hub.engine.begin() as connection:
        shown = {"venue": NO_VENUE, "code": "042137", "expires": hub.clock.now_ms() + 1}
        connection.execute(shown_visits.insert().values(**shown, stays=json.dumps(stays)))
        number = hub.cases.open(connection, "周敏", "疾控来电核查")
    path = f"{CASES}/{number}"
    wrong = officer.post(f"{path}/phone", page="/console/venues", code="999999")
    assert (wrong.status_code, "This code is not in force" in wrong.text) == (400, True)
    answer = officer.post(f"{path}/phone", page="/console/venues", code=" 042 137 ")
    assert "The stays of the phone are in the case." in officer.get(answer.headers["location"]).text
    with hub.engine.begin() as connection:
        found = [(each.venue, each.stay) for each in hub.cases.stays(connection, number)]
    at = Visit(arrived, arrived + HOUR, Precision.RANGE), Visit(arrived, arrived, Precision.EXACT)
    assert found == [(UUID(place.desk.venue), Stay(gate, each)) for gate, each in zip(place.gates, at, strict=False)]
    assert "Took stays of a case from a phone" in officer.get("/console/log").text
