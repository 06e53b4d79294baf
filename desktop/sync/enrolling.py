"""A desk that has its venue already asks a hub to let it in: the same over the network and by stick."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.store.ledger import Store
from desktop.store.queries import outbox, venues
from desktop.sync import troubles
from desktop.sync.admission import EnrolAsk, Verdict, read_certificate, seal_enrol, ticket_mark
from desktop.sync.client import enroll, greet
from desktop.sync.link import Link
from desktop.sync.state import Hub, Invited, Known, SyncBook
from desktop.sync.troubles import SyncTrouble, Trouble
from desktop.sync.wire import Enroll, WireError


@dataclass(frozen=True, slots=True)
class Judged:
    """What the hub's verdicts come to; ``trouble`` where it did not let the desk in."""

    hub: Hub
    invited: Invited
    trouble: SyncTrouble | None = None


class Enrolling:
    """What is asked with this desk's key, and what is believed of the answers."""

    def __init__(self, store: Store, book: SyncBook) -> None:
        self._store = store
        self._book = book

    def asked(self, ticket: str) -> Enroll:
        """What this desk asks with a ticket."""
        with self._store.read() as connection:
            venue, identity = venues.get(connection), outbox.identity(connection)
        key = self._book.key().public_key().public_bytes_raw()
        return Enroll(
            ticket.strip(), venue.id, venue.name, venue.declaration_code, identity.desk, identity.incarnation, key
        )

    def part(self, hub: Hub, invited: Invited) -> bytes:
        """The same as a part of a bundle."""
        return seal_enrol(EnrolAsk(hub.id, self.asked(invited.ticket)), self._book.key())

    def over(self, link: Link, hub: Hub, invited: Invited) -> Hub:
        """Ask the hub of an invitation over the network, which came before the stick was back. Raises ``SyncTrouble``."""
        hello = greet(link)
        if (hello.hub, hello.key) != (hub.id, hub.key):
            raise troubles.other_hub(link.url)
        told = enroll(link, hello, self.asked(invited.ticket))
        return replace(hub, certificate=told.certificate, approved=told.approved)

    def judge(self, known: Known, hub: Hub, verdicts: Iterable[Verdict]) -> Judged | None:
        """What verdicts that came by stick, in whatever order, come to. None where one of them cannot be true."""
        mine = self.asked(known.invited.ticket)
        judged = Judged(hub, known.invited)
        for verdict in sorted(verdicts, key=lambda one: one.at):
            if verdict.code:
                judged = _refused(known, judged, verdict, ticket_mark(mine.ticket, mine.key))
                continue
            try:
                certificate = read_certificate(verdict.certificate, hub.id, hub.key, mine.desk, mine.key)
            except WireError:
                return None
            if certificate.venue != mine.venue:
                return None
            # To be let in holds, whatever a stick of an earlier day says.
            let_in = replace(
                judged.hub, certificate=verdict.certificate, approved=judged.hub.approved or verdict.approved
            )
            judged = Judged(let_in, Invited() if let_in.approved else judged.invited)
        return judged


def _refused(known: Known, judged: Judged, verdict: Verdict, mark: bytes) -> Judged:
    """A refusal of the present ticket counts until the desk is let in; one of the desk itself, until a later receipt."""
    if verdict.ticket:
        if verdict.ticket != mark or not known.invited.ticket or judged.hub.approved:
            return judged
    elif verdict.at < known.rejects.at:
        return judged
    left = Invited() if verdict.code == Trouble.TICKET else judged.invited
    return Judged(judged.hub, left, troubles.refused(verdict.code))
