"""An inspector with a password of their own, the folder and this program's modules opens whatever they open."""

import shutil
from pathlib import Path

import pytest

from desktop.credentials.signing import Signer
from desktop.domain.errors import UserError
from desktop.domain.people import Role
from desktop.services.counting.counting import Noticed
from desktop.services.desk import Desk
from desktop.services.gate_desk.desk import GateDesk
from desktop.services.gate_desk.entering import FormSeal
from desktop.services.green_channel.drafts import KeptEntry, key_of
from desktop.store import engine as engines
from desktop.store import tables
from desktop.store.keys import KeyRing, Secrets, new_signing_key
from desktop.store.ledger import new_id
from desktop.store.operations import Operation, Sealer
from desktop.store.queries import gate_operations, outbox, settings, venues
from tests.conftest import CHEAP
from tests.gates import INSPECTOR_PASSWORD, MANAGER_PASSWORD, OTHER_PASSWORD, Gates, gate, member, slip
from tests.store.plain_pages import plain_bytes

SYNC_KEY = "c3luYyBrZXkgb2YgdGhlIGRlc2s="
PERSONAL = ("欧阳慧敏", "11010519491231002X", "13600136000", "上米街", "陆小凤", "13800138777", "ouyang")


@pytest.fixture
def busy(gates: Gates) -> Gates:
    """Visitors entered by the front desk and at the gate, with worksheets, cards and forms that are half typed."""
    with gates.clerk() as desk:
        desk.declarations.enter(slip(desk, temperature_c="38.2"))
        desk.cards.issue(slip(desk), consent=True)
        desk.entry_drafts.keep(KeptEntry(slip(desk)))
        desk.shift_notes.keep("欧阳慧敏 waits")
        with desk.store.write_unaudited() as connection:  # as a desk that belongs to a hub keeps it
            settings.put(connection, "sync.key", {"key": SYNC_KEY})
    with gates.inspector() as own:
        own.declarations.enter(slip(own, slip="2"))
        own.counting.abnormal(Noticed(gate(own), 384, name="陆小凤", phone="13800138777"))
        own.entry_drafts.keep(KeptEntry(slip(own)))
        own.shift_notes.keep("陆小凤 waits")
    return gates


def secrets_of(gates: Gates, password: str) -> Secrets:
    access = gates.program.access(gates.place.root)
    return access.open_any(password).secrets


