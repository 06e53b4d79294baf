"""Cases: kept with a number, gone on with the next day, and forgotten with the declarations."""

import datetime as dt

import pytest

from desktop.domain.erasure import ErasureReason
from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.exposure.cases import CaseState, Outcome
from desktop.services.desk import Desk
from desktop.services.exposure.cases import CaseView, ExposureCase
from desktop.services.exposure.results import ExposureRequest
from desktop.store import tables
from tests.services.exposure.exposure_desk import REASON, ExposureDesk, draft

DAY_MS = 86_400_000
NOTE = "家属接听，下午再打"


def open_case(book: ExposureDesk, declaration: str) -> ExposureCase:
    person = book.desk.exposure.begin(declaration)
    return book.desk.exposure_cases.open(ExposureRequest(person.stays, declaration), REASON)


def contacts(view: CaseView) -> list[str]:
    return [contact.declaration for contact in view.result.contacts]


def test_cases_are_numbered_from_one_in_every_year(book: ExposureDesk) -> None:
    one = book.enter(1, "10:00-11:00")
    assert [str(open_case(book, one).number) for _ in range(2)] == ["2026-001", "2026-002"]
    book.clock.ms += 40 * DAY_MS
    book.desk.retention.confirm_purge()
    january = book.desk.clock.today() - dt.timedelta(days=1)
    two = book.enter(2, "10:00-11:00", visited_on=january.isoformat())
    assert str(open_case(book, two).number) == "2027-001"


def test_a_number_is_not_given_again_when_its_case_is_gone(book: ExposureDesk) -> None:
    open_case(book, book.enter(1, "10:00-11:00"))
    book.clock.ms += 29 * DAY_MS
    book.desk.retention.confirm_purge()
    book.desk.retention.purge()
    assert book.desk.exposure_cases.list() == ()
    later = (book.desk.clock.today() - dt.timedelta(days=1)).isoformat()
    assert str(open_case(book, book.enter(2, "10:00-11:00", visited_on=later)).number) == "2026-002"


def test_what_came_in_since_is_new_until_it_was_seen(book: ExposureDesk) -> None:
    case, known = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-10:30")
    corrected = book.enter(3, "15:00-15:30")
    opened = open_case(book, case)
    cases = book.desk.exposure_cases
    assert not cases.view(opened.id).new
    late = book.enter(4, "10:00-10:20")
    book.desk.declarations.correct(corrected, draft(3, time="10:00-10:10"), "时间抄错")
    view = cases.view(opened.id)
    assert contacts(view) == [known, late, corrected]
    assert [view.is_new(contact) for contact in view.result.contacts] == [False, True, True]
    cases.see(opened.id, view)
    assert not cases.view(opened.id).new


def test_a_declaration_that_was_corrected_or_erased_is_counted_as_gone(book: ExposureDesk) -> None:
    case = book.enter(1, "10:00-11:00")
    erased, corrected, left = (book.enter(number, "10:00-10:30") for number in (2, 3, 4))
    opened = open_case(book, case)
    book.desk.erasure.erase(erased, ErasureReason.ASKED)
    book.desk.declarations.correct(corrected, draft(3, time="15:00-15:30"), "时间抄错")
    view = book.desk.exposure_cases.view(opened.id)
    assert (contacts(view), view.gone) == ([left], 2)
    book.desk.erasure.erase(case, ErasureReason.ASKED)
    view = book.desk.exposure_cases.view(opened.id)
    assert contacts(view) == [left]  # the times of the case are no person


def test_a_case_goes_with_everything_of_a_person_who_asks_for_that(book: ExposureDesk) -> None:
    case = book.enter(1, "10:00-11:00")
    opened = open_case(book, case)
    book.desk.erasure.erase(case, ErasureReason.ASKED, person=True)
    assert book.desk.exposure_cases.list() == ()
    with pytest.raises(BadInput):
        book.desk.exposure_cases.view(opened.id)


def test_a_contact_that_is_erased_while_the_list_is_open_is_a_line_without_a_name(book: ExposureDesk) -> None:
    case, erased = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-10:30")
    result = book.look(case)
    book.desk.erasure.erase(erased, ErasureReason.ASKED)
    (contact,) = result.contacts
    assert (contact.declaration, contact.name, contact.phone, contact.overlap.most) == ("", "", "", 30)


