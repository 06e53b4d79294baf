"""How the last copies went, as it is kept in the desk."""

from collections.abc import Mapping

from desktop.domain.backups import BackupState
from desktop.domain.messages import Message
from desktop.services.imports.draft_json import message_json, message_of
from desktop.store.connections import Connection
from desktop.store.queries import backups


def read_state(connection: Connection) -> BackupState:
    """How the last copies went."""
    kept = backups.state(connection)
    return BackupState(
        _number(kept, "at"),
        _number(kept, "size"),
        _number(kept, "second_at"),
        _number(kept, "audit_seq"),
        bytes.fromhex(str(kept["audit_chain"])) if kept else bytes(32),
        _number(kept, "tried_at"),
        _sentence(kept.get("failure")),
        _sentence(kept.get("second_failure")),
    )


def keep_state(connection: Connection, state: BackupState) -> None:
    kept: dict[str, object] = {
        "at": state.at,
        "size": state.size,
        "second_at": state.second_at,
        "audit_seq": state.audit_seq,
        "audit_chain": state.audit_chain.hex(),
        "tried_at": state.tried_at,
        "failure": None if state.failure is None else message_json(state.failure),
        "second_failure": None if state.second_failure is None else message_json(state.second_failure),
    }
    backups.keep_state(connection, kept)


def _number(kept: Mapping[str, object], name: str) -> int:
    found = kept.get(name, 0)
    return found if isinstance(found, int) else 0


def _sentence(stored: object) -> Message | None:
    return None if stored is None else message_of(stored)
