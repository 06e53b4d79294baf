"""The post between desks and the health office when there is no network: sticks, and what lies on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from desktop.app.program import Program
from desktop.hub.hub import Hub
from desktop.hub.sticks import ImportedBundle
from desktop.hub.tickets import Ticket, invite
from desktop.services.desk import Desk
from desktop.services.setup.joining_by_stick import StickRequest
from tests.conftest import MANAGER_PASSWORD, REQUEST

MANAGER = REQUEST.manager


@dataclass
class Post:
    """A hub that nobody reaches but by stick, and a drawer for the sticks."""

    hub: Hub
    program: Program
    drawer: Path
    taken: list[ImportedBundle] = field(default_factory=list)
    _sticks: int = 0

    @contextmanager
    def at(self, folder: Path) -> Iterator[Desk]:
        """A desk with the manager signed in."""
        access = self.program.access(folder)
        with self.program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
            yield desk

    def stick(self, ending: str) -> Path:
        """A path on a fresh stick."""
        self._sticks += 1
        folder = self.drawer / str(self._sticks)
        folder.mkdir(parents=True)
        return folder / f"stick.{ending}"

    def invitation(self, code: str, *, approves: bool = True, hours: int = 24, url: str = "") -> Path:
        """What the health office hands to a venue."""
        path = self.stick("vdi")
        path.write_bytes(self._invite(self.hub.tickets.make(None, code, hours, approves=approves), url))
        return path

    def _invite(self, ticket: Ticket, url: str) -> bytes:
        return invite(self.hub.identity, ticket, url, self.hub.offices.statement())

    def out(self, desk: Desk) -> Path:
        """What a desk writes to a stick."""
        path = self.stick("vdb")
        desk.sync.export_bundle(path)
        return path

    def at_hub(self, stick: Path) -> Path:
        """The health office takes a stick in; gives its receipts."""
        imported = self.hub.sticks.take(stick.read_bytes())
        self.taken.append(imported)
        path = stick.with_name(f"{stick.name}.receipt")
        path.write_bytes(imported.receipts)
        return path

    def carry(self, desk: Desk) -> None:
        """There and back."""
        desk.sync.take_receipt(self.at_hub(self.out(desk)))

    def request(self, code: str, **other: object) -> StickRequest:
        """What the manager chooses and types at another desk."""
        fields = {"invitation": None, "declaration_code": code, "name": MANAGER.name, "phone": MANAGER.phone} | other
        fields["invitation"] = fields["invitation"] or self.invitation(code)
        return StickRequest(password=MANAGER_PASSWORD, **fields)  # type: ignore[arg-type]

    def asked(self, folder: Path, code: str, **other: object) -> Path:
        """A request on a stick, for a desk that is to be in a folder."""
        out = self.stick("vdb")
        self.program.stick_joining().ask(folder, self.request(code, **other), out)
        return out

    def another(self, folder: Path, code: str) -> None:
        """Another desk of the venue with this code."""
        answer = self.at_hub(self.asked(folder, code))
        self.program.stick_joining().answer(folder, answer, MANAGER_PASSWORD)
