"""Opens the desk of whoever came in: that under the cover, where it is theirs, with the same services over the same store;
else one of their own."""

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.services.setup.access import Access, Opened


def enter(program: Program, covered: Desk | None, access: Access, opened: Opened) -> Desk:
    """The desk of whoever came in. What would open their slot again is overwritten, and all of it where the desk cannot be
    opened. Raises ``UserError``; then a suspended desk stays so."""
    try:
        if covered is not None and covered.session.member.id == opened.member_id:
            return _resumed(program, covered, access, opened)
        if covered is not None and not covered.store.is_suspended:
            covered.show_gates()  # an inspector sees what was done here until now
        return program.open_desk(access, opened)
    except BaseException:
        opened.wipe()
        raise
    finally:
        opened.forget_wrapping()


def _resumed(program: Program, desk: Desk, access: Access, opened: Opened) -> Desk:
    """The desk, also where it was not suspended yet. Gives a new one where the member's role is another now, or where it
    was the recovery code that let them in: that may make them the manager."""
    if opened.recovery:
        return program.open_desk(access, opened)
    if not desk.store.is_suspended:
        if access.ring.saved > desk.vault.saved:  # the slot was written anew
            desk.vault.resume(access.ring, opened.secrets)
        else:
            opened.secrets.wipe()  # the desk has them
        return desk
    if opened.secrets.gate:
        _resume_gate_desk(program, desk, access, opened)
        return desk
    return desk if _is_resumed(program, desk, access, opened) else program.open_desk(access, opened)


def _is_resumed(program: Program, desk: Desk, access: Access, opened: Opened) -> bool:
    from desktop.services.audit.wrong_passwords import record_wrong_passwords
    from desktop.services.venue.credentials import sign_in
    from desktop.store.queries import gate_operations, members

    store, vault = desk.store, desk.vault
    store.resume(program.open_engine(access.folder, opened.secrets))
    try:
        with store.read() as connection:
            member = members.find(connection, opened.member_id)
            keys = gate_operations.access(connection)
        if member is None or member.role is not desk.session.member.role:
            store.suspend()
            return False
        vault.resume(access.ring, opened.secrets, keys.key)
        sign_in(store, member, opened.secrets, b"")
        record_wrong_passwords(store, member.id, opened.wrong)
        if desk.anchoring is not None:
            desk.anchoring.start()
    except BaseException:
        store.suspend()
        vault.suspend()
        raise
    return True


def _resume_gate_desk(program: Program, desk: Desk, access: Access, opened: Opened) -> None:
    from desktop.services.gate_desk.admission import admitted
    from desktop.store.gate_store import GateStore

    store, session = admitted(access.folder, opened, program.clock, program.kinds)
    if not isinstance(desk.store, GateStore):
        store.close()
        raise AssertionError("the slot of an inspector for the desk of somebody else")
    # First of all what forms are sealed with: nothing is to be kept in the open.
    desk.session.member, desk.session.seal = session.member, session.seal
    desk.store.resume(store.engine)
    desk.store.sealer = store.sealer
    desk.vault.resume(access.ring, opened.secrets)
