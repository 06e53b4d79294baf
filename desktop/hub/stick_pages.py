"""What the other desks did, for a stick: all pages at once."""

from desktop.hub.identity import Identity
from desktop.hub.pulls import Pulls
from desktop.hub.tokens import Bearer
from desktop.sync.wire import signed


class StickPages:
    """Signed pages, as a desk would pull them one by one."""

    def __init__(self, pulls: Pulls, identity: Identity) -> None:
        self._pulls = pulls
        self._identity = identity

    def after(self, of: Bearer, incarnation: str, since: int) -> list[bytes]:
        """Everything after a number of the venue's; 0 is the beginning. Raises ``Refused``."""
        pages: list[bytes] = []
        while True:
            page = self._pulls.page(of, incarnation, since)
            pages.append(signed("pull", page, self._identity.signing))
            if not page.more or page.cursor <= since:
                return pages
            since = page.cursor
