"""A desk at whose gates inspectors have passwords: signed in and out, one after the other, as people are."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from desktop.app.program import Program
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.people import Member
from desktop.services.desk import Desk
from desktop.store.folder import DeskFolder
from tests.whole_slip import ANSWERED

MANAGER_PASSWORD, CLERK_PASSWORD = "correct-horse-8", "green-channel-1"
INSPECTOR_PASSWORD, OTHER_PASSWORD = "south-gate-77", "north-gate-88"


@dataclass(frozen=True)
class Gates:
    """The desk, and who may sign in at it: manager, clerk, 单雄 of 南门, 曾敏 of 北门 and 急诊入口."""

    program: Program
    place: DeskFolder

    def signed_in(self, password: str) -> AbstractContextManager[Desk]:
        access = self.program.access(self.place.root)
        return self.program.desk(access, access.open_any(password))

    def manager(self) -> AbstractContextManager[Desk]:
        return self.signed_in(MANAGER_PASSWORD)

    def clerk(self) -> AbstractContextManager[Desk]:
        return self.signed_in(CLERK_PASSWORD)

    def inspector(self) -> AbstractContextManager[Desk]:
        return self.signed_in(INSPECTOR_PASSWORD)

    def other(self) -> AbstractContextManager[Desk]:
        return self.signed_in(OTHER_PASSWORD)


def give_passwords(gates: Gates) -> None:
    """Both inspectors get a password, and five slips are printed."""
    with gates.manager() as desk:
        for name, password in (("单雄", INSPECTOR_PASSWORD), ("曾敏", OTHER_PASSWORD)):
            desk.members.change_password(member(desk, name).id, password)
        desk.slips.start_batch(5)


def member(desk: Desk, name: str) -> Member:
    return next(m for m in desk.members.list() if m.name == name)


def gate(desk: Desk, name: str = "南门") -> str:
    """The identifier of a gate."""
    return next(g.id for g in desk.gates.list() if g.name == name)


def slip(desk: Desk, **changes: str) -> DeclarationDraft:
    """欧阳慧敏 at the south gate, this morning."""
    typed = {
        "slip": "1",
        "visited_on": desk.clock.today().isoformat(),
        "time": "00:00",
        "gate": "南门",
        "category": "elderly",
        "name": "欧阳慧敏",
        "id_type": "resident_id",
        "id_number": "11010519491231002X",
        "phone": "13600136000",
        "address": "惠城区桥东街道上米街5号",
        "temperature_c": "36.6",
        **ANSWERED,
    }
    return DeclarationDraft.of(typed | changes)
