"""The public keys of the health office, to which desks seal what the hub may not read. Their secrets never come here."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.hub.identity import HubIdentity
from desktop.hub.tables import office_key
from desktop.hub.tickets import NO_VENUE
from desktop.sync.office import fingerprint, sign_statement, verified_statement
from desktop.sync.wire import OfficeKey, WireError

log = logging.getLogger("desktop.hub")


@dataclass(frozen=True, slots=True)
class OfficeStatement:
    """An office key, its fingerprint, and the statement with which the hub vouches for it."""

    key: OfficeKey
    fingerprint: str
    signed: bytes


class OfficeKeys:
    """The office keys of this hub; the newest is the present one."""

    def __init__(self, engine: Engine, identity: HubIdentity, clock: Clock) -> None:
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._verified: OfficeStatement | None = None
        """The statement that was verified last."""

    def present(self, connection: Connection) -> OfficeStatement | None:
        """The present key; None where the office has not made one, and where this hub did not sign what is in the
        database: then it takes nothing personal."""
        newest = select(office_key.c.statement).where(office_key.c.venue == NO_VENUE)
        row = connection.execute(newest.order_by(office_key.c.number.desc()).limit(1)).one_or_none()
        if row is None:
            return None
        known = self._verified
        if known is not None and known.signed == row.statement:
            return known
        try:
            key = verified_statement(row.statement, self._identity.hub, self._identity.public.public_bytes_raw())
        except WireError:
            log.error("the office key in the database is not signed by this hub")
            return None
        self._verified = OfficeStatement(key, fingerprint(key), row.statement)
        return self._verified

    def statement(self) -> bytes:
        """The signed statement of the present key; empty where there is none."""
        with self._engine.begin() as connection:
            return self.signed(connection)

    def signed(self, connection: Connection) -> bytes:
        """As ``statement``, in the caller's transaction."""
        found = self.present(connection)
        return b"" if found is None else found.signed

    def require_place(self, *, replace: bool) -> None:
        """Raises ``BadInput`` where there is a key already and it is not to be replaced, or the other way round."""
        with self._engine.begin() as connection:
            self._require_place(connection, replace=replace)

    def add(
        self,
        office: str,
        recovery: str,
        *,
        replace: bool,
        note: Callable[[Connection, UUID | None, UUID | None], None] | None = None,
    ) -> OfficeStatement:
        """Make these age recipients the office's key. ``note`` logs it in the same transaction. Raises ``BadInput`` as
        ``require_place``."""
        with self._engine.begin() as connection:
            self._require_place(connection, replace=replace)
            last = connection.scalar(select(func.max(office_key.c.number)).where(office_key.c.venue == NO_VENUE)) or 0
            key = OfficeKey(self._identity.hub, last + 1, office, recovery, self._clock.now_ms())
            made = OfficeStatement(key, fingerprint(key), sign_statement(key, self._identity.signing))
            values = {"fingerprint": made.fingerprint, "statement": made.signed, "made": key.made}
            connection.execute(insert(office_key).values(venue=NO_VENUE, number=key.number, **values))
            if note is not None:
                note(connection, None, None)
        log.info("office key %d: %s", key.number, made.fingerprint)
        return made

    def _require_place(self, connection: Connection, *, replace: bool) -> None:
        present = self.present(connection)
        if present is not None and not replace:
            raise BadInput(
                message(
                    "hub",
                    "This hub has an office key already ({fingerprint}). To put another one in its place, add --replace: what was sealed before stays readable with the old key alone.",
                    fingerprint=present.fingerprint,
                )
            )
        if present is None and replace:
            raise BadInput(message("hub", "This hub has no office key yet. Leave --replace out."))
