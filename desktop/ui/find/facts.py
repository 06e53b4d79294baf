"""The facts of a declaration as the Find page lays them out, and beside them who entered and corrected it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.declaration import DeclarationDraft
from desktop.domain.declaration_fields import FIELDS
from desktop.domain.field_words import READING_ORDER
from desktop.domain.messages import message
from desktop.services.green_channel.book import ChangedField, DeclarationRecord, RecordedCorrection
from desktop.services.green_channel.records import FoundDeclaration
from desktop.ui.entry.words import field_label, field_text
from desktop.ui.kit.dates import past_text, visit_text
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import column, drop_children, grid
from desktop.ui.kit.tokens import Space

_VISIT = message("FindFacts", "Visit")
_QUESTIONS = message("FindFacts", "Questions on the last 14 days")
_ALL_NO = message("FindFacts", "No to all four")
_INSISTED = message("FindFacts", "Kept although doubtful")
_COLUMNS = 4
_WIDE = frozenset({*FIELDS.keys_where(lambda field: field.is_free_text), "overrides"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A field's key, what it is called and what it says."""

    key: str
    label: str
    text: str


_NOTHING = Fact("", "", "")


def facts_of(found: FoundDeclaration, draft: DeclarationDraft, today: dt.date) -> list[Fact]:
    """Everything that a declaration says, masked as ``draft`` is."""
    visit = visit_text(found.visited_from, found.visited_to, found.precision, today)
    return [Fact("visit", sentence(_VISIT), visit), *_of_fields(draft)]


def _of_fields(draft: DeclarationDraft) -> Iterator[Fact]:
    all_no = all(draft.text(key) == "no" for key in FIELDS.histories)
    for key in READING_ORDER:
        text = draft.text(key)
        if key in FIELDS.histories and all_no:
            if key == FIELDS.histories[0]:
                yield Fact("histories", sentence(_QUESTIONS), sentence(_ALL_NO))
        elif text:
            yield Fact(key, field_label(key), field_text(key, text))
    if draft.overrides:
        insisted = (f"{field_label(f)} {reason}".strip() for f, reason in draft.overrides.items())
        yield Fact("overrides", sentence(_INSISTED), " · ".join(insisted))


class _Cell(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label, self._text = label("second"), label(wrap=True)
        box = column(self, gap=0)
        box.addWidget(self._label)
        box.addWidget(self._text)
        box.addStretch(1)

    def show_fact(self, fact: Fact) -> None:
        self._label.setText(fact.label)
        self._text.setText(fact.text)
        self._text.setAccessibleName(f"{fact.label}: {fact.text}")


class FactGrid(Translated, QWidget):
    """Facts side by side. Screen readers get all of them as its description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self._facts: tuple[Fact, ...] = ()
        self._grid = grid(gap=Space.S)
        for at in range(_COLUMNS):
            self._grid.setColumnStretch(at, 1)
        box = column(self, gap=0)
        box.addLayout(self._grid)
        box.addStretch(1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these and no others."""
        self._facts = tuple(facts)
        while len(self._cells) < len(facts):
            self._cells.append(_Cell(self))
        for cell in self._cells:
            self._grid.removeWidget(cell)
        line = at = 0
        for cell, fact in zip(self._cells, facts, strict=False):
            span = 2 if fact.key in _WIDE else 1
            if at + span > _COLUMNS:
                line, at = line + 1, 0
            cell.show_fact(fact)
            self._grid.addWidget(cell, line, at, 1, span, Qt.AlignmentFlag.AlignTop)
            cell.show()
            at += span
        for cell in self._cells[len(facts) :]:
            cell.show_fact(_NOTHING)  # what is not shown is not kept either
            cell.hide()

    def texts(self) -> dict[str, str]:
        """What is shown, by field."""
        return {fact.key: fact.text for fact in self._facts}

    def summary(self) -> str:
        """All facts in a sentence, for screen readers."""
        return "; ".join(f"{fact.label}: {fact.text}" for fact in self._facts)


class HistoryList(Translated, QWidget):
    """Newest first, the entering last. What is personal is masked here even while the facts are shown in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: DeclarationRecord | None = None
        self._lines: list[str] = []
        self._box = column(gap=Space.M)
        box = column(self, gap=0)
        box.addLayout(self._box)
        box.addStretch(1)

    def show_record(self, record: DeclarationRecord) -> None:
        """Show what became of a declaration."""
        self._record = record
        self.retranslate()

    def texts(self) -> list[str]:
        """What is shown, a text for each thing that happened."""
        return list(self._lines)

    def retranslate(self) -> None:
        record = self._record
        if record is None:
            return
        drop_children(self._box)
        self._lines = []
        if record.hold is not None:
            words = self.tr(
                "Legal hold since {day}, set by {name}. It is not deleted when its time is up.\nReason: {reason}"
            )
            self._add(
                "attention", words.format(day=past_text(record.hold.at), name=record.hold.by, reason=record.hold.reason)
            )
        for correction in record.corrections:
            self._add("body", self._corrected(correction))
        entered = (
            self.tr("Taken from a file on {day} by {name}")
            if record.source == "import"
            else self.tr("Typed in on {day} by {name}")
        )
        self._add("second", entered.format(day=past_text(record.entered_at), name=record.entered_by))

    def _add(self, role: str, text: str) -> None:
        made = label(role, text, wrap=True)  # type: ignore[arg-type]
        self._box.addWidget(made)
        self._lines.append(text)

    def _corrected(self, correction: RecordedCorrection) -> str:
        words = self.tr("Corrected on {day} by {name}\nReason: {reason}")
        head = words.format(day=past_text(correction.at), name=correction.by, reason=correction.reason)
        return "\n".join((head, *(self._changed(change) for change in correction.changes)))

    def _changed(self, change: ChangedField) -> str:
        name = field_label(change.field)
        if change.before == change.after:
            return self.tr("{field}: changed; masked, both read {text}").format(
                field=name, text=field_text(change.field, change.after)
            )
        nothing = self.tr("empty")
        return self.tr("{field}: {before} → {after}").format(
            field=name,
            before=field_text(change.field, change.before) or nothing,
            after=field_text(change.field, change.after) or nothing,
        )
