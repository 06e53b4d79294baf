"""The card with the entry form: it checks while one types, warns, offers likelier numbers, begins the next slip."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.clock import Clock, venue_time
from desktop.domain.dates import read_visit_day
from desktop.domain.declaration import DeclarationContext, DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.identity import IdType
from desktop.domain.read_back import read_back
from desktop.domain.resident_id import issued_region
from desktop.ui.entry.context import EntryContext
from desktop.ui.entry.document import DocumentLine
from desktop.ui.entry.facts import AlarmStrip, ReadBackLine
from desktop.ui.entry.form import EntryForm
from desktop.ui.entry.keys import EntryKeys
from desktop.ui.entry.reading import (
    DocumentReading,
    canonical,
    filled_in,
    outstanding_note,
    problems_of,
    read_alarm,
    read_document,
    read_person,
    stated_facts,
    today_of,
)
from desktop.ui.entry.scanning import ScanRestorer
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.tokens import Space

Checks = Callable[[DeclarationDraft], tuple[Problem, ...]]


class EntryCard(Translated, Card):
    """The form of one slip. Only ``put`` and ``start_next`` replace what was typed."""

    changed = Signal(str)
    """A person has changed this field."""
    submitted = Signal()
    clear_wanted = Signal()
    """Esc was pressed where no list of offered numbers was open that it would have closed."""
    insist_wanted = Signal(str, object)
    """Somebody wants to keep a doubtful field: its key, and its ``Problem``."""
    scanned = Signal(str)

    def __init__(
        self,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        is_stored: bool = False,
        is_masked: bool = False,
        checks: Checks | None = None,
    ) -> None:
        """``is_stored``: the card is for one slip that was entered already; ``is_masked``: which it shows masked.
        ``checks`` says what keeps a draft of the form from being stored, where that is more than the rules say."""
        super().__init__(gap=Space.S, margins=(14, 5, 14, 7), parent=parent)
        self._clock = clock
        self._is_stored = is_stored
        self._checks = checks
        self._entry_context: EntryContext | None = None
        self._overrides: dict[str, str] = {}
        self._by_hand = False
        self._by_card = False
        self._clean = DeclarationDraft()
        self._of_masks: tuple[Problem, ...] = ()
        self._opened = ""
        self._today = today_of(clock.now_ms())
        self.form = EntryForm(is_stored=is_stored, is_masked=is_masked)
        self.alarm = AlarmStrip()
        self.read_back = personal(ReadBackLine())
        self._document = DocumentLine(self.form.rows["id_number"], self.form.line("id_number"))
        self.keys = EntryKeys(self.form, self.form.stops, self._document.take, self._stays)
        self.body.addWidget(self.form, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        form, keys = self.form, self.keys
        form.edited.connect(self._on_edited)
        form.insist_wanted.connect(self.insist)
        form.offer_taken.connect(self.adopt)
        form.rest_denied.connect(lambda: keys.go(1))
        form.answered.connect(keys.go_on_after_answer)
        keys.left.connect(self._on_left)
        keys.escaped.connect(self._on_escape)
        keys.submitted.connect(self.submitted)
        codes = ScanRestorer(form, keys, self.draft, self.put, partial(self._read, finished=True), self)
        codes.changed.connect(self.changed)
        codes.scanned.connect(self.scanned)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Entry form"))
        self._document.retranslate()
        self._name_day()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.draft() != self._clean

    def draft(self) -> DeclarationDraft:
        """What stands in the form. Commit the input method first where what it composes is to count."""
        return self.form.draft(self._overrides)

    def show_context(self, entry_context: EntryContext) -> None:
        """Offer the gates and inspectors that there are. An untouched form begins with what there is now."""
        fresh = self._entry_context is None
        self.form.show_codes(entry_context.codes)
        dirty = not fresh and self.is_dirty
        self._entry_context = entry_context
        self.follow_today()
        self.form.set_places(
            [(g.id, g.name) for g in entry_context.gates], [(m.id, m.name) for m in entry_context.inspectors]
        )
        if fresh:
            own = entry_context.me.id if any(m.id == entry_context.me.id for m in entry_context.inspectors) else ""
            self._begin(
                replace(
                    self.form.draft({}),
                    visited_on=self._today.isoformat(),
                    inspector=own,
                    id_type=IdType.RESIDENT_ID,
                    slip=str(entry_context.next_slip() or ""),
                )
            )
        elif not dirty:
            self._suggest_slip(entry_context)

    def put(self, draft: DeclarationDraft, *, clean: bool = False, refused: Collection[str] = ()) -> None:
        """Show a draft in place of what is there; ``clean`` takes it for the untouched form. Fields that are ``refused``
        stand in it unmasked."""
        self._overrides = dict(draft.overrides)
        self.form.put(draft, refused)
        self._by_hand = self._is_chosen(draft)
        for row in self.form.rows.values():
            row.show_problem(None)
        if clean:
            self._clean = self.form.draft(self._overrides)
            # What the rules say of masks is not to be said of what they hide; whoever stores it says that.
            self._of_masks = ()
            if any(map(self.form.is_masked, FIELDS.keys)):
                self._of_masks = tuple(problem for problem in self.problems() if problem.field not in refused)
        self._read(finished=True)

    def reveal(self, key: str, text: str) -> None:
        """Show what a masked field says; nothing was changed by that."""
        self.form.reveal(key, text)
        self._clean = self._clean.with_texts({key: self.form.typed(key)})
        self._read(finished=True)

    def follow_today(self) -> None:
        """A form that nobody has begun yet and that said today goes on saying today when midnight has passed."""
        former, self._today = self._today, today_of(self._now)
        if former != self._today and self.form.typed("visited_on") == former.isoformat() and not self.is_dirty:
            self.form.put_one("visited_on", self._today.isoformat())
            self._clean = replace(self._clean, visited_on=self._today.isoformat())
        self._name_day()

    def start_next(self, after: int = 0) -> None:
        """An empty form for the slip after a number; what slips of one pile share is carried over."""
        carried = self._carried(str(self._entry_context.next_slip(after) or "") if self._entry_context else "")
        self._begin(carried)
        self.form.name_time(carried=bool(carried.text("time")))
        self.follow_today()

    def _begin(self, draft: DeclarationDraft) -> None:
        self._opened = ""
        self._by_card = False
        self._document.forget()
        self.put(draft, clean=True)
        self._clean = self.form.draft({})

    def _carried(self, slip: str) -> DeclarationDraft:
        """What slips of one pile share; nothing that a person has answered, signed or agreed to."""
        shared = {key: self.form.typed(key) for key in FIELDS.keys_where(lambda field: field.is_carried_over)}
        return DeclarationDraft.of(shared | {"slip": slip, "id_type": IdType.RESIDENT_ID})

    def set_shared(self, visited_on: str, gate: str, inspector: str) -> None:
        """Put in what all slips of a pile share: the day in ISO form, gate and inspector by identifier."""
        for key, text in (("visited_on", visited_on), ("gate", gate), ("inspector", inspector)):
            self.form.put_one(key, text)
        self._clean = replace(self._clean, visited_on=visited_on, gate=gate, inspector=inspector)
        self._name_day()

    def open_slip(self, serial: str) -> None:
        """Make this the slip of the form and go on to its first empty field."""
        self._opened = serial
        self.form.put_one("slip", serial)
        self._clean = replace(self._clean, slip=serial) if not self.is_begun else self._clean
        self._on_left("slip")
        self.form.go_to("name")
        self.changed.emit("slip")

    @property
    def is_begun(self) -> bool:
        """Whether anything but the slip's number was typed."""
        return replace(self.draft(), slip="") != replace(self._clean, slip="")

    def problems(self) -> tuple[Problem, ...]:
        """What keeps the form from being saved, as far as the rules can tell without the store."""
        if self._entry_context is None:
            return ()
        draft = self.draft()
        rules = self._rules(self._entry_context)
        found = problems_of(draft, rules, self._now) if self._checks is None else self._checks(draft)
        return tuple(p for p in found if p not in self._of_masks and not self.form.is_masked(p.field))

    def show_problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Put problems under their fields and go to the first; returns those that belong to none."""
        elsewhere = self.form.show_problems(problems)
        self._read(finished=True)
        number = self.form.line("id_number")
        if QApplication.focusWidget() is number:
            number.select()  # the focus was there before the offers were
        return elsewhere

    def insist(self, field: str = "") -> None:
        """Ask why a doubtful field is to stay: this one, that of the focus, or the first there is."""
        rows = self.form.rows
        here = field or self.form.field_of(QApplication.focusWidget())
        doubtful = [key for key, r in rows.items() if r.problem is not None and r.problem.doubtful]
        chosen = here if here in doubtful else next(iter(doubtful), "")
        if chosen and not (field and field != chosen):
            self.insist_wanted.emit(chosen, rows[chosen].problem)

    def set_reason(self, field: str, reason: str) -> None:
        """Keep a doubtful field as it is; a question that was left open stands for all that were."""
        left_open = self.form.unanswered()
        for key in left_open if field in left_open else (field,):
            self._overrides[key] = reason
            row = self.form.rows[key]
            row.show_problem(None)
            row.show_note(self.tr("Kept: {reason}").format(reason=reason), "attention")
        self._read(finished=True)
        self.form.go_to(field)
        self.changed.emit(field)

    def adopt_best(self) -> None:
        """Take the first of the offered numbers, if any is offered."""
        if self._document.is_doubtful:
            self._document.adopt(0)

    def adopt(self, offer: int) -> None:
        """Take an offered number."""
        self._document.adopt(offer)

    def fill(self, known: DeclarationDraft, asked: str) -> None:
        """Fill in a person who was here before: fields that are empty, and the one that called them to mind."""
        for key, text in filled_in(self.draft(), known, asked):
            self.form.put_one(key, text)
            self.form.rows[key].show_problem(None)
        self._by_hand = self._is_chosen(self.draft())
        self._read(finished=True)
        self.changed.emit("name")

    def set_by_card(self, by_card: bool) -> None:
        """Whether the person shows a visitor card, and so has filled in no slip that could lack an answer."""
        self._by_card = by_card

    @property
    def has_person(self) -> bool:
        """Whether somebody's details stand in the form."""
        return any(self.form.typed(key) for key in ("name", "id_number", "phone", "address"))

    def begin_with(self, holder: DeclarationDraft) -> None:
        """Fill in somebody who shows a card: they come now, and a slip that was only suggested is not theirs."""
        now = self.draft()
        if now.slip == self._clean.slip and now.slip != self._opened:
            self.form.put_one("slip", "")
        day, _ = read_visit_day(now.visited_on[:40], today_of(self._now))
        if now.time == self._clean.time and day == today_of(self._now):
            self.form.put_one("time", f"{venue_time(self._now):%H:%M}")
        self.fill(holder, "")
        self.set_by_card(True)
        self.form.go_to("temperature_c")

    @property
    def _now(self) -> int:
        return self._clock.now_ms()

    def _on_edited(self, key: str) -> None:
        self._overrides.pop(key, None)
        row = self.form.rows[key]
        if row.problem is not None or row.note():
            row.show_problem(None)
        if key == "category":
            self._by_hand = bool(self.form.typed("category"))
        if key == "visited_on":
            self._name_day()
        if key == "gate":
            self._suggest_inspector()
        self._read(finished=key != "id_number")
        self.changed.emit(key)

    def _on_left(self, key: str) -> None:
        """Show what was typed as it is kept, and what is wrong with it."""
        if self._entry_context is None:
            return
        text, context = self.form.typed(key), self._entry_context.rules
        shown = canonical(key, text, self.form.typed("id_type"), context, today_of(self._now))
        if shown != text:
            self.form.put_one(key, shown)
        if key == "visited_on":
            self._name_day()
        self._read(finished=True)
        if key == "id_number" or key in self._overrides or not shown.strip():
            return
        problem = self._problem_at(key)
        if key == "slip" and problem is None:
            problem = outstanding_note(shown, context, self._entry_context.waiting)
            self.form.rows[key].show_problem(None)
            self.form.rows[key].show_note("" if problem is None else sentence(problem.message), "attention")
            return
        self.form.rows[key].show_problem(problem)

    def _rules(self, entry_context: EntryContext) -> DeclarationContext:
        """The rules for this form."""
        return replace(entry_context.rules, demanded=frozenset()) if self._by_card else entry_context.rules

    def _read(self, *, finished: bool) -> None:
        """Follow what the form says: the document, the person, the alarm."""
        if self._entry_context is None:
            return
        today, document = today_of(self._now), self._document
        draft = self.form.draft(self._overrides)
        asked = draft if self._by_hand else replace(draft, category="")
        reading = self._read_document(asked, finished=finished)
        document.show(reading, stated_facts(draft, today), is_kept="id_number" in self._overrides)
        person = read_person(asked, document.facts, today)
        self.form.facts.show_person(person)
        self.form.ask_birth(person.asks_birth or document.is_doubtful)
        self.form.ask_guardian(person.needs_guardian)
        if not self._by_hand:
            self.form.put_one("category", person.category or "")
            # Not where the slip is there already: what a file says of the category stays until somebody decides.
            if person.category and self.form.rows["category"].problem is not None and not self._is_stored:
                self.form.rows["category"].show_problem(None)
        self.alarm.show_alarm(read_alarm(draft))
        gates = {gate.id: gate.name for gate in self._entry_context.gates}
        self.read_back.show_parts(read_back(draft, gates.get(draft.gate, ""), today))

    def _read_document(self, draft: DeclarationDraft, *, finished: bool) -> DocumentReading:
        if self.form.is_masked("id_number"):
            return DocumentReading()
        region = self._entry_context.region if self._entry_context is not None else ""
        reading = read_document(draft, today_of(self._now), region, issued_region, finished=finished)
        if reading.problem is None and finished and self._checks is not None:
            return replace(reading, problem=self._problem_at("id_number"))
        return reading

    def _problem_at(self, key: str) -> Problem | None:
        return next((problem for problem in self.problems() if problem.field == key), None)

    def _is_chosen(self, draft: DeclarationDraft) -> bool:
        """Whether the category was chosen by hand: one that follows from the rest goes on following it."""
        plain = replace(draft, category="")
        facts = self._read_document(plain, finished=False).facts
        return draft.category not in ("", read_person(plain, facts, today_of(self._now)).category)

    def _stays(self, widget: QWidget) -> bool:
        """Whether Enter stays in its field: at first on a number that is wrong, whose offers are shown then."""
        if widget is not self.form.line("id_number"):
            return False
        self._read(finished=True)
        return self._document.stays()

    def _on_escape(self) -> None:
        if not self._document.put_away():
            self.clear_wanted.emit()

    def _suggest_slip(self, entry_context: EntryContext) -> None:
        suggestion = str(entry_context.next_slip() or "")
        self.form.put_one("slip", suggestion)
        self._clean = replace(self._clean, slip=suggestion)

    def _suggest_inspector(self) -> None:
        """Who is assigned to the gate, if that is one person and nobody was chosen."""
        gate = self.form.typed("gate")
        people = self._entry_context.inspectors if self._entry_context is not None else ()
        there = [m.id for m in people if gate in m.gate_ids]
        if len(there) == 1 and not self.form.typed("inspector"):
            self.form.put_one("inspector", there[0])

    def _name_day(self) -> None:
        today = today_of(self._now)
        day, _ = read_visit_day(self.form.typed("visited_on")[:40], today)
        self.form.name_day((today - day).days if day is not None and day <= today else None)
