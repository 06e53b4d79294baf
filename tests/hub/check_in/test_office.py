"""The health office reads visits with its key as it reads declarations: in tables, in searches, and as contacts of a case."""

import io
import re
from pathlib import Path
from uuid import UUID

from desktop.domain.clock import FixedClock
from desktop.domain.exposure.overlap import Certainty, Circle, Stay
from desktop.domain.exposure.rules import ExposureRules
from desktop.domain.headings import Headings
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.hub import Hub
from desktop.hub.sealed_lists import Chosen
from desktop.services.office.case_list import read_case_list
from desktop.services.office.finding import find_person
from desktop.services.office.reading import read_list
from desktop.services.office.secrets import OfficeSecret
from desktop.sync.sealed_list import ListedCase, ListedStay
from tests.hub.check_in.venue_on_hub import NAME, PHONE, VENUE, Phone
from tests.hub.office import KEY
from tests.hub.signing_desk import NOW
from tests.table_files import read_table

SECRET = OfficeSecret(KEY.identity)
MINUTE = 60_000


def listed(place: Hub, out: Path, case: ListedCase | None = None, since: int | None = None) -> Path:
    file = io.BytesIO()
    place.sealed_lists.write(file, Chosen((VENUE,), since), lambda *_: None, case)
    out.write_bytes(file.getvalue())
    return out


def leave(phone: Phone) -> None:
    token = re.findall(r'/leave"><input type="hidden" name="visit" value="([^"]+)"', phone.page.text)[0]
    phone.http.post(f"{phone.path}/leave", data={"visit": token})


def test_visits_are_read_as_a_table(phone: Phone, place: Hub, clock: FixedClock, tmp_path: Path) -> None:
    phone.fill(with_name_1="赫连小满", with_name_2="端木春", with_phone_2="13997053317")
    file = listed(place, tmp_path / "all.vdlist")
    assert NAME.encode() not in file.read_bytes()
    found = read_list(file, SECRET, tmp_path / "all.csv", Headings.EN)
    assert (found.rows, found.failed) == (1, 0)
    (_, headings), (_, line) = read_table(tmp_path / "all.csv")
    row = dict(zip(headings, line, strict=False))
    assert (row["name"], row["phone"]) == (NAME, PHONE)
    assert row["notes"] == "赫连小满; 端木春 13997053317"
    assert read_list(listed(place, tmp_path / "later.vdlist", since=NOW + 1), SECRET).rows == 0


def test_who_scanned_is_a_contact_certain_once_they_said_that_they_left(
    phone: Phone, other_phone: Phone, place: Hub, clock: FixedClock, tmp_path: Path
) -> None:
    phone.fill()
    clock.ms += 20 * MINUTE
    other_phone.fill(name="端木春", phone="13997053317")
    clock.ms += 20 * MINUTE
    leave(phone)
    stay = ListedStay(str(VENUE), "南门-id", NOW + 10 * MINUTE, NOW + 50 * MINUTE, "range")
    case = ListedCase("2026-001", "市疾控", ExposureRules(), (stay,))
    found = read_case_list(listed(place, tmp_path / "case.vdlist", case), SECRET)
    assert [one.listed.row.body["name"] for one in found.overlapping] == [NAME, "端木春"]
    first, second = (one.overlap for one in found.overlapping)
    assert (first.circle, first.certainty, first.most) == (Circle.GATE, Certainty.CERTAIN, 30)
    assert (second.circle, second.certainty) == (Circle.GATE, Certainty.POSSIBLE)
    assert found.failed == 0
    assert UUID(found.overlapping[0].listed.part.venue) == VENUE


def test_somebody_is_found_by_their_phone(phone: Phone, place: Hub, tmp_path: Path) -> None:
    phone.fill()
    found = find_person([listed(place, tmp_path / "all.vdlist")], SECRET, PHONE, workers=1)
    assert [len(person.visits) for person in found.people] == [1]


def test_a_case_of_the_console_counts_who_scanned_and_its_list_names_them(
    phone: Phone, place: Hub, clock: FixedClock, tmp_path: Path
) -> None:
    phone.fill(with_name_1="赫连小满")
    clock.ms += 60 * MINUTE
    stay = Stay("北门-id", Visit(NOW - 10 * MINUTE, NOW + 50 * MINUTE, Precision.RANGE))
    file = io.BytesIO()
    with place.engine.begin() as connection:
        number = place.cases.open(connection, "周敏", "疾控来电核查")
        place.cases.add(connection, number, [(VENUE, stay)])
        case = place.cases.find(connection, number)
        assert case is not None
        result = place.case_lookup.result(connection, case)
        place.case_lists.write(connection, case, file)
    assert result.contacts == 2
    assert result.of(Circle.VENUE, Certainty.POSSIBLE) == 2
    (tmp_path / "case.vdlist").write_bytes(file.getvalue())
    found = read_case_list(tmp_path / "case.vdlist", SECRET)
    assert [one.listed.row.body["name"] for one in found.overlapping] == [NAME]
