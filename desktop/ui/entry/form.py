"""The entry form: every field of a paper slip, filled from the keyboard alone."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.errors import Problem
from desktop.domain.field_registry import FieldGroup
from desktop.domain.identity import IdType
from desktop.domain.wording import ShownCodes
from desktop.domain.words import E, Words
from desktop.ui.entry.facts import FactChips
from desktop.ui.entry.fields import AnswerBar, ChoiceEntry, EntryField, HistoryEntry, LineEntry
from desktop.ui.entry.keys import KeyStop
from desktop.ui.entry.masked import MaskedLine
from desktop.ui.entry.places import FACTS, lines
from desktop.ui.entry.reading import BIRTH
from desktop.ui.entry.row import EntryRow
from desktop.ui.entry.symptoms import SymptomEntry
from desktop.ui.entry.words import field_label
from desktop.ui.kit.folding import FoldingRow
from desktop.ui.kit.forms import focus
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.privacy import personal
from desktop.ui.kit.sizes import column, sized
from desktop.ui.kit.tokens import Space

GUARDIAN = FIELDS.keys_where(lambda field: field.group is FieldGroup.GUARDIAN)
SETTLED = frozenset({"visited_on", "gate", "inspector", "id_type", "category"})
"""Fields that carry over, or follow from others: Enter passes by those that hold what nobody typed into this form."""
_HEALTH_CODE = "health_code"
SELDOM = frozenset({_HEALTH_CODE})
"""Fields that few slips say anything in: Enter passes by them."""
ON_DEMAND = frozenset({*GUARDIAN, *BIRTH})
"""Fields that have their place but are needed on some slips only: Enter passes by them until they are."""

_WIDE = 186
"""The width of a number of twenty characters, at 100 %."""
_COLUMN = 27
"""Least width of one of a line's columns with its gap, at 100 %: below it, lines fold."""
_ALWAYS_CHOSEN = frozenset({"id_type"})
"""Fields in which nothing cannot be chosen."""


