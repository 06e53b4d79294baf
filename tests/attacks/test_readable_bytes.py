"""Every byte that the hub writes down is searched for visitors who were entered at a real desk, a few of them erased.

``VENUEDESK_VISITORS`` says how many (1,000 for a long run).
"""

import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from desktop.domain.clock import Clock
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.erasure import ErasureReason
from desktop.hub import postgres
from desktop.hub.hub import Hub, open_hub
from desktop.hub.tickets import invite
from desktop.services.desk import Desk
from desktop.store.queries import outbox
from desktop.sync.bundle import pack
from desktop.sync.outgoing import Outgoing
from desktop.sync.state import SyncStateRepository
from tests.hub.office import read_by_office
from tests.hub.processes import RunningHub
from tests.whole_slip import ANSWERED

VISITORS = int(os.environ.get("VENUEDESK_VISITORS", "20"))
GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
BEGINNINGS = ("欧阳", "云山西路5", "1390000", "EA70", "conjunctivitis", '"38.4"')
"""How names, addresses, phones, numbers, a symptom and a temperature of these visitors begin, and of nobody else."""
WORDS = {
    word
    for beginning in BEGINNINGS
    for word in (
        beginning.encode(),
        beginning.encode("utf-16-le"),
        beginning.encode("unicode_escape"),
        beginning.encode("gb18030"),
    )
}


@dataclass
class Searched:
    """A desk, and the folder of a hub that runs."""

    desk: Desk
    folder: Path

    def visit(self, number: int) -> str:
        name = "欧阳" + "".join(random.Random(number).choices(GIVEN, k=3))
        draft = DeclarationDraft(
            visited_on=self.desk.store.clock.today().isoformat(),
            gate=self.desk.gates.list()[number % 4].id,
            category="no_phone",
            name=name,
            id_type="passport",
            id_number=f"EA{7_000_000 + number}",
            phone=f"139{number:08d}",
            address=f"云山西路{number + 5000}号院",
            temperature_c="38.4" if number % 9 == 0 else "36.5",
            **{**ANSWERED, "symptoms": "conjunctivitis"},
        )
        return self.desk.declarations.enter(draft).id

    def in_files(self) -> dict[str, set[bytes]]:
        """What is found in each file of the hub's folder: database, its log, keys, lists."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        return {str(path): words for path in files if (words := found(path.read_bytes()))}

    def carry(self, hub: Hub, stick: Path) -> bytes:
        """Everything that waits goes to the hub; gives what is on the stick."""
        self.desk.sync.export_bundle(stick)
        hub.sticks.take(stick.read_bytes())
        return stick.read_bytes()

    def segments(self, hub: Hub) -> Iterator[bytes]:
        """What goes over the wire, and what a bundle is before it is encrypted to the hub."""
        store = self.desk.store
        outgoing = Outgoing(store, hub.identity.hub, SyncStateRepository(store).key())
        return (sealed.data for sealed in outgoing.segments(outgoing.start))


def found(data: bytes) -> set[bytes]:
    return {word for word in WORDS if word in data}


def dumped(engine: Engine) -> bytes:
    """A dump, as a backup is made of."""
    url, program = engine.url, postgres._programs() / "pg_dump"
    line = [program, "-U", url.username, "-h", url.query["host"], "-p", url.query["port"], "postgres"]
    environment = {"PGPASSWORD": str(url.password), "PATH": os.environ["PATH"]}
    return subprocess.run(list(map(str, line)), env=environment, capture_output=True, check=True).stdout


@pytest.fixture
def searched(desk: Desk, attacked: RunningHub, hub_folder: Path) -> Searched:
    return Searched(desk, hub_folder / "hub")


def test_no_byte_at_the_hub_names_a_visitor_and_the_office_reads_them_all(searched: Searched, tmp_path: Path) -> None:
    desk, stick = searched.desk, tmp_path / "stick.vdb"
    entered = [searched.visit(number) for number in range(VISITORS)]
    with desk.store.read() as connection:  # the search finds what is readable
        plain = "".join(row.body or "" for row in outbox.after(connection, 0, 1 << 20, 1 << 30))
    assert found(plain.encode()) == {beginning.encode() for beginning in BEGINNINGS}
    with open_hub(searched.folder, None, Clock()) as hub:
        ticket = hub.tickets.make(None, desk.venue.get().declaration_code, 1, approves=True)
        invitation = tmp_path / "invitation.vdi"
        invitation.write_bytes(invite(hub.identity, ticket, "", hub.offices.statement()))
        desk.enrolment.accept(invitation)
        sent = list(searched.segments(hub))
        assert found(b"".join([*sent, pack(sent, hub.desks.hello().age), searched.carry(hub, stick)])) == set()
        gone = entered[: VISITORS // 4]
        for one in gone:
            desk.erasure.erase(one, ErasureReason.ASKED)
        searched.carry(hub, stick)
        read = {record.subject: record.body or "" for record in read_by_office(hub.engine, "declaration.enter")}
        assert set(entered) - set(gone) <= read.keys()
        assert read.keys().isdisjoint(gone)
        assert all("欧阳" in read[one] and "conjunctivitis" in read[one] for one in set(entered) - set(gone))
        dump = dumped(hub.engine)
        assert entered[-1].encode() in dump
        assert found(dump) == set()
        assert searched.in_files() == {}
        with hub.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in ("VACUUM FULL record", "VACUUM FULL apart", "CHECKPOINT"):
                connection.execute(text(statement))
        assert searched.in_files() == {}
