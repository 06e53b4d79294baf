"""What stands in the entry form and is not saved yet, kept so that a crash loses nothing of it.

It lies in the encrypted store, one for each member, and is no record: neither audited nor synced.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.people import Right
from desktop.domain.retention import DEFAULT_DAYS
from desktop.services.json_shapes import mapping, sequence, text, texts, whole
from desktop.services.rights import requires_own
from desktop.services.session import UNSEALED, Seal, Session
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import settings

_KEY = "entry_draft:{member}"
_DAY_MS = 86_400_000


def key_of(member_id: str) -> str:
    """The setting that holds what a member has left."""
    return _KEY.format(member=member_id)


@dataclass(frozen=True, slots=True)
class Pile:
    """A pile of slips that is typed in together: what all of them share, and which of it is done.

    ``first`` is the number of its first slip where they follow each other, else 0. ``entered`` holds the serials
    as they were entered; a slip without a number leaves an empty one.
    """

    visited_on: str
    gate: str
    inspector: str
    size: int
    first: int = 0
    entered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """A form that was left: what was typed, and the pile that it belongs to."""

    draft: DeclarationDraft
    pile: Pile | None = None


class EntryDrafts:
    """The draft of the member who is signed in."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._key = key_of(session.member.id)

    @requires_own(Right.ENTER_DECLARATIONS)
    def keep(self, entry: KeptEntry) -> None:
        """Remember a form in place of the last one. Raises ``UserError``."""
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, self._session.seal.closed(_stored(entry, self._store.clock.now_ms())))

    @requires_own(Right.ENTER_DECLARATIONS)
    def clear(self) -> None:
        """Forget it: the form was saved, or emptied on purpose."""
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, None)

    @requires_own(Right.ENTER_DECLARATIONS)
    def kept(self) -> KeptEntry | None:
        """The form that was left, if any. One that is older than declarations may be is forgotten here."""
        with self._store.read() as connection:
            stored = self._session.seal.opened(settings.get(connection, self._key, None))
            days = int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))
        if stored is None:
            return None
        if self._store.clock.now_ms() - whole(stored.get("at", 0)) > days * _DAY_MS:
            self.clear()
            return None
        return KeptEntry(draft_of(stored["draft"]), _pile(stored["pile"]))


def left_by(connection: Connection, member_id: str) -> KeptEntry | None:
    """What a member has left in the form, if anything."""
    stored = settings.get(connection, key_of(member_id), None)
    if not isinstance(stored, Mapping):
        return None
    return KeptEntry(draft_of(stored["draft"]), _pile(stored["pile"]))


def settle(connection: Connection, member_id: str, serial: str, seal: Seal = UNSEALED) -> None:
    """Let go of a member's form in the transaction that saves it, so that no crash brings back what was saved.

    What a pile has come to is kept on: ``serial`` is the slip that was saved, empty for none.
    """
    key = key_of(member_id)
    stored = seal.opened(settings.get(connection, key, None))
    if stored is None:
        return
    pile = _pile(stored["pile"])
    if pile is not None:
        pile = replace(pile, entered=(*pile.entered, serial))
        settings.put(connection, key, seal.closed(_stored(KeptEntry(DeclarationDraft(), pile), whole(stored["at"]))))
    else:
        settings.put(connection, key, None)


def unsettle(
    connection: Connection,
    member_id: str,
    serial: str,
    reopened: DeclarationDraft | None,
    now: int,
    seal: Seal = UNSEALED,
) -> None:
    """Undo ``settle`` in the transaction that takes a slip back: the pile lacks it again.

    ``reopened`` becomes the member's form; None leaves what stands in it.
    """
    key = key_of(member_id)
    stored = seal.opened(settings.get(connection, key, None))
    kept = KeptEntry(draft_of(stored["draft"]), _pile(stored["pile"])) if stored is not None else None
    if kept is None and reopened is None:
        return
    draft, pile = (kept.draft, kept.pile) if kept is not None else (DeclarationDraft(), None)
    if pile is not None and serial in pile.entered:
        last = len(pile.entered) - 1 - pile.entered[::-1].index(serial)
        pile = replace(pile, entered=pile.entered[:last] + pile.entered[last + 1 :])
    left = KeptEntry(reopened if reopened is not None else draft, pile)
    settings.put(connection, key, seal.closed(_stored(left, now)))


def _stored(entry: KeptEntry, at: int) -> dict[str, object]:
    """A form as the settings keep it; ``at`` is UTC ms."""
    return {"at": at, "draft": draft_json(entry.draft), "pile": asdict(entry.pile) if entry.pile is not None else None}


def draft_json(draft: DeclarationDraft) -> dict[str, object]:
    """A draft as JSON."""
    return {**draft.texts(), "overrides": dict(draft.overrides)}


def draft_of(stored: object) -> DeclarationDraft:
    """The draft of such a value. Fields that another version of the program knew are left out."""
    kept = mapping(stored)
    typed = {name: str(kept[name]) for name in FIELDS.keys if name in kept}
    return DeclarationDraft.of(typed, texts(kept.get("overrides", {})))


def _pile(stored: object) -> Pile | None:
    if stored is None:
        return None
    kept = mapping(stored)
    return Pile(
        text(kept["visited_on"]),
        text(kept["gate"]),
        text(kept["inspector"]),
        whole(kept["size"]),
        whole(kept.get("first", 0)),
        tuple(map(text, sequence(kept.get("entered", ())))),
    )
