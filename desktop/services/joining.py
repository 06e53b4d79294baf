"""Another desk of a venue: made over the network from what the hub knows of it, by the venue's manager."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.clock import Clock
from desktop.domain.codes import read_declaration_code
from desktop.domain.errors import BadInput, Problem
from desktop.domain.messages import message
from desktop.domain.people import check_person_name
from desktop.domain.phone import check_phone
from desktop.services.joining_build import Admitted, DeskBuilder, Founder, founder_problems
from desktop.services.joining_words import while_joining
from desktop.services.new_folder import made_whole, require_free
from desktop.services.setup import NewDesk
from desktop.store.folder import DeskFolder
from desktop.store.ledger import new_id
from desktop.store.queries.outbox import Identity
from desktop.sync import troubles
from desktop.sync.client import HubClient, greet, join
from desktop.sync.herd.pull import snapshot
from desktop.sync.link import Limits, Link, Refused, checked_url
from desktop.sync.state import Hub
from desktop.sync.stop import Stop
from desktop.sync.troubles import SyncTrouble
from desktop.sync.wire import Join


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Who joins and where. ``name`` and ``phone`` are the manager's, as the first desk has them; the password is theirs
    at this desk. ``authority`` is a certificate (PEM) to trust for this hub; ``plain`` allows unencrypted HTTP.
    ``desk`` is what the new desk is called, such as 北门前台; it may be empty."""

    url: str
    ticket: str
    declaration_code: str
    name: str
    phone: str
    password: str
    authority: str = ""
    plain: bool = False
    desk: str = ""

    @property
    def founder(self) -> Founder:
        return Founder(self.name, self.phone, self.password, self.desk)


class JoinService:
    """Makes further desks over the network. See ``StickJoinService`` for those whose network never comes."""

    def __init__(self, builder: DeskBuilder, clock: Clock, limits: Limits | None = None) -> None:
        self._builder = builder
        self._clock = clock
        self._limits = limits

    def problems(self, request: JoinRequest) -> tuple[Problem, ...]:
        """Everything wrong with a request that can be seen without the hub."""
        found = list(founder_problems(request.founder))
        if not request.ticket.strip():
            found.append(Problem("ticket", message("sync", "Type the ticket that the health office gave you.")))
        checks: tuple[Callable[[], str], ...] = (
            lambda: checked_url(request.url, plain=request.plain),
            lambda: read_declaration_code(request.declaration_code),
        )
        for check in checks:
            try:
                check()
            except BadInput as wrong:
                found += wrong.problems
        return tuple(found)

    def join(self, root: Path, request: JoinRequest, stop: Stop | None = None) -> NewDesk:
        """Make the desk at ``root``; ``stop`` ends it from another thread. Raises ``BadInput``, ``SyncTrouble``,
        ``Cancelled``, ``UserError``; then nothing is there, and the same ticket may be used again."""
        require_free(root)
        if problems := self.problems(request):
            raise BadInput.of(problems)
        stop = stop or Stop()
        with stop.at_store():
            try:
                joined = self._ask(request, stop)
            except SyncTrouble as trouble:
                raise while_joining(trouble, request.url) from None
            with made_whole(root) as building:
                made = self._builder.build(DeskFolder(building), request.founder, joined)
                stop.check()
            return made

    def _ask(self, request: JoinRequest, stop: Stop) -> Admitted:
        key, desk, incarnation = Ed25519PrivateKey.generate(), new_id(), new_id()
        asked = Join(
            request.ticket.strip(),
            read_declaration_code(request.declaration_code),
            check_person_name(request.name)[0],
            check_phone(request.phone)[0],
            desk,
            incarnation,
            key.public_key().public_bytes_raw(),
        )
        link = Link(
            request.url, self._clock, authority=request.authority, plain=request.plain, limits=self._limits, stop=stop
        )
        try:
            hub, venue, number = join(link, greet(link), asked)
            hub = Hub(hub.id, hub.url, hub.key, hub.age, hub.certificate, True, request.authority, request.plain)
            client = HubClient(link, hub, Identity(desk, incarnation, 0), key)
            pages, cursor = snapshot(client, hub, venue, desk)
        except Refused as refused:
            raise troubles.refused(refused.code) from None
        finally:
            link.close()
        return Admitted(hub, venue, number, key, desk, incarnation, pages, cursor)
