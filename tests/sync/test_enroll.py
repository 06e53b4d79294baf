"""Joining a hub."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.errors import BadInput, Forbidden
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.desk import Desk
from desktop.store.queries import outbox
from desktop.sync.state import SyncStateRepository
from desktop.sync.wire import Certificate, Enrolled, Hello, signed
from tests.sync.conftest import JoinedDesk
from tests.sync.tiny_hub import TICKET, Handler, TinyHub, serving

ENROLL = "/v1/enroll"


def trouble(unenrolled: JoinedDesk, ticket: str = TICKET) -> SyncErrorKind:
    with pytest.raises(SyncError) as caught:
        unenrolled.enrolment.enroll(unenrolled.hub.url, ticket)
    return caught.value.kind


def test_a_desk_joins_and_the_audit_tells_who_did_it(unenrolled: JoinedDesk) -> None:
    assert not unenrolled.sync.status().enrolled
    before = unenrolled.sync.status().last
    status = unenrolled.enrolment.enroll(unenrolled.hub.url + "/", f" {TICKET}\n")
    assert (status.enrolled, status.approved, status.hub, status.url) == (
        True,
        True,
        unenrolled.hub.id,
        unenrolled.hub.url,
    )
    assert status.last == before + 1  # what was counted; what the desk knows of its hub is nothing to tell the hub
    with unenrolled.desk.store.read() as connection:
        assert outbox.after(connection, before, 9, 9)[0].kind == "hourly.state"
    asked = unenrolled.hub.desk
    venue = unenrolled.desk.venue.get()
    assert asked is not None
    assert (asked.venue, asked.venue_name, asked.declaration_code) == (venue.id, venue.name, venue.declaration_code)
    assert unenrolled.desk.health.problems() == ()


def test_an_answer_that_was_lost_is_asked_for_again_with_the_same_key(unenrolled: JoinedDesk) -> None:
    def lost(handler: Handler, body: bytes) -> None:
        assert handler.hub.answer(ENROLL, "", body)[0] == 200
        handler.cut()

    unenrolled.hub.trick(ENROLL, lost)
    assert trouble(unenrolled) is SyncErrorKind.NETWORK
    assert not unenrolled.sync.status().enrolled
    assert unenrolled.enrolment.enroll(unenrolled.hub.url, TICKET).enrolled


def test_a_ticket_that_is_not_valid_is_reported(unenrolled: JoinedDesk) -> None:
    assert trouble(unenrolled, "USED-BEFORE") is SyncErrorKind.TICKET
    assert not unenrolled.sync.status().enrolled
    with pytest.raises(BadInput):
        unenrolled.enrolment.enroll(unenrolled.hub.url, "  ")


def test_a_desk_that_waits_for_approval_says_so(unenrolled: JoinedDesk) -> None:
    unenrolled.hub.approved = False
    assert not unenrolled.enrolment.enroll(unenrolled.hub.url, TICKET).approved
    with pytest.raises(SyncError) as caught:
        unenrolled.sync.sync_now()
    assert caught.value.kind is SyncErrorKind.NOT_APPROVED
    unenrolled.hub.approved = True
    unenrolled.sync.sync_now()
    assert unenrolled.sync.status().approved
    assert unenrolled.sync.status().synced


@pytest.mark.parametrize("field", ["hub", "venue", "desk", "key", "signature"])
def test_a_certificate_that_is_not_for_this_desk_is_not_taken(unenrolled: JoinedDesk, field: str) -> None:
    def other(handler: Handler, body: bytes) -> None:
        hub = handler.hub
        hub.answer(ENROLL, "", body)
        assert hub.desk is not None
        facts = {"hub": hub.id, "venue": hub.desk.venue, "desk": hub.desk.desk, "key": hub.desk.key, "issued": 0}
        if field != "signature":
            facts[field] = bytes(32) if field == "key" else "another"
        key = Ed25519PrivateKey.generate() if field == "signature" else hub.key
        certificate = signed("certificate", Certificate(**facts), key)  # type: ignore[arg-type]
        handler.answer(200, Enrolled(certificate, True))

    unenrolled.hub.trick(ENROLL, other)
    assert trouble(unenrolled) is SyncErrorKind.NOT_A_HUB
    assert not unenrolled.sync.status().enrolled


def test_a_hub_of_a_later_protocol_asks_for_a_newer_program(unenrolled: JoinedDesk) -> None:
    raw = unenrolled.hub.key.public_key().public_bytes_raw()
    unenrolled.hub.trick("/v1/hello", lambda h, _: h.answer(200, Hello("h", "e", raw, "age1", "n", 0, protocol=2)))
    assert trouble(unenrolled) is SyncErrorKind.NEWER


def test_only_the_manager_may(clerk_desk: Desk, tiny_hub: TinyHub) -> None:
    clerk = JoinedDesk(clerk_desk, tiny_hub)
    with pytest.raises(Forbidden):
        clerk.enrolment.enroll(tiny_hub.url, TICKET)
    assert tiny_hub.asked == []


def test_a_desk_changes_its_hub_only_when_that_is_meant(joined: JoinedDesk) -> None:
    joined.enter(10)
    joined.sync.sync_now()
    with serving(TinyHub(id="another-hub")) as other:
        with pytest.raises(SyncError) as caught:
            joined.enrolment.enroll(other.url, TICKET)
        assert caught.value.kind is SyncErrorKind.OTHER_HUB
        assert joined.sync.status().synced
        status = joined.enrolment.enroll(other.url, TICKET, move=True)
        assert (status.hub, status.stored) == ("another-hub", 0)
        assert status.waiting == status.last
        joined.sync.sync_now()
        assert len(other.records) == joined.sync.status().last


def test_a_new_certificate_of_the_same_hub_forgets_nothing(joined: JoinedDesk) -> None:
    joined.enter(10)
    joined.sync.sync_now()
    assert joined.enrolment.enroll(joined.hub.url, TICKET).synced


def test_a_desk_without_a_hub_says_so(unenrolled: JoinedDesk) -> None:
    for act in (unenrolled.sync.sync_now, lambda: unenrolled.sync.export_bundle(unenrolled.desk.folder / "x")):
        with pytest.raises(SyncError) as caught:
            act()
        assert caught.value.kind is SyncErrorKind.NOT_ENROLLED
    assert not unenrolled.sync.status().synced


def test_the_desks_key_and_certificate_lie_in_the_encrypted_file_only(joined: JoinedDesk) -> None:
    raw = SyncStateRepository(joined.desk.store).key().private_bytes_raw()
    joined.desk.store.checkpoint_truncate()
    for path in joined.desk.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert raw not in data
            assert raw.hex().encode() not in data
            assert joined.hub.id.encode() not in data
