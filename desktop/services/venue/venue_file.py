"""The venue file of ``venuedesk init`` (JSON; see the README for its fields)."""

import json
from collections.abc import Mapping
from pathlib import Path

from desktop.domain.errors import BadInput, Problem
from desktop.domain.geo import Datum
from desktop.domain.messages import Message, message
from desktop.domain.venue import VenueDraft
from desktop.files.whole import unreadable
from desktop.services.setup.setup import PersonDraft, SetupRequest

_LIMIT = 1_000_000


def read_venue_file(path: Path, *, insist: bool = False) -> SetupRequest:
    """Raises ``BadInput`` for a file that cannot be read or has another shape. Rules are checked later."""
    try:
        if path.stat().st_size > _LIMIT:
            raise ValueError
        data = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:
        raise BadInput(
            message("init", "{path} is not a venue file: it is JSON in UTF-8, as in the README.", path=path)
        ) from None
    return _Reader(insist).request(data)


_TEXTS = ("name", "uscc", "type", "region", "address", "host", "poster_name", "opening_hours", "fever_place")


class _Reader:
    """Turns JSON into a request, collecting what is wrong by field."""

    def __init__(self, insist: bool) -> None:
        self._insist = insist
        self._problems: list[Problem] = []

    def request(self, data: object) -> SetupRequest:
        if not isinstance(data, Mapping):
            raise BadInput(
                message("init", "A venue file holds one JSON object with name, uscc, type, region and so on.")
            )
        datum = self._text(data, "datum", "", default=str(Datum.GCJ02)).upper()
        if datum not in set(Datum):
            self._problem(
                "datum", message("init", "The datum is WGS-84, GCJ-02 or BD-09, not {datum}.", datum=datum[:20])
            )
        request = SetupRequest(
            draft=VenueDraft(
                **{key: self._text(data, key, "") for key in _TEXTS},
                latitude=self._degrees(data, "latitude"),
                longitude=self._degrees(data, "longitude"),
                datum=Datum(datum) if datum in set(Datum) else Datum.GCJ02,
            ),
            manager=self._person(data.get("manager"), "manager"),
            gates=tuple(self._text(g, "name", f"gates.{i}.") for i, g in self._items(data, "gates")),
            clerks=tuple(self._clerk(m, f"members.{i}") for i, m in self._items(data, "members")),
            inspectors=tuple(self._person(m, f"inspectors.{i}") for i, m in self._items(data, "inspectors")),
            insist=self._insist,
        )
        if self._problems:
            raise BadInput.of(self._problems)
        return request

    def _clerk(self, data: object, field: str) -> PersonDraft:
        if isinstance(data, Mapping) and data.get("role", "clerk") != "clerk":
            self._problem(
                f"{field}.role",
                message("init", "Members of a venue file are clerks; inspectors have a list of their own."),
            )
        return self._person(data, field)

    def _person(self, data: object, field: str) -> PersonDraft:
        if not isinstance(data, Mapping):
            self._problem(field, message("init", "{field} needs an object with name and phone.", field=field))
            return PersonDraft("")
        gates = data.get("gates", [])
        if not (isinstance(gates, list) and all(isinstance(g, str) for g in gates)):
            self._problem(f"{field}.gates", message("init", "{field} is a list of gate names.", field=f"{field}.gates"))
            gates = []
        name, phone, password = (self._text(data, key, f"{field}.") for key in ("name", "phone", "password"))
        return PersonDraft(name, phone, password, tuple(gates))

    def _items(self, data: Mapping[str, object], key: str) -> list[tuple[int, object]]:
        items = data.get(key, [])
        if isinstance(items, list):
            return list(enumerate(items))
        self._problem(key, message("init", "{field} is a list.", field=key))
        return []

    def _text(self, data: object, key: str, prefix: str, default: str = "") -> str:
        value = data.get(key, default) if isinstance(data, Mapping) else data
        if isinstance(value, str):
            return value
        self._problem(prefix + key, message("init", "{field} is text in quotes.", field=prefix + key))
        return default

    def _degrees(self, data: Mapping[str, object], key: str) -> float | None:
        value = data.get(key)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return None if value is None else float(value)
        self._problem(key, message("init", "{field} is a number of degrees.", field=key))
        return None

    def _problem(self, field: str, sentence: Message) -> None:
        self._problems.append(Problem(field, sentence))
