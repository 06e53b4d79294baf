"""Kinds of records: what desk and hub have to know of each is said once, here, and passed to whoever needs it.

A record tells of something that was done, ``declaration.enter``: an action on a thing of a kind. It goes to the audit
log and, unless its kind is local, to the hub. A personal kind has a table of its name at the desk, with ``id``; a column
``declaration_id`` or ``document`` there says whose a row is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from desktop.domain.messages import Message, message
from desktop.domain.wording import WORDING_FIELDS

ERASE = "erase"
"""The action that ends a thing whose row is deleted with it."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class UnregisteredKind(LookupError):
    """A record of a kind that is not registered, or one that would leave the desk though its kind is local: a fault of
    the program. Nothing is recorded, since nobody would know when to delete it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the kind of record {name!r} is not registered for this use (desktop/domain/records.py)")


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record.

    ``personal``: its records tell of a visitor, so their bodies go with the retention and on request.
    ``counted``: by action, whether it counts people (1) or takes them back (-1).
    ``ends``: actions after which nothing of the subject may be kept, or come back, anywhere.
    ``clear``: of a personal kind, the fields of its bodies that a hub may read beside ``id``; all others are sealed for the
    health office (``clear_part.py``).
    ``shared``: fields that all desks of the venue share. ``optional``: more of them, texts that are empty until somebody
    writes them; programs that do not know them keep and pass them on.
    ``label``: the word for it in the window, ``formal`` in the hub's console; none for a local kind.
    ``public``: actions of which the audit log notes nothing personal, so that its note outlasts the subject.
    ``routine``: a record of it changes no venue, gate, member or setting: what was read of those holds.
    ``ordered``: what it changes binds the whole venue. Of a shared kind, versions of fields count that a manager signed;
    of a personal one, its end is ordered by a manager's signature (``desktop.credentials``).
    ``local``: it never leaves the desk.
    """

    name: str
    label: Message | None = None
    formal: Message | None = None
    personal: bool = False
    counted: Mapping[str, int] = field(default_factory=dict)
    ends: frozenset[str] = frozenset()
    clear: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    public: frozenset[str] = frozenset()
    routine: bool = False
    ordered: bool = False
    local: bool = False

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"no name of a kind: {self.name!r}")
        if self.personal != bool(self.ends):
            raise ValueError(f"{self.name}: a personal kind, and no other, has an action that ends its subject")
        if self.clear and not self.personal:
            raise ValueError(f"{self.name}: of a kind that is not personal, a hub reads everything")


class RecordKinds:
    """The kinds that there are, by name. What is asked for by "kind.action" is what a record says of itself."""

    def __init__(self, kinds: Iterable[RecordKind]) -> None:
        self._by_name = {kind.name: kind for kind in kinds}
        self.personal = tuple(kind for kind in self if kind.personal)
        self.shared = frozenset(kind.name for kind in self if kind.shared)
        ending = ((kind, action) for kind in self if not kind.local for action in kind.ends)
        self.tombstones = frozenset(f"{kind.name}.{action}" for kind, action in ending)
        self.counted: Mapping[str, int] = {
            f"{kind.name}.{action}": sign for kind in self for action, sign in kind.counted.items()
        }

    def __iter__(self) -> Iterator[RecordKind]:
        return iter(self._by_name.values())

    def __getitem__(self, name: str) -> RecordKind:
        """Raises ``UnregisteredKind``."""
        try:
            return self._by_name[name]
        except KeyError:
            raise UnregisteredKind(name) from None

    def find(self, name: str) -> RecordKind | None:
        """The kind of a name; None for one of a newer program."""
        return self._by_name.get(name)

    def of(self, kind: str) -> RecordKind | None:
        """The kind of a record that says ``declaration.enter``; None for one of a newer program, or a local one, of
        which no record comes from anywhere."""
        found = self._by_name.get(kind.partition(".")[0])
        return None if found is None or found.local else found

    def is_personal(self, kind: str) -> bool:
        """Whether a record that says ``declaration.enter`` tells of a visitor."""
        found = self._by_name.get(kind.partition(".")[0])
        return found is not None and found.personal

    def is_ordered(self, kind: str) -> bool:
        """Whether a record that says ``member.edit`` binds the whole venue: a change of shared fields, or the end of a
        personal subject, of a kind that is ``ordered``."""
        name, _, action = kind.partition(".")
        found = self._by_name.get(name)
        return found is not None and found.ordered and (bool(found.shared) or action in found.ends)

    def with_kinds(self, *kinds: RecordKind) -> "RecordKinds":
        """These and more; one of the same name takes the place of the former."""
        return RecordKinds((*self, *kinds))

    def without(self, *names: str) -> "RecordKinds":
        """These without some, as an older program knows them."""
        return RecordKinds(kind for kind in self if kind.name not in names)


