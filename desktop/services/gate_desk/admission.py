"""How an inspector gets in: their slot opens the inspectors' database, and a slot of an earlier program is exchanged."""

from contextlib import closing
from dataclasses import replace

from desktop.credentials.signing import Signer, public_part
from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.domain.people import Role
from desktop.domain.records import RecordKinds
from desktop.services.counting import hour_sheets
from desktop.services.gate_desk.entering import FormSeal
from desktop.services.green_channel import drafts
from desktop.services.session import Session
from desktop.services.setup.access import Access, Opened
from desktop.store import engine as engines
from desktop.store.folder import DeskFolder
from desktop.store.gate_file import GateFile
from desktop.store.gate_store import GateStore
from desktop.store.keys import Secrets
from desktop.store.ledger import Store
from desktop.store.migrate import bring_up_to_date
from desktop.store.operations import Sealer
from desktop.store.queries import gate_operations, members, outbox, settings, slot_keys, venues


def exchanged(store: Store, access: Access, opened: Opened) -> Opened:
    """The slot of an inspector that still opens the desk's database, made one that opens the inspectors'.

    The password opens the desk's once more here, so that nobody has to be given a new one. What they have half typed
    goes with them. Cut off anywhere before the slot is on the disk, all of it is done again the next time.
    """
    member_id, secrets = opened.member_id, opened.secrets
    with store.read() as connection:
        keys = gate_operations.access(connection)
        forms = {
            key: stored
            for key in (drafts.key_of(member_id), hour_sheets.key_of(member_id))
            if (stored := settings.get(connection, key, None)) is not None
        }
    with store.write_unaudited() as connection:
        gate_operations.put_key(connection, member_id, public_part(secrets.signing))
        slot_keys.put(connection, member_id, public_part(secrets.signing))
    file = GateFile(access.folder, keys, store.clock, store.kinds)
    file.project(store)
    seal = FormSeal(secrets.signing, member_id)
    with closing(file.open()) as gate, gate.write_unaudited() as connection:
        for key, stored in forms.items():
            settings.put(connection, key, seal.closed(stored) if key == drafts.key_of(member_id) else stored)
    admitted = access.exchange(opened, Secrets(b"", secrets.signing, keys.key))
    with store.write_unaudited() as connection:
        for key in forms:
            settings.put(connection, key, None)
    return admitted


def admitted(folder: DeskFolder, opened: Opened, clock: Clock, kinds: RecordKinds) -> tuple[GateStore, Session]:
    """The inspectors' database, open for an inspector. Raises ``UserError``."""
    path = folder.gate_database
    if not path.exists() or not path.stat().st_size:
        raise UserError(
            message(
                "unlock",
                "What an inspector needs is not in this folder yet. Let the manager or the front desk sign in once.",
            )
        )
    engine = engines.open_engine(path, opened.secrets.gate)
    engines.probe(engine, path)
    bring_up_to_date(engine, path, folder.backups, clock)
    plain = Store(engine, clock, kinds)
    try:
        with plain.read() as connection:
            member = members.find(connection, opened.member_id)
            venue, recipient = venues.find(connection), gate_operations.recipient(connection)
            desk = outbox.identity(connection).desk if recipient else ""
        if venue is None or not recipient or member is None or not member.bound:
            raise UserError(message("unlock", "This member has left the venue. Ask the manager."))
        if member.role is Role.MANAGER:
            raise UserError(
                message(
                    "unlock",
                    "You are the manager now, and your password was an inspector's. The recovery code of this desk gives you a new one.",
                )
            )
        if member.role is not Role.INSPECTOR:
            raise UserError(
                message(
                    "unlock",
                    "Your role has changed, and your password was an inspector's. Ask the manager for a new one.",
                )
            )
    except BaseException:
        plain.close()
        raise
    signer = Signer(venue.id, member.id, opened.secrets.signing, orders=False)
    seal = FormSeal(opened.secrets.signing, member.id)
    member = replace(member, has_password=True)
    return GateStore(engine, clock, kinds, Sealer(desk, recipient, signer)), Session(member, seal)