def test_an_inspectors_password_opens_no_visitor_no_sync_key_and_no_audit(busy: Gates, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(busy.place.root, folder)
    secrets = secrets_of(busy, INSPECTOR_PASSWORD)
    assert secrets.database == b""
    pages = plain_bytes(folder / "gate.db", secrets.gate)  # those that were freed as well
    found = pages.decode("utf-8", "ignore")
    assert "惠州市惠城区江北街道社区卫生服务中心" in found  # it is what the inspector's program reads
    assert "南门" in found
    for text in (*PERSONAL, SYNC_KEY, "AGE-SECRET-KEY", "sync."):
        assert text not in found
    with busy.manager() as desk, desk.store.read() as connection:
        salts = [row.salt for row in connection.execute(tables.audit.select())]
    assert len(salts) > 20
    assert not any(salt in pages for salt in salts)
    engine = engines.open_engine(folder / "gate.db", secrets.gate)
    with engine.connect() as connection:
        personal = (tables.audit, tables.outbox, tables.declaration, tables.declaration_key, tables.fever, tables.card)
        assert [len(connection.execute(table.select()).all()) for table in personal] == [0] * len(personal)
        assert settings.get(connection, gate_operations.ACCESS_KEY, None) is None
    engine.dispose()


def test_none_of_an_inspectors_keys_opens_the_desks_database(busy: Gates) -> None:
    secrets = secrets_of(busy, INSPECTOR_PASSWORD)
    for key in (secrets.gate, secrets.signing, bytes(32)):
        engine = engines.open_engine(busy.place.database, key)
        with pytest.raises(UserError):
            engines.probe(engine, busy.place.database)
        engine.dispose()


def test_an_inspectors_program_gives_away_nobody(busy: Gates) -> None:
    with busy.inspector() as own:
        assert isinstance(own, GateDesk)
        shown = [*own.declarations.recent(), *own.fevers.open()]
        assert len(shown) == 2
        assert not any(text in repr(shown) for text in PERSONAL)
        assert own.declarations.known_person("欧阳慧敏") is None
        assert own.declarations.known_person("002X") is None


def test_what_an_inspector_sealed_is_not_read_back_with_all_that_the_folder_has(busy: Gates) -> None:
    import pyrage

    secrets = secrets_of(busy, INSPECTOR_PASSWORD)
    with busy.inspector() as own, own.store.read() as connection:
        waiting = gate_operations.waiting(connection, 10)
        assert len(waiting) == 3
        for one in waiting:
            assert not any(text.encode() in one.sealed for text in PERSONAL)
            with pytest.raises(pyrage.DecryptError):
                pyrage.decrypt(one.sealed, [pyrage.x25519.Identity.generate()])
    assert secrets.database == b""


def test_half_typed_forms_of_an_inspector_open_with_their_key_only(busy: Gates) -> None:
    with busy.other() as other, other.store.read() as connection:
        theirs = member(other, "单雄").id
        stored = settings.get(connection, key_of(theirs), None)
        assert not any(text in repr(stored) for text in PERSONAL)
        assert FormSeal(secrets_of(busy, OTHER_PASSWORD).signing, theirs).opened(stored) is None
        assert FormSeal(secrets_of(busy, INSPECTOR_PASSWORD).signing, theirs).opened(stored) is not None


def forge(own: Desk, seed: bytes, operation: Operation) -> None:
    """Put an operation of one's own making among those that wait."""
    with own.store.write_unaudited() as connection:
        signer = Signer(venues.get(connection).id, operation.member, seed, orders=False)
        sealer = Sealer(outbox.identity(connection).desk, gate_operations.recipient(connection), signer)
        gate_operations.put(connection, operation.id, sealer.seal(operation))


def test_what_another_did_cannot_be_forged(gates: Gates) -> None:
    seed = secrets_of(gates, INSPECTOR_PASSWORD).signing
    with gates.inspector() as own:
        other, chief = member(own, "曾敏"), member(own, "陈志远")
        north = gate(own, "北门")
        press = {"gate_id": north, "at": own.clock.now_ms(), "inspector_id": None, "tenths": None, "id": new_id()}
        for who in (other.id, chief.id, own.session.member.id, "nobody"):
            forge(own, seed, Operation(new_id(), "count", who, own.clock.now_ms(), {"presses": [press]}))
        password = {"presses": [], "action": "edit", "kind": "member", "details": {}}
        forge(own, seed, Operation(new_id(), "report", own.session.member.id, own.clock.now_ms(), password))
    with gates.clerk() as desk:
        assert desk.counting.board().total.day == 0
        assert [str(one.by) for one in desk.gate_inbox.held()].count("") == 3
        assert len(desk.gate_inbox.held()) == 5


@pytest.mark.parametrize("signing", [b"", new_signing_key()], ids=["format 1", "format 2"])
def test_a_password_of_before_opens_the_desk_once_more_and_never_again(gates: Gates, signing: bytes) -> None:
    database = secrets_of(gates, MANAGER_PASSWORD).database
    with gates.manager() as desk:
        theirs = member(desk, "单雄").id
        desk.store.close()
    ring = KeyRing.read(gates.place.keys)
    before = ring.with_slot(theirs, Role.INSPECTOR, INSPECTOR_PASSWORD, Secrets(database, signing), CHEAP)
    before.save(gates.place.keys)
    gates.place.gate_database.unlink()  # as it was before there was one
    with gates.inspector() as own:
        assert isinstance(own, GateDesk)
        own.counting.press(gate(own))
    after = secrets_of(gates, INSPECTOR_PASSWORD)
    assert (after.database, bool(after.gate)) == (b"", True)
    assert after.signing == signing or not signing
    with gates.clerk() as desk:
        assert desk.counting.board().total.day == 1
        assert desk.gate_inbox.held() == ()


def test_a_form_that_was_half_typed_before_is_there_after(gates: Gates) -> None:
    database = secrets_of(gates, MANAGER_PASSWORD).database
    with gates.manager() as desk:
        theirs = member(desk, "单雄").id
        with desk.store.write_unaudited() as connection:
            draft = {**slip(desk).texts(), "overrides": {}}
            settings.put(connection, key_of(theirs), {"at": desk.clock.now_ms(), "draft": draft, "pile": None})
    ring = KeyRing.read(gates.place.keys)
    ring.with_slot(theirs, Role.INSPECTOR, INSPECTOR_PASSWORD, Secrets(database, new_signing_key()), CHEAP).save(
        gates.place.keys
    )
    with gates.inspector() as own:
        kept = own.entry_drafts.kept()
        assert kept is not None
        assert kept.draft.name == "欧阳慧敏"


def test_whoever_becomes_the_manager_needs_a_password_that_opens_the_desk(gates: Gates) -> None:
    with gates.manager() as desk:
        heir = member(desk, "单雄")
        assert desk.members.needs_password_to_manage(heir)
        with pytest.raises(UserError):
            desk.members.hand_over(heir.id)
        desk.members.hand_over(heir.id, "new-manager-99")
    assert secrets_of(gates, "new-manager-99").database
    with gates.signed_in("new-manager-99") as desk:
        assert desk.session.member.role is Role.MANAGER
        assert desk.declarations.count() == 0


def test_an_inspector_who_left_does_not_get_in_and_nor_does_what_they_leave(gates: Gates) -> None:
    seed = secrets_of(gates, INSPECTOR_PASSWORD)
    with gates.manager() as desk:
        gone = member(desk, "单雄")
        desk.members.unbind(gone.id)
    access = gates.program.access(gates.place.root)
    assert gone.id not in {slot.slot_id for slot in access.key_slots()}
    with gates.other() as other:  # with the key of gate.db, which they may have kept
        press = {
            "gate_id": gone.gate_ids[0],
            "at": other.clock.now_ms(),
            "inspector_id": None,
            "tenths": None,
            "id": "x",
        }
        forge(other, seed.signing, Operation(new_id(), "count", gone.id, other.clock.now_ms(), {"presses": [press]}))
    with gates.clerk() as desk:
        assert desk.counting.board().total.day == 0
        assert desk.gate_inbox.count_held() == 1
