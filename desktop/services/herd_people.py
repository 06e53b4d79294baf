"""After a pull, whoever is signed in has the rights that they have now, and who left has no way in any more."""

from dataclasses import replace

from desktop.domain.messages import Message, message
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import members
from desktop.store.vault import Vault
from desktop.sync.herd.pull import Taken


class People:
    """Keeps session and keys in step with the members."""

    def __init__(self, store: Store, session: Session, vault: Vault | None) -> None:
        self._store = store
        self._session = session
        self._vault = vault

    def follow(self, taken: Taken) -> tuple[Message, ...]:
        """What members came to be; gives what the manager should know of it."""
        if not taken.things:
            return ()
        with self._store.read() as connection:
            everyone = members.every(connection, include_unbound=True)
        bound = {member.id: member.role for member in everyone if member.bound}
        if self._vault is not None:
            self._vault.set_roles(bound)
        me = next((member for member in everyone if member.id == self._session.member.id), self._session.member)
        self._session.member = replace(me, has_password=me.bound)
        return tuple(
            message(
                "herd",
                "{name} was added at another desk. Passwords do not travel: to let them sign in here, give them one on the Venue page.",
                name=name,
            )
            for name in taken.newcomers
        )