class EntryForm(Translated, QWidget):
    """The fields as widgets with their labels. What they say is checked by the card."""

    edited = Signal(str)
    """A person has changed a field."""
    insist_wanted = Signal(str)
    offer_taken = Signal(int)
    rest_denied = Signal()
    """Every question that had no answer was answered with no, at one key."""
    answered = Signal()
    """A single key was the whole answer of the field that has the focus."""
    look_wanted = Signal(str)
    """What a masked field says is wanted."""

    def __init__(self, parent: QWidget | None = None, *, is_stored: bool = False, is_masked: bool = False) -> None:
        """``is_stored``: what is in it was entered already, so nothing is carried over from the last one.
        ``is_masked``: drafts that are put into it are masked."""
        super().__init__(parent)
        self._is_stored = is_stored
        self._is_masked = is_masked
        self._masks: dict[str, MaskedLine] = {}
        self._fields: dict[str, EntryField] = {}
        self.rows: dict[str, EntryRow] = {}
        self._days_ago: int | None = None
        self._is_time_carried = False
        self._has_slip_key = False
        self._codes = ShownCodes()
        self._typed_into: set[str] = set()
        self._needed: set[str] = set()
        self.facts = FactChips()
        box = column(self, gap=Space.XS, margins=(Space.XS, 2, Space.XS, 0))
        for line in lines():
            fields = FoldingRow(gap=Space.S, balanced=True)
            for key, columns in line:
                own = columns - FACTS if key == "address" else columns
                fields.add(self._add(key), _width(own), own)
                if own < columns:
                    fields.add(self.facts, _width(FACTS), FACTS)
            box.addLayout(fields)
        box.addStretch(1)
        self.ask_birth(False)
        self.ask_guardian(False)
        self.retranslate()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_moved)

    def _add(self, key: str) -> EntryRow:
        field = self._make(key)
        self._fields[key] = field
        made = EntryRow(field, beside=key in FIELDS.histories, offers=key == "id_number")
        made.insist_wanted.connect(lambda: self.insist_wanted.emit(key))
        made.offer_taken.connect(self.offer_taken)
        self.rows[key] = made
        for name in ("textEdited", "activated", "chosen"):
            signal = getattr(field, name, None)
            if signal is not None:
                signal.connect(lambda *_: self._on_edited(key))
        if isinstance(field, HistoryEntry):
            field.rest_wanted.connect(self.deny_rest)
        if isinstance(field, (ChoiceEntry, SymptomEntry, AnswerBar)):
            field.answered.connect(self.answered)
        line = _free_line(field)
        if FIELDS[key].mask is not None:
            personal(line or field)
        if self._is_masked and line is not None and FIELDS[key].mask is not None:
            self._masks[key] = MaskedLine(line)
            self._masks[key].clicked.connect(lambda: self.look_wanted.emit(key))
        return made

    @staticmethod
    def _make(key: str) -> "LineEntry | ChoiceEntry | SymptomEntry | HistoryEntry | AnswerBar":
        if FIELDS[key].is_chosen or key in ("gate", "inspector"):
            return ChoiceEntry()
        if key in FIELDS.histories:
            return HistoryEntry()
        if key == "symptoms":
            return SymptomEntry()
        if key == "consent":
            return AnswerBar(yes_first=True)
        line = LineEntry()
        if key == "id_number":
            sized(line, min_width=_WIDE)  # the whole of it stays in sight beside what is offered
        return line

    def name_time(self, *, carried: bool) -> None:
        """Say beside the field's name whether its time is that of the last slip."""
        self._is_time_carried = carried
        word = field_label("time")
        self.rows["time"].set_words(self.tr("Time · as on the last") if carried else word, word)

    def retranslate(self) -> None:
        words = {key: field_label(key) for key in FIELDS.keys}
        for key, text in words.items():
            self.rows[key].set_words(text)
        self.rows["symptoms"].set_words("", words["symptoms"])
        self._name_slip()
        self._name_health_code()
        self.name_time(carried=self._is_time_carried)
        self.name_day(self._days_ago)
        for key in FIELDS.histories:
            self._history(key).set_question(words[key])
        self._offer_rest()
        self._consent().set_words(words["consent"], self.tr("No"), self.tr("Yes"))
        for one in FIELDS:
            if one.is_chosen and one.choices is not None:
                self._offer(one.key, one.choices)
        self._line("time").setPlaceholderText(self.tr("unknown"))

    def _offer(self, key: str, choices: Words[E]) -> None:
        empty: list[tuple[object, str]] = [] if key in _ALWAYS_CHOSEN else [("", "—")]
        named = [(member.value, sentence(choices.label(member))) for member in choices]
        self._choice(key).set_choices([*empty, *named])

    def _on_focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        has_key = now is not None and not isinstance(now, QLineEdit)
        if has_key != self._has_slip_key:
            self._has_slip_key = has_key
            self._name_slip()

    def _name_slip(self) -> None:
        """Show the key of the slip's number where it is one: in a line of text, S is a letter."""
        if not self._is_stored:
            shown = self.tr("Slip  S") if self._has_slip_key else field_label("slip")
            self.rows["slip"].set_words(shown, field_label("slip"))

    def name_day(self, days_ago: int | None) -> None:
        """Say beside the date which day that is, counted back from today; None where it is no day."""
        self._days_ago = days_ago
        named = {0: self.tr("today"), 1: self.tr("yesterday")}
        day = "" if days_ago is None else named.get(days_ago) or self.tr("%Ln day(s) ago", "", days_ago)
        shown = self.tr("Date · {day}").format(day=day) if day else self.tr("Date")
        self.rows["visited_on"].set_words(shown, field_label("visited_on"))

    def set_places(self, gates: Sequence[tuple[str, str]], inspectors: Sequence[tuple[str, str]]) -> None:
        """The gates and inspectors to choose from: identifier and name."""
        self._choice("gate").set_choices([*([("", "—")] if len(gates) > 1 else []), *gates])
        self._choice("inspector").set_choices([("", "—"), *inspectors])

    def show_codes(self, codes: ShownCodes) -> None:
        """Ask for the health code by its name here, or not at all where visitors do not show it. What a slip says of
        it already stays in sight."""
        self._codes = codes
        self._name_health_code()
        self._show_health_code()

    def _name_health_code(self) -> None:
        is_chinese = QLocale().language() == QLocale.Language.Chinese
        self.rows[_HEALTH_CODE].set_words(self._codes.name if is_chinese else field_label(_HEALTH_CODE))

    def _show_health_code(self) -> None:
        self.rows[_HEALTH_CODE].setVisible(self._codes.health_code or bool(self._fields[_HEALTH_CODE].typed()))

    def draft(self, overrides: Mapping[str, str]) -> DeclarationDraft:
        """What stands in the fields. Commit the input method first."""
        return DeclarationDraft.of({key: field.typed() for key, field in self._fields.items()}, overrides)

    def put(self, draft: DeclarationDraft, whole: Collection[str] = ()) -> None:
        """Show a draft in the fields; emits no signal. What looks masked in it is, but for the fields in ``whole``."""
        self._typed_into.clear()
        for key, field in self._fields.items():
            field.put(draft.text(key))
        self.name_time(carried=False)
        self._show_health_code()
        for key, mask in self._masks.items():
            mask.open() if key in whole else mask.follow_line()
        self._offer_rest()

    def is_masked(self, key: str) -> bool:
        """Whether a field shows a mask: neither opened nor typed over."""
        return key in self._masks and self._masks[key].is_masked

    def reveal(self, key: str, text: str) -> None:
        """Show what a masked field says; emits no signal."""
        self.put_one(key, text)
        self._masks[key].open()

    def typed(self, key: str) -> str:
        """What stands in one field."""
        return self._fields[key].typed()

    def put_one(self, key: str, text: str) -> None:
        """Show another text in one field; emits no signal."""
        if self._fields[key].typed() != text:
            self._fields[key].put(text)
            self._show_health_code()
            self._offer_rest()

    def ask_guardian(self, needed: bool) -> None:
        """Have Enter stop at the guardian's fields, where one is needed."""
        self._ask(GUARDIAN, needed)

    def ask_birth(self, needed: bool) -> None:
        """Have Enter stop at birth date and sex, where the document does not tell them."""
        self._ask(BIRTH, needed)

    def _ask(self, keys: Sequence[str], needed: bool) -> None:
        self._needed = self._needed | set(keys) if needed else self._needed - set(keys)
        for key in keys:
            self.rows[key].set_quiet(not needed)

    def stops(self) -> list[KeyStop]:
        """The way of the keyboard through the form as it is now. Birth date and sex stand above the number, as on the
        paper; where it does not tell them, the way comes back to them behind it."""
        keys = [key for key in self._fields if not self.rows[key].isHidden()]
        if not self._needed.isdisjoint(BIRTH):
            keys = [key for key in keys if key not in BIRTH]
            behind = keys.index("id_number") + 1
            keys[behind:behind] = BIRTH
        return [KeyStop(key, widget, self._is_settled(key)) for key in keys for widget in self._fields[key].stops()]

    def unanswered(self) -> list[str]:
        """The questions that have no answer yet."""
        return [key for key in FIELDS.histories if not self._fields[key].typed()]

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
        first = next((key for key in self.rows if key in here), None)
        if first is not None:
            self.go_to(first)
        return tuple(p for p in problems if p.field not in self.rows)

    def _is_settled(self, key: str) -> bool:
        given = key in SETTLED and key not in self._typed_into and bool(self._fields[key].typed())
        passed = given or key in SELDOM or (key in ON_DEMAND and key not in self._needed)
        if key == "id_number":
            passed = self._fields["id_type"].typed() == IdType.NONE
        return passed and self.rows[key].problem is None

    def _on_edited(self, key: str) -> None:
        self._typed_into.add(key)
        if key == "time" and self._is_time_carried:
            self.name_time(carried=False)
        if key in FIELDS.histories:
            self._offer_rest()
        self.edited.emit(key)

    def deny_rest(self) -> None:
        """No, to every question that has no answer yet: on purpose, by one key."""
        for key in self.unanswered():
            self._fields[key].put("no")
            self._on_edited(key)
        self.go_to(FIELDS.histories[-1])
        self.rest_denied.emit()

    def _offer_rest(self) -> None:
        """Where more than one question is open, the first of them offers to deny all."""
        open_ones = self.unanswered()
        for key in FIELDS.histories:
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


def _free_line(field: EntryField) -> LineEntry | None:
    """The line of a field that anything can be typed into."""
    if isinstance(field, HistoryEntry):
        return field.details
    if isinstance(field, SymptomEntry):
        return field.other
    return field if isinstance(field, LineEntry) else None


def _width(columns: int) -> int:
    """The least width of a field over so many columns."""
    return columns * _COLUMN - Space.S
