"""Cases in the console: opened, given stays, looked at and fetched; numbers alone are shown, and everything is on the log."""

import io
import re
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.exposure.overlap import Stay
from desktop.domain.timewords import Precision
from desktop.domain.visit import Visit
from desktop.hub.console.officers import Officers
from desktop.hub.hub import Hub
from desktop.hub.tokens import Bearer
from desktop.sync.case_stays import FiledStay, stays_file
from desktop.sync.sealed_list import SealedListReader
from tests.hub.cases.city import HOUR, Place, declare, name_places
from tests.hub.console.conftest import OFFICER, PASSWORD, Visitor
from tests.hub.signing_desk import DAY, NOW, SigningDesk

CASES = "/console/cases"
OTHER = "梁志远"


@dataclass
class Case:
    """A case as an officer sees it."""

    officer: Visitor
    path: str

    def page(self, rest: str = "") -> str:
        return self.officer.get(self.path + rest).text

    def send(self, rest: str, /, **fields: str) -> httpx.Response:
        return self.officer.post(self.path + rest, page="/console/venues", **fields)

    def add(self, place: Place, gate: str = "", visited_on: str = "昨天", time: str = "8:00-20:00", **more: str) -> str:
        """The page after a stay was sent."""
        answer = self.send(f"/stay/{place.venue}", gate=gate, visited_on=visited_on, time=time, **more)
        return self.officer.get(answer.headers["location"]).text if answer.is_redirect else answer.text

    def figures(self) -> list[int]:
        """Same gate certain and possible, same venue certain and possible."""
        return [int(number) for number in re.findall(r"<dd>([0-9]+)</dd>", self.page())]


@pytest.fixture
def place(hub: Hub) -> Place:
    """A venue with three declarations of yesterday, one of them at another gate, and counts at its first gate."""
    place = Place(SigningDesk.joined(hub), "医疗机构")
    name_places(hub.engine, [place])
    noon = NOW - DAY
    declare(
        place,
        [
            Stay(place.gates[0], Visit(noon, noon + HOUR, Precision.RANGE)),
            Stay(place.gates[0], Visit(noon, noon, Precision.EXACT)),
            Stay(place.gates[1], Visit(noon, noon + HOUR, Precision.RANGE)),
        ],
    )
    place.desk.add(1, body={"at": noon, "gate_id": place.gates[0], "count": 9})
    place.desk.push(hub)
    return place


@pytest.fixture
def case(officer: Visitor) -> Case:
    answer = officer.post(f"{CASES}/new", page="/console/venues", reason="疾控来电核查", extension="30")
    return Case(officer, answer.headers["location"])