def test_calls_are_kept_one_after_the_other_and_the_last_one_counts(book: ExposureDesk) -> None:
    case, contact, other = (book.enter(number, "10:00-11:00") for number in (1, 2, 3))
    opened, cases = open_case(book, case), book.desk.exposure_cases
    cases.note_call(opened.id, [contact], Outcome.NOT_REACHED, NOTE)
    book.clock.ms += 3_600_000
    cases.note_call(opened.id, [contact], Outcome.REACHED)
    view = cases.view(opened.id)
    made = view.calls[contact]
    assert [(call.outcome, call.note) for call in made] == [(Outcome.NOT_REACHED, NOTE), (Outcome.REACHED, "")]
    assert (made[1].at - made[0].at, made[1].by) == (3_600_000, "陈志远")
    assert view.progress[Outcome.REACHED] == 1
    assert view.last_call(next(c for c in view.result.contacts if c.declaration == other)) is None


def test_calls_go_with_the_declaration_and_their_notes_with_them(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-11:00")
    opened = open_case(book, case)
    book.desk.exposure_cases.note_call(opened.id, [contact], Outcome.REACHED, NOTE)
    book.desk.erasure.erase(contact, ErasureReason.ASKED)
    assert not book.desk.exposure_cases.view(opened.id).calls
    with book.desk.store.read() as connection:
        assert connection.execute(tables.exposure_contact.select()).all() == []
        for log in (tables.audit, tables.outbox):
            assert not [row for row in connection.execute(log.select()) if NOTE in (row.body or "")]
    assert book.desk.health.problems() == ()


def test_calls_and_the_case_go_with_the_retention(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-11:00")
    opened = open_case(book, case)
    book.desk.exposure_cases.note_call(opened.id, [contact], Outcome.REACHED, NOTE)
    book.clock.ms += 29 * DAY_MS
    book.desk.retention.confirm_purge()
    book.desk.retention.purge()
    with book.desk.store.read() as connection:
        assert connection.execute(tables.exposure_contact.select()).all() == []
        assert connection.execute(tables.exposure_case.select()).all() == []
    with pytest.raises(BadInput):
        book.desk.exposure_cases.view(opened.id)
    assert book.desk.health.problems() == ()


def test_nothing_of_a_case_leaves_for_the_hub(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-11:00")
    opened = open_case(book, case)
    book.desk.exposure_cases.note_call(opened.id, [contact], Outcome.REACHED, NOTE)
    book.desk.erasure.erase(contact, ErasureReason.ASKED)
    with book.desk.store.read() as connection:
        kinds = {row.kind for row in connection.execute(tables.outbox.select())}
    assert not [kind for kind in kinds if kind.startswith("exposure")]


def test_a_closed_case_takes_no_calls_before_it_is_reopened(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "10:00-11:00")
    opened, cases = open_case(book, case), book.desk.exposure_cases
    cases.close(opened.id)
    assert cases.list()[0].state is CaseState.CLOSED
    with pytest.raises(BadInput, match="2026-001 is closed"):
        cases.note_call(opened.id, [contact], Outcome.REACHED)
    cases.reopen(opened.id)
    cases.note_call(opened.id, [contact], Outcome.REACHED)
    assert cases.view(opened.id).calls


def test_a_case_goes_on_with_its_own_rules(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "11:10-11:20")
    opened = open_case(book, case)
    book.desk.exposure.set_extension(0)
    assert contacts(book.desk.exposure_cases.view(opened.id)) == [contact]
    book.desk.exposure_cases.set_rules(opened.id, book.desk.exposure.rules())
    view = book.desk.exposure_cases.view(opened.id)
    assert (contacts(view), view.result.rules.extension_minutes, view.gone) == ([], 0, 1)


def test_other_stays_of_a_case_are_compared_from_then_on(book: ExposureDesk) -> None:
    case, contact = book.enter(1, "10:00-11:00"), book.enter(2, "15:00-15:30")
    opened, exposure = open_case(book, case), book.desk.exposure
    (stay,) = exposure.begin(case).stays
    added = exposure.typed_stay("2026-11-23", "15:00-15:10", book.gate("急诊入口"))
    book.desk.exposure_cases.set_stays(opened.id, ExposureRequest((stay, added), case))
    view = book.desk.exposure_cases.view(opened.id)
    assert (contacts(view), view.case.stays, view.request.stays) == ([contact], 2, (stay, added))


def test_a_case_is_the_managers(book: ExposureDesk, clerk_desk: Desk) -> None:
    case = book.enter(1, "10:00-11:00")
    opened = open_case(book, case)
    request = ExposureRequest(book.desk.exposure.begin(case).stays, case)
    cases = clerk_desk.exposure_cases
    for asked in (
        lambda: cases.list(),
        lambda: cases.open(request, REASON),
        lambda: cases.view(opened.id),
        lambda: cases.close(opened.id),
        lambda: cases.note_call(opened.id, [case], Outcome.REACHED),
    ):
        with pytest.raises(Forbidden):
            asked()
