"""Who checks at which gate and where the scanner counts, as it was chosen on the Counting page today.

It lies in the store as the desk's own working state: neither audited nor synced. Each press tells its inspector itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.people import Member, Right
from desktop.services.rights import requires_own
from desktop.services.session import Session
from desktop.store.ledger import Store
from desktop.store.queries import settings

_KEY = "counting:{member}"


@dataclass(frozen=True, slots=True)
class Choices:
    """Inspectors by gate, empty for nobody; gates without an entry follow the assignments. ``scanner``: a gate."""

    inspectors: Mapping[str, str] = field(default_factory=dict)
    scanner: str = ""


class CountingChoices:
    """The choices of the member who is signed in. They hold for a day: another shift is suggested anew."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires_own(Right.COUNT)
    def kept(self) -> Choices:
        """The inspectors and the scanner's gate as chosen today; empty where nothing was."""
        with self._store.read() as connection:
            stored = settings.get(connection, self._key, {})
        if not isinstance(stored, Mapping) or stored.get("day") != self._today:
            return Choices(scanner=str(stored.get("scanner", "")) if isinstance(stored, Mapping) else "")
        return Choices({str(k): str(v) for k, v in stored["inspectors"].items()}, str(stored["scanner"]))

    @requires_own(Right.COUNT)
    def keep(self, choices: Choices) -> None:
        """Store what was chosen today. Raises ``UserError``."""
        kept = {"day": self._today, "inspectors": dict(choices.inspectors), "scanner": choices.scanner}
        with self._store.write_unaudited() as connection:
            settings.put(connection, self._key, kept)

    @property
    def _key(self) -> str:
        return _KEY.format(member=self._session.member.id)

    @property
    def _today(self) -> str:
        return self._store.clock.today().isoformat()


def suggested(gate_id: str, me: Member, inspectors: Sequence[Member]) -> str:
    """Who checks at a gate as far as the assignments tell: whoever counts, else the first one assigned, else nobody."""
    there = [m.id for m in inspectors if gate_id in m.gate_ids]
    return me.id if me.id in there else next(iter(there), "")
