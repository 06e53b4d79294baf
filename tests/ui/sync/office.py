"""A health office without a hub: what it signs, as files."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.hub.identity import HubIdentity, new_identity
from desktop.hub.tickets import Ticket, invite
from desktop.sync.bundle import pack_receipts, unpack
from desktop.sync.stick_requests import EnrolmentResult, open_join_request, seal_join_result, ticket_mark

CODE = "K7QM2F9E"
_HOUR_MS = 3_600_000


@dataclass
class Office:
    """Gives invitations, and refuses whoever asks."""

    folder: Path
    identity: HubIdentity = field(default_factory=new_identity)

    def invitation(self, *, hours: int = 72, **other: object) -> Path:
        """For the venue with the code above, for a further desk."""
        ticket = Ticket("ABCD-EFGH-JKMN-PQRS", Clock().now_ms() + hours * _HOUR_MS, CODE, approves=True)
        path = self.folder / "venuedesk.vdi"
        path.write_bytes(invite(self.identity, replace(ticket, **other)))  # type: ignore[arg-type]
        return path

    def refusal(self, request: Path, code: str) -> Path:
        """The answer to a request: no."""
        (part,) = unpack(request.read_bytes(), self.identity.age)
        ask = open_join_request(part)
        mark = ticket_mark(ask.asked.ticket, ask.asked.key)
        result = EnrolmentResult(self.identity.hub, ask.asked.desk, mark, code, Clock().now_ms())
        path = request.with_name(f"{request.name}.receipt")
        path.write_bytes(pack_receipts([seal_join_result(result, self.identity.signing, (), ask.age)]))
        return path
