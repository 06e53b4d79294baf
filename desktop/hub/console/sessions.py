"""Sessions of officers. They are stored at the hub, so that signing out ends one whatever a browser remembers.

The browser has 32 random bytes; the hub stores their digest. A keyed hash of the same bytes proves that a form was made
for this browser.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import Engine, delete, or_, select, update

from desktop.domain.clock import Clock
from desktop.hub.tables import officer, officer_session
from desktop.hub.tickets import NO_VENUE

IDLE_MS = 15 * 60_000
LONGEST_MS = 10 * 3_600_000
"""The longest session: a working day."""
_NOTED_EVERY_MS = 60_000


@dataclass(frozen=True, slots=True)
class OfficerSession:
    """An officer who is signed in, by the token that the browser holds."""

    officer: str
    token: str


class Sessions:
    """Begins, finds and ends sessions. ``secret`` is the hub's own."""

    def __init__(self, engine: Engine, secret: bytes, clock: Clock) -> None:
        self._engine = engine
        self._secret = secret
        self._clock = clock

    def begin(self, name: str) -> OfficerSession:
        """Begin a session of an officer who gave the right password. Expired sessions are deleted."""
        session, now = OfficerSession(name, new_token()), self._clock.now_ms()
        row = {"venue": NO_VENUE, "digest": _digest(session.token), "officer": name, "begun": now, "seen": now}
        of = officer_session.c
        with self._engine.begin() as connection:
            connection.execute(
                delete(officer_session).where(
                    of.venue == NO_VENUE, or_(of.seen < now - IDLE_MS, of.begun < now - LONGEST_MS)
                )
            )
            connection.execute(officer_session.insert().values(**row))
        return session

    def find(self, token: str) -> OfficerSession | None:
        """The valid session of a token, which is prolonged by that; None without one."""
        now, of = self._clock.now_ms(), officer_session.c
        mine = (of.venue == NO_VENUE, of.digest == _digest(token))
        query = (
            select(of.officer, of.seen)
            .join(officer, (officer.c.venue == of.venue) & (officer.c.name == of.officer))
            .where(*mine, officer.c.ended.is_(None))
            .where(of.seen.between(now - IDLE_MS, now + IDLE_MS), of.begun >= now - LONGEST_MS)
        )
        with self._engine.begin() as connection:
            found = connection.execute(query).one_or_none()
            if found is None:
                return None
            if now - found.seen > _NOTED_EVERY_MS:
                connection.execute(update(officer_session).where(*mine).values(seen=now))
        return OfficerSession(found.officer, token)

    def end(self, token: str) -> None:
        """End the session of a token."""
        of = officer_session.c
        with self._engine.begin() as connection:
            connection.execute(delete(officer_session).where(of.venue == NO_VENUE, of.digest == _digest(token)))

    def form_key(self, token: str) -> str:
        """The value that every form of the browser with this token contains."""
        return hashlib.blake2b(token.encode(), key=self._secret, digest_size=24, person=b"form").hexdigest()

    def is_form_key(self, text: str, token: str) -> bool:
        return hmac.compare_digest(text.encode(), self.form_key(token).encode())


def new_token() -> str:
    return secrets.token_urlsafe(32)


def _digest(token: str) -> bytes:
    return hashlib.blake2b(token.encode("utf-8", "surrogateescape"), digest_size=32).digest()
