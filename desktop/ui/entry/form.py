"""The entry form: every field of a paper slip, filled from the keyboard alone."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.category import CATEGORY_WORDS
from desktop.domain.declaration import FIELDS, HISTORIES, SIGNATURE_WORDS, DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.identity import ID_TYPE_WORDS
from desktop.domain.resident_id import SEX_WORDS
from desktop.domain.symptoms import HEALTH_CODE_WORDS
from desktop.domain.words import Words
from desktop.ui.entry.facts import FactChips
from desktop.ui.entry.fields import AnswerBar, ChoiceEntry, EntryField, HistoryEntry, LineEntry
from desktop.ui.entry.keys import Stop
from desktop.ui.entry.row import EntryRow
from desktop.ui.entry.symptoms import SymptomEntry
from desktop.ui.entry.words import field_label
from desktop.ui.kit.forms import focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.sizes import column, grid, sized
from desktop.ui.kit.tokens import Space

GUARDIAN = ("guardian_name", "guardian_phone", "guardian_relation")
BIRTH = ("birth_date", "sex")
SETTLED = frozenset({"visited_on", "gate", "inspector", "id_type", "category", "signature", "consent"})
"""Fields that carry over, or follow from others: Enter passes by those that hold something."""
SELDOM = frozenset({"health_code"})
"""Fields that few slips say anything in: Enter passes by them."""

_COLUMNS = 24
_WIDE = 186
"""The width of a number of twenty characters, at 100 %."""
# Field, line, first column, columns: in the order in which the keyboard goes.
_PLACES: tuple[tuple[str, int, int, int], ...] = (
    ("slip", 0, 0, 6),
    ("visited_on", 0, 6, 4),
    ("time", 0, 10, 6),
    ("gate", 0, 16, 4),
    ("inspector", 0, 20, 4),
    ("id_type", 1, 0, 7),
    ("id_number", 1, 7, 17),
    ("name", 2, 0, 8),
    ("phone", 2, 8, 8),
    ("birth_date", 2, 16, 4),
    ("sex", 2, 20, 4),
    ("address", 3, 0, 12),
    ("temperature_c", 3, 12, 6),
    ("health_code", 3, 18, 6),
    ("symptoms", 4, 0, 24),
    ("travel_history", 5, 0, 12),
    ("contact_history", 5, 12, 12),
    ("fever_contact_history", 6, 0, 12),
    ("cluster_history", 6, 12, 12),
    ("guardian_name", 7, 0, 8),
    ("guardian_phone", 7, 8, 8),
    ("guardian_relation", 7, 16, 8),
    ("category", 8, 0, 6),
    ("signature", 8, 6, 8),
    ("consent", 8, 14, 4),
    ("notes", 8, 18, 6),
)
_CHOICES: Mapping[str, tuple[Words, bool]] = {  # type: ignore[type-arg]
    "id_type": (ID_TYPE_WORDS, False),
    "sex": (SEX_WORDS, True),
    "category": (CATEGORY_WORDS, True),
    "signature": (SIGNATURE_WORDS, True),
    "health_code": (HEALTH_CODE_WORDS, True),
}
"""Fields with the words to choose from, and whether nothing may be chosen."""


class EntryForm(Translated, QWidget):
    """The fields and their words; what they mean is not known here."""

    edited = Signal(str)
    """A person has changed a field."""
    insist_wanted = Signal(str)
    offer_taken = Signal(int)
    rest_denied = Signal()
    """Every question that had no answer was answered with no, at one key."""

    def __init__(self, parent: QWidget | None = None, *, is_stored: bool = False) -> None:
        """``is_stored``: what is in it was entered already, so nothing is carried over from the last one."""
        super().__init__(parent)
        self._is_stored = is_stored
        self._fields: dict[str, EntryField] = {}
        self.rows: dict[str, EntryRow] = {}
        self._days_ago: int | None = None
        self.facts = FactChips()
        box = column(self, gap=0, margins=(Space.XS, Space.XS, Space.XS, 0))
        self._grid = grid(gap=Space.S)
        for at in range(_COLUMNS):
            self._grid.setColumnStretch(at, 1)
        for place in _PLACES:
            self._add(*place)
        self._grid.addWidget(self.facts, 2, 16, 1, 8)
        box.addLayout(self._grid)
        box.addStretch(1)
        self.show_birth(False)
        self.show_guardian(False)
        self.retranslate()

    def _add(self, key: str, line: int, at: int, columns: int) -> None:
        field = self._make(key)
        self._fields[key] = field
        made = EntryRow(field, beside=key in HISTORIES, offers=key == "id_number")
        made.insist_wanted.connect(lambda: self.insist_wanted.emit(key))
        made.offer_taken.connect(self.offer_taken)
        self.rows[key] = made
        self._grid.addWidget(made, line, at, 1, columns)
        for name in ("textEdited", "activated", "chosen"):
            signal = getattr(field, name, None)
            if signal is not None:
                signal.connect(lambda *_: self._on_edited(key))
        if isinstance(field, HistoryEntry):
            field.rest_wanted.connect(self.deny_rest)

    @staticmethod
    def _make(key: str) -> "LineEntry | ChoiceEntry | SymptomEntry | HistoryEntry | AnswerBar":
        if key in _CHOICES or key in ("gate", "inspector"):
            return ChoiceEntry()
        if key in HISTORIES:
            return HistoryEntry()
        if key == "symptoms":
            return SymptomEntry()
        if key == "consent":
            return AnswerBar(yes_first=True)
        line = LineEntry()
        if key == "id_number":
            sized(line, min_width=_WIDE)  # the whole of it stays in sight beside what is offered
        return line

    def retranslate(self) -> None:
        words = {key: field_label(key) for key in FIELDS}
        for key, text in words.items():
            self.rows[key].set_words(text)
        self.rows["symptoms"].set_words("", words["symptoms"])
        if not self._is_stored:
            self.rows["slip"].set_words(self.tr("Slip  S"), words["slip"])
            self.rows["time"].set_words(self.tr("Time · as on the last"), words["time"])
        self.name_day(self._days_ago)
        for key in HISTORIES:
            self._history(key).set_question(words[key])
        self._offer_rest()
        self._consent().set_words(words["consent"], self.tr("No"), self.tr("Yes"))
        for key, (choices, may_lack) in _CHOICES.items():
            empty: list[tuple[object, str]] = [("", "—")] if may_lack else []
            field = self._choice(key)
            field.set_choices([*empty, *((m.value, sentence(choices.label(m))) for m in choices)])
        self._line("time").setPlaceholderText(self.tr("unknown"))

    def name_day(self, days_ago: int | None) -> None:
        """Say beside the date which day that is, counted back from today; None where it is no day."""
        self._days_ago = days_ago
        named = {0: self.tr("today"), 1: self.tr("yesterday")}
        day = "" if days_ago is None else named.get(days_ago) or self.tr("%n day(s) ago", "", days_ago)
        shown = self.tr("Date · {day}").format(day=day) if day else self.tr("Date")
        self.rows["visited_on"].set_words(shown, field_label("visited_on"))

    def set_places(self, gates: Sequence[tuple[str, str]], inspectors: Sequence[tuple[str, str]]) -> None:
        """The gates and inspectors to choose from: identifier and name."""
        self._choice("gate").set_choices([*([("", "—")] if len(gates) > 1 else []), *gates])
        self._choice("inspector").set_choices([("", "—"), *inspectors])

    def draft(self, overrides: Mapping[str, str]) -> DeclarationDraft:
        """What stands in the fields. Commit the input method first."""
        return DeclarationDraft(**{key: self._fields[key].typed() for key in FIELDS}, overrides=dict(overrides))

    def put(self, draft: DeclarationDraft) -> None:
        """Show a draft in the fields; tells nobody."""
        for key in FIELDS:
            self._fields[key].put(getattr(draft, key))
        self._offer_rest()

    def typed(self, key: str) -> str:
        """What stands in one field."""
        return self._fields[key].typed()

    def put_one(self, key: str, text: str) -> None:
        """Show another text in one field; tells nobody."""
        if self._fields[key].typed() != text:
            self._fields[key].put(text)
            self._offer_rest()

    def show_guardian(self, shown: bool) -> None:
        """Show the guardian's line where one is needed."""
        for key in GUARDIAN:
            self.rows[key].setVisible(shown)

    def show_birth(self, shown: bool) -> None:
        """Ask for birth date and sex where the document does not tell them."""
        for key in BIRTH:
            self.rows[key].setVisible(shown)
        self.facts.setVisible(not shown)

    def stops(self) -> list[Stop]:
        """The way of the keyboard through the form as it is now."""
        return [
            Stop(key, widget, self._is_settled(key))
            for key, field in self._fields.items()
            if self.rows[key].isVisibleTo(self)
            for widget in field.stops()
        ]

    def unanswered(self) -> list[str]:
        """The questions that have no answer yet."""
        return [key for key in HISTORIES if not self._fields[key].typed()]

    def field_of(self, widget: QWidget | None) -> str:
        """The field that a widget belongs to; empty for none."""
        found = (key for key, r in self.rows.items() if widget is not None and r.isAncestorOf(widget))
        return next(found, "")

    def go_to(self, key: str) -> None:
        """Put the focus on a field."""
        first = self._fields[key].stops()[0]
        focus(first)
        if isinstance(first, LineEntry):
            first.select()

    def show_problems(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Put every problem under its field and go to the first; returns those whose field is not shown."""
        here = {p.field: p for p in reversed(problems) if p.field in self.rows}
        for key, one in self.rows.items():
            one.show_problem(here.get(key))
            if key in here:
                one.setVisible(True)
        first = next((key for key in self.rows if key in here), None)
        if first is not None:
            self.go_to(first)
        return tuple(p for p in problems if p.field not in self.rows)

    def _is_settled(self, key: str) -> bool:
        known = key in SELDOM or (key in SETTLED and bool(self._fields[key].typed()))
        return known and self.rows[key].problem is None

    def _on_edited(self, key: str) -> None:
        if key in HISTORIES:
            self._offer_rest()
        self.edited.emit(key)

    def deny_rest(self) -> None:
        """No, to every question that has no answer yet: on purpose, by one key."""
        for key in self.unanswered():
            self._fields[key].put("no")
            self._on_edited(key)
        self.go_to(HISTORIES[-1])
        self.rest_denied.emit()

    def _offer_rest(self) -> None:
        """Where more than one question is open, the first of them offers to deny all."""
        open_ones = self.unanswered()
        for key in HISTORIES:
            self._history(key).offer_rest(len(open_ones) > 1 and key == open_ones[0])

    def line(self, key: str) -> LineEntry:
        """A field that is one line of text."""
        return self._line(key)

    def _line(self, key: str) -> LineEntry:
        field = self._fields[key]
        assert isinstance(field, LineEntry)
        return field

    def _choice(self, key: str) -> ChoiceEntry:
        field = self._fields[key]
        assert isinstance(field, ChoiceEntry)
        return field

    def _history(self, key: str) -> HistoryEntry:
        field = self._fields[key]
        assert isinstance(field, HistoryEntry)
        return field

    def _consent(self) -> AnswerBar:
        field = self._fields["consent"]
        assert isinstance(field, AnswerBar)
        return field
