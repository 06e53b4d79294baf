"""The audit log as the manager reads it: who did what to which thing and when, each entry one sentence."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from desktop.domain.audit_words import AUDIT_DETAILS, AuditGroup, actions_of, audit_action
from desktop.domain.erasure import ERASURE_WORDS
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.progress import Progress, no_progress
from desktop.domain.slips import SLIP_REASON_WORDS
from desktop.services.audit.files import midnight
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store import audit_chain
from desktop.store.audit_chain import AuditProblem
from desktop.store.connections import Connection
from desktop.store.ledger import Store
from desktop.store.queries import audit_findings, audits, gates, members, poster_templates
from desktop.store.queries.audits import AuditFilter, NumberedEntry

PAGE = 200
"""Entries that are read at once."""
_REASONS: Mapping[str, Message] = {
    **{str(one): ERASURE_WORDS.label(one) for one in ERASURE_WORDS},
    **{str(one): SLIP_REASON_WORDS.label(one) for one in SLIP_REASON_WORDS},
}
"""Reasons of a list; any other is in somebody's words."""
_NAMED = ("gate", "member")
_HUB = message("audit-log", "The hub")
_PROGRAM = message("audit-log", "The program")
_UNNAMED = message("audit-log", "Somebody of another desk")


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An entry as people read it. ``at``: UTC ms; ``actor``: a name; ``details``: the reason, how many, and the like."""

    seq: int
    at: int
    actor: str | Message
    sentence: Message
    details: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """What is looked for: days of the venue, both included; a member's identifier; a group; words of a thing's name, or
    an identifier. None or empty for all."""

    since: dt.date | None = None
    until: dt.date | None = None
    actor: str | None = None
    group: AuditGroup | None = None
    thing: str = ""


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """What following the whole log gave: how many entries it has, the first that is wrong, and what openings found."""

    entries: int
    problem: AuditProblem | None
    findings: tuple[Message, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.problem is None and not self.findings


class AuditLogService:
    """Reads the log and follows it; for the manager."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.EDIT_MEMBERS)
    def search(self, search: AuditSearch, before: int | None = None) -> tuple[AuditLine, ...]:
        """Up to ``PAGE`` entries, the newest first; of those before entry ``before`` where more are wanted. Raises
        ``Forbidden``."""
        with self._store.read() as connection:
            names = _Names(connection)
            wanted = AuditFilter(
                midnight(search.since),
                midnight(search.until, after=True),
                search.actor,
                None if search.group is None else actions_of(search.group),
                names.subjects(search.thing) if search.thing.strip() else None,
            )
            return tuple(_line(one, names) for one in audits.newest(connection, wanted, PAGE, before))

    @requires(Right.EDIT_MEMBERS)
    def actors(self) -> tuple[tuple[str, str | Message], ...]:
        """Whoever is named in the log: identifier and name, members in the order of their names. Raises ``Forbidden``."""
        with self._store.read() as connection:
            names = _Names(connection)
            found = [(one, names.actor(one)) for one in audits.actors(connection)]
        return tuple(sorted(found, key=lambda one: (not isinstance(one[1], str), str(one[1]))))

    @requires(Right.EDIT_MEMBERS)
    def check(self, progress: Progress = no_progress) -> AuditCheck:
        """Follow the whole log: entries, chain, signatures and anchors. Raises ``Forbidden``, ``Cancelled``."""
        with self._store.read() as connection:
            problem = audit_chain.first_problem(connection, progress)
            findings = tuple(one.sentence for one in audit_findings.unacknowledged(connection))
            return AuditCheck(audits.count(connection), problem, findings)


class _Names:
    """What things and people that the log names by identifiers are called today."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def _members(self) -> Mapping[str, str]:
        return {one.id: one.name for one in members.every(self._connection, include_unbound=True)}

    @cached_property
    def _things(self) -> Mapping[str, str]:
        return {
            **self._members,
            **{one.id: one.name for one in gates.every(self._connection, include_retired=True)},
            **{one.id: one.name for one in poster_templates.every(self._connection)},
        }

    def actor(self, identifier: str) -> str | Message:
        """The name of whoever did something."""
        if identifier in ("", "hub"):
            return _HUB if identifier else _PROGRAM
        return self._members.get(identifier, _UNNAMED)

    def thing(self, identifier: str) -> str:
        """The name of a thing; a dash where it has none, or none any more."""
        return self._things.get(identifier, "—")

    def subjects(self, text: str) -> tuple[str, ...]:
        """The identifiers of things whose name has the text in it, and the text itself."""
        wanted = text.strip().casefold()
        return (text.strip(), *(one for one, name in self._things.items() if wanted in name.casefold()))


def _line(numbered: NumberedEntry, names: _Names) -> AuditLine:
    entry = numbered.entry
    body = json.loads(entry.body) if entry.body else {}
    thing = body.get("name") if entry.kind in _NAMED else None  # as it was called then
    sentence = audit_action(entry.kind, entry.action).sentence.filled(thing=thing or names.thing(entry.subject))
    details = tuple(
        words.filled(value=_value(key, body[key]))
        for key, words in AUDIT_DETAILS.items()
        if isinstance(body.get(key), (str, int)) and body[key] not in ("", 0)
    )
    return AuditLine(numbered.seq, entry.at, names.actor(entry.actor), sentence, details)


def _value(key: str, value: str | int) -> object:
    return _REASONS.get(str(value), value) if key == "reason" else value
