"""Records that the hub keeps apart: which, why, and what to do about the one that is chosen."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.services.sync.outbox import QUARANTINED, RejectedRecord
from desktop.ui.kit.buttons import Button, ChipTone
from desktop.ui.kit.cards import Card
from desktop.ui.kit.i18n import Translated, sentence
from desktop.ui.kit.labels import label
from desktop.ui.kit.sizes import row, sized
from desktop.ui.kit.tables import Column, RecordModel, Table
from desktop.ui.kit.tokens import Space

_ROW, _HEAD, _MOST_ROWS = 38, 38, 5
DECLARATION = "declaration"
_DISPOSITIONS: dict[str, tuple[Message, ChipTone]] = {
    QUARANTINED: (message("SyncApart", "To be seen to"), "attention"),
    "parked": (message("SyncApart", "Kept for later"), "neutral"),
    "expired": (message("SyncApart", "Past its time"), "neutral"),
}


class QuarantineCard(Translated, Card):
    """The list, and below it the chosen record with its ways out."""

    correct_wanted = Signal(object)
    aside_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, parent=parent)
        self._records: tuple[RejectedRecord, ...] = ()
        self._count, self._may_correct = 0, False
        self._model: RecordModel[RejectedRecord] = RecordModel(
            [
                Column(lambda: self.tr("Record"), _thing),
                Column(lambda: self.tr("Number"), lambda r: str(r.seq), 110, right=True),
                Column(lambda: self.tr("State"), _fate, 180, _tone),
            ]
        )
        self.table = Table(self._model)
        self._more = label("quiet", wrap=True)
        self.why = label("body", wrap=True)
        self.correct, self.aside = Button("secondary", "edit"), Button("secondary", "check")
        ways = row(gap=Space.M)
        ways.addWidget(self.correct)
        ways.addWidget(self.aside)
        ways.addStretch(1)
        for part in (self.table, self._more, self.why):
            self.body.addWidget(part)
        self.body.addLayout(ways)
        self.table.selected.connect(lambda _: self._show_chosen())
        self.table.opened.connect(lambda _: self.correct.click() if self.correct.isVisible() else None)
        self.correct.clicked.connect(lambda: self._want(self.correct_wanted))
        self.aside.clicked.connect(lambda: self._want(self.aside_wanted))
        self.hide()
        self.retranslate()

    def show_records(self, records: tuple[RejectedRecord, ...], count: int, *, may_correct: bool) -> None:
        """Show the newest of ``count`` records, those that somebody should see to first."""
        ordered = tuple(sorted(records, key=lambda r: (r.disposition != QUARANTINED, -r.seq)))
        self._count, self._may_correct = count, may_correct
        if ordered != self._records:
            kept = self.chosen
            self._records = ordered
            self._model.set_records(ordered)
            sized(self.table, height=_HEAD + _ROW * min(max(len(ordered), 1), _MOST_ROWS) + 2)
            at = next((i for i, r in enumerate(ordered) if kept and r.seq == kept.seq), 0)
            if ordered:
                self.table.setCurrentIndex(self._model.index(at, 0))
        self.setVisible(bool(ordered))
        self.retranslate()

    @property
    def chosen(self) -> RejectedRecord | None:
        """The record that the keyboard is on."""
        current = self.table.current()
        return current if isinstance(current, RejectedRecord) else None

    def retranslate(self) -> None:
        self.set_heading(self.tr("Kept apart at the hub"))
        self.table.setAccessibleName(self.tr("Records that the hub keeps apart"))
        self._more.setText(
            self.tr("The newest {shown} of {count}.").format(
                shown=count_text(len(self._records)), count=count_text(self._count)
            )
        )
        self._more.setVisible(self._count > len(self._records))
        self.correct.set_words(self.tr("Correct the declaration…"))
        self.aside.set_words(self.tr("Seen to: take off the list"))
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.why.setText(sentence(chosen.sentence) if chosen else "")
        is_open = chosen is not None and chosen.disposition == QUARANTINED
        self.correct.setHidden(not (is_open and self._may_correct and _is_declaration(chosen)))
        self.aside.setHidden(chosen is None)

    def _want(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)


def _is_declaration(record: RejectedRecord | None) -> bool:
    return record is not None and record.kind.partition(".")[0] == DECLARATION and bool(record.subject)


def _thing(record: RejectedRecord) -> str:
    return record.kind if record.label is None else sentence(record.label)


def _fate(record: RejectedRecord) -> str:
    known = _DISPOSITIONS.get(record.disposition)
    return sentence(known[0]) if known else record.disposition


def _tone(record: RejectedRecord) -> ChipTone:
    known = _DISPOSITIONS.get(record.disposition)
    return known[1] if known else "neutral"