_ENTRY = frozenset({"enter", "take_back", ERASE})

RECORD_KINDS = RecordKinds(
    (
        RecordKind(
            "declaration",
            label=message("SyncApart", "Declaration"),
            formal=message("console", "Green channel declaration"),
            personal=True,
            counted={"enter": 1, "correct": 1, "take_back": -1},
            ends=frozenset({ERASE}),
            clear=(
                "gate_id",
                "inspector_id",
                "visited_from",
                "visited_to",
                "precision",
                "category",
                "measured",
                "abnormal",
                "before",
            ),
            public=_ENTRY,
            routine=True,
            ordered=True,
        ),
        RecordKind(
            "fever",
            label=message("SyncApart", "Fever"),
            formal=message("console", "Fever worksheet"),
            personal=True,
            ends=frozenset({ERASE}),
            clear=("declaration_id", "gate_id"),
            public=_ENTRY,
            routine=True,
            ordered=True,
        ),
        RecordKind(
            "card",
            label=message("SyncApart", "Visitor card"),
            formal=message("console", "Regular visitor's card"),
            personal=True,
            ends=frozenset({"void"}),
            public=frozenset({"issue", "use", "print", "void"}),
            routine=True,
        ),
        RecordKind(
            "venue",
            label=message("SyncApart", "Venue"),
            formal=message("console", "Venue"),
            shared=(
                "code",
                "name",
                "uscc",
                "type",
                "region",
                "address",
                "place",
                "host",
                "declaration_code",
                "official_payload",
            ),
            optional=("poster_name", "opening_hours", "scans_count_from", "fever_place", *WORDING_FIELDS),
            ordered=True,
        ),
        RecordKind(
            "gate",
            label=message("SyncApart", "Gate"),
            formal=message("console", "Gate"),
            shared=("name", "code", "position", "retired", "official_payload"),
            ordered=True,
        ),
        RecordKind(
            "member",
            label=message("SyncApart", "Member"),
            formal=message("console", "Member"),
            shared=("name", "phone", "role", "inspector", "bound"),
            ordered=True,
        ),
        RecordKind(
            "retention",
            label=message("SyncApart", "Retention"),
            formal=message("console", "Retention"),
            shared=("days",),
            ordered=True,
        ),
        RecordKind(
            "desk",
            label=message("console", "Desk"),
            formal=message("console", "Desk"),
            shared=("name", "prefix"),
        ),
        RecordKind(
            "credential",
            label=message("SyncApart", "Key"),
            formal=message("console", "Signing key"),
        ),
        RecordKind(
            "poster",
            label=message("SyncApart", "Poster"),
            formal=message("console", "Poster"),
            routine=True,
        ),
        RecordKind(
            "slip",
            label=message("SyncApart", "Slip"),
            formal=message("console", "Slip"),
            routine=True,
        ),
        RecordKind(
            "slip_batch",
            label=message("SyncApart", "Slips"),
            formal=message("console", "Batch of slips"),
            routine=True,
        ),
        RecordKind(
            "screening",
            label=message("SyncApart", "Count"),
            formal=message("console", "Temperature check"),
            counted={"count": 1, "undo": -1},
            routine=True,
        ),
        RecordKind(
            "hour_sheet",
            label=message("SyncApart", "Tally sheet"),
            formal=message("console", "Tally sheet"),
            counted={"enter": 1, "take_back": -1},
            routine=True,
        ),
        RecordKind(
            "destruction",
            label=message("SyncApart", "Shredding"),
            formal=message("console", "Certificate of destruction"),
            routine=True,
        ),
        RecordKind(
            "hourly",
            label=message("console", "Figures by the hour"),
            formal=message("console", "Figures by the hour"),
        ),
        RecordKind(
            "exposure_case",
            personal=True,
            ends=frozenset({ERASE}),
            public=frozenset({"open", "look", "edit", "close", "reopen", "export", "purge"}),
            routine=True,
            local=True,
        ),
        RecordKind(
            "exposure_contact",
            personal=True,
            ends=frozenset({ERASE}),
            public=frozenset({"call", "purge"}),
            routine=True,
            local=True,
        ),
        *(
            RecordKind(name, routine=True, local=True)
            for name in ("import_draft", "wall_round", "gate_operation", "backup")
        ),
        *(
            RecordKind(name, local=True)
            for name in ("audit", "bundle", "clock", "exposure", "hub", "poster_template", "report", "slip_box")
        ),
    )
)
"""The product's."""
