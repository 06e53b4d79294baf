"""A desk whose time can be moved on, with declarations and slips that grow old. Made-up people."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock, venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.services.desk import Desk
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.whole_slip import ANSWERED

DAY_MS = 86_400_000


@dataclass
class RetentionDesk:
    """An open desk and its clock."""

    desk: Desk
    clock: FixedClock
    folder: Path

    def draft(self, number: int, days_ago: int = 1, **changes: str) -> DeclarationDraft:
        """A person that occurs nowhere else: every field of them has the number in it."""
        typed = {
            "visited_on": (venue_time(self.clock.ms).date() - dt.timedelta(days=days_ago)).isoformat(),
            "time": "10:05",
            "gate": "急诊入口",
            "category": "no_phone",
            "name": f"麦{_word(number)}芳",
            "id_type": "passport",
            "id_number": f"PX{number:07d}",
            "phone": f"1390013{number:04d}",
            "address": f"惠城区上米街{number:06d}号",
            "temperature_c": "36.6",
            **ANSWERED,
        }
        return DeclarationDraft(**(typed | changes))

    def advance_clock(self, days: int) -> None:
        """Let days pass in which nobody uses the desk; the manager confirms that it is so late."""
        self.clock.ms += days * DAY_MS
        self.desk.retention.confirm_purge()

    def later(self, days: int) -> None:
        """Let days pass, as few at a time as a desk that is in use sees."""
        for _ in range(days):
            self.clock.ms += DAY_MS
            self.desk.retention.purge()


@contextmanager
def open_retention_desk(program: Program, made: MadeDesk) -> Iterator[RetentionDesk]:
    """The manager's desk, its clock at the present and moved by the test."""
    clock = FixedClock(Clock().now_ms())
    program = replace(program, clock=clock)
    access = program.access(made.folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        yield RetentionDesk(desk, clock, made.folder)


def _word(number: int) -> str:
    """Two of three hundred characters: ninety thousand given names."""
    return chr(0x6700 + number % 300) + chr(0x6700 + number // 300 % 300)
