"""The public signing keys in the slots of this desk's key file, noted when a slot was made: what other desks and the hub
state about keys does not decide to whom this desk gives its database key."""

from collections.abc import Mapping

from sqlalchemy import Connection

from desktop.store.queries import settings

_KEY = "keys.slots"


def every(connection: Connection) -> Mapping[str, bytes]:
    """By the slot's identifier."""
    return {slot: bytes.fromhex(key) for slot, key in settings.get(connection, _KEY, {}).items()}


def put(connection: Connection, slot: str, key: bytes) -> None:
    kept = {one: each.hex() for one, each in every(connection).items()}
    settings.put(connection, _KEY, {**kept, slot: key.hex()})
