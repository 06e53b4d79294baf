"""The lookup on a real encrypted desk: who is a contact, who is the case, and what is in the audit log."""

import datetime as dt
import json

import pytest

from desktop.domain.card import VoidReason, card_payload
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.exposure.overlap import Certainty, Circle
from desktop.services.desk import Desk
from desktop.services.exposure.results import ExposureRequest
from desktop.store import tables
from desktop.store.queries import cards
from tests.services.exposure.exposure_desk import MONDAY, REASON, ExposureDesk


def test_contacts_are_shown_masked_the_closest_first(book: ExposureDesk) -> None:
    case = book.enter(1, "10:05-11:40")
    north = book.enter(2, "10:05-11:40", "北门")
    morning = book.enter(3, "上午")
    short = book.enter(4, "11:00-11:10", temperature_c="37.6", symptoms="cough")
    long = book.enter(5, "10:15-10:54", guardian_name="麦国强", guardian_phone="13900130999", guardian_relation="子")
    book.enter(6, "12:30-12:40")
    result = book.look(case)
    assert [c.declaration for c in result.contacts] == [long, short, morning, north]
    assert [c.overlap.most for c in result.contacts] == [39, 10, 120, 95]
    first, second = result.contacts[:2]
    assert (first.name, first.phone, first.gate, first.is_guarded) == ("麦芳*伟", "139****0005", "急诊入口", True)
    assert (second.fever, second.temperature) == (True, 376)
    assert (result.count(Circle.GATE), result.count(Circle.GATE, Certainty.CERTAIN), result.persons) == (3, 2, 4)
    assert (result.rules.assumed_minutes, result.rules.extension_minutes) == (120, 30)


def test_the_case_is_not_among_the_contacts_whatever_the_spelling_or_the_document(book: ExposureDesk) -> None:
    case = book.enter(1, "10:00-11:00")
    book.enter(1, "10:10-10:30", "北门", name="麦方方")  # the passport again, the name misspelt
    book.enter(1, "10:20-10:30", "南门", id_type="none", id_number="")  # by name and phone
    book.enter(1, "10:40-10:50", id_type="passport", id_number="E12345678")  # a second passport
    book.enter(1, "10:40-10:50", phone="13900137777", id_number="E12345678")  # which leads on to another phone
    other = book.enter(2, "10:00-11:00", phone="13900130001")  # whoever shares the phone is somebody else
    person = book.desk.exposure.begin(case)
    assert len(person.stays) == 5
    assert person.stays[person.chosen].declaration == case
    assert [c.declaration for c in book.look(case).contacts] == [other]


def test_two_of_one_name_and_one_phone_are_two_by_their_resident_numbers(book: ExposureDesk) -> None:
    shared = {"name": "麦小敏", "phone": "13900137777", "id_type": "resident_id"}
    he = book.enter(1, "10:00-11:00", id_number="441399194902030022", **shared)
    she = book.enter(2, "10:00-11:00", id_number="11010519491231002X", **shared)
    assert [c.declaration for c in book.look(he).contacts] == [she]
    assert len(book.desk.exposure.begin(he).stays) == 1


def test_declarations_of_one_contact_have_one_number_of_a_person(book: ExposureDesk) -> None:
    case = book.enter(1, "10:00-11:00")
    book.enter(2, "10:00-10:30")
    book.enter(2, "10:30-11:00", "北门")
    book.enter(3, "10:00-10:20")
    result = book.look(case)
    assert [(c.gate, c.person) for c in result.contacts] == [("急诊入口", 0), ("急诊入口", 1), ("北门", 0)]
    assert result.persons == 2


def test_a_person_is_found_by_name_pinyin_number_and_phone(book: ExposureDesk) -> None:
    book.enter(1, "10:00-11:00")
    newest = book.enter(1, "15:00")
    book.enter(2, "10:00-11:00")
    for text in ("麦芳芳英", "mffy", "PX0000001", "13900130001", "0001"):
        (found,) = book.desk.exposure.people(text)
        assert (found.declaration, found.name, found.stays) == (newest, "麦芳*英", 2)
    assert len(book.desk.exposure.people("麦")) == 2
    assert book.desk.exposure.people("13800000001") == ()


def test_a_card_means_its_holder_and_nobody_once_it_is_void(book: ExposureDesk) -> None:
    one = book.enter(1, "10:00-11:00")
    book.enter(2, "10:00-11:00", phone="13900130001")
    without = book.enter(3, "10:00-11:00", id_type="none", id_number="", name="麦小敏", phone="13900130001")
    for declaration in (one, without):
        card = book.desk.cards.issue_for(declaration, consent=True)
        payload = card_payload(book.desk.venue.get().code, card_code(book, card.id))
        assert [person.declaration for person in book.desk.exposure.people(payload)] == [declaration]
        book.desk.cards.void(card.id, VoidReason.LOST)
        with pytest.raises(BadInput):
            book.desk.exposure.people(payload)


def card_code(book: ExposureDesk, card_id: str) -> str:
    with book.desk.store.read() as connection:
        row = cards.find(connection, card_id)
    assert row is not None
    return row.code