def log_of(officer: Visitor) -> list[str]:
    """What was done, newest first, as the log's page says it."""
    rows = officer.get("/console/log").text.partition("<tbody>")[2].split("<tr>")[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_a_case_is_opened_and_its_contacts_are_numbers(case: Case, place: Place) -> None:
    assert case.path == f"{CASES}/2026-001"
    assert "No stay yet" in case.page()
    page = case.add(place, place.gates[0])
    assert "The stay was added." in page
    assert case.figures() == [1, 1, 1, 0]
    assert "left no name: 9." in page
    assert "Up to 30 minutes are added" in page
    assert "counts as 120 minutes" in page
    assert all(secret not in page for secret in ("单田芳", *(one.subject for one in place.desk.records)))
    assert "2026-001" in case.officer.get(CASES).text


def test_stays_are_corrected_and_removed(case: Case, place: Place) -> None:
    case.add(place, place.gates[0])
    form = case.page("/stays/1")
    assert 'value="08:00-20:00"' in form
    answer = case.send("/stays/1", gate=place.gates[1], visited_on="昨天", time="morning")
    assert "The stay was corrected." in case.officer.get(answer.headers["location"]).text
    assert 'value="morning"' in case.page("/stays/1")
    answer = case.send("/stays/1/remove")
    assert "No stay yet" in case.officer.get(answer.headers["location"]).text
    assert case.send("/stays/1/remove").status_code == 404
    assert [line for line in log_of(case.officer) if "stay" in line and "2026-001" in line] != []


def test_another_stay_at_the_same_venue_is_typed_at_once(case: Case, place: Place) -> None:
    page = case.add(place, another="1")
    assert "The stay was added." in page
    assert "Save and add another" in page
    case.add(place)  # the same once more is the same
    assert case.page().count("Correct the stay of") == 1


def test_what_cannot_be_a_stay_is_said_in_its_place(case: Case, place: Place) -> None:
    for field, fields, said in (
        ("visited_on", {"visited_on": "", "time": "9:00"}, "Type the day"),
        ("time", {"visited_on": "昨天", "time": "25:00"}, "no such time"),
        ("time", {"visited_on": "昨天", "time": "0"}, "0 may mean midnight"),
        ("gate", {"gate": "elsewhere", "visited_on": "昨天", "time": "9:00"}, "no such gate"),
    ):
        answer = case.send(f"/stay/{place.venue}", **fields)
        assert answer.status_code == 400
        assert said in answer.text
        assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', answer.text)
        for name, value in fields.items():
            assert name == "gate" or f'value="{value}"' in answer.text  # nothing that was typed is lost
    assert "No stay yet" in case.page()


def test_a_venue_is_found_by_its_name_or_code(case: Case, place: Place) -> None:
    link = f'href="{case.path}/stay/{place.venue}"'
    assert link in case.page("/stay?q=社区卫生")
    assert link in case.page(f"/stay?q={place.desk.code[:4]}-{place.desk.code[4:].lower()}")
    assert link not in case.page("/stay?q=nothing")
    assert link not in case.page("/stay")
    case.add(place)
    assert link in case.page("/stay")


def upload(case: Case, content: bytes, name: str = "case.vdstays") -> httpx.Response:
    key = case.officer.form_key("/console/venues")
    path = f"{case.path}/upload"
    return case.officer.http.post(path, data={"form_key": key}, files={"file": (name, content)})


def test_stays_come_from_a_file(case: Case, place: Place) -> None:
    at = NOW - DAY
    filed = [FiledStay(str(place.venue), "", gate, "", at, at + HOUR, Precision.RANGE) for gate in ("", place.gates[0])]
    answer = upload(case, stays_file(filed))
    page = case.officer.get(answer.headers["location"]).text
    assert "The stays of the file are in the case." in page
    assert page.count("Correct the stay of") == 2
    upload(case, stays_file(filed))
    assert case.page().count("Correct the stay of") == 2
    assert "Took stays of a case from a file Case 2026-001 2" in "\n".join(log_of(case.officer))


def test_a_file_that_does_not_fit_this_hub_changes_nothing(case: Case, place: Place) -> None:
    at = NOW - DAY
    good = FiledStay(str(place.venue), "", "", "", at, at, Precision.EXACT)
    for other, said in (
        (FiledStay(str(UUID(int=7)), "北岸体育馆", "", "", at, at, Precision.EXACT), "北岸体育馆"),
        (FiledStay(str(place.venue), "", str(UUID(int=8)), "西门", at, at, Precision.EXACT), "西门"),
        (FiledStay(str(place.venue), "", "", "", NOW + DAY, NOW + DAY, Precision.EXACT), "in the future"),
    ):
        answer = upload(case, stays_file([good, other]))
        assert (answer.status_code, said in answer.text) == (400, True)
    for content in (b"", b"{}", b"\x00\xff", b'{"format": "venuedesk-stays", "version": 2, "stays": []}'):
        assert upload(case, content).status_code == 400
    assert upload(case, b" " * 400_000).status_code == 413
    assert "No stay yet" in case.page()


def test_a_form_with_a_file_that_cannot_be_read_is_refused(case: Case) -> None:
    form = "multipart/form-data"
    for content_type in (form, f"{form}; boundary=x", f"{form}; boundary=", "text/plain"):
        headers = {"content-type": content_type}
        answer = case.officer.http.post(f"{case.path}/upload", content=b"--x\r\nnonsense", headers=headers)
        assert answer.status_code in (400, 403)


def test_a_form_with_a_file_needs_its_key_as_well(case: Case) -> None:
    files = {"file": ("case.vdstays", b"{}")}
    assert case.officer.http.post(f"{case.path}/upload", data={"form_key": "0" * 64}, files=files).status_code == 403
    assert case.officer.http.post(f"{case.path}/upload", files=files).status_code == 403


def test_a_closed_case_keeps_its_stays_until_it_is_reopened(case: Case, place: Place) -> None:
    case.add(place)
    case.send("/state", step="close")
    page = case.page()
    assert ("Closed" in page, "Correct the stay of" in page, "Add a stay" in page) == (True, False, False)
    assert "is closed. Reopen it" in case.add(place, time="7:00")
    assert "is closed. Reopen it" in case.send("/stays/1/remove").text
    case.send("/state", step="reopen")
    assert "Correct the stay of" in case.page()


def test_reason_and_added_time_of_an_open_case_are_edited_and_a_closed_one_keeps_them(case: Case) -> None:
    form = case.page("/edit")
    assert ('value="疾控来电核查"' in form, '<option value="30" selected>' in form) == (True, True)
    sent = case.send("/edit", reason="  街道办来电核查 ", extension="0")
    assert "The case was changed." in case.officer.get(sent.headers["location"]).text
    assert "街道办来电核查" in case.page()
    assert '<option value="0" selected>' in case.page("/edit")
    assert log_of(case.officer)[1].endswith(
        "Changed the reason or the added time of a case Case 2026-001 街道办来电核查 (+0)"
    )
    refused = case.send("/edit", reason=" ", extension="30")
    assert (refused.status_code, "one short sentence" in refused.text) == (400, True)
    case.send("/state", step="close")
    assert "/edit" not in case.page()
    closed = case.send("/edit", reason="另一个原因", extension="30")
    assert (closed.status_code, "is closed. Reopen it" in closed.text) == (400, True)
    assert ("街道办来电核查" in case.page(), "另一个原因" in case.page()) == (True, False)


def test_the_list_leaves_as_a_sealed_file_and_is_on_the_log(case: Case, place: Place, hub: Hub) -> None:
    case.add(place)
    refused = case.send("/list", reason=" ")
    assert (refused.status_code, "one short sentence" in refused.text) == (400, True)
    answer = case.send("/list", reason="交疾控流调")
    assert answer.headers["content-disposition"] == 'attachment; filename="case-2026-001.vdlist"'
    assert answer.headers["cache-control"] == "no-store"
    reader = SealedListReader(io.BytesIO(answer.content))
    assert sum(len(chunk.entries) for _, chunk in reader.parts()) == reader.count == 3
    assert "单田芳".encode() not in answer.content
    assert log_of(case.officer)[0].startswith(
        f"2026-11-18 19:06 {OFFICER} Fetched the list of a case Case 2026-001 交疾控流调 (3,"
    )


def test_everything_that_is_done_to_a_case_is_on_the_log(case: Case, place: Place, clock: FixedClock) -> None:
    case.add(place)
    case.send("/stays/1", gate="", visited_on="昨天", time="9:00")
    case.send("/state", step="close")
    case.send("/state", step="reopen")
    case.send("/stays/1/remove")
    done = [
        "Removed a stay from a case",
        "Reopened a case",
        "Closed a case",
        "Corrected a stay of a case",
        "Looked at a case",
        "Added a stay to a case",
        "Opened a case Case 2026-001 疾控来电核查",
        "Signed in",
    ]
    assert [words in line for words, line in zip(done, log_of(case.officer), strict=True)] == [True] * len(done)
    case.page()
    assert len(log_of(case.officer)) == len(done)  # within an hour, looking again is the same look
    clock.ms += HOUR + 1
    case.officer.sign_in()
    case.page()
    assert "Looked at a case" in log_of(case.officer)[0]


def test_with_the_four_eyes_rule_another_officer_has_to_approve(
    case: Case, place: Place, hub: Hub, officers: Officers, clock: FixedClock
) -> None:
    with hub.engine.begin() as connection:
        hub.approvals.set_required(connection, required=True)
    officers.add(OTHER, PASSWORD)
    case.add(place)
    assert "Save the sealed list" not in case.page("/list")
    assert case.send("/list", reason="交疾控流调").status_code == 400
    assert case.send("/ask", reason="交疾控流调").is_redirect
    assert "asked for this list already" in case.send("/ask", reason="交疾控流调").text
    page = case.page("/list")
    request = re.search(r"/approvals/([0-9a-f-]{36})", page)
    assert request is None, "who asked may not answer"
    with hub.engine.begin() as connection:
        (asked,) = hub.approvals.waiting_for(connection, OTHER)
    assert case.send(f"/approvals/{asked.id}", step="approve").status_code == 400
    assert case.send("/list").status_code == 400

    case.officer.sign_in(OTHER)
    assert "Lists that wait for your approval" in case.officer.get(CASES).text
    assert case.send(f"/approvals/{asked.id}", step="approve").is_redirect
    assert case.send("/list").status_code == 400  # it is for who asked
    assert "answered already" in case.send(f"/approvals/{asked.id}", step="refuse").text

    case.officer.sign_in()
    assert f"Approved by {OTHER}" in case.page("/list")
    assert case.send("/list").headers["content-type"] == "application/octet-stream"
    assert "交疾控流调 (3," in log_of(case.officer)[0]
    done = "\n".join(log_of(case.officer))
    assert f"{OTHER} Approved that a case’s list is fetched Case 2026-001 {OFFICER}" in done.replace("&#8217;", "’")
    case.add(place, time="7:00")
    assert case.send("/list").status_code == 400  # the list would be another one
    case.send("/ask", reason="再取一次")
    clock.ms += DAY
    case.officer.sign_in(OTHER)
    with hub.engine.begin() as connection:
        assert hub.approvals.waiting_for(connection, OTHER) == []
    assert "Over" in case.page("/list")


def test_a_refused_request_opens_nothing(case: Case, place: Place, hub: Hub, officers: Officers) -> None:
    with hub.engine.begin() as connection:
        hub.approvals.set_required(connection, required=True)
    officers.add(OTHER, PASSWORD)
    case.add(place)
    case.send("/ask", reason="交疾控流调")
    case.officer.sign_in(OTHER)
    with hub.engine.begin() as connection:
        (asked,) = hub.approvals.waiting_for(connection, OTHER)
    case.send(f"/approvals/{asked.id}", step="refuse")
    case.officer.sign_in()
    assert "Refused" in case.page("/list")
    assert case.send("/list").status_code == 400
    assert case.send("/ask", reason="换个理由").is_redirect


def test_a_case_without_a_stay_has_no_list(case: Case) -> None:
    assert case.send("/list", reason="交疾控流调").status_code == 400


def test_the_console_asks_the_venues_that_may_lack_records(officer: Visitor, hub: Hub, clock: FixedClock) -> None:
    places = [Place(SigningDesk.joined(hub), "校园") for _ in range(3)]
    stay = Stay("", Visit(NOW - DAY, NOW - DAY + HOUR, Precision.RANGE))
    places[0].desk.add(1)
    places[0].desk.push(hub)
    with hub.engine.begin() as connection:
        number = hub.cases.open(connection, OFFICER, "疾控来电核查")
        hub.cases.add(connection, number, [(place.venue, stay) for place in places])
    path = f"/console/cases/{number}"
    assert "Ask 2 venues to sync" in officer.get(path).text
    answer = officer.post(f"{path}/report", page="/console/venues")
    page = officer.get(answer.headers["location"]).text
    assert ("The venues were asked." in page, "venues to sync" in page) == (True, False)
    assert page.count("Asked to sync") == 2
    assert officer.get("/console/log").text.count("Asked a venue to sync, for a case") == 2
    clock.ms += 60_000
    one = places[1].desk
    hub.pulls.page(Bearer(places[1].venue, UUID(one.desk)), one.incarnation, 0, waiting=0)
    page = officer.get(path).text
    assert ("everything is here" in page, page.count("Records may be missing")) == (True, 1)


def test_a_case_that_is_not_there_is_a_page_of_its_own(officer: Visitor) -> None:
    for number in ("2026-999", "x", "-", "2026", "2026-1x", "99999-1", "２０２６-001", "2026-99999999999999999999"):
        assert officer.get(f"{CASES}/{number}").status_code == 404
        assert officer.get(f"{CASES}/{number}/stay").status_code == 404


def test_a_case_needs_a_reason(officer: Visitor) -> None:
    for reason in ("", " ", "x", "y" * 201):
        answer = officer.post(f"{CASES}/new", page="/console/venues", reason=reason)
        assert answer.status_code == 400
    assert "No case yet." in officer.get(CASES).text


def test_strangers_see_no_case(stranger: Visitor) -> None:
    for path in (CASES, f"{CASES}/new", f"{CASES}/2026-001", f"{CASES}/2026-001/list"):
        assert "/console/sign-in" in stranger.get(path).headers["location"]
