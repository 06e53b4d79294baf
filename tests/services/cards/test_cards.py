"""Visitor cards on a real encrypted desk: issued, scanned, replaced, voided, forgotten. Made-up people."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.app.program import Program
from desktop.domain.card import VoidReason, card_payload, new_card_code
from desktop.domain.clock import FixedClock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput, Cancelled, Forbidden
from desktop.domain.people import Role
from desktop.domain.posters import Language
from desktop.services.cards.cards import CardService
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.store import tables
from desktop.store.queries import cards
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.reports.paperwork import page_count, text_of
from tests.services.fevers.test_fevers import DAY, TEN_THIRTY, feverish

PERSON = ("name", "id_type", "id_number", "phone", "address", "category")


@pytest.fixture
def now() -> FixedClock:
    return FixedClock(TEN_THIRTY)


@pytest.fixture
def desk(program: Program, made_desk: MadeDesk, now: FixedClock) -> Iterator[Desk]:
    """The desk at half past ten."""
    access = program.access(made_desk.folder)
    program = replace(program, clock=now)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        yield desk


def payload(desk: Desk, card_id: str) -> str:
    """What the card's QR says."""
    with desk.store.read() as connection:
        row = cards.find(connection, card_id)
    assert row is not None
    return card_payload(desk.venue.get().code, row.code)


def everything(desk: Desk) -> str:
    """All that cards, outbox and audit hold."""
    with desk.store.read() as connection:
        rows = [tuple(r) for t in (tables.card, tables.outbox, tables.audit) for r in connection.execute(t.select())]
    return str(rows)


def no_document(**changes: str) -> DeclarationDraft:
    return feverish(**({"id_type": "none", "id_number": "", "category": "no_phone"} | changes))


def test_a_card_stands_for_who_somebody_is_and_not_for_how_they_were(desk: Desk) -> None:
    card = desk.cards.issue(feverish(symptoms="cough", notes="独居"), consent=True)
    assert (card.number, card.name, card.phone) == ("0001", "单*芳", "136****6000")
    holder = desk.cards.holder(payload(desk, card.id))
    assert (holder.card_id, holder.number, holder.name, holder.used_at) == (card.id, "0001", "单*芳", None)
    wanted = {field: getattr(feverish(), field) for field in PERSON}
    wanted |= {"sex": "female", "birth_date": "1949-12-31"}
    assert holder.draft == DeclarationDraft(**wanted)


def test_a_card_is_issued_to_whom_was_just_saved(desk: Desk) -> None:
    entered = desk.declarations.enter(feverish(temperature_c="36.6"))
    card = desk.cards.issue_for(entered.id, consent=True)
    assert desk.cards.holder(payload(desk, card.id)).draft.name == "单田芳"
    with pytest.raises(BadInput, match="not there"):
        desk.cards.issue_for("nobody", consent=True)


