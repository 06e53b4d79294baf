"""Declarations: checked, entered with their slip, corrected with the earlier version kept, found masked."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from desktop.domain.clock import from_venue_time, venue_time
from desktop.domain.dates import age_on
from desktop.domain.declaration import Declaration, DeclarationContext, DeclarationDraft
from desktop.domain.declaration_check import check_declaration
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import BadInput, Problem
from desktop.domain.masked_draft import mask_draft, restored
from desktop.domain.masking import mask_name
from desktop.domain.messages import Message, message
from desktop.domain.people import Right
from desktop.domain.retention import DEFAULT_DAYS
from desktop.domain.same_person import contradicts
from desktop.services.cards.records import note_use, stands_for
from desktop.services.fevers.records import follow, open_for
from desktop.services.green_channel.cross_checks import doubts_of
from desktop.services.green_channel.drafts import settle, unsettle
from desktop.services.green_channel.records import (
    FoundDeclaration,
    Names,
    checked,
    keys_of_row,
    make_context,
    masked,
    new_row,
    outgoing,
    public,
    slip_problem,
    store_rows,
    stored_draft,
)
from desktop.services.green_channel.search_keys import queries_of
from desktop.services.green_channel.undo import LastMinute, TakenBack, Undoing, take_back_entry
from desktop.services.rights import requires, requires_own
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.ledger import Change, Store
from desktop.store.queries import cards, declarations, holds, settings, venues
from desktop.store.queries.cards import CardRow
from desktop.store.queries.declarations import FINGERPRINT, DeclarationRow, DeclarationVersion
from desktop.sync.counts import before_body

_RECENT_VISITS = 20
_ENDING = 4
"""Characters of a document's number that are shown of a known person."""
_WHY_CORRECTED = message("declaration", "Say why it is corrected: one short sentence.")
_WHY_NEEDED = message("declaration", "Say why the data is needed: one short sentence.")
TOO_LATE = message("declaration", "A slip can be taken back for one minute after it was saved. Correct it in Find now.")
_GONE = message("declaration", "This declaration is not there any more. Search again.")


@dataclass(frozen=True, slots=True)
class Found:
    """The first page of a search. ``capped``: counting stopped at ``total``, there may be more."""

    total: int
    rows: tuple[FoundDeclaration, ...]
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Correctable:
    """A declaration opened to be corrected: masked, gate and inspector by identifier, and the rules for it."""

    draft: DeclarationDraft
    context: DeclarationContext


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who was here before: the name masked, the last visit (UTC ms), and what fills a form again.

    ``age`` is of today, None where the birth date is not known; ``ending`` is the end of the document's number, by which
    the clerk tells them from somebody of the same name.
    """

    name: str
    visited_from: int
    draft: DeclarationDraft
    age: int | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A declaration that is stored."""

    id: str
    declaration: Declaration


