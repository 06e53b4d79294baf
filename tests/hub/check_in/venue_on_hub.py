"""A venue and its gates as a hub knows them from its desks, and a phone that scans there."""

import json
import re
from dataclasses import dataclass, field
from uuid import UUID

import httpx
import msgspec
import pyrage
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from desktop.hub.check_in.tables import scan_hour, visit, visit_key
from desktop.hub.check_in.visits import place_of
from desktop.hub.hub import Hub
from desktop.hub.tables import master_field, venue
from desktop.store.rows import AnyRow
from desktop.sync.sealing import opened
from desktop.sync.segment import Record
from desktop.sync.visit_body import KIND, SCHEMA, VisitBody
from tests.hub.office import KEY
from tests.hub.signing_desk import NOW

VENUE = UUID("01a229b7-cc42-7e39-a0c5-f8f66f1b8e17")
VENUE_CODE = "K7QM2F9A1B"
GATES = {"南门": "0XYZ", "北门": "1ABC", "旧门": "2DEF"}
NAME, PHONE = "赫连素问", "13997053316"


def set_fields(hub: Hub, kind: str, subject: str, of_venue: UUID = VENUE, **fields: object) -> None:
    """What desks have said of a thing."""
    with hub.engine.begin() as connection:
        for name, value in fields.items():
            values = {"versions": json.dumps([["0", json.dumps(value), "", ""]]), "replaced": "[]", "rivals": 0}
            connection.execute(
                insert(master_field)
                .values(
                    venue=of_venue,
                    kind=kind,
                    subject=subject,
                    field=name,
                    vseq=abs(hash((subject, name))) % 10**9,
                    **values,
                )
                .on_conflict_do_update(index_elements=["venue", "kind", "subject", "field"], set_=values)
            )


def make_venue(hub: Hub, of_venue: UUID = VENUE, code: str = VENUE_CODE) -> None:
    """A venue with three gates, one of them retired."""
    with hub.engine.begin() as connection:
        connection.execute(
            insert(venue).values(venue=of_venue, name="江北街道社区卫生服务中心", code="", registered=NOW)
        )
    set_fields(hub, "venue", str(of_venue), of_venue, code=code, host="scan.example", fever_place="正门左侧帐篷")
    for place, (name, gate_code) in enumerate(GATES.items()):
        retired = name == "旧门"
        set_fields(hub, "gate", f"{name}-id", of_venue, code=gate_code, name=name, position=place, retired=retired)


@dataclass
class Phone:
    """A phone with its cookies, at one hub."""

    http: httpx.Client
    gate: str = "南门"
    page: httpx.Response = field(init=False)

    @property
    def path(self) -> str:
        return f"/V/{VENUE_CODE}-{GATES[self.gate]}"

    def scan(self, path: str = "", **query: str) -> httpx.Response:
        self.page = self.http.get(path or self.path, params=query or None)
        return self.page

    def hidden(self, name: str) -> str:
        """A hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page.text)
        assert found, self.page.text
        return found[1]

    def send(self, path: str = "", **fields: str) -> httpx.Response:
        """Send the page's form with these fields typed."""
        form = {"visit": self.hidden("visit"), "old": self.hidden("old"), **fields}
        self.page = self.http.post(path or self.path, data=form)
        return self.page

    def fill(self, **fields: str) -> httpx.Response:
        """Scan, and register for the first time."""
        self.scan()
        return self.send(**{**WELL, **fields})


WELL = {
    "name": NAME,
    "phone": PHONE,
    "consent": "1",
    "remember": "1",
    "health": "1",
    "symptom_none": "1",
    "travel_history": "no",
    "contact_history": "no",
    "fever_contact_history": "no",
    "cluster_history": "no",
}
"""What somebody types who is well."""


def stored(hub: Hub) -> list[AnyRow]:
    """All visits of the venue, in the order of their arrival."""
    with hub.engine.begin() as connection:
        return list(connection.execute(select(visit).order_by(visit.c.arrived, visit.c.issued, visit.c.seq)))


def read_by_office(hub: Hub) -> list[VisitBody]:
    """What the health office reads of them with its key."""
    identity = pyrage.x25519.Identity.from_str(KEY.identity)
    with hub.engine.begin() as connection:
        wrapped = {row.content_key: row.wrapped for row in connection.execute(select(visit_key))}
    keys = {name: bytes(pyrage.decrypt(each, [identity])) for name, each in wrapped.items()}
    bodies = []
    for row in stored(hub):
        record = Record(row.seq, KIND, str(row.id), SCHEMA, row.arrived, None, row.digest, "", row.sealed)
        whole = opened(record, place_of(hub.identity.hub, row.venue), keys[row.content_key])
        bodies.append(msgspec.json.decode(whole.body or "", type=VisitBody))
    return bodies


def scans(hub: Hub) -> dict[tuple[int, str], tuple[int, int, int]]:
    """Counts, abnormal ones and those of old codes, by hour and gate."""
    with hub.engine.begin() as connection:
        rows = connection.execute(select(scan_hour)).all()
    return {(row.hour, row.gate): (row.count, row.abnormal, row.outdated) for row in rows}
