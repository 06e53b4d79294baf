"""Tickets, enrolment, approval, sessions: who may hand over records, and how that ends."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, func, select

from desktop.domain.clock import FixedClock
from desktop.domain.codes import new_declaration_code
from desktop.domain.errors import UserError
from desktop.hub.hub import Hub
from desktop.hub.refused import Refused
from desktop.hub.tables import ticket, used_nonce
from desktop.sync.wire import NONCE_SECONDS, TOKEN_SECONDS, Certificate, SessionProof, SessionRequest, signed
from tests.hub.signing_desk import SigningDesk, certified, new_id


def _code(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.refusal.code


def _stranger(hub: Hub, venue: str | None = None) -> SigningDesk:
    return SigningDesk(hub.identity.hub, venue or new_id())


def test_a_desk_waits_until_a_person_approves_it(hub: Hub) -> None:
    desk = _stranger(hub)
    desk.enroll(hub)
    with pytest.raises(Refused, match="not_approved"):
        desk.token(hub)
    assert [(str(one.desk), one.state, one.venue_name) for one in hub.desks.all()] == [
        (desk.desk, "waiting", "江北街道社区卫生服务中心")
    ]
    hub.desks.decide(desk.desk, "approved")
    bearer = hub.tokens.bearer(desk.token(hub))
    assert (str(bearer.venue), str(bearer.desk)) == (desk.venue, desk.desk)


def test_a_revoked_desk_gets_no_session_and_its_token_serves_nothing(hub: Hub, desk: SigningDesk) -> None:
    bearer = hub.tokens.bearer(desk.token(hub))
    hub.desks.decide(desk.desk, "revoked")
    with pytest.raises(Refused, match="revoked"):
        desk.token(hub)
    with pytest.raises(Refused, match="revoked"):
        hub.ingest.position(bearer, desk.incarnation)


def test_the_certificate_names_the_desk_and_its_key(hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    assert certified(hub, desk) == Certificate(hub.identity.hub, desk.venue, desk.desk, desk.raw_key, clock.ms)


def test_an_answer_that_was_lost_is_given_again(hub: Hub, clock: FixedClock) -> None:
    desk = _stranger(hub)
    text = hub.tickets.make(None, "", 1, approves=False).text
    asking = desk.asking(text)
    first = hub.desks.enroll(asking)
    clock.ms += 10 * 3_600_000
    assert hub.desks.enroll(asking) == first


def test_a_ticket_serves_one_desk_only(hub: Hub) -> None:
    text = hub.tickets.make(None, "", 1, approves=False).text
    _stranger(hub).enroll(hub, text)
    with pytest.raises(Refused) as caught:
        _stranger(hub).enroll(hub, text)
    assert _code(caught) == "ticket"


def test_a_ticket_may_be_typed_as_people_type(hub: Hub) -> None:
    text = hub.tickets.make(None, "", 1, approves=False).text
    _stranger(hub).enroll(hub, f" {text.lower().replace('-', ' ').replace('0', 'O')} ")
    assert len(hub.desks.all()) == 1


def test_an_old_ticket_a_made_up_one_and_one_of_another_venue_are_refused_alike(hub: Hub, clock: FixedClock) -> None:
    old = hub.tickets.make(None, "", 2, approves=False).text
    other = hub.tickets.make(UUID(new_id()), "", 9, approves=False).text
    clock.ms += 2 * 3_600_000
    code = hub.tickets.make(None, "ABCDEFGH", 9, approves=False).text
    for text in (old, other, code, "AAAA-BBBB-CCCC-DDDD", "", "\0", "票"):
        with pytest.raises(Refused) as caught:
            hub.desks.enroll(_stranger(hub).asking(text))
        assert (caught.value.status, _code(caught)) == (403, "ticket")
    assert hub.desks.all() == ()


def test_only_a_digest_of_a_ticket_is_kept(hub: Hub, engine: Engine) -> None:
    text = hub.tickets.make(None, "", 1, approves=False).text
    with engine.connect() as connection:
        kept = str(connection.execute(select(ticket)).all())
    assert text not in kept
    assert text.replace("-", "") not in kept


def test_a_ticket_approves_for_its_own_venue_and_for_a_new_one_with_its_code(hub: Hub, desk: SigningDesk) -> None:
    def enrolled(text: str, venue: str, code: str = desk.code) -> bool:
        return hub.desks.enroll(SigningDesk(hub.identity.hub, venue, code=code).asking(text)).approved

    named = hub.tickets.make(hub.desks.all()[0].venue, "", 1, approves=True).text
    assert enrolled(named, desk.venue)
    assert enrolled(hub.tickets.make(None, desk.code, 1, approves=True).text, new_id())
    # A code alone is no secret: with it, nobody joins a venue that is there already without being looked at.
    assert not enrolled(hub.tickets.make(None, desk.code, 1, approves=True).text, desk.venue)
    assert not enrolled(hub.tickets.make(None, "", 1, approves=True).text, new_id(), new_declaration_code())


def test_a_desk_gets_another_key_only_with_a_ticket_of_its_venue_and_waits_again(hub: Hub, desk: SigningDesk) -> None:
    venue = hub.desks.all()[0].venue
    old = desk.token(hub)
    desk.key = Ed25519PrivateKey.generate()
    with pytest.raises(Refused, match="ticket"):
        desk.enroll(hub)
    before = desk.certificate
    desk.enroll(hub, hub.tickets.make(venue, "", 1, approves=False).text)
    assert desk.certificate != before
    with pytest.raises(Refused, match="not_approved"):
        hub.ingest.position(hub.tokens.bearer(old), desk.incarnation)


def test_the_key_before_proves_nothing_any_more(hub: Hub, desk: SigningDesk) -> None:
    old = SigningDesk(desk.hub, desk.venue, desk.desk, desk.incarnation, desk.key, [], desk.certificate)
    desk.key = Ed25519PrivateKey.generate()
    desk.enroll(hub, hub.tickets.make(hub.desks.all()[0].venue, "", 1, approves=True).text)
    assert desk.token(hub)
    with pytest.raises(Refused, match="unknown_desk"):
        old.token(hub)


def test_a_revoked_desk_does_not_come_back_with_a_ticket(hub: Hub, desk: SigningDesk) -> None:
    hub.desks.decide(desk.desk, "revoked")
    with pytest.raises(Refused, match="revoked"):
        desk.enroll(hub)


def test_a_ticket_that_approves_ends_the_waiting(hub: Hub) -> None:
    desk = _stranger(hub)
    desk.enroll(hub)
    desk.enroll(hub, hub.tickets.make(UUID(desk.venue), "", 1, approves=True).text)
    assert desk.token(hub)


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": b"short"},
        {"key": b""},
        {"venue": "x"},
        {"desk": "\0"},
        {"incarnation": "1"},
        {"venue_name": "a\0"},
        {"venue_name": "x" * 201},
        {"declaration_code": "\0"},
    ],
    ids=str,
)
def test_an_enrolment_that_makes_no_sense_leaves_its_ticket_unused(hub: Hub, wrong: dict[str, object]) -> None:
    text = hub.tickets.make(None, "", 1, approves=False).text
    desk = _stranger(hub)
    with pytest.raises(Refused) as caught:
        hub.desks.enroll(desk.asking(text, **wrong))
    assert _code(caught) == "format"
    desk.enroll(hub, text)


def test_a_nonce_holds_for_a_while_and_is_the_hub_s_own(hub: Hub, desk: SigningDesk, clock: FixedClock) -> None:
    nonce = hub.desks.hello().nonce
    clock.ms += NONCE_SECONDS * 1000 + 1
    for wrong in (nonce, "", "x", "===", nonce[:-1], hub.tokens.token(hub.tokens.bearer(desk.token(hub))), "票"):
        with pytest.raises(Refused) as caught:
            hub.desks.session(desk.proving(wrong))
        assert (caught.value.status, _code(caught)) == (401, "token")


def test_used_nonces_do_not_pile_up(hub: Hub, desk: SigningDesk, clock: FixedClock, engine: Engine) -> None:
    def kept() -> int:
        with engine.connect() as connection:
            return int(connection.scalars(select(func.count()).select_from(used_nonce)).one())

    for _ in range(3):
        desk.token(hub)
    hub.retention.expire()
    assert kept() == 3
    clock.ms += 86_400_001
    hub.retention.expire()
    assert kept() == 0


def test_a_token_ends_after_its_time_and_when_the_hub_s_clock_went_back(
    hub: Hub, desk: SigningDesk, clock: FixedClock
) -> None:
    token = desk.token(hub)
    start = clock.ms
    for moment in (start + TOKEN_SECONDS * 1000, start - 1, start - 10 * 365 * 86_400_000):
        clock.ms = moment
        with pytest.raises(Refused, match="token"):
            hub.tokens.bearer(token)
    clock.ms = start + TOKEN_SECONDS * 1000 - 1
    assert str(hub.tokens.bearer(token).desk) == desk.desk


def test_a_session_needs_the_hub_s_certificate_and_the_desk_s_own_proof(hub: Hub, desk: SigningDesk) -> None:
    nonce = hub.desks.hello().nonce
    mine = desk.proving(nonce)
    claim = Certificate(hub.identity.hub, desk.venue, desk.desk, desk.raw_key, 0)
    proof = SessionProof(desk.hub, desk.desk, nonce)
    for asked in (
        SessionRequest(signed("certificate", claim, desk.key), mine.proof),
        SessionRequest(mine.certificate, signed("session", proof, Ed25519PrivateKey.generate())),
        SessionRequest(mine.certificate, signed("certificate", proof, desk.key)),
        SessionRequest(mine.certificate, signed("session", SessionProof(new_id(), desk.desk, nonce), desk.key)),
        SessionRequest(mine.certificate, signed("session", SessionProof(desk.hub, new_id(), nonce), desk.key)),
        SessionRequest(mine.proof, mine.certificate),
        SessionRequest(b"", b""),
    ):
        with pytest.raises(Refused) as caught:
            hub.desks.session(asked)
        assert (caught.value.status, _code(caught)) == (403, "signature")


def test_a_desk_is_named_by_a_part_that_no_other_has(hub: Hub) -> None:
    first, second = SigningDesk.joined(hub), SigningDesk.joined(hub)
    assert str(hub.desks.decide(first.desk[-12:].upper(), "revoked").desk) == first.desk
    for part in ("-", "nobody"):
        with pytest.raises(UserError):
            hub.desks.decide(part, "approved")
    assert {str(one.desk): one.state for one in hub.desks.all()} == {first.desk: "revoked", second.desk: "approved"}