def test_a_stay_is_typed_in_for_somebody_who_is_not_in_the_book(book: ExposureDesk) -> None:
    contact = book.enter(2, "10:00-11:00")
    service = book.desk.exposure
    there = service.typed_stay(MONDAY.isoformat(), "10:30-10:40", book.gate("急诊入口"))
    somewhere = service.typed_stay(MONDAY.isoformat(), "10:30-10:40")
    for stay, circle in ((there, Circle.GATE), (somewhere, Circle.VENUE)):
        result = service.look_up(ExposureRequest((stay,)), REASON)
        assert [(c.declaration, c.overlap.circle) for c in result.contacts] == [(contact, circle)]


def test_a_stay_is_corrected_for_the_lookup_only(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:05"), book.enter(2, "12:30-12:40")
    service = book.desk.exposure
    (stay,) = service.begin(case).stays
    assert book.look(case).count(Circle.GATE) == 1  # 120 minutes and 30 more
    corrected = service.typed_stay(MONDAY.isoformat(), "10:05-10:20", stay.stay.gate, of=stay)
    assert (corrected.declaration, corrected.is_changed) == (case, True)
    assert not service.look_up(ExposureRequest((corrected,), case), REASON).contacts
    assert service.begin(case).stays == (stay,)
    assert contact


@pytest.mark.parametrize(
    ("day", "time", "field"),
    [("", "10:00", "visited_on"), ("2026-11-23", "25:00", "time"), ("2026-11-24", "23:00", "time")],
)
def test_a_stay_that_cannot_be_is_refused_at_its_field(book: ExposureDesk, day: str, time: str, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        book.desk.exposure.typed_stay(day, time)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_gate_that_was_renamed_or_retired_stays_the_gate_of_its_contacts(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-11:00")
    book.desk.gates.rename(book.gate("急诊入口"), "急诊")
    (found,) = book.look(case).contacts
    assert (found.declaration, found.gate, found.overlap.circle) == (contact, "急诊", Circle.GATE)
    book.desk.gates.retire(book.gate("急诊"))
    (found,) = book.look(case).contacts
    assert (found.gate, found.overlap.circle) == ("急诊", Circle.GATE)


def test_nobody_there_gives_the_counts_of_those_hours(book: ExposureDesk) -> None:
    case = book.enter(1, "10:05-10:40")
    emergency, north = book.gate("急诊入口"), book.gate("北门")
    for gate, cells in ((emergency, {9: (40, 0), 10: (30, 1), 11: (7, 0), 12: (50, 0)}), (north, {10: (5, 0)})):
        book.count(gate, cells)
    result = book.look(case)
    assert not result.contacts
    assert [(each.gate, each.people, each.at_gate) for each in result.crowd] == [
        ("急诊入口", 31, True),
        ("北门", 5, False),
        ("急诊入口", 7, True),
    ]
    assert (result.counted, result.counted_at_venue) == (38, 43)


def test_every_lookup_is_in_the_audit_log_without_a_person(book: ExposureDesk) -> None:
    case = book.enter(1, "10:05-11:40")
    book.enter(2, "10:05-11:40")
    book.look(case)
    with book.desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.kind == "exposure")).all()
    (row,) = rows
    assert (row.action, row.subject) == ("look", case)
    noted = json.loads(row.body)
    assert (noted["reason"], noted["contacts"], noted["method"]) == (REASON, 1, "1")
    assert "麦" not in row.body
    assert "1390013" not in row.body


def test_a_lookup_needs_a_reason_a_stay_and_the_right(book: ExposureDesk, clerk_desk: Desk) -> None:
    case = book.enter(1, "10:05-11:40")
    request = ExposureRequest(book.desk.exposure.begin(case).stays, case)
    for wrong, reason, field in ((request, " ", "reason"), (ExposureRequest(()), REASON, "stays")):
        with pytest.raises(BadInput) as refused:
            book.desk.exposure.look_up(wrong, reason)
        assert refused.value.problems[0].field == field
    for asked in (
        lambda: clerk_desk.exposure.look_up(request, REASON),
        lambda: clerk_desk.exposure.begin(case),
        lambda: clerk_desk.exposure.people("麦"),
        lambda: clerk_desk.exposure.set_extension(0),
    ):
        with pytest.raises(Forbidden):
            asked()


def test_the_minutes_after_a_departure_are_a_setting_of_the_venue(book: ExposureDesk) -> None:
    case = book.enter(1, "10:00-11:00")
    book.enter(2, "11:10-11:20")
    assert len(book.look(case).contacts) == 1
    book.desk.exposure.set_extension(0)
    result = book.look(case)
    assert (len(result.contacts), result.rules.extension_minutes) == (0, 0)
    with pytest.raises(BadInput):
        book.desk.exposure.set_extension(17)


def test_a_declaration_that_is_gone_begins_nothing(book: ExposureDesk) -> None:
    with pytest.raises(BadInput):
        book.desk.exposure.begin("01900000-0000-7000-8000-000000000000")


def test_stays_across_midnight_and_of_twenty_hours_meet_the_next_day(book: ExposureDesk) -> None:
    book.clock.ms += int(dt.timedelta(days=2).total_seconds() * 1000)
    case = book.enter(1, "22:00-次日02:00")
    tuesday = (MONDAY + dt.timedelta(days=1)).isoformat()
    after = book.enter(2, "01:00-01:30", visited_on=tuesday)
    whole = book.enter(3, "04:00-23:50")
    assert [(c.declaration, c.overlap.most) for c in book.look(case).contacts] == [(whole, 110), (after, 30)]