def test_without_consent_there_is_no_card(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.cards.issue(feverish(), consent=False)
    assert [p.field for p in caught.value.problems] == ["consent"]
    assert desk.cards.list() == ()


def test_details_that_do_not_do_are_reported_at_their_fields(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.cards.issue(feverish(id_number="110105194912310021", name="", temperature_c="99", gate=""), consent=True)
    assert {p.field for p in caught.value.problems} == {"id_number", "name"}


def test_an_applicant_is_masked_and_told_what_is_missing(desk: Desk) -> None:
    applicant = desk.cards.applicant(feverish(temperature_c="", gate=""))
    assert (applicant.name, applicant.card, applicant.problem) == ("单*芳", None, None)
    assert desk.cards.applicant(feverish(id_number="1")).problem is not None
    entered = desk.declarations.enter(feverish(temperature_c="36.6"))
    assert desk.cards.applicant_of(entered.id) == applicant


@pytest.mark.parametrize("person", [feverish(), no_document()])
def test_one_person_has_one_card(desk: Desk, person: DeclarationDraft) -> None:
    card = desk.cards.issue(person, consent=True)
    with pytest.raises(BadInput, match="has card 0001"):
        desk.cards.issue(replace(person, address="别处1号"), consent=True)
    known = desk.cards.applicant(person)
    assert known.card is not None
    assert known.card.id == card.id


def test_others_without_a_document_have_cards_of_their_own(desk: Desk) -> None:
    desk.cards.issue(no_document(), consent=True)
    assert desk.cards.issue(no_document(name="刘福"), consent=True).number == "0002"


def test_a_replaced_card_is_void_and_the_new_one_is_the_same_person(desk: Desk) -> None:
    old = desk.cards.issue(feverish(), consent=True)
    before = payload(desk, old.id)
    new = desk.cards.reissue(old.id)
    assert new.number == "0002"
    assert payload(desk, new.id) != before
    with pytest.raises(BadInput, match=r"Card 0001 is void since 2026-11-23 \(Replaced"):
        desk.cards.holder(before)
    assert desk.cards.holder(payload(desk, new.id)).draft.name == "单田芳"


def test_a_void_card_is_forgotten_at_once_everywhere(desk: Desk) -> None:
    card = desk.cards.issue(feverish(), consent=True)
    desk.declarations.enter(
        feverish(
            temperature_c="36.6", name="刘福", id_type="none", id_number="", phone="13900139999", address="别处1号"
        )
    )
    desk.cards.void(card.id, VoidReason.LOST)
    (listed,) = desk.cards.list()
    assert (listed.name, listed.void_reason) == ("", VoidReason.LOST)
    for trace in ("单田芳", "11010519491231002X", "13600136000", "上米街"):
        assert trace not in everything(desk)
    assert "刘福" in everything(desk)
    assert desk.health.problems() == ()
    for act in (lambda: desk.cards.void(card.id, VoidReason.LOST), lambda: desk.cards.reissue(card.id)):
        with pytest.raises(BadInput, match="void already"):
            act()
    assert desk.cards.issue(feverish(), consent=True).number == "0002"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (card_payload("K7QM2F9ABC", new_card_code()), "another venue"),
        ("刘福", "not a visitor card"),
    ],
    ids=["foreign", "a name"],
)
def test_what_is_no_card_of_this_venue_has_a_way_out(desk: Desk, text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        desk.cards.holder(text)


def test_an_invented_code_opens_nothing(desk: Desk) -> None:
    desk.cards.issue(feverish(), consent=True)
    with pytest.raises(BadInput, match="not known"):
        desk.cards.holder(card_payload(desk.venue.get().code, new_card_code()))


def test_a_visit_with_the_card_renews_it_and_its_details(desk: Desk, now: FixedClock) -> None:
    card = desk.cards.issue(feverish(), consent=True)
    now.ms += DAY
    moved = feverish(visited_on="2026-11-24", temperature_c="36.6", address="水口街道龙湖大道9号")
    desk.declarations.enter(moved, card=card.id)
    assert desk.cards.list()[0].used_at == now.ms
    assert desk.cards.holder(payload(desk, card.id)).used_at == now.ms
    assert desk.cards.holder(payload(desk, card.id)).draft.address == "水口街道龙湖大道9号"


def test_a_form_that_became_another_persons_does_not_touch_the_card(desk: Desk, now: FixedClock) -> None:
    card = desk.cards.issue(feverish(), consent=True)
    now.ms += DAY
    desk.declarations.enter(no_document(visited_on="2026-11-24", name="刘福"), card=card.id)
    desk.declarations.enter(feverish(visited_on="2026-11-24"), card="gone")
    assert desk.cards.list()[0].used_at == TEN_THIRTY
    assert desk.cards.holder(payload(desk, card.id)).draft.name == "单田芳"


def test_cards_are_found_by_number_and_by_person(desk: Desk) -> None:
    desk.cards.issue(feverish(), consent=True)
    desk.cards.issue(no_document(name="刘福", phone="13900139999"), consent=True)
    for query, numbers in (
        ("", ["0002", "0001"]),
        ("1", ["0001"]),
        ("0002", ["0002"]),
        ("stf", ["0001"]),
        ("刘", ["0002"]),
        ("002x", ["0001"]),
        ("9999", ["0002"]),
        ("zzz", []),
        ("%" * 5000, []),
    ):
        assert [card.number for card in desk.cards.list(query)] == numbers, query


def test_cards_unused_for_long_forget_their_holders(desk: Desk, now: FixedClock) -> None:
    unused = desk.cards.issue(feverish(), consent=True)
    now.ms += DAY
    used = desk.cards.issue(no_document(name="刘福"), consent=True)
    with desk.store.write_unaudited() as connection:
        gone = cards.forget_unused(connection, now.ms, now.ms + DAY, 10)
        assert [(row.id, row.void_at, row.holder) for row in gone] == [(unused.id, now.ms + DAY, None)]
        assert cards.forget_unused(connection, now.ms, now.ms + DAY, 10) == ()
    assert "单田芳" not in everything(desk)
    with pytest.raises(BadInput, match="Not used for a long time"):
        desk.cards.holder(payload(desk, unused.id))
    assert desk.cards.holder(payload(desk, used.id)).draft.name == "刘福"


def test_an_inspector_reads_cards_and_does_not_issue_them(desk: Desk) -> None:
    card = desk.cards.issue(feverish(), consent=True)
    inspector = CardService(desk.store, Session(replace(desk.session.member, role=Role.INSPECTOR)))
    assert inspector.holder(payload(desk, card.id)).name == "单*芳"
    for act in (
        lambda: inspector.issue(no_document(), consent=True),
        lambda: inspector.void(card.id, VoidReason.LOST),
        lambda: inspector.reissue(card.id),
        inspector.list,
    ):
        with pytest.raises(Forbidden):
            act()


def test_the_log_holds_nobody_and_the_outbox_everything(desk: Desk) -> None:
    card = desk.cards.issue(feverish(), consent=True)
    with desk.store.read() as connection:
        (audited,) = connection.execute(tables.audit.select().where(tables.audit.c.subject == card.id)).all()
        (sent,) = connection.execute(tables.outbox.select().where(tables.outbox.c.subject == card.id)).all()
    assert json.loads(audited.body) == {"number": 1}
    assert json.loads(sent.body)["holder"]["name"] == "单田芳"


@pytest.mark.parametrize("language", [Language.ZH, Language.ZH_EN])
def test_cards_are_printed_ten_to_a_sheet_and_name_nobody(desk: Desk, language: Language) -> None:
    issued = [desk.cards.issue(no_document(name=f"刘{n}福"), consent=True) for n in "一二三四五六七八九十百"]
    desk.cards.void(issued[0].id, VoidReason.MISTAKE)
    made = desk.card_printing.make([card.id for card in issued], language)
    assert len(made.ids) == 10
    assert page_count(made.pages.pdf) == 1
    payloads = [code.payload for code in made.pages.codes[0]]
    assert payloads == [payload(desk, card.id) for card in issued[1:]]
    text = text_of(made.pages.pdf)
    assert "0002" in text
    assert "0011" in text
    assert "刘" not in text
    assert "136" not in text
    assert not any(card.is_printed for card in desk.cards.list())
    desk.card_printing.note_printed(made)
    assert [card.is_printed for card in desk.cards.list()] == [True] * 10 + [False]


def test_printing_can_be_stopped_and_void_cards_are_not_printed(desk: Desk) -> None:
    card = desk.cards.issue(feverish(), consent=True)

    def stop(done: int, total: int, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.card_printing.make([card.id], Language.ZH, stop)
    desk.cards.void(card.id, VoidReason.DAMAGED)
    with pytest.raises(BadInput, match="no card"):
        desk.card_printing.make([card.id], Language.ZH)
