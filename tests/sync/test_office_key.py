"""Without a key of the health office nothing personal leaves the desk, and to another key only after its manager agreed."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import BadInput
from desktop.domain.sync_errors import SyncError, SyncErrorKind
from desktop.services.office.identity import new_office_key
from desktop.store import tables
from desktop.sync.office import OfficeTrust, fingerprint, fingerprint_of, sign_statement
from desktop.sync.segment import Record
from desktop.sync.wire import OfficeKey, Refusal
from tests.sync.conftest import JoinedDesk
from tests.sync.tiny_hub import KEY
from tests.whole_slip import ANSWERED

NAME = "单田芳"


def visit(joined: JoinedDesk) -> str:
    """Somebody comes; gives the identifier of the declaration."""
    desk = joined.desk
    draft = DeclarationDraft(
        visited_on=desk.store.clock.today().isoformat(),
        gate=desk.gates.list()[0].id,
        category="no_phone",
        name=NAME,
        id_type="none",
        phone="13912345678",
        address="江北街道",
        temperature_c="36.5",
        **ANSWERED,
    )
    return desk.declarations.enter(draft).id


def personal(joined: JoinedDesk) -> list[Record]:
    """The records of visitors that the hub has."""
    return [record for record in joined.hub.records if record.kind.startswith("declaration.")]


def test_a_declaration_goes_sealed_and_what_counts_is_readable(joined: JoinedDesk) -> None:
    visit(joined)
    joined.sync.sync_now()
    (record,) = personal(joined)
    assert record.sealed is not None
    assert NAME not in (record.body or "")
    assert '"measured":true' in (record.body or "")
    assert joined.sync.status().synced


def test_without_a_key_it_waits_with_what_follows_and_says_so(unenrolled: JoinedDesk) -> None:
    """At a hub whose office has none yet, and at an older hub, which says as little."""
    joined, hub = unenrolled, unenrolled.hub
    hub.office = None
    joined.enrolment.enroll(hub.url, "ONE-TIME-TICKET")
    before = joined.enter(3)
    visit(joined)
    joined.enter(2)
    assert joined.sync.sync_now().records == before
    assert personal(joined) == []
    status = joined.sync.status()
    assert (status.waiting, status.synced, status.error) == (3, False, None)
    assert "no key of the health office" in str(status.held)
    hub.office = KEY
    joined.sync.sync_now()
    assert joined.sync.status().held is None
    assert (joined.sync.status().synced, len(personal(joined))) == (True, 1)


def test_another_key_gets_nothing_before_the_manager_agreed(joined: JoinedDesk) -> None:
    visit(joined)
    joined.sync.sync_now()
    joined.hub.office, joined.hub.number = new_office_key(), 2
    visit(joined)
    joined.sync.sync_now()
    assert len(personal(joined)) == 1
    assert "another key than before" in str(joined.sync.status().held)
    joined.hub.office, joined.hub.number = KEY, 3  # the former one again needs no word
    joined.sync.sync_now()
    assert len(personal(joined)) == 2
    assert joined.sync.status().held is None


def test_a_key_that_the_hub_did_not_sign_is_none(joined: JoinedDesk) -> None:
    visit(joined)
    other = OfficeKey(joined.hub.id, 2, KEY.office, KEY.recovery, 0)
    for wrong in (sign_statement(other, Ed25519PrivateKey.generate()), b"noise"):
        position = structs.replace(joined.hub.position(), office=wrong)
        joined.hub.trick("/v1/desk", lambda h, _, position=position: h.answer(200, position))  # type: ignore[misc]
        with pytest.raises(SyncError) as refused:
            joined.sync.sync_now()
        assert refused.value.kind is SyncErrorKind.NOT_A_HUB
    assert personal(joined) == []


def test_a_hub_that_lost_its_key_gets_nothing_and_does_not_keep_the_desk_busy(joined: JoinedDesk) -> None:
    """It was restored from a backup of before, say: it refuses what is sealed, and then says that it has no key."""
    joined.sync.sync_now()
    visit(joined)
    position = structs.replace(joined.hub.position(), office=joined.hub.statement())
    joined.hub.trick("/v1/desk", lambda h, _: h.answer(200, position))
    joined.hub.trick("/v1/push", lambda h, _: h.answer(403, Refusal("office_key")))
    joined.hub.office = None
    assert joined.sync.sync_now().records == 0
    assert joined.sync.status().held is not None


def test_an_older_key_by_stick_is_no_news() -> None:
    def signed(number: int) -> tuple[bytes, OfficeKey]:
        key = new_office_key()
        statement = OfficeKey("hub", number, key.office, key.recovery, 0)
        return sign_statement(statement, Ed25519PrivateKey.generate()), statement

    old, new = signed(1), signed(2)
    trust = OfficeTrust().heard(*new)
    assert trust.heard(*old, may_be_old=True) == trust
    assert trust.heard(*old).offered == old[0]
    usable = trust.usable("hub")
    assert usable is not None
    assert fingerprint(usable) == fingerprint(new[1])
    assert trust.usable("another hub") is None


def test_a_stick_holds_what_may_go(unenrolled: JoinedDesk, tmp_path: Path) -> None:
    unenrolled.hub.office = None
    unenrolled.enrolment.enroll(unenrolled.hub.url, "ONE-TIME-TICKET")
    before = unenrolled.enter(2)
    visit(unenrolled)
    exported = unenrolled.sync.export_bundle(tmp_path / "stick.vdb")
    assert exported.last == before
    assert unenrolled.sync.status().held is not None


def test_the_manager_accepts_another_key_by_its_fingerprint_alone(joined: JoinedDesk) -> None:
    joined.sync.sync_now()
    joined.hub.office, joined.hub.number = new_office_key(), 2
    visit(joined)
    joined.sync.sync_now()
    service = joined.desk.office_key
    offered = service.read().offered
    for wrong in ("", "0" * 16, service.read().accepted, offered[:-1]):
        with pytest.raises(BadInput, match="not the fingerprint"):
            service.accept(wrong)
    assert service.accept(f" {offered.lower()} ").offered == ""
    with pytest.raises(BadInput, match="No other key"):
        service.accept(offered)
    joined.sync.sync_now()
    assert joined.sync.status().synced
    assert len(personal(joined)) == 1


def test_which_key_counts_is_in_the_audit_from_the_first_one_on(joined: JoinedDesk) -> None:
    first, other = fingerprint_of(KEY.office, KEY.recovery), new_office_key()
    joined.sync.sync_now()  # nothing new is heard
    joined.hub.office, joined.hub.number = other, 2
    joined.sync.sync_now()
    with joined.desk.store.read() as connection:
        rows = connection.execute(tables.audit.select().where(tables.audit.c.action == "note_office_key")).all()
    noted = [json.loads(row.body) for row in rows]
    assert [(one["accepted"], one["offered"]) for one in noted] == [
        (first, ""),
        (first, fingerprint_of(other.office, other.recovery)),
    ]
