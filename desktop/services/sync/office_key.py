"""The health office's key at this desk: which one is trusted, which one waits for the manager, and what waits for it."""

from dataclasses import dataclass, replace

from desktop.domain.alphabet import LOOKALIKES
from desktop.domain.codes import show_code
from desktop.domain.errors import BadInput
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.text import clean_code
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.sync.office import OfficeTrust, fingerprint, read_statement
from desktop.sync.state import SyncStateRepository, put


@dataclass(frozen=True, slots=True)
class OfficeKeyStatus:
    """Fingerprints of the key that this desk seals to and of the one that the hub has now, in groups of four, empty for none;
    the second only where it is another one. ``title`` and ``held`` say in few words and in a sentence what waits for a key;
    None where nothing does."""

    accepted: str = ""
    offered: str = ""
    title: Message | None = None
    held: Message | None = None


NO_OFFICE_KEY = OfficeKeyStatus()
"""That of a desk without a hub."""


class OfficeKeyService:
    """Shows the office's key, and accepts another one for the manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._repository = SyncStateRepository(store)

    @open_to_all("Today says to everybody why declarations wait.")
    def read(self) -> OfficeKeyStatus:
        """How things stand."""
        known = self._repository.known()
        if known.hub is None:
            return NO_OFFICE_KEY
        title, held = held_words(known.office, known.acknowledged.stored) or (None, None)
        return OfficeKeyStatus(_shown(known.office.accepted), _shown(known.office.offered), title, held)

    @requires(Right.EDIT_VENUE)
    def accept(self, compared: str) -> OfficeKeyStatus:
        """Seal to the other key from now on. ``compared`` is its fingerprint as the health office reads it out. Raises
        ``BadInput``, ``Forbidden``."""
        known = self._repository.known()
        office, offered = known.office, read_statement(known.office.offered)
        if known.hub is None or offered is None:
            raise BadInput(message("office", "No other key of the health office waits here."))
        if clean_code(compared).translate(LOOKALIKES) != fingerprint(offered):
            raise BadInput.at(
                "fingerprint",
                message(
                    "office",
                    "This is not the fingerprint of the key that the hub has now. Compare every group with the health office; if they differ, tell them, and accept nothing.",
                ),
            )
        former = read_statement(office.accepted)
        body = {"fingerprint": fingerprint(offered), "former": "" if former is None else fingerprint(former)}
        with self._store.write(self._session.member.id) as change:
            put(change.connection, (replace(office, accepted=office.offered, offered=b"", held=0),))
            change.record("accept_office_key", "hub", known.hub.id, body, sync=False)
        return self.read()


def held_words(office: OfficeTrust, stored: int) -> tuple[Message, Message] | None:
    """What waits for a key, in few words and in a sentence, where everything up to ``stored`` is at the hub; None for
    nothing."""
    if office.offered:
        return _OTHER_TITLE, _OTHER_KEY
    return None if office.held <= stored else (_NO_TITLE, _NO_KEY)


_NO_TITLE = message("office", "Declarations wait for the health office’s key")
_NO_KEY = message(
    "sync",
    "The hub has no key of the health office yet, with which declarations are sealed on their way. They stay at this desk, with what follows them, until it has one. Tell the health office.",
)
_OTHER_TITLE = message("office", "The health office’s key is another one")
_OTHER_KEY = message(
    "sync",
    "The health office has another key than before. Declarations stay at this desk, with what follows them, until the manager has compared its fingerprint with the health office and accepted it.",
)


def _shown(statement: bytes) -> str:
    key = read_statement(statement)
    return "" if key is None else show_code(fingerprint(key))
