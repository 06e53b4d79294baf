"""How often somebody may try a password at the console, so that guessing is slow and nobody can keep an officer out.

A limit for a name alone would let a stranger lock an officer out with wrong passwords. So tries are counted by where
they come from, in the way that OWASP calls device cookies:

* A browser in which an officer has signed in before holds a mark for that name. Its tries are counted by the mark and
  have places of their own: whatever strangers do elsewhere, the officer at the usual PC gets in.
* Tries without a mark are counted by address, more narrowly by name and address, and all of them together: each one
  costs Argon2 with its 64 MiB, and what many addresses could do to one name stays below 170,000 guesses a day.

What is left: while many addresses attack at once, an officer at a new PC may have to wait.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from desktop.domain.clock import Clock
from desktop.hub.limits import Places, RateLimit, network_of

FROM_ADDRESS, FOR_NAME, WITH_MARK = 10, 5, 10
"""Tries a minute from one address; for one name from one address; for one name in a browser with its device cookie."""
UNKNOWN_BROWSERS = 120
"""Tries a minute of all browsers without a device cookie."""
_AT_ONCE = 2
"""Tries at the same time, of each sort."""
_LONGEST = 100


class SignIns:
    """Counts tries, and signs device cookies. ``secret`` is the hub's own."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._secret = secret
        self._addresses = RateLimit(FROM_ADDRESS, clock)
        self._names = RateLimit(FOR_NAME, clock)
        self._unknown_browsers = RateLimit(UNKNOWN_BROWSERS, clock)
        self._marks = RateLimit(WITH_MARK, clock)
        self._places = Places(_AT_ONCE)
        self._places_of_known = Places(_AT_ONCE)

    def places(self, cookies: Mapping[str, str], address: str, name: str) -> Places:
        """The places that a try for a name takes one of. Raises ``Refused`` (429) after too many tries."""
        name = name.strip()[:_LONGEST]
        mark = cookies.get(self.cookie(name), "")
        if self._is_mark(mark, name):
            self._marks.check(mark)
            return self._places_of_known
        network = network_of(address)
        self._addresses.check(network)
        self._names.check(f"{network} {name}")
        self._unknown_browsers.check("")
        return self._places

    def cookie(self, name: str) -> str:
        """The name of the device cookie of an officer; it does not reveal their name. Several officers may share a
        PC."""
        return f"venuedesk_known_{self._keyed('cookie', name)[:16]}"

    def mark(self, name: str) -> str:
        """The value of the device cookie for a browser in which an officer has just signed in."""
        nonce = secrets.token_hex(16)
        return nonce + self._keyed("mark", nonce + name)

    def _is_mark(self, text: str, name: str) -> bool:
        nonce, proof = text[:32], text[32:]
        return hmac.compare_digest(proof.encode(), self._keyed("mark", nonce + name).encode())

    def _keyed(self, purpose: str, text: str) -> str:
        data = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(data, key=self._secret, digest_size=16, person=purpose.encode()).hexdigest()
