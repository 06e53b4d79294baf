"""The hub writes sealed lists of one venue or several: the last state of each declaration that was there in an interval."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection, select, update

from desktop.domain.errors import BadInput
from desktop.hub.hub import Hub
from desktop.hub.sealed_lists import Chosen
from desktop.hub.tables import content_key, record
from desktop.services.office.opening import OpenedRecord, opened_list
from desktop.services.office.secrets import OfficeSecret
from desktop.sync.sealed_list import AT_ONCE, SealedListReader
from tests.hub.office import KEY
from tests.hub.signing_desk import NOW, SigningDesk, new_id

HOUR = 3_600_000


def visit(name: str, hour: int, **other: object) -> dict[str, object]:
    at = NOW + hour * HOUR
    return {"name": name, "gate_id": "01a2", "visited_from": at, "visited_to": at, "precision": "exact", **other}


def ignore(_connection: Connection, _venue: UUID | None) -> None:
    """The log is not looked at here."""


def written(hub: Hub, folder: Path, chosen: Chosen = Chosen()) -> Path:  # noqa: B008 (frozen)
    path = folder / "list.vdlist"
    with path.open("wb") as file:
        hub.sealed_lists.write(file, chosen, ignore)
    return path


def read(hub: Hub, path: Path) -> list[OpenedRecord]:
    with opened_list(path, OfficeSecret(KEY.identity, hub.identity.hub, hub.identity.public.public_bytes_raw())) as of:
        found = list(of.records())
        assert (of.total, of.failures.count) == (len(found), 0)
    return found


def names(found: Sequence[OpenedRecord]) -> list[tuple[str, str]]:
    return sorted((one.part.venue, json.loads(one.body)["name"]) for one in found)


def test_several_venues_with_the_last_state_of_each_declaration(hub: Hub, desk: SigningDesk, tmp_path: Path) -> None:
    other = SigningDesk.joined(hub)
    SigningDesk.joined(hub)  # has sent nothing
    corrected, erased = new_id(), new_id()
    desk.add(1, "declaration.enter", subject=corrected, body=visit("单田芳", 1))
    desk.add(1, "declaration.enter", subject=erased, body=visit("刘福", 1))
    desk.add(1, "declaration.correct", subject=corrected, body=visit("单田方", 2))
    desk.add(1, "declaration.erase", subject=erased, body={"reason": "asked"})
    desk.push(hub)
    other.add(2, "declaration.enter", body=visit("何永康", 30))
    other.add(1, "declaration.enter", body=visit("何永康", 31))
    other.push(hub)

    every = read(hub, written(hub, tmp_path))
    assert names(every) == sorted([(desk.venue, "单田方"), *[(other.venue, "何永康")] * 3])
    one = read(hub, written(hub, tmp_path, Chosen((UUID(other.venue),))))
    assert names(one) == [(other.venue, "何永康")] * 3
    both = Chosen((UUID(other.venue), UUID(desk.venue)), NOW + 2 * HOUR, NOW + 31 * HOUR)
    assert names(read(hub, written(hub, tmp_path, both))) == sorted(
        [(desk.venue, "单田方"), *[(other.venue, "何永康")] * 2]
    )
    reader = SealedListReader(io.BytesIO(written(hub, tmp_path).read_bytes()))
    assert reader.head.venues == 3


def test_the_list_and_its_log_entry_are_of_one_moment(hub: Hub, desk: SigningDesk, tmp_path: Path) -> None:
    """What is pushed while the list is written is in none or all of it."""
    desk.add(2, "declaration.enter", body=visit("单田芳", 1))
    desk.push(hub, 1, 1)

    class Pushing(io.BytesIO):
        pushed = False

        def write(self, data: bytes) -> int:  # type: ignore[override]
            if not self.pushed:
                self.pushed = True
                desk.push(hub, 2, 2)
            return super().write(data)

    file, noted = Pushing(), []
    assert hub.sealed_lists.write(file, Chosen(), lambda _, venue: noted.append(venue)) == 1
    assert (file.pushed, noted) == (True, [UUID(desk.venue)])
    assert hub.sealed_lists.write(io.BytesIO(), Chosen(), ignore) == 2


def test_a_long_list_comes_in_chunks_with_their_keys(hub: Hub, desk: SigningDesk, tmp_path: Path) -> None:
    desk.add(AT_ONCE + 7, "declaration.enter", body=visit("单田芳", 1))
    for first in range(1, len(desk.records), 100):
        desk.push(hub, first, first + 99)
    path = written(hub, tmp_path)
    assert len(read(hub, path)) == AT_ONCE + 7
    with path.open("rb") as file:
        chunks = [chunk for _, chunk in SealedListReader(file).parts()]
    assert [len(chunk.entries) for chunk in chunks] == [AT_ONCE, 7]
    with hub.engine.connect() as connection:
        known = set(connection.scalars(select(content_key.c.content_key)))
    assert set().union(*(chunk.keys for chunk in chunks)) == known
    assert len(chunks[1].keys) == 1


def test_a_venue_that_is_not_there_and_readable_records_are_refused(hub: Hub, desk: SigningDesk) -> None:
    with pytest.raises(BadInput, match="knows no venue"):
        hub.sealed_lists.write(io.BytesIO(), Chosen((UUID(new_id()),)), ignore)
    desk.add(1, "declaration.enter", body=visit("单田芳", 1))
    desk.push(hub)
    of = desk.records[0]
    with hub.engine.begin() as connection:  # as an older hub stored it
        connection.execute(update(record).values(salt=of.salt, body=of.body, sealed=None, content_key=None))
    with pytest.raises(BadInput, match="hub seal"):
        hub.sealed_lists.write(io.BytesIO(), Chosen(), ignore)
