"""The desk's venue and the history of its edits."""

import json
from dataclasses import asdict

from sqlalchemy import Connection, select, update

from desktop.domain.json_object import JsonObject
from desktop.domain.regions import Region
from desktop.domain.venue import FieldChange, Venue, VenueChange
from desktop.domain.wording import WORDING_FIELDS, VenueWording
from desktop.store.rows import AnyRow
from desktop.store.tables import member, venue, venue_change


def get(connection: Connection) -> Venue:
    """The venue; a desk always has one."""
    return _venue(connection.execute(select(venue)).one())


def find(connection: Connection) -> Venue | None:
    """The venue; None while the desk is being set up."""
    row = connection.execute(select(venue)).one_or_none()
    return None if row is None else _venue(row)


def insert(connection: Connection, new: Venue) -> None:
    connection.execute(venue.insert().values(**_columns(new)))


def replace(connection: Connection, edited: Venue) -> None:
    connection.execute(update(venue).where(venue.c.id == edited.id).values(**_columns(edited)))


def add_change(
    connection: Connection, change_id: str, at: int, member_id: str, changes: tuple[FieldChange, ...]
) -> None:
    text = json.dumps([[c.field, c.before, c.after] for c in changes], ensure_ascii=False)
    connection.execute(venue_change.insert().values(id=change_id, at=at, member_id=member_id, changes=text))


def history(connection: Connection) -> tuple[VenueChange, ...]:
    """Edits of the venue, newest first."""
    rows = connection.execute(
        select(venue_change.c.at, member.c.name, venue_change.c.changes).join(member).order_by(venue_change.c.id.desc())
    )
    return tuple(
        VenueChange(r.at, r.name, tuple(FieldChange(*triple) for triple in json.loads(r.changes))) for r in rows
    )


def from_body(values: JsonObject) -> Venue:
    """The venue of a body: the inverse of ``body``."""
    path = tuple(json.loads(values["region_path"]))
    apart = ("region", "region_path", *WORDING_FIELDS)
    rest = {name: value for name, value in values.items() if name not in apart}
    wording = VenueWording(**{name: values[name] for name in WORDING_FIELDS if name in values})
    return Venue(region=Region(values["region"], path[-1], path), wording=wording, **rest)


def body(of: Venue) -> dict[str, object]:
    """The body of the venue in audit and outbox."""
    return _columns(of)


def _columns(of: Venue) -> dict[str, object]:
    return {
        "id": of.id,
        "code": of.code,
        "name": of.name,
        "uscc": of.uscc,
        "type": of.type,
        "region": of.region.code,
        "region_path": json.dumps(of.region.path, ensure_ascii=False),
        "address": of.address,
        "latitude": of.latitude,
        "longitude": of.longitude,
        "host": of.host,
        "declaration_code": of.declaration_code,
        "serial_prefix": of.serial_prefix,
        "official_payload": of.official_payload,
        "version": of.version,
        "updated_at": of.updated_at,
        "poster_name": of.poster_name,
        "opening_hours": of.opening_hours,
        "scans_count_from": of.scans_count_from,
        "fever_place": of.fever_place,
        **asdict(of.wording),
    }


def _venue(row: AnyRow) -> Venue:
    return from_body(dict(row._mapping))