class DeclarationService:
    """Enters, corrects, finds and shows declarations, for whoever has the right to."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session
        self._read: tuple[int, DeclarationContext] | None = None
        self._minute = LastMinute[Undoing](store.clock)

    @requires_own(Right.ENTER_DECLARATIONS)
    def context(self) -> DeclarationContext:
        """What the rules need to know of this desk now, for a slip that is typed in at it."""
        with self._store.read() as connection:
            return self._context(connection)

    def _context(self, connection: Connection) -> DeclarationContext:
        """The context, read again only when venue, gates, members or settings have changed."""
        if self._read is None or self._read[0] != self._store.generation:
            self._read = self._store.generation, replace(make_context(connection, 0), demanded=FIELDS.demanded)
        return replace(self._read[1], now=self._store.clock.now_ms())

    def _context_of(self, connection: Connection, row: DeclarationRow) -> DeclarationContext:
        """The context for what is here already: a declaration that outlived the retention (held) can be corrected, and
        answers that it never had (imported, or with a card) are not demanded of whoever corrects something else."""
        context = self._context(connection)
        age = (venue_time(context.now).date() - venue_time(row.visited_from).date()).days + 1
        stated = row.body.keys() | row.body.get("overrides", {}).keys()
        return replace(
            context, retention_days=max(context.retention_days, age), demanded=context.demanded & frozenset(stated)
        )

    @requires_own(Right.ENTER_DECLARATIONS)
    def check(self, draft: DeclarationDraft) -> tuple[Problem, ...]:
        """What is wrong with a draft, slip included; writes nothing."""
        with self._store.read() as connection:
            context = self._context(connection)
            declaration, problems = check_declaration(draft, context)
            slip = declaration.slip if declaration else None
            wrong = slip_problem(connection, slip, draft.overrides) if slip else None
        return (*problems, wrong) if wrong else problems

    @requires_own(Right.ENTER_DECLARATIONS, "draft")
    def enter(
        self,
        draft: DeclarationDraft,
        source: str = "desk",
        card: str = "",
        *,
        compares: bool = False,
        as_id: str = "",
    ) -> Entered:
        """Store a declaration and mark its slip. Raises ``BadInput`` with every problem, ``Forbidden``.

        A fever or a symptom opens its worksheet. ``card`` is the identifier of the visitor card that filled the form.
        ``compares``: what other slips and the clock say against it is a doubt too, for somebody who can answer.
        ``as_id``: the identifier that it has already.
        """
        with self._store.write(self._session.member.id) as change:
            shown = cards.find(change.connection, card) if card else None
            context = self._rules_for(change.connection, draft, shown, has_paper=source == "desk")
            found = doubts_of(change.connection, draft, context) if compares else ()
            declaration = checked(draft, context, found)
            self._session.require_at(Right.ENTER_DECLARATIONS, declaration.gate)
            if declaration.slip and (wrong := slip_problem(change.connection, declaration.slip, draft.overrides)):
                raise BadInput.of([wrong])
            row = new_row(declaration, change.now, change.actor, source)
            row = replace(row, id=as_id or row.id)
            self._store_entry(change, declaration, row, draft)
            if card:
                note_use(change, card, declaration)
        if source == "desk":
            self._minute.note(row.id, Undoing(shown))
        return Entered(row.id, declaration)

    def _store_entry(
        self, change: Change, declaration: Declaration, row: DeclarationRow, draft: DeclarationDraft
    ) -> None:
        """Store what was checked, ``draft`` being what was typed."""
        store_rows(change, [row])
        settle(change.connection, change.actor, str(declaration.slip or ""), self._session.seal)
        if row.needs_worksheet and row.source == "desk":  # whoever stands in an import file is not waiting any more
            open_for(change, row)

    def _rules_for(
        self, connection: Connection, draft: DeclarationDraft, shown: CardRow | None, *, has_paper: bool
    ) -> DeclarationContext:
        """The rules for a draft. Whoever shows their own card has filled in no paper that could lack an answer."""
        context = self._context(connection)
        if has_paper and shown is None:
            return context
        without_paper = replace(context, demanded=frozenset())
        if shown is None:
            return without_paper
        declaration, _ = check_declaration(draft, without_paper)
        is_theirs = declaration is None or stands_for(shown, declaration)
        return without_paper if is_theirs else context

    @requires_own(Right.ENTER_DECLARATIONS)
    def undoable(self) -> Mapping[str, int]:
        """What can still be taken back: identifiers, with when that is over (milliseconds of the steady clock)."""
        return self._minute.until()

    @requires_own(Right.ENTER_DECLARATIONS, "declaration_id")
    def take_back(self, declaration_id: str, *, reopen: bool = False) -> TakenBack:
        """Undo an entry of the last minute, as if it had not been saved; gives what it said.

        Its slip is free again, its fever worksheet ends with it, the pile that it was counted in lacks it. ``reopen``
        makes it the member's form that is not saved yet. Raises ``BadInput`` where the minute is over, ``Forbidden``.
        """
        with self._store.write(self._session.member.id) as change:
            row = declarations.find(change.connection, declaration_id)
            if row is not None:
                self._session.require_at(Right.ENTER_DECLARATIONS, row.gate_id)
            undoing = None if row is None else self._undoing(row, change)
            if row is None or undoing is None:
                raise BadInput(TOO_LATE)
            gone = take_back_entry(change, row, undoing)
            unsettle(change.connection, change.actor, gone.draft.slip, gone.draft if reopen else None, change.now)
        self._minute.forget(declaration_id)
        return gone

    def _undoing(self, row: DeclarationRow, change: Change) -> Undoing | None:
        """What undoing an entry needs; None where its minute is over."""
        return self._minute.needed(row.id)

    @requires(Right.ENTER_DECLARATIONS)
    def correct(self, declaration_id: str, draft: DeclarationDraft, reason: str) -> Entered:
        """Replace what a declaration says; who, when and why stay with the earlier version. Raises ``BadInput``.

        A field that still reads as its mask was not opened by whoever corrected, and stays as it was.
        """
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", _WHY_CORRECTED)
        with self._store.write(self._session.member.id) as change:
            before = declarations.find(change.connection, declaration_id)
            if before is None:
                raise BadInput(_GONE)
            whole = restored(draft, stored_draft(before, Names.read(change.connection)))
            declaration = checked(whole, self._context_of(change.connection, before))
            if (declaration.slip.number if declaration.slip else None) != before.slip:
                raise BadInput.at("slip", message("declaration", "The slip of an entered declaration stays as it is."))
            row = replace(
                new_row(declaration, change.now, change.actor, before.source),
                id=before.id,
                version=before.version + 1,
                entered_at=before.entered_at,
                entered_by=before.entered_by,
            )
            state = {
                **before.body,
                "gate_id": before.gate_id,
                "inspector_id": before.inspector_id,
                FINGERPRINT: before.fingerprint.hex(),
            }
            earlier = DeclarationVersion(before.version, change.now, change.actor, reason.strip(), state)
            declarations.replace(change.connection, row, keys_of_row(row), earlier)
            body = outgoing(row) | {"reason": reason.strip(), "before": before_body(before)}
            change.record("correct", "declaration", row.id, body, audited=public(row))
            follow(change, row)
        return Entered(row.id, declaration)

    @requires(Right.ENTER_DECLARATIONS)
    def for_correction(self, declaration_id: str, reason: str) -> Correctable:
        """A declaration as it is corrected: masked. Raises ``BadInput``, ``Forbidden``.

        One rule says who is shown what (design, section 4). Everybody sees a declaration masked. Whoever corrects one
        (``ENTER_DECLARATIONS``) sees a field of it by asking for that field, see ``look``; what is typed over a mask
        replaces it unseen. Whoever answers for personal data (``SEE_PERSONAL_DATA``) may ask for all of it at once, see
        ``unmasked``. Each of the three is audited with its reason, this one as ``correct-open``, whether or not anything
        is then changed, so that openings without a correction stand out.
        """
        with self._looking(declaration_id, reason, _WHY_CORRECTED) as (change, row):
            change.record("correct-open", "declaration", row.id, {"reason": reason.strip()}, sync=False)
            draft = mask_draft(stored_draft(row, Names.read(change.connection)))
            context = self._context_of(change.connection, row)
        return Correctable(replace(draft, gate=row.gate_id, inspector=row.inspector_id or ""), context)

    @requires(Right.ENTER_DECLARATIONS)
    def look(self, declaration_id: str, field: str, reason: str) -> str:
        """What one masked field of a declaration says, for whoever corrects it. Raises ``BadInput``, ``Forbidden``.

        Audited as ``look`` with the reason and the field's key, never with what it says.
        """
        with self._looking(declaration_id, reason, _WHY_NEEDED) as (change, row):
            change.record("look", "declaration", row.id, {"reason": reason.strip(), "field": field}, sync=False)
            return stored_draft(row, Names.read(change.connection)).text(field)

    @requires(Right.SEE_PERSONAL_DATA)
    def unmasked(self, declaration_id: str, reason: str) -> DeclarationDraft:
        """All that a declaration says. The reason goes to the audit log. Raises ``BadInput``, ``Forbidden``."""
        with self._looking(declaration_id, reason, _WHY_NEEDED) as (change, row):
            change.record("unmask", "declaration", row.id, {"reason": reason.strip()}, sync=False)
            return stored_draft(row, Names.read(change.connection))

    @contextmanager
    def _looking(self, declaration_id: str, reason: str, without: Message) -> Iterator[tuple[Change, DeclarationRow]]:
        """The declaration that somebody is about to be shown; ``without`` tells who gives no reason to give one."""
        if len(reason.strip()) < 2:
            raise BadInput.at("reason", without)
        with self._store.write(self._session.member.id) as change:
            row = declarations.find(change.connection, declaration_id)
            if row is None:
                raise BadInput(_GONE)
            yield change, row

    @requires(Right.ENTER_DECLARATIONS)
    def find(self, query: str, limit: int = 50) -> Found:
        """Declarations by name, pinyin, initials, end of a number, phone or slip; the newest visits first."""
        with self._store.read() as connection:
            venue = venues.get(connection)
            by_key = [
                declarations.numbers_by_key(connection, key)
                for key in queries_of(query, venue.serial_prefix, venue.code)
            ]
            numbers = list(dict.fromkeys(number for found in by_key for number in found))
            capped = any(len(found) >= declarations.SCAN_LIMIT for found in by_key)
            return Found(
                len(numbers), self._masked(connection, declarations.numbered(connection, numbers[:limit])), capped
            )

    @requires_own(Right.ENTER_DECLARATIONS)
    def recent(self, limit: int = 20) -> tuple[FoundDeclaration, ...]:
        """What was entered last, masked; of the own gates for whoever enters at no others."""
        member = self._session.member
        own = None if member.may(Right.ENTER_DECLARATIONS) else member.gate_ids
        with self._store.read() as connection:
            return self._masked(connection, declarations.newest(connection, limit, own))

    @requires_own(Right.ENTER_DECLARATIONS)
    def known_person(self, text: str, typed: DeclarationDraft | None = None, asked: str = "") -> KnownPerson | None:
        """The person whom the end of a number, a phone or a name calls to mind, if it is one person only.

        Nobody of whom ``typed``, the form as far as it is typed, says otherwise; ``asked`` is the field that the text
        stands in. What is needed to fill in their form again, and no more: nothing of how they were.
        """
        form, today = typed or DeclarationDraft(), self._store.clock.today()
        with self._store.read() as connection:
            venue = venues.get(connection)
            for key in queries_of(text, venue.serial_prefix, venue.code):
                numbers = declarations.numbers_by_key(connection, key)[:_RECENT_VISITS]
                rows = sorted(declarations.numbered(connection, numbers), key=lambda r: -r.visited_from)
                people = [(row, _person(row)) for row in rows]
                fitting = [(row, one) for row, one in people if not contradicts(one, form, asked, today)]
                if fitting and len({(row.document, one.name) for row, one in fitting}) == 1:
                    return _known(*fitting[0], today)
        return None

    @requires_own(Right.ENTER_DECLARATIONS)
    def count(self) -> int:
        """How many declarations the desk keeps."""
        with self._store.read() as connection:
            return declarations.count(connection)

    @requires_own(Right.ENTER_DECLARATIONS)
    def entered_today(self) -> int:
        """How many were entered since midnight."""
        with self._store.read() as connection:
            midnight = dt.datetime.combine(self._store.clock.today(), dt.time())
            return declarations.count_entered(connection, from_venue_time(midnight))

    @requires_own(Right.ENTER_DECLARATIONS)
    def retention_days(self) -> int:
        """How long declarations are kept after the visit."""
        with self._store.read() as connection:
            return int(settings.get(connection, settings.RETENTION_KEY, DEFAULT_DAYS))

    @staticmethod
    def _masked(connection: Connection, rows: Sequence[DeclarationRow]) -> tuple[FoundDeclaration, ...]:
        if not rows:
            return ()
        names, held = Names.read(connection), holds.of_declarations(connection, [row.id for row in rows])
        return tuple(masked(row, names, held=row.id in held) for row in rows)


def _person(row: DeclarationRow) -> DeclarationDraft:
    """Who somebody is, as they declared it."""
    return DeclarationDraft.of({key: row.body[key] for key in FIELDS.of_person if key in row.body})


def _known(row: DeclarationRow, person: DeclarationDraft, today: dt.date) -> KnownPerson:
    age = age_on(dt.date.fromisoformat(person.birth_date), today) if person.birth_date else None
    return KnownPerson(mask_name(person.name), row.visited_from, person, age, person.id_number[-_ENDING:])
